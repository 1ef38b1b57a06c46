"""Reads .ods (OpenDocument): values, number formats, error values, merged areas, what is hidden."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from pathlib import Path
from typing import Any, TypeAlias

from lkjip_excel.read.files.container import content, inflate, open_zip
from lkjip_excel.read.files.grid import Area, Buku, Lembar, Place, Sel, sheet
from lkjip_excel.read.files.limits import limit, require
from lkjip_excel.read.files.ods_format import Gaya, styles
from lkjip_excel.read.files.worth import whole
from lkjip_excel.read.files.xml import guarded, tree

_URI = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_OFFICE, _TABLE, _TEXT = _URI % "office", _URI % "table", _URI % "text"
_CALCEXT = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_GROUPS = tuple(f"{_TABLE}table-{one}" for one in ("row-group", "rows", "header-rows"))
_COLUMN_GROUPS = tuple(f"{_TABLE}table-{one}" for one in ("column-group", "columns", "header-columns"))
_DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?")
#: Error values of LibreOffice that Excel has a name for; the others are its Err:502 and so on.
_ERROR = re.compile(r"#\S+")
#: Part of the names of all programs that compute formulas before saving: LibreOffice, MicrosoftOffice, ...
_OFFICES = b"Office"
#: lxml brings no types.
_Element: TypeAlias = Any


def read_ods(path: Path) -> Buku:
    """Return the sheets of a workbook; BukuError beyond a limit, ValueError or lxml's errors when broken."""
    with open_zip(path) as archive:
        root = tree(_joined(guarded(inflate(archive, "content.xml"), "content.xml")))
        parts = [root]
        if "styles.xml" in archive.namelist():
            parts.append(tree(_joined(guarded(inflate(archive, "styles.xml"), "styles.xml"))))
        dihitung = "meta.xml" in archive.namelist() and _OFFICES in content(archive, "meta.xml")
    gaya = styles(parts)
    tables = root.findall(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table")
    require("lembar", len(tables))
    return Buku(tuple(_Reader(one, gaya, dihitung).sheet() for one in tables))


def _joined(pieces: Iterable[bytes]) -> bytes:
    found, size = [], 0
    for piece in pieces:
        size += len(piece)
        require("terpakai", size)
        found.append(piece)
    return b"".join(found)


@dataclass(slots=True)
class _Reader:
    """Walks one table; ``dihitung`` says that a formula without value was computed and gave an empty text."""

    tabel: _Element
    gaya: Mapping[str, Gaya]
    dihitung: bool
    cells: dict[Place, Sel] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)

    def sheet(self) -> Lembar:
        """Return the table as a sheet."""
        defaults = list(self._column_styles())
        row = 1
        for element in _within(self.tabel, f"{_TABLE}table-row", _GROUPS):
            times = _repeated(element, "rows")
            self._rows(element, row, times, defaults)
            row += times
        own = self.gaya.get(self.tabel.get(f"{_TABLE}style-name", ""), Gaya())
        name = self.tabel.get(f"{_TABLE}name", "")
        return sheet(name, self.cells.items(), self.merged, hidden=own.tersembunyi, hidden_rows=self.hidden)

    def _column_styles(self) -> Iterator[str]:
        """Yield the default style of every column, as far as columns may be in use."""
        for element in _within(self.tabel, f"{_TABLE}table-column", _COLUMN_GROUPS):
            times = min(_repeated(element, "columns"), limit("kolom"))
            yield from [element.get(f"{_TABLE}default-cell-style-name", "")] * times

    def _rows(self, element: _Element, first: int, times: int, defaults: list[str]) -> None:
        """Take in a row and its repetitions."""
        filled = list(self._filled(element, first, defaults))
        require("baris", first + times - 1 if filled else 0)
        rows = range(first, first + times) if filled else ()
        for row in rows:
            self.cells.update(((row, column), cell) for column, cell in filled)
            require("sel", len(self.cells))
        if element.get(f"{_TABLE}visibility", "visible") != "visible":
            self.hidden.extend(rows)

    def _filled(self, element: _Element, row: int, defaults: list[str]) -> Iterator[tuple[int, Sel]]:
        column = 1
        for one in element.iterchildren(*_CELLS):
            times = _repeated(one, "columns")
            cell = self._cell(one, defaults[column - 1] if column <= len(defaults) else "")
            if cell.nilai is not None or cell.tanpa_nilai:
                require("kolom", column + times - 1)
                yield from ((column + offset, cell) for offset in range(times))
            self._span(one, row, column)
            column += times

    def _span(self, one: _Element, row: int, column: int) -> None:
        rows = int(one.get(f"{_TABLE}number-rows-spanned", "1"))
        columns = int(one.get(f"{_TABLE}number-columns-spanned", "1"))
        if rows > 1 or columns > 1:
            self.merged.append((row, column, row + rows - 1, column + columns - 1))

    def _cell(self, one: _Element, default: str) -> Sel:
        kind = one.get(f"{_OFFICE}value-type")
        own = self.gaya.get(one.get(f"{_TABLE}style-name", default), Gaya())
        if kind is None:
            return Sel(None, own.format, tanpa_nilai=not self.dihitung and f"{_TABLE}formula" in one.attrib)
        return Sel(_value(one, kind), own.format)


def _within(parent: _Element, tag: str, groups: tuple[str, ...]) -> Iterator[_Element]:
    """Yield the children of a kind in order, also those in groups."""
    for one in parent.iterchildren(tag, *groups):
        if one.tag == tag:
            yield one
        else:
            yield from _within(one, tag, groups)


def _repeated(element: _Element, what: str) -> int:
    return max(1, int(element.get(f"{_TABLE}number-{what}-repeated", "1")))


def _value(one: _Element, kind: str) -> object:
    """Return the value of a cell, None for an empty text."""
    if one.get(f"{_CALCEXT}value-type") == "error":
        text = _text(one)
        return text if _ERROR.fullmatch(text) else "#VALUE!"
    if kind in {"float", "percentage", "currency"}:
        return whole(float(one.get(f"{_OFFICE}value", "")))
    if kind == "boolean":
        return one.get(f"{_OFFICE}boolean-value") == "true"
    if kind == "date":
        return datetime.fromisoformat(one.get(f"{_OFFICE}date-value", ""))
    if kind == "time":
        return _time(one.get(f"{_OFFICE}time-value", ""))
    return _text(one) or one.get(f"{_OFFICE}string-value") or None


def _time(duration: str) -> object:
    found = _DURATION.fullmatch(duration)
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (24, 0, 0)
    return time(hours, minutes, seconds) if hours < 24 else duration  # noqa: PLR2004 - hours of a day


def _text(one: _Element) -> str:
    """Return the text of a cell: its own paragraphs, not those of a comment on it."""
    return "\n".join("".join(_letters(line)) for line in one.iterchildren(f"{_TEXT}p"))


def _letters(element: _Element) -> Iterator[str]:
    """Yield the text of a paragraph, with the blanks and breaks that stand in it as elements."""
    if element.tag == f"{_TEXT}s":
        yield " " * min(int(element.get(f"{_TEXT}c", "1")), limit("kolom"))
    elif element.tag in {f"{_TEXT}tab", f"{_TEXT}line-break"}:
        yield "\t" if element.tag == f"{_TEXT}tab" else "\n"
    elif not isinstance(element.tag, str) or element.tag == f"{_OFFICE}annotation":
        return
    else:
        yield element.text or ""
    for child in element:
        yield from _letters(child)
        yield child.tail or ""
