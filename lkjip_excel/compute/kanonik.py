"""Which table feeds which computation, where an office prints one thing in several tables.

Every computation reads one document of the standard templates. Here each of them gets the facts of the best
table a kecamatan has: of the template's own kind, else of a kind that prints the same figures.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from lkjip_excel.facts import DEPTH
from lkjip_excel.model import Jenjang, Keadaan

_MEASURES = (Jenjang.INDIKATOR, Jenjang.SASARAN)
_BUDGET = tuple(jenjang for jenjang, depth in DEPTH.items() if depth > 0)


@dataclass(frozen=True, slots=True)
class Asal:
    """A kind of table that can feed a document, and how its roles are called there."""

    dokumen: str
    peran: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Perlu:
    """What a computation reads: rows of these levels with one of the roles ``inti`` filled in.

    The first source that has any is taken.
    """

    dokumen: str
    inti: tuple[str, ...]
    jenjang: tuple[str, ...]
    asal: tuple[Asal, ...]


_PAGU = ("pagu", "pagu_murni")
_MONEY = {"realisasi_anggaran": "realisasi"}

#: Sources in the order in which they are trusted.
PERLU: tuple[Perlu, ...] = (
    Perlu(
        "pk_sasaran",
        ("target",),
        _MEASURES,
        (Asal("pk_sasaran"), Asal("realisasi_kinerja"), Asal("kinerja_anggaran")),
    ),
    Perlu("pk_program", ("pagu",), _BUDGET, (Asal("pk_program"),)),
    Perlu(
        "realisasi_kinerja",
        ("realisasi",),
        _MEASURES,
        (
            Asal("realisasi_kinerja"),
            Asal("perbandingan_nasional"),
            Asal("perbandingan_renstra"),
            Asal("kinerja_anggaran"),
        ),
    ),
    Perlu(
        "perbandingan_nasional",
        ("nasional",),
        _MEASURES,
        (Asal("perbandingan_nasional"), Asal("realisasi_kinerja")),
    ),
    Perlu(
        "perbandingan_renstra",
        ("target_akhir",),
        _MEASURES,
        (
            Asal("perbandingan_renstra"),
            Asal("renstra"),
            Asal("realisasi_kinerja"),
            Asal("kinerja_anggaran"),
        ),
    ),
    Perlu("sdm", ("kebutuhan",), _MEASURES, (Asal("sdm"), Asal("efisiensi_sdm"))),
    Perlu(
        "capaian_kegiatan",
        ("realisasi",),
        _BUDGET,
        (Asal("capaian_kegiatan"), Asal("kinerja_anggaran")),
    ),
    Perlu(
        "realisasi_anggaran",
        _PAGU,
        _BUDGET,
        (
            Asal("realisasi_anggaran"),
            Asal("kinerja_anggaran", _MONEY),
            Asal("capaian_kegiatan", _MONEY),
        ),
    ),
    Perlu("realisasi_anggaran", _PAGU, (Jenjang.BELANJA,), (Asal("realisasi_anggaran"),)),
)


def canonical(fakta: pd.DataFrame) -> pd.DataFrame:
    """Return the facts that the computations read, under the documents they read them from.

    A fact may stand under two documents then, its id with it; documents not named in PERLU are left as
    they are. Programs learn the sasaran they support from any table that tells it.
    """
    served = {perlu.dokumen for perlu in PERLU}
    rest = fakta[~fakta["dokumen"].isin(served)]
    parts = [part for perlu in PERLU for part in _served(perlu, fakta)]
    return _with_support(pd.concat([rest, *parts]), fakta)


def _served(perlu: Perlu, fakta: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Yield the facts of the best table for each kecamatan."""
    waiting = set(fakta["kecamatan"])
    for asal in perlu.asal:
        found = fakta[(fakta["dokumen"] == asal.dokumen) & fakta["jenjang"].isin(perlu.jenjang)]
        found = found[found["kecamatan"].isin(waiting)]
        renamed = found.assign(peran=found["peran"].replace(dict(asal.peran)), dokumen=perlu.dokumen)
        best = _best_table(renamed, perlu)
        chosen = renamed[_base(renamed).isin(best)]
        waiting -= set(chosen["kecamatan"])
        yield chosen
    unfilled = (fakta["dokumen"] == perlu.dokumen) & fakta["jenjang"].isin(perlu.jenjang)
    yield fakta[unfilled & fakta["kecamatan"].isin(waiting)]


def _base(fakta: pd.DataFrame) -> "pd.Series[str]":
    """Return the table each fact stands in, whatever part of a row it is of, with its kecamatan."""
    tabel = fakta["tabel"].str.split("|").str[:3].str.join("|")
    return fakta["kecamatan"] + "\n" + tabel


def _best_table(fakta: pd.DataFrame, perlu: Perlu) -> set[str]:
    """Return for each kecamatan the table with most figures of the role wanted; the first of equals."""
    filled = fakta[fakta["peran"].isin(perlu.inti) & (fakta["keadaan"] == Keadaan.ADA)]
    year = filled["tahun"].astype("string")
    filled = filled[(filled["periode"] == "") | (filled["periode"] == year)]
    counts = filled.assign(meja=_base(filled)).groupby(["kecamatan", "meja"], sort=False).size()
    return {str(table) for _, table in counts.groupby(level=0, sort=False).idxmax()}


def _with_support(ready: pd.DataFrame, fakta: pd.DataFrame) -> pd.DataFrame:
    """Return the facts with the sasaran of each program filled in where another table tells it."""
    told = fakta[fakta["jenjang"].isin(_BUDGET) & (fakta["kunci"] != "")]
    ready = ready.copy()
    for column in ("kunci_sasaran",):
        known = told[told[column] != ""].drop_duplicates(["kecamatan", "kunci"])
        lookup = known.set_index(["kecamatan", "kunci"])[column]
        wanted = pd.MultiIndex.from_frame(ready[["kecamatan", "kunci"]])
        found = pd.Series(lookup.reindex(wanted).to_numpy(), index=ready.index).fillna("")
        blank = (ready[column] == "") & ready["jenjang"].isin(_BUDGET)
        ready[column] = ready[column].mask(blank, found)
    return ready
