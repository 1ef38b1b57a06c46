"""Predikat of values by a scale, and the values that the scale as printed has no class for."""

from typing import Any

import pandas as pd

from lkjip_excel.rules import Celah, Skala
from lkjip_excel.rules.comparison import above, at_least


def predikat(nilai: "pd.Series[float]", skala: Skala) -> "pd.Series[str]":
    """Return the label of every value by the lower bounds of the scale.

    "" for NaN, and for a value beyond the ends of a closed scale.
    """
    labels = pd.Series("", index=nilai.index, dtype="str")
    for kelas in reversed(skala.kelas):
        labels = labels.mask(_reached(nilai, kelas.bawah, included=kelas.bawah_termasuk), kelas.label)
    if skala.tertutup:
        return labels.mask(di_luar(nilai, skala), "")
    return labels.mask((labels == "") & nilai.notna(), skala.kelas[-1].label)


def di_celah(nilai: "pd.Series[float]", skala: Skala) -> "pd.Series[bool]":
    """Return where a value lies between two classes as printed; its predikat is the class below."""
    inside = pd.Series(data=False, index=nilai.index)
    for celah in skala.celah:
        inside |= _within(nilai, celah)
    return inside


def di_luar(nilai: "pd.Series[float]", skala: Skala) -> "pd.Series[bool]":
    """Return where a value lies above the best or below the worst class as printed."""
    worst, best = skala.kelas[-1], skala.kelas[0]
    outside = pd.Series(data=False, index=nilai.index)
    if worst.bawah is not None:
        outside |= nilai.notna() & ~_reached(nilai, worst.bawah, included=worst.bawah_termasuk)
    if best.atas is not None:
        outside |= _reached(nilai, best.atas, included=not best.atas_termasuk)
    return outside


def _within(nilai: "pd.Series[float]", celah: Celah) -> "pd.Series[bool]":
    high = nilai.notna() & ~_reached(nilai, celah.atas, included=not celah.atas_termasuk)
    return high & _reached(nilai, celah.bawah, included=celah.bawah_termasuk)


def _reached(nilai: "pd.Series[float]", bound: float | None, *, included: bool) -> "pd.Series[bool]":
    """Return where a value is above a bound, or on it if that is ``included``; everywhere without one."""
    if bound is None:
        return nilai.notna()
    reached: Any = at_least(nilai, bound) if included else above(nilai, bound)
    return pd.Series(reached, index=nilai.index)
