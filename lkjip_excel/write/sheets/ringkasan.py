"""Sheet Ringkasan, one page: whose figures, the headline ones, temuan by level, two charts."""

from collections.abc import Hashable, Iterator, Sequence

from lkjip_excel.model import Tingkat
from lkjip_excel.write import formulas
from lkjip_excel.write.book import NONE, Link, Sheet, Value, live
from lkjip_excel.write.charts import Bar, Chart, ChartData, place_chart
from lkjip_excel.write.context import MEAN, OVERALL, Laporan
from lkjip_excel.write.page import note, part
from lkjip_excel.write.sheets import temuan
from lkjip_excel.write.style import JUTA, page_setup, row_height

NAMA = "Ringkasan"
_WIDTHS = (26.0, 20.0, 4.0, 26.0, 20.0)
_LAST = len(_WIDTHS) - 1
_RIGHT = 3
_VALUE_HEIGHT = 17.0


def write(laporan: Laporan, left_out: Sequence[str]) -> None:
    """Write the page; ``left_out`` are the sentences about sheets that were not made."""
    sheet = laporan.sheet(NAMA)
    for col, width in enumerate(_WIDTHS):
        sheet.widen(col, width)
    for judul, names in zip(("RINGKASAN LAPORAN KINERJA", *laporan.tempat), _TITLES, strict=True):
        sheet.across(sheet.row, (0, _LAST), judul, names)
        sheet.row += 1
    sheet.row += 1
    _pairs(sheet, list(_identity(laporan)), list(_rows_read(laporan)))
    part(sheet, "Angka utama")
    _pairs(sheet, list(_performance(laporan)), list(_money(laporan)))
    part(sheet, "Temuan")
    _findings(laporan, sheet)
    _charts(laporan, sheet)
    for sentence in left_out:
        note(sheet, sentence, _LAST)
    page_setup(sheet.worksheet, "portrait", one_page=True)
    sheet.worksheet.print_area(0, 0, sheet.row, _LAST)


_TITLES = ("judul", "subjudul", "subjudul")
#: A label and what stands beside it, with its style.
Pair = tuple[str, Value, str]


def _pairs(sheet: Sheet, left: list[Pair], right: list[Pair]) -> None:
    """Write two columns of labelled values beside one another."""
    for nomor in range(max(len(left), len(right))):
        wraps = []
        for col, pairs in ((0, left), (_RIGHT, right)):
            if nomor < len(pairs):
                label, value, gaya = pairs[nomor]
                sheet.put(sheet.row, col, label, "teks", "pita")
                sheet.put(sheet.row, col + 1, value, gaya)
                wraps.append((value if isinstance(value, str) else "", _WIDTHS[col + 1]))
        sheet.worksheet.set_row(sheet.row, max(_VALUE_HEIGHT, row_height(wraps)))
        sheet.row += 1


def _identity(laporan: Laporan) -> Iterator[Pair]:
    row = laporan.instansi
    yield "Kecamatan", row["nama"], "teks"
    yield "Kabupaten/Kota", row["kabupaten"] or NONE, "teks"
    yield "Tahun kinerja", str(row["tahun"]), "teks"
    yield "Profil aturan", f"{laporan.profil.judul} ({row['profil_asal']})", "teks"


def _rows_read(laporan: Laporan) -> Iterator[Pair]:
    row = laporan.instansi
    yield "Baris dibaca", row["dibaca"], "bulat"
    yield "Baris dipakai", row["dipakai"], "bulat"
    yield "Baris ditolak", row["ditolak"], "bulat"
    measured, indicators = laporan.ringkasan["jumlah_terukur"], laporan.ringkasan["jumlah_indikator"]
    yield "Indikator terukur", f"{measured} dari {indicators}", "teks"


def _performance(laporan: Laporan) -> Iterator[Pair]:
    row = laporan.ringkasan
    yield (
        "Rata-rata capaian (%)",
        _shown(laporan, (MEAN + "mentah", OVERALL), row["rata_rata_capaian"]),
        "angka",
    )
    if laporan.profil.batas is not None:
        capped = _shown(laporan, (MEAN + "dibatasi", OVERALL), row["rata_rata_dibatasi"])
        yield "Rata-rata capaian dibatasi (%)", capped, "angka"
    yield "Predikat", _shown(laporan, (MEAN + "predikat", OVERALL), row["predikat"]), "tengah"
    if laporan.records("kegiatan"):
        yield "Rata-rata semua indikator (%)", _mean_of_all(laporan), "angka"


def _mean_of_all(laporan: Laporan) -> Value:
    """Return the mean over all indikator: those of sasaran, program, kegiatan and sub kegiatan."""
    refs = laporan.book.refs(laporan.all_capaian(), NAMA)
    return live(formulas.mean(refs), laporan.ringkasan["rata_rata_semua"])


def _money(laporan: Laporan) -> Iterator[Pair]:
    keys, row = laporan.total_keys(), laporan.ringkasan
    for nama, judul, gaya in _MONEY:
        yield judul, _shown(laporan, keys.get(nama), row[nama]), gaya
    yield "Dasar anggaran", f"Jumlah {row['dasar_anggaran']}" if row["dasar_anggaran"] else NONE, "teks"


_MONEY = (
    ("pagu", "Pagu (Rp)", "rupiah"),
    ("realisasi", "Realisasi (Rp)", "rupiah"),
    ("sisa", "Sisa (Rp)", "rupiah"),
    ("serapan", "Serapan (%)", "angka"),
)


def _shown(laporan: Laporan, key: Hashable, nilai: object) -> Value:
    """Return a link to a figure of another sheet, "-" where there is none."""
    placed = laporan.book.find(key)
    return NONE if placed is None else live(formulas.link(placed.cell.seen_from(NAMA)), nilai)


def _findings(laporan: Laporan, sheet: Sheet) -> None:
    """Write how many temuan there are of each level, and the way to them."""
    for tingkat in Tingkat:
        sheet.put(sheet.row, 0, tingkat.value.capitalize(), "teks", tingkat.value)
        sheet.put(sheet.row, 1, temuan.count(laporan, tingkat), "bulat")
        sheet.row += 1
    if laporan.temuan:
        start = laporan.sheet(temuan.NAMA).cell(0, 0)
        sheet.across(sheet.row - len(Tingkat), (_RIGHT, _LAST), Link("Lihat lembar Temuan", start), "tautan")


def _charts(laporan: Laporan, sheet: Sheet) -> None:
    """Place the two charts; what they draw stands beside the page, outside the print area."""
    capaian = [(row["indikator"], [("mentah", row["urutan"])]) for row in laporan.records("kinerja")]
    programs = [
        (row["uraian"], [("pagu", row["urutan"]), ("realisasi_anggaran", row["urutan"])])
        for row in laporan.programs()
    ]
    data = ChartData(laporan.book, sheet, _LAST + 2)
    sheet.row += 1
    if capaian:
        bars = (Bar("Capaian (%)"), Bar("Sesuai target (100%)", tetap=_FULL))
        place_chart(data, Chart("Capaian per indikator (%)", laporan.book.style.angka, bars), capaian)
    if programs:
        bars = (Bar("Pagu"), Bar("Realisasi"))
        place_chart(data, Chart("Pagu dan realisasi per program (juta rupiah)", JUTA, bars), programs)


#: The capaian at which a target is just reached.
_FULL = 100.0
