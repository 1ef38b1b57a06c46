"""Numbers and dates of a cell, the same from every kind of file."""

from collections.abc import Mapping
from types import MappingProxyType

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

GENERAL = "General"
FORMATS: Mapping[int, str] = MappingProxyType(BUILTIN_FORMATS)
#: Error values by the number Excel stores for them.
ERRORS: Mapping[int, str] = MappingProxyType(
    {
        0x00: "#NULL!",
        0x07: "#DIV/0!",
        0x0F: "#VALUE!",
        0x17: "#REF!",
        0x1D: "#NAME?",
        0x24: "#NUM!",
        0x2A: "#N/A",
    },
)
#: Up to here every whole number is a float of its own.
_EXACT = 2**53


def whole(value: object) -> object:
    """Return a number without fraction as int, so that 2023.0 and 2023 are one text; all else as it is."""
    if isinstance(value, float) and abs(value) <= _EXACT and value.is_integer():
        return int(value)
    return value


def number(value: float, code: str, *, since_1904: bool = False) -> object:
    """Return what a stored number is under its format: a number, or a date ("#VALUE!" when out of range)."""
    if not is_date_format(code):
        return whole(value)
    epoch = CALENDAR_MAC_1904 if since_1904 else CALENDAR_WINDOWS_1900
    try:
        return from_excel(value, epoch)
    except (OverflowError, ValueError):
        return "#VALUE!"
