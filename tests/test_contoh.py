"""The committed templates and sample are what the script writes from the published tables."""

import zipfile
from pathlib import Path

import pytest

from lkjip_excel.write.book import Number, Value
from tests.contoh.buat import TEMPLATES, write_all
from tests.contoh.sumber import indonesia, rupiah


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("templat")
    write_all(folder)
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.xlsx"))


def parts(path: Path) -> dict[str, bytes]:
    """The parts of a workbook: what it says, whatever the compression of the machine that wrote it."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_no_workbook_is_missing_or_left_over(written: Path) -> None:
    assert names(TEMPLATES) == names(written)


@pytest.mark.parametrize("name", names(TEMPLATES))
def test_committed_workbook_is_fresh(written: Path, name: str) -> None:
    """Stale? Run: python -m tests.contoh.buat."""
    assert parts(TEMPLATES / name) == parts(written / name)


def test_two_runs_give_the_same_bytes(written: Path, tmp_path: Path) -> None:
    write_all(tmp_path)
    assert [(tmp_path / name).read_bytes() for name in names(written)] == [
        (written / name).read_bytes() for name in names(written)
    ]


@pytest.mark.parametrize(
    ("tercetak", "diketik"),
    [
        ("91,5%", Number(0.915, "0.0%")),
        ("70,17", Number(70.17, "0.00")),
        ("71", Number(71.0, "0")),
        ("10.257 lembar", "10.257 lembar"),
        ("N/A", "N/A"),
        ("-", "-"),
        ("97.5", "97.5"),
    ],
)
def test_printed_values_are_typed(tercetak: str, diketik: Value) -> None:
    assert indonesia(tercetak) == diketik


@pytest.mark.parametrize(
    ("tercetak", "diketik"),
    [
        ("2.134.044.723", Number(2134044723.0, "#,##0")),
        ("460,000", Number(460000.0, "#,##0")),
        ("2,134,044,723.00", Number(2134044723.0, "#,##0")),
        ("1.659.386.000,00", Number(1659386000.0, "#,##0")),
        ("1.877,391,123", "1.877,391,123"),
        ("N/A", "N/A"),
        ("-", "-"),
    ],
)
def test_printed_money_is_typed(tercetak: str, diketik: Value) -> None:
    assert rupiah(tercetak) == diketik
