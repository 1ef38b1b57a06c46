"""Views of the facts frame: the rows of one kind of table side by side, and which row stands under which."""

from typing import cast

import pandas as pd

from lkjip_excel.model import Jenjang

#: What every fact of one row shares; ``row_id`` is made of the first three.
ROW = ["kecamatan", "tabel", "baris"]
CONTEXT = [
    "dokumen",
    "tahun",
    "jenjang",
    "kode",
    "sasaran",
    "indikator",
    "uraian",
    "kunci",
    "kunci_sasaran",
    "kunci_indikator",
    "berkas",
    "lembar",
]
#: Depth of each budget level; a row's parent is the nearest row above with a smaller depth.
DEPTH = {Jenjang.TOTAL: 0, Jenjang.PROGRAM: 1, Jenjang.KEGIATAN: 2, Jenjang.SUB_KEGIATAN: 3}


def rows(fakta: pd.DataFrame, dokumen: str, periode: str = "") -> pd.DataFrame:
    """Return one row per table row of ``dokumen``, its facts side by side.

    Columns: ROW, CONTEXT, and for every role met r: ``r`` (the number), ``r_fakta`` (id of its fact, NA
    where the row has none), ``r_keadaan``, ``r_teks``, ``r_satuan``, ``r_mutu``, ``r_atas``. A role that
    stands once a period is taken at ``periode``; roles without period are always taken. Rows keep the
    order of the sheet.
    """
    mine = fakta[(fakta["dokumen"] == dokumen) & fakta["periode"].isin({"", periode})]
    base = mine.drop_duplicates(ROW)[ROW + CONTEXT].set_index(ROW)
    parts = [base, *(_role(mine, str(peran)) for peran in mine["peran"].unique())]
    return pd.concat(parts, axis=1).sort_index(kind="stable").reset_index()


def _role(mine: pd.DataFrame, peran: str) -> pd.DataFrame:
    """Return the facts of one role, by row; one with a period wins over one without."""
    facts = mine[mine["peran"] == peran].rename_axis("fakta").reset_index()
    facts = facts.sort_values("periode", ascending=False, kind="stable").drop_duplicates(ROW).set_index(ROW)
    return pd.DataFrame(
        {
            peran: facts["nilai"],
            f"{peran}_fakta": facts["fakta"].astype("Int64"),
            f"{peran}_keadaan": facts["keadaan"],
            f"{peran}_teks": facts["teks"],
            f"{peran}_satuan": facts["satuan"],
            f"{peran}_mutu": facts["mutu"],
            f"{peran}_atas": facts["nilai_atas"],
        },
    )


def parents(table_rows: pd.DataFrame) -> "pd.Series[int]":
    """Return for every budget row the index label of its parent row, NA at the top.

    A kegiatan stands under the nearest program above it in the same table, a sub kegiatan under the
    nearest kegiatan (or program). Several rows of one thing (more indikator) share its first row.
    """
    found: dict[object, object] = {}
    above: list[tuple[int, object]] = []
    before: object = None
    for label, tabel, jenjang in table_rows[["tabel", "jenjang"]].itertuples(name=None):
        if tabel != before:
            above, before = [], tabel
        depth = DEPTH.get(cast("Jenjang", jenjang))
        if depth is None or depth == 0:
            found[label] = pd.NA
            continue
        while above and above[-1][0] >= depth:
            above.pop()
        found[label] = above[-1][1] if above else pd.NA
        above.append((depth, label))
    return pd.Series(found, dtype="Int64", index=table_rows.index)
