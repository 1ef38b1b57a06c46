"""The recap of a kabupaten: one row a kecamatan, totals, and the list of those that failed."""

from collections.abc import Sequence
from pathlib import Path

from lkjip_excel.write import formulas
from lkjip_excel.write.book import CREATED, Book, Formula, Sheet, Value, known, live, opened
from lkjip_excel.write.style import page_setup
from lkjip_excel.write.table import Column, Here, Isi, Record, Table, Written, plain

_LEVELS = ("galat", "peringatan", "info")
_SUMMED = ("pagu", "realisasi", "sisa", *_LEVELS)
_HEIGHT = 20.0


def write_recap(kabupaten: str, tahun: int | None, rows: Sequence[Record], path: Path) -> None:
    """Write the recap workbook.

    ``rows``: nama, status ("selesai"/"gagal"), alasan, berkas (file name or ""), capaian, dibatasi, predikat,
    efisiensi, pagu, realisasi, serapan, sisa (NaN where unknown), galat, peringatan, info (counts); and the
    totals of the finished ones are computed from them here, as formulas with their values.
    """
    with opened(path) as book:
        book.workbook.set_properties({"title": f"Rekap LKjIP {kabupaten} {tahun}", "created": CREATED})
        done = [row for row in rows if row["status"] == "selesai"]
        _overview(book, kabupaten, tahun, done)
        failed = [row for row in rows if row["status"] == "gagal"]
        if failed:
            _failures(book, kabupaten, tahun, failed)


def _overview(book: Book, kabupaten: str, tahun: int | None, rows: Sequence[Record]) -> None:
    sheet = book.add("Rekap")
    table = Table(_COLUMNS)
    _title(sheet, "REKAPITULASI CAPAIAN KINERJA KECAMATAN", kabupaten, tahun, table)
    written = table.write(book, sheet, [row | {"urutan": number} for number, row in enumerate(rows, start=1)])
    if rows:
        written.close("JUMLAH / RATA-RATA", _totals(written, rows), "jumlah")
    page_setup(sheet.worksheet, "landscape", repeat=written.header)
    sheet.worksheet.freeze_panes(written.first, 2)


def _failures(book: Book, kabupaten: str, tahun: int | None, rows: Sequence[Record]) -> None:
    sheet = book.add("Gagal")
    table = Table(_FAILED)
    _title(sheet, "KECAMATAN YANG BELUM DAPAT DIOLAH", kabupaten, tahun, table)
    written = table.write(book, sheet, [row | {"urutan": number} for number, row in enumerate(rows, start=1)])
    page_setup(sheet.worksheet, "landscape", repeat=written.header)


def _title(sheet: Sheet, judul: str, kabupaten: str, tahun: int | None, table: Table) -> None:
    for col, column in enumerate(table.columns):
        sheet.widen(col, column.lebar)
    for line, style in ((judul, "judul"), (f"KABUPATEN {kabupaten}".upper(), "subjudul")):
        sheet.across(sheet.row, (0, table.last), line, style)
        sheet.worksheet.set_row(sheet.row, _HEIGHT)
        sheet.row += 1
    sheet.across(sheet.row, (0, table.last), f"TAHUN {tahun}", "subjudul")
    sheet.row += 2


def _link(record: Record, _: Here) -> Value:
    """Return the name of a kecamatan as a link to its workbook, which lies beside the recap."""
    return Formula(f'=HYPERLINK("{record["berkas"]}","{record["nama"]}")', record["nama"])


def _number(nama: str) -> Isi:
    return lambda record, _: record[nama] if known(record[nama]) else "-"


def _absorbed(record: Record, here: Here) -> Value:
    return live(formulas.percent(here("realisasi"), here("pagu")), record["serapan"])


def _left(record: Record, here: Here) -> Value:
    return live(formulas.difference(here("pagu"), here("realisasi")), record["sisa"])


_COLUMNS = (
    Column("urutan", "No", 5, plain("urutan"), "tengah"),
    Column("nama", "Kecamatan", 22, _link, "tautan"),
    Column("capaian", "Rata-rata Capaian (%)", 12, _number("capaian"), "angka"),
    Column("dibatasi", "Rata-rata Capaian Dibatasi (%)", 12, _number("dibatasi"), "angka"),
    Column("predikat", "Predikat", 18, plain("predikat"), "tengah"),
    Column("efisiensi", "Efisiensi", 20, plain("efisiensi"), "tengah"),
    Column("pagu", "Pagu (Rp)", 19, _number("pagu"), "rupiah"),
    Column("realisasi", "Realisasi (Rp)", 19, _number("realisasi"), "rupiah"),
    Column("sisa", "Sisa (Rp)", 18, _left, "rupiah"),
    Column("serapan", "Serapan (%)", 11, _absorbed, "angka"),
    Column("galat", "Galat", 8, plain("galat"), "bulat", grup="Temuan"),
    Column("peringatan", "Peringatan", 11, plain("peringatan"), "bulat", grup="Temuan"),
    Column("info", "Info", 8, plain("info"), "bulat", grup="Temuan"),
)
_FAILED = (
    Column("urutan", "No", 5, plain("urutan"), "tengah"),
    Column("nama", "Kecamatan", 26, plain("nama")),
    Column("alasan", "Alasan", 80, plain("alasan")),
    Column("galat", "Galat", 9, plain("galat"), "bulat"),
)


def _totals(written: Written, rows: Sequence[Record]) -> dict[str, Value]:
    """Return the cells of the closing row: means of the capaian, sums of the amounts and counts."""
    cells: dict[str, Value] = {}
    for nama in ("capaian", "dibatasi"):
        known_values = [row[nama] for row in rows if known(row[nama])]
        mean = sum(known_values) / len(known_values) if known_values else ""
        cells[nama] = live(formulas.mean([_column(written, nama)]), mean)
    sums = {nama: [row[nama] for row in rows if known(row[nama])] for nama in _SUMMED}
    for nama, values in sums.items():
        cells[nama] = live(formulas.total([_column(written, nama)]), sum(values) if values else "")
    pagu, realisasi = (sum(sums[nama]) for nama in ("pagu", "realisasi"))
    share = realisasi / pagu * 100 if pagu and sums["realisasi"] else ""
    cells["serapan"] = live(formulas.percent(written.next("realisasi"), written.next("pagu")), share)
    return cells


def _column(written: Written, nama: str) -> str:
    """Return the range of a column of the table's body."""
    first = written.sheet.cell(written.first, written.table.cols[nama]).here
    last = written.sheet.cell(written.sheet.row - 1, written.table.cols[nama]).here
    return f"{first}:{last}"
