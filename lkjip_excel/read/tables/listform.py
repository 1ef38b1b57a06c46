"""Reads a budget told in lines without a header: "a. Belanja ...", then "Anggaran sebesar Rp. ..."."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lkjip_excel.model import Jenjang, Keadaan, Sumber
from lkjip_excel.read.files.book import Lembar, Sel, address
from lkjip_excel.read.tables.headers import normalise
from lkjip_excel.read.tables.naming import unnumbered
from lkjip_excel.read.tables.outcome import RAGU, Catatan, Fakta, Hasil
from lkjip_excel.read.tables.row_words import row_words
from lkjip_excel.read.tables.settle import is_currency
from lkjip_excel.values import detect_style, parse, shown

DOKUMEN = "realisasi_anggaran"
_LABEL = "judul"
#: Fewer lines with an amount than this make no list.
_LEAST_LINES = 2
#: Money as words and figures: "rp 5 000" of a normalised label, "Rp. 5.000" of the cell.
_CURRENCY = r"\b(?:{})\b[. ]*\d"


@dataclass(frozen=True, slots=True)
class ButirDaftar:
    """A kind of belanja in a list: its name and cell, and per role (pagu, realisasi, sisa) the cell of it."""

    nama: str
    tempat: tuple[int, int]
    angka: dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class DaftarLembar:
    """A list found on a sheet, from row ``kepala`` to ``sampai``."""

    kepala: int
    sampai: int
    butir: tuple[ButirDaftar, ...]


def find_list(lembar: Lembar, elsewhere: Collection[int] = ()) -> DaftarLembar | None:
    """Return the list of kinds of belanja on a sheet, or None; rows ``elsewhere`` are of its tables."""
    items: list[ButirDaftar] = []
    last = 0
    for row in range(1, lembar.baris + 1):
        found = None if row in elsewhere else _label(lembar, row)
        if found is None:
            continue
        role, place = found
        amount = _amount(lembar, *place)
        if role == _LABEL:
            items.append(ButirDaftar(unnumbered(lembar.text(*place)), place, {}))
        elif items and amount and role not in items[-1].angka:
            items[-1].angka[role] = amount
            last = row
    told = tuple(one for one in items if one.angka)
    if sum(len(one.angka) for one in told) < _LEAST_LINES:
        return None
    return DaftarLembar(told[0].tempat[0], last, told)


def _label(lembar: Lembar, row: int) -> tuple[str, tuple[int, int]] | None:
    """Return what the first text of a row labels, with its cell."""
    column = next((c for c in range(1, lembar.kolom + 1) if lembar.text(row, c)), None)
    if column is None:
        return None
    words = normalise(unnumbered(lembar.text(row, column)))
    for role, labels in row_words().daftar.items():
        bare = _before_amount(words) if role != _LABEL else next(filter(words.startswith, labels), "")
        if bare in labels:
            return role, (row, column)
    return None


def _amount(lembar: Lembar, row: int, label: int) -> tuple[int, int] | None:
    """Return the cell of the amount of a label: its own, or the first right of it past a colon and "Rp."."""
    if _amount_text(lembar.text(row, label)):
        return row, label
    for column in range(label + 1, lembar.kolom + 1):
        text = lembar.text(row, column)
        if text and text != ":" and not is_currency(text):
            return row, column
    return None


def _before_amount(words: str) -> str:
    """Return the words of a label without an amount that stands in the same cell."""
    found = re.search(_CURRENCY.format("|".join(row_words().mata_uang)), words)
    return words[: found.start()].strip() if found else words


def _amount_text(text: str) -> str:
    """Return the amount in a text that holds words before it ("sebesar Rp. 5.000"), or ""."""
    found = re.search(_CURRENCY.format("|".join(row_words().mata_uang)), text, re.IGNORECASE)
    return text[found.start() :] if found else ""


def read_list(berkas: str, lembar: Lembar, found: DaftarLembar) -> Hasil:
    """Return the facts of a list: a row a kind of belanja, whatever rows its lines stand on.

    Counted are the lines of the list and the rows of their headings.
    """
    return _ListReader(berkas, lembar, found).read()


class _ListReader:
    """Reads one list."""

    def __init__(self, berkas: str, lembar: Lembar, found: DaftarLembar) -> None:
        self._berkas, self._lembar, self._found = berkas, lembar, found
        places = [place for one in found.butir for place in one.angka.values()]
        texts = [self._text(place) for place in places]
        self._gaya = detect_style([_amount_text(text) or text for text in texts])
        self._hasil = Hasil()

    def read(self) -> Hasil:
        for one in self._found.butir:
            self._hasil.fakta.extend(self._facts(one))
            self._hasil.dibaca += 1 + len(one.angka)
        self._hasil.dipakai = self._hasil.dibaca
        return self._hasil

    def _facts(self, one: ButirDaftar) -> Iterator[Fakta]:
        context = {
            "dokumen": DOKUMEN,
            "tabel": f"{self._berkas}|{self._lembar.nama}|{self._found.kepala:05d}",
            "baris": one.tempat[0],
            "jenjang": Jenjang.BELANJA,
            "uraian": one.nama,
            "berkas": self._berkas,
            "lembar": self._lembar.nama,
        }
        text = self._text(one.tempat)
        yield context | {
            "peran": "uraian",
            "teks": text,
            "tercetak": text,
            "keadaan": Keadaan.ADA,
            "sel": address(*one.tempat),
        }
        for role, place in one.angka.items():
            yield context | self._value(role, place)

    def _value(self, role: str, place: tuple[int, int]) -> Fakta:
        cell = self._lembar.sel.get(place, Sel(None))
        text = shown(cell.nilai, cell.format)
        value = parse(_amount_text(text) or cell.nilai, cell.format, self._gaya)
        about: dict[str, object] = {"peran": role, "teks": text, "nilai": value.angka}
        if cell.tanpa_nilai or value.keadaan == Keadaan.TIDAK_TERBACA:
            self._say("BACA-06" if cell.tanpa_nilai else "BACA-05", place, text, about)
        elif value.ragu in RAGU:
            self._say(RAGU[value.ragu], place, text, about)
        return {
            "peran": role,
            "nilai": value.angka,
            "satuan": value.satuan,
            "keadaan": Keadaan.TIDAK_TERBACA if cell.tanpa_nilai else value.keadaan,
            "tercetak": text,
            "sel": address(*place),
        }

    def _text(self, place: tuple[int, int]) -> str:
        return self._lembar.text(*place)

    def _say(self, kode: str, place: tuple[int, int], text: str, isi: dict[str, object]) -> None:
        source = Sumber(self._berkas, self._lembar.nama, address(*place), text)
        self._hasil.catatan.append(Catatan(kode, (source,), isi))
