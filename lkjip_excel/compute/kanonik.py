"""Which table feeds which computation, where an office prints one thing in several tables.

Every computation reads one document of the standard templates. Here each of them gets the facts of the best
table a kecamatan has: of the template's own kind, else of a kind that prints the same figures.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from lkjip_excel.facts import DEPTH, sheet_tables
from lkjip_excel.model import Jenjang, Keadaan

_MEASURES = (Jenjang.INDIKATOR, Jenjang.SASARAN)

#: A sheet of the changed budget or agreement says so in its name.
_CHANGED = "perubahan"
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
        # A role that another one takes the name of means something else there: realisasi of kinerja, say.
        found = found[found["kecamatan"].isin(waiting) & ~found["peran"].isin(asal.peran.values())]
        renamed = found.assign(peran=found["peran"].replace(dict(asal.peran)), dokumen=perlu.dokumen)
        chosen = _own(renamed, perlu) if asal.dokumen == perlu.dokumen else _best(renamed, perlu)
        waiting -= set(chosen["kecamatan"])
        yield chosen
    unfilled = (fakta["dokumen"] == perlu.dokumen) & fakta["jenjang"].isin(perlu.jenjang)
    yield fakta[unfilled & fakta["kecamatan"].isin(waiting)]


def _own(found: pd.DataFrame, perlu: Perlu) -> pd.DataFrame:
    """Return the tables of the very kind, their names sorting in the order in which they count.

    A sheet of the changed budget counts before the first version, one without figures last. A table most of
    whose rows stand in an earlier one is a copy of it and left out, as its wording may differ; what stands
    in two others counts as in the first.
    """
    tables, filled = sheet_tables(found), _figures(found, perlu)
    served = found[found["kecamatan"].isin(filled.index.get_level_values(0))]
    names = served.assign(meja=tables, lembar=served["lembar"].str.casefold()).drop_duplicates("meja")
    names["kosong"] = ~names["meja"].isin(filled.index.get_level_values(1))
    names["murni"] = ~names["lembar"].str.contains(_CHANGED)
    ordered = names.sort_values(["kosong", "murni"], kind="stable")["meja"].to_list()
    kept = _without_copies(served.assign(meja=tables), ordered)
    rank = {name: str(number).zfill(len(str(len(kept)))) for number, name in enumerate(kept)}
    chosen = served[tables[served.index].isin(kept)]
    return chosen.assign(tabel=tables[chosen.index].map(rank) + "|" + chosen["tabel"])


def _without_copies(found: pd.DataFrame, ordered: list[str]) -> list[str]:
    """Return the tables, in this order, that are no copy of one before."""
    keys = {str(name): set(part["kunci"]) - {""} for name, part in found.groupby("meja", sort=False)}
    kept: list[str] = []
    for name in ordered:
        mine = keys.get(name, set())
        if not any(2 * len(mine & keys[other]) > len(mine) and len(mine) > 1 for other in kept):
            kept.append(name)
    return kept


def _best(found: pd.DataFrame, perlu: Perlu) -> pd.DataFrame:
    """Return the one table of another kind that has most of the figures wanted, the first of equals.

    Its rows may be worded otherwise than those of a second one, and must not count twice.
    """
    best = _figures(found, perlu).groupby(level=0, sort=False).idxmax()
    chosen = found[sheet_tables(found).isin({name for _, name in best})]
    if perlu.jenjang == _BUDGET:
        chosen = chosen.assign(kunci_indikator="")  # there it is an output of the row's own
    return chosen


def _figures(fakta: pd.DataFrame, perlu: Perlu) -> "pd.Series[int]":
    """Return how many cells of the roles wanted each table has filled in, by kecamatan and table.

    "Not applicable" is an answer too.
    """
    filled = fakta[fakta["peran"].isin(perlu.inti) & (fakta["keadaan"] != Keadaan.KOSONG)]
    year = filled["tahun"].astype("string")
    filled = filled[(filled["periode"] == "") | (filled["periode"] == year)]
    return filled.assign(meja=sheet_tables(filled)).groupby(["kecamatan", "meja"], sort=False).size()


def _with_support(ready: pd.DataFrame, fakta: pd.DataFrame) -> pd.DataFrame:
    """Return the facts with the sasaran and indikator of each program where another table tells them."""
    told = fakta[fakta["jenjang"].isin(_BUDGET) & (fakta["kunci"] != "") & (fakta["kunci_sasaran"] != "")]
    ready = _filled_in(ready, "kunci_sasaran", told, _BUDGET)
    return _filled_in(ready, "kunci_indikator", _beside(fakta), (Jenjang.PROGRAM,))


def _beside(fakta: pd.DataFrame) -> pd.DataFrame:
    """Return the programs that stand in one row with one indikator sasaran of the PK, and only with it."""
    rows = fakta.assign(meja=sheet_tables(fakta)).drop_duplicates(["meja", "baris", "kunci"])
    promised = set(fakta.loc[fakta["dokumen"] == "pk_sasaran", "kunci"])
    # What another table puts under a sasaran of its own wording has that behind its key.
    rows["kunci"] = rows["kunci"].where(rows["kunci"].isin(promised), rows["kunci"].str.split(" < ").str[0])
    measures = rows[(rows["jenjang"] == Jenjang.INDIKATOR) & rows["kunci"].isin(promised)]
    programs = rows[(rows["jenjang"] == Jenjang.PROGRAM) & (rows["kunci"] != "")]
    pairs = programs[["kecamatan", "meja", "baris", "kunci"]].merge(
        measures[["meja", "baris", "kunci"]], on=["meja", "baris"], suffixes=("", "_indikator")
    )
    single = pairs.drop_duplicates(["kecamatan", "kunci", "kunci_indikator"])
    return single[~single.duplicated(["kecamatan", "kunci"], keep=False)]


def _filled_in(ready: pd.DataFrame, column: str, told: pd.DataFrame, levels: tuple[str, ...]) -> pd.DataFrame:
    """Return the facts with a blank key of budget rows taken from ``told``, by the key of the row itself."""
    known = told.drop_duplicates(["kecamatan", "kunci"]).set_index(["kecamatan", "kunci"])[column]
    wanted = pd.MultiIndex.from_frame(ready[["kecamatan", "kunci"]])
    found = pd.Series(known.reindex(wanted).to_numpy(), index=ready.index).fillna("")
    blank = (ready[column] == "") & ready["jenjang"].isin(levels)
    return ready.assign(**{column: ready[column].mask(blank, found)})
