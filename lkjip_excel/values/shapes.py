"""What a cell's value looks like once read: the number, its unit, its grade and any doubt about it."""

from dataclasses import dataclass
from enum import StrEnum
from math import nan

from lkjip_excel.model import Keadaan


class Gaya(StrEnum):
    """How numbers are written: 2.134.044.723,00 (indonesia) or 2,134,044,723.00 (inggris)."""

    INDONESIA = "indonesia"
    INGGRIS = "inggris"


class Ragu(StrEnum):
    """Why a number that was read may still want a person's eye.

    GAYA: "1.234" may be 1234 or 1.234. RUSAK: malformed, the likely value is given. BEDA_GAYA: readable,
    but written in another style than its column. KALIMAT: the one amount in a sentence.
    """

    TIDAK = ""
    GAYA = "gaya"
    RUSAK = "rusak"
    BEDA_GAYA = "beda_gaya"
    KALIMAT = "kalimat"


@dataclass(frozen=True, slots=True)
class Nilai:
    """The value of a cell. ADA means that the cell says something usable: a number, a grade or both.

    ``angka`` is NaN unless there is a number (a lone grade "BB" has none); percentages are 91.5, money is
    rupiah. ``angka_atas`` is the upper end of a range, else NaN. ``satuan`` is "persen", "rupiah", the
    unit as written, or "". ``mutu`` is a grade as AKIP and SKM use it.
    """

    keadaan: Keadaan
    angka: float = nan
    angka_atas: float = nan
    satuan: str = ""
    mutu: str = ""
    ragu: Ragu = Ragu.TIDAK
