"""Takes a name as offices print it apart: the word and number before it, and the name itself."""

import re
from dataclasses import dataclass

from lkjip_excel.read.tables.row_words import row_words

_LIST_NUMBER = re.compile(r"^(?:\d{1,2}|[a-z])[.)]\s*(?=\D)")


@dataclass(frozen=True, slots=True)
class Nama:
    """A name and what stands before it: the level or unsur its word tells, the number a list gave it.

    ``tegas``: the word has a colon or number behind it, so that it is no part of the name.
    """

    nama: str
    jenjang: str = ""
    unsur: str = ""
    tegas: bool = False
    urut: int | None = None


def unnumbered(name: str) -> str:
    """Return a name without the number or letter a list gave it: "2. IKM" and "b) IKM" are IKM."""
    return _LIST_NUMBER.sub("", name)


def take_apart(text: str) -> Nama:
    """Return the name and what its word says: "Sub Kegiatan : 1. Rapat" is Rapat, a sub kegiatan, first."""
    words = row_words()
    found = words.pola_sebutan.fullmatch(text)
    told = words.sebutan.get(" ".join(found["kata"].casefold().split())) if found else None
    if found is None or told is None:
        return Nama(unnumbered(text), urut=_number(text))
    number = (found["nomor"] or "").strip()
    # "Kegiatan 17 Agustus" is a name: after a word that may be part of one, a number needs its own sign.
    firm = bool(found["tanda"]) or bool(number and (not told.lepas or number.endswith((".", ")"))))
    if firm:
        name = found["nama"]
        return Nama(unnumbered(name), told.jenjang, told.unsur, tegas=True, urut=_number(name))
    return Nama(unnumbered(text), told.jenjang if told.lepas else "", urut=_number(text))


def bare_name(text: str) -> str:
    """Return a name without the word and number before it."""
    return take_apart(text).nama


def _number(text: str) -> int | None:
    found = re.match(r"(\d{1,2})[.)]", text)
    return int(found[1]) if found else None
