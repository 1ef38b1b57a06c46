"""What the sheets of one kecamatan's report are written from: its rows of every result frame."""

from collections.abc import Hashable
from dataclasses import dataclass, fields
from typing import cast

import pandas as pd

from lkjip_excel.model import Hasil, Jenjang
from lkjip_excel.rules import Profil
from lkjip_excel.rules.catalogue import Bernomor, numbered
from lkjip_excel.write.book import Book, Sheet
from lkjip_excel.write.table import Record

#: The registry names of means are those of the indikator with MEAN before them; the overall mean has
#: the key OVERALL, that of a sasaran the sasaran's.
MEAN = "rata_"
OVERALL = ""
#: Registry names of the amounts of sheets Anggaran and Belanja.
ANGGARAN_KEYS = {"pagu": "pagu", "realisasi": "realisasi_anggaran", "sisa": "sisa", "serapan": "serapan"}
BELANJA_KEYS = {nama: f"belanja_{nama}" for nama in ANGGARAN_KEYS}
#: Text facts of the office's own form: its address, who signs, where and when.
_FORM = "instansi"


@dataclass(frozen=True, slots=True)
class Laporan:
    """One kecamatan's part of a Hasil as records, with the book its report goes into."""

    book: Book
    profil: Profil
    fakta: pd.DataFrame
    instansi: Record
    ringkasan: Record
    temuan: tuple[Bernomor, ...]
    tabel: dict[str, list[Record]]
    isian: dict[str, str]

    def records(self, nama: str) -> list[Record]:
        """Return the rows of a frame of Hasil, by the name of the frame."""
        return self.tabel[nama]

    def indikator(self, kunci: str) -> list[Record]:
        """Return the rows of kinerja of one sasaran, by its key."""
        return [row for row in self.tabel["kinerja"] if row["kunci_sasaran"] == kunci]

    def programs(self, kolom: str = "", kunci: str = "") -> list[Record]:
        """Return the programs of anggaran; with ``kolom``, those whose field of that name is ``kunci``."""
        rows = [row for row in self.tabel["anggaran"] if row["jenjang"] == Jenjang.PROGRAM]
        return [row for row in rows if row[kolom] == kunci] if kolom else rows

    def all_capaian(self) -> list[Hashable]:
        """Return the registry keys of every capaian: of sasaran, program, kegiatan and sub kegiatan."""
        own = [("mentah", row["urutan"]) for row in self.tabel["kinerja"]]
        return [*own, *(("capaian_kegiatan", row["urutan"]) for row in self.tabel["kegiatan"])]

    def total_keys(self) -> dict[str, Hashable]:
        """Return the registry keys of the money the headline figures are of; none where there is no money."""
        frame = "belanja" if self.ringkasan["dasar_anggaran"] == "belanja" else "anggaran"
        names = BELANJA_KEYS if frame == "belanja" else ANGGARAN_KEYS
        total = [row["urutan"] for row in self.tabel[frame] if row["jenjang"] == Jenjang.TOTAL]
        return {nama: (daftar, urutan) for nama, daftar in names.items() for urutan in total}

    def sheet(self, nama: str) -> Sheet:
        """Return a sheet of the book; KeyError when it was left out."""
        return self.book.sheets[nama]

    @property
    def tempat(self) -> tuple[str, str]:
        """Return the title lines that name the office and the year."""
        nama = f"KECAMATAN {self.instansi['nama']} {region(self.instansi['kabupaten'])}"
        return nama.strip().upper(), f"TAHUN {self.instansi['tahun']}"


def region(kabupaten: str) -> str:
    """Return the name of a kabupaten with the word for what it is, "" where nobody named it."""
    if not kabupaten or kabupaten.casefold().startswith(("kota ", "kabupaten ")):
        return kabupaten
    return f"Kabupaten {kabupaten}"


def laporan(hasil: Hasil, kecamatan: str, profil: Profil, book: Book) -> Laporan:
    """Gather one kecamatan's rows; KeyError when ``hasil`` holds no such kecamatan."""
    tabel = {
        frame.name: _of(getattr(hasil, frame.name), kecamatan)
        for frame in fields(hasil)
        if frame.name not in {"fakta", "temuan"}
    }
    if not tabel["instansi"] or not tabel["ringkasan"]:
        raise KeyError(kecamatan)
    fakta = hasil.fakta[hasil.fakta["kecamatan"] == kecamatan]
    return Laporan(
        book=book,
        profil=profil,
        fakta=fakta,
        instansi=tabel["instansi"][0],
        ringkasan=tabel["ringkasan"][0],
        temuan=numbered(hasil.temuan, kecamatan),
        tabel=tabel,
        isian=_form(fakta),
    )


def _of(frame: pd.DataFrame, kecamatan: str) -> list[Record]:
    return records(frame[frame["kecamatan"] == kecamatan])


def records(frame: pd.DataFrame) -> list[Record]:
    """Return the rows of a frame as records of plain Python values."""
    return cast("list[Record]", frame.to_dict("records"))


def _form(fakta: pd.DataFrame) -> dict[str, str]:
    """Return the texts of the office's form by role, the first that was filled in."""
    form = fakta[(fakta["dokumen"] == _FORM) & (fakta["teks"] != "")].drop_duplicates("peran")
    return dict(zip(form["peran"], form["teks"], strict=True))


def fact_key(fakta: object) -> Hashable:
    """Return the registry key of a fact's cell."""
    return ("fakta", fakta)


def upper_key(fakta: object) -> Hashable:
    """Return the registry key of the upper end of a fact that is a range."""
    return ("atas", fakta)


def source_key(berkas: str, lembar: str, sel: str) -> Hashable:
    """Return the registry key of the place where the cell of an input file is printed."""
    return ("sumber", berkas, lembar, sel)
