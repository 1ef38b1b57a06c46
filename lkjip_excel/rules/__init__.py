"""The rules as data: scales, methods, profiles and regulations, and who uses which."""

from lkjip_excel.rules.describe import BarisAturan, describe, document, listing, used_by
from lkjip_excel.rules.errors import AturanError
from lkjip_excel.rules.expression import Rumus
from lkjip_excel.rules.library import (
    capaian_methods,
    constants,
    efficiency_methods,
    formulas,
    quarter_method,
    quarter_methods,
    regulations,
    scales,
    value_at,
)
from lkjip_excel.rules.profiles import Profil, choose_profile, profile, profiles
from lkjip_excel.rules.scale import Celah, Kelas, Skala
from lkjip_excel.rules.shapes import (
    Aturan,
    Dasar,
    Hitungan,
    Label,
    MetodeCapaian,
    MetodeEfisiensi,
    MetodeTriwulan,
    NilaiBerlaku,
    Pembulatan,
    Peraturan,
    Tetapan,
)

__all__ = [
    "Aturan",
    "AturanError",
    "BarisAturan",
    "Celah",
    "Dasar",
    "Hitungan",
    "Kelas",
    "Label",
    "MetodeCapaian",
    "MetodeEfisiensi",
    "MetodeTriwulan",
    "NilaiBerlaku",
    "Pembulatan",
    "Peraturan",
    "Profil",
    "Rumus",
    "Skala",
    "Tetapan",
    "capaian_methods",
    "choose_profile",
    "constants",
    "describe",
    "document",
    "efficiency_methods",
    "formulas",
    "listing",
    "profile",
    "profiles",
    "quarter_method",
    "quarter_methods",
    "regulations",
    "scales",
    "used_by",
    "value_at",
]
