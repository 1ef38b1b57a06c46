"""LibreOffice recalculates what we wrote, and nothing differs; a wrong cached value would be seen."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.libreoffice import compare_cached, differences, formulas, needs_libreoffice, recalculate

Buku = Callable[..., Path]


@needs_libreoffice
def test_wrong_cached_value_is_reported(buku: Buku) -> None:
    path = buku(
        """
        [Capaian]
        90 | 91.5 | =B1/A1*100 => 101.66666666666667 | =A1+B1 => 181 | =IF(A1>B1,"Baik","Kurang") => Baik
        """,
    )
    found = compare_cached(path)
    assert [line.split(":")[0] for line in found] == ["Capaian!D1", "Capaian!E1"]


@needs_libreoffice
def test_missing_cached_value_is_reported(buku: Buku) -> None:
    assert [line.split(":")[0] for line in compare_cached(buku("[PK]\n1 | =A1*2"))] == ["PK!B1"]


@needs_libreoffice
def test_several_workbooks_in_one_go(buku: Buku, tmp_path: Path) -> None:
    paths = [buku(f"{n} | =A1*2 => {2 * n}", f"{n}.xlsx") for n in (1, 2, 3)]
    results = recalculate(paths, tmp_path / "hasil")
    assert [differences(*pair) for pair in zip(paths, results, strict=True)] == [[], [], []]
    assert [len(formulas(path)) for path in results] == [1, 1, 1]


@needs_libreoffice
def test_file_that_cannot_be_converted_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"tiada\.xlsx"):
        recalculate([tmp_path / "tiada.xlsx"], tmp_path / "hasil")


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="sama"):
        recalculate([tmp_path / "a" / "PK.xlsx", tmp_path / "b" / "PK.xlsx"], tmp_path)


def test_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="tidak ada"):
        recalculate([], tmp_path)


@pytest.mark.parametrize(
    ("before", "after", "differ"),
    [
        ("100", "100.00000001", False),
        ("100", "100.001", True),
        ("0", "0.0000001", True),
        ('"-"', '"-"', False),
        ('"1"', "1", True),
        ("TRUE", "1", True),
        ("", "0", True),
    ],
)
def test_tolerance_is_relative_and_types_count(buku: Buku, before: str, after: str, *, differ: bool) -> None:
    original = buku(f"=A2 => {before}" if before else "=A2", "a.xlsx")
    assert bool(differences(original, buku(after, "b.xlsx"))) == differ


@needs_libreoffice
def test_sample_recalculates_to_what_we_cached(
    keluaran: Path,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    paths = sorted(keluaran.glob("*.xlsx"))
    results = recalculate(paths, tmp_path)
    counted = {path.name: len(formulas(path)) for path in paths}
    record_property("rumus dihitung ulang", counted)
    assert {path.name.split("_")[0] for path in paths} == {"LKjIP", "Rekap"}
    assert all(counted.values()), counted
    assert {path.name: differences(path, result) for path, result in zip(paths, results, strict=True)} == {
        path.name: [] for path in paths
    }
