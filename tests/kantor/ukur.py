"""How much of the workbooks of real offices is read: tables by kind, numbers by cell.

Run as a script to see it: python -m tests.kantor.ukur [--luput]
"""

import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from openpyxl.utils.cell import range_boundaries

from lkjip_excel.model import Keadaan
from lkjip_excel.read.sheets import IsiBuku, TabelDibaca, read_book
from lkjip_excel.read.tables.rows import Fakta
from tests.kantor.harapan import (
    GAYA,
    KASUS,
    MENURUT_TABEL,
    Angka,
    Tabel,
    all_numbers,
    numbers,
    tables,
    workbook,
)

#: What makes two facts the same, whichever workbook they were read from.
_SAME = (
    "dokumen",
    "baris",
    "jenjang",
    "kode",
    "sasaran",
    "indikator",
    "uraian",
    "peran",
    "periode",
    "teks",
    "mutu",
    "satuan",
    "keadaan",
    "lembar",
    "sel",
)


@dataclass(frozen=True, slots=True)
class Nilai:
    """How many were found of those there are."""

    benar: int
    dari: int

    @property
    def persen(self) -> float:
        """Return the share found, in percent."""
        return 100 * self.benar / self.dari


@cache
def read(kasus: str, gaya: str) -> IsiBuku:
    """Return what is read of a workbook of a case."""
    return read_book(workbook(kasus, gaya), f"{gaya}.xlsx")


# --- tables -----------------------------------------------------------------------------------------------


def unrecognised(kasus: str, gaya: str) -> Iterator[tuple[Tabel, list[TabelDibaca]]]:
    """Yield each table that was not read as one table of its kind at its place, with what was read."""
    by_sheet: dict[str, list[TabelDibaca]] = defaultdict(list)
    for one in read(kasus, gaya).tabel:
        by_sheet[one.lembar].append(one)
    for tabel in tables(kasus):
        met = by_sheet[tabel.lembar]
        if [(one.jenis, _first_row(one)) for one in met] != [(tabel.jenis, tabel.kepala)]:
            yield tabel, met


def _first_row(one: TabelDibaca) -> int:
    first = range_boundaries(one.rentang)[1]
    assert first is not None
    return first


def table_recall(kasus: str, gaya: str) -> Nilai:
    """Return how many tables of a case are read as what they are."""
    total = len(tables(kasus))
    return Nilai(total - len(list(unrecognised(kasus, gaya))), total)


# --- cells ------------------------------------------------------------------------------------------------


def missed(kasus: str, gaya: str) -> Iterator[tuple[Angka, list[Fakta]]]:
    """Yield each number that no fact of its cell and kind of table has, with the facts of that cell."""
    facts = _by_cell(read(kasus, gaya).fakta)
    for angka in all_numbers(kasus):
        met = facts.get((angka.tabel.lembar, angka.sel), [])
        if not any(_tells(fact, angka) for fact in met):
            yield angka, met


def _by_cell(facts: Iterable[Fakta]) -> dict[tuple[str, str], list[Fakta]]:
    found: dict[tuple[str, str], list[Fakta]] = defaultdict(list)
    for fact in facts:
        found[fact["lembar"], fact["sel"]].append(fact)
    return found


def _tells(fact: Fakta, angka: Angka) -> bool:
    """Tell whether a fact is of this table and holds this number, and its upper end where it is a range."""
    high = fact.get("nilai_atas", math.nan)
    return (
        fact["dokumen"] == angka.tabel.jenis
        and fact["keadaan"] == Keadaan.ADA
        and math.isclose(fact.get("nilai", math.nan), angka.nilai, rel_tol=1e-12)
        and (math.isnan(high) if angka.atas is None else math.isclose(high, angka.atas))
    )


def cell_recall(kasus: str, gaya: str) -> Nilai:
    """Return how many numbers of a case are read, with their cell and value."""
    total = sum(1 for _ in all_numbers(kasus))
    return Nilai(total - sum(1 for _ in missed(kasus, gaya)), total)


# --- two workbooks ----------------------------------------------------------------------------------------


def fact_set(kasus: str, gaya: str) -> set[tuple[object, ...]]:
    """Return the facts of a workbook without what names the workbook or depends on how cells are typed.

    Left out are cells whose text may be two numbers: which one is told by the other texts of its column, and
    these are not texts in the other workbook.
    """
    unsure = {(one.tabel.lembar, one.sel) for one in all_numbers(kasus) if one.tercetak in MENURUT_TABEL}
    facts = read(kasus, gaya).fakta
    return {_told(fact) for fact in facts if (fact["lembar"], fact["sel"]) not in unsure}


def _told(fact: Fakta) -> tuple[object, ...]:
    words = tuple(str(fact.get(name, "") or "") for name in _SAME)
    ends = (fact.get("nilai", math.nan), fact.get("nilai_atas", math.nan))
    return words + tuple("" if math.isnan(end) else f"{end:.10g}" for end in ends)


# --- the script -------------------------------------------------------------------------------------------


def report(*, luput: bool) -> Iterator[str]:
    """Yield the measures, a line a case and workbook; with ``luput`` also all that was missed."""
    for kasus in KASUS:
        for gaya in GAYA:
            tabel, sel = table_recall(kasus, gaya), cell_recall(kasus, gaya)
            yield (
                f"{kasus:14} {gaya:6} tabel {tabel.benar:3}/{tabel.dari:<3} {tabel.persen:6.2f}%"
                f"   sel {sel.benar:5}/{sel.dari:<5} {sel.persen:6.2f}%"
            )
            if luput:
                yield from _missed_lines(kasus, gaya)
        differing = len(fact_set(kasus, "teks") ^ fact_set(kasus, "angka"))
        yield f"{kasus:14} fakta yang berbeda antara teks dan angka: {differing}"


def _missed_lines(kasus: str, gaya: str) -> Iterator[str]:
    for tabel, met in unrecognised(kasus, gaya):
        seen = ", ".join(f"{one.jenis} {one.rentang}" for one in met) or "-"
        yield f"    {tabel.lembar}: {tabel.jenis} dari baris {tabel.kepala}, terbaca {seen}"
    for tabel in tables(kasus):
        cells = [one for one in missed(kasus, gaya) if one[0].tabel == tabel]
        if cells:
            yield f"    {tabel.lembar} ({tabel.berkas}): {len(cells)} dari {len(numbers(tabel))} sel"
            yield from (f"        {_missed_cell(angka, met)}" for angka, met in cells[:5])


def _missed_cell(angka: Angka, met: Iterable[Fakta]) -> str:
    seen = [f"{f['peran']} {f['keadaan']} {f.get('nilai', '')} {f.get('nilai_atas', '')}" for f in met]
    return f"{angka.sel} {angka.tercetak!r} = {angka.nilai:g} {angka.atas or ''}; terbaca {seen or '-'}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in report(luput="--luput" in sys.argv))
