"""What the checks look at: rows of one document in the year of the report, amounts as they are printed."""

from typing import Any, cast

import pandas as pd

from lkjip_excel.facts import pagu_berlaku, rows, sumber
from lkjip_excel.model import Keadaan, Sumber
from lkjip_excel.values import bulatkan, decimals

#: What makes two rows the same thing of the same office.
SAME = ["kecamatan", "kunci"]
_THIS_YEAR = "tahun ini"


def year_rows(fakta: pd.DataFrame, dokumen: str, *peran: str) -> pd.DataFrame:
    """Return the keyed rows of a document (as ``facts.rows``), yearly roles at each report's own year.

    Every one of ``peran`` has its columns and a column ``<peran>_cetak``: the number as printed, NaN unless
    the cell holds one. ``pagu`` is the pagu in force.
    """
    year = fakta["periode"] == fakta["tahun"].astype("string").fillna("-")
    roles = fakta["peran"].isin([*peran, "pagu", "pagu_murni", "indikator"])
    mine = fakta[(fakta["dokumen"] == dokumen) & roles & (year | (fakta["periode"] == ""))]
    mine = mine.assign(periode=mine["periode"].where(~year, _THIS_YEAR))
    found = pagu_berlaku(rows(mine, dokumen, _THIS_YEAR))
    wanted = [f"{one}{part}" for one in peran for part in ("", "_fakta", "_keadaan", "_mutu", "_atas")]
    missing = [one for one in (*wanted, "indikator_fakta") if one not in found.columns]
    found = found.reindex(columns=[*found.columns, *missing])
    for one in peran:
        found[f"{one}_cetak"] = _printed(found, one, fakta)
    return found[found["kunci"] != ""]


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


def cells(fakta: pd.DataFrame, *facts: float | None) -> tuple[Sumber, ...]:
    """Return the cells of the facts that exist, in this order."""
    return tuple(sumber(fakta, int(fact)) for fact in facts if fact is not None and not pd.isna(fact))


def printed_text(fakta: pd.DataFrame, fact: int) -> str:
    """Return the text the cell of a fact shows."""
    return sumber(fakta, int(fact)).tercetak or ""
