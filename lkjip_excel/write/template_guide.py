"""The Petunjuk sheet of a template: how to fill it, what colours and signs mean, where each sheet is."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from lkjip_excel.layouts import Tabel
from lkjip_excel.write.book import Book, Cell, Link, Sheet, Value
from lkjip_excel.write.style import page_setup, row_height
from lkjip_excel.write.template_plan import FIRST_ROW, PETUNJUK
from lkjip_excel.write.template_table import heading_look

_WIDTHS = (5, 32, 64)
_ALL = sum(_WIDTHS)
#: Room at the right, so that a line that just fits does not wrap into a row too low for it.
_SPARE = 4
_LEAST = 18.0


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("petunjuk.toml").read_text("utf-8"))


def write_guide(book: Book, tables: Sequence[Tabel]) -> None:
    """Add the Petunjuk sheet, with a link to the sheet of each of ``tables``."""
    words = _words()
    sheet = book.add(PETUNJUK)
    for col, width in enumerate(_WIDTHS):
        sheet.widen(col, width)
    sheet.across(0, (0, 2), words["judul"], "judul")
    sheet.across(1, (0, 2), words["pengantar"], "polos")
    sheet.worksheet.set_row(0, 24)
    sheet.worksheet.set_row(1, row_height([(words["pengantar"], _ALL - _SPARE)]))
    sheet.row = 3
    _steps(sheet, words["langkah"])
    _colours(sheet, words["warna"])
    _signs(sheet, words["tulisan"])
    _sheets(sheet, tables)
    page_setup(sheet.worksheet, "portrait")
    sheet.worksheet.protect()


def _section(sheet: Sheet, title: str) -> None:
    sheet.across(sheet.row, (0, 2), title, "bagian")
    sheet.worksheet.set_row(sheet.row, 20)
    sheet.row += 1


def _line(sheet: Sheet, number: int, left: Value, names: tuple[str, ...], right: str, **more: str) -> None:
    sheet.put(sheet.row, 0, number, "tengah", valign="vcenter")
    sheet.put(sheet.row, 1, left, *names, "terkunci", valign="vcenter", **more)
    sheet.put(sheet.row, 2, right, "teks", valign="vcenter")
    sheet.worksheet.set_row(sheet.row, max(_LEAST, row_height([(right, _WIDTHS[2] - _SPARE)])))
    sheet.row += 1


def _steps(sheet: Sheet, steps: Sequence[str]) -> None:
    _section(sheet, "Langkah")
    width = _WIDTHS[1] + _WIDTHS[2]
    for number, step in enumerate(steps, start=1):
        sheet.put(sheet.row, 0, number, "tengah", valign="vcenter")
        look = sheet.style.format("teks", valign="vcenter")
        sheet.worksheet.merge_range(sheet.row, 1, sheet.row, 2, step, look)
        sheet.worksheet.set_row(sheet.row, max(_LEAST, row_height([(step, width - _SPARE)])))
        sheet.row += 1
    sheet.row += 1


def _colours(sheet: Sheet, colours: Sequence[Mapping[str, Any]]) -> None:
    _section(sheet, "Arti warna")
    for number, colour in enumerate(colours, start=1):
        look = heading_look(wajib="wajib" in colour)
        _line(sheet, number, colour["contoh"], tuple(colour["gaya"]), colour["arti"], **look)
    sheet.row += 1


def _signs(sheet: Sheet, signs: Sequence[Mapping[str, str]]) -> None:
    _section(sheet, "Cara menulis nilai")
    for number, sign in enumerate(signs, start=1):
        _line(sheet, number, sign["contoh"], ("teks",), sign["arti"])
    sheet.row += 1


def _sheets(sheet: Sheet, tables: Sequence[Tabel]) -> None:
    _section(sheet, "Daftar lembar")
    for number, tabel in enumerate(tables, start=1):
        link = Link(tabel.lembar, Cell(tabel.lembar, FIRST_ROW, 0))
        _line(sheet, number, link, ("tautan",), tabel.petunjuk)
