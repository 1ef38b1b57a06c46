"""Means over the rows that have a value, weighted where every one of them has a weight."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def rata_rata(
    nilai: "pd.Series[float]",
    kelompok: "pd.Series[Any] | Sequence[pd.Series[Any]]",
    bobot: "pd.Series[float] | None" = None,
) -> "pd.Series[float]":
    """Return the mean of every group (index: the keys of ``kelompok``), groups in order of appearance.

    Rows without value are left out; a group without any has NaN. Weights count where every value of the
    group has one and they do not add up to zero, else all values count the same.
    """
    keys = list(kelompok) if isinstance(kelompok, Sequence) else kelompok
    plain = nilai.groupby(keys, sort=False).mean()
    if bobot is None:
        return plain
    counted = bobot.where(nilai.notna())
    given = (counted.notna() | nilai.isna()).groupby(keys, sort=False).all()
    total = counted.groupby(keys, sort=False).sum()
    weighted = (nilai * counted).groupby(keys, sort=False).sum() / total.where(total != 0)
    return weighted.where(given).fillna(plain)
