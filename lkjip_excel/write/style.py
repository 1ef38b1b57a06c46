"""How every workbook looks: palette, named formats, number formats, row heights, F4 page set-up."""

import math
from collections.abc import Iterable
from types import MappingProxyType
from typing import Any, Literal

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

Orientation = Literal["portrait", "landscape"]
Property = str | int | float | bool

#: Metric-compatible with Liberation Sans, so that row heights hold in Excel and LibreOffice alike.
FONT = "Arial"
FONT_SIZE = 9
#: Points a line of text takes at FONT_SIZE.
LINE_HEIGHT = 12.0
#: Pixels of one unit of column width, and of an em of FONT at FONT_SIZE.
COLUMN_PIXELS = 7.0
EM_PIXELS = 12.0
#: Widths of the glyphs of FONT in thousandths of an em; signs that are not listed are as wide as a digit.
_GLYPHS = {
    "ijl'|": 222,
    "ftI ,./:;!\\[]": 278,
    'r-()"`': 333,
    "ckvxyzsJ": 500,
    "FTZ": 611,
    "ABEKPSVXY&": 667,
    "CDHNRUw": 722,
    "GOQ": 778,
    "Mm": 833,
    "%": 889,
    "W": 944,
}
_GLYPH = {sign: thousandths / 1000 for signs, thousandths in _GLYPHS.items() for sign in signs}
_DIGIT = 0.556
#: Programs draw a little wider than the font says; bold more so.
_SPARE, _BOLD_SPARE = 1.06, 1.14
#: Excel refuses taller rows.
MAX_ROW_HEIGHT = 409.0
#: Folio, 8.5 x 13 inch: the nearest standard size to the F4 paper (215 x 330 mm) of government offices.
PAPER_F4 = 14

INK = "#1F2933"
MUTED = "#5F6B76"
LINE = "#8795A1"
HEAD = "#D5DEE7"
BAND = "#EEF2F6"
INPUT = "#FFF9DB"
ACCENT = "#2F5D8A"
ACCENT_LIGHT = "#A9BFD4"
LINK = "#1F4E8C"
GALAT = "#F4B8B8"
PERINGATAN = "#FBE3A6"
INFO = "#DCE8F5"

#: The locale makes Indonesian separators show wherever the program honours it.
LOCALE = "[$-421]"
BULAT = f"{LOCALE}#,##0"
RUPIAH = f"{LOCALE}#,##0"
#: Rupiah shown in millions.
JUTA = f"{LOCALE}#,##0.0,,"
TEXT = "@"

_BASE: dict[str, Property] = {
    "font_name": FONT,
    "font_size": FONT_SIZE,
    "font_color": INK,
    "valign": "top",
}
_CELL: dict[str, Property] = {"border": 1, "border_color": LINE, "text_wrap": True}
_NUMBER: dict[str, Property] = {**_CELL, "align": "right"}
_INPUT: dict[str, Property] = {"bg_color": INPUT, "locked": False}
_HEAD: dict[str, Property] = {
    **_CELL,
    "bold": True,
    "align": "center",
    "valign": "vcenter",
    "bg_color": HEAD,
}

#: What each name adds to the base; names given together are laid over one another from left to right.
NAMES: MappingProxyType[str, dict[str, Property]] = MappingProxyType(
    {
        "judul": {"bold": True, "font_size": 13, "align": "center", "valign": "vcenter"},
        "subjudul": {"bold": True, "font_size": 10, "align": "center", "valign": "vcenter"},
        "bagian": {"bold": True, "font_size": 11, "font_color": ACCENT, "valign": "vcenter"},
        "petunjuk": {"italic": True, "font_color": MUTED, "text_wrap": True},
        "polos": {"text_wrap": True},
        "tengah_polos": {"align": "center"},
        "label": {"bold": True},
        "kepala": _HEAD,
        "kepala_nomor": {**_HEAD, "bold": False, "italic": True, "font_size": 8},
        "teks": _CELL,
        "tengah": {**_CELL, "align": "center"},
        "kode": {**_CELL, "num_format": TEXT},
        "umum": {**_NUMBER, "num_format": "General"},
        "angka": _NUMBER,
        "persen": _NUMBER,
        "bulat": {**_NUMBER, "num_format": BULAT},
        "tahun": {**_CELL, "align": "center", "num_format": "0"},
        "rupiah": {**_NUMBER, "num_format": RUPIAH},
        "tautan": {**_CELL, "font_color": LINK, "underline": 1},
        "isian": _INPUT,
        "terkunci": {"locked": True},
        "jumlah": {"bold": True, "bg_color": BAND},
        "pita": {"bold": True, "bg_color": BAND},
        "tebal": {"bold": True},
        "redup": {"font_color": MUTED},
        "biasa": {"bold": False},
        "kiri": {**_CELL, "align": "left"},
        "rata_tengah": {"align": "center"},
        "menjorok1": {"align": "left", "indent": 1},
        "menjorok2": {"align": "left", "indent": 2},
        "galat": {"bold": True, "align": "center", "bg_color": GALAT},
        "peringatan": {"bold": True, "align": "center", "bg_color": PERINGATAN},
        "info": {"align": "center", "bg_color": INFO},
    },
)


