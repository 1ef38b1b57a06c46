"""Adds up the cells of an export that make one amount, and says which of them cannot be read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isnan, nan

from lkjip_excel.model import Keadaan, Sumber
from lkjip_excel.read.files.book import Lembar, Sel, address
from lkjip_excel.read.sipd.find import SipdLembar
from lkjip_excel.read.tables.outcome import RAGU
from lkjip_excel.read.tables.rows import Catatan, Fakta
from lkjip_excel.rules.sipd import JumlahEkspor, sipd_rules
from lkjip_excel.values import Gaya, Nilai, detect_style, format_rupiah, parse, shown
from lkjip_excel.values.rounding import exact

_MONEY = ("", "rupiah")
_BLANK = Sel(None)


@dataclass(frozen=True, slots=True)
class _Bagian:
    """A cell of an amount: where it stands, whether it is taken off, and what it says."""

    baris: int
    kolom: int
    kurang: bool
    nilai: Nilai

    @property
    def sel(self) -> str:
        return address(self.baris, self.kolom)


class Penjumlah:
    """Sums one amount of an export, in rupiah; ``catatan`` gathers what its cells made it say."""

    def __init__(self, berkas: str, lembar: Lembar, found: SipdLembar, jumlah: JumlahEkspor) -> None:
        self._berkas, self._lembar = berkas, lembar
        self._kolom = {role: found.kolom[role] for role in jumlah.kolom}
        self._kurang = jumlah.kurang
        self._gaya = self._style(range(found.data, found.sampai + 1))
        self.catatan: list[Catatan] = []

    def amount(self, baris: int) -> float:
        """Return the amount of one row, NaN where it has none; says nothing of its cells."""
        return _total(part for part in self._parts([baris]) if part.nilai.keadaan == Keadaan.ADA)

    def fact(self, rows: Sequence[int]) -> Fakta:
        """Return what the rows (at least one, by number) add up to, as the value part of a fact.

        A blank cell adds nothing; one that cannot be read leaves the sum unknown, and its fact names it.
        """
        parts = list(self._parts(rows))
        for part in parts:
            self._judge(part)
        states = [part.nilai.keadaan for part in parts]
        wanted = (Keadaan.TIDAK_TERBACA, Keadaan.ADA, Keadaan.TIDAK_BERLAKU)
        state = next((one for one in wanted if one in states), Keadaan.KOSONG)
        telling = [part for part in parts if part.nilai.keadaan == state]
        total = _total(telling) if state == Keadaan.ADA else nan
        return {
            "nilai": total,
            "nilai_atas": nan,
            "mutu": "",
            "satuan": "",
            "keadaan": state,
            "tercetak": _printed(total, telling) if state == Keadaan.ADA else self._shown(telling[0]),
            "sel": telling[0].sel,
        }

    def _parts(self, rows: Iterable[int]) -> Iterator[_Bagian]:
        for row in rows:
            for role, column in self._kolom.items():
                yield _Bagian(row, column, role == self._kurang, self._value(row, column))

    def _cell(self, row: int, column: int) -> Sel:
        return self._lembar.sel.get((row, column), _BLANK)

    def _value(self, row: int, column: int) -> Nilai:
        """Return what a cell says of money: a grade, a range, a percentage are no amount."""
        cell = self._cell(row, column)
        value = parse(cell.nilai, cell.format, self._gaya)
        odd = isnan(value.angka) or not isnan(value.angka_atas) or value.satuan not in _MONEY
        unusable = value.keadaan == Keadaan.ADA and odd
        return Nilai(Keadaan.TIDAK_TERBACA) if cell.tanpa_nilai or unusable else value

    def _judge(self, part: _Bagian) -> None:
        """Say what is wrong with a cell, if anything."""
        value = part.nilai
        kode = RAGU.get(value.ragu)
        if value.keadaan == Keadaan.TIDAK_TERBACA:
            cell = self._cell(part.baris, part.kolom)
            kode = "BACA-06" if cell.tanpa_nilai else "BACA-05"
        if kode:
            text = self._shown(part)
            role = next(role for role, column in self._kolom.items() if column == part.kolom)
            about: dict[str, object] = {
                "peran": sipd_rules().kolom[role][0],
                "teks": text,
                "nilai": value.angka,
            }
            place = Sumber(self._berkas, self._lembar.nama, part.sel, text)
            self.catatan.append(Catatan(kode, (place,), about))

    def _shown(self, part: _Bagian) -> str:
        cell = self._cell(part.baris, part.kolom)
        return shown(cell.nilai, cell.format)

    def _style(self, rows: range) -> Gaya | None:
        """Return the style of the numbers typed as text: one program wrote all of them."""
        cells = (self._cell(row, column).nilai for row in rows for column in self._kolom.values())
        return detect_style(text for text in cells if isinstance(text, str))


def _total(parts: Iterable[_Bagian]) -> float:
    """Return the sum over the decimal digits, so that sen do not drift; NaN over nothing."""
    signed = [exact(part.nilai.angka) * (-1 if part.kurang else 1) for part in parts]
    return float(sum(signed, Decimal(0))) if signed else nan


def _printed(total: float, parts: Sequence[_Bagian]) -> str:
    """Return "Rp1.500.000 (12 sel: AA6:AA40)", with the cells taken off after those added."""
    off = [part for part in parts if part.kurang and part.nilai.angka != 0]
    told = [_cells([part for part in parts if not part.kurang]), f"dikurangi {_cells(off)}" if off else ""]
    return f"{format_rupiah(total)} ({'; '.join(filter(None, told))})"


def _cells(parts: Sequence[_Bagian]) -> str:
    """Return "12 sel: AA6:AA40": how many cells, from the first to the last of them."""
    if not parts:
        return ""
    places = dict.fromkeys((parts[0].sel, parts[-1].sel))
    return f"{len(parts)} sel: {':'.join(places)}"
