"""Opens a workbook and gives its sheets as plain grids of cells; the only user of openpyxl."""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from lkjip_excel.read.headings import Lookup, heading

#: First bytes of the container that old .xls and password-protected .xlsx files are.
_OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")
#: The name of the protected content inside that container, as it stands in the file (UTF-16).
_PROTECTED = "EncryptedPackage".encode("utf-16-le")


class BukuError(Exception):
    """The file cannot be read as a workbook; ``kode`` names the temuan, the text says why (Indonesian)."""

    def __init__(self, kode: str, alasan: str) -> None:
        super().__init__(alasan)
        self.kode = kode


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell: its value, number format, and whether it is a formula saved without a computed value."""

    nilai: object
    format: str = "General"
    tanpa_nilai: bool = False


@dataclass(frozen=True, slots=True)
class Lembar:
    """A sheet: its non-blank cells by (row, column), both from 1, and where merged cells point to."""

    nama: str
    sel: Mapping[tuple[int, int], Sel]
    gabungan: Mapping[tuple[int, int], tuple[int, int]]
    baris: int
    kolom: int
    tersembunyi: bool = False

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell ("" when blank or not text or number), blanks folded."""
        cell = self.sel.get((row, column))
        return "" if cell is None or cell.nilai is None else " ".join(str(cell.nilai).split())

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """Return the cell that holds the value shown here: the top left one of a merged range."""
        return self.gabungan.get((row, column), (row, column))


def address(row: int, column: int) -> str:
    """Return the name of a cell as Excel shows it: (8, 4) is D8."""
    return f"{get_column_letter(column)}{row}"


def open_book(path: Path) -> tuple[Lembar, ...]:
    """Return the sheets of a workbook; BukuError when it cannot be opened."""
    _check_container(path)
    formulas = _load(path, values=False)
    values = _load(path, values=True) if _has_formula(formulas) else formulas
    lookup = _lookup(formulas)
    return tuple(_sheet(formulas[name], values[name], lookup) for name in _worksheet_names(formulas))


def _check_container(path: Path) -> None:
    """Refuse, with the reason, what is no zip archive, before a parser sees it."""
    try:
        head = path.open("rb").read(len(_OLE2))
    except OSError as error:
        raise BukuError("BACA-01", f"berkas tidak dapat dibaca ({error.strerror})") from error
    if not head:
        raise BukuError("BACA-01", "berkas kosong (0 byte)")
    if head == _OLE2:
        if _PROTECTED in path.read_bytes():
            raise BukuError("BACA-02", "berkas terkunci kata sandi")
        raise BukuError("BACA-01", "berkas berformat lama (.xls) atau bukan buku kerja .xlsx")
    if not zipfile.is_zipfile(path):
        raise BukuError("BACA-01", "isi berkas bukan buku kerja .xlsx atau berkas terpotong")


def _load(path: Path, *, values: bool) -> Any:  # noqa: ANN401 - openpyxl's classes carry no useful types here
    try:
        return openpyxl.load_workbook(path, data_only=values)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, SyntaxError, EOFError) as error:
        raise BukuError("BACA-01", "isi berkas rusak dan tidak dapat dibuka sebagai buku kerja") from error


def _worksheet_names(book: Any) -> list[str]:  # noqa: ANN401
    return [sheet.title for sheet in book.worksheets]


def _has_formula(book: Any) -> bool:  # noqa: ANN401
    return any(cell.data_type == "f" for sheet in book.worksheets for cell in _cells(sheet))


def _cells(sheet: Any) -> Iterator[Any]:  # noqa: ANN401
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                yield cell


def _lookup(book: Any) -> Lookup:  # noqa: ANN401
    """Return what gives the typed-in value of a cell; None for a formula or where there is no such cell."""

    def value(sheet: str, address: str) -> object:
        if sheet not in book.sheetnames:
            return None
        cell = book[sheet][address]
        return None if cell.data_type == "f" else cell.value

    return value


def _sheet(formulas: Any, values: Any, lookup: Lookup) -> Lembar:  # noqa: ANN401
    cells = {(cell.row, cell.column): _cell(cell, values, lookup) for cell in _cells(formulas)}
    return Lembar(
        nama=formulas.title,
        sel=cells,
        gabungan=_merged(formulas),
        baris=max((row for row, _ in cells), default=0),
        kolom=max((column for _, column in cells), default=0),
        tersembunyi=formulas.sheet_state != "visible",
    )


def _cell(cell: Any, values: Any, lookup: Lookup) -> Sel:  # noqa: ANN401
    if cell.data_type != "f":
        return Sel(cell.value, cell.number_format)
    cached = values.cell(cell.row, cell.column).value
    if cached is None and isinstance(cell.value, str):
        cached = heading(cell.value, lookup)
    return Sel(cached, cell.number_format, tanpa_nilai=cached is None)


def _merged(sheet: Any) -> dict[tuple[int, int], tuple[int, int]]:  # noqa: ANN401
    anchors = {}
    for area in sheet.merged_cells.ranges:
        for row, column in area.cells:
            anchors[row, column] = (area.min_row, area.min_col)
    return anchors
