"""What stands in the workbooks of real offices: the kind of every table, and the number in every cell.

Told without the package: kinds from tabel.json, texts from the CSV of each table, numbers from the cell that
the workbook with numbers holds, else from the text itself by a reading of its own.
"""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

DATA = Path(__file__).parent.parent / "data" / "kantor"
KASUS = tuple(sorted(folder.name for folder in DATA.iterdir()))
GAYA = ("teks", "angka")

#: A cell that holds a number: after a currency, a sign of comparison or a grade, before a unit.
_NUMERIC = re.compile(
    r"(?:Rp\.?\s*|[<>≥≤➤]\s*|[A-D]{1,2}\()?(?P<satu>-?\d[\d.,]*)(?:\s*(?:-|–|s/d)\s*(?P<dua>\d[\d.,]*))?"
    r"(?!\.\d)(?P<sisa>\D{0,30})",
)
_LISTED = re.compile(r"\d+[.)]\s*[A-Za-z]")
_THREE = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
#: Texts that may be two numbers, read as the table around them has it; both workbooks hold them as texts.
MENURUT_TABEL = {
    "3,190": 3.19,
    "3,370": 3.37,
    "3,140": 3.14,
    "3,760": 3.76,
    "3,120": 3.12,
    "3,360": 3.36,
    "3,450": 3.45,
    "3,000": 3.0,
    "3,810": 3.81,
    "3,557": 3.557,
    "20,637": 20.637,
    "10.257 lembar": 10257.0,
    "10,257": 10257.0,
    "3.500 lembar": 3500.0,
    "200,000": 200_000.0,
    "395,000": 395_000.0,
    "460,000": 460_000.0,
    "700,000": 700_000.0,
    "900,000": 900_000.0,
    "1,689.395.603.00": 1689395603.0,
}


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table of a case: its sheet, kind, header row in the sheet and first row of data."""

    kasus: str
    berkas: str
    lembar: str
    jenis: str
    kepala: int
    data: int


@dataclass(frozen=True, slots=True)
class Angka:
    """A cell with a number: what is printed, the number, and the upper end where it is a range."""

    tabel: Tabel
    sel: str
    tercetak: str
    nilai: float
    atas: float | None


@cache
def tables(kasus: str) -> tuple[Tabel, ...]:
    """Return the tables of a case in the order of its report."""
    places = _json(kasus, "peta")
    found = []
    for one in _json(kasus, "tabel"):
        place = places[one["berkas"]]
        first = place["baris_awal"]
        found.append(
            Tabel(kasus, one["berkas"], place["lembar"], one["jenis"], first, first + one["baris_judul"]),
        )
    return tuple(found)


def workbook(kasus: str, gaya: str) -> Path:
    """Return the workbook of a case: all cells text ("teks"), or numbers where they are sure ("angka")."""
    return DATA / kasus / f"{gaya}.xlsx"


@cache
def numbers(tabel: Tabel) -> tuple[Angka, ...]:
    """Return every cell of a table that holds a number, but running numbers and kode."""
    rows = _rows(tabel)
    header = tabel.data - tabel.kepala
    sheet = _book(tabel.kasus)[tabel.lembar]
    return tuple(
        found
        for column in range(len(rows[0]))
        if not _numbering([row[column] for row in rows], header)
        for step in range(header, len(rows))
        if (found := _number(tabel, sheet, rows[step][column], tabel.kepala + step, column + 1))
    )


def _number(tabel: Tabel, sheet: Worksheet, text: str, row: int, column: int) -> Angka | None:
    match = _NUMERIC.fullmatch(text.strip())
    if match is None or _LISTED.match(text):
        return None
    sel = f"{get_column_letter(column)}{row}"
    high = _read(match["dua"]) if match["dua"] else None
    return Angka(tabel, sel, text, _value(sheet, sel, text, match["satu"]), high)


def _value(sheet: Worksheet, sel: str, text: str, digits: str) -> float:
    cell = sheet[sel]
    if isinstance(cell.value, int | float):
        return cell.value * (100 if "%" in cell.number_format else 1)
    return MENURUT_TABEL[text] if text in MENURUT_TABEL else _read(digits)


def _read(digits: str) -> float:
    """Return the number that digits with separators stand for; ValueError where they may be two numbers.

    What stands twice, or before three digits beside another sign, parts thousands.
    """
    bare = digits.rstrip(".,")
    if _THREE.fullmatch(bare):
        raise ValueError(digits)
    groups = re.split(r"[.,]", bare)
    decimal = len(groups) > 1 and (len(groups[-1]) != 3 or groups[0] == "0")
    whole = groups[:-1] if decimal else groups
    return float("".join(whole) + (f".{groups[-1]}" if decimal else ""))


def _numbering(column: list[str], header: int) -> bool:
    """Tell whether a column holds running numbers or kode."""
    heading = next((text for text in reversed(column[:header]) if text.strip(" ()0123456789")), "")
    if heading.strip(" .").casefold() in {"no", "kode"}:
        return True
    below = [text for text in column[header:] if text]
    return bool(below) and all(text == str(number) for text, number in zip(below, count(1), strict=False))


def _rows(tabel: Tabel) -> list[list[str]]:
    path = DATA / tabel.kasus / "tabel" / tabel.berkas
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@cache
def _book(kasus: str) -> dict[str, Worksheet]:
    return {sheet.title: sheet for sheet in load_workbook(workbook(kasus, "angka")).worksheets}


def _json(kasus: str, name: str) -> Any:
    return json.loads((DATA / kasus / f"{name}.json").read_text("utf-8"))


def all_numbers(kasus: str) -> Iterator[Angka]:
    """Yield the numbers of every table of a case."""
    for tabel in tables(kasus):
        yield from numbers(tabel)
