"""The exports of SIPD as data: their columns, what is summed, and which rows are no detail."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from lkjip_excel.rules.library import shipped
from lkjip_excel.rules.reading import Tempat, shape


@dataclass(frozen=True, slots=True)
class JumlahEkspor:
    """An amount: the sum of column ``tambah`` less that of column ``kurang`` ("" for none), in rupiah."""

    peran: str
    tambah: str
    kurang: str = ""

    @property
    def kolom(self) -> tuple[str, ...]:
        """The roles of the columns it is made of, the added one first."""
        return (self.tambah, self.kurang) if self.kurang else (self.tambah,)


@dataclass(frozen=True, slots=True)
class Ekspor:
    """An export: known by the columns ``penanda``, usable only with those of ``wajib`` too.

    ``kunci`` are the columns in which two rows of one document are the same, ``nomor`` the one that must be
    filled for it; a row whose ``rincian`` is blank is a subtotal; ``versi`` names the stage of the budget,
    of which one is in force; ``tunggal`` may hold one value only.
    """

    kode: str
    judul: str
    penanda: tuple[str, ...]
    wajib: tuple[str, ...]
    jumlah: tuple[JumlahEkspor, ...]
    tunggal: tuple[str, ...] = ()
    kunci: tuple[str, ...] = ()
    nomor: str = ""
    rincian: str = ""
    versi: str = ""


@dataclass(frozen=True, slots=True)
class AturanSipd:
    """What rules/sipd.toml says; ``kolom`` are the header words by role, the preferred first."""

    label_jumlah: tuple[str, ...]
    urutan_tahapan: tuple[str, ...]
    kolom: Mapping[str, tuple[str, ...]]
    ekspor: tuple[Ekspor, ...]


@cache
def sipd_rules() -> AturanSipd:
    """Return the exports in the order in which they are tried."""
    berkas = shipped("sipd.toml")
    amounts = {"jumlah": _amounts}
    exports = tuple(shape(Ekspor, raw, place, amounts) for place, raw in berkas.tables("ekspor"))
    raw = dict(berkas.isi) | {"ekspor": exports}
    return shape(AturanSipd, raw, Tempat(berkas), {"kolom": _columns, "ekspor": lambda value, _: value})


def _amounts(value: list[dict[str, Any]], place: Tempat) -> tuple[JumlahEkspor, ...]:
    return tuple(shape(JumlahEkspor, raw, place) for raw in value)


def _columns(value: dict[str, list[str]], _: Tempat) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({role: tuple(words) for role, words in value.items()})
