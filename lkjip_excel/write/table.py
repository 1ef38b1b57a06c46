"""Tables as data: columns say what each cell of a row holds; one writer puts any of them on a sheet."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from lkjip_excel.write.book import Book, Cell, Sheet, Value, known, shown
from lkjip_excel.write.style import row_height

#: A row of a result frame: its columns by name.
Record = dict[str, Any]

_HEAD_LEAST = 24.0


@dataclass(frozen=True, slots=True)
class Here:
    """The row being written, as the formulas of its cells see it."""

    book: Book
    sheet: Sheet
    row: int
    cols: Mapping[str, int]

    def __call__(self, kunci: str) -> str:
        """Return the address of the cell of column ``kunci`` in this row: "D6"."""
        return self.cell(kunci).here

    def cell(self, kunci: str) -> Cell:
        """Return the cell of column ``kunci`` in this row."""
        return self.sheet.cell(self.row, self.cols[kunci])

    def at(self, kunci: str, offset: int) -> str:
        """Return the address of column ``kunci``, ``offset`` rows further down."""
        return self.sheet.cell(self.row + offset, self.cols[kunci]).here

    def ref(self, key: Hashable, *, fixed: bool = False) -> str:
        """Return the reference to something registered; KeyError when it stands nowhere."""
        return self.book.ref(key, self.sheet.nama, fixed=fixed)

    def refs(self, keys: Sequence[Hashable]) -> list[str]:
        """Return the references to those of ``keys`` that stand somewhere."""
        return self.book.refs(keys, self.sheet.nama)


Isi = Callable[[Record, Here], Value]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: heading, width in characters, style name and what a row's cell holds.

    ``grup`` is a heading over neighbouring columns; neighbours equal in the field ``gabung`` share one
    merged cell; ``daftar`` registers each cell under (daftar, the row's key).
    """

    kunci: str
    judul: str
    lebar: float
    isi: Isi
    gaya: str = "teks"
    grup: str = ""
    gabung: str = ""
    daftar: str = ""


def plain(nama: str) -> Isi:
    """Return what shows a field of the record as it is, "-" for an empty text."""
    return lambda record, _: record[nama] or "-" if isinstance(record[nama], str) else record[nama]


def indikator_columns(sasaran: float, indikator: float) -> tuple[Column, Column, Column]:
    """Return the columns that lead every table of indikator: No, and the two names in these widths."""
    return (
        Column("urutan", "No", 5, plain("urutan"), "tengah"),
        Column("sasaran", "Sasaran Strategis", sasaran, plain("sasaran"), gabung="sasaran"),
        Column("indikator", "Indikator Kinerja", indikator, plain("indikator")),
    )


def filled(columns: Sequence[Column], records: Sequence[Record], *optional: str) -> tuple[Column, ...]:
    """Return the columns, of the optional ones only those whose field any record fills."""
    empty = {kunci for kunci in optional if not any(_fills(record[kunci]) for record in records)}
    return tuple(column for column in columns if column.kunci not in empty)


def _fills(value: object) -> bool:
    return value != "" if isinstance(value, str) else known(value)


def _no_names(_: Record) -> tuple[str, ...]:
    return ()


def _no_cell_names(_: Record, __: str) -> tuple[str, ...]:
    return ()


def _no_level(_: Record) -> int:
    return 0


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, and how a record becomes a row: registry key, styles (row, cells), outline level."""

    columns: tuple[Column, ...]
    kunci: Callable[[Record], Hashable] = lambda record: record["urutan"]
    gaya: Callable[[Record], tuple[str, ...]] = _no_names
    gaya_sel: Callable[[Record, str], tuple[str, ...]] = _no_cell_names
    tingkat: Callable[[Record], int] = _no_level
    bernomor: bool = True

    @property
    def last(self) -> int:
        """Return the number of the last column, from 0."""
        return len(self.columns) - 1

    @property
    def cols(self) -> dict[str, int]:
        """Return the number of each column by its key."""
        return {column.kunci: col for col, column in enumerate(self.columns)}

    def write(self, book: Book, sheet: Sheet, records: Sequence[Record]) -> "Written":
        """Write header and rows from the sheet's next free row on; move that row past the table."""
        for col, column in enumerate(self.columns):
            sheet.widen(col, column.lebar)
        top = sheet.row
        _header(self, sheet)
        written = Written(self, book, sheet, (top, sheet.row - 1), sheet.row)
        for record in records:
            written.add(record)
        written.finish(records)
        return written


