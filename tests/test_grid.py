"""The text grid draws the workbook it seems to draw."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.grid import write_grid

Buku = Callable[..., Path]


def first_cell(path: Path, *, data_only: bool = False) -> tuple[object, str, str]:
    cell = load_workbook(path, data_only=data_only).worksheets[0]["A1"]
    return cell.value, cell.data_type, cell.number_format


@pytest.mark.parametrize(
    ("text", "value", "data_type", "number_format"),
    [
        ("12", 12, "n", "General"),
        ("0", 0, "n", "General"),
        ("-0.5", -0.5, "n", "General"),
        ('"12"', "12", "s", "General"),
        ("007", "007", "s", "General"),
        ("91,5%", "91,5%", "s", "General"),
        ("2.134.044.723", "2.134.044.723", "s", "General"),
        ("-", "-", "s", "General"),
        ("TRUE", True, "b", "General"),
        ("#REF!", "#REF!", "e", "General"),
        ("=1+2", "=1+2", "f", "General"),
        ('"=1+2"', "=1+2", "s", "General"),
        ("{0.0%}0.915", 0.915, "n", "0.0%"),
        ('{"Rp"#,##0}2134044723', 2134044723, "n", '"Rp"#,##0'),
        ("{@}7.01", "7.01", "s", "@"),
        ("{@}12", "12", "s", "@"),
        ("2023-12-31", datetime(2023, 12, 31), "d", "yyyy-mm-dd"),  # noqa: DTZ001 - Excel knows no zones
    ],
)
def test_cell(buku: Buku, text: str, value: object, data_type: str, number_format: str) -> None:
    assert first_cell(buku(text)) == (value, data_type, number_format)


def test_blank_cell_and_blank_row(buku: Buku) -> None:
    sheet = load_workbook(buku("a | | c\n|\nd")).worksheets[0]
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    assert rows == [("a", None, "c"), (None, None, None), ("d", None, None)]


def test_sheets_stand_in_order(buku: Buku) -> None:
    path = buku(
        """
        [PK]
        a
        [PK Program]
        b
        """,
    )
    assert [(sheet.title, sheet["A1"].value) for sheet in load_workbook(path)] == [
        ("PK", "a"),
        ("PK Program", "b"),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [("=1+2 => 3", 3), ("=1/3 => 0.3333", 0.3333), ("=A2 => baik", "baik"), ("=1/0 => #DIV/0!", "#DIV/0!")],
)
def test_cached_value_beside_a_formula(buku: Buku, text: str, value: object) -> None:
    path = buku(text)
    assert first_cell(path)[0] == text.split(" => ", maxsplit=1)[0]
    assert first_cell(path, data_only=True)[0] == value


def test_formula_without_cached_value(buku: Buku) -> None:
    assert first_cell(buku("=1+2"), data_only=True)[0] is None


def test_cached_values_go_to_their_own_sheet(buku: Buku) -> None:
    path = buku("[Satu]\n=1 => 1\n[Dua]\n=2 => 2")
    book = load_workbook(path, data_only=True)
    assert [sheet["A1"].value for sheet in book] == [1, 2]


def test_merged_up_left_and_block(buku: Buku) -> None:
    path = buku(
        """
        a | < | c
        d | e | ^
        f | g | <
        h | ^ | ^
        """,
    )
    areas = {str(area) for area in load_workbook(path).worksheets[0].merged_cells.ranges}
    assert areas == {"A1:B1", "C1:C2", "B3:C4"}


def test_merged_area_must_be_a_rectangle(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="A1"):
        write_grid("a | <\n^ | b", tmp_path / "x.xlsx")
