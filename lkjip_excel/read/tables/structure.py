"""Tells the level of table rows from the rows themselves: words, kode, numbers, known names, position."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache, lru_cache

from lkjip_excel.model import Jenjang
from lkjip_excel.read.tables.headers import normalise
from lkjip_excel.read.tables.naming import Nama, take_apart
from lkjip_excel.read.tables.row_words import row_words
from lkjip_excel.rules.nomenclature import nomenclature

#: From wide to narrow; what stands undecided under a row is taken to be the next level.
CHAIN = (Jenjang.TUJUAN, Jenjang.SASARAN, Jenjang.PROGRAM, Jenjang.KEGIATAN, Jenjang.SUB_KEGIATAN)

#: What orders the numberings of a table from wide to narrow: its kind, and how many parts it has.
Tingkatan = tuple[int, int]
_NUMBERINGS = tuple(
    re.compile(pattern)
    for pattern in (r"[A-HJ-U]\.?", r"[IVX]+\.?", r"\d+(?:\.\d+)*\.?", r"[a-z][.)]?", r"\d+\)")
)


@dataclass(frozen=True, slots=True)
class Tanda:
    """What a row shows of its level. A blank ``nama`` goes on with the thing above.

    ``tetap`` is the level that its place in the table settles, ``sasaran`` what stands left of it;
    ``uang``: it has money of its own.
    """

    nama: str
    kode: str = ""
    nomor: str = ""
    tetap: str = ""
    sasaran: str = ""
    uang: bool = False


@dataclass(frozen=True, slots=True)
class Letak:
    """The level of a row, its thing's name without the word before it, and whether the level was guessed.

    An ``unsur`` row (input, output, outcome) belongs to the thing above; ``isi`` is its own text. A row
    that goes on with the thing above has ``lanjut``.
    """

    jenjang: str
    nama: str
    unsur: str = ""
    isi: str = ""
    lanjut: bool = False
    ditebak: bool = False


def levels(rows: Sequence[Tanda], deepest: str = Jenjang.SUB_KEGIATAN) -> list[Letak]:
    """Return the level of every row of a table, none deeper than ``deepest``.

    What a row says itself goes before its number, its number before the names of the nomenclature, and
    those before its place. Numbers and old kode get their level from the rows that say it themselves.
    """
    names = [take_apart(row.nama) for row in rows]
    said = [_said(row, name) for row, name in zip(rows, names, strict=True)]
    kode = _learned([_kode_depth(row.kode) for row in rows], said)
    said = [one or (depth and kode.get(depth)) or "" for one, depth in zip(said, _depths(rows), strict=True)]
    numbers = _learned([_numbering(row.nomor) for row in rows], said)
    placed = _Placement(numbers, deepest)
    found = [placed.place(*one) for one in zip(rows, names, said, strict=True)]
    return _back_to_sasaran(rows, found)


# --- what a row says itself -------------------------------------------------------------------------------


def _said(row: Tanda, name: Nama) -> str:
    """Return the level a row states: by its place, its word, its kode, the verb its name begins with."""
    if row.tetap or name.unsur:
        return row.tetap
    if name.tegas and name.jenjang:
        return name.jenjang
    return kode_level(row.kode) or name.jenjang or _sasaran_by_verb(name.nama)


def kode_level(kode: str) -> str:
    """Return the level of a kode of the nomenclature in use, "" for any other."""
    plain = re.sub(r"\s+", "", kode).strip(".").upper()
    return next((level for pattern, level in row_words().kode if pattern.fullmatch(plain)), "")


def _sasaran_by_verb(name: str) -> str:
    first = normalise(name).partition(" ")[0]
    return Jenjang.SASARAN if first in row_words().awal_sasaran else ""


@lru_cache(maxsize=4096)
def known_level(name: str) -> str:
    """Return the level of the entry of the nomenclature whose name this is but for its spelling, or ""."""
    words = normalise(name)
    best, level = max(
        ((_likeness(words, known), level) for known, level in _known_names()), default=(0.0, "")
    )
    return level if best >= row_words().kemiripan else ""


@cache
def _known_names() -> tuple[tuple[str, str], ...]:
    return tuple((normalise(name), butir.jenjang) for butir in nomenclature().values() for name in butir.nama)


def _likeness(one: str, other: str) -> float:
    """Return how alike two names are (to 1), 0 where that is too little to work it out."""
    least = row_words().kemiripan
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio()


# --- numbers and old kode ---------------------------------------------------------------------------------


def _numbering(text: str) -> Tingkatan | None:
    """Return where a number stands among the numberings of a table: A, I, 1, 1.1, a."""
    kind = next((i for i, pattern in enumerate(_NUMBERINGS) if pattern.fullmatch(text)), None)
    return None if kind is None else (kind, text.strip(".").count("."))


def _kode_depth(kode: str) -> Tingkatan | None:
    """Return the depth of a kode that is not of the nomenclature in use."""
    plain = kode.strip(" .")
    return (0, plain.count(".")) if plain and not kode_level(kode) else None


def _depths(rows: Sequence[Tanda]) -> Iterator[Tingkatan | None]:
    return (_kode_depth(row.kode) for row in rows)


def _learned(shapes: Sequence[Tingkatan | None], said: Sequence[str]) -> dict[Tingkatan, str]:
    """Return the level of every numbering: what its rows say, else the level under the wider numbering.

    A numbering whose rows say different levels means nothing.
    """
    found: dict[Tingkatan, str] = {}
    before: str = Jenjang.SASARAN
    for shape in sorted({one for one in shapes if one is not None}):
        told = {level for one, level in zip(shapes, said, strict=True) if one == shape and level in CHAIN}
        if len(told) <= 1:
            before = found[shape] = told.pop() if told else below(before)
    return found


def below(level: str) -> str:
    """Return the next narrower level; the narrowest has none under it."""
    return CHAIN[min(CHAIN.index(Jenjang(level)) + 1, len(CHAIN) - 1)]


# --- position ---------------------------------------------------------------------------------------------


class _Placement:
    """Goes down the rows of a table and places each under those before it."""

    def __init__(self, numbers: dict[Tingkatan, str], deepest: str) -> None:
        self._numbers, self._deepest = numbers, deepest
        self._above = Letak("", "")
        self._decided: str = ""
        self._under_kegiatan = False
        self._urut: int | None = None

    def place(self, row: Tanda, name: Nama, said: str) -> Letak:
        if name.unsur:
            return replace(self._above, unsur=name.unsur, isi=name.nama, lanjut=True)
        if not row.nama:
            return replace(self._above, unsur="", isi="", lanjut=True)
        level = said or self._in_a_list(name) or self._by_number(row, name)
        guessed = not level
        level = self._clamped(level or self._guess())
        self._note(level, name, guessed=guessed)
        self._above = Letak(level, name.nama, ditebak=guessed)
        return self._above

    def _in_a_list(self, name: Nama) -> str:
        """Return the level of the row above when this is the next of the same list: "2." after "1."."""
        follows = name.urut is not None and self._urut is not None and name.urut == self._urut + 1
        return self._above.jenjang if follows else ""

    def _by_number(self, row: Tanda, name: Nama) -> str:
        shape = _numbering(row.nomor)
        if shape in self._numbers:
            return self._numbers[shape]
        if known := known_level(name.nama):
            return known
        numbered = Jenjang.KEGIATAN in self._numbers.values()
        return Jenjang.SUB_KEGIATAN if numbered and shape is None and self._under_kegiatan else ""

    def _guess(self) -> str:
        return below(self._decided or Jenjang.SASARAN) if self._decided in {"", *CHAIN} else self._decided

    def _clamped(self, level: str) -> str:
        if level in CHAIN and CHAIN.index(Jenjang(level)) > CHAIN.index(Jenjang(self._deepest)):
            return self._deepest
        return level

    def _note(self, level: str, name: Nama, *, guessed: bool) -> None:
        self._urut = name.urut
        if not guessed:
            self._decided = level
        if level != Jenjang.SUB_KEGIATAN:
            self._under_kegiatan = level == Jenjang.KEGIATAN


def _back_to_sasaran(rows: Sequence[Tanda], found: list[Letak]) -> list[Letak]:
    """Return the levels with nameless rows given back to the sasaran where they measure it.

    A further indikator of a kegiatan has no money of its own. One that has, right before a new program,
    stands there for the sasaran, whose name was printed once above.
    """
    following = _next_level(found)
    sasaran: Letak | None = None
    ready = []
    for row, one, after in zip(rows, found, following, strict=True):
        if one.jenjang == Jenjang.SASARAN:
            sasaran = one
        elif row.sasaran:
            sasaran = Letak(Jenjang.SASARAN, row.sasaran)
        nameless = not row.nama and row.uang and after == Jenjang.PROGRAM
        ready.append(replace(sasaran, lanjut=True) if nameless and sasaran else one)
    return ready


def _next_level(found: Sequence[Letak]) -> list[str]:
    """Return for every row the level of the next row that begins a thing, "" at the end."""
    after, levels_after = "", list[str]()
    for one in reversed(found):
        levels_after.append(after)
        after = after if one.lanjut else one.jenjang
    return levels_after[::-1]
