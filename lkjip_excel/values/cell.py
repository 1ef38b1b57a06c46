"""A cell to a value: whatever Excel holds, with what its number format says of it."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from math import isfinite
from numbers import Real

from lkjip_excel.model import Keadaan
from lkjip_excel.values.numfmt import Bagian, dissect
from lkjip_excel.values.rounding import exact
from lkjip_excel.values.shapes import Gaya, Nilai
from lkjip_excel.values.text import read_text

_BLANK = Nilai(Keadaan.KOSONG)
_UNREADABLE = Nilai(Keadaan.TIDAK_TERBACA)


def parse(value: object, number_format: str = "General", gaya: Gaya | None = None) -> Nilai:
    """Return what a cell says. Never raises; what cannot be read is TIDAK_TERBACA.

    ``gaya`` is the style of the column, where known: it decides "1.234". A number under a percent format
    comes as 91.5, not 0.915; truth values, dates and error values are not numbers.
    """
    if value is None:
        return _BLANK
    if isinstance(value, str):
        return read_text(value, gaya).nilai
    if isinstance(value, (Real, Decimal)) and not isinstance(value, bool):
        return _number(value, number_format)
    return _UNREADABLE


def detect_style(texts: Iterable[str]) -> Gaya | None:
    """Return the style that most of the unambiguous numbers among ``texts`` prove; None: none, or a tie."""
    votes = Counter(
        angka.bukti for text in texts for angka in read_text(text, None).angka if angka.bukti is not None
    )
    indonesia, inggris = votes[Gaya.INDONESIA], votes[Gaya.INGGRIS]
    if indonesia == inggris:
        return None
    return Gaya.INDONESIA if indonesia > inggris else Gaya.INGGRIS


def decimals(tercetak: str, gaya: Gaya | None = None) -> int:
    """Return how many decimals a number text prints: "102,19%" 2, "2,5 juta" -5, none or no number 0."""
    return max((angka.desimal for angka in read_text(tercetak, gaya).angka), default=0)


def _number(value: "Real | Decimal", code: str) -> Nilai:
    """Return the value of a number cell."""
    try:
        x = float(value)
    except (OverflowError, ValueError):
        return _UNREADABLE
    dissected = dissect(code)
    bagian, _ = dissected.section(x)
    if not isfinite(x) or bagian.tanggal:
        return _UNREADABLE
    return Nilai(Keadaan.ADA, _scaled(x, bagian), satuan=dissected.satuan)


def _scaled(x: float, bagian: Bagian) -> float:
    """Return a percentage as 91.5; through its decimal digits, since 0.8031 * 100 is not 80.31 in floats."""
    return float(exact(x).scaleb(2 * bagian.persen)) + 0.0 if bagian.persen else x + 0.0  # no minus zero
