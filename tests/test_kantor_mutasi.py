"""Tables moved, broken, renamed and reshuffled as offices do it are read as before."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from lkjip_excel.read.sheets import IsiBuku, read_book
from lkjip_excel.read.tables.rows import Fakta
from tests.kantor.harapan import KASUS
from tests.kantor.mutasi import PERUBAHAN, SINONIM, sheets, write
from tests.kantor.ukur import read

#: A row as what it tells, wherever it stands.
Row: TypeAlias = frozenset[tuple[object, ...]]

_TOLD = ("dokumen", "jenjang", "peran", "periode", "teks", "mutu", "keadaan")


def rows(facts: Iterable[Fakta]) -> Counter[Row]:
    """The rows of some tables, each as the set of its facts without their places."""
    by_row: dict[tuple[str, int], set[tuple[object, ...]]] = {}
    for fact in facts:
        by_row.setdefault((fact["tabel"], fact["baris"]), set()).add(told(fact))
    return Counter(frozenset(row) for row in by_row.values())


def told(fact: Fakta) -> tuple[object, ...]:
    ends = (fact.get("nilai", math.nan), fact.get("nilai_atas", math.nan))
    numbers = ("" if math.isnan(end) else f"{end:.10g}" for end in ends)
    return (*(str(fact.get(name) or "") for name in _TOLD), *numbers)


def kinds(isi: IsiBuku, lembar: Iterable[str]) -> Counter[tuple[str]]:
    return Counter((one.jenis,) for one in isi.tabel if one.lembar in lembar)


def facts_of(isi: IsiBuku, lembar: Iterable[str]) -> list[Fakta]:
    return [fact for fact in isi.fakta if fact["lembar"] in lembar]


def different(was: Counter[Any], now: Counter[Any]) -> list[str]:
    gone, new = (was - now).elements(), (now - was).elements()
    return [*(f"- {sorted(one)}" for one in gone), *(f"+ {sorted(one)}" for one in new)]


def differing(kasus: str, perubahan: str, folder: Path) -> dict[str, list[str]]:
    """By sheet of the changed workbook: the kinds and rows that are not what they were."""
    changed = PERUBAHAN[perubahan](sheets(kasus, "teks"))
    now = read_book(write(changed, folder / "teks.xlsx"), "teks.xlsx")
    before = read(kasus, "teks")
    found = {}
    for one in changed:
        names = {tabel.lembar for tabel in one.tabel}
        lost = different(kinds(before, names), kinds(now, {one.nama}))
        lost += different(rows(facts_of(before, names)), rows(facts_of(now, {one.nama})))
        if lost:
            found[one.nama] = lost
    return found


@pytest.mark.parametrize("perubahan", PERUBAHAN)
@pytest.mark.parametrize("kasus", KASUS)
def test_changed_tables_are_read_as_before(kasus: str, perubahan: str, tmp_path: Path) -> None:
    assert differing(kasus, perubahan, tmp_path) == {}


@pytest.mark.parametrize(
    ("perubahan", "paling_sedikit"),
    [
        ("kolom diacak", 50),
        ("baris judul disisipkan", 55),
        ("kepala dengan kata lain", 40),
        ("dua tabel selembar", 27),
        ("kepala berulang", 45),
        ("gaya angka lain", 40),
        ("gabungan dilepas", 15),
    ],
)
def test_changes_change_the_sheets(perubahan: str, paling_sedikit: int) -> None:
    """A change that leaves the sheets as they were would let every test above pass."""
    changed = 0
    for kasus in KASUS:
        before = {one.nama: one for one in sheets(kasus, "teks")}
        now = PERUBAHAN[perubahan](list(before.values()))
        changed += sum(
            (one.sel, one.gabung) != (before[one.nama].sel, before[one.nama].gabung) for one in now
        )
    assert changed >= paling_sedikit


def test_every_synonym_stands_for_a_header_of_the_cases() -> None:
    heads = [
        one.text(row, column).strip()
        for kasus in KASUS
        for one in sheets(kasus, "teks")
        for row in one.kepala
        for column in range(1, one.kolom + 1)
    ]
    unused = [word for word, _ in SINONIM if not any(re.search(word, head, re.IGNORECASE) for head in heads)]
    assert unused == []
