"""Measures realisasi against target, row by row: method, state, why not, capaian."""

from collections.abc import Sequence

import pandas as pd

from lkjip_excel.compute.capaian import alasan_mutu, capaian, capaian_mutu
from lkjip_excel.model import Keadaan, KeadaanKinerja
from lkjip_excel.rules import AturanError, Profil

#: The method of a range below which it is better to be; profiles name one for ranges as such.
_NEGATIVE_RANGE = "rentang_negatif"
OPERAN = ["target", "realisasi"]
_PARTS = ["", "_fakta", "_keadaan", "_mutu", "_atas", "_satuan"]
_BLANK = {"_keadaan": Keadaan.KOSONG.value, "_mutu": "", "_satuan": ""}


def operands(rows: pd.DataFrame, *roles: str) -> pd.DataFrame:
    """Return ``rows`` with all columns of these roles, those it lacks added as not filled in."""
    ready = rows.copy()
    for role in roles:
        for part in _PARTS:
            if role + part not in ready:
                ready[role + part] = pd.Series(None, index=ready.index, dtype=_dtype(part))
        for part, blank in _BLANK.items():
            ready[role + part] = ready[role + part].astype("str").fillna(blank)
    return ready


def _dtype(part: str) -> str:
    return {"": "float64", "_atas": "float64", "_fakta": "Int64"}.get(part, "str")


def texts(rows: pd.DataFrame, role: str) -> "pd.Series[str]":
    """Return what a text role says in every row, "" where it says nothing."""
    column = f"{role}_teks"
    return rows[column].fillna("") if column in rows else pd.Series("", index=rows.index, dtype="str")


def measure(rows: pd.DataFrame, profil: Profil) -> pd.DataFrame:
    """Return ``rows`` (with target and realisasi operands, ``arah``, ``diminta``) measured.

    Adds ``metode``, ``keadaan``, ``alasan`` and ``capaian`` (percent, raw). Letter grades without a number
    are compared as order; where that gives no percentage the reason says so.
    """
    ready = rows.assign(metode=_methods(rows, profil))
    ready["keadaan"], ready["alasan"] = states(ready, OPERAN)
    guessed = ~ready["arah"].isin(list(profil.capaian))
    ready["keadaan"] = ready["keadaan"].mask(guessed, KeadaanKinerja.TIDAK_DAPAT_DIHITUNG.value)
    ready["alasan"] = ready["alasan"].mask(guessed, "arah tidak dikenal")
    by_number = capaian(
        ready["target"], ready["target_atas"], ready["realisasi"], ready["metode"], profil.daftar_metode
    )
    by_grade = capaian_mutu(ready["target_mutu"], ready["realisasi_mutu"], profil.skala_mutu)
    ready["capaian"] = by_number.fillna(by_grade).where(ready["keadaan"] == KeadaanKinerja.TERUKUR)
    return _without_result(ready, profil)


def _methods(rows: pd.DataFrame, profil: Profil) -> "pd.Series[str]":
    """Return the id of the method of every row: the one asked for, else the profile's for its direction."""
    known = rows["arah"].where(rows["arah"].isin(list(profil.capaian)), next(iter(profil.capaian)))
    ranged = rows["target_atas"].notna()
    asked = rows["diminta"].mask(ranged & (known == "negatif") & (rows["diminta"] == ""), _NEGATIVE_RANGE)
    pairs = zip(known.mask(ranged, "rentang"), asked, strict=True)
    return pd.Series([_method(profil, *pair) for pair in pairs], index=rows.index, dtype="str")


def _method(profil: Profil, arah: str, diminta: str) -> str:
    """Return the method's kode; one asked for that nobody knows (a temuan) gives way to the profile's."""
    try:
        return profil.metode(arah, diminta).kode
    except AturanError:
        return profil.metode(arah).kode


def states(rows: pd.DataFrame, roles: Sequence[str]) -> tuple["pd.Series[str]", "pd.Series[str]"]:
    """Return the state that the operands put every row in and, where it is not terukur, why in words."""
    state = pd.Series(KeadaanKinerja.TERUKUR.value, index=rows.index, dtype="str")
    reason = pd.Series("", index=rows.index, dtype="str")
    for keadaan, becomes, words in (
        (Keadaan.TIDAK_TERBACA, KeadaanKinerja.TIDAK_DAPAT_DIHITUNG, "{} tidak terbaca"),
        (Keadaan.KOSONG, KeadaanKinerja.BELUM_DIISI, "{} belum diisi"),
        (Keadaan.TIDAK_BERLAKU, KeadaanKinerja.TIDAK_BERLAKU, "{} tidak berlaku"),
    ):
        for role in roles:
            hit = rows[f"{role}_keadaan"] == keadaan
            state, reason = state.mask(hit, becomes.value), reason.mask(hit, words.format(role))
    return state, reason


def _without_result(rows: pd.DataFrame, profil: Profil) -> pd.DataFrame:
    """Mark rows whose operands are there but give no percentage."""
    lost = (rows["keadaan"] == KeadaanKinerja.TERUKUR) & rows["capaian"].isna()
    graded = alasan_mutu(rows["target_mutu"], rows["realisasi_mutu"], profil.skala_mutu)
    letters = (rows["target_mutu"] != "") | (rows["realisasi_mutu"] != "")
    reason = rows["alasan"].mask(lost, "penyebut rumus nol")
    reason = reason.mask(lost & letters, "mutu tanpa angka di salah satu sisi").mask(
        lost & (graded != ""), graded
    )
    state = rows["keadaan"].mask(lost, KeadaanKinerja.TIDAK_DAPAT_DIHITUNG.value)
    return rows.assign(keadaan=state, alasan=reason)


def direction(rows: pd.DataFrame) -> "pd.Series[str]":
    """Return the direction of every indikator as it is written; a blank one is positif."""
    named = texts(rows, "arah").str.strip().str.casefold()
    return named.where(named != "", "positif")


def unit(rows: pd.DataFrame) -> "pd.Series[str]":
    """Return the unit of every row: its own column, else the one written in the target or realisasi cell."""
    column = texts(rows, "satuan")
    for role in OPERAN:
        column = column.where(column != "", rows[f"{role}_satuan"])
    return column


def in_order(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with ``urutan`` counting from 1 within each kecamatan."""
    return frame.assign(urutan=frame.groupby("kecamatan", sort=False).cumcount() + 1)
