"""The recap of a kabupaten: one row a kecamatan, totals, and the list of those that failed."""

from collections.abc import Sequence
from pathlib import Path

from lkjip_excel.write import formulas
from lkjip_excel.write.book import CREATED, Book, Formula, Value, known, live, opened
from lkjip_excel.write.context import region
from lkjip_excel.write.page import heading
from lkjip_excel.write.style import page_setup
from lkjip_excel.write.table import Column, Here, Isi, Record, Table, Written, plain

_LEVELS = ("galat", "peringatan", "info")
_SUMMED = ("pagu", "realisasi", "sisa", *_LEVELS)
_TITLE = "REKAPITULASI CAPAIAN KINERJA KECAMATAN"
_TITLE_FAILED = "KECAMATAN YANG BELUM DAPAT DIOLAH"


def write_recap(kabupaten: str, tahun: int | None, rows: Sequence[Record], path: Path) -> None:
    """Write the recap workbook.

    ``rows``: nama, status ("selesai"/"gagal"), alasan, berkas (file name or ""), capaian, dibatasi, predikat,
    efisiensi, pagu, realisasi, serapan, sisa (NaN where unknown), galat, peringatan, info (counts) and
    perbaikan (how to mend the galat). The totals of the finished ones are computed here, as formulas with
    their values.
    """
    place = [region(kabupaten).upper() or "KABUPATEN BELUM DIISI", f"TAHUN {tahun or 'BELUM DIISI'}"]
    finished, failed = ([row for row in rows if row["status"] == fate] for fate in ("selesai", "gagal"))
    with opened(path) as book:
        book.workbook.set_properties({"title": " ".join(["Rekap LKjIP", *place]), "created": CREATED})
        if finished:
            written = _listed(book, "Rekap", [_TITLE, *place], Table(_COLUMNS), finished)
            written.close("JUMLAH / RATA-RATA", _totals(written, finished), "jumlah")
            written.sheet.worksheet.freeze_panes(written.first, 2)
        if failed:
            _listed(book, "Gagal", [_TITLE_FAILED, *place], Table(_FAILED), failed)


def _listed(book: Book, nama: str, titles: Sequence[str], table: Table, rows: Sequence[Record]) -> Written:
    """Write a sheet of its own with title lines and one numbered row a kecamatan."""
    sheet = book.add(nama)
    heading(sheet, titles, table)
    written = table.write(book, sheet, [row | {"urutan": number} for number, row in enumerate(rows, start=1)])
    page_setup(sheet.worksheet, "landscape", repeat=written.header)
    return written


def _link(record: Record, _: Here) -> Value:
    """Return the name of a kecamatan as a link to its workbook, which lies beside the recap."""
    words = (formulas.literal(record[nama]) for nama in ("berkas", "nama"))
    return Formula(f"=HYPERLINK({','.join(words)})", record["nama"])


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
    Column("alasan", "Alasan", 48, lambda record, _: record["alasan"][:1].upper() + record["alasan"][1:]),
    Column("perbaikan", "Cara memperbaiki", 62, plain("perbaikan")),
    Column("galat", "Galat", 9, plain("galat"), "bulat"),
)


def _totals(written: Written, rows: Sequence[Record]) -> dict[str, Value]:
    """Return the cells of the closing row: means of the capaian, sums of the amounts and counts."""
    cells: dict[str, Value] = {}
    for nama in ("capaian", "dibatasi"):
        known_values = [row[nama] for row in rows if known(row[nama])]
        mean = sum(known_values) / len(known_values) if known_values else ""
        cells[nama] = live(formulas.mean(_column(written, nama)), mean)
    sums = {nama: [row[nama] for row in rows if known(row[nama])] for nama in _SUMMED}
    for nama, values in sums.items():
        cells[nama] = live(formulas.total(_column(written, nama)), sum(values) if values else "")
    pagu, realisasi = (sum(sums[nama]) for nama in ("pagu", "realisasi"))
    share = realisasi / pagu * 100 if pagu and sums["realisasi"] else ""
    cells["serapan"] = live(formulas.percent(written.next("realisasi"), written.next("pagu")), share)
    return cells


def _column(written: Written, nama: str) -> list[str]:
    """Return the addresses of a column of the table's body, top down."""
    col = written.table.cols[nama]
    return [written.sheet.cell(row, col).here for row in range(written.first, written.sheet.row)]
