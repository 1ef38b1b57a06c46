"""Things that one table names twice: said, and given keys that no other table can take for the first."""

import pandas as pd

from lkjip_excel.facts import sumber
from lkjip_excel.layouts import table
from lkjip_excel.match.keys import BUDGET, MEASURES, SUPPORTING
from lkjip_excel.model import Temuan


def numbered_duplicates(rows: pd.DataFrame, fakta: pd.DataFrame) -> tuple[pd.DataFrame, list[Temuan]]:
    """Return the rows with " (2)" and so on after the key of a thing its table named before, and the temuan.

    An indikator row is known by its indikator; a budget row by itself, or by the indikator it names, as a
    table may give each of its indikator a row.
    """
    rows = rows.copy()
    temuan: list[Temuan] = []
    for column, name, chosen in _kinds(rows):
        thing = ["kecamatan", "tabel", column]
        mine = rows[chosen & (rows[column] != "")]
        groups = mine[mine.duplicated(thing, keep=False)].groupby(thing, sort=False)
        temuan += [_duplicate(part, name, fakta) for _, part in groups]
        number = groups.cumcount() + 1
        again = number[number > 1]
        rows.loc[again.index, column] += " (" + again.astype("str") + ")"
    measures = rows["jenjang"].isin(MEASURES)
    rows.loc[measures, "kunci"] = rows["kunci_indikator"]
    return rows, temuan


def _kinds(rows: pd.DataFrame) -> list[tuple[str, str, "pd.Series[bool]"]]:
    """Return which key must be unique in a table, the name behind it, and on which rows."""
    measures = rows["jenjang"].isin(MEASURES)
    budget = rows["jenjang"].isin(BUDGET)
    by_indikator = budget & (rows["kata_indikator"] != "") & ~rows["dokumen"].isin(SUPPORTING)
    return [
        ("kunci_indikator", "indikator", measures | by_indikator),
        ("kunci", "uraian", budget & ~by_indikator),
    ]


def _duplicate(part: pd.DataFrame, name: str, fakta: pd.DataFrame) -> Temuan:
    """Say that these rows name one thing; the later ones are the cells to mend."""
    first, *others = (sumber(fakta, fact) for fact in part[f"sel_{name}"])
    row = part.iloc[0]
    isi = {
        "apa": "Indikator" if name == "indikator" else str(row["jenjang"]).capitalize(),
        "uraian": row[name],
        "dokumen": table(row["dokumen"]).lembar,
        "jumlah": len(part),
    }
    return Temuan("SELARAS-09", row["kecamatan"], (*others, first), isi, tercetak=row[name])
