"""The kode nomenclature: which kode there are, what they are called, and how a kode is written.

Both generations of a sub kegiatan kode (7.01.01.2.01.01 and 7.01.01.2.01.0001) are the same kode here.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from lkjip_excel.model import Jenjang
from lkjip_excel.rules.library import shipped
from lkjip_excel.rules.reading import Tempat, shape

#: The parts of a kode without their zeros, so that both generations give the same.
Bagian = tuple[str, ...]

_LIST_NUMBER = r"[\d.]+[.)]?\s+"


@dataclass(frozen=True, slots=True)
class Bentuk:
    """How the kode of one jenjang is written: a regular expression and an example."""

    jenjang: Jenjang
    pola: str
    contoh: str


@dataclass(frozen=True, slots=True)
class SumberKode:
    """Where names were taken from: the letter in the list, and what it stands for."""

    kode: str
    judul: str


@dataclass(frozen=True, slots=True)
class AturanKode:
    """What rules/nomenklatur.toml says.

    ``mulai`` is the first budget year in which these kode are used, ``disebut`` how many kode one temuan
    names.
    """

    berkas: tuple[str, ...]
    mulai: int
    dasar: str
    samaran: str
    bidang: str
    awalan: tuple[str, ...]
    disebut: int
    bentuk: Mapping[str, Bentuk]
    sumber: Mapping[str, SumberKode]


@dataclass(frozen=True, slots=True)
class Butir:
    """A kode of the nomenclature in its new form, and every name it is known to have had, newest first.

    ``sumber`` are the letters of the sources that have it, ``diperiksa`` the last day a person looked.
    """

    kode: str
    jenjang: Jenjang
    nama: tuple[str, ...]
    sumber: frozenset[str]
    diperiksa: date


@cache
def nomenclature_rules() -> AturanKode:
    """Return the form of the kode and the sources of the list."""
    berkas = shipped("nomenklatur.toml")
    raw = dict(berkas.isi)
    forms = (shape(Bentuk, one, place, {"jenjang": _level}) for place, one in berkas.tables("bentuk"))
    sources = (shape(SumberKode, one, place) for place, one in berkas.tables("sumber"))
    raw["bentuk"] = MappingProxyType({one.jenjang: one for one in forms})
    raw["sumber"] = MappingProxyType({one.kode: one for one in sources})
    as_is = {key: lambda value, _: value for key in ("bentuk", "sumber")}
    return shape(AturanKode, raw, Tempat(berkas), as_is)


def _level(value: str, _: Tempat) -> Jenjang:
    return Jenjang(value)


@cache
def kode_parts(kode: str) -> Bagian:
    """Return the parts of a kode without their zeros; () where there is nothing to tell a kode by.

    "7.01.01.2.01.0001.", "7.01.01.2.01.01" and "X.XX.01.2.01.01" all give ("7", "1", "1", "2", "1", "1").
    """
    rules = nomenclature_rules()
    plain = re.sub(rf"^\s*{re.escape(rules.samaran)}(?=\W)", rules.bidang, kode, flags=re.IGNORECASE)
    parts = re.findall(r"[^\W_]+", plain.casefold())
    return tuple(str(int(part)) if part.isdecimal() else part for part in parts)


def kode_order(bagian: Bagian) -> tuple[tuple[int, str], ...]:
    """Return what sorts the parts of a kode as numbers: 7.01.02 before 7.01.10, a parent before its own."""
    return tuple((len(part), part) for part in bagian)


@cache
def nomenclature() -> Mapping[Bagian, Butir]:
    """Return every known kode by its parts, in the order of the list."""
    found: dict[Bagian, Butir] = {}
    for one in _lines():
        known = found.get(kode_parts(one.kode))
        found[kode_parts(one.kode)] = _merged(known, one) if known else one
    return MappingProxyType(found)


def _lines() -> Iterator[Butir]:
    for name in nomenclature_rules().berkas:
        text = files("lkjip_excel.rules").joinpath(*name.split("/")).read_text("utf-8")
        for row in csv.DictReader(text.splitlines()):
            yield Butir(
                row["kode"],
                Jenjang(row["jenjang"]),
                (row["nama"],),
                frozenset(row["sumber"].split("+")),
                date.fromisoformat(row["diperiksa"]),
            )


def _merged(one: Butir, other: Butir) -> Butir:
    """Return a kode that stands on two lines because its name changed."""
    checked = max(one.diperiksa, other.diperiksa)
    return Butir(one.kode, one.jenjang, one.nama + other.nama, one.sumber | other.sumber, checked)


def find_kode(kode: str) -> Butir | None:
    """Return the entry of a kode of either generation, None when the nomenclature does not know it."""
    return nomenclature().get(kode_parts(kode))


def well_formed(kode: str, jenjang: str) -> bool:
    """Tell whether a kode is written as one of this jenjang; blanks and dots around it do not matter.

    KeyError for a jenjang that has no kode in the nomenclature.
    """
    rules = nomenclature_rules()
    plain = re.sub(rf"^{re.escape(rules.samaran)}(?=\W)", rules.bidang, kode.strip(" ."), flags=re.IGNORECASE)
    return re.fullmatch(rules.bentuk[jenjang].pola, plain) is not None


def same_name(uraian: str, butir: Butir) -> bool:
    """Tell whether a name is one of the entry's but for capitals, blanks and the word of its jenjang."""
    return _bare(uraian) in map(_bare, butir.nama)


@cache
def _bare(name: str) -> str:
    """Return a name without number, words of jenjang in front, capitals and blanks."""
    levels = "|".join(map(re.escape, nomenclature_rules().awalan))
    start = re.compile(rf"^\s*(?:{_LIST_NUMBER}|(?:{levels})\b[\s:.-]*)+", re.IGNORECASE)
    return "".join(start.sub("", name).casefold().split())
