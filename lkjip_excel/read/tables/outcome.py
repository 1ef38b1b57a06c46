"""What reading a table gives: facts, remarks, and how many rows met which fate."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeAlias

from lkjip_excel.model import Sumber
from lkjip_excel.values import Ragu

#: One fact: columns of model.FAKTA, those left out are empty.
Fakta: TypeAlias = dict[str, Any]

#: What is said of a number that was read in doubt.
RAGU: Mapping[Ragu, str] = MappingProxyType(
    {
        Ragu.RUSAK: "BACA-08",
        Ragu.GAYA: "BACA-09",
        Ragu.BEDA_GAYA: "BACA-14",
        Ragu.KALIMAT: "BACA-25",
    }
)


@dataclass(frozen=True, slots=True)
class Catatan:
    """Something the reader has to say of a cell; becomes a Temuan once the kecamatan is known."""

    kode: str
    sumber: tuple[Sumber, ...]
    isi: dict[str, object]


@dataclass(slots=True)
class Hasil:
    """What the rows of one table gave; ``dibaca`` = ``dipakai`` + ``ditolak``.

    ``di_luar`` counts the filled rows under the table that are none of it: signatures and notes.
    """

    fakta: list[Fakta] = field(default_factory=list)
    catatan: list[Catatan] = field(default_factory=list)
    dibaca: int = 0
    dipakai: int = 0
    ditolak: int = 0
    di_luar: int = 0
