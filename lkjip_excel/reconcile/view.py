"""What the checks look at: rows of one document in the year of the report, amounts as they are printed."""

from dataclasses import dataclass, field
from typing import Any, cast

import pandas as pd

from lkjip_excel.facts import pagu_berlaku, rows, sumber
from lkjip_excel.layouts import table
from lkjip_excel.model import Keadaan, Sumber
from lkjip_excel.values import bulatkan, decimals

#: What makes two rows the same thing of the same office.
SAME = ["kecamatan", "kunci"]
_THIS_YEAR = "tahun ini"


@dataclass(frozen=True, slots=True)
class Tampilan:
    """The facts, and the rows of each document; laid out once, however many checks look at them."""

    fakta: pd.DataFrame
    _rows: dict[str, pd.DataFrame] = field(default_factory=dict, init=False)

    def rows(self, dokumen: str) -> pd.DataFrame:
        """Return the keyed rows of a document (as ``facts.rows``), yearly roles at each report's own year.

        Every number column p of the document's layout has its columns, whether read or not, and ``p_cetak``,
        the number as printed, NaN unless the cell holds one. ``pagu`` is the pagu in force. Not to be
        changed: the next check gets the same frame.
        """
        if dokumen not in self._rows:
            self._rows[dokumen] = _year_rows(self.fakta, dokumen)
        return self._rows[dokumen]

    def cells(self, *facts: float | None) -> tuple[Sumber, ...]:
        """Return the cells of the facts that exist, in this order."""
        return tuple(sumber(self.fakta, int(one)) for one in facts if one is not None and not pd.isna(one))

    def printed(self, fact: int) -> str:
        """Return the text the cell of a fact shows."""
        return sumber(self.fakta, int(fact)).tercetak or ""


def _year_rows(fakta: pd.DataFrame, dokumen: str) -> pd.DataFrame:
    numbers = [kolom.peran for kolom in table(dokumen).kolom if kolom.tipe in {"angka", "rupiah"}]
    year = fakta["periode"] == fakta["tahun"].astype("string").fillna("-")
    wanted = fakta["peran"].isin([*numbers, "indikator"]) & (year | (fakta["periode"] == ""))
    mine = fakta[(fakta["dokumen"] == dokumen) & wanted]
    mine = mine.assign(periode=mine["periode"].where(~year, _THIS_YEAR))
    found = pagu_berlaku(rows(mine, dokumen, _THIS_YEAR))
    columns = [f"{one}{part}" for one in numbers for part in ("", "_fakta", "_keadaan", "_mutu", "_atas")]
    lacking = [one for one in (*columns, "indikator_fakta") if one not in found.columns]
    printed = {f"{one}_cetak": _printed(found, one, fakta) for one in numbers if one in found.columns}
    ready = found.reindex(columns=[*found.columns, *lacking, *(f"{one}_cetak" for one in numbers)])
    return ready.assign(**printed)[ready["kunci"] != ""]


def _printed(table_rows: pd.DataFrame, peran: str, fakta: pd.DataFrame) -> "pd.Series[float]":
    """Return the numbers of a role rounded to the decimals their cells show."""
    has = table_rows[f"{peran}_keadaan"] == Keadaan.ADA
    texts = table_rows.loc[has, f"{peran}_fakta"].map(fakta["tercetak"])
    pairs = zip(table_rows.loc[has, peran], texts, strict=True)
    shown = pd.Series([bulatkan(float(number), decimals(text)) for number, text in pairs], index=texts.index)
    return shown.astype("float64").reindex(table_rows.index)


def paired(left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that are the same thing side by side; columns of the right end in "_lain"."""
    return left.merge(right, on=SAME, suffixes=("", "_lain"))


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows as dicts by column name, for writing a temuan each."""
    return cast("list[dict[str, Any]]", frame.to_dict("records"))
