"""The drop-downs of the templates: lists of the rules on a hidden sheet, and how a cell refers to them."""

import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files

from xlsxwriter.utility import xl_range_abs

from lkjip_excel import rules
from lkjip_excel.layouts import Kolom, Tabel
from lkjip_excel.write.book import Book, quoted
from lkjip_excel.write.template_plan import DAFTAR

#: Any satuan may be typed without a warning; the other lists are closed, and still only warn.
OPEN_LISTS = frozenset({"satuan"})
_MONEY_WARNING = {
    "validate": "decimal",
    "criteria": ">=",
    "value": 0,
    "error_type": "warning",
    "error_title": "Bukan angka rupiah",
    "error_message": "Tulis angka rupiah tanpa huruf. Bila memang begitu adanya, pilih Ya untuk lanjut.",
}


def choices(daftar: str) -> tuple[str, ...]:
    """Return the entries of a named list; KeyError for an unknown name."""
    match daftar:
        case "profil":
            return tuple(profil.kode for profil in rules.profiles())
        case "metode":
            return tuple(rules.capaian_methods())
        case "triwulan":
            return tuple(rules.quarter_methods())
        case "satuan":
            text = files("lkjip_excel").joinpath("rules", "satuan.toml").read_text("utf-8")
            return tuple(tomllib.loads(text)["satuan"])
        case _:
            raise KeyError(daftar)


def names_used(tables: Iterable[Tabel]) -> list[str]:
    """Return the named lists that columns of these tables offer, sorted."""
    return sorted({kolom.daftar for tabel in tables for kolom in tabel.kolom if kolom.daftar})


def references(tables: Iterable[Tabel]) -> dict[str, str]:
    """Return for each named list of these tables the reference to its entries.

    They stand on a sheet, not as text in the cell: Excel allows only 255 characters there.
    """
    return {name: f"={quoted(DAFTAR)}!{_entries(col, name)}" for col, name in enumerate(names_used(tables))}


def _entries(col: int, name: str) -> str:
    return str(xl_range_abs(1, col, len(choices(name)), col))


def add_lists(book: Book, tables: Iterable[Tabel]) -> None:
    """Add the hidden sheet that ``references`` points at, where these tables use any list."""
    names = names_used(tables)
    if not names:
        return
    sheet = book.add(DAFTAR)
    for col, name in enumerate(names):
        sheet.put(0, col, name, "kepala")
        sheet.widen(col, 24)
        for row, entry in enumerate(choices(name), start=1):
            sheet.put(row, col, entry, "teks")
    sheet.worksheet.hide()
    sheet.worksheet.protect()


def validation(kolom: Kolom, lists: Mapping[str, str]) -> dict[str, object] | None:
    """Return the XlsxWriter validation of a column's cells, None when anything may stand there.

    It only ever warns: what an office has to write must be possible to write.
    """
    if kolom.tipe == "rupiah":
        return _MONEY_WARNING
    if not (kolom.pilihan or kolom.daftar):
        return None
    return {
        "validate": "list",
        "source": list(kolom.pilihan) or lists[kolom.daftar],
        "show_error": kolom.daftar not in OPEN_LISTS,
        "error_type": "warning",
        "error_title": "Tidak ada dalam daftar",
        "error_message": f"{kolom.judul.partition('{')[0].strip()}: pilihlah dari daftar. Tetap dipakai?",
    }
