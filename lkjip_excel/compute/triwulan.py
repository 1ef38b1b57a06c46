"""The figure of the year from its quarters, where the year itself was left blank."""

import pandas as pd

from lkjip_excel.compute.capaian import tahunan_dari_triwulan
from lkjip_excel.compute.pengukuran import operands, texts
from lkjip_excel.facts import rows
from lkjip_excel.model import Keadaan
from lkjip_excel.rules import AturanError, quarter_method

QUARTERS = ("TW1", "TW2", "TW3", "TW4")
_KEY = ["kecamatan", "kunci"]


def with_quarters(merged: pd.DataFrame, fakta: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with a blank realisasi taken from the quarters, by each indikator's own method.

    A quarter that cannot be read leaves the year unreadable. Adds ``cara_triwulan`` (the method's kode, ""
    where the year itself was filled in) and one column a quarter with the fact it was taken from.
    """
    quarters = _side_by_side(fakta)
    ready = merged.merge(quarters, on=_KEY, how="left")
    ready["cara_triwulan"] = ready["cara_triwulan"].fillna("")
    year = tahunan_dari_triwulan(ready[list(QUARTERS)], ready["cara_triwulan"])
    blank = (ready["realisasi_keadaan"] == Keadaan.KOSONG) & year.notna()
    ready["realisasi"] = ready["realisasi"].mask(blank, year)
    ready["realisasi_keadaan"] = ready["realisasi_keadaan"].mask(blank, Keadaan.ADA.value)
    ready["realisasi_fakta"] = ready["realisasi_fakta"].mask(blank, pd.NA)
    ready["cara_triwulan"] = ready["cara_triwulan"].where(blank, "")
    states = ready[[f"{quarter}_keadaan" for quarter in QUARTERS]]
    unread = blank & states.isin([Keadaan.TIDAK_TERBACA.value]).any(axis=1)
    return ready.assign(
        realisasi_keadaan=ready["realisasi_keadaan"].mask(unread, Keadaan.TIDAK_TERBACA.value)
    )


def _side_by_side(fakta: pd.DataFrame) -> pd.DataFrame:
    """Return one row an indikator: its realisasi a quarter, the facts they stand in, and its method."""
    base = operands(rows(fakta, "triwulan"), "realisasi").drop_duplicates(_KEY)
    found = base[_KEY].assign(cara_triwulan=texts(base, "cara").map(_known_method))
    for quarter in QUARTERS:
        figures = operands(rows(fakta, "triwulan", quarter), "realisasi").drop_duplicates(_KEY)
        named = {
            "realisasi": quarter,
            "realisasi_fakta": f"{quarter.lower()}_fakta",
            "realisasi_keadaan": f"{quarter}_keadaan",
        }
        found = found.merge(figures[[*_KEY, *named]].rename(columns=named), on=_KEY, how="left")
    return found


def _known_method(text: str) -> str:
    """Return the kode of a method as a person wrote it; one that nobody knows (a temuan) is the usual one."""
    try:
        return quarter_method(text).kode
    except AturanError:
        return quarter_method("").kode
