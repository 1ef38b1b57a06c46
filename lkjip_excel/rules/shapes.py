"""What a rule is: its sentence, legal basis and validity, and the kinds of rules that are only data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lkjip_excel.rules.errors import AturanError
from lkjip_excel.rules.expression import Rumus

Status = Literal["peraturan", "seperti diterapkan", "praktik daerah"]
Cara = Literal["setengah_ke_atas", "potong"]
Agregat = Literal["jumlah", "terakhir", "rata_rata", "tertinggi"]


@dataclass(frozen=True, kw_only=True)
class Peraturan:
    """A regulation; ``berlaku`` is the day it came into force (None where nobody has looked it up)."""

    kode: str
    judul: str
    nomor: str
    tahun: int
    berlaku: date | None = None
    diganti_oleh: tuple[str, ...] = ()
    diperiksa: date
    sumber: str = ""
    catatan: str = ""


@dataclass(frozen=True, kw_only=True)
class Dasar:
    """Where a rule is written: a regulation of peraturan.toml and the article or lampiran, if known."""

    peraturan: str
    bagian: str = ""


@dataclass(frozen=True, kw_only=True)
class Aturan:
    """What every rule has.

    ``status`` is "seperti diterapkan" where the text of the regulation has not been seen; ``sumber`` is
    the page or report in which the rule was seen; ``sampai`` is the last day it holds.
    """

    kode: str
    judul: str
    kalimat: str = ""
    satuan: str = ""
    status: Status = "praktik daerah"
    dasar: tuple[Dasar, ...] = ()
    diperiksa: date | None = None
    berlaku: date | None = None
    sampai: date | None = None
    sumber: str = ""
    catatan: str = ""

    def holds_in(self, tahun: int) -> bool:
        """Tell whether the rule holds in a year (on any day of it)."""
        begun = self.berlaku is None or self.berlaku.year <= tahun
        return begun and (self.sampai is None or tahun <= self.sampai.year)


@dataclass(frozen=True, kw_only=True)
class MetodeCapaian(Aturan):
    """How capaian (percent) follows from target, target_atas (upper end of a range) and realisasi."""

    arah: Literal["positif", "negatif", "rentang"]
    rumus: Rumus


@dataclass(frozen=True, kw_only=True)
class Label:
    """What an efficiency is called where ``bila`` holds; without ``bila`` it is the answer for the rest."""

    teks: str
    bila: Rumus | None = None


@dataclass(frozen=True, kw_only=True)
class MetodeEfisiensi(Aturan):
    """How efficiency follows from capaian and serapan (percent), pagu and realisasi (rupiah).

    ``label``: the first that holds of ``nilai`` is said. Where ``syarat`` does not hold the keterangan is
    ``syarat_gagal``, and the value is still given only if ``tetap_dihitung``. ``kosong`` is said where
    there is no value. ``efektivitas`` (percent) stands beside it where the practice shows both.
    """

    rumus: Rumus
    objek: Literal["anggaran", "sdm"] = "anggaran"
    label: tuple[Label, ...] = ()
    syarat: Rumus | None = None
    syarat_gagal: str = ""
    tetap_dihitung: bool = True
    kosong: str = "-"
    efektivitas: Rumus | None = None


@dataclass(frozen=True, kw_only=True)
class MetodeTriwulan(Aturan):
    """How the figures of the quarters become that of the year."""

    agregat: Agregat
    fungsi: str = ""

    def excel(self, sel: Sequence[str]) -> str:
        """Return the formula over the cells of the quarters (first to last), without "=".

        The last figure is looked for from the end because a blank or "-" may follow it. Blank where no
        cell holds a number.
        """
        if self.fungsi:
            cells = ",".join(sel)
            return f'IF(COUNT({cells})=0,"",{self.fungsi}({cells}))'
        found = '""'
        for cell in sel:
            found = f"IF(ISNUMBER({cell}),{cell},{found})"
        return found


@dataclass(frozen=True, kw_only=True)
class Hitungan(Aturan):
    """A derived figure that no practice does differently (serapan, sisa, kemajuan, ...)."""

    rumus: Rumus


@dataclass(frozen=True, kw_only=True)
class NilaiBerlaku:
    """One value of a Tetapan, from ``berlaku`` until the next one begins (or ``sampai``, inclusive)."""

    berlaku: date
    nilai: float | str | tuple[float, ...]
    sampai: date | None = None
    status: Status
    dasar: tuple[Dasar, ...]
    diperiksa: date
    catatan: str = ""


@dataclass(frozen=True, kw_only=True)
class Tetapan:
    """A value that regulations set and change: the values in force, oldest first."""

    kode: str
    judul: str
    kalimat: str
    satuan: str = ""
    nilai: tuple[NilaiBerlaku, ...]

    def pada(self, waktu: date) -> NilaiBerlaku:
        """Return the value in force on a day; AturanError where there is none."""
        begun = [each for each in self.nilai if each.berlaku <= waktu]
        if not begun or (begun[-1].sampai is not None and begun[-1].sampai < waktu):
            raise AturanError(f'aturan "{self.kode}" tidak punya nilai yang berlaku pada {waktu:%d-%m-%Y}')
        return begun[-1]


@dataclass(frozen=True, kw_only=True)
class Pembulatan:
    """How figures are printed: number of decimals, and half up or truncated."""

    desimal: int
    cara: Cara
