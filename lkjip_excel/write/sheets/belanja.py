"""Sheet Belanja: pagu, realisasi, sisa and serapan by kind of belanja."""

from lkjip_excel.write.context import Laporan
from lkjip_excel.write.page import finish, title
from lkjip_excel.write.sheets.anggaran import amount, placed_rows, row_style, serapan, sisa
from lkjip_excel.write.table import Column, Table, plain

NAMA = "Belanja"


def write(laporan: Laporan) -> None:
    """Write one row a kind of belanja and their total."""
    sheet = laporan.sheet(NAMA)
    columns = (
        Column("urutan", "No", 5, plain("urutan"), "tengah"),
        Column("uraian", "Jenis Belanja", 44, plain("uraian")),
        Column("pagu", "Pagu (Rp)", 18, amount("pagu"), "rupiah", daftar="belanja_pagu"),
        Column("realisasi", "Realisasi (Rp)", 18, amount("realisasi"), "rupiah", daftar="belanja_realisasi"),
        Column("sisa", "Sisa (Rp)", 17, sisa, "rupiah", daftar="belanja_sisa"),
        Column("serapan", "Serapan (%)", 11, serapan, "angka", daftar="belanja_serapan"),
    )
    spec = Table(columns, gaya=row_style)
    title(sheet, "REALISASI ANGGARAN PER JENIS BELANJA", laporan, spec)
    finish(sheet, spec.write(laporan.book, sheet, placed_rows(laporan.records("belanja"))))
