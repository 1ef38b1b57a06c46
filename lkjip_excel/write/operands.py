"""Operand cells: a value read is shown as a link to the appendix cell that holds it."""

from collections.abc import Hashable, Mapping
from types import MappingProxyType

from lkjip_excel.model import KeadaanKinerja
from lkjip_excel.rules import MetodeCapaian, quarter_methods
from lkjip_excel.write.book import NONE, Placed, Value, known, live
from lkjip_excel.write.context import fact_key, upper_key
from lkjip_excel.write.formulas import by_rule, link
from lkjip_excel.write.table import Here, Isi, Record

#: Which column of a record holds each operand of a capaian method.
OPERANDS = MappingProxyType({name: name for name in ("target", "target_atas", "realisasi")})
_QUARTERS = range(1, 5)
#: What an operand cell says where no cell of the input gives it.
_WITHOUT = {
    KeadaanKinerja.BELUM_DIISI.value: "belum diisi",
    KeadaanKinerja.TIDAK_BERLAKU.value: NONE,
}


def operand(nama: str) -> Isi:
    """Return what shows the operand ``nama`` of a record (its number, and its fact in ``nama``_fakta)."""
    return lambda record, here: linked(record, nama, here)


def linked(record: Record, nama: str, here: Here) -> Value:
    """Return a link to the fact's cell, or to where sheet Capaian computes it.

    The bare number, or why there is none, where no cell holds it.
    """
    placed = here.book.find(fact_key(record[f"{nama}_fakta"]))
    if placed is None or placed.nilai is None:
        placed = here.book.find(derived_key(nama, record)) if known(record[nama]) else None
    if placed is not None:
        return show(placed, here)
    return record[nama] if known(record[nama]) else _WITHOUT.get(record.get("keadaan", ""), NONE)


def derived_key(nama: str, record: Record) -> Hashable:
    """Return the registry key of an operand that no single cell of the input gives, by the row's words."""
    return (nama, record.get("sasaran"), record.get("indikator"))


def from_quarters(record: Record, here: Here) -> Value:
    """Show the realisasi: its own cell, or where the year was left blank the formula over its quarters."""
    if not record["cara_triwulan"]:
        return linked(record, "realisasi", here)
    cells = here.refs([fact_key(record[f"tw{nomor}_fakta"]) for nomor in _QUARTERS])
    if not cells:
        return linked(record, "realisasi", here)
    value = live("=" + quarter_methods()[record["cara_triwulan"]].excel(cells), record["realisasi"])
    here.book.place(derived_key("realisasi", record), here.cell("realisasi"), value)
    return value


def show(placed: Placed, here: Here) -> Value:
    """Return a link to a cell that shows its value in the same number format."""
    ref = placed.cell.seen_from(here.sheet.nama)
    return live(link(ref), placed.nilai, placed.num_format)


def upper(nama: str, fakta: str) -> Isi:
    """Return what shows the upper end ``nama`` of a range, "-" where the target is no range."""

    def isi(record: Record, here: Here) -> Value:
        placed = here.book.find(upper_key(record[f"{fakta}_fakta"]))
        if placed is not None:
            return show(placed, here)
        return record[nama] if known(record[nama]) else NONE

    return isi


def measured(
    nama: str, metode: Mapping[str, MetodeCapaian], kolom: Mapping[str, str] = OPERANDS, suffix: str = ""
) -> Isi:
    """Return what shows the capaian ``nama`` of a record by the record's own method.

    ``kolom``: which column holds each operand of the method; ``suffix`` is added to the columns' keys.
    A capaian that does not come from numbers (letter grades) stands as a value.
    """

    def isi(record: Record, here: Here) -> Value:
        rumus = metode[record["metode"]].rumus
        numeric = known(record[kolom["target"]]) and known(record[kolom["realisasi"]])
        if known(record[nama]) and not numeric:
            return float(record[nama])
        cells = {operan: here(kolom[operan] + suffix) for operan in rumus.operan}
        return live(by_rule(rumus, cells), record[nama])

    return isi
