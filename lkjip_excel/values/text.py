"""The text of a cell: words for nothing, grades, remarks in brackets, and what is a number after all."""

import re
from dataclasses import replace
from functools import lru_cache

from lkjip_excel.model import Keadaan
from lkjip_excel.values.measure import Terbaca, read_measure
from lkjip_excel.values.shapes import Gaya, Nilai
from lkjip_excel.values.units import PERSEN, RUPIAH, canonical_unit

#: Longer texts are prose.
_LONGEST = 120

#: Typographic blanks and dashes, each with its plain twin; signs that take no room are dropped.
_PLAIN: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u200a\u202f\u3000"), " "),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-"),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff"), None),
    ord("％"): "%",
}

#: Words that say: this does not apply here. "Nihil" is how offices write that there was none to count.
_NOT_APPLICABLE = frozenset(
    {
        "n/a",
        "na",
        "n.a",
        "nihil",
        "tidak ada",
        "tidak ada data",
        "tidak ada rujukan",
        "tidak ada target",
        "tidak berlaku",
        "tidak dianggarkan",
        "tidak diukur",
        "tidak ditargetkan",
        "tidak tersedia",
    },
)
#: Words that say: this cell is still to be filled; as good as blank.
_NOT_YET = frozenset({"belum ada", "belum ada data", "belum diisi", "belum tersedia", "belum diukur"})
_DASHES = re.compile(r"(?:Rp\.? ?)?-[- ]*%?", re.IGNORECASE)
_DOTS = re.compile(r"[._… ]*")

_GRADE = "AA|A|BB|B|CC|C|DD|D|E"
_GRADE_FIRST = re.compile(rf"(?P<mutu>{_GRADE})(?: ?[(:/=] ?(?P<isi>[^()]+)\)?)?")
_GRADE_LAST = re.compile(rf"(?P<isi>[^()]*[0-9%]) ?[(/] ?(?P<mutu>{_GRADE}) ?\)?")
_NEGATIVE = re.compile(r"(?P<uang>Rp\.? ?)?\( ?(?P<isi>[^()+-][^()]*)\)(?P<persen> ?%)?", re.IGNORECASE)
_REMARK = re.compile(r"(?P<isi>[^()]+)\((?P<catatan>[^()]*)\)")

_UNREADABLE = Terbaca(Nilai(Keadaan.TIDAK_TERBACA))
_BLANK = Terbaca(Nilai(Keadaan.KOSONG))
_NONE = Terbaca(Nilai(Keadaan.TIDAK_BERLAKU))


def read_text(text: str, gaya: Gaya | None) -> Terbaca:
    """Return what ``text`` says, in a column of style ``gaya`` (None: not known). Never raises."""
    plain = plain_text(text)
    return _read(plain, gaya) if len(plain) <= _LONGEST else _UNREADABLE


def plain_text(text: str) -> str:
    """Return a text with plain blanks and dashes, one blank between words."""
    return " ".join(text.translate(_PLAIN).split())


@lru_cache(maxsize=65536)
def _read(plain: str, gaya: Gaya | None) -> Terbaca:
    """Return what a plain text says: the first kind of text that fits."""
    for kind in (_nothing, _grade, read_measure, _negative, _remarked):
        found = kind(plain, gaya)
        if found is not None:
            return found
    return _UNREADABLE


def _nothing(plain: str, _gaya: Gaya | None) -> Terbaca | None:
    """Return blank or not applicable for the words and signs that say so."""
    word = plain.casefold().rstrip(".")
    if word in _NOT_YET or _DOTS.fullmatch(plain):
        return _BLANK
    return _NONE if word in _NOT_APPLICABLE or _DASHES.fullmatch(plain) else None


def _grade(plain: str, gaya: Gaya | None) -> Terbaca | None:
    """Return a grade, alone or with a number: "BB", "B(64)", "B (85 %)", "B (Baik)", "70,17 (BB)"."""
    found = _GRADE_FIRST.fullmatch(plain) or _GRADE_LAST.fullmatch(plain)
    if found is None:
        return None
    inside = (found["isi"] or "").strip()
    if inside == "" or ("(" in plain and inside.replace(" ", "").isalpha()):
        return Terbaca(Nilai(Keadaan.ADA, mutu=found["mutu"]))
    number = read_measure(inside, gaya)
    return number and replace(number, nilai=replace(number.nilai, mutu=found["mutu"]))


def _negative(plain: str, gaya: Gaya | None) -> Terbaca | None:
    """Return the negative amount that accountants put in brackets: "(1.500.000)"."""
    found = _NEGATIVE.fullmatch(plain)
    if found is None:
        return None
    inside = f"-{found['uang'] or ''}{found['isi'].strip()}{found['persen'] or ''}"
    return read_measure(inside, gaya)


def _remarked(plain: str, gaya: Gaya | None) -> Terbaca | None:
    """Return the number before a remark in brackets, "3,03 (efisien)"; a second number is no remark."""
    found = _REMARK.fullmatch(plain)
    if found is None or read_measure(found["catatan"].strip(), gaya) is not None:
        return None
    number = read_measure(found["isi"].strip(), gaya)
    unit = canonical_unit(found["catatan"])
    if number is None or number.nilai.satuan != "" or unit not in {PERSEN, RUPIAH}:
        return number
    return replace(number, nilai=replace(number.nilai, satuan=unit))
