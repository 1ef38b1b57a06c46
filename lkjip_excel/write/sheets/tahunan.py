"""Sheet Perbandingan Tahun: target, realisasi and capaian of every year known, side by side."""

from collections.abc import Iterator

from lkjip_excel.write import formulas
from lkjip_excel.write.book import NONE, Value, known, live
from lkjip_excel.write.context import Laporan
from lkjip_excel.write.operands import OPERANDS, measured, operand, upper
from lkjip_excel.write.page import finish, title
from lkjip_excel.write.table import Column, Here, Isi, Record, Table, indikator_columns

NAMA = "Perbandingan Tahun"


def write(laporan: Laporan) -> None:
    """Write one row an indikator and a group of columns a year; the mean of each year below."""
    sheet, frame = laporan.sheet(NAMA), laporan.records("tahunan")
    years = sorted({row["tahun"] for row in frame})
    rows = list(_by_indicator(frame))
    spec = Table(tuple(_columns(laporan, years, frame)))
    title(sheet, "PERBANDINGAN CAPAIAN KINERJA ANTARTAHUN", laporan, spec)
    written = spec.write(laporan.book, sheet, rows)
    means = {row["tahun"]: row["rata_rata"] for row in laporan.records("rerata_tahun")}
    here = written.next
    cells: dict[str, Value] = {}
    for year in years:
        refs = [ref for row in rows for ref in here.refs([(f"capaian{year}", row["urutan"])])]
        cells[f"capaian{year}"] = live(formulas.mean(refs), means.get(year))
    written.close("Rata-rata capaian", cells)
    finish(sheet, written)


def _by_indicator(frame: list[Record]) -> Iterator[Record]:
    """Yield one record an indikator that holds the frame's row of each year under "tahun_isi"."""
    found: dict[str, Record] = {}
    for row in frame:
        record = found.setdefault(row["kunci"] or row["indikator"], {**row, "tahun_isi": {}})
        record["tahun_isi"].setdefault(row["tahun"], row)
    for nomor, record in enumerate(found.values(), start=1):
        yield {**record, "urutan": nomor}


def _columns(laporan: Laporan, years: list[int], frame: list[Record]) -> Iterator[Column]:
    yield from indikator_columns(28, 36)
    for year in years:
        ranged = any(row["tahun"] == year and known(row["target_atas"]) for row in frame)
        yield from _year_columns(laporan, year, ranged=ranged)


def _year_columns(laporan: Laporan, year: int, *, ranged: bool) -> Iterator[Column]:
    grup, suffix = f"Tahun {year}", str(year)
    capaian = measured("capaian", laporan.profil.daftar_metode, OPERANDS, suffix)
    yield Column(f"target{year}", "Target", 11, _of_year(year, operand("target")), "umum", grup=grup)
    if ranged:
        isi = _of_year(year, upper("target_atas", "target"))
        yield Column(f"target_atas{year}", "Target (batas atas)", 11, isi, "umum", grup=grup)
    yield Column(f"realisasi{year}", "Realisasi", 11, _of_year(year, operand("realisasi")), "umum", grup=grup)
    key = f"capaian{year}"
    yield Column(key, "Capaian (%)", 10, _of_year(year, capaian), "angka", grup=grup, daftar=key)


def _of_year(year: int, isi: Isi) -> Isi:
    """Return what shows ``isi`` for the year's own row, "-" where the indikator has none."""

    def value(record: Record, here: Here) -> Value:
        row = record["tahun_isi"].get(year)
        return NONE if row is None else isi(row, here)

    return value
