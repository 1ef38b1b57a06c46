"""The result frames of a text grid, computed as a run would: paired, grouped, by profile."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from lkjip_excel.compute import hitung
from lkjip_excel.match import pair
from lkjip_excel.model import INSTANSI, shaped
from lkjip_excel.rules import Profil, profile
from tests.fakta import TAHUN, facts, together

Frames = Mapping[str, pd.DataFrame]


def computed(grid: str, profil: str | Profil = "umum", tahun: int = TAHUN) -> Frames:
    """Return the frames of one kecamatan, named Contoh."""
    return batch((grid, "Contoh", profil, tahun))


def batch(*kecamatan: tuple[str, str, str | Profil, int]) -> Frames:
    """Return the frames of several kecamatan at once: grid, name, profile, year of each."""
    fakta, _ = pair(together(*(facts(grid, nama, tahun) for grid, nama, _, tahun in kecamatan)))
    rules = [each if isinstance(each, Profil) else profile(each) for _, _, each, _ in kecamatan]
    who = [
        {"kecamatan": nama, "nama": nama, "tahun": tahun, "profil": profil.kode}
        for (_, nama, _, tahun), profil in zip(kecamatan, rules, strict=True)
    ]
    return hitung(fakta, shaped(pd.DataFrame(who), INSTANSI), {each.kode: each for each in rules})


def table(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """Return the rows of a frame as tuples; a number that is not there is None."""
    picked = frame[list(columns)].astype(object)
    return list(picked.where(picked.notna(), None).itertuples(index=False, name=None))


def row(frame: pd.DataFrame, *columns: str) -> tuple[Any, ...]:
    """Return the only row of a frame; ValueError when there are more or none."""
    (only,) = table(frame, *columns)
    return only
