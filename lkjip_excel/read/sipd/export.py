"""A SIPD export as facts of a realisasi anggaran: one amount a sub kegiatan, the sum of its rows.

A sum stands in no cell: ``sel`` is the first cell summed and ``tercetak`` says how many there are,
"Rp1.500.000 (12 sel: AA6:AA40)", from the first to the last of them. Program and kegiatan are told with
blank amounts, which follow from their sub kegiatan. One row of the sheet names all three, so ``baris`` is
their place in the order of their kode, counted from the header down, and no row of the sheet.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import nan

from lkjip_excel.model import Jenjang, Keadaan
from lkjip_excel.read.files.book import Lembar, address
from lkjip_excel.read.sipd.find import SipdLembar, find_sipd
from lkjip_excel.read.sipd.rows import BarisEkspor, Penyaring
from lkjip_excel.read.sipd.total import Penjumlah
from lkjip_excel.read.tables.rows import Catatan, Fakta, Hasil
from lkjip_excel.rules.nomenclature import Bagian, kode_order, kode_parts

__all__ = ["Jalur", "SipdLembar", "find_sipd", "path_order", "read_sipd"]

#: The kind of table an export is read as.
DOKUMEN = "realisasi_anggaran"
#: Ends the ``tabel`` of every fact that comes from an export.
TANDA = "|sipd"
#: The levels of a row with the roles of their kode and name, from the top.
_LEVELS = (
    (Jenjang.PROGRAM, "kode_program", "nama_program"),
    (Jenjang.KEGIATAN, "kode_kegiatan", "nama_kegiatan"),
    (Jenjang.SUB_KEGIATAN, "kode_sub_kegiatan", "nama_sub_kegiatan"),
)
#: The kode of the program, kegiatan and sub kegiatan, as far down as the thing stands.
Jalur = tuple[Bagian, ...]


def read_sipd(berkas: str, lembar: Lembar, found: SipdLembar) -> Hasil:
    """Return the facts of an export, with counts and remarks; without a required column all is refused."""
    rows = Penyaring(berkas, lembar, found)
    hasil = Hasil()
    if found.hilang:
        rows.refuse_all()
    else:
        facts = _Facts(berkas, lembar, found)
        hasil.fakta.extend(facts.of(rows.details()))
        hasil.catatan.extend(facts.remarks())
    hasil.catatan[:0] = rows.catatan
    hasil.dibaca, hasil.ditolak = rows.dibaca, rows.ditolak
    hasil.dipakai = hasil.dibaca - hasil.ditolak
    return hasil


class _Facts:
    """Makes the facts of one export out of the rows that count."""

    def __init__(self, berkas: str, lembar: Lembar, found: SipdLembar) -> None:
        self._berkas, self._lembar, self._found = berkas, lembar, found
        jumlah = found.ekspor.jumlah
        self._sums = {one.peran: Penjumlah(berkas, lembar, found, one) for one in jumlah}

    def of(self, rows: Iterable[BarisEkspor]) -> Iterator[Fakta]:
        """Yield the facts of every program, kegiatan and sub kegiatan, in the order of their kode."""
        things: dict[Jalur, list[BarisEkspor]] = defaultdict(list)
        for row in rows:
            path = tuple(kode_parts(row.teks[role]) for _, role, _ in _LEVELS)
            for depth in range(1, len(path) + 1):
                things[path[:depth]].append(row)
        for place, path in enumerate(sorted(things, key=path_order), start=self._found.data):
            yield from self._thing(place, len(path) - 1, things[path])

    def remarks(self) -> Iterator[Catatan]:
        """Yield what the cells summed so far made it say."""
        for one in self._sums.values():
            yield from one.catatan

    def _thing(self, place: int, depth: int, rows: list[BarisEkspor]) -> Iterator[Fakta]:
        jenjang, kode, nama = _LEVELS[depth]
        named = next((row for row in rows if row.teks[nama]), rows[0])
        context = self._context(place) | {
            "jenjang": jenjang,
            "kode": rows[0].teks[kode],
            "uraian": named.teks[nama],
        }
        for peran, row, role in (("kode", rows[0], kode), ("uraian", named, nama)):
            if row.teks[role]:
                yield context | {"peran": peran} | self._text(row, role)
        for peran, sums in self._sums.items():
            summed = jenjang == Jenjang.SUB_KEGIATAN
            value = sums.fact([row.nomor for row in rows]) if summed else self._blank(rows[0], kode)
            yield context | {"peran": peran, "periode": ""} | value

    def _context(self, place: int) -> Fakta:
        return {
            "dokumen": DOKUMEN,
            "tabel": f"{self._berkas}|{self._lembar.nama}|{self._found.kepala:05d}{TANDA}",
            "baris": place,
            "sasaran": "",
            "indikator": "",
            "berkas": self._berkas,
            "lembar": self._lembar.nama,
        }

    def _text(self, row: BarisEkspor, role: str) -> Fakta:
        text = row.teks[role]
        return {"teks": text, "tercetak": text, "keadaan": Keadaan.ADA, "sel": self._cell(row, role)}

    def _blank(self, row: BarisEkspor, kode: str) -> Fakta:
        """Return an amount that no cell holds; it is named by the cell of the kode."""
        return {
            "nilai": nan,
            "nilai_atas": nan,
            "mutu": "",
            "satuan": "",
            "keadaan": Keadaan.KOSONG,
            "tercetak": "",
            "sel": self._cell(row, kode),
        }

    def _cell(self, row: BarisEkspor, role: str) -> str:
        return address(row.nomor, self._found.kolom[role])


def path_order(path: Jalur) -> tuple[tuple[tuple[int, str], ...], ...]:
    """Return what sorts programs, each followed by its kegiatan, each followed by its sub kegiatan."""
    return tuple(kode_order(bagian) for bagian in path)
