"""The published tables of tests/data/kasus, and the ways an office types what they print into a cell."""

import csv
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from lkjip_excel.write.book import Number, Value
from lkjip_excel.write.template_plan import Baris, Kunci

DATA = Path(__file__).parents[1] / "data" / "kasus"
_INDONESIA = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?%?")
#: Whole rupiah in groups of three, an "00" for the sen after the other separator or none.
_RUPIAH = re.compile(r"\d{1,3}((\.\d{3})+(,00)?|(,\d{3})+(\.00)?)")
_SEN = re.compile(r"[.,]00$")


def tabel(kasus: str, nomor: str) -> list[list[str]]:
    """The rows of one published table ("32" is the file that begins with 32), as printed."""
    (path,) = (DATA / kasus).glob(f"{nomor}_*.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def baris(isi: Mapping[Any, Value]) -> Baris:
    """A row without its blank cells: nobody types into those."""
    return {kunci: nilai for kunci, nilai in isi.items() if nilai is not None and nilai != ""}


def indonesia(tercetak: str) -> Value:
    """A cleanly printed Indonesian number typed as a number, its decimals kept; anything else as text."""
    if not _INDONESIA.fullmatch(tercetak):
        return tercetak
    return _number(tercetak.replace(".", "").replace(",", "."))


def rupiah(tercetak: str, places: str = "#,##0") -> Value:
    """Money grouped by one kind of separator typed as a number; what mixes them, or is none, stays text."""
    if not _RUPIAH.fullmatch(tercetak):
        return tercetak
    whole = _SEN.sub("", tercetak)
    return Number(float(re.sub("[.,]", "", whole)), places)


def _number(plain: str) -> Number:
    bare = plain.rstrip("%")
    decimals = len(bare.partition(".")[2])
    places = "0." + "0" * decimals if decimals else "0"
    if plain.endswith("%"):
        return Number(float(Decimal(bare) / 100), places + "%")
    return Number(float(bare), places)


def sesudah(teks: str, tanda: str) -> str:
    """What stands after the first ``tanda``, "" when it is not there."""
    return teks.partition(tanda)[2].strip()


def antara(teks: str, awal: str, *akhir: str) -> str:
    """What stands after ``awal`` and before the first of ``akhir`` that follows it."""
    found = sesudah(teks, awal)
    for tanda in akhir:
        found = found.partition(tanda)[0]
    return found.strip(" :-")


def jumlah(values: Iterable[Value]) -> float:
    """The sum of the typed numbers."""
    return sum(value.angka for value in values if isinstance(value, Number))


#: What stands for a person in every sample.
PEJABAT: dict[Kunci, Value] = {
    "camat": "Nama Camat",
    "pangkat": "Pangkat Camat",
    "nip": "00000000 000000 0 000",
}
