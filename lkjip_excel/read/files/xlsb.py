"""Reads .xlsb, Excel's binary workbook (MS-XLSB): its records straight from the parts of the archive."""

import posixpath
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lkjip_excel.read.files.container import content, open_zip
from lkjip_excel.read.files.grid import Area, Buku, Lembar, Place, Sel, sheet
from lkjip_excel.read.files.limits import require
from lkjip_excel.read.files.worth import ERRORS, FORMATS, GENERAL, number
from lkjip_excel.read.files.xml import guarded, tree

# Record types, by the name MS-XLSB gives them.
_ROW, _BLANK, _FORMULA_ERROR, _TEXT_ITEM = 0, 1, 11, 19
_FORMAT, _STYLE, _STYLES_BEGIN, _STYLES_END = 44, 47, 617, 618
_BOOK_PROPERTIES, _SHEET_NAME, _MERGED = 153, 156, 176
#: The bit of a row header's flags that says the row has no height.
_HIDDEN_ROW = 0x10
_Decoder = Callable[[bytes], object]


@dataclass(frozen=True, slots=True)
class _Book:
    """What the cells of all sheets refer to."""

    texts: list[str]
    formats: list[str]
    since_1904: bool


def read_xlsb(path: Path) -> Buku:
    """Return the sheets of a workbook; BukuError beyond a limit, struct.error or KeyError when broken."""
    with open_zip(path) as archive:
        start = next(name for name in archive.namelist() if name.endswith("workbook.bin"))
        folder = posixpath.dirname(start)
        records = list(_records(archive, start))
        book = _Book(
            texts=list(_texts(archive, f"{folder}/sharedStrings.bin")),
            formats=_formats(archive, f"{folder}/styles.bin"),
            since_1904=any(kind == _BOOK_PROPERTIES and data[0] & 1 for kind, data in records),
        )
        named = [_named(data) for kind, data in records if kind == _SHEET_NAME]
        require("lembar", len(named))
        parts = _relations(archive, f"{folder}/_rels/{posixpath.basename(start)}.rels")
        places = [(name, hidden, posixpath.join(folder, parts[key])) for name, key, hidden in named]
        return Buku(
            tuple(
                _sheet(archive, part, book, name, hidden=hidden)
                for name, hidden, part in places
                if _is_grid(part)
            )
        )


def _records(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[int, bytes]]:
    """Yield type and data of every record of a part."""
    data, position = content(archive, name), 0
    while position < len(data):
        kind, position = _varying(data, position, 2)
        size, position = _varying(data, position, 4)
        yield kind, data[position : position + size]
        position += size


def _varying(data: bytes, position: int, longest: int) -> tuple[int, int]:
    """Return a number of at most ``longest`` groups of 7 bits, and the position after it."""
    value = 0
    for group in range(longest):
        byte = data[position + group]
        value |= (byte & 0x7F) << 7 * group
        if byte < 0x80:  # noqa: PLR2004 - the bit that says another group follows
            return value, position + group + 1
    return value, position + longest


def _u32(data: bytes, position: int = 0) -> int:
    return int(struct.unpack_from("<I", data, position)[0])


def _u16(data: bytes, position: int = 0) -> int:
    return int(struct.unpack_from("<H", data, position)[0])


def _string(data: bytes, position: int = 0) -> tuple[str, int]:
    """Return a text with its length in front, and the position after it; no text at all is ""."""
    length = _u32(data, position)
    start = position + 4
    if length == 0xFFFFFFFF:  # noqa: PLR2004 - the length of a text that is not there
        return "", start
    return data[start : start + 2 * length].decode("utf-16-le", "replace"), start + 2 * length


# --- what the cells refer to ------------------------------------------------------------------------------


def _named(data: bytes) -> tuple[str, str, bool]:
    """Return name, relation and hiddenness of a sheet."""
    key, after = _string(data, 8)
    return _string(data, after)[0], key, _u32(data) != 0


