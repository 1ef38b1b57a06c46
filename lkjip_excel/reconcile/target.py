"""Checks of indikator sasaran: the target of the Perjanjian Kinerja elsewhere, and its realisasi."""

from typing import Any

import pandas as pd

from lkjip_excel.model import Keadaan, Temuan
from lkjip_excel.reconcile.view import SAME, Tampilan, paired, records


def target_rkt(dilihat: Tampilan) -> list[Temuan]:
    """SELARAS-01: the target of the RKT is not that of the Perjanjian Kinerja."""
    return _different_targets(dilihat, "rkt", "SELARAS-01")


def target_renstra(dilihat: Tampilan) -> list[Temuan]:
    """SELARAS-02: the target of the Renstra for this year is not that of the Perjanjian Kinerja."""
    return _different_targets(dilihat, "renstra", "SELARAS-02")


def _different_targets(dilihat: Tampilan, dokumen: str, kode: str) -> list[Temuan]:
    both = paired(dilihat.rows("pk_sasaran"), dilihat.rows(dokumen))
    filled = (both["target_keadaan"] == Keadaan.ADA) & (both["target_keadaan_lain"] == Keadaan.ADA)
    return [_target(row, kode, dilihat) for row in records(both[filled & _differ(both)])]


def _differ(both: pd.DataFrame) -> "pd.Series[bool]":
    """Tell where two targets disagree: as numbers and ranges where both have one, else as grades.

    A grade on one side and a number on the other say nothing of each other.
    """
    numbers = both["target_cetak"].notna() & both["target_cetak_lain"].notna()
    grades = (both["target_mutu"] != "") & (both["target_mutu_lain"] != "")
    same_number = _same(both, "target_cetak") & _same(both, "target_atas")
    return (~same_number).where(numbers, grades & ~_same(both, "target_mutu"))


def _same(both: pd.DataFrame, column: str) -> "pd.Series[bool]":
    one, other = both[column], both[f"{column}_lain"]
    return (one == other) | (one.isna() & other.isna())


def _target(row: dict[str, Any], kode: str, dilihat: Tampilan) -> Temuan:
    pk, other = (dilihat.printed(row[name]) for name in ("target_fakta", "target_fakta_lain"))
    isi = {"indikator": row["indikator"], "target_pk": pk, "target_lain": other, "tahun": row["tahun"]}
    places = dilihat.cells(row["target_fakta_lain"], row["target_fakta"])
    number = pd.isna(row["target_atas"]) and not pd.isna(row["target_cetak"])
    expected = float(row["target"]) if number else pk
    return Temuan(kode, row["kecamatan"], places, isi, tercetak=other, seharusnya=expected)


def without_realisasi(dilihat: Tampilan) -> list[Temuan]:
    """SELARAS-06: an indikator of the Perjanjian Kinerja has no realisasi, of the year or of any triwulan.

    Not applicable and unreadable are no blanks. The cell to mend is the blank one, where there is one.
    """
    pk = dilihat.rows("pk_sasaran").drop_duplicates(SAME)
    wanted = pk[pk["target_keadaan"] != Keadaan.TIDAK_BERLAKU]
    real = dilihat.rows("realisasi_kinerja").drop_duplicates(SAME)
    blank = real["realisasi_fakta"].isna() | (real["realisasi_keadaan"] == Keadaan.KOSONG)
    told = pd.concat([real.loc[~blank, SAME], _quarterly(dilihat)])
    lacking = wanted[~_in(wanted, told)].merge(real[[*SAME, "realisasi_fakta"]], on=SAME, how="left")
    return [_unfilled(row, dilihat) for row in records(lacking)]


def without_target(dilihat: Tampilan) -> list[Temuan]:
    """SELARAS-11: an indikator of the Perjanjian Kinerja has no target."""
    pk = dilihat.rows("pk_sasaran")
    blank = pk[pk["target_fakta"].isna() | (pk["target_keadaan"] == Keadaan.KOSONG)]
    return [_without_target(row, dilihat) for row in records(blank)]


def _without_target(row: dict[str, Any], dilihat: Tampilan) -> Temuan:
    places = dilihat.cells(row["target_fakta"], row["indikator_fakta"])
    return Temuan("SELARAS-11", row["kecamatan"], places, {"indikator": row["indikator"]})


def _quarterly(dilihat: Tampilan) -> pd.DataFrame:
    """Return the keys of indikator with a realisasi in some triwulan."""
    fakta = dilihat.fakta
    mine = (fakta["dokumen"] == "triwulan") & (fakta["peran"] == "realisasi")
    return fakta.loc[mine & (fakta["keadaan"] == Keadaan.ADA), SAME]


def _in(some: pd.DataFrame, others: pd.DataFrame) -> "pd.Series[bool]":
    known = pd.MultiIndex.from_frame(others[SAME])
    return pd.Series(pd.MultiIndex.from_frame(some[SAME]).isin(known), index=some.index)


def _unfilled(row: dict[str, Any], dilihat: Tampilan) -> Temuan:
    named = row["target_fakta"] if pd.isna(row["indikator_fakta"]) else row["indikator_fakta"]
    places = dilihat.cells(row["realisasi_fakta"], named)
    return Temuan("SELARAS-06", row["kecamatan"], places, {"indikator": row["indikator"]})
