"""Choices that a cell names and the rules do not know."""

from collections.abc import Callable, Collection, Mapping

import pandas as pd

from lkjip_excel.facts import sumber
from lkjip_excel.layouts import table
from lkjip_excel.model import Temuan
from lkjip_excel.rules import AturanError, Profil, quarter_method, quarter_methods


def pilihan_tak_dikenal(fakta: pd.DataFrame, profil: Profil) -> list[Temuan]:
    """Return a temuan for every cell that asks for a method this profile does not know.

    What is computed instead is the usual method, as for a blank cell.
    """
    askers: Mapping[tuple[str, str], tuple[Callable[[str], object], Collection[str]]] = {
        ("pk_sasaran", "metode"): (lambda text: profil.metode("", text), profil.daftar_metode),
        ("triwulan", "cara"): (quarter_method, quarter_methods()),
    }
    return [
        _unknown(fakta, int(str(label)), known)
        for (dokumen, peran), (asked, known) in askers.items()
        for label, text in _texts(fakta, dokumen, peran).items()
        if not _known(asked, text)
    ]


def _texts(fakta: pd.DataFrame, dokumen: str, peran: str) -> "pd.Series[str]":
    return fakta.loc[(fakta["dokumen"] == dokumen) & (fakta["peran"] == peran), "teks"]


def _known(asked: Callable[[str], object], text: str) -> bool:
    try:
        asked(text)
    except AturanError:
        return False
    return True


def _unknown(fakta: pd.DataFrame, fact: int, known: Collection[str]) -> Temuan:
    row = fakta.loc[fact]
    title = table(str(row["dokumen"])).column(str(row["peran"])).judul
    isi = {"peran": title, "teks": row["teks"], "pilihan": ", ".join(known)}
    return Temuan("BACA-13", str(row["kecamatan"]), (sumber(fakta, fact),), isi, tercetak=str(row["teks"]))
