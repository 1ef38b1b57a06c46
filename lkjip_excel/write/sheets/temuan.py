"""Sheet Temuan: what does not agree, how sure that is, the cells it stands in and how to mend it."""

from collections.abc import Iterator

from lkjip_excel.model import Sumber, Tingkat
from lkjip_excel.rules.catalogue import Bernomor
from lkjip_excel.write.book import Link, Number, Value
from lkjip_excel.write.context import Laporan, source_key
from lkjip_excel.write.numbers import decimals
from lkjip_excel.write.page import finish, note, title
from lkjip_excel.write.style import LOCALE
from lkjip_excel.write.table import Column, Here, Record, Table

NAMA = "Temuan"


def write(laporan: Laporan) -> None:
    """Write one row a temuan, sorted by level; its place leads to the appendix where the cell is printed."""
    sheet = laporan.sheet(NAMA)
    spec = _table()
    title(sheet, "TEMUAN", laporan, spec)
    note(sheet, _LEGEND, spec.last)
    written = spec.write(laporan.book, sheet, list(_rows(laporan)))
    sheet.worksheet.autofilter(written.header[0], 0, sheet.row - 1, spec.last)
    finish(sheet, written)


_LEGEND = (
    "GALAT: pasti salah, perlu diperbaiki. PERINGATAN: perlu dilihat orang. INFO: disampaikan agar lengkap. "
    "Klik sel pada kolom Tempat untuk melihat nilai itu di lampiran."
)


def count(laporan: Laporan, tingkat: Tingkat) -> int:
    """Return how many temuan there are of a level."""
    return sum(each.rendered.tingkat == tingkat for each in laporan.temuan)


def _rows(laporan: Laporan) -> Iterator[Record]:
    for urutan, each in enumerate(laporan.temuan):
        yield {"urutan": urutan, "temuan": each, "sumber": each.temuan.sumber}


def _table() -> Table:
    columns = (
        Column("id", "ID", 15, lambda row, _: _of(row).id),
        Column("kode", "Kode", 11, lambda row, _: _of(row).temuan.kode, "tengah"),
        Column("tingkat", "Tingkat", 12, lambda row, _: _of(row).rendered.tingkat.upper(), "tengah"),
        Column("pesan", "Temuan", 40, lambda row, _: _of(row).rendered.pesan),
        Column("perbaikan", "Cara memperbaiki", 31, lambda row, _: _of(row).rendered.perbaikan),
        Column("tempat", "Tempat", 24, _place, "tautan"),
        Column("lain", "Tempat lain yang terkait", 24, _other_places),
        Column("tercetak", "Tercetak", 13, lambda row, _: _of(row).temuan.tercetak or "", "tengah"),
        Column("seharusnya", "Seharusnya", 14, _expected, "umum"),
        Column("akar", "Akar", 14, lambda row, _: _of(row).akar or ""),
    )
    return Table(columns, bernomor=False, gaya_sel=_level_style)


def _of(record: Record) -> Bernomor:
    temuan: Bernomor = record["temuan"]
    return temuan


def _level_style(record: Record, kunci: str) -> tuple[str, ...]:
    """Return the look of the cell that names the level: a colour, and weight that shows without colour."""
    return (_of(record).rendered.tingkat.value,) if kunci == "tingkat" else ()


def place_words(sumber: Sumber) -> str:
    """Return a place as words: "PK.xlsx | PK | D8"."""
    return " | ".join(filter(None, (sumber.berkas, sumber.lembar, sumber.sel)))


def _place(record: Record, here: Here) -> Value:
    """Show the cell to mend, as a link where the appendices print it."""
    if not record["sumber"]:
        return ""
    first: Sumber = record["sumber"][0]
    printed = here.book.find(source_key(first.berkas, first.lembar, first.sel))
    return place_words(first) if printed is None else Link(place_words(first), printed.cell)


def _other_places(record: Record, _: Here) -> Value:
    return "\n".join(map(place_words, record["sumber"][1:]))


def _expected(record: Record, _: Here) -> Value:
    seharusnya = _of(record).temuan.seharusnya
    if seharusnya is None or isinstance(seharusnya, str):
        return seharusnya
    places = decimals(seharusnya)
    return Number(seharusnya, f"{LOCALE}#,##0" + ("." + "0" * places if places > 0 else ""))
