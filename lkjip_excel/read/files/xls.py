"""Reads .xls by xlrd: values, number formats, error values, merged areas, what is hidden."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xlrd

from lkjip_excel.read.files.grid import Area, Buku, Lembar, Place, Sel, sheet
from lkjip_excel.read.files.limits import TERKUNCI, BukuError, require
from lkjip_excel.read.files.worth import ERRORS, GENERAL, number

#: A workbook or sheet of xlrd, which has no types.
_Book = Any
_Sheet = Any


def read_xls(path: Path) -> Buku:
    """Return the sheets of a workbook; BukuError when it is locked, and whatever xlrd raises."""
    try:
        book = _open(path)
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise BukuError(TERKUNCI, "berkas terkunci kata sandi") from error
        raise
    require("lembar", book.nsheets)
    return Buku(tuple(_sheet(book, one) for one in book.sheets()))


def _open(path: Path) -> _Book:
    return xlrd.open_workbook(
        file_contents=path.read_bytes(), formatting_info=True, ragged_rows=True, logfile=io.StringIO()
    )


def _sheet(book: _Book, one: _Sheet) -> Lembar:
    hidden = (row + 1 for row, layout in one.rowinfo_map.items() if layout.hidden)
    return sheet(
        one.name,
        _cells(book, one),
        map(_area, one.merged_cells),
        hidden=one.visibility != 0,
        hidden_rows=hidden,
    )


def _area(bounds: tuple[int, int, int, int]) -> Area:
    """Return a merged area; xlrd counts from 0 and names the first row and column beyond it."""
    top, below, left, beyond = bounds
    return top + 1, left + 1, below, beyond


def _cells(book: _Book, one: _Sheet) -> Iterator[tuple[Place, Sel]]:
    for row in range(one.nrows):
        for column, cell in enumerate(one.row(row), start=1):
            code = _format(book, cell.xf_index)
            value = _value(cell, code, since_1904=bool(book.datemode))
            if value is not None:
                yield (row + 1, column), Sel(value, code)


def _format(book: _Book, index: int | None) -> str:
    if index is None or index >= len(book.xf_list):
        return GENERAL
    found = book.format_map.get(book.xf_list[index].format_key)
    return found.format_str if found else GENERAL


def _value(cell: Any, code: str, *, since_1904: bool) -> object:  # noqa: ANN401
    """Return the value of a cell, None for a blank one."""
    kind, value = cell.ctype, cell.value
    if kind in {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}:
        return number(value, code, since_1904=since_1904)
    if kind == xlrd.XL_CELL_TEXT:
        return value or None
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    return ERRORS.get(value, "#N/A") if kind == xlrd.XL_CELL_ERROR else None
