"""Views of the facts frame: the rows of one kind of table side by side, and which row stands under which."""

from typing import cast

import pandas as pd

from lkjip_excel.model import Jenjang, Keadaan, Sumber

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
    """Return the facts of one role, by row; one with a period wins over one without.

    A role that is a word of the row itself (uraian, indikator) adds its fact, not a second such column.
    """
    facts = mine[mine["peran"] == peran].rename_axis("fakta").reset_index()
    facts = facts.sort_values("periode", ascending=False, kind="stable").drop_duplicates(ROW).set_index(ROW)
    numbers = {} if peran in CONTEXT else {peran: facts["nilai"]}
    return pd.DataFrame(
        {
            **numbers,
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
    open_rows: list[tuple[int, object, object]] = []
    before: object = None
    words = table_rows[["kecamatan", "tabel", "jenjang", "kode", "uraian"]]
    for label, kecamatan, tabel, jenjang, *thing in words.itertuples(name=None):
        depth = DEPTH.get(cast("Jenjang", jenjang), 0)
        if (kecamatan, tabel) != before:
            open_rows, before = [], (kecamatan, tabel)
        if depth > 0:
            open_rows = [row for row in open_rows if row[0] < depth or (row[0], row[2]) == (depth, thing)]
        higher = [row[1] for row in open_rows if row[0] < depth]
        found[label] = higher[-1] if higher else pd.NA
        if depth > 0 and not (open_rows and open_rows[-1][0] == depth):
            open_rows.append((depth, label, thing))
    return pd.Series(found, dtype="Int64", index=table_rows.index)


def pagu_berlaku(table_rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with the budget in force in ``pagu``, ``pagu_fakta`` and ``pagu_keadaan``.

    Where the pagu (perubahan) is blank or the table has no such column, the pagu murni holds. A cell that
    could not be read, or that says not applicable, is not blank: it keeps its state and no other amount
    stands in for it. Rows of a document without either column get all three, empty.
    """
    names = ["pagu", "pagu_fakta", "pagu_keadaan"]
    ready = table_rows.reindex(columns=[*table_rows.columns.drop(names, errors="ignore"), *names])
    if "pagu_murni" in table_rows.columns:
        blank = ready["pagu_fakta"].isna() | (ready["pagu_keadaan"] == Keadaan.KOSONG)
        blank &= ready["pagu_murni_fakta"].notna()
        murni = ["pagu_murni", "pagu_murni_fakta", "pagu_murni_keadaan"]
        for name, other in zip(names, murni, strict=True):
            ready[name] = ready[name].where(~blank, ready[other])
    return ready.astype({"pagu": "float64", "pagu_fakta": "Int64"})


def sumber(fakta: pd.DataFrame, fact: int) -> Sumber:
    """Return the cell a fact was read from; KeyError when there is no such fact."""
    return Sumber(*(str(fakta.loc[fact, name]) for name in ("berkas", "lembar", "sel", "tercetak")))


def sheet_tables(fakta: pd.DataFrame) -> "pd.Series[str]":
    """Return the table on a sheet that each fact stands in, whatever part of a row it is of.

    The name of a table is file, sheet and header row, and behind them the part of the row where there are
    several.
    """
    return fakta["kecamatan"] + "|" + fakta["tabel"].str.split("|").str[:3].str.join("|")
