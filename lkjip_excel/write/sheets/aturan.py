"""Sheet Aturan: the rules this report was computed by, with their legal basis."""

from lkjip_excel.rules import used_by
from lkjip_excel.write.context import Laporan
from lkjip_excel.write.page import finish, note, title
from lkjip_excel.write.table import Column, Table, plain

NAMA = "Aturan"


def write(laporan: Laporan) -> None:
    """Write one row a rule used by the profile."""
    sheet = laporan.sheet(NAMA)
    columns = (
        Column("jenis", "Jenis", 18, plain("jenis"), gabung="jenis"),
        Column("kode", "Kode", 18, plain("kode")),
        Column("kalimat", "Aturan", 50, plain("kalimat")),
        Column("nilai", "Nilai atau rumus", 40, plain("nilai")),
        Column("status", "Status", 16, plain("status"), "tengah"),
        Column("dasar", "Dasar", 40, plain("dasar")),
        Column("diperiksa", "Diperiksa", 12, plain("diperiksa"), "tengah"),
    )
    spec = Table(columns)
    title(sheet, "ATURAN YANG DIPAKAI", laporan, spec)
    profil = f"Profil {laporan.profil.kode}: {laporan.profil.judul} ({laporan.instansi['profil_asal']})."
    note(sheet, profil, spec.last)
    rows = [{**row._asdict(), "urutan": urutan} for urutan, row in enumerate(used_by(laporan.profil))]
    finish(sheet, spec.write(laporan.book, sheet, rows))
