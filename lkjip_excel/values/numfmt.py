"""Excel number formats: what they print around a number, and what they say of its unit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lkjip_excel.values.units import PERSEN, RUPIAH, canonical_unit

_TOKEN = re.compile(
    r'"(?P<kutip>[^"]*)"?|\\(?P<lepas>.?)|(?P<sela>[_*].?)|\[(?P<kurung>[^\]]*)\]?'
    r"|(?P<umum>General|Standard|@)|(?P<angka>[0#?.,]+)|(?P<pangkat>E[+-])|(?P<persen>%)|(?P<akhir>;)"
    r"|(?P<tanggal>[ymdhs]+)|(?P<lain>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[0-9]+(?:\.[0-9]+)?)")
_ELAPSED = re.compile(r"[hms]+", re.IGNORECASE)
_PLACES = ("angka", "umum")
#: Signs and padding between a number and its unit.
_AROUND = " -+()@"
#: Sections for positive, negative and zero; the fourth is for text.
_NEGATIVE, _ZERO = 1, 2

#: A piece of a format code: its kind, a group name of _TOKEN, and its text.
_Token = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Bagian:
    """One section of a format, taken apart.

    ``pola`` holds the digit places; ``umum`` stands for General; ``asing`` for what this module does not
    print (fractions, powers, text between digits); ``tanggal`` for dates and times; ``persen`` counts the
    signs that multiply by a hundred; ``syarat`` is the condition under which the section is taken.
    ``satuan`` is "" where the number is printed in thousands: the text behind it is then their name.
    """

    depan: str = ""
    pola: str = ""
    belakang: str = ""
    satuan: str = ""
    persen: int = 0
    umum: bool = False
    asing: bool = False
    tanggal: bool = False
    syarat: tuple[str, float] | None = None

    def takes(self, x: float) -> bool:
        """Say whether ``x`` meets the condition; a section without one takes what is left."""
        if self.syarat is None:
            return True
        sign, bound = self.syarat
        if sign == "<>":
            return x != bound
        return (x < bound and "<" in sign) or (x > bound and ">" in sign) or (x == bound and "=" in sign)


@dataclass(frozen=True, slots=True)
class Format:
    """A number format: its sections, in order."""

    bagian: tuple[Bagian, ...]

    @property
    def satuan(self) -> str:
        """The unit that any section names; that of zero is often just a dash."""
        return next((bagian.satuan for bagian in self.bagian if bagian.satuan), "")

    def section(self, x: float) -> tuple[Bagian, bool]:
        """Return the section that prints ``x``, and whether a minus sign goes before it."""
        if any(bagian.syarat is not None for bagian in self.bagian):
            return next((b for b in self.bagian if b.takes(x)), self.bagian[-1]), x < 0
        if x == 0 and len(self.bagian) > _ZERO:
            return self.bagian[_ZERO], False
        if x < 0 and len(self.bagian) > _NEGATIVE:
            return self.bagian[_NEGATIVE], False
        return self.bagian[0], x < 0


@lru_cache(maxsize=1024)
def dissect(code: str) -> Format:
    """Return a format code taken apart; a blank one is General. Never raises."""
    sections: list[list[_Token]] = [[]]
    for found in _TOKEN.finditer(code or "General"):
        kind = found.lastgroup or "lain"
        if kind == "akhir":
            sections.append([])
        else:
            sections[-1].append((kind, found[kind]))
    return Format(tuple(map(_section, sections)))


def _section(tokens: Sequence[_Token]) -> Bagian:
    """Return one section of a format code."""
    places = [index for index, (kind, _) in enumerate(tokens) if kind in _PLACES] or [len(tokens)]
    first, last = places[0], places[-1]
    depan, belakang = _printed(tokens[:first]), _printed(tokens[last + 1 :])
    pola = "".join(text for kind, text in tokens if kind == "angka")
    return Bagian(
        depan=depan,
        pola=pola,
        belakang=belakang,
        satuan="" if pola.endswith(",") else _unit(depan.strip(_AROUND), belakang.strip(_AROUND)),
        persen=sum(kind == "persen" for kind, _ in tokens),
        umum=any(kind == "umum" for kind, _ in tokens),
        asing=any(kind != "angka" for kind, _ in tokens[first + 1 : last]) or "pangkat" in dict(tokens),
        tanggal=any(kind == "tanggal" or _elapsed(kind, text) for kind, text in tokens),
        syarat=_condition(tokens),
    )


def _printed(tokens: Sequence[_Token]) -> str:
    """Return the text that tokens print; padding is a blank, colours and conditions are nothing."""
    return "".join(map(_literal, tokens))


def _literal(token: _Token) -> str:
    kind, text = token
    if kind == "sela":
        return " "
    if kind == "kurung":
        return text[1:].partition("-")[0] if text.startswith("$") else ""
    return text


def _elapsed(kind: str, text: str) -> bool:
    """Say whether a token is a time in brackets, [h]."""
    return kind == "kurung" and _ELAPSED.fullmatch(text) is not None


def _condition(tokens: Sequence[_Token]) -> tuple[str, float] | None:
    """Return the condition of a section, [>=1000000]."""
    found = next(filter(None, (_CONDITION.fullmatch(t) for kind, t in tokens if kind == "kurung")), None)
    return (found[1], float(found[2])) if found else None


def _unit(depan: str, belakang: str) -> str:
    """Return the unit that the bare text around a number names: persen, rupiah, the words behind, or ""."""
    if "%" in depan + belakang:
        return PERSEN
    if RUPIAH in {canonical_unit(depan), canonical_unit(belakang)}:
        return RUPIAH
    return belakang if any(map(str.isalpha, belakang)) else ""
