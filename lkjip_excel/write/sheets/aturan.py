"""Sheet Aturan: the rules this report was computed by, with their legal basis."""

from lkjip_excel.compute.terpakai import terpakai
from lkjip_excel.write.context import Laporan
from lkjip_excel.write.page import finish, note, title
from lkjip_excel.write.table import Column, Table, plain

NAMA = "Aturan"


def write(laporan: Laporan) -> None:
    """Write one row a rule that any figure of this report came by."""
    sheet = laporan.sheet(NAMA)
    columns = (
        Column("jenis", "Jenis", 15, plain("jenis"), gabung="jenis"),
        Column("kode", "Kode", 16, plain("kode")),
        Column("kalimat", "Aturan", 44, plain("kalimat")),
        Column("nilai", "Nilai atau rumus", 38, plain("nilai")),
        Column("status", "Status", 13, plain("status"), "tengah"),
        Column("dasar", "Dasar", 34, plain("dasar")),
        Column("diperiksa", "Diperiksa", 11, plain("diperiksa"), "tengah"),
    )
    spec = Table(columns)
    title(sheet, "ATURAN YANG DIPAKAI", laporan, spec)
    profil = f"Profil {laporan.profil.kode}: {laporan.profil.judul} ({laporan.instansi['profil_asal']})."
    note(sheet, profil, spec.last)
    rules = enumerate(terpakai(laporan.records, laporan.profil))
    rows = [{**rule._asdict(), "urutan": urutan} for urutan, rule in rules]
    finish(sheet, spec.write(laporan.book, sheet, rows))
