"""Sheet Perbandingan Nasional: realisasi of the year beside the national figure."""

from lkjip_excel.write import formulas
from lkjip_excel.write.book import Value, live
from lkjip_excel.write.context import Laporan
from lkjip_excel.write.operands import operand
from lkjip_excel.write.page import finish, title
from lkjip_excel.write.state import state
from lkjip_excel.write.table import Column, Here, Record, Table, indikator_columns

NAMA = "Perbandingan Nasional"


def write(laporan: Laporan) -> None:
    """Write one row an indikator that names a national figure."""
    sheet = laporan.sheet(NAMA)
    columns = (
        *indikator_columns(36, 44),
        Column("realisasi", f"Realisasi {laporan.instansi['tahun']}", 13, operand("realisasi"), "umum"),
        Column("nasional", "Realisasi nasional", 15, operand("nasional"), "umum"),
        Column("perbandingan", "Perbandingan (%)", 13, _share, "angka"),
        Column("selisih", "Selisih (+/-)", 12, _gap, "angka"),
        Column("keterangan", "Keterangan", 22, state),
    )
    spec = Table(columns)
    title(sheet, "PERBANDINGAN DENGAN REALISASI NASIONAL", laporan, spec)
    finish(sheet, spec.write(laporan.book, sheet, laporan.records("nasional")))


def _share(record: Record, here: Here) -> Value:
    return live(formulas.percent(here("realisasi"), here("nasional")), record["perbandingan"])


def _gap(record: Record, here: Here) -> Value:
    return live(formulas.difference(here("realisasi"), here("nasional")), record["selisih"])
