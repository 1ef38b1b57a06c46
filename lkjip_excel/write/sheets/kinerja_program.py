"""Sheet Kinerja Program: output targets, realisasi and capaian of program, kegiatan, sub kegiatan."""

from lkjip_excel.write.context import Laporan
from lkjip_excel.write.operands import measured, operand, upper
from lkjip_excel.write.page import finish, title
from lkjip_excel.write.sheets.anggaran import row_style
from lkjip_excel.write.state import state
from lkjip_excel.write.table import Column, Table, filled, plain

NAMA = "Kinerja Program"


def write(laporan: Laporan) -> None:
    """Write one row an indikator; those of one program, kegiatan or sub kegiatan share its name."""
    sheet = laporan.sheet(NAMA)
    metode = laporan.profil.daftar_metode
    capaian = measured("capaian", metode)
    columns = (
        Column("kode", "Kode", 17, plain("kode"), "kode"),
        Column("jenjang", "Jenjang", 12, plain("jenjang"), "tengah"),
        Column("uraian", "Program/Kegiatan/Sub Kegiatan", 42, plain("uraian"), gabung="baris_anggaran"),
        Column("indikator", "Indikator Kinerja", 40, plain("indikator")),
        Column("satuan", "Satuan", 11, plain("satuan"), "tengah"),
        Column("target", "Target", 13, operand("target"), "umum"),
        Column("target_atas", "Target (batas atas)", 11, upper("target_atas", "target"), "umum"),
        Column("realisasi", "Realisasi", 13, operand("realisasi"), "umum"),
        Column("capaian", "Capaian (%)", 11, capaian, "angka", daftar="capaian_kegiatan"),
        Column("keterangan", "Keterangan", 24, state),
    )
    rows = laporan.records("kegiatan")
    spec = Table(filled(columns, rows, "kode", "target_atas"), gaya=row_style)
    title(sheet, "KINERJA PROGRAM, KEGIATAN DAN SUB KEGIATAN", laporan, spec)
    keyed = [{**row, "baris_anggaran": (row["kunci"], row["uraian"])} for row in rows]
    finish(sheet, spec.write(laporan.book, sheet, keyed))
