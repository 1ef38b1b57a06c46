"""The limits of rules/batas.toml, and the refusal of a file that goes beyond one.

Kept free of the rules package, which brings pandas along: a reading process of its own starts with this.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

#: The codes of the temuan a refused file leads to.
RUSAK, TERKUNCI, BATAS = "BACA-01", "BACA-02", "BACA-17"


class BukuError(Exception):
    """The file cannot be read as a workbook; ``kode`` names the temuan, the text says why (Indonesian)."""

    def __init__(self, kode: str, alasan: str) -> None:
        super().__init__(alasan)
        self.kode = kode


class Batas(NamedTuple):
    """A limit: the sentence that tells it ({nilai} stands for the number) and the number."""

    kalimat: str
    nilai: int


@cache
def limits() -> Mapping[str, Batas]:
    """Return every limit by its code."""
    raw = tomllib.loads(files("lkjip_excel").joinpath("rules", "batas.toml").read_text("utf-8"))
    return MappingProxyType({one["kode"]: Batas(one["kalimat"], one["nilai"]) for one in raw["batas"]})


def limit(kode: str) -> int:
    """Return the number of a limit; KeyError when there is no such limit."""
    return limits()[kode].nilai


def require(kode: str, amount: int, where: str = "") -> None:
    """Raise BukuError naming the limit when ``amount`` is beyond it; ``where`` names the sheet or part."""
    if amount > limit(kode):
        raise breach(kode, where)


def breach(kode: str, where: str = "") -> BukuError:
    """Return the refusal that names a limit."""
    kalimat, nilai = limits()[kode]
    said = kalimat.format(nilai=f"{nilai:,}".replace(",", "."))
    return BukuError(BATAS, f"{said} (di {where})" if where else said)
