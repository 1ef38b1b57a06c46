"""The frame around a sheet's tables: title block, headings of parts, notes, signature, print set-up."""

from collections.abc import Sequence

from lkjip_excel.write.book import Sheet
from lkjip_excel.write.context import Laporan
from lkjip_excel.write.style import Orientation, page_setup, row_height
from lkjip_excel.write.table import Table, Written

_TITLE_HEIGHT = 20.0
_PART_HEIGHT = 20.0
#: Rows left free for the signature and stamp.
_SIGNATURE_ROWS = 4


def title(sheet: Sheet, judul: str, laporan: Laporan, spec: Table) -> None:
    """Write the title block of a kecamatan's sheet over the width of the table that follows."""
    heading(sheet, (judul, *laporan.tempat), spec)


def heading(sheet: Sheet, lines: Sequence[str], spec: Table) -> None:
    """Write title lines, the first one larger, over the width of the table that follows."""
    for col, column in enumerate(spec.columns):
        sheet.widen(col, column.lebar)
    sheet.worksheet.set_row(sheet.row, _TITLE_HEIGHT)
    for line in lines:
        sheet.across(sheet.row, (0, spec.last), line, "judul" if line is lines[0] else "subjudul")
        sheet.row += 1
    sheet.row += 1


def part(sheet: Sheet, judul: str) -> None:
    """Write the heading of a further table on the sheet, after a free row."""
    sheet.row += 1
    sheet.put(sheet.row, 0, judul, "bagian")
    sheet.worksheet.set_row(sheet.row, _PART_HEIGHT)
    sheet.row += 1


def note(sheet: Sheet, teks: str, last: int) -> None:
    """Write a remark over the columns up to ``last``, as high as its text needs."""
    sheet.across(sheet.row, (0, last), teks, "petunjuk")
    width = sum(sheet.widths.get(col, 0.0) for col in range(last + 1))
    sheet.worksheet.set_row(sheet.row, row_height([(teks, width)]))
    sheet.row += 1


def finish(
    sheet: Sheet, written: Written, orientation: Orientation = "landscape", *, frozen: bool = True
) -> None:
    """Set the sheet up for print, its table's header repeated on every page and frozen on screen."""
    page_setup(sheet.worksheet, orientation, repeat=written.header)
    if frozen:
        sheet.worksheet.freeze_panes(written.first, 0)


def signature(sheet: Sheet, laporan: Laporan, cols: tuple[int, int]) -> None:
    """Write the Camat's signature block from the office's own form; lines it left blank stay dotted."""
    isian = laporan.isian
    tempat = isian.get("tempat") or laporan.instansi["nama"]
    head = (f"{tempat}, {isian.get('tanggal') or '.' * 30}", f"CAMAT {laporan.instansi['nama']}".upper())
    tail = (isian.get("camat") or "." * 40, isian.get("pangkat", ""), f"NIP {isian.get('nip') or '.' * 30}")
    sheet.row += 1
    for line in head:
        sheet.across(sheet.row, cols, line, "tengah_polos")
        sheet.row += 1
    sheet.row += _SIGNATURE_ROWS
    for line, names in zip(tail, (("tebal",), (), ()), strict=True):
        if line:
            sheet.across(sheet.row, cols, line, "tengah_polos", *names)
            sheet.row += 1
