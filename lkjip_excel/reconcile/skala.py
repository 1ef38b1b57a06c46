"""Does the label follow from the value: capaian that the printed scale has no class for."""

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
    value = basis(kinerja, profil)
    inside = kinerja[di_celah(value, profil.predikat) & kinerja["realisasi_fakta"].notna()]
    return [_in_gap(row, float(value[label]), fakta) for label, row in inside.iterrows()]


def _in_gap(row: "pd.Series[object]", value: float, fakta: pd.DataFrame) -> Temuan:
    places = tuple(sumber(fakta, int(str(row[f"{role}_fakta"]))) for role in ("realisasi", "target"))
    return Temuan(
        "SKALA-01",
        str(row["kecamatan"]),
        places,
        {"nilai": value, "predikat": row["predikat"], "indikator": row["indikator"]},
        seharusnya=str(row["predikat"]),
    )
