"""The documents as data: which tables they hold, their columns, header words and template look.

One TOML file a document drives reading, the blank templates and the printed appendices.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

#: Sheets of the templates that hold no figures: the guide, and the hidden lists behind the drop-downs.
LEMBAR_BANTU = ("Petunjuk", "Daftar")

Tipe = Literal["nomor", "teks", "kode", "angka", "rupiah", "pilihan", "tanda"]
Bentuk = Literal["tabel", "isian"]
Ulang = Literal["", "tahun", "renstra", "sebelum", "triwulan", "banyak"]
#: How the level of a row is told: from the column of that name, or from the row itself (its kode, a word
#: before its name, its number).
DARI_KOLOM, DARI_BARIS = "kolom", "baris"


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column (or, in a form, a line) and the role its values play.

    ``judul`` is what the template prints and what is always recognised; ``alias`` are other header words.
    Both may hold ``{tahun}`` or ``{triwulan}``; then the column stands once a period (``ulang`` says which
    periods a template prints, "banyak" that an office may have any number of them). ``turun``: a blank
    cell repeats the one above (merged sasaran). ``bagian``: which part of a row of several things it is.
    """

    peran: str
    judul: str
    tipe: Tipe
    alias: tuple[str, ...] = ()
    wajib: bool = False
    turun: bool = False
    ulang: Ulang = ""
    lebar: int = 14
    pilihan: tuple[str, ...] = ()
    daftar: str = ""
    catatan: str = ""
    bagian: str = ""


@dataclass(frozen=True, slots=True)
class Bagian:
    """One thing that a table row tells of: the role whose text names it, and its level.

    Most tables have one. A wide RKT tells of a sasaran, a kegiatan and a sub kegiatan in one row.
    ``jenjang`` is a level, DARI_KOLOM or DARI_BARIS.
    """

    nama: str
    kunci: str
    jenjang: str


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table of a document: its ``jenis``, the template sheet it stands on and its columns.

    Several shapes of one kind are told apart by ``varian`` ("" for the template's). ``kata`` are words of
    the titles offices print above such a table, ``isi`` words that rows of it begin with.
    """

    jenis: str
    lembar: str
    judul: str
    petunjuk: str
    kolom: tuple[Kolom, ...]
    bentuk: Bentuk = "tabel"
    jenjang: str = ""
    baris_isian: int = 20
    jumlahkan: str = ""
    label_jumlah: tuple[str, ...] = ()
    varian: str = ""
    kata: tuple[str, ...] = ()
    isi: tuple[str, ...] = ()
    bagian: tuple[Bagian, ...] = ()

    @property
    def parts(self) -> tuple[Bagian, ...]:
        """Return what a row tells of; without a list of them it is the one thing its key column names."""
        if self.bagian:
            return self.bagian
        keys = [kolom.peran for kolom in self.kolom if kolom.wajib and kolom.tipe == "teks"]
        own = DARI_KOLOM if any(kolom.peran == "jenjang" for kolom in self.kolom) else DARI_BARIS
        return (Bagian("", keys[-1] if keys else "", self.jenjang or own),)

    def column(self, peran: str) -> Kolom:
        """Return the column of a role; KeyError when the table has none."""
        for kolom in self.kolom:
            if kolom.peran == peran:
                return kolom
        raise KeyError(peran)


@dataclass(frozen=True, slots=True)
class Dokumen:
    """A document: the template workbook it goes into and its tables."""

    kode: str
    judul: str
    berkas: str
    urutan: int
    tabel: tuple[Tabel, ...]


def _frozen(raw: dict[str, Any]) -> dict[str, Any]:
    """Return a TOML table with its lists as tuples, so that the dataclasses stay immutable."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}


def _table(raw: dict[str, Any]) -> Tabel:
    columns = tuple(Kolom(**_frozen(kolom)) for kolom in raw.pop("kolom"))
    parts = tuple(Bagian(**bagian) for bagian in raw.pop("bagian", ()))
    return Tabel(kolom=columns, bagian=parts, **_frozen(raw))


def _document(text: str) -> Dokumen:
    raw = tomllib.loads(text)
    return Dokumen(tabel=tuple(_table(tabel) for tabel in raw.pop("tabel")), **raw)


@cache
def documents() -> tuple[Dokumen, ...]:
    """Return every document, in the order in which templates and appendices show them."""
    texts = (f.read_text("utf-8") for f in files(__name__).iterdir() if f.name.endswith(".toml"))
    return tuple(sorted(map(_document, texts), key=lambda dokumen: dokumen.urutan))


def tables() -> Iterator[Tabel]:
    """Yield every table of every document, in order."""
    for dokumen in documents():
        yield from dokumen.tabel


def template_documents() -> tuple[Dokumen, ...]:
    """Return the documents that offices get as blank workbooks."""
    return tuple(dokumen for dokumen in documents() if dokumen.berkas)


@cache
def whole_tables() -> tuple[Tabel, ...]:
    """Return one table a kind, with the columns of all its shapes, the first shape's first."""
    kinds: dict[str, list[Tabel]] = {}
    for tabel in tables():
        kinds.setdefault(tabel.jenis, []).append(tabel)
    return tuple(replace(shapes[0], kolom=_all_columns(shapes)) for shapes in kinds.values())


def _all_columns(shapes: list[Tabel]) -> tuple[Kolom, ...]:
    columns: dict[str, Kolom] = {}
    for kolom in (kolom for tabel in shapes for kolom in tabel.kolom):
        columns.setdefault(kolom.peran, kolom)
    return tuple(columns.values())


@cache
def table(jenis: str) -> Tabel:
    """Return the table of this kind, the template's where there is one; KeyError when there is none."""
    for tabel in tables():
        if tabel.jenis == jenis:
            return tabel
    raise KeyError(jenis)
