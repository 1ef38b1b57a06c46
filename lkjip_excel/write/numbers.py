"""Number formats that show a value as its document printed it, while the cell holds the bare number."""

from collections.abc import Mapping
from typing import Any

from lkjip_excel.write.book import known
from lkjip_excel.write.style import LOCALE

_MOST_DECIMALS = 4
_FALLBACK_DECIMALS = 2
_BARE = "0"
_YEARS = {"tahun", "renstra_awal", "renstra_akhir"}


def number_format(fakta: Mapping[str, Any]) -> str:
    """Return the format of a fact's number: "B(64)", "91,5%", "12 Dokumen", "60 - 70" or bare digits.

    ``fakta``: a row of the facts frame whose ``nilai`` is a number.
    """
    digits = _BARE if _is_year(fakta) else digit_format(fakta["nilai"])
    if fakta["mutu"]:
        return f"{LOCALE}{_literal(fakta['mutu'] + '(')}{digits}{_literal(')')}"
    if known(fakta["nilai_atas"]):
        return f"{LOCALE}{digits}{_literal(' - ' + _plain(fakta['nilai_atas']))}"
    return f"{LOCALE}{digits}{_unit(fakta)}"


def _unit(fakta: Mapping[str, Any]) -> str:
    """Return the unit as a literal, where the document printed it beside the number."""
    satuan, tercetak = fakta["satuan"], fakta["tercetak"]
    if "%" in tercetak:
        return _literal("%")
    printed = satuan and satuan.casefold() in tercetak.casefold()
    return _literal(f" {satuan}") if printed else ""


def _is_year(fakta: Mapping[str, Any]) -> bool:
    """Tell whether a role holds a year, which takes no separator."""
    return str(fakta["peran"]) in _YEARS


def digit_format(angka: float) -> str:
    """Return the format that shows a number's own decimals."""
    places = decimals(angka)
    return "#,##0." + "0" * places if places > 0 else "#,##0"


def decimals(angka: float) -> int:
    """Return how many decimals show ``angka`` in full, or a readable number of them where none does."""
    for places in range(_MOST_DECIMALS + 1):
        if round(angka, places) == angka:
            return places
    return _FALLBACK_DECIMALS


def _plain(angka: float) -> str:
    return f"{angka:.{decimals(angka)}f}".replace(".", ",")


def _literal(teks: str) -> str:
    """Return text as a quoted part of a number format; a quote cannot stand in one."""
    return '"' + teks.replace('"', "") + '"'
