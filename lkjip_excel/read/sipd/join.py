"""Puts the pagu and the realisasi that SIPD exports apart into the same rows."""

from collections import defaultdict
from collections.abc import Iterator

from lkjip_excel.facts import DEPTH
from lkjip_excel.read.sipd.export import TANDA, Jalur, path_order
from lkjip_excel.read.tables.rows import Fakta
from lkjip_excel.rules.nomenclature import kode_parts


def from_sipd(tabel: str) -> bool:
    """Tell whether the table of this name in the facts is an export of SIPD."""
    return tabel.endswith(TANDA)


def join_sipd(facts: list[Fakta]) -> list[Fakta]:
    """Return the facts of one kecamatan with the exports of SIPD as one table, after all others.

    The table is named as the first export; each fact keeps its own file, sheet and cell, and a kode written
    in both generations is one row. Where two exports tell the same amount nothing is joined: which of them
    is in force cannot be known, and they stay two tables of one kind.
    """
    mine = [fact for fact in facts if from_sipd(fact["tabel"])]
    told = {(fact["tabel"], fact["peran"]) for fact in mine if "nilai" in fact}
    if len({tabel for tabel, _ in told}) < 2 or len({peran for _, peran in told}) < len(told):  # noqa: PLR2004
        return facts
    rows: dict[Jalur, list[Fakta]] = defaultdict(list)
    for path, fact in _placed(mine):
        rows[path].append(fact)
    others = [fact for fact in facts if not from_sipd(fact["tabel"])]
    ordered = enumerate(sorted(rows, key=path_order), start=1)
    name = {"tabel": mine[0]["tabel"]}
    return others + [fact | name for place, path in ordered for fact in _one_row(place, rows[path])]


def _placed(facts: list[Fakta]) -> Iterator[tuple[Jalur, Fakta]]:
    """Yield every fact with the kode from its program down; a table names a parent before its parts."""
    paths: dict[str, Jalur] = defaultdict(tuple)
    for fact in facts:
        above = paths[fact["tabel"]][: DEPTH[fact["jenjang"]] - 1]
        paths[fact["tabel"]] = (*above, kode_parts(fact["kode"]))
        yield paths[fact["tabel"]], fact


def _one_row(place: int, facts: list[Fakta]) -> Iterator[Fakta]:
    """Yield the facts of one thing as one row, called as its first export calls it."""
    context = {"baris": place, "kode": facts[0]["kode"], "uraian": facts[0]["uraian"]}
    first: dict[str, Fakta] = {}
    for fact in facts:
        first.setdefault(fact["peran"], fact)
    for fact in first.values():
        yield fact | context
