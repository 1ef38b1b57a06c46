"""The rows of all tables with the names they bear, and the keys those names get."""

from collections.abc import Iterable, Mapping

import pandas as pd

from lkjip_excel.facts import CONTEXT, ROW, parents
from lkjip_excel.match.pairing import Gabungan, Hal, Mirip, join
from lkjip_excel.match.wording import normal_kode, normalised

#: Who names a thing first: the Perjanjian Kinerja is what all else is compared with.
ORDER = ("pk_sasaran", "pk_program", "renstra", "rkt", "realisasi_kinerja", "realisasi_anggaran")
#: The words of a row that can name something; each has a cell of its own where the reader kept it.
NAMES = ("sasaran", "indikator", "uraian")
_HAL = ["kata", "kode", "induk", "fakta", "teks"]

Dipasangkan = tuple[str, Mirip]


def table_rows(fakta: pd.DataFrame) -> pd.DataFrame:
    """Return one row per table row in the order of the sheets: ROW, CONTEXT, and what names it.

    ``kata_*`` are the normalised NAMES, ``sel_*`` the facts of their cells (the row's first fact where the
    name has none), ``kode_normal`` the kode, ``induk`` the index label of the row it stands under.
    """
    facts = fakta.rename_axis("fakta").reset_index()
    rows = facts.drop_duplicates(ROW)[[*ROW, *CONTEXT, "fakta"]]
    rows = rows.sort_values(ROW, kind="stable").reset_index(drop=True)
    own = _own_names(fakta)
    for name in NAMES:
        cells = facts[facts["peran"] == name].drop_duplicates(ROW).set_index(ROW)["fakta"]
        found = cells.reindex(pd.MultiIndex.from_frame(rows[ROW])).to_numpy()
        rows[f"sel_{name}"] = pd.Series(found, index=rows.index).fillna(rows["fakta"]).astype("int64")
        words = zip(rows[name], rows["kecamatan"], strict=True)
        rows[f"kata_{name}"] = [normalised(text, own.get(kecamatan, ())) for text, kecamatan in words]
    rows["kode_normal"] = rows["kode"].map(normal_kode)
    rows["induk"] = parents(rows)
    return rows


def _own_names(fakta: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Return what each kecamatan calls itself and its kabupaten."""
    said = fakta[(fakta["dokumen"] == "instansi") & fakta["peran"].isin(["kecamatan", "kabupaten"])]
    names = {kecamatan: {kecamatan} for kecamatan in fakta["kecamatan"].unique()}
    for kecamatan, text in zip(said["kecamatan"], said["teks"], strict=True):
        names[kecamatan].add(text)
    return {kecamatan: tuple(sorted(some - {""})) for kecamatan, some in names.items()}


def things(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return rows as things named by one of NAMES: who says it where, its words, no kode, no parent.

    A place is one table: what stands twice in it are two things, in two tables of a kind it is one.
    """
    place = rows["dokumen"] + "|" + rows["tabel"]
    renamed = rows[["kecamatan", f"kata_{name}", f"sel_{name}", name]].assign(tempat=place)
    named = renamed.set_axis(["kecamatan", "kata", "fakta", "teks", "tempat"], axis=1)
    return named.assign(kode="", induk="")


def keys_of(
    named: pd.DataFrame,
    prefix: str = "",
    *,
    in_place: bool = False,
) -> tuple["pd.Series[str]", list[Dipasangkan]]:
    """Return the key of every thing (same index) and which were paired by resemblance."""
    said = named[(named["kata"] != "") | (named["kode"] != "")]
    hal = [Hal(*values) for values in said[_HAL].itertuples(index=False, name=None)]
    places = list(zip(said["kecamatan"], said["tempat"], strict=True))
    distinct: dict[str, dict[str, dict[Hal, None]]] = {}
    for (kecamatan, place), one in zip(places, hal, strict=True):
        distinct.setdefault(kecamatan, {}).setdefault(place, {}).setdefault(one)
    joined = {kecamatan: _joined(mine, prefix, in_place=in_place) for kecamatan, mine in distinct.items()}
    keys = [joined[who].kunci[what, one] for (who, what), one in zip(places, hal, strict=True)]
    similar = [(kecamatan, one) for kecamatan, found in joined.items() for one in found.mirip]
    return pd.Series(keys, index=said.index, dtype="str").reindex(named.index, fill_value=""), similar


def _joined(distinct: Mapping[str, Iterable[Hal]], prefix: str, *, in_place: bool) -> Gabungan:
    """Join what the tables of one kecamatan name, those of the anchor documents first."""
    return join(
        {place: list(distinct[place]) for place in sorted(distinct, key=_rank)}, prefix, in_place=in_place
    )


def _rank(place: str) -> tuple[int, str]:
    """Return what sorts a table by its document, the anchors first."""
    dokumen = place.partition("|")[0]
    return (ORDER.index(dokumen) if dokumen in ORDER else len(ORDER), place)
