"""Derived figures that no practice does differently (serapan, sisa, porsi, ...), by their rule."""

from typing import TYPE_CHECKING

from lkjip_excel.rules import formulas

if TYPE_CHECKING:
    import pandas as pd


def derived(kode: str, **operan: "pd.Series[float]") -> "pd.Series[float]":
    """Return the figure ``kode`` of rules/hitungan.toml; NaN without all operands or with a divisor of 0."""
    return formulas()[kode].rumus.hitung(operan)
