"""Numbers in a text: one with its currency, sign and unit, or a range of two."""

import re
from dataclasses import dataclass, replace

from lkjip_excel.model import Keadaan
from lkjip_excel.values.digits import Angka, read_digits
from lkjip_excel.values.shapes import Gaya, Nilai, Ragu
from lkjip_excel.values.units import PERSEN, RUPIAH, canonical_unit

#: A unit of more words than this is a sentence.
_UNIT_WORDS = 4
#: Words that multiply the number before them, with the power of ten they stand for.
_POWERS = {
    "ribu": 3,
    "rb": 3,
    "juta": 6,
    "jt": 6,
    "miliar": 9,
    "milyar": 9,
    "mlyr": 9,
    "mil": 9,
    "triliun": 12,
    "trilyun": 12,
}
#: Letters that do so behind an amount only: "2,1 m" alone is a length.
_MONEY_POWERS = {"m": 9, "t": 12}
#: A number before one of these is a day, not a quantity.
_MONTHS = frozenset(
    {
        "januari",
        "februari",
        "pebruari",
        "maret",
        "april",
        "mei",
        "juni",
        "juli",
        "agustus",
        "september",
        "oktober",
        "november",
        "nopember",
        "desember",
    },
)
_SINGLE = re.compile(
    r"(?P<tanda>[-+] ?)?(?P<uang>(?:Rp|IDR)\.? ?)?(?P<minus>- ?)?"
    r"(?P<badan>[.,]?[0-9](?:[0-9., ]*[0-9])?)"
    r"(?P<bulat> ?[.,] ?(?:-+|=))?(?P<titik>[.,])?(?P<jarak> )?(?P<satuan>.*)",
    re.IGNORECASE,
)
_UNIT_WORD = re.compile(r"[A-Za-z][A-Za-z0-9²³/.&'-]*")
_GLUED = re.compile(r"%|[A-Za-z]{2}|m[²³23]")
_COMPARED = re.compile(r"(?:≥|>=|>|≤|<=|<|=|±|~|:|➤|min(?:imal|\.)|maks(?:imal|\.)) ?", re.IGNORECASE)
_BETWEEN = re.compile(r" ?(?:-|s/d|s\.d\.?|sd|sampai dengan|sampai|hingga) ?", re.IGNORECASE)
#: The graver doubt about the two ends of a range is the doubt about the range.
_GRAVITY = (Ragu.TIDAK, Ragu.BEDA_GAYA, Ragu.GAYA, Ragu.RUSAK)


@dataclass(frozen=True, slots=True)
class Terbaca:
    """What a text says: its value, and the numbers in it as they are written."""

    nilai: Nilai
    angka: tuple[Angka, ...] = ()


def read_measure(plain: str, gaya: Gaya | None) -> Terbaca | None:
    """Return the number or range of a text, after a sign of comparison if there is one; None: neither."""
    bare = plain.removeprefix(compared[0]) if (compared := _COMPARED.match(plain)) else plain
    return _single(bare, gaya) or _range(bare, gaya)


def _range(plain: str, gaya: Gaya | None) -> Terbaca | None:
    """Return a range ("60 - 70 %", "80 s/d 90"), or None where the ends do not rise."""
    for between in _BETWEEN.finditer(plain):
        low = _single(plain[: between.start()], gaya)
        high = _single(plain[between.end() :], gaya)
        if low is not None and high is not None and _rising(plain, low.nilai, high.nilai):
            return _joined(low, high)
    return None


def _rising(plain: str, low: Nilai, high: Nilai) -> bool:
    """Say whether two numbers can be the ends of a range; those of "08-2023" (a date) cannot."""
    return 0 <= low.angka <= high.angka and not re.match("0[0-9]", plain)


def _joined(low: Terbaca, high: Terbaca) -> Terbaca:
    """Return the range from ``low`` to ``high``; the unit mostly stands behind the second number only."""
    nilai = replace(
        low.nilai,
        angka_atas=high.nilai.angka,
        satuan=high.nilai.satuan or low.nilai.satuan,
        ragu=max(low.nilai.ragu, high.nilai.ragu, key=_GRAVITY.index),
    )
    return Terbaca(nilai, (*low.angka, *high.angka))


def _single(plain: str, gaya: Gaya | None) -> Terbaca | None:
    """Return one number with its sign, currency and unit."""
    found = _SINGLE.fullmatch(plain)
    if found is None or (found["tanda"] and found["minus"]):
        return None
    unit = _unit(found["satuan"], glued=found["jarak"] is None)
    if unit is None or (found["titik"] and found["satuan"] != ""):
        return None  # "1. Nilai" is the first of a list
    satuan, power = unit
    if found["uang"] or found["bulat"]:
        power = power or _MONEY_POWERS.get(satuan.casefold().rstrip("."), 0)
        satuan = RUPIAH
    angka = read_digits(found["badan"] + (found["titik"] or ""), gaya, satuan)
    if angka is None:
        return None
    if found["bulat"] and angka.desimal != 0:
        angka = replace(angka, ragu=Ragu.RUSAK)  # "340,00,-" ends twice
    return _valued(angka, satuan, power, negative=bool(found["minus"]) or found["tanda"] in {"-", "- "})


def _valued(angka: Angka, satuan: str, power: int, *, negative: bool) -> Terbaca:
    """Return the value of a number in millions (``power`` 6) or as it stands (0)."""
    shifted = replace(angka, nilai=angka.nilai.scaleb(power), desimal=angka.desimal - power)
    size = float(shifted.nilai)
    number = -size if negative and size != 0 else size
    return Terbaca(Nilai(Keadaan.ADA, number, satuan=satuan, ragu=angka.ragu), (shifted,))


def _unit(text: str, *, glued: bool) -> tuple[str, int] | None:
    """Return the unit and the power of ten named behind a number; None where the words are no unit."""
    words = text.split()
    power = _POWERS.get(words[0].casefold(), 0) if words else 0
    rest = words[1:] if power else words
    if not rest:
        return "", power
    listed = glued and not _GLUED.match(rest[0])  # "7a" is a number in a list
    if listed or len(rest) > _UNIT_WORDS or rest[0].casefold() in _MONTHS:
        return None
    fits = all(_UNIT_WORD.fullmatch(word) for word in rest[rest[0] == "%" :])
    return (_named(rest), power) if fits else None


def _named(words: list[str]) -> str:
    """Return a unit as written, but percent (of whatever) and money by their one name."""
    first = canonical_unit(words[0])
    return first if first in {PERSEN, RUPIAH} else " ".join(words).rstrip(".")
