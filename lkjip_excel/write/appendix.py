"""The appendices: every table read, printed as its layout says, each value with its source."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from lkjip_excel.layouts import Kolom, Tabel, whole_tables
from lkjip_excel.model import Jenjang, Keadaan
from lkjip_excel.read.sipd.join import from_sipd
from lkjip_excel.write.book import MAX_SHEET_NAME, Book, Cell, Number, Value, known
from lkjip_excel.write.context import Laporan, fact_key, records, source_key, upper_key
from lkjip_excel.write.numbers import number_format
from lkjip_excel.write.page import finish, title
from lkjip_excel.write.style import Orientation
from lkjip_excel.write.table import Column, Here, Record, Table

PREFIX = "Lampiran "
_ROMAN = {"TW1": "I", "TW2": "II", "TW3": "III", "TW4": "IV"}
#: Words every row carries itself, printed also where the reader made no fact of them.
_OWN = ("jenjang", "kode", "sasaran", "indikator", "uraian")
_STYLES = {
    "nomor": "tengah",
    "teks": "teks",
    "kode": "kode",
    "angka": "umum",
    "rupiah": "rupiah",
    "pilihan": "tengah",
    "tanda": "tengah",
}
_LEVEL_STYLES = {
    Jenjang.TOTAL: ("jumlah",),
    Jenjang.PROGRAM: ("pita",),
    Jenjang.SASARAN: ("pita",),
    Jenjang.KEGIATAN: ("tebal",),
}
_SOURCE_WIDTH = 38.0
_UPPER_WIDTH = 12.0
_LABEL_WIDTH = 30.0
_VALUE_WIDTH = 50.0
_WIDE = 110.0

#: The place of a value in a row: role, period, and which of several of the same role and period.
Slot = tuple[str, str, int]


def sheet_name(tabel: Tabel) -> str:
    """Return the name of the sheet a table is printed on."""
    return (PREFIX + tabel.lembar)[:MAX_SHEET_NAME]


def met(laporan: Laporan) -> list[Tabel]:
    """Return the tables of which anything was read, in the order of the layouts."""
    documents = set(laporan.fakta["dokumen"])
    return [tabel for tabel in whole_tables() if tabel.jenis in documents]


def write(laporan: Laporan) -> None:
    """Print every table met; register the cell of every fact and of every source cell."""
    for tabel in met(laporan):
        facts = laporan.fakta[laporan.fakta["dokumen"] == tabel.jenis]
        if tabel.bentuk == "isian":
            _form(laporan, tabel, facts)
        else:
            _table(laporan, tabel, facts)


def fact_value(fakta: Record) -> Value:
    """Return what stands in the cell of a fact: its number as printed, else its words, blank if blank."""
    if known(fakta["nilai"]):
        return Number(fakta["nilai"], number_format(fakta))
    if fakta["keadaan"] == Keadaan.KOSONG:
        return None
    return str(fakta["tercetak"] or fakta["teks"] or fakta["keadaan"])


def _table(laporan: Laporan, tabel: Tabel, facts: pd.DataFrame) -> None:
    rows = _rows(facts)
    printed = list(_slots(laporan, tabel, rows))
    uppers = [_upper_column(laporan, column) for column in printed if _has_upper(rows, column)]
    source = Column("sumber", "Sumber", _SOURCE_WIDTH, _row_source)
    spec = Table(
        (*(column.column() for column in printed), source, *uppers), gaya=_level_style, gaya_sel=_muted_source
    )
    sheet = laporan.sheet(sheet_name(tabel))
    title(sheet, tabel.judul, laporan, spec)
    written = spec.write(laporan.book, sheet, rows)
    finish(sheet, written, _orientation(spec))


def _orientation(spec: Table) -> Orientation:
    return "landscape" if sum(column.lebar for column in spec.columns) > _WIDE else "portrait"


def _level_style(record: Record) -> tuple[str, ...]:
    return _LEVEL_STYLES.get(record["jenjang"], ())


def _muted_source(_: Record, kunci: str) -> tuple[str, ...]:
    return ("biasa", "redup") if kunci == "sumber" else ()


def _row_source(record: Record, _: Here) -> Value:
    place = record["sel"] if from_sipd(record["tabel"]) else f"baris {record['baris']}"
    return f"{record['berkas']} | {record['lembar']} | {place}"


def _rows(facts: pd.DataFrame) -> list[Record]:
    """Return one record per table row: its own words and, under "isi", its facts by slot."""
    counted = facts.rename_axis("id").reset_index()
    same = ["tabel", "baris", "peran", "periode"]
    counted["ke"] = counted.groupby(same, sort=False, dropna=False).cumcount()
    rows: dict[tuple[Any, Any], Record] = {}
    for urutan, fakta in enumerate(records(counted)):
        row = rows.setdefault((fakta["tabel"], fakta["baris"]), {**fakta, "urutan": urutan, "isi": {}})
        row["isi"][(fakta["peran"], fakta["periode"], fakta["ke"])] = fakta
    return [{**row, "nomor": nomor} for nomor, row in enumerate(_in_order(rows), start=1)]


def _in_order(rows: dict[tuple[Any, Any], Record]) -> list[Record]:
    """Return the rows table by table as met, each table from top to bottom."""
    order = {tabel: place for place, tabel in enumerate(dict.fromkeys(tabel for tabel, _ in rows))}
    return [rows[key] for key in sorted(rows, key=lambda key: (order[key[0]], key[1]))]


@dataclass(frozen=True, slots=True)
class _Printed:
    """A printed column: the slot it shows and how its heading looks."""

    slot: Slot
    judul: str
    kolom: Kolom
    isi: Callable[[Record, Here], Value]

    @property
    def key(self) -> str:
        """Return the key of the column among those of its table."""
        return _key(self.slot)

    def column(self) -> Column:
        """Return it as a column of a table."""
        merged = self.kolom.peran if self.kolom.peran == Jenjang.SASARAN else ""
        gaya = _STYLES[self.kolom.tipe]
        return Column(self.key, self.judul, float(self.kolom.lebar), self.isi, gaya, gabung=merged)


def _key(slot: Slot) -> str:
    return "/".join(map(str, slot))


def _slots(laporan: Laporan, tabel: Tabel, rows: Sequence[Record]) -> Iterator[_Printed]:
    """Yield the columns to print: those of the layout that hold anything, then roles it does not know."""
    filled: dict[str, set[Slot]] = {}
    for row in rows:
        for slot, fakta in row["isi"].items():
            if fakta["keadaan"] != Keadaan.KOSONG:
                filled.setdefault(slot[0], set()).add(slot)
    for kolom in tabel.kolom:
        yield from _of_column(laporan, kolom, sorted(filled.pop(kolom.peran, ())), rows)
    for peran, slots in sorted(filled.items()):
        unknown = Kolom(peran, peran.replace("_", " ").capitalize(), "angka")
        yield from _of_column(laporan, unknown, sorted(slots), rows)


def _of_column(
    laporan: Laporan, kolom: Kolom, slots: list[Slot], rows: Sequence[Record]
) -> Iterator[_Printed]:
    for slot in slots:
        periode = slot[1] or str(laporan.instansi["tahun"])
        judul = kolom.judul.format(tahun=periode, triwulan=_ROMAN.get(periode, periode))
        yield _Printed(slot, judul, kolom, partial(_cell, laporan.book, slot, kolom.peran))
    if not slots and (kolom.peran == "nomor" or _own_words(kolom.peran, rows)):
        yield _Printed((kolom.peran, "", 0), kolom.judul, kolom, partial(_own, kolom.peran))


def _own_words(peran: str, rows: Sequence[Record]) -> bool:
    return peran in _OWN and any(row[peran] for row in rows)


def _own(peran: str, record: Record, _: Here) -> Value:
    value: Value = record[peran]
    return value


def _cell(book: Book, slot: Slot, peran: str, record: Record, here: Here) -> Value:
    """Return the value of a fact's cell and register the cell; a row's own word where it has no fact."""
    fakta = record["isi"].get(slot)
    if fakta is None:
        return record[peran] or None if peran in _OWN else None
    value = fact_value(fakta)
    _register(book, fakta, here.cell(_key(slot)), value)
    return value


def _has_upper(rows: Sequence[Record], printed: _Printed) -> bool:
    return any(known(row["isi"].get(printed.slot, {}).get("nilai_atas")) for row in rows)


def _upper_column(laporan: Laporan, printed: _Printed) -> Column:
    """Return the column that holds the upper end of ranges, so that formulas can use it."""
    isi = partial(_upper, laporan.book, printed.slot, f"{printed.key}/atas")
    return Column(f"{printed.key}/atas", f"{printed.judul} (batas atas)", _UPPER_WIDTH, isi, "umum")


def _upper(book: Book, slot: Slot, kunci: str, record: Record, here: Here) -> Value:
    fakta = record["isi"].get(slot)
    if fakta is None or not known(fakta["nilai_atas"]):
        return None
    value = Number(
        fakta["nilai_atas"], number_format({**fakta, "nilai": fakta["nilai_atas"], "nilai_atas": None})
    )
    book.place(upper_key(fakta["id"]), here.cell(kunci), value)
    return value


def _form(laporan: Laporan, tabel: Tabel, facts: pd.DataFrame) -> None:
    """Print a form line by line: label, value, every cell that says so."""
    labels = {kolom.peran: kolom.judul for kolom in tabel.kolom}
    spec = Table(
        (
            Column(
                "label", "Keterangan", _LABEL_WIDTH, lambda row, _: labels.get(row["peran"], row["peran"])
            ),
            Column("isi", "Isi", _VALUE_WIDTH, partial(_form_value, laporan.book), "kiri"),
            Column(
                "sumber", "Sumber", _SOURCE_WIDTH, lambda row, _: "\n".join(map(_cell_source, row["fakta"]))
            ),
        ),
    )
    sheet = laporan.sheet(sheet_name(tabel))
    title(sheet, tabel.judul, laporan, spec)
    finish(sheet, spec.write(laporan.book, sheet, _form_rows(facts, list(labels))), "portrait")


def _form_rows(facts: pd.DataFrame, order: list[str]) -> list[Record]:
    """Return one record per role and answer, with all its facts; roles in the order of the form."""
    answers: dict[tuple[str, str], Record] = {}
    for urutan, fakta in enumerate(records(facts.rename_axis("id").reset_index())):
        if fakta["keadaan"] != Keadaan.KOSONG:
            same = (fakta["peran"], fakta["tercetak"])
            answers.setdefault(same, {**fakta, "urutan": urutan, "fakta": []})["fakta"].append(fakta)
    place = {peran: nomor for nomor, peran in enumerate(order)}
    return sorted(answers.values(), key=lambda row: place.get(row["peran"], len(place)))


def _form_value(book: Book, record: Record, here: Here) -> Value:
    value = fact_value(record)
    for fakta in record["fakta"]:
        _register(book, fakta, here.cell("isi"), value)
    return value


def _register(book: Book, fakta: Record, cell: Cell, value: Value) -> None:
    """Remember where a fact, and the input cell it was read from, are printed."""
    book.place(fact_key(fakta["id"]), cell, value)
    book.place(source_key(fakta["berkas"], fakta["lembar"], fakta["sel"]), cell, value)


def _cell_source(fakta: Record) -> str:
    return f"{fakta['berkas']} | {fakta['lembar']} | {fakta['sel']}"
