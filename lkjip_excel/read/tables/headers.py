"""Recognises header texts by their words: which column of which table they may be, and of which period."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lkjip_excel.layouts import Kolom, Tabel, tables

_YEAR = re.compile(r"(?:19|20)\d\d")
_QUARTER = {
    "i": "TW1",
    "ii": "TW2",
    "iii": "TW3",
    "iv": "TW4",
    "1": "TW1",
    "2": "TW2",
    "3": "TW3",
    "4": "TW4",
}
#: Signs that are words, and the periods that stand in a layout's header words.
_SIGNS = {"%": " persen ", "+/-": " ", "{tahun}": "2000", "{triwulan}": "1"}
#: What a match is worth by how many header rows it used: all of them, the last two, the last.
_DEPTH = (1.0, 0.97, 0.94)
#: A header may hold words beside those of an alias, but not more than it has in common with it.
_LEAST_SHARE = 0.5
_PART = (0.55, 0.35)
#: What is lost where a word such as "Rp" stands in the header or in the alias alone.
_SOFT = 0.01


@dataclass(frozen=True, slots=True)
class Kata:
    """A header text as words, and the period it names ("2023", "TW2" or "").

    ``lunak`` are words that count only where they tell two columns apart: "Rp", the 100 of "Skala 100".
    """

    kata: frozenset[str]
    periode: str
    lunak: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Arti:
    """One meaning of a header: the column of a table, its period, and how well the words fit (to 1)."""

    tabel: Tabel
    kolom: Kolom
    periode: str
    skor: float


@dataclass(frozen=True, slots=True)
class _Kamus:
    hampa: frozenset[str]
    lunak: frozenset[str]
    triwulan: frozenset[str]
    samakan: dict[str, str]


def normalise(text: str) -> str:
    """Return a text in the form in which labels are compared: lower case, without signs."""
    return " ".join(re.sub(r"[^\w%]+", " ", text.casefold()).split())


@cache
def read_words(text: str) -> Kata:
    """Return the words of a header text without noise, and the period among them."""
    plain = text.casefold()
    for sign, meant in _SIGNS.items():
        plain = plain.replace(sign, meant)
    words = re.sub(r"[^\w]+", " ", plain).split()
    kept, period = _without_period(words)
    kamus = _dictionary()
    same = frozenset(kamus.samakan.get(word, word) for word in kept) - kamus.hampa
    soft = frozenset(word for word in same if word in kamus.lunak or word.isdigit())
    return Kata(same - soft, period, soft)


def _without_period(words: list[str]) -> tuple[list[str], str]:
    """Return the words without the year or quarter, which is returned beside them."""
    kept, period, quarters = list[str](), "", _dictionary().triwulan
    for before, word in zip(["", *words], words, strict=False):
        if before in quarters and word in _QUARTER:
            period = _QUARTER[word]
            kept.pop()
        elif _YEAR.fullmatch(word):
            period = period or word
        else:
            kept.append(word)
    return kept, period


@cache
def meanings(levels: tuple[str, ...]) -> tuple[Arti, ...]:
    """Return what a header may mean over all layouts; ``levels`` are its texts from the top row down."""
    best: dict[tuple[int, str, str], Arti] = {}
    for tails, worth in _forms(levels):
        for one in _scored(tails, worth):
            key = (id(one.tabel), one.kolom.peran, one.kolom.bagian)
            if key not in best or best[key].skor < one.skor:
                best[key] = one
    return tuple(best.values())


def _forms(levels: tuple[str, ...]) -> list[tuple[Kata, float]]:
    """Return the words of all levels, of the last two, of the last; a period may stand on any level."""
    period = next((k.periode for k in map(read_words, reversed(levels)) if k.periode), "")
    tails = [levels, levels[-2:], levels[-1:]]
    joined = [_joined([read_words(text) for text in tail], period) for tail in tails]
    return [(header, worth) for header, worth in zip(joined, _DEPTH, strict=True) if header.kata]


def _joined(parts: Iterable[Kata], period: str) -> Kata:
    found = list(parts)
    kata = frozenset[str]().union(*(part.kata for part in found))
    return Kata(kata, period, frozenset[str]().union(*(part.lunak for part in found)))


def _scored(header: Kata, worth: float) -> Iterable[Arti]:
    for alias, tabel, kolom in _aliases():
        if alias.kata <= header.kata and _period_fits(kolom, header.periode):
            share = len(alias.kata) / len(header.kata)
            if share >= _LEAST_SHARE:
                score = 1.0 if alias.kata == header.kata else _PART[0] + _PART[1] * share
                score -= _SOFT * (alias.lunak != header.lunak)
                period = header.periode if kolom.ulang else ""
                yield Arti(tabel, kolom, period, score * worth)


def _period_fits(kolom: Kolom, periode: str) -> bool:
    """Tell whether a column may be of this period: a quarter only where quarters stand, and the other way."""
    quarterly = periode.startswith("TW")
    if kolom.ulang == "triwulan":
        return quarterly
    if kolom.ulang in {"renstra", "sebelum"}:
        return bool(periode) and not quarterly
    return not quarterly or kolom.ulang in {"", "banyak"}


@cache
def _aliases() -> tuple[tuple[Kata, Tabel, Kolom], ...]:
    """Return the words of every title and alias with what they stand for."""
    found = [
        (read_words(text), tabel, kolom)
        for tabel in tables()
        if tabel.bentuk == "tabel"
        for kolom in tabel.kolom
        for text in (kolom.judul, *kolom.alias)
    ]
    return tuple((words, tabel, kolom) for words, tabel, kolom in found if words.kata)


@cache
def vocabulary() -> frozenset[str]:
    """Return every word that stands in any header of the layouts."""
    return frozenset[str]().union(*(words.kata for words, _, _ in _aliases()))


@cache
def _dictionary() -> _Kamus:
    raw = tomllib.loads(files("lkjip_excel.rules").joinpath("kepala.toml").read_text("utf-8"))
    same = {word: name for name, words in raw["samakan"].items() for word in words}
    return _Kamus(frozenset(raw["hampa"]), frozenset(raw["lunak"]), frozenset(raw["triwulan"]), same)


@cache
def form_labels(tabel: Tabel) -> dict[str, Kolom]:
    """Return the lines of a form by the normalised words they may be labelled with."""
    return {normalise(word): kolom for kolom in tabel.kolom for word in (kolom.judul, *kolom.alias)}
