"""Sheet Anggaran: pagu, realisasi, sisa and serapan of program, kegiatan, sub kegiatan; the PK's pagu."""

from collections.abc import Sequence

from lkjip_excel.model import Jenjang
from lkjip_excel.write import formulas
from lkjip_excel.write.book import Value, live
from lkjip_excel.write.context import Laporan
from lkjip_excel.write.operands import linked
from lkjip_excel.write.page import finish, part, title
from lkjip_excel.write.table import Column, Here, Isi, Record, Table, filled, plain

NAMA = "Anggaran"
_LEVEL = {Jenjang.KEGIATAN: 1, Jenjang.SUB_KEGIATAN: 2}
_STYLE = {Jenjang.TOTAL: ("jumlah",), Jenjang.PROGRAM: ("pita",), Jenjang.KEGIATAN: ("tebal",)}
#: Rows that the total adds up.
_TOP = {Jenjang.PROGRAM, Jenjang.BELANJA}
_WHOLE = "total"
_INDENT = {Jenjang.KEGIATAN: ("menjorok1",), Jenjang.SUB_KEGIATAN: ("menjorok2",)}


def write(laporan: Laporan) -> None:
    """Write the budget rows with their total, then the shares of pagu by the PK."""
    sheet = laporan.sheet(NAMA)
    rows, shares = laporan.records("anggaran"), laporan.records("pagu_pk")
    spec = _budget_table(rows)
    title(sheet, "PAGU DAN REALISASI ANGGARAN", laporan, spec)
    if rows:
        finish(sheet, spec.write(laporan.book, sheet, placed_rows(rows)))
        sheet.worksheet.outline_settings(symbols_below=False)
    if shares:
        part(sheet, "Porsi pagu per program menurut Perjanjian Kinerja")
        written = _share_table(shares).write(laporan.book, sheet, placed_rows(shares))
        if not rows:
            finish(sheet, written)


def placed_rows(rows: Sequence[Record]) -> list[Record]:
    """Return rows that know how far below them the rows they sum ("anak") and the total (last) stand."""
    index = {row["urutan"]: nomor for nomor, row in enumerate(rows)}
    under: dict[object, list[int]] = {}
    for nomor, row in enumerate(rows):
        if row["jenjang"] in _TOP:
            under.setdefault(_WHOLE, []).append(nomor)
        elif row["jenjang"] != Jenjang.TOTAL:
            under.setdefault(index.get(row["induk"]), []).append(nomor)
    return [
        {
            **row,
            "anak": [
                child - nomor for child in under.get(_WHOLE if row["jenjang"] == Jenjang.TOTAL else nomor, [])
            ],
            "ke_total": len(rows) - 1 - nomor,
        }
        for nomor, row in enumerate(rows)
    ]


def amount(nama: str) -> Isi:
    """Return what shows an amount: the sum of the rows below it, or the cell it was read from."""

    def isi(record: Record, here: Here) -> Value:
        if record.get(f"dasar_{nama}", _basis(record)) == "anak":
            refs = [here.at(nama, offset) for offset in record["anak"]]
            return live(formulas.total(refs), record[nama])
        return linked(record, nama, here)

    return isi


def _basis(record: Record) -> str:
    """Return where an amount comes from in a frame that does not say so."""
    return "anak" if record["jenjang"] == Jenjang.TOTAL else "sel"


def sisa(record: Record, here: Here) -> Value:
    """Show pagu - realisasi."""
    return live(formulas.difference(here("pagu"), here("realisasi")), record["sisa"])


def serapan(record: Record, here: Here) -> Value:
    """Show realisasi in percent of pagu."""
    return live(formulas.percent(here("realisasi"), here("pagu")), record["serapan"])


def _share(record: Record, here: Here) -> Value:
    whole = here.at("pagu", record["ke_total"])
    return live(formulas.percent(here("pagu"), whole), record["porsi"])


def row_style(record: Record) -> tuple[str, ...]:
    """Return how a budget row looks by its level."""
    return _STYLE.get(record["jenjang"], ())


def _budget_table(rows: Sequence[Record]) -> Table:
    columns = (
        Column("kode", "Kode", 18, plain("kode"), "kode"),
        Column("uraian", "Program/Kegiatan/Sub Kegiatan", 56, plain("uraian")),
        Column("pagu", "Pagu (Rp)", 18, amount("pagu"), "rupiah", daftar="pagu"),
        Column("realisasi", "Realisasi (Rp)", 18, amount("realisasi"), "rupiah", daftar="realisasi_anggaran"),
        Column("sisa", "Sisa (Rp)", 17, sisa, "rupiah", daftar="sisa"),
        Column("serapan", "Serapan (%)", 11, serapan, "angka", daftar="serapan"),
        Column("porsi", "Porsi pagu (%)", 11, _share, "angka"),
    )
    return Table(
        filled(columns, rows, "kode"),
        gaya=row_style,
        gaya_sel=_indent,
        tingkat=lambda row: _LEVEL.get(row["jenjang"], 0),
    )


def _indent(record: Record, kunci: str) -> tuple[str, ...]:
    return _INDENT.get(record["jenjang"], ()) if kunci == "uraian" else ()


def _share_table(rows: Sequence[Record]) -> Table:
    columns = (
        Column("kode", "Kode", 18, plain("kode"), "kode"),
        Column("uraian", "Program", 56, plain("uraian")),
        Column("pagu", "Pagu PK (Rp)", 18, amount("pagu"), "rupiah"),
        Column("porsi", "Porsi (%)", 18, _share, "angka"),
    )
    return Table(filled(columns, rows, "kode"), gaya=row_style, bernomor=False)
