"""A table of a template: headings, open input rows, the total that adds up by itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from xlsxwriter.utility import xl_range

from lkjip_excel.layouts import Kolom, Tabel
from lkjip_excel.write.book import Book, Formula, Number, Sheet, Value, shown
from lkjip_excel.write.style import ACCENT, page_setup, row_height
from lkjip_excel.write.template_lists import validation
from lkjip_excel.write.template_plan import (
    FIRST_ROW,
    HEADER_ROW,
    HINT_ROW,
    OFFICE_ROW,
    TITLE_ROW,
    Isi,
    Letak,
    Setelan,
    expand,
    identity_ref,
)

#: The look of a column's cells by type. Numbers an office writes in many ways stay "General", so that
#: "91,5%" becomes a percentage and "B(64)" stays what it is; a kode is text, or Excel makes it a number.
LOOKS: dict[str, str] = {
    "nomor": "tengah",
    "teks": "teks",
    "kode": "kode",
    "angka": "umum",
    "rupiah": "rupiah",
    "pilihan": "teks",
}
FORMATS = {"rupiah": "#,##0"}
#: What a protected sheet still lets people do.
ALLOWED = {
    "insert_rows": True,
    "delete_rows": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
}
_NOTE_WIDTH, _NOTE_HEIGHT = 240, 76
_HEAD_LEAST = 28.0
#: A row of one line keeps the height Excel gives it; then it grows by itself with what is typed.
_ONE_LINE = row_height([("", 1.0)])


def write_table(book: Book, tabel: Tabel, setelan: Setelan, isi: Isi, lists: Mapping[str, str]) -> None:
    """Add the sheet of a table, filled with ``isi``, open for input where people write.

    ``lists`` are the references of the named drop-downs.
    """
    sheet = book.add(tabel.lembar)
    columns = expand(tabel, setelan)
    rows = range(FIRST_ROW, FIRST_ROW + max(tabel.baris_isian, len(isi.baris)))
    _widths(sheet, columns)
    write_top(sheet, tabel, setelan, len(columns), sum(letak.kolom.lebar for letak in columns))
    _headings(sheet, columns)
    _inputs(sheet, columns, isi, rows)
    for letak in columns:
        _offer(sheet, letak, rows, lists)
    if tabel.jumlahkan:
        _total(sheet, tabel, columns, isi, rows)
    _finish(sheet, tabel, columns, rows)


def write_top(sheet: Sheet, tabel: Tabel, setelan: Setelan, width: int, characters: float) -> None:
    """Write title, office line and hint over ``width`` columns of ``characters`` in all."""
    cols = (0, width - 1)
    sheet.across(TITLE_ROW, cols, tabel.judul, "judul")
    sheet.across(OFFICE_ROW, cols, office_line(setelan), "subjudul")
    sheet.across(HINT_ROW, cols, tabel.petunjuk, "petunjuk")
    sheet.worksheet.set_row(TITLE_ROW, 22)
    sheet.worksheet.set_row(HINT_ROW, max(15.0, row_height([(tabel.petunjuk, characters)])))


def office_line(setelan: Setelan) -> Formula:
    """Return the line naming the office, live from the Instansi sheet."""
    words = {
        "Kecamatan ": ("kecamatan", setelan.kecamatan),
        " Kabupaten ": ("kabupaten", setelan.kabupaten),
        " Tahun ": ("tahun", str(setelan.tahun)),
    }
    formula = "&".join(f'"{word}"&{_or_dots(identity_ref(peran))}' for word, (peran, _) in words.items())
    shown = "".join(word + (value or "....") for word, (_, value) in words.items())
    return Formula("=" + formula, shown)


def _or_dots(ref: str) -> str:
    return f'IF({ref}="","....",{ref})'


def _widths(sheet: Sheet, columns: Sequence[Letak]) -> None:
    for letak in columns:
        sheet.widen(letak.col, letak.kolom.lebar)


def _headings(sheet: Sheet, columns: Sequence[Letak]) -> None:
    for letak in columns:
        value = Formula(letak.rumus, letak.judul) if letak.rumus else letak.judul
        sheet.put(HEADER_ROW, letak.col, value, "kepala", **heading_look(wajib=letak.kolom.wajib))
        note = heading_note(letak.kolom)
        if note:
            size = {"width": _NOTE_WIDTH, "height": _NOTE_HEIGHT}
            sheet.worksheet.write_comment(HEADER_ROW, letak.col, note, {"author": "", **size})
    cells = [(letak.judul, letak.kolom.lebar) for letak in columns]
    sheet.worksheet.set_row(HEADER_ROW, max(_HEAD_LEAST, row_height(cells, bold=True)))


def heading_look(*, wajib: bool) -> dict[str, str]:
    """Return what sets the heading of a required column apart."""
    return {"bg_color": ACCENT, "font_color": "#FFFFFF"} if wajib else {}


def heading_note(kolom: Kolom) -> str:
    """Return the note on a heading, "" when there is nothing to say."""
    return " ".join(part for part in ("Wajib diisi." if kolom.wajib else "", kolom.catatan) if part)


def input_look(kolom: Kolom) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return style names and properties of an input cell of this column."""
    own = FORMATS.get(kolom.tipe)
    return (LOOKS[kolom.tipe], "isian"), {"num_format": own} if own else {}


