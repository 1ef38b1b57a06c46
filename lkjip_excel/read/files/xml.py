"""XML parts taken in safely: no entities, no unusual encodings, blank cells left out before any parser."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from lxml import etree

from lkjip_excel.read.files.grid import Area
from lkjip_excel.read.files.limits import RUSAK, BukuError, require

#: Encodings in which the letters of a tag are its bytes, so that what is counted is what is there.
_PLAIN = re.compile(r"utf-?8|us-ascii|iso-8859-\d+|windows-125\d", re.IGNORECASE)
_MARK = b"\xef\xbb\xbf"
_DECLARATION = re.compile(rb"(?:" + _MARK + rb")?\s*<\?xml\s[^>]*\?>")
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([^\"']*)[\"']")
#: A declaration stands within this many first bytes of a part.
_HEAD = 1024
_FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
_LONGEST = max(map(len, _FORBIDDEN))
#: A piece without the end of a row is cut anyway when it gets this long (bytes).
_PATIENCE = 4 << 20

_P = rb"(?:\w+:)?"
_BLANK = rb"<%b\s[^<>]*+(?:(?<=/)>|>\s*</%b\s*>)"
#: Blank cells and, once they are gone, blank rows; nearly all files do without a prefix.
_BLANKS = tuple(re.compile(_BLANK % (tag, tag)) for tag in (b"c", b"row"))
_PREFIXED_BLANKS = tuple(re.compile(_BLANK % (rb"(\w+:" + tag + rb")", rb"\1")) for tag in (b"c", b"row"))
_PLACED = (b'<c r="', b'<row r="')
_TAGS = (b"<c ", b"<row ", b"<c>", b"<row>", b"<c/", b"<row/")
_UNPLACED = re.compile(rb"<" + _P + rb"(?:c|row)(?=[\s/>])(?![^<>]*\sr=)")
_CELL_END = re.compile(rb"</" + _P + rb"c\s*>|<" + _P + rb"c(?:\s[^<>]*)?/>")
_TEXT = re.compile(rb"<" + _P + rb"si[\s/>]")
_ELEMENT = re.compile(rb"<\w")
_SHARED = re.compile(rb"(<" + _P + rb"f\b[^<>]*?)\st\s*=\s*[\"']shared[\"']")
_DATA_END = re.compile(rb"</" + _P + rb"sheetData\s*>|<" + _P + rb"sheetData\s*/>")
_MERGE = re.compile(rb"<" + _P + rb"mergeCell\s[^<>]*?ref\s*=\s*[\"']([A-Z]+)(\d+):([A-Z]+)(\d+)[\"']")


class Ringkas(NamedTuple):
    """A worksheet part without its blank cells and without what follows them, and its merged areas."""

    xml: bytes
    gabungan: tuple[Area, ...]


def guarded(pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
    """Yield the pieces of an XML part; BukuError at an entity declaration or an unusual encoding."""
    tail = b""
    for piece in _headed(pieces, name):
        seen = tail + piece
        if any(word in seen for word in _FORBIDDEN):
            raise BukuError(
                RUSAK, f"berkas memuat entitas XML, yang tidak pernah ada di buku kerja (di {name})"
            )
        tail = seen[-_LONGEST:]
        yield piece


def _headed(pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
    """Yield the pieces, the first of them long enough to tell the encoding; BukuError at an unusual one."""
    head, checked = b"", False
    for piece in pieces:
        head += piece
        if len(head) >= _HEAD:
            if not checked:
                _check_encoding(head, name)
            checked = True
            yield head
            head = b""
    if not checked:
        _check_encoding(head, name)
    yield head


def _check_encoding(head: bytes, name: str) -> None:
    declaration = _DECLARATION.match(head[:_HEAD])
    encoding = _ENCODING.search(declaration[0]) if declaration else None
    begun = head.removeprefix(_MARK).lstrip().startswith(b"<?xml")
    plain = encoding is None or _PLAIN.fullmatch(encoding[1].decode("latin-1"))
    if not plain or begun != bool(declaration) or b"\0" in head[:_HEAD]:
        raise BukuError(RUSAK, f"pengodean bagian {name} tidak lazim; simpan ulang di Excel")


def part(pieces: Iterable[bytes], name: str) -> bytes:
    """Return a part that is no worksheet (styles, texts, relations), within the limits of such parts."""
    kept, size, count = [], 0, 0
    kode, counted = ("teks", _TEXT) if name.casefold().endswith("sharedstrings.xml") else ("unsur", _ELEMENT)
    for piece in guarded(pieces, name):
        size += len(piece)
        count += len(counted.findall(piece))
        require("terpakai", size, name)
        require(kode, count, name)
        kept.append(piece)
    return b"".join(kept)


def worksheet(pieces: Iterable[bytes], name: str) -> Ringkas:
    """Return a worksheet part ready for a parser: its filled cells, at most as many as the limit allows.

    Everything after the cells is left out but the merged areas: there a range of one line can stand for
    millions of cells, and nothing there is a figure.
    """
    kept, size, cells = [], 0, 0
    tail = b""
    for block, ended in _blocks(guarded(pieces, name)):
        if ended:
            tail += block
            require("terpakai", len(tail), name)
            continue
        trimmed = _trimmed(block)
        size += len(trimmed)
        cells += len(_CELL_END.findall(trimmed))
        require("sel", cells, name)
        require("terpakai", size, name)
        kept.append(trimmed)
    areas = _areas(tail, name)
    return Ringkas(b"".join(kept) + _closing(b"".join(kept[-1:])), areas)


def _blocks(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Yield whole rows of a worksheet and whether they stand after its data."""
    rest, ended = b"", False
    for piece in pieces:
        rest += piece
        found = None if ended else _DATA_END.search(rest)
        if found:
            yield rest[: found.end()], False
            rest, ended = rest[found.end() :], True
        elif not ended:
            cut = _cut(rest)
            yield rest[:cut], False
            rest = rest[cut:]
        if ended:
            yield rest, True
            rest = b""
    yield rest, ended