def _relations(archive: zipfile.ZipFile, name: str) -> Mapping[str, str]:
    root = tree(b"".join(guarded([content(archive, name)], name)))
    return {one.get("Id", ""): one.get("Target", "") for one in root}


def _is_grid(part: str) -> bool:
    """Tell whether a part holds cells: sheets of charts, dialogs and macros do not."""
    return posixpath.basename(posixpath.dirname(part)) == "worksheets"


def _texts(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    if name in archive.namelist():
        found = (data for kind, data in _records(archive, name) if kind == _TEXT_ITEM)
        for count, data in enumerate(found, start=1):
            require("teks", count)
            yield _string(data, 1)[0]


def _formats(archive: zipfile.ZipFile, name: str) -> list[str]:
    """Return the number format of every style, in their order."""
    if name not in archive.namelist():
        return []
    own, styles, inside = {}, [], False
    for kind, data in _records(archive, name):
        inside = kind == _STYLES_BEGIN or (inside and kind != _STYLES_END)
        if kind == _FORMAT:
            own[_u16(data)] = _string(data, 2)[0]
        elif kind == _STYLE and inside:
            styles.append(_u16(data, 2))
    require("unsur", len(styles), name)
    return [own.get(one) or FORMATS.get(one, GENERAL) for one in styles]


# --- cells ------------------------------------------------------------------------------------------------


def _sheet(archive: zipfile.ZipFile, part: str, book: _Book, name: str, *, hidden: bool) -> Lembar:
    cells: dict[Place, Sel] = {}
    merged: list[Area] = []
    hidden_rows: list[int] = []
    row = 0
    for kind, data in _records(archive, part):
        if kind == _ROW:
            row = _u32(data) + 1
            hidden_rows += [row] if data[11] & _HIDDEN_ROW else []
        elif _BLANK < kind <= _FORMULA_ERROR:
            cells[row, _u32(data) + 1] = _cell(kind, data, book)
            require("sel", len(cells))
        elif kind == _MERGED:
            merged.append(_area(data))
    return sheet(name, cells.items(), merged, hidden=hidden, hidden_rows=hidden_rows)


def _area(data: bytes) -> Area:
    top, bottom, left, right = struct.unpack_from("<4I", data)
    return top + 1, left + 1, bottom + 1, right + 1


def _cell(kind: int, data: bytes, book: _Book) -> Sel:
    style = _u32(data, 4) & 0xFFFFFF
    code = book.formats[style] if style < len(book.formats) else GENERAL
    if kind == _SHARED_TEXT:
        return Sel(book.texts[_u32(data, 8)], code)
    value = _DECODERS[kind](data[8:])
    if isinstance(value, float):
        return Sel(number(value, code, since_1904=book.since_1904), code)
    return Sel(value, code)


def _packed(data: bytes) -> float:
    """Return a number of 30 bits: a whole one or the upper half of a float, perhaps times 100."""
    raw = _u32(data)
    bits = raw & ~3
    value = (
        float(struct.unpack("<i", struct.pack("<I", bits))[0] >> 2)
        if raw & 2
        else float(struct.unpack("<d", struct.pack("<Q", bits << 32))[0])
    )
    return value / 100 if raw & 1 else value


def _double(data: bytes) -> float:
    return float(struct.unpack_from("<d", data)[0])


def _text(data: bytes) -> str:
    return _string(data)[0]


def _truth(data: bytes) -> bool:
    return data[0] != 0


def _error(data: bytes) -> str:
    return ERRORS.get(data[0], "#N/A")


_SHARED_TEXT = 7
#: What stands in a cell after its column and style, by record type; those from 8 on are formulas.
_DECODERS: Mapping[int, _Decoder] = {
    2: _packed,
    3: _error,
    4: _truth,
    5: _double,
    6: _text,
    8: _text,
    9: _double,
    10: _truth,
    11: _error,
}
