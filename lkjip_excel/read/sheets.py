"""Reads every table of one workbook: facts, what was understood of each table, and remarks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lkjip_excel.layouts import LEMBAR_BANTU, table
from lkjip_excel.model import Keadaan, Sumber
from lkjip_excel.read.files.book import Buku, BukuError, Lembar, Sel, address, letters, open_book
from lkjip_excel.read.sipd.export import SipdLembar, find_sipd, read_sipd
from lkjip_excel.read.tables.find import TabelLembar, find_form, find_tables
from lkjip_excel.read.tables.listform import DOKUMEN, DaftarLembar, find_list, read_list
from lkjip_excel.read.tables.rows import Catatan, Fakta, Hasil, RowReader
from lkjip_excel.values import parse, shown

_FORM = "instansi"
_EXPORT = "realisasi_anggaran"


@dataclass(frozen=True, slots=True)
class TabelDibaca:
    """What was understood of one table: place, kind, column letter by role, rows by fate.

    ``setahun`` are the header cells, by role, of columns that may only be of the year of the report.
    """

    berkas: str
    lembar: str
    rentang: str
    jenis: str
    kolom: Mapping[str, str]
    setahun: Mapping[str, Sumber]
    dibaca: int
    dipakai: int
    ditolak: int


@dataclass(slots=True)
class IsiBuku:
    """All that one workbook gave; ``judul`` are the title lines above its tables, with their cells."""

    fakta: list[Fakta] = field(default_factory=list)
    tabel: list[TabelDibaca] = field(default_factory=list)
    judul: list[tuple[Sumber, str]] = field(default_factory=list)
    catatan: list[Catatan] = field(default_factory=list)


def read_book(path: Path, berkas: str) -> IsiBuku:
    """Return the contents of a workbook, named ``berkas`` in every source; what is unreadable is a remark."""
    isi = IsiBuku()
    try:
        buku = open_book(path)
    except BukuError as error:
        isi.catatan.append(Catatan(error.kode, (Sumber(berkas),), {"alasan": str(error)}))
        return isi
    # Hidden sheets come last: they are read, but an open sheet of the same kind goes before them.
    for lembar in sorted(buku, key=lambda one: one.tersembunyi):
        _read_sheet(berkas, lembar, isi)
    if not isi.tabel:
        isi.catatan = [Catatan("BACA-03", (Sumber(berkas),), {"lembar_ada": [one.nama for one in buku]})]
    isi.catatan = [*_of_file(berkas, buku), *isi.catatan]
    return isi


def _of_file(berkas: str, buku: Buku) -> Iterator[Catatan]:
    """Yield what there is to say of the opened file, but for the helper sheets of our templates."""
    for one in buku.catatan:
        if one.lembar not in LEMBAR_BANTU:
            yield Catatan(one.kode, (Sumber(berkas, one.lembar, one.sel),), dict(one.isi))


def _read_sheet(berkas: str, lembar: Lembar, isi: IsiBuku) -> None:
    export = find_sipd(lembar)
    if export:
        _read_export(berkas, lembar, export, isi)
        return
    found = find_tables(lembar)
    form = None if found else find_form(lembar)
    for one in found:
        isi.judul += [(_cell(berkas, lembar, row), text) for row, text in one.judul]
        _read_table(berkas, lembar, one, isi)
    covered = frozenset(row for one in found for row in range(one.kepala, one.sampai + 1))
    listed = None if form else find_list(lembar, covered)
    if listed:
        _read_list(berkas, lembar, listed, isi)
    if form:
        _read_form(berkas, lembar, form, isi)
    elif not found and not listed and lembar.sel and lembar.nama not in LEMBAR_BANTU:
        isi.catatan.append(Catatan("BACA-15", (Sumber(berkas, lembar.nama),), {"lembar": lembar.nama}))


def _read_export(berkas: str, lembar: Lembar, export: SipdLembar, isi: IsiBuku) -> None:
    """Read an export of SIPD: one amount a sub kegiatan."""
    hasil = read_sipd(berkas, lembar, export)
    if export.hilang:
        place = Sumber(berkas, lembar.nama, address(export.kepala, min(export.kolom.values())))
        said: dict[str, object] = {"tabel": "ekspor SIPD", "kolom": list(export.hilang)}
        isi.catatan.append(Catatan("BACA-04", (place,), said))
    isi.fakta.extend(hasil.fakta)
    isi.catatan.extend(hasil.catatan)
    columns = letters(export.kolom)
    first, last = min(export.kolom.values()), max(export.kolom.values())
    rentang = f"{address(export.kepala, first)}:{address(export.sampai, last)}"
    counts = (hasil.dibaca, hasil.dipakai, hasil.ditolak)
    isi.tabel.append(TabelDibaca(berkas, lembar.nama, rentang, _EXPORT, columns, {}, *counts))


def _read_list(berkas: str, lembar: Lembar, listed: DaftarLembar, isi: IsiBuku) -> None:
    """Read a budget told in lines: a row a kind of belanja."""
    hasil = read_list(berkas, lembar, listed)
    isi.fakta.extend(hasil.fakta)
    isi.catatan.extend(hasil.catatan)
    columns = {role: column for one in listed.butir for role, (_, column) in one.angka.items()}
    columns["uraian"] = listed.butir[0].tempat[1]
    first, last = min(columns.values()), max(columns.values())
    rentang = f"{address(listed.kepala, first)}:{address(listed.sampai, last)}"
    counts = (hasil.dibaca, hasil.dipakai, hasil.ditolak)
    isi.tabel.append(TabelDibaca(berkas, lembar.nama, rentang, DOKUMEN, letters(columns), {}, *counts))


def _cell(berkas: str, lembar: Lembar, row: int) -> Sumber:
    """Return the first filled cell of a row."""
    column = next(c for c in range(1, lembar.kolom + 1) if lembar.text(row, c))
    return Sumber(berkas, lembar.nama, address(row, column), lembar.text(row, column))


def _read_table(berkas: str, lembar: Lembar, found: TabelLembar, isi: IsiBuku) -> None:
    reader = RowReader(berkas, lembar, found)
    hasil = reader.refuse_all() if found.hilang else reader.read()
    isi.fakta.extend(hasil.fakta)
    isi.catatan.extend([*_header_remarks(berkas, lembar, found), *hasil.catatan])
    isi.tabel.append(_understood(berkas, lembar, found, hasil))


def _header_remarks(berkas: str, lembar: Lembar, found: TabelLembar) -> Iterator[Catatan]:
    if found.hilang:
        first = Sumber(berkas, lembar.nama, address(found.kepala, found.kolom[0].kolom))
        yield Catatan("BACA-04", (first,), {"tabel": found.tabel.lembar, "kolom": list(found.hilang)})
    if found.setara:
        first = Sumber(berkas, lembar.nama, address(found.kepala, found.kolom[0].kolom))
        kinds = ", ".join(table(jenis).lembar for jenis in found.setara)
        yield Catatan("BACA-22", (first,), {"satu": found.tabel.lembar, "lain": kinds})
    for row, column, text in found.asing:
        place = Sumber(berkas, lembar.nama, address(row, column), text)
        yield Catatan("BACA-11", (place,), {"judul": text})


def _understood(berkas: str, lembar: Lembar, found: TabelLembar, hasil: Hasil) -> TabelDibaca:
    columns = {" ".join(filter(None, (one.peran, one.periode))): one.kolom for one in found.kolom}
    first, last = min(columns.values()), max(columns.values())
    yearly = {kolom.peran for kolom in found.tabel.kolom if kolom.ulang == "tahun"}
    return TabelDibaca(
        berkas=berkas,
        lembar=lembar.nama,
        rentang=f"{address(found.kepala, first)}:{address(max(found.sampai, found.kepala), last)}",
        jenis=found.tabel.jenis,
        kolom=letters(columns),
        setahun={
            " ".join(filter(None, (one.peran, one.periode))): _header_cell(berkas, lembar, found, one.kolom)
            for one in found.kolom
            if one.peran in yearly
        },
        dibaca=hasil.dibaca,
        dipakai=hasil.dipakai,
        ditolak=hasil.ditolak,
    )


def _header_cell(berkas: str, lembar: Lembar, found: TabelLembar, column: int) -> Sumber:
    """Return the lowest header cell of a column that says something."""
    rows = range(found.data - 1, found.kepala - 1, -1)
    places = [lembar.anchor(row, column) for row in rows]
    place = next((one for one in places if lembar.text(*one)), places[-1])
    return Sumber(berkas, lembar.nama, address(*place), lembar.text(*place))


def _read_form(berkas: str, lembar: Lembar, form: Mapping[str, tuple[int, int]], isi: IsiBuku) -> None:
    """Read the identity form: one fact a line that is filled in, blank lines included as blank."""
    facts = [_form_fact(berkas, lembar, peran, place) for peran, place in form.items()]
    isi.fakta.extend(facts)
    filled = sum(fact["keadaan"] == Keadaan.ADA for fact in facts)
    rows = [row for row, _ in form.values()]
    columns = letters({peran: column for peran, (_, column) in form.items()})
    rentang = f"{address(min(rows), 1)}:{address(max(rows), lembar.kolom)}"
    isi.tabel.append(TabelDibaca(berkas, lembar.nama, rentang, _FORM, columns, {}, filled, filled, 0))


def _form_fact(berkas: str, lembar: Lembar, peran: str, place: tuple[int, int]) -> Fakta:
    cell = lembar.sel.get(place, Sel(None))
    text = " ".join(shown(cell.nilai, cell.format).split())
    fact: Fakta = {
        "dokumen": _FORM,
        "tabel": f"{berkas}|{lembar.nama}|form",
        "baris": place[0],
        "peran": peran,
        "teks": text,
        "keadaan": Keadaan.ADA if text else Keadaan.KOSONG,
        "tercetak": text,
        "berkas": berkas,
        "lembar": lembar.nama,
        "sel": address(*place),
    }
    if table(_FORM).column(peran).tipe == "angka":
        value = parse(cell.nilai, cell.format)
        fact |= {"nilai": value.angka, "keadaan": value.keadaan}
    return fact
