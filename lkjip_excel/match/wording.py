"""Wordings: one name written in different ways made equal, and how much two names resemble each other."""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz import fuzz

_BRACKETED_WORD = re.compile(r"\(\s*[\w./-]+\s*\)")
_MARKS = re.compile(r"[^\w\s]|_")
_NUMBER = re.compile(r"\d+")
_ENUMERATION = r"[\s\-–•*]*(?:\(?(?:\d+(?:\.\d+)*|[ivx]+|[a-z])[.)]+\s*)?"
_AGAIN = re.compile(r"\b(\w+(?: \w+)*) \1\b")


@dataclass(frozen=True, slots=True)
class Istilah:
    """The word tables of rules/istilah.toml; thresholds are percentages of 0 to 100."""

    awalan: re.Pattern[str]
    buang: frozenset[str]
    ejaan: Mapping[str, str]
    ambang: float
    ambang_sisa: float
    ambang_panjang: float
    ambang_sisa_panjang: float
    ambang_sebut: float
    pembeda: frozenset[str]


@cache
def istilah() -> Istilah:
    """Return the word tables."""
    raw = tomllib.loads(files("lkjip_excel").joinpath("rules", "istilah.toml").read_text("utf-8"))
    mirip = raw["mirip"]
    return Istilah(
        awalan=_prefix(raw["awalan"], raw["awalan_bernomor"]),
        buang=frozenset(raw["buang"]),
        ejaan=raw["ejaan"],
        pembeda=frozenset(mirip.pop("pembeda")),
        **mirip,
    )


def _prefix(names: list[str], numbered: list[str]) -> re.Pattern[str]:
    """Return the pattern of one enumeration mark or level name before the words themselves."""
    plain, with_number = ("|".join(sorted(some, key=len, reverse=True)) for some in (names, numbered))
    level = rf"(?:{plain})\b\s*[\d.]*\s*[:.]?|(?:{with_number})\s*(?:\d[\d.]*\s*[:.]?|[:.])"
    return re.compile(rf"^{_ENUMERATION}(?:(?:{level})\s*)?")


@lru_cache(maxsize=1 << 16)
def normalised(text: str, own: tuple[str, ...] = ()) -> str:
    """Return a name as the words that distinguish it: no numbering, marks, fillers, one spelling.

    ``own`` are names of the office itself (its kecamatan, its kabupaten), which say nothing. A text of
    which nothing would be left keeps all its words, so that only blank text gives "".
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    words = _spelled(_MARKS.sub(" ", _BRACKETED_WORD.sub(" ", _unnumbered(plain))))
    return _distinct(words, own) or words or " ".join(_MARKS.sub(" ", plain).split())


def _unnumbered(text: str) -> str:
    """Strip enumeration and level names from the front until none is left."""
    pattern = istilah().awalan
    while (rest := pattern.sub("", text, count=1)) not in {text, ""}:
        text = rest
    return text


def _spelled(text: str) -> str:
    ejaan = istilah().ejaan
    return " ".join(ejaan.get(word, word) for word in text.split())


def _distinct(words: str, own: tuple[str, ...]) -> str:
    """Drop the office's own names, fillers, and words said twice ("nilai-nilai", "indeks ... (IKM)")."""
    for name in sorted(own, key=len, reverse=True):
        spelled = " ".join(_MARKS.sub(" ", name.casefold()).split())
        words = re.sub(rf"\b(?:(?:kabupaten|kota) )?{re.escape(spelled)}\b", " ", words) if spelled else words
    kept = " ".join(word for word in words.split() if word not in istilah().buang)
    return _AGAIN.sub(r"\1", kept)


@lru_cache(maxsize=1 << 16)
def normal_kode(kode: str) -> str:
    """Return a kode nomenklatur in one form: "7.01.01.2.01.0001." and "7.01.01.2.01.01" are the same."""
    parts = re.findall(r"[^\W_]+", kode.casefold())
    return ".".join(str(int(part)) if part.isdecimal() else part for part in parts)


def closeness(one: str, other: str) -> float:
    """Return how much of their letters two normalised names share, in order, in percent."""
    return fuzz.ratio(one.replace(" ", ""), other.replace(" ", ""))


def resemblance(one: str, other: str) -> float:
    """Return the closeness of two normalised names that may be the same thing, 0 where they may not.

    They may not when their numbers differ, when only one has a word that tells names apart, or when the
    words they do not share do not look alike.
    """
    score = closeness(one, other)
    return score if score >= istilah().ambang and _may_be_same(one, other, score) else 0.0


def _may_be_same(one: str, other: str, score: float) -> bool:
    rules = istilah()
    if Counter(_NUMBER.findall(one)) != Counter(_NUMBER.findall(other)):
        return False
    only_one, only_other = _only(one, other), _only(other, one)
    if not only_one or not only_other:
        return rules.pembeda.isdisjoint(only_one + only_other)
    rest = fuzz.ratio("".join(only_one), "".join(only_other))
    far = score < rules.ambang_panjang
    return rest >= (rules.ambang_sisa if far else rules.ambang_sisa_panjang)


def _only(one: str, other: str) -> list[str]:
    """Return the words of the one that the other lacks, in order."""
    spare = Counter(other.split())
    only = []
    for word in one.split():
        if spare[word] > 0:
            spare[word] -= 1
        else:
            only.append(word)
    return only
