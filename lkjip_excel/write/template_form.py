"""The form of a template (label, input, note): whose figures these are, and for which year."""

from collections.abc import Mapping

from lkjip_excel.layouts import Kolom, Tabel
from lkjip_excel.write.book import Book, Sheet, Value
from lkjip_excel.write.style import page_setup, row_height
from lkjip_excel.write.template_lists import validation
from lkjip_excel.write.template_plan import FIRST_ROW, FORM_INPUT, HEADER_ROW, Isi, Setelan
from lkjip_excel.write.template_table import ALLOWED, heading_look, heading_note, input_look, write_top

_WIDTHS = (26, 44, 62)
_HEADINGS = ("Keterangan", "Isian", "Catatan")


def write_form(book: Book, tabel: Tabel, setelan: Setelan, isi: Isi, lists: Mapping[str, str]) -> None:
    """Add the sheet of a form, one line a role; ``isi`` holds at most one row, laid over the identity."""
    sheet = book.add(tabel.lembar)
    values = setelan.identity() | dict(isi.baris[0] if isi.baris else {})
    for col, (width, heading) in enumerate(zip(_WIDTHS, _HEADINGS, strict=True)):
        sheet.widen(col, width)
        sheet.put(HEADER_ROW, col, heading, "kepala")
    write_top(sheet, tabel, setelan, len(_WIDTHS), sum(_WIDTHS))
    for row, kolom in enumerate(tabel.kolom, start=FIRST_ROW):
        _line(sheet, row, kolom, values.get(kolom.peran), lists)
    page_setup(sheet.worksheet, "landscape")
    sheet.worksheet.freeze_panes(FIRST_ROW, 0)
    sheet.worksheet.protect("", ALLOWED)


def _line(sheet: Sheet, row: int, kolom: Kolom, value: Value, lists: Mapping[str, str]) -> None:
    names, more = input_look(kolom)
    note = heading_note(kolom)
    sheet.put(row, 0, kolom.judul, "teks", "label", valign="vcenter", **heading_look(wajib=kolom.wajib))
    sheet.put(row, FORM_INPUT, value, *names, **more, align="left", valign="vcenter")
    sheet.put(row, FORM_INPUT + 1, note, "teks", "redup", valign="vcenter")
    sheet.worksheet.set_row(row, max(20.0, row_height([(note, _WIDTHS[-1] - 4)])))
    rule = validation(kolom, lists)
    if rule is not None:
        sheet.worksheet.data_validation(row, FORM_INPUT, row, FORM_INPUT, dict(rule))
