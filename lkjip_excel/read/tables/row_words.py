"""The words by which rows of office tables say what they are; data in rules/baris.toml."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class KataLabel:
    """Words of totals and means; a label in a column of indikator holds no other than ``kata``."""

    jumlah: tuple[str, ...]
    rata_rata: tuple[str, ...]
    kata: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sebutan:
    """A word before a name: the level it tells, or the unsur (input, output, outcome).

    ``lepas``: it tells the level also without colon or number behind it.
    """

    jenjang: str = ""
    unsur: str = ""
    lepas: bool = False


@dataclass(frozen=True, slots=True)
class KataBaris:
    """The tables of rules/baris.toml; ``kode`` are the levels by the pattern of their kode."""

    label: KataLabel
    sebelum: tuple[str, ...]
    sesudah: tuple[str, ...]
    penutup: tuple[str, ...]
    tanggal: re.Pattern[str]
    mata_uang: frozenset[str]
    tanda: frozenset[str]
    uang: frozenset[str]
    sebutan: Mapping[str, Sebutan]
    pola_sebutan: re.Pattern[str]
    campuran: Mapping[str, Mapping[str, str]]
    awal_sasaran: frozenset[str]
    kemiripan: float
    kode: tuple[tuple[re.Pattern[str], str], ...]
    daftar: Mapping[str, tuple[str, ...]]


@cache
def row_words() -> KataBaris:
    """Return the word tables."""
    raw = tomllib.loads(files("lkjip_excel.rules").joinpath("baris.toml").read_text("utf-8"))
    label, sebutan = raw["label"], _sebutan(raw)
    return KataBaris(
        label=KataLabel(tuple(label["jumlah"]), tuple(label["rata_rata"]), frozenset(label["kata"])),
        sebelum=tuple(raw["versi"]["sebelum"]),
        sesudah=tuple(raw["versi"]["sesudah"]),
        penutup=tuple(raw["penutup"]["awal"]),
        tanggal=_date_line(raw["penutup"]["bulan"]),
        mata_uang=frozenset(raw["sel"]["mata_uang"]),
        tanda=frozenset(raw["sel"]["tanda"]),
        uang=frozenset(raw["sel"]["uang"]),
        sebutan=sebutan,
        pola_sebutan=_before_a_name(sebutan),
        campuran=raw["campuran"],
        awal_sasaran=frozenset(raw["nama"]["sasaran"]),
        kemiripan=raw["nama"]["kemiripan"],
        kode=tuple((re.compile(one["pola"]), one["jenjang"]) for one in raw["kode"]),
        daftar={role: tuple(words) for role, words in raw["daftar"].items()},
    )


def _sebutan(raw: Mapping[str, Any]) -> dict[str, Sebutan]:
    levels = {
        word: Sebutan(jenjang=one["jenjang"], lepas=one.get("lepas", False))
        for one in raw["sebutan"]
        for word in one["kata"]
    }
    return levels | {word: Sebutan(unsur=one["nama"]) for one in raw["unsur"] for word in one["kata"]}


def _before_a_name(words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of "2. Sub Kegiatan 1 : the name": number, word, number, sign, name."""
    choices = "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True)
    )
    return re.compile(
        r"\s*(?:\(?(?:\d+(?:\.\d+)*|[ivx]+|[a-z])[.)]\s*)?"
        rf"(?P<kata>{choices})\b\.?"
        r"(?P<nomor>\s*(?:\d+(?:\.\d+)*\b[.)]?|[ivx]+(?=\s*[:.])\.?))?"
        r"(?P<tanda>\s*:|\s+[-–](?=\s))?\s*(?P<nama>.*)",
        re.IGNORECASE | re.DOTALL,
    )


def _date_line(months: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of "Melati, 2 Januari 2024", the day perhaps left open."""
    return re.compile(rf"[^\W\d][\w .'-]*,?[\s.…_\d]*\b(?:{'|'.join(months)})\b[\s.…_\d]*", re.IGNORECASE)
