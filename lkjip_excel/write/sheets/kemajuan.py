"""Sheet Kemajuan Renstra: realisasi of the year against the last target of the Renstra."""

from types import MappingProxyType

from lkjip_excel.write import formulas
from lkjip_excel.write.book import live
from lkjip_excel.write.context import Laporan
from lkjip_excel.write.operands import measured, operand, upper
from lkjip_excel.write.page import finish, title
from lkjip_excel.write.state import state
from lkjip_excel.write.table import Column, Table, filled, indikator_columns

NAMA = "Kemajuan Renstra"
_OPERANDS = MappingProxyType(
    {"target": "target_akhir", "target_atas": "target_atas", "realisasi": "realisasi"}
)


def write(laporan: Laporan) -> None:
    """Write one row an indikator, then the mean."""
    sheet, rows = laporan.sheet(NAMA), laporan.records("kemajuan")
    progress = measured("kemajuan", laporan.profil.daftar_metode, _OPERANDS)
    columns = (
        *indikator_columns(36, 44),
        Column("target_akhir", "Target akhir Renstra", 14, operand("target_akhir"), "umum"),
        Column("target_atas", "Target (batas atas)", 12, upper("target_atas", "target_akhir"), "umum"),
        Column("realisasi", f"Realisasi {laporan.instansi['tahun']}", 14, operand("realisasi"), "umum"),
        Column("kemajuan", "Tingkat kemajuan (%)", 13, progress, "angka", daftar="kemajuan"),
        Column("keterangan", "Keterangan", 22, state),
    )
    spec = Table(filled(columns, rows, "target_atas"))
    title(sheet, "KEMAJUAN TERHADAP TARGET AKHIR RENSTRA", laporan, spec)
    written = spec.write(laporan.book, sheet, rows)
    refs = written.next.refs([("kemajuan", row["urutan"]) for row in rows])
    mean = live(formulas.mean(refs), laporan.ringkasan["rata_rata_kemajuan"])
    written.close("Rata-rata tingkat kemajuan", {"kemajuan": mean})
    finish(sheet, written)
