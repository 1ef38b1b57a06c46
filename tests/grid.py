"""A workbook from a text grid, so that a test shows its input.

    [PK]
    No | Sasaran       | Indikator | Target 2023   | Anggaran
    1  | Meningkatnya  | Nilai A   | {0.0%}0.915   | {#,##0}2134044723
    ^  | ^             | Nilai B   | 91,5%         | =E2*2 => 4268089446

``[Name]`` starts a sheet (the first may be left out); one line is one row, ``|`` parts the cells, a line
with only ``|`` is a blank row, a line without anything is passed over. A cell is

    nothing          a blank cell
    12, -0.5         a number; "12" in double quotes is text, as is all that does not look like a number
    TRUE, FALSE      a truth value
    2023-12-31       a date
    #REF!            an error value
    =A1+B1           a formula without cached value; ``=A1+B1 => 3`` one with the cached value 3
    {0.0%}0.915      a value with its number format; with {@} it is always text
    ^  <             merged with the cell above, with the cell to the left
"""

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeAlias
from xml.etree import ElementTree as ET

from openpyxl import Workbook
from openpyxl.cell.cell import ERROR_CODES, Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

Value: TypeAlias = str | int | float | bool | date
Place: TypeAlias = tuple[int, int]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = re.compile(r"\[(?P<name>[^\]|]+)\]")
FORMATTED = re.compile(r"\{(?P<format>[^}]*)\}(?P<rest>.*)", re.DOTALL)
NUMBER = re.compile(r"-?(0|[1-9]\d*)(?P<fraction>\.\d+)?")
DATE = re.compile(r"\d{4}-\d\d-\d\d")
CACHED = " => "


def write_grid(text: str, path: Path) -> Path:
    """Write the workbook that ``text`` draws; ValueError where merged cells do not form a rectangle."""
    book = Workbook()
    book.remove(book.worksheets[0])
    cached: dict[str, dict[str, Value]] = {}
    for name, rows in _sheets(text):
        cached[name] = _fill(book.create_sheet(name), rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    if any(cached.values()):
        _store_cached(path, list(cached.values()))
    return path


def _sheets(text: str) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield every sheet's name and its rows of cell texts."""
    name, rows = "Lembar1", list[list[str]]()
    for line in filter(None, map(str.strip, text.splitlines())):
        if head := SHEET.fullmatch(line):
            if rows:
                yield name, rows
            name, rows = head["name"], []
        else:
            rows.append([cell.strip() for cell in line.split("|")])
    yield name, rows


def _fill(sheet: Worksheet, rows: list[list[str]]) -> dict[str, Value]:
    """Write the rows into the sheet and merge; return the cached value of each formula that has one."""
    cached: dict[str, Value] = {}
    for place, text in _cells(rows):
        if text in {"", "^", "<"}:
            continue
        cell = sheet.cell(*place)
        assert isinstance(cell, Cell)
        formula, _, result = text.partition(CACHED) if text.startswith("=") else (text, "", "")
        _put(cell, formula)
        if result:
            cached[cell.coordinate] = _value(result)
    for area in _merged(rows):
        sheet.merge_cells(area)
    return cached


def _cells(rows: list[list[str]]) -> Iterator[tuple[Place, str]]:
    for row, cells in enumerate(rows, start=1):
        for column, text in enumerate(cells, start=1):
            yield (row, column), text


def _put(cell: Cell, text: str) -> None:
    """Write one cell text: its value, then its number format (a date would bring one of its own)."""
    found = FORMATTED.fullmatch(text)
    number_format, text = (found["format"], found["rest"].strip()) if found else ("", text)
    cell.value = text if number_format == "@" else _value(text)
    if number_format:
        cell.number_format = number_format
    if number_format == "@" or text.startswith('"'):
        cell.data_type = "s"


def _value(text: str) -> Value:
    """Return what a cell text stands for; text that is none of the known forms is itself."""
    if number := NUMBER.fullmatch(text):
        return float(text) if number["fraction"] else int(text)
    if DATE.fullmatch(text):
        return date.fromisoformat(text)
    if text in {"TRUE", "FALSE"}:
        return text == "TRUE"
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text


def _merged(rows: list[list[str]]) -> list[str]:
    """Return the merged areas, as "A1:B3"; ValueError when one is no rectangle."""
    anchors: dict[Place, Place] = {}
    for (row, column), text in _cells(rows):
        before = {"^": (row - 1, column), "<": (row, column - 1)}.get(text)
        anchors[row, column] = anchors[before] if before else (row, column)
    areas: dict[Place, list[Place]] = {}
    for place, anchor in anchors.items():
        areas.setdefault(anchor, []).append(place)
    return [_area(anchor, places) for anchor, places in areas.items() if len(places) > 1]


def _area(anchor: Place, places: list[Place]) -> str:
    last = max(places)
    if len(places) != (last[0] - anchor[0] + 1) * (last[1] - anchor[1] + 1):
        raise ValueError(f"gabungan dari {get_column_letter(anchor[1])}{anchor[0]} bukan persegi")
    return f"{get_column_letter(anchor[1])}{anchor[0]}:{get_column_letter(last[1])}{last[0]}"


def _store_cached(path: Path, sheets: list[dict[str, Value]]) -> None:
    """Put cached values beside formulas, which openpyxl cannot do; ``sheets`` in workbook order."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for number, cached in enumerate(sheets, start=1):
        name = f"xl/worksheets/sheet{number}.xml"
        parts[name] = _with_cached(parts[name], cached)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _with_cached(xml: bytes, cached: dict[str, Value]) -> bytes:
    """Return the XML of a sheet with the cached values in it; ``cached`` by cell."""
    ET.register_namespace("", MAIN)
    root = ET.fromstring(xml)
    for cell in root.iter(f"{{{MAIN}}}c"):
        result = cached.get(cell.get("r", ""))
        holder = cell.find(f"{{{MAIN}}}v")
        if result is None or holder is None:
            continue
        holder.text = str(int(result)) if isinstance(result, bool) else str(result)
        if isinstance(result, bool | str):
            cell.set("t", _type_of(result))
    patched: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return patched


def _type_of(cached: bool | str) -> str:  # noqa: FBT001 - the value of a cell, no switch
    if isinstance(cached, bool):
        return "b"
    return "e" if cached in ERROR_CODES else "str"
