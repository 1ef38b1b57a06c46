"""Recognises header words: which column of which kind of table a header text may be, and of which period."""

import re
from dataclasses import dataclass
from functools import cache

from lkjip_excel.layouts import Kolom, Tabel, tables

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_PLACEHOLDER = {"tahun": r"(?P<tahun>(?:19|20)\d\d)", "triwulan": r"(?P<triwulan>iv|i{1,3}|[1-4])"}


@dataclass(frozen=True, slots=True)
class Arti:
    """One meaning of a header text: the kind of table, the role, and the period ("2023", "TW2" or "")."""

    jenis: str
    peran: str
    periode: str


def normalise(text: str) -> str:
    """Return a header text in the form in which header words are compared: lower case, no signs."""
    return " ".join(re.sub(r"[^\w{}%]+", " ", text.casefold()).split())


@cache
def meanings(text: str) -> tuple[Arti, ...]:
    """Return every meaning a header text may have over all layouts; what stands in brackets may be absent."""
    full, bare = normalise(text), normalise(re.sub(r"\([^)]*\)", " ", text))
    if not full:
        return ()
    found = (_meaning(pattern, jenis, peran, (full, bare)) for pattern, jenis, peran in _patterns())
    return tuple(dict.fromkeys(arti for arti in found if arti))


def _meaning(pattern: re.Pattern[str], jenis: str, peran: str, forms: tuple[str, str]) -> Arti | None:
    for form in forms:
        match = pattern.fullmatch(form)
        if match:
            return Arti(jenis, peran, _period(match.groupdict()))
    return None


def _period(found: dict[str, str | None]) -> str:
    if found.get("tahun"):
        return str(found["tahun"])
    quarter = found.get("triwulan")
    return f"TW{_ROMAN.get(quarter, quarter)}" if quarter else ""


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple(
        (_compiled(word), tabel.jenis, kolom.peran)
        for tabel in tables()
        if tabel.bentuk == "tabel"
        for kolom in tabel.kolom
        for word in (kolom.judul, *kolom.alias)
    )


def _compiled(word: str) -> re.Pattern[str]:
    """Return the pattern of a header word; ``{tahun}`` and ``{triwulan}`` stand for any period."""
    bare = re.sub(r"\([^)]*\)", " ", word)
    pattern = re.escape(normalise(bare))
    for name, expression in _PLACEHOLDER.items():
        pattern = pattern.replace(re.escape(f"{{{name}}}"), expression)
    return re.compile(pattern)


@cache
def form_labels(tabel: Tabel) -> dict[str, Kolom]:
    """Return the lines of a form by the normalised words they may be labelled with."""
    return {normalise(word): kolom for kolom in tabel.kolom for word in (kolom.judul, *kolom.alias)}
