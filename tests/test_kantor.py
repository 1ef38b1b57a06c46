"""The workbooks that three offices have are read: every table as what it is, every number in its cell."""

from collections.abc import Callable

import pytest

from tests.kantor.harapan import GAYA, KASUS, MENURUT_TABEL, all_numbers, tables
from tests.kantor.ukur import cell_recall, fact_set, missed, read, report, table_recall, unrecognised

Record = Callable[[str, object], None]

CASES = [pytest.param(kasus, gaya, id=f"{kasus}-{gaya}") for kasus in KASUS for gaya in GAYA]
#: Percent of the numbers of a case that must be read, with their cell and value.
PALING_SEDIKIT = 99.5


@pytest.mark.parametrize(
    ("kasus", "tabel", "angka"),
    [("kandangserang", 8, 84), ("kencong", 19, 625), ("plandaan", 28, 2748)],
)
def test_the_measure_counts_what_is_there(kasus: str, tabel: int, angka: int) -> None:
    assert (len(tables(kasus)), len(list(all_numbers(kasus)))) == (tabel, angka)


@pytest.mark.parametrize(("kasus", "gaya"), CASES)
def test_every_table_is_recognised(kasus: str, gaya: str, record_property: Record) -> None:
    found = table_recall(kasus, gaya)
    record_property("tabel", f"{found.benar}/{found.dari}")
    assert [(tabel.lembar, [one.jenis for one in met]) for tabel, met in unrecognised(kasus, gaya)] == []


@pytest.mark.parametrize(("kasus", "gaya"), CASES)
def test_numbers_are_facts_with_their_cell(kasus: str, gaya: str, record_property: Record) -> None:
    found = cell_recall(kasus, gaya)
    record_property("sel", f"{found.benar}/{found.dari}")
    assert found.persen >= PALING_SEDIKIT


@pytest.mark.parametrize(("kasus", "gaya"), CASES)
def test_only_numbers_that_may_be_two_are_missed(kasus: str, gaya: str) -> None:
    lost = [(one.tabel.lembar, one.sel, one.tercetak) for one, _ in missed(kasus, gaya)]
    assert [cell for cell in lost if cell[2] not in MENURUT_TABEL] == []


@pytest.mark.parametrize("kasus", KASUS)
def test_both_workbooks_give_the_same_facts(kasus: str) -> None:
    assert fact_set(kasus, "teks") ^ fact_set(kasus, "angka") == set()


@pytest.mark.parametrize(("kasus", "gaya"), CASES)
def test_every_row_is_used_or_refused(kasus: str, gaya: str) -> None:
    for one in read(kasus, gaya).tabel:
        assert (one.lembar, one.dibaca) == (one.lembar, one.dipakai + one.ditolak)


def test_the_script_names_what_is_missed() -> None:
    lines = list(report(luput=True))
    assert len([line for line in lines if not line.startswith(" ")]) == len(KASUS) * (len(GAYA) + 1)