def _inputs(sheet: Sheet, columns: Sequence[Letak], isi: Isi, rows: range) -> None:
    _open_rows(sheet, columns, isi, rows)
    for letak in columns:
        names, more = input_look(letak.kolom)
        values = [letak.value(baris) for baris in isi.baris]
        for first, last, value in _spans(values, merge=letak.kolom.peran in isi.gabung):
            at, end = rows[first], rows[last]
            if end > at:
                blank = sheet.style.format(*names, **more)
                sheet.worksheet.merge_range(at, letak.col, end, letak.col, "", blank)
            sheet.put(at, letak.col, _placed(value, letak), *names, **more)
        for row in rows[len(values) :]:
            sheet.put(row, letak.col, None, *names, **more)


def _open_rows(sheet: Sheet, columns: Sequence[Letak], isi: Isi, rows: range) -> None:
    """Open whole rows, each as high as its words need.

    Excel deletes a row of a protected sheet only if no cell of it is locked, be it far to the right.
    """
    alone = [letak for letak in columns if letak.kolom.peran not in isi.gabung]
    for place, row in enumerate(rows):
        baris = isi.baris[place] if place < len(isi.baris) else {}
        words = [(shown(letak.value(baris)), letak.kolom.lebar) for letak in alone]
        height = row_height(words)
        sheet.worksheet.set_row(row, height if height > _ONE_LINE else None, sheet.style.format(locked=False))


def _spans(values: Sequence[Value], *, merge: bool) -> Iterator[tuple[int, int, Value]]:
    """Yield (first, last, value): each alone, or with ``merge`` each with the blank ones below it."""
    opens = [place for place, value in enumerate(values) if not merge or value is not None or place == 0]
    for first, then in pairwise([*opens, len(values)]):
        yield first, then - 1, values[first]


def _placed(value: Value, letak: Letak) -> Value:
    """Return the value with ``{kolom}`` of a formula replaced by the letter of its column."""
    if not isinstance(value, Formula):
        return value
    letter = xl_range(0, letak.col, 0, letak.col).rstrip("1")
    return Formula(value.teks.replace("{kolom}", letter), value.nilai, value.num_format)


def _offer(sheet: Sheet, letak: Letak, rows: range, lists: Mapping[str, str]) -> None:
    rule = validation(letak.kolom, lists)
    if rule is not None:
        sheet.worksheet.data_validation(rows[0], letak.col, rows[-1], letak.col, dict(rule))


def _total(sheet: Sheet, tabel: Tabel, columns: Sequence[Letak], isi: Isi, rows: range) -> None:
    """Write the total row: its own values where ``isi`` gives them, else sums."""
    row = rows.stop
    for letak in columns:
        names = (LOOKS[letak.kolom.tipe], "jumlah")
        given = letak.value(isi.jumlah)
        if letak.kolom.tipe == "rupiah":
            value = _sum(tabel, columns, letak, isi, rows) if given is None else given
            sheet.put(row, letak.col, value, *names, num_format=FORMATS["rupiah"])
        else:
            label = tabel.label_jumlah[0] if letak.kolom.peran == "uraian" else None
            sheet.put(row, letak.col, label, *names)


def _sum(tabel: Tabel, columns: Sequence[Letak], letak: Letak, isi: Isi, rows: range) -> Formula:
    """Return the sum of a money column, of one jenjang only where the layout says so.

    It shows nothing while there is no number to add: an empty total is not zero.
    """
    cells = xl_range(rows[0], letak.col, rows[-1], letak.col)
    counted, adds, counts = list(isi.baris), f"SUM({cells})", f"COUNT({cells})"
    if tabel.jumlahkan != "*":
        place = next(other for other in columns if other.kolom.peran == "jenjang")
        levels = xl_range(rows[0], place.col, rows[-1], place.col)
        counted = [baris for baris in isi.baris if place.value(baris) == tabel.jumlahkan]
        adds = f'SUMIF({levels},"{tabel.jumlahkan}",{cells})'
        counts = f'SUMPRODUCT(({levels}="{tabel.jumlahkan}")*ISNUMBER({cells}))'
    numbers = list(_numbers(letak.value(baris) for baris in counted))
    return Formula(f'=IF({counts}=0,"",{adds})', sum(numbers) if numbers else "")


def _numbers(values: Iterable[Value]) -> Iterator[float]:
    """Yield what Excel's SUM would add: the numbers, not the texts that look like one."""
    for value in values:
        bare = value.angka if isinstance(value, Number) else value
        bare = bare.nilai if isinstance(bare, Formula) else bare
        if isinstance(bare, int | float):
            yield bare


def _finish(sheet: Sheet, tabel: Tabel, columns: Sequence[Letak], rows: range) -> None:
    worksheet = sheet.worksheet
    last = rows[-1] + (1 if tabel.jumlahkan else 0)
    worksheet.freeze_panes(FIRST_ROW, 0)
    if any(letak.kolom.peran == "jenjang" for letak in columns):
        worksheet.autofilter(HEADER_ROW, 0, rows[-1], len(columns) - 1)
    page_setup(worksheet, "landscape", repeat=(HEADER_ROW, HEADER_ROW))
    worksheet.print_area(0, 0, last, len(columns) - 1)
    worksheet.protect("", ALLOWED)
