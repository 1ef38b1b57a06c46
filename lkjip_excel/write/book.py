"""One workbook being written: its sheets, and the registry of what stands in which cell."""

import math
import os
from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from numbers import Real
from pathlib import Path
from typing import cast

from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lkjip_excel.write.files import replacing
from lkjip_excel.write.style import FONT, Style

#: Same input, same bytes: the moment a workbook says it was made never changes.
CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
#: What a computed cell shows when its operands do not allow a number.
NONE = "-"
MAX_SHEET_NAME = 31
_PLAIN_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a sheet; ``row`` and ``col`` count from 0."""

    lembar: str
    row: int
    col: int

    @property
    def here(self) -> str:
        """Return the address within the sheet: "D6"."""
        return str(xl_rowcol_to_cell(self.row, self.col))

    def seen_from(self, lembar: str, *, fixed: bool = False) -> str:
        """Return the reference a formula on ``lembar`` uses: "D6" or "'Lampiran PK'!D6", fixed: "$D$6"."""
        address = str(xl_rowcol_to_cell(self.row, self.col, fixed, fixed))
        return address if lembar == self.lembar else f"{quoted(self.lembar)}!{address}"


def quoted(lembar: str) -> str:
    """Return a sheet name as formulas write it, in quotes."""
    return "'" + lembar.replace("'", "''") + "'"


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its own number format."""

    angka: float
    num_format: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula ("=D6/E6") with the value already computed for it, cached in the file."""

    teks: str
    nilai: float | str
    num_format: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to a cell of this workbook."""

    teks: str
    tujuan: Cell


#: What can stand in a cell; None leaves it blank.
Value = str | float | Number | Formula | Link | None


def live(teks: str, nilai: object, num_format: str = "") -> Formula:
    """Return a formula with its cached value; a missing value ("", NaN, NA) is what formulas show as "-"."""
    return Formula(teks, cached(nilai), num_format)


def cached(nilai: object) -> float | str:
    """Return a frame's value as a cell shows it: NONE for "", NaN and NA."""
    if isinstance(nilai, str):
        return nilai or NONE
    return float(cast("float", nilai)) if known(nilai) else NONE


def known(nilai: object) -> bool:
    """Return whether a frame's number is there (neither None, NA nor NaN)."""
    return isinstance(nilai, Real) and math.isfinite(nilai)


def shown(value: Value) -> str:
    """Return the words a cell shows, "" for a number; row heights follow from them."""
    match value:
        case str():
            return value
        case Formula(nilai=str(teks)) | Link(teks=teks):
            return teks
        case _:
            return ""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where something stands, with the value and number format of its cell."""

    cell: Cell
    nilai: float | str | None
    num_format: str = ""


@dataclass(slots=True)
class Sheet:
    """A worksheet with its name, the next free row and the width of its columns."""

    nama: str
    worksheet: Worksheet
    style: Style
    row: int = 0
    widths: dict[int, float] = field(default_factory=dict)

    def put(self, row: int, col: int, value: Value, *names: str, **more: str | int | bool) -> None:
        """Write one value; text is always text, whatever sign it begins with."""
        num_format = getattr(value, "num_format", "")
        if num_format:
            more["num_format"] = num_format
        self._put(row, col, value, self.style.format(*names, **more))

    def _put(self, row: int, col: int, value: Value, form: Format) -> None:
        match value:
            case None | "":
                self.worksheet.write_blank(row, col, None, form)
            case str():
                self.worksheet.write_string(row, col, value, form)
            case Formula():
                self.worksheet.write_formula(row, col, value.teks, form, value.nilai)
            case Link():
                url = f"internal:{quoted(value.tujuan.lembar)}!{value.tujuan.here}"
                self.worksheet.write_url(row, col, url, form, value.teks)
            case Number():
                self.worksheet.write_number(row, col, value.angka, form)
            case _:
                self.worksheet.write_number(row, col, value, form)

    def across(self, row: int, cols: tuple[int, int], value: Value, *names: str) -> None:
        """Write one value into the merged cells of a row from the first to the last of ``cols``."""
        first, last = cols
        if last > first:
            self.worksheet.merge_range(row, first, row, last, "", self.style.format(*names))
        self.put(row, first, value, *names)

    def widen(self, col: int, width: float) -> None:
        """Make a column at least ``width`` characters wide."""
        self.widths[col] = max(width, self.widths.get(col, 0.0))
        self.worksheet.set_column(col, col, self.widths[col])

    def cell(self, row: int, col: int) -> Cell:
        """Return a cell of this sheet."""
        return Cell(self.nama, row, col)


class Book:
    """The workbook being written and the registry of its cells."""

    def __init__(self, workbook: Workbook, desimal: int) -> None:
        self.workbook = workbook
        self.style = Style(workbook, desimal)
        self.sheets: dict[str, Sheet] = {}
        self._placed: dict[Hashable, Placed] = {}

    def add(self, nama: str) -> Sheet:
        """Add a sheet at the end; the name is cut to what Excel allows."""
        short = nama[:MAX_SHEET_NAME]
        self.sheets[short] = Sheet(short, self.workbook.add_worksheet(short), self.style)
        return self.sheets[short]

    def place(self, key: Hashable, cell: Cell, value: Value) -> None:
        """Remember that the thing named ``key`` stands in ``cell``; the first place stays."""
        nilai = value if isinstance(value, str | float | int) else None
        if isinstance(value, Number):
            nilai = value.angka
        elif isinstance(value, Formula):
            nilai = value.nilai
        self._placed.setdefault(key, Placed(cell, nilai, getattr(value, "num_format", "")))

    def find(self, key: Hashable) -> Placed | None:
        """Return where ``key`` stands, None when it is nowhere."""
        return self._placed.get(key)

    def ref(self, key: Hashable, lembar: str, *, fixed: bool = False) -> str:
        """Return the reference to ``key`` for a formula on ``lembar``; KeyError when it is nowhere."""
        return self._placed[key].cell.seen_from(lembar, fixed=fixed)

    def refs(self, keys: Sequence[Hashable], lembar: str) -> list[str]:
        """Return the references to those of ``keys`` that stand somewhere."""
        return [self.ref(key, lembar) for key in keys if key in self._placed]


@contextmanager
def opened(path: Path, desimal: int = 2) -> Iterator[Book]:
    """Yield a book that becomes ``path`` on leaving; whatever goes wrong, no half-written file is left.

    ``desimal``: how many decimals its percentages and indices show. TulisError when it cannot be written.
    """
    with replacing(path) as beside:
        # Column widths are counted in digits of the default font: the one that the sheets are written in.
        # A new dict each time, because XlsxWriter adds to it and so would make the next workbook differ.
        default = {"font_name": FONT, "font_size": 10}
        workbook = Workbook(os.fspath(beside), {**_PLAIN_TEXT, "default_format_properties": default})
        yield Book(workbook, desimal)
        try:
            workbook.close()
        except FileCreateError as error:
            raise OSError(str(error)) from error
