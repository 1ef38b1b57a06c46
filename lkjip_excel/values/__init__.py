"""Numbers as Indonesian offices write them: read, round, show, spell out."""

from lkjip_excel.values.cell import decimals, detect_style, parse
from lkjip_excel.values.prose import amount_told, numbers_named
from lkjip_excel.values.rounding import bulatkan, same_as_printed
from lkjip_excel.values.shapes import Gaya, Nilai, Ragu
from lkjip_excel.values.show import format_angka, format_persen, format_rupiah, shown
from lkjip_excel.values.spell import terbilang
from lkjip_excel.values.units import canonical_unit, same_unit

__all__ = [
    "Gaya",
    "Nilai",
    "Ragu",
    "amount_told",
    "bulatkan",
    "canonical_unit",
    "decimals",
    "detect_style",
    "format_angka",
    "format_persen",
    "format_rupiah",
    "numbers_named",
    "parse",
    "same_as_printed",
    "same_unit",
    "shown",
    "terbilang",
]
