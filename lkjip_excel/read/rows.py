"""Turns the rows of a found table into facts: each value with its state, its text as shown and its cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lkjip_excel.layouts import Kolom
from lkjip_excel.model import Jenjang, Keadaan, Sumber
from lkjip_excel.read.book import Lembar, Sel, address
from lkjip_excel.read.headers import normalise
from lkjip_excel.read.tables import KolomTabel, TabelLembar
from lkjip_excel.values import Gaya, Nilai, Ragu, detect_style, parse, shown

Fakta = dict[str, Any]

_ERRORS = ("#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!")
_DOUBTS = {Ragu.RUSAK: "BACA-08", Ragu.GAYA: "BACA-09", Ragu.BEDA_GAYA: "BACA-14"}
_LIST_NUMBER = re.compile(r"^(?:\d{1,2}|[a-z])[.)]\s*(?=\D)")
_COLUMN_NUMBER = re.compile(r"\(?\d+\)?(?:\s*=.*)?")


@dataclass(frozen=True, slots=True)
class Catatan:
    """Something the reader has to say of a cell; becomes a Temuan once the kecamatan is known."""

    kode: str
    sumber: tuple[Sumber, ...]
    isi: dict[str, object]


@dataclass(slots=True)
class Hasil:
    """What the rows of one table gave; ``dibaca`` = ``dipakai`` + ``ditolak``."""

    fakta: list[Fakta] = field(default_factory=list)
    catatan: list[Catatan] = field(default_factory=list)
    dibaca: int = 0
    dipakai: int = 0
    ditolak: int = 0


@dataclass(frozen=True, slots=True)
class _Baris:
    """A table row while it is read: its own texts by role, and the cells they stand in."""

    nomor: int
    teks: dict[str, str]
    tempat: dict[str, tuple[int, int]]


def unnumbered(name: str) -> str:
    """Return a name without the number or letter a list gave it: "2. IKM" and "b) IKM" are IKM."""
    return _LIST_NUMBER.sub("", name)


class RowReader:
    """Reads one table; keeps what is repeated downwards (merged sasaran) between its rows."""

    def __init__(self, berkas: str, lembar: Lembar, found: TabelLembar) -> None:
        self._berkas, self._lembar, self._found = berkas, lembar, found
        self._kolom = {kolom.peran: kolom for kolom in found.tabel.kolom}
        self._nama = f"{berkas}|{lembar.nama}|{found.kepala:05d}"  # sorts as the sheet does
        self._gaya = self._column_styles()
        self._turun: dict[str, tuple[str, tuple[int, int]]] = {}
        self.hasil = Hasil()

    def read(self) -> Hasil:
        """Return the facts of all rows, with counts and remarks."""
        for row in range(self._found.data, self._found.sampai + 1):
            if self._filled(row) and not self._column_numbers(row):
                self.hasil.dibaca += 1
                self._row(row)
        return self.hasil

    def refuse_all(self) -> Hasil:
        """Count all rows as refused: a required column is missing, which is said once for the table."""
        rows = range(self._found.data, self._found.sampai + 1)
        self.hasil.dibaca = self.hasil.ditolak = sum(map(self._filled, rows))
        return self.hasil

    def _row(self, row: int) -> None:
        baris = self._texts(row)
        jenjang = self._level(baris)
        reason = self._refusal(baris, jenjang)
        if reason:
            self._refuse(baris, reason)
            return
        self.hasil.dipakai += 1
        if jenjang == Jenjang.TOTAL:
            self._turun.clear()
        self.hasil.fakta.extend(self._facts(baris, jenjang))

    # --- what stands in the row ---------------------------------------------------------------------------

    def _filled(self, row: int) -> bool:
        """Tell whether any column of the table but the running number holds something in this row."""
        return any(self._lembar.text(row, one.kolom) for one in self._found.kolom if one.peran != "nomor")

    def _column_numbers(self, row: int) -> bool:
        """Tell whether this is the row "(1) (2) (3)" that offices print under a header."""
        texts = [self._lembar.text(row, one.kolom) for one in self._found.kolom]
        filled = [text for text in texts if text]
        return row == self._found.data and len(filled) > 2 and all(map(_COLUMN_NUMBER.fullmatch, filled))  # noqa: PLR2004

    def _texts(self, row: int) -> _Baris:
        """Return the row's texts; a blank cell of a column that repeats downwards takes the one above."""
        teks, tempat = {}, {}
        for one in self._found.kolom:
            if self._is_text(self._kolom[one.peran]):
                teks[one.peran] = self._lembar.text(row, one.kolom)
                tempat[one.peran] = (row, one.kolom)
        baris = _Baris(row, teks, tempat)
        if self._total(baris) is None:
            self._repeat_downwards(baris)
        return baris

    @staticmethod
    def _is_text(kolom: Kolom) -> bool:
        return kolom.tipe in {"teks", "kode", "pilihan"}

    def _repeat_downwards(self, baris: _Baris) -> None:
        """Fill what the row repeats from above; a new name starts afresh what stands right of it."""
        repeating = [peran for peran in baris.teks if self._kolom[peran].turun]
        new = next((peran for peran in repeating if baris.teks[peran]), None)
        if new:
            self._turun = {p: v for p, v in self._turun.items() if p in self._wider(new)}
        if "kode" in baris.teks and "uraian" in repeating and not baris.teks["uraian"]:
            repeating.append("kode")  # a row that repeats the name above it repeats its kode too
        for peran in repeating:
            if not baris.teks[peran] and peran in self._turun:
                baris.teks[peran], baris.tempat[peran] = self._turun[peran]
        self._turun |= {p: (text, baris.tempat[p]) for p, text in baris.teks.items() if text}

    def _wider(self, peran: str) -> set[str]:
        """Return the repeating roles left of this one: those that a new value here leaves in force."""
        roles = [kolom.peran for kolom in self._found.tabel.kolom]
        return {role for role in roles[: roles.index(peran)] if self._kolom[role].turun}

    def _total(self, baris: _Baris) -> str | None:
        """Return the role whose text labels this row as a total, or None."""
        labels = {normalise(label) for label in self._found.tabel.label_jumlah}
        row = baris.nomor
        for one in self._found.kolom:
            if normalise(self._lembar.text(row, one.kolom)) in labels:
                return one.peran
        return None

    # --- level and refusal --------------------------------------------------------------------------------

    def _level(self, baris: _Baris) -> str:
        if self._total(baris) is not None:
            return Jenjang.TOTAL
        if "jenjang" not in self._kolom:
            return self._found.tabel.jenjang
        return normalise(baris.teks.get("jenjang", ""))

    def _refusal(self, baris: _Baris, jenjang: str) -> str:
        """Return why the row cannot be used (Indonesian), or "" when it can."""
        if jenjang == Jenjang.TOTAL:
            return ""
        choices = self._kolom["jenjang"].pilihan if "jenjang" in self._kolom else (jenjang,)
        if jenjang not in choices:
            return "jenjang kosong" if not jenjang else f"jenjang {jenjang} tidak dikenal"
        for kolom in self._found.tabel.kolom:
            if kolom.wajib and kolom.tipe == "teks" and not baris.teks.get(kolom.peran):
                heading = not any(self._lembar.text(baris.nomor, one.kolom) for one in self._values())
                return "" if heading and any(baris.teks.values()) else f"kolom {kolom.judul} kosong"
        return ""

    def _names_nothing(self, baris: _Baris) -> bool:
        """Tell whether the row is a mere heading: it names a sasaran, and only rows below it measure."""
        keys = [kolom.peran for kolom in self._found.tabel.kolom if kolom.wajib and kolom.tipe == "teks"]
        return not all(baris.teks.get(peran) for peran in keys)

    def _refuse(self, baris: _Baris, reason: str) -> None:
        self.hasil.ditolak += 1
        first = next(one for one in self._found.kolom if self._lembar.text(baris.nomor, one.kolom))
        source = self._source(baris.nomor, first.kolom)
        self.hasil.catatan.append(Catatan("BACA-10", (source,), {"alasan": reason}))

    # --- facts --------------------------------------------------------------------------------------------

    def _values(self) -> Iterator[KolomTabel]:
        return (one for one in self._found.kolom if self._kolom[one.peran].tipe in {"angka", "rupiah"})

    def _facts(self, baris: _Baris, jenjang: str) -> Iterator[Fakta]:
        context = {
            "dokumen": self._found.tabel.jenis,
            "tabel": self._nama,
            "baris": baris.nomor,
            "jenjang": jenjang,
            "kode": baris.teks.get("kode", ""),
            **{role: unnumbered(baris.teks.get(role, "")) for role in ("sasaran", "indikator", "uraian")},
            "berkas": self._berkas,
            "lembar": self._lembar.nama,
        }
        for peran, text in baris.teks.items():
            if text:
                yield context | self._text_fact(peran, text, baris.tempat[peran])
        if jenjang == Jenjang.TOTAL or not self._names_nothing(baris):
            for one in self._values():
                yield context | self._value_fact(one, baris, jenjang)

    def _text_fact(self, peran: str, text: str, place: tuple[int, int]) -> Fakta:
        kolom = self._kolom[peran]
        if kolom.pilihan and normalise(text) not in map(normalise, kolom.pilihan):
            choices = ", ".join(kolom.pilihan)
            self._say("BACA-13", place, {"peran": kolom.judul, "teks": text, "pilihan": choices})
        return {
            "peran": peran,
            "teks": text,
            "tercetak": text,
            "keadaan": Keadaan.ADA,
            "sel": address(*place),
        }

    def _value_fact(self, one: KolomTabel, baris: _Baris, jenjang: str) -> Fakta:
        place = self._place(one, baris.nomor)
        cell = self._lembar.sel.get(place, Sel(None))
        value = parse(cell.nilai, cell.format, self._gaya.get(one.kolom))
        text = shown(cell.nilai, cell.format)
        # The total rows of our own templates are formulas; where nobody has computed them nothing is lost.
        if not (cell.tanpa_nilai and jenjang == Jenjang.TOTAL):
            value = self._judged(one, place, cell, value, text)
        return {
            "peran": one.peran,
            "periode": one.periode,
            "nilai": value.angka,
            "nilai_atas": value.angka_atas,
            "mutu": value.mutu,
            "satuan": value.satuan or baris.teks.get("satuan", ""),
            "keadaan": value.keadaan,
            "tercetak": text,
            "sel": address(*place),
        }

    def _place(self, one: KolomTabel, row: int) -> tuple[int, int]:
        """Return the cell a value stands in: a merged target holds for all its rows, an amount only once."""
        if self._kolom[one.peran].tipe == "rupiah":
            return row, one.kolom
        return self._lembar.anchor(row, one.kolom)

    def _judged(self, one: KolomTabel, place: tuple[int, int], cell: Sel, value: Nilai, text: str) -> Nilai:
        """Say what is wrong with a cell, if anything; a formula without value is unreadable, not blank."""
        title = self._kolom[one.peran].judul.format(tahun=one.periode, triwulan=one.periode)
        about: dict[str, object] = {"peran": title, "teks": text, "nilai": value.angka}
        if cell.tanpa_nilai:
            self._say("BACA-06", place, about)
            return Nilai(Keadaan.TIDAK_TERBACA)
        if value.keadaan == Keadaan.TIDAK_TERBACA:
            self._say("BACA-07" if text in _ERRORS else "BACA-05", place, about)
        elif value.ragu in _DOUBTS:
            self._say(_DOUBTS[value.ragu], place, about)
        return value

    def _column_styles(self) -> dict[int, Gaya | None]:
        """Return the number style of every value column, or that of the whole table where it is undecided."""
        texts = {one.kolom: self._column_texts(one.kolom) for one in self._values()}
        whole = detect_style([text for column in texts.values() for text in column])
        return {column: detect_style(found) or whole for column, found in texts.items()}

    def _column_texts(self, column: int) -> list[str]:
        """Return the numbers typed as text in a column."""
        rows = range(self._found.data, self._found.sampai + 1)
        cells = (self._lembar.sel.get((row, column)) for row in rows)
        return [cell.nilai for cell in cells if cell is not None and isinstance(cell.nilai, str)]

    def _say(self, kode: str, place: tuple[int, int], isi: dict[str, object]) -> None:
        self.hasil.catatan.append(Catatan(kode, (self._source(*place),), isi))

    def _source(self, row: int, column: int) -> Sumber:
        cell = self._lembar.sel.get((row, column), Sel(None))
        return Sumber(self._berkas, self._lembar.nama, address(row, column), shown(cell.nilai, cell.format))