def _cut(block: bytes) -> int:
    """Return where the last whole row ends; with very long rows, where the last tag does."""
    end = block.rfind(b"row>")
    if end >= 0:
        return end + len(b"row>")
    return block.rfind(b">") + 1 if len(block) > _PATIENCE else 0


def _trimmed(block: bytes) -> bytes:
    """Return rows without blank cells; cells that do not say where they stand need their neighbours."""
    prefixed = b":row" in block
    if _placed(block, prefixed=prefixed):
        for pattern in _PREFIXED_BLANKS if prefixed else _BLANKS:
            block = pattern.sub(b"", block)
    return _SHARED.sub(rb"\1", block)


def _placed(block: bytes, *, prefixed: bool) -> bool:
    """Tell whether every cell and row says where it stands; first in the fast way, that most files allow."""
    if not prefixed and sum(map(block.count, _PLACED)) == sum(map(block.count, _TAGS)):
        return True
    return not _UNPLACED.search(block)


def _closing(last: bytes) -> bytes:
    """Return the end tag of the worksheet, with the prefix that the end of its data has."""
    found = re.search(rb"</?(" + _P + rb")sheetData\s*/?>\s*$", last)
    return b"</" + found[1] + b"worksheet>" if found else b""


def _areas(tail: bytes, name: str) -> tuple[Area, ...]:
    found = _MERGE.findall(tail)
    require("gabungan", len(found), name)
    return tuple(_area(*match) for match in found)


def _area(left: bytes, top: bytes, right: bytes, bottom: bytes) -> Area:
    rows, columns = sorted((int(top), int(bottom))), sorted((_column(left), _column(right)))
    return rows[0], columns[0], rows[1], columns[1]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def tree(content: bytes) -> Any:  # noqa: ANN401 - lxml brings no types
    """Return the root of an XML part that ``guarded`` let through; etree.XMLSyntaxError when it is broken."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, parser)
