"""Sheet Temuan: what does not agree, how sure that is, the cells it stands in and how to mend it."""

from collections.abc import Iterator

from lkjip_excel.model import Sumber, Tingkat
from lkjip_excel.rules.catalogue import Bernomor
from lkjip_excel.write.book import Link, Number, Value
from lkjip_excel.write.context import Laporan, source_key
from lkjip_excel.write.numbers import digit_format
from lkjip_excel.write.page import finish, note, title
from lkjip_excel.write.style import LOCALE
from lkjip_excel.write.table import Column, Here, Record, Table

NAMA = "Temuan"


def write(laporan: Laporan) -> None:
    """Write one row a temuan, sorted by level; its place leads to the appendix where the cell is printed."""
    sheet = laporan.sheet(NAMA)
    spec = _table(rooted=any(each.akar for each in laporan.temuan))
    title(sheet, "TEMUAN", laporan, spec)
    note(sheet, _LEGEND, spec.last)
    written = spec.write(laporan.book, sheet, list(_rows(laporan)))
    sheet.worksheet.autofilter(written.header[0], 0, sheet.row - 1, spec.last)
    finish(sheet, written)


_LEGEND = (
    "GALAT: pasti salah, perlu diperbaiki. PERINGATAN: perlu dilihat orang. INFO: disampaikan agar lengkap. "
    "Klik kolom Sel untuk melihat nilai itu di lampiran."
)


def count(laporan: Laporan, tingkat: Tingkat) -> int:
    """Return how many temuan there are of a level."""
    return sum(each.rendered.tingkat == tingkat for each in laporan.temuan)


def _rows(laporan: Laporan) -> Iterator[Record]:
    for urutan, each in enumerate(laporan.temuan):
        yield {"urutan": urutan, "temuan": each}


def _table(*, rooted: bool) -> Table:
    columns = [
        Column("id", "ID", 13, lambda row, _: _of(row).id),
        Column("kode", "Kode", 11, lambda row, _: _of(row).temuan.kode, "tengah"),
        Column("tingkat", "Tingkat", 12, lambda row, _: _of(row).rendered.tingkat.upper(), "tengah"),
        Column("pesan", "Temuan", 40, lambda row, _: _of(row).rendered.pesan),
        Column("perbaikan", "Cara memperbaiki", 28, lambda row, _: _of(row).rendered.perbaikan),
        Column("berkas", "Berkas", 20, lambda row, _: _first(row).berkas),
        Column("lembar", "Lembar", 15, lambda row, _: _first(row).lembar),
        Column("sel", "Sel", 7, _place, "tautan"),
        Column("lain", "Tempat lain yang terkait", 24, _other_places),
        Column("tercetak", "Tercetak", 14, lambda row, _: _of(row).temuan.tercetak or "", "tengah"),
        Column("seharusnya", "Seharusnya", 14, _expected, "tengah"),
    ]
    if rooted:
        columns.append(Column("akar", "Akar", 13, lambda row, _: _of(row).akar or ""))
    return Table(tuple(columns), bernomor=False, gaya_sel=_level_style)


def _of(record: Record) -> Bernomor:
    temuan: Bernomor = record["temuan"]
    return temuan


def _level_style(record: Record, kunci: str) -> tuple[str, ...]:
    """Return the look of the cell that names the level: a colour, and weight that shows without colour."""
    return (_of(record).rendered.tingkat.value,) if kunci == "tingkat" else ()


def _first(record: Record) -> Sumber:
    """Return the place to mend; some temuan are about the kecamatan as a whole and have none."""
    places: tuple[Sumber, ...] = _of(record).temuan.sumber
    return places[0] if places else Sumber("")


def _place(record: Record, here: Here) -> Value:
    """Show the cell to mend, as a link where the appendices print it."""
    first = _first(record)
    printed = here.book.find(source_key(first.berkas, first.lembar, first.sel))
    return first.sel if printed is None else Link(first.sel, printed.cell)


def _other_places(record: Record, _: Here) -> Value:
    """Show the other cells, those of one sheet together: "PK.xlsx | PK | D8, D9"."""
    sheets: dict[tuple[str, str], list[str]] = {}
    for sumber in _of(record).temuan.sumber[1:]:
        sheets.setdefault((sumber.berkas, sumber.lembar), []).append(sumber.sel)
    return "\n".join(" | ".join(filter(None, (*place, ", ".join(cells)))) for place, cells in sheets.items())


def _expected(record: Record, _: Here) -> Value:
    seharusnya = _of(record).temuan.seharusnya
    if seharusnya is None or isinstance(seharusnya, str):
        return seharusnya
    return Number(seharusnya, LOCALE + digit_format(seharusnya))
