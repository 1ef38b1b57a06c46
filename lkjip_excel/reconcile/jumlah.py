"""Checks of sums: sub kegiatan to kegiatan to program to the printed total."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from lkjip_excel.facts import parents
from lkjip_excel.model import Jenjang, Keadaan, Temuan
from lkjip_excel.reconcile.view import Tampilan, records
from lkjip_excel.values import bulatkan, decimals

#: Which amounts of which document add up, and what a message calls them. The pagu is the one in force; the
#: pagu murni is looked at again only where it is another cell.
_AMOUNTS = (
    ("pk_program", "pagu", "Pagu"),
    ("rkt", "pagu", "Pagu"),
    ("realisasi_anggaran", "pagu", "Pagu"),
    ("realisasi_anggaran", "pagu_murni", "Pagu murni"),
    ("realisasi_anggaran", "realisasi", "Realisasi"),
)
#: Rows in, pairs of index labels out: column ``induk`` the whole, column ``bagian`` one of its parts.
Links = Callable[[pd.DataFrame], pd.DataFrame]


def parts(dilihat: Tampilan) -> list[Temuan]:
    """HITUNG-01: the kegiatan of a program, or the sub kegiatan of a kegiatan, give another amount."""
    found = _wrong_sums(dilihat, _family)
    return [_temuan("HITUNG-01", row, dilihat, induk=row["induk"], anak=row["anak"]) for row in found]


def totals(dilihat: Tampilan) -> list[Temuan]:
    """HITUNG-02: the programs of a table give another amount than its printed total."""
    found = _wrong_sums(dilihat, _programs)
    return [_temuan("HITUNG-02", row, dilihat, total=row["induk"], jumlah=row["anak"]) for row in found]


def _family(rows: pd.DataFrame) -> pd.DataFrame:
    """Link every program and kegiatan with the rows right under it."""
    above = parents(rows)
    return pd.DataFrame({"induk": above, "bagian": rows.index}).dropna()


def _programs(rows: pd.DataFrame) -> pd.DataFrame:
    """Link every printed total with the programs of its table."""
    named = rows.rename_axis("label").reset_index()[["kecamatan", "tabel", "jenjang", "label"]]
    wholes = named[named["jenjang"] == Jenjang.TOTAL].rename(columns={"label": "induk"})
    programs = named[named["jenjang"] == Jenjang.PROGRAM].rename(columns={"label": "bagian"})
    return wholes.merge(programs, on=["kecamatan", "tabel"])[["induk", "bagian"]]


def _wrong_sums(dilihat: Tampilan, link: Links) -> list[dict[str, Any]]:
    """Return one record a whole that its parts do not give, over all amounts of all documents."""
    found = []
    for dokumen, peran, apa in _AMOUNTS:
        rows = _distinct(dilihat.rows(dokumen), peran)
        if rows.empty:
            continue
        sums = _compared(rows, link(rows), peran)
        wrong = sums[[not _adds_up(one, dilihat) for one in records(sums)]]
        found += [one | {"apa": apa} for one in records(wrong)]
    return found


def _distinct(rows: pd.DataFrame, peran: str) -> pd.DataFrame:
    """Leave out the rows that only add an indikator to a thing whose amount stands in another row."""
    printed = rows[f"{peran}_cetak"].notna()
    told = printed.groupby([rows["kecamatan"], rows["tabel"], rows["kunci"]]).transform("any")
    return rows[printed | ~told]


def _compared(rows: pd.DataFrame, links: pd.DataFrame, peran: str) -> pd.DataFrame:
    """Return the wholes that can be checked, with the sum of their parts, exact and as printed.

    A part that does not apply counts for nothing; one that is blank or unreadable leaves the sum unknown.
    """
    names = {peran: "nilai", f"{peran}_cetak": "cetak", f"{peran}_fakta": "fakta"}
    amount = rows[list(names)].rename(columns=names).assign(ada=rows[f"{peran}_cetak"].notna())
    counts = rows[f"{peran}_keadaan"] != Keadaan.TIDAK_BERLAKU
    below = links[links["bagian"].map(counts).astype(bool)].join(amount, on="bagian").groupby("induk")
    sums = below.agg(
        anak=("nilai", "sum"),
        anak_cetak=("cetak", "sum"),
        lengkap=("ada", "all"),
        bagian=("fakta", tuple),
    )
    whole = amount.rename(columns={"nilai": "induk", "cetak": "induk_cetak"})
    known = rows[["kecamatan", "uraian"]].join(whole).join(sums, how="inner")
    other_cell = (peran == "pagu") | (rows[f"{peran}_fakta"] != rows["pagu_fakta"])
    return known[known["ada"] & known["lengkap"] & other_cell.reindex(known.index)]


def _adds_up(one: dict[str, Any], dilihat: Tampilan) -> bool:
    """Tell whether the parts give the whole to its printed decimals, as stored or as printed."""
    places = decimals(dilihat.printed(one["fakta"]))
    sums = (bulatkan(float(one[name]), places) for name in ("anak", "anak_cetak"))
    return one["induk_cetak"] in sums


def _temuan(kode: str, row: dict[str, Any], dilihat: Tampilan, **amounts: object) -> Temuan:
    whole, below = (float(row[name]) for name in ("induk", "anak"))
    isi = {"apa": row["apa"], "uraian": row["uraian"], "selisih": whole - below, **amounts}
    places = dilihat.cells(row["fakta"], *row["bagian"])
    return Temuan(kode, row["kecamatan"], places, isi, places[0].tercetak, seharusnya=below)