class Style:
    """The formats of one workbook, each made once.

    ``desimal``: how many decimals the names "angka" and "persen" show.
    """

    def __init__(self, workbook: Workbook, desimal: int) -> None:
        self._workbook = workbook
        self._made: dict[tuple[Any, ...], Format] = {}
        self.angka = f"{LOCALE}#,##0" + ("." + "0" * desimal if desimal else "")
        shown = {name: {**NAMES[name], "num_format": self.angka} for name in ("angka", "persen")}
        self._names = {**NAMES, **shown}

    def format(self, *names: str, **more: Property) -> Format:
        """Return the format of these names laid over one another, then of the given properties.

        ``more`` are XlsxWriter properties (``num_format=...``, ``indent=1``). KeyError for an unknown name.
        """
        key = (names, *sorted(more.items()))
        if key not in self._made:
            merged = dict(_BASE)
            for name in names:
                merged |= self._names[name]
            self._made[key] = self._workbook.add_format(merged | more)
        return self._made[key]


def text_pixels(text: str, *, bold: bool = False) -> float:
    """Return the width of ``text`` in pixels at FONT_SIZE, a little generously."""
    ems = sum(_GLYPH.get(sign, _DIGIT) for sign in text)
    return ems * EM_PIXELS * (_BOLD_SPARE if bold else _SPARE)


def line_count(text: str, width: float, *, bold: bool = False) -> int:
    """Return how many lines ``text`` wraps to in a column of ``width`` characters, at least 1.

    Words are kept whole as Excel does; a word longer than the column is broken.
    """
    room = max(EM_PIXELS, width * COLUMN_PIXELS - 3)
    return sum(_wrapped(paragraph, room, bold=bold) for paragraph in text.split("\n"))


def _wrapped(paragraph: str, room: float, *, bold: bool) -> int:
    lines, used = 1, 0.0
    space = text_pixels(" ", bold=bold)
    for word in paragraph.split(" "):
        size = text_pixels(word, bold=bold)
        if used > 0 and used + space + size > room:
            lines, used = lines + 1, 0.0
        lines += max(0, math.ceil(size / room) - 1)
        used = size % room if size > room else used + space + size
    return lines


def row_height(cells: Iterable[tuple[str, float]], *, bold: bool = False) -> float:
    """Return the height in points at which no (text, column width) pair of a row is cut."""
    lines = max((line_count(text, width, bold=bold) for text, width in cells), default=1)
    return min(MAX_ROW_HEIGHT, lines * LINE_HEIGHT + 3)


def page_setup(
    worksheet: Worksheet,
    orientation: Orientation = "landscape",
    *,
    repeat: tuple[int, int] | None = None,
    one_page: bool = False,
) -> None:
    """Set F4 paper, margins, one page wide (and high with ``one_page``), page numbers.

    ``repeat``: first and last row (from 0) printed again on top of every page.
    """
    worksheet.set_paper(PAPER_F4)
    if orientation == "landscape":
        worksheet.set_landscape()
    else:
        worksheet.set_portrait()
    worksheet.set_margins(left=0.6, right=0.5, top=0.6, bottom=0.7)
    worksheet.center_horizontally()
    worksheet.fit_to_pages(1, 1 if one_page else 0)
    worksheet.set_footer("&L&8&A&R&8Halaman &P dari &N")
    worksheet.hide_gridlines(2)
    if repeat is not None:
        worksheet.repeat_rows(*repeat)
