"""Efficiency by a method's formula, with what it is called."""

from collections.abc import Mapping

import pandas as pd

from lkjip_excel.rules import MetodeEfisiensi

Operan = Mapping[str, "pd.Series[float]"]


def efisiensi(
    metode: MetodeEfisiensi,
    capaian: "pd.Series[float]",
    serapan: "pd.Series[float]",
    pagu: "pd.Series[float]",
    realisasi: "pd.Series[float]",
) -> pd.DataFrame:
    """Return columns ``nilai`` and ``keterangan`` for every row.

    Capaian and serapan are percent, pagu and realisasi rupiah. ``nilai`` is NaN where an operand is
    missing or a divisor is zero (keterangan: the method's ``kosong``); where the method's condition does
    not hold the keterangan says so.
    """
    return dinilai(metode, {"capaian": capaian, "serapan": serapan, "pagu": pagu, "realisasi": realisasi})


def efisiensi_sdm(
    metode: MetodeEfisiensi, capaian: "pd.Series[float]", ketersediaan: "pd.Series[float]"
) -> pd.DataFrame:
    """Return ``nilai`` and ``keterangan`` of staff: capaian against ketersediaan, both percent."""
    return dinilai(metode, {"capaian": capaian, "ketersediaan": ketersediaan})


def dinilai(metode: MetodeEfisiensi, operan: Operan) -> pd.DataFrame:
    """Return ``nilai`` and ``keterangan`` of any method over its operands."""
    nilai = metode.rumus.hitung(operan)
    unmet = pd.Series(data=False, index=nilai.index)
    if metode.syarat is not None:
        condition = metode.syarat.hitung(operan)
        nilai, unmet = nilai.where(condition.notna()), condition.eq(0)
    said = _said(metode, operan, nilai).mask(unmet, metode.syarat_gagal).mask(nilai.isna(), metode.kosong)
    return pd.DataFrame({"nilai": nilai if metode.tetap_dihitung else nilai.mask(unmet), "keterangan": said})


def _said(metode: MetodeEfisiensi, operan: Operan, nilai: "pd.Series[float]") -> "pd.Series[str]":
    """Return the first label that holds in every row, "" where the method has none."""
    said = pd.Series("", index=nilai.index, dtype="str")
    for label in reversed(metode.label):
        holds = nilai.notna() if label.bila is None else label.bila.benar({**operan, "nilai": nilai})
        said = said.mask(holds, label.teks)
    return said
