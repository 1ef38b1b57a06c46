"""Numbers inside a text that is none itself: an amount in a sentence, several numbers in one cell."""

import re
from dataclasses import replace

from lkjip_excel.values.measure import read_measure
from lkjip_excel.values.shapes import Gaya, Nilai, Ragu
from lkjip_excel.values.text import plain_text

#: Longer texts are whole paragraphs.
_LONGEST = 400
_NUMBER = r"[0-9](?:[0-9., ]*[0-9])?"
#: The only number of a text, as an amount; the word behind it may be "juta". After "@" stands a rate.
_AMOUNT = re.compile(
    rf"[^0-9@]*?\b(?P<jumlah>(?:Rp|IDR)\.? ?{_NUMBER}(?: ?[A-Za-z]+)?)[^0-9]*", re.IGNORECASE
)
#: A number that the text names: "KTP = 2.300", "Dana : 5", "Rp. 500".
_NAMED = re.compile(rf"(?:\b(?:Rp|IDR)\.?|[=:]) ?(?P<angka>{_NUMBER})", re.IGNORECASE)


def amount_told(text: str, gaya: Gaya | None) -> Nilai | None:
    """Return the one amount that a sentence names, in doubt (KALIMAT); None where it is not certain.

    "Jumlah Dana Rp. 544.195.575" tells 544195575. A text with a second number tells none: that may be a
    range, a price for each, or another year.
    """
    found = _AMOUNT.fullmatch(_sentence(text))
    read = read_measure(found["jumlah"], gaya) if found else None
    if read is None or read.nilai.ragu is not Ragu.TIDAK:
        return None
    return replace(read.nilai, ragu=Ragu.KALIMAT)


def numbers_named(text: str) -> tuple[str, ...]:
    """Return the numbers that a text names, as written: "KK = 2.500 KTP = 2.300" those two."""
    return tuple(found["angka"] for found in _NAMED.finditer(_sentence(text)))


def _sentence(text: str) -> str:
    """Return a text with plain blanks, "" where it is too long to be about one number."""
    plain = plain_text(text)
    return plain if len(plain) <= _LONGEST else ""
