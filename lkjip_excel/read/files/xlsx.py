"""Reads .xlsx and .xlsm by openpyxl, after everything but the filled cells was left out; macros never run."""

import io
import re
import warnings
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from openpyxl.reader.excel import ExcelReader

from lkjip_excel.read.files import xml
from lkjip_excel.read.files.container import inflate, open_zip
from lkjip_excel.read.files.grid import Area, Buku, CatatanBuku, Lembar, Place, Sel, address, sheet
from lkjip_excel.read.files.headings import Lookup, heading
from lkjip_excel.read.files.limits import require
from lkjip_excel.read.files.worth import whole

#: The parts that say something of figures; drawings, macros, tables and the relations of sheets do not.
_NEEDED = re.compile(
    r"\[Content_Types\]\.xml|(?!.*sheets/_rels/)(?!xl/(?:drawings|charts|chartsheets|dialogsheets|macrosheets|"
    r"media|embeddings|externalLinks|pivot\w+|queryTables|tables|comments|threadedComments|persons|ctrlProps|"
    r"activeX|printerSettings|richData)/?)(?!docProps/|customXml/|customUI/).*\.(?:xml|rels)",
    re.IGNORECASE,
)
_ROOT = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->)*<(?:\w+:)?worksheet[\s>/]", re.DOTALL)
_OUTSIDE = re.compile(r"\[(\d+)\][^'!\"]*'?!")
_QUOTED = re.compile(r'"[^"]*"')
_LINK_TARGET = re.compile(rb"Target\s*=\s*[\"']([^\"']+)[\"']")
_LINKS = "xl/externalLinks/_rels/externalLink{}.xml.rels"

#: No heading takes a longer formula than this (letters).
_HEADING = 500
#: The type openpyxl leaves on a formula that was computed and gave an empty text.
_EMPTY_TEXT = "str"
#: A worksheet of openpyxl: its classes carry no useful types for what is read here.
_Sheet = Any


def read_xlsx(path: Path) -> Buku:
    """Return the sheets of a workbook; BukuError beyond a limit, and whatever openpyxl raises."""
    with open_zip(path) as archive:
        file, areas = _lean(archive)
        formulas = _load(file, values=False)
        values = _load(file, values=True) if _has_formula(formulas) else formulas
        cached = {one.title: one for one, _ in values}
        lookup = _lookup({one.title: one for one, _ in formulas})
        pairs = [(one, cached[one.title], areas.get(part, ())) for one, part in formulas]
        sheets = tuple(_sheet(one, values, merged, lookup) for one, values, merged in pairs)
        return Buku(sheets, tuple(_outside([one for one, _ in formulas], archive)))


def _lean(archive: zipfile.ZipFile) -> tuple[io.BytesIO, dict[str, tuple[Area, ...]]]:
    """Return the workbook without what is not read, and the merged areas of each worksheet part."""
    file, areas = io.BytesIO(), {}
    with zipfile.ZipFile(file, "w") as lean:
        for name in filter(_NEEDED.fullmatch, archive.namelist()):
            pieces = inflate(archive, name)
            first = next(pieces, b"")
            if _ROOT.match(first):
                content, areas[name] = xml.worksheet(_again(first, pieces), name)
            else:
                content = xml.part(_again(first, pieces), name)
            lean.writestr(name, content)
    require("lembar", len(areas))
    return file, areas


def _again(first: bytes, others: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from others


def _load(file: io.BytesIO, *, values: bool) -> list[tuple[_Sheet, str]]:
    """Return the worksheets in order, each with the name of its part."""
    file.seek(0)
    reader = ExcelReader(file, data_only=values, keep_links=False)
    with warnings.catch_warnings(action="ignore"):  # on styles and extensions, which are not read
        reader.read()
    relations = [relation for _, relation in reader.parser.find_sheets()]
    parts = [one.target for one in relations if one.target in reader.valid_files]
    return list(zip(reader.wb.worksheets, parts, strict=True))


def _cells(one: _Sheet) -> Iterator[Any]:
    """Yield the cells that hold something; iter_rows would walk the whole box around them."""
    return (cell for cell in one._cells.values() if cell.value is not None)  # noqa: SLF001


def _has_formula(sheets: list[tuple[_Sheet, str]]) -> bool:
    return any(cell.data_type == "f" for one, _ in sheets for cell in _cells(one))


def _lookup(sheets: Mapping[str, _Sheet]) -> Lookup:
    """Return what gives the typed-in value of a cell; None for a formula or where there is no such cell."""

    def value(name: str, place: str) -> object:
        if name not in sheets:
            return None
        cell = sheets[name][place]
        return None if cell.data_type == "f" else cell.value

    return value


def _sheet(formulas: _Sheet, values: _Sheet, merged: tuple[Area, ...], lookup: Lookup) -> Lembar:
    hidden = (row for row, layout in formulas.row_dimensions.items() if layout.hidden)
    cells = [(_place(cell), _cell(cell, values, lookup)) for cell in list(_cells(formulas))]
    return sheet(formulas.title, cells, merged, hidden=formulas.sheet_state != "visible", hidden_rows=hidden)


def _place(cell: Any) -> Place:  # noqa: ANN401
    return cell.row, cell.column


def _cell(cell: Any, values: _Sheet, lookup: Lookup) -> Sel:  # noqa: ANN401
    if cell.data_type != "f":
        return Sel(whole(cell.value), cell.number_format)
    computed = values.cell(*_place(cell))
    cached = computed.value
    if computed.data_type == _EMPTY_TEXT:
        return Sel(cached, cell.number_format)
    if cached is None and isinstance(cell.value, str) and len(cell.value) <= _HEADING:
        cached = heading(cell.value, lookup)
    return Sel(whole(cached), cell.number_format, tanpa_nilai=cached is None)


def _outside(sheets: list[_Sheet], archive: zipfile.ZipFile) -> Iterator[CatatanBuku]:
    """Say which other workbooks formulas take values from: how often, and where first."""
    places: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in sheets:
        for cell in _cells(one):
            if cell.data_type == "f":
                for index in set(_OUTSIDE.findall(_QUOTED.sub("", _formula(cell.value)))):
                    places[index].append((one.title, address(*_place(cell))))
    for index, found in sorted(places.items()):
        isi = {"buku": _linked(archive, index), "jumlah": len(found)}
        yield CatatanBuku("BACA-21", *found[0], isi)


def _formula(value: object) -> str:
    """Return the text of a formula; those over many cells come as objects."""
    return value if isinstance(value, str) else str(getattr(value, "text", "") or "")


def _linked(archive: zipfile.ZipFile, index: str) -> str:
    """Return the file name of a linked workbook without its folder, which may name a person."""
    name = _LINKS.format(index)
    if name not in archive.namelist():
        return f"[{index}]"
    target = _LINK_TARGET.search(b"".join(inflate(archive, name)))
    text = unquote(target[1].decode("utf-8", "replace")) if target else f"[{index}]"
    return PurePosixPath(text.replace("\\", "/")).name
