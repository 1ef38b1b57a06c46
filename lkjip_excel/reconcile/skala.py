"""Does the label follow from the value: capaian that the printed scale has no class for."""

from collections.abc import Hashable
from typing import Any

import pandas as pd

from lkjip_excel.compute.kinerja import basis
from lkjip_excel.compute.predikat import di_celah
from lkjip_excel.facts import sumber
from lkjip_excel.model import Temuan
from lkjip_excel.rules import Profil


def celah_skala(kinerja: pd.DataFrame, fakta: pd.DataFrame, profil: Profil) -> list[Temuan]:
    """Return a temuan for every indikator whose capaian lies between two classes as printed.

    ``kinerja``: rows of model.KINERJA under this profile.
    """
    found = kinerja.assign(nilai=basis(kinerja, profil))
    inside = found[di_celah(found["nilai"], profil.predikat) & found["realisasi_fakta"].notna()]
    return [_in_gap(row, fakta) for row in inside.to_dict("records")]


def _in_gap(row: dict[Hashable, Any], fakta: pd.DataFrame) -> Temuan:
    ids = (row[f"{role}_fakta"] for role in ("realisasi", "target"))
    places = tuple(sumber(fakta, int(fact)) for fact in ids if pd.notna(fact))
    isi = {name: row[name] for name in ("nilai", "predikat", "indikator")}
    return Temuan("SKALA-01", row["kecamatan"], places, isi, seharusnya=row["predikat"])
