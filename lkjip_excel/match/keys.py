"""The keys of sasaran, indikator and budget rows, each kind in its own step on the frame of table rows."""

import pandas as pd

from lkjip_excel.facts import DEPTH
from lkjip_excel.match.naming import Dipasangkan, keys_of, things
from lkjip_excel.model import Jenjang

#: Rows that measure a sasaran; on all others the indikator is the row's own output or what it supports.
MEASURES = (Jenjang.INDIKATOR, Jenjang.SASARAN)
BUDGET = tuple(jenjang for jenjang, depth in DEPTH.items() if depth > 0)
#: Documents whose budget rows name the sasaran indikator they support, not an output of their own.
SUPPORTING = ("realisasi_anggaran",)

Keyed = tuple[pd.DataFrame, list[Dipasangkan]]


def sasaran_keys(rows: pd.DataFrame) -> Keyed:
    """Fill ``kunci_sasaran`` from the sasaran a row names; a sasaran row itself is named by its uraian."""
    named = things(rows, "sasaran")
    is_sasaran = (rows["jenjang"] == Jenjang.SASARAN) & (rows["uraian"] != "")
    named[is_sasaran] = things(rows[is_sasaran], "uraian")
    keys, similar = keys_of(named)
    return rows.assign(kunci_sasaran=keys), similar


def indikator_keys(rows: pd.DataFrame) -> Keyed:
    """Fill ``kunci_indikator`` of rows that measure or support a sasaran, and the sasaran left unsaid."""
    wanted = rows["jenjang"].isin(MEASURES) | rows["dokumen"].isin(SUPPORTING)
    named = things(rows[wanted], "indikator").assign(induk=rows.loc[wanted, "kunci_sasaran"])
    keys, similar = keys_of(named)
    ready = rows.assign(kunci_indikator=keys.reindex(rows.index, fill_value=""))
    return ready.assign(kunci_sasaran=_known_sasaran(ready)), similar


def _known_sasaran(rows: pd.DataFrame) -> "pd.Series[str]":
    """Return the sasaran of each row, where unsaid that of the first row with the same indikator."""
    said = rows[(rows["kunci_sasaran"] != "") & (rows["kunci_indikator"] != "")]
    first = said.drop_duplicates(["kecamatan", "kunci_indikator"])
    known = first.set_index(["kecamatan", "kunci_indikator"])["kunci_sasaran"]
    wanted = pd.MultiIndex.from_frame(rows[["kecamatan", "kunci_indikator"]])
    other = pd.Series(known.reindex(wanted).to_numpy(), index=rows.index).fillna("")
    return rows["kunci_sasaran"].where(rows["kunci_sasaran"] != "", other)


def budget_keys(rows: pd.DataFrame) -> Keyed:
    """Fill ``kunci`` of program, kegiatan and sub kegiatan, top-down: the parent tells namesakes apart."""
    rows = rows.assign(kunci="")
    similar: list[Dipasangkan] = []
    for jenjang in BUDGET:
        level = rows[rows["jenjang"] == jenjang]
        above = level["induk"].map(rows["kunci"]).fillna("")
        named = things(level, "uraian").assign(kode=level["kode_normal"], induk=above)
        keys, paired = keys_of(named, f"{jenjang}:", in_place=True)
        rows.loc[level.index, "kunci"] = keys
        similar += paired
    return rows, similar


def row_keys(rows: pd.DataFrame) -> pd.DataFrame:
    """Fill what is left: ``kunci`` of all other rows, output indikator, inherited sasaran."""
    rows = rows.copy()
    measures = rows["jenjang"].isin(MEASURES)
    rows.loc[measures, "kunci"] = rows["kunci_indikator"]
    rows.loc[rows["jenjang"] == Jenjang.TOTAL, "kunci"] = "total"
    belanja = rows["jenjang"] == Jenjang.BELANJA
    rows.loc[belanja, "kunci"] = "belanja:" + rows["kata_uraian"]
    output = rows["jenjang"].isin(BUDGET) & ~rows["dokumen"].isin(SUPPORTING)
    output &= (rows["kata_indikator"] != "") & (rows["kunci"] != "")
    rows.loc[output, "kunci_indikator"] = rows["kunci"] + "|" + rows["kata_indikator"]
    return rows.assign(kunci_sasaran=_inherited(rows))


def _inherited(rows: pd.DataFrame) -> "pd.Series[str]":
    """Return the sasaran of each row, of a budget row without one that of its parent or the sasaran above."""
    budget = rows["jenjang"].isin(BUDGET)
    said = rows["kunci_sasaran"].mask(rows["kunci_sasaran"] == "")
    above = said.where(rows["jenjang"] == Jenjang.SASARAN).groupby([rows["kecamatan"], rows["tabel"]]).ffill()
    said = said.fillna(above.where(budget))
    for jenjang in BUDGET:
        level = rows["jenjang"] == jenjang
        said = said.where(~level, said.fillna(rows["induk"].map(said)))
    return said.fillna("")
