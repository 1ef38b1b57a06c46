"""Numbers as text: as an Indonesian Excel shows a cell, and as we print them in messages."""

from datetime import date, time
from decimal import Decimal
from math import isfinite
from numbers import Real

from lkjip_excel.values.numfmt import Bagian, dissect
from lkjip_excel.values.rounding import exact, quantized

#: Excel knows this many significant digits, and General shows this many where there are decimals.
_SIGNIFICANT = 15
_GENERAL = 10
_SWAPPED = str.maketrans(",.", ".,")
_NOT_A_NUMBER = "-"


def shown(value: object, number_format: str = "General") -> str:
    """Return the text that an Indonesian Excel shows for a cell value: 0.915 under "0.0%" is "91,5%".

    Text comes back unchanged, None as "", dates as dd/mm/yyyy. A long whole number under General keeps all
    its digits, where Excel would write a power of ten.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (Real, Decimal)):
        return _number(value, number_format)
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return value.strftime("%H:%M") if isinstance(value, time) else str(value)


def format_angka(x: float, desimal: int | None = None) -> str:
    """Return "2.134.044.723" or "91,5": ``desimal`` decimals, half up; None: all there are, of 15 digits.

    What is not finite gives "-", as offices write where there is no number.
    """
    if not isfinite(x):
        return _NOT_A_NUMBER
    if desimal is None:
        return _plain(_fifteen(x), grouped=True)
    return f"{quantized(exact(x), desimal):,f}".translate(_SWAPPED)


def format_rupiah(x: float) -> str:
    """Return "Rp2.134.044.723"; sen are shown where there are any, what is not finite gives "-"."""
    if not isfinite(x):
        return _NOT_A_NUMBER
    amount = quantized(exact(x), 2)
    whole = amount == amount.to_integral_value()
    minus = "-" if amount < 0 else ""
    return f"{minus}Rp{format_angka(float(abs(amount)), 0 if whole else 2)}"


def format_persen(x: float, desimal: int = 2) -> str:
    """Return "92,37%" for 92.37; what is not finite gives "-"."""
    return f"{format_angka(x, desimal)}%" if isfinite(x) else _NOT_A_NUMBER


def _fifteen(x: float) -> Decimal:
    """Return ``x`` as Excel knows it."""
    return Decimal(f"{x:.{_SIGNIFICANT}g}")


def _plain(x: Decimal, *, grouped: bool) -> str:
    """Return all digits of ``x`` without zeros at the end of the decimals."""
    text = f"{x:,f}" if grouped else f"{x:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).translate(_SWAPPED)


def _number(value: "Real | Decimal", code: str) -> str:
    """Return a number under a format code; an error value where Excel could hold no such number."""
    try:
        x = float(value)
    except OverflowError:
        return str(value)
    if not isfinite(x):
        return "#NUM!"
    bagian, minus = dissect(code).section(x)
    size = abs(_fifteen(x))
    if bagian.tanggal or bagian.asing:
        bagian = Bagian(umum=True)
        minus = x < 0
    text = f"{bagian.depan}{_places(size, bagian)}{bagian.belakang}"
    return ("-" if minus and any(digit in text for digit in "123456789") else "") + " ".join(text.split())


def _places(size: Decimal, bagian: Bagian) -> str:
    """Return the digits of a number without its sign."""
    if bagian.umum:
        return _general(size)
    whole, _, fraction = bagian.pola.rstrip(",").partition(".")
    if bagian.pola == "":
        return ""
    thousands = len(bagian.pola) - len(bagian.pola.rstrip(","))
    scaled = size.scaleb(2 * bagian.persen - 3 * thousands)
    digits = quantized(scaled, len(fraction.replace(",", "")))
    text = f"{digits:,f}" if "," in whole else f"{digits:f}"
    return _trimmed(text, fraction.count("0"), whole.count("0")).translate(_SWAPPED)


def _trimmed(text: str, least: int, whole: int) -> str:
    """Return ``text`` without the optional zeros at the end of its decimals, and filled up in front."""
    head, _, tail = text.partition(".")
    tail = tail[:least] + tail[least:].rstrip("0")
    head = "" if whole == 0 and head == "0" and tail else head.zfill(whole)
    return f"{head}.{tail}" if tail else head


def _general(size: Decimal) -> str:
    """Return a number under General: whole numbers in full, else ten digits, tiny ones as a power."""
    if size == size.to_integral_value():
        return f"{size:.0f}"
    decimals = max(0, _GENERAL - max(1, size.adjusted() + 1))
    rounded = quantized(size, decimals)
    return _plain(rounded, grouped=False) if rounded else f"{size:.5E}".translate(_SWAPPED)
