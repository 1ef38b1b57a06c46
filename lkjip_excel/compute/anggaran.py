"""Pagu, realisasi, sisa and serapan of program, kegiatan and sub kegiatan, of belanja and of the PK."""

import pandas as pd

from lkjip_excel.compute.hitungan import derived
from lkjip_excel.compute.pengukuran import in_order, operands
from lkjip_excel.facts import pagu_berlaku, parents, rows
from lkjip_excel.model import ANGGARAN, BELANJA, PAGU_PK, Jenjang, Keadaan, shaped

AMOUNTS = ["pagu", "realisasi"]
_LEVELS = [Jenjang.PROGRAM.value, Jenjang.KEGIATAN.value, Jenjang.SUB_KEGIATAN.value]
_KEY = ["kecamatan", "kunci"]
_UNKNOWN = [Keadaan.KOSONG.value, Keadaan.TIDAK_TERBACA.value]


def anggaran(fakta: pd.DataFrame) -> pd.DataFrame:
    """Return model.ANGGARAN without its capaian and efisiensi: budget rows and a total for each kecamatan.

    The amount of a program or kegiatan is the sum of the rows under it. What is printed stands where an
    amount under it is unknown, or where the PK or the RKT state the printed pagu and the rows under it add
    up to another: then rows are missing. Either way a difference is a temuan.
    """
    found = operands(_budget_rows(fakta), *AMOUNTS)
    found["resmi"] = _stated_elsewhere(found, fakta)
    found[[f"{role}_sebagian" for role in AMOUNTS]] = False
    found[[f"dasar_{role}" for role in AMOUNTS]] = ""
    for level in reversed(_LEVELS):
        found = _settled(found, level)
    found = in_order(found)
    found["induk"] = found["induk_baris"].map(found["urutan"])
    return shaped(_with_total(_derived(found)), ANGGARAN)


def _budget_rows(fakta: pd.DataFrame) -> pd.DataFrame:
    """Return the budget rows with the label of their parent; what two tables hold is taken from the first.

    That there are two is a temuan.
    """
    found = pagu_berlaku(rows(fakta, "realisasi_anggaran"))
    found = found[found["jenjang"].isin(_LEVELS)]
    first = found.index.to_series().groupby([found[name] for name in _KEY]).transform("first")
    found["induk_baris"] = parents(found).map(first)
    return found[first == found.index]


def _stated_elsewhere(found: pd.DataFrame, fakta: pd.DataFrame) -> "pd.Series[bool]":
    """Tell for every row whether PK or RKT give the very pagu that is printed in it."""
    stated = pd.Series(data=False, index=found.index)
    for dokumen in ("pk_program", "rkt"):
        other = operands(pagu_berlaku(rows(fakta, dokumen)), "pagu").drop_duplicates(_KEY)
        merged = found[_KEY].merge(other[[*_KEY, "pagu"]], on=_KEY, how="left")
        stated |= found["pagu"] == merged["pagu"].to_numpy()
    return stated


def _settled(found: pd.DataFrame, level: str) -> pd.DataFrame:
    """Return the rows with the amounts of one level decided; levels below are decided already."""
    ready = found.copy()
    here = ready["jenjang"] == level
    rows_missing = ready["resmi"] & (_under(ready, "pagu")[0] != ready["pagu"])
    for role in AMOUNTS:
        under, complete = _under(ready, role)
        own = ready[role]
        from_children = here & under.notna() & (own.isna() | (complete & ~rows_missing) | (own == under))
        ready[role] = own.mask(from_children, under)
        ready[f"{role}_sebagian"] |= from_children & ~complete
        basis = pd.Series("", index=ready.index).mask(ready[role].notna(), "sel").mask(from_children, "anak")
        ready[f"dasar_{role}"] = ready[f"dasar_{role}"].where(~here, basis)
    return ready


def _under(found: pd.DataFrame, role: str) -> tuple["pd.Series[float]", "pd.Series[bool]"]:
    """Return for every row the sum of the rows right under it, and whether that is all there is to know.

    It is not where one of them is unknown, or itself only a part (``*_sebagian``).
    """
    children = found.dropna(subset="induk_baris")
    grouped = children.groupby("induk_baris")
    total = grouped[role].sum(min_count=1).reindex(found.index)
    unknown = children[role].isna() & children[f"{role}_keadaan"].isin(_UNKNOWN)
    unknown |= children[f"{role}_sebagian"]
    some = unknown.groupby(children["induk_baris"]).any().reindex(found.index, fill_value=False)
    return total, ~some.astype(bool)


def _derived(found: pd.DataFrame) -> pd.DataFrame:
    """Add sisa (rupiah) and serapan (percent of pagu)."""
    amounts = {role: found[role] for role in AMOUNTS}
    return found.assign(**{kode: derived(kode, **amounts) for kode in ("sisa", "serapan")})


def _with_total(found: pd.DataFrame) -> pd.DataFrame:
    """Add the sum of the programs as last row of each kecamatan, and each row's share of it."""
    programs = found[found["jenjang"] == Jenjang.PROGRAM]
    total = programs.groupby("kecamatan", sort=False)[AMOUNTS].sum(min_count=1).reset_index()
    total = _derived(total.assign(jenjang=Jenjang.TOTAL.value, uraian="Jumlah", kunci="total"))
    total = total.assign(dasar_pagu="anak", dasar_realisasi="anak")
    total["urutan"] = total["kecamatan"].map(found.groupby("kecamatan").size()) + 1
    together = pd.concat([found, total], ignore_index=True) if len(total) else found
    whole = together["kecamatan"].map(total.set_index("kecamatan")["pagu"])
    together["porsi"] = derived("porsi", bagian=together["pagu"], total=whole)
    return together.sort_values(["kecamatan", "urutan"], kind="stable")


def belanja(fakta: pd.DataFrame) -> pd.DataFrame:
    """Return model.BELANJA: the rows of belanja (operasi, modal, ...) and their total."""
    found = operands(pagu_berlaku(rows(fakta, "realisasi_anggaran")), *AMOUNTS)
    found = _plain(found[found["jenjang"] == Jenjang.BELANJA], AMOUNTS)
    return shaped(_derived(found), BELANJA)


def pagu_pk(fakta: pd.DataFrame) -> pd.DataFrame:
    """Return model.PAGU_PK: the programs of the PK, their total and each one's share."""
    found = operands(pagu_berlaku(rows(fakta, "pk_program")), "pagu").drop_duplicates(_KEY)
    found = _plain(found[found["jenjang"] == Jenjang.PROGRAM], ["pagu"])
    whole = found["kecamatan"].map(found[found["jenjang"] == Jenjang.TOTAL].set_index("kecamatan")["pagu"])
    return shaped(found.assign(porsi=derived("porsi", bagian=found["pagu"], total=whole)), PAGU_PK)


def _plain(found: pd.DataFrame, amounts: list[str]) -> pd.DataFrame:
    """Return rows that have no levels, with a total of them as last row of each kecamatan."""
    total = found.groupby("kecamatan", sort=False)[amounts].sum(min_count=1).reset_index()
    total = total.assign(jenjang=Jenjang.TOTAL.value, uraian="Jumlah", kunci="total")
    together = pd.concat([found, total], ignore_index=True) if len(total) else found
    return in_order(together.sort_values("kecamatan", kind="stable"))
