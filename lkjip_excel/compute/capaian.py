"""Capaian of every row by its own method, capped, from letter grades, and from quarters."""

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from lkjip_excel.rules import AturanError, MetodeCapaian, Skala, capaian_methods, quarter_method


def capaian(
    target: "pd.Series[float]",
    target_atas: "pd.Series[float]",
    realisasi: "pd.Series[float]",
    metode: "pd.Series[str]",
    daftar: Mapping[str, MetodeCapaian] | None = None,
) -> "pd.Series[float]":
    """Return capaian in percent, raw (not capped); NaN where it cannot be computed.

    ``metode`` holds the kode of each row's method ("" for none), out of ``daftar`` (those of the program
    unless a profile brings its own). A target that is no range is its own upper end. AturanError for a
    kode that is not in ``daftar``.
    """
    known = capaian_methods() if daftar is None else daftar
    operan = {"target": target, "target_atas": target_atas.fillna(target), "realisasi": realisasi}
    result = pd.Series(np.nan, index=target.index, dtype=float)
    for kode in metode[metode != ""].unique():
        if kode not in known:
            raise AturanError(f'metode capaian "{kode}" tidak dikenal')
        result = result.mask(metode == kode, known[kode].rumus.hitung(operan))
    return result


def dibatasi(capaian: "pd.Series[float]", batas: tuple[float, float] | None) -> "pd.Series[float]":
    """Return capaian held between the lowest and highest that count; unchanged without ``batas``."""
    return capaian if batas is None else capaian.clip(*batas)


def capaian_mutu(target: "pd.Series[str]", realisasi: "pd.Series[str]", skala: Skala) -> "pd.Series[float]":
    """Return capaian of letter grades without numbers: 100 where the target's class is reached.

    NaN below it, because letters say the order and not the distance, and where a grade is blank or not of
    the scale; ``alasan_mutu`` says which.
    """
    reached = _rank(realisasi, skala) <= _rank(target, skala)
    return pd.Series(np.where(reached, 100, np.nan), index=target.index, dtype=float)


def alasan_mutu(target: "pd.Series[str]", realisasi: "pd.Series[str]", skala: Skala) -> "pd.Series[str]":
    """Return in words why ``capaian_mutu`` gives nothing, "" where it does or where there is no grade."""
    reason = pd.Series("", index=target.index, dtype="str")
    reason = reason.mask(
        _rank(realisasi, skala) > _rank(target, skala),
        "mutu di bawah target, besarnya tidak dapat dihitung tanpa angka",
    )
    for grades in (target, realisasi):
        unknown = (grades != "") & _rank(grades, skala).isna()
        reason = reason.mask(unknown, f"mutu tidak dikenal pada skala {skala.judul}")
    return reason


def _rank(mutu: "pd.Series[str]", skala: Skala) -> "pd.Series[float]":
    ranks = {each: skala.order(each) for each in mutu.unique()}
    return mutu.map(ranks).astype(float)


#: What the year stands at after each quarter; a quarter without a figure leaves it as it was.
_RUNNING: Mapping[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "jumlah": lambda quarters: quarters.cumsum(axis="columns"),
    "terakhir": lambda quarters: quarters,
    "rata_rata": lambda quarters: quarters.cumsum(axis="columns") / quarters.notna().cumsum(axis="columns"),
    "tertinggi": lambda quarters: quarters.cummax(axis="columns"),
}


def kumulatif(triwulan: pd.DataFrame, cara: "pd.Series[str]") -> pd.DataFrame:
    """Return where each indikator stands at the end of every quarter, by its own method.

    ``triwulan``: a column a quarter, in order; ``cara``: the method as a person writes it ("" for the
    usual one). NaN until the first figure. AturanError for a method nobody knows.
    """
    result = pd.DataFrame(np.nan, index=triwulan.index, columns=triwulan.columns, dtype=float)
    for teks in cara.unique():
        running = _RUNNING[quarter_method(teks).agregat](triwulan.astype(float))
        result = result.mask(cara == teks, running.ffill(axis="columns"))
    return result


def tahunan_dari_triwulan(triwulan: pd.DataFrame, cara: "pd.Series[str]") -> "pd.Series[float]":
    """Return the figure of the year from its quarters; NaN where no quarter has one. See ``kumulatif``."""
    return kumulatif(triwulan, cara).iloc[:, -1].rename(None)
