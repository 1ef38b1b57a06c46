"""Reads tables of a web page, which is what some programs hand out under the name .xls."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from lxml import etree

from lkjip_excel.read.files.delimited import decoded
from lkjip_excel.read.files.grid import Area, Buku, Place, Sel, sheet
from lkjip_excel.read.files.limits import RUSAK, BukuError, limit, require

_SHEET_NAME = 31
#: lxml brings no types.
_Element: TypeAlias = Any
#: What stands above and between tables; each becomes a row of its own, as Excel shows it.
_LINES = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "caption", "div", "center")


def read_html(path: Path) -> Buku:
    """Return the tables of a page below each other, with the lines between them; BukuError without any."""
    parser = etree.HTMLParser(no_network=True, remove_comments=True, encoding="utf-8")
    text = decoded(path.read_bytes())
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    tables = [] if root is None else list(root.iter("table"))
    if any(one.level == etree.ErrorLevels.FATAL for one in parser.error_log):
        raise BukuError(RUSAK, "isi halaman web rusak: tabel di dalam tabel terlalu dalam")
    if not tables:
        raise BukuError(RUSAK, "isi berkas adalah halaman web tanpa tabel, bukan buku kerja")
    page = _Page()
    for element in root.iter("tr", *_LINES):
        page.take(element)
    return Buku((sheet(path.stem[:_SHEET_NAME], page.cells.items(), page.merged),))


class _Page:
    """Puts rows of tables and lines of text below each other."""

    def __init__(self) -> None:
        self.cells: dict[Place, Sel] = {}
        self.merged: list[Area] = []
        self._taken: set[Place] = set()
        self._row = 0

    def take(self, element: _Element) -> None:
        """Take in a row of a table, or a line of text that stands outside of tables."""
        if element.tag == "tr":
            self._row += 1
            self._fill(element)
        elif not _within_cell(element) and (text := _text(element)):
            self._row += 1
            self.cells[self._row, 1] = Sel(text)
        require("baris", self._row)

    def _fill(self, line: _Element) -> None:
        column = 1
        for one in line.iterchildren("td", "th"):
            while (self._row, column) in self._taken:
                column += 1
            rows, columns = _span(one, "rowspan"), _span(one, "colspan")
            require("kolom", column + columns - 1)
            self._claim(column, rows, columns)
            self.cells[self._row, column] = Sel(_text(one) or None)
            require("sel", len(self.cells))
            column += columns

    def _claim(self, column: int, rows: int, columns: int) -> None:
        """Note the places a cell covers, so that cells of the rows below go beside it."""
        if rows == columns == 1:
            return
        self.merged.append((self._row, column, self._row + rows - 1, column + columns - 1))
        below = range(self._row, self._row + rows)
        self._taken.update((row, column + offset) for row in below for offset in range(columns))
        require("gabungan", len(self._taken))


def _span(cell: _Element, name: str) -> int:
    """Return how many rows or columns a cell covers; nonsense counts as one."""
    told = cell.get(name, "1").strip()
    return min(max(1, int(told)), limit("kolom")) if told.isdecimal() and len(told) < len("10000") else 1


def _within_cell(element: _Element) -> bool:
    """Tell whether the text of an element is told elsewhere: in a cell, or by the lines inside it."""
    inside = any(True for _ in element.iterancestors("td", "th"))
    return inside or any(True for _ in element.iterdescendants("table", *_LINES))


def _text(element: _Element) -> str:
    return " ".join("".join(_letters(element)).split())


def _letters(element: _Element) -> Iterator[str]:
    """Yield the text of an element; a line break is a blank, a nested table is told by its own rows."""
    yield " " if element.tag == "br" else element.text or ""
    for child in element:
        if child.tag not in {"table", "script", "style"}:
            yield from _letters(child)
        yield child.tail or ""