def _header(table: Table, sheet: Sheet) -> None:
    """Write the headings: groups above where there are any, titles, column numbers."""
    grouped = any(column.grup for column in table.columns)
    if grouped:
        _groups(table, sheet)
    for col, column in enumerate(table.columns):
        above = grouped and not column.grup
        if above:
            form = sheet.style.format("kepala")
            sheet.worksheet.merge_range(sheet.row - 1, col, sheet.row, col, "", form)
        sheet.put(sheet.row - above, col, column.judul, "kepala")
    titles = ((column.judul, sheet.widths[col]) for col, column in enumerate(table.columns))
    sheet.worksheet.set_row(sheet.row, max(_HEAD_LEAST, row_height(titles, bold=True)))
    sheet.row += 1
    if table.bernomor:
        for col in range(len(table.columns)):
            sheet.put(sheet.row, col, f"({col + 1})", "kepala_nomor")
        sheet.row += 1


def _groups(table: Table, sheet: Sheet) -> None:
    for grup, members in groupby(enumerate(table.columns), key=lambda pair: pair[1].grup):
        cols = [col for col, _ in members]
        if grup:
            sheet.across(sheet.row, (cols[0], cols[-1]), grup, "kepala")
    sheet.row += 1


@dataclass(slots=True)
class Written:
    """A table on its sheet: rows of its header, first row of its body, and what the body holds."""

    table: Table
    book: Book
    sheet: Sheet
    header: tuple[int, int]
    first: int
    values: list[list[Value]] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)

    def add(self, record: Record) -> None:
        """Write one record as the next row and register its cells."""
        here = Here(self.book, self.sheet, self.sheet.row, self.table.cols)
        names = self.table.gaya(record)
        values = [column.isi(record, here) for column in self.table.columns]
        for col, (column, value) in enumerate(zip(self.table.columns, values, strict=True)):
            own = self.table.gaya_sel(record, column.kunci)
            self.sheet.put(here.row, col, value, column.gaya, *names, *own)
            if column.daftar:
                self.book.place((column.daftar, self.table.kunci(record)), here.cell(column.kunci), value)
        self.values.append(values)
        self.heights.append(row_height(self._wraps(values), bold="tebal" in names))
        self.sheet.row += 1

    def _wraps(self, values: Sequence[Value]) -> list[tuple[str, float]]:
        """Return text and width of the cells that stand alone in their row."""
        return [
            (shown(value), self.sheet.widths[col])
            for col, (column, value) in enumerate(zip(self.table.columns, values, strict=True))
            if not column.gabung
        ]

    def finish(self, records: Sequence[Record]) -> None:
        """Merge the runs of equal cells, then give every row its height and outline level."""
        for col, column in enumerate(self.table.columns):
            for run in _runs([record[column.gabung] for record in records] if column.gabung else []):
                self._merge(col, run, self.table.gaya(records[run.start]))
        for offset, (record, height) in enumerate(zip(records, self.heights, strict=True)):
            level = self.table.tingkat(record)
            self.sheet.worksheet.set_row(self.first + offset, height, None, {"level": level})

    def _merge(self, col: int, run: range, names: tuple[str, ...]) -> None:
        """Merge one run of cells of a column and make its rows high enough for the text together."""
        value, gaya = self.values[run.start][col], self.table.columns[col].gaya
        if len(run) > 1 and shown(value):
            rows = (self.first + run.start, self.first + run.stop - 1)
            self.sheet.worksheet.merge_range(
                rows[0], col, rows[1], col, "", self.sheet.style.format(gaya, *names)
            )
            self.sheet.put(rows[0], col, value, gaya, *names)
        need = row_height([(shown(value), self.sheet.widths[col])])
        lack = max(0.0, need - sum(self.heights[run.start : run.stop]))
        for row in run:
            self.heights[row] += lack / len(run)

    @property
    def next(self) -> Here:
        """Return the row below the table, where the next closing row will stand."""
        return Here(self.book, self.sheet, self.sheet.row, self.table.cols)

    def close(self, label: str, cells: Mapping[str, Value], *names: str) -> Here:
        """Write a closing row (mean, total): the label up to the first of ``cells``, blanks between."""
        here = self.next
        first = min(here.cols[kunci] for kunci in cells)
        self.sheet.across(here.row, (0, first - 1), label, "teks", "jumlah", *names)
        for column, col in zip(self.table.columns[first:], range(first, len(here.cols)), strict=True):
            self.sheet.put(here.row, col, cells.get(column.kunci), column.gaya, "jumlah", *names)
        room = sum(self.sheet.widths[col] for col in range(first))
        wraps = [
            (label, room),
            *((shown(value), self.sheet.widths[here.cols[kunci]]) for kunci, value in cells.items()),
        ]
        self.sheet.worksheet.set_row(here.row, row_height(wraps, bold=True))
        self.sheet.row += 1
        return here


def _runs(values: Sequence[object]) -> list[range]:
    """Return the ranges of neighbours that are equal."""
    runs, start = [], 0
    for _, members in groupby(values):
        stop = start + len(list(members))
        runs.append(range(start, stop))
        start = stop
    return runs
