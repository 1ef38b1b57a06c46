"""Pair the same sasaran, indikator, program and kegiatan across the documents of a kecamatan."""

import pandas as pd

from lkjip_excel.facts import ROW, sumber
from lkjip_excel.match.duplicates import numbered_duplicates
from lkjip_excel.match.keys import budget_keys, indikator_keys, row_keys, sasaran_keys
from lkjip_excel.match.missing import missing
from lkjip_excel.match.naming import Dipasangkan, table_rows
from lkjip_excel.model import Temuan

_KEYS = ["kunci", "kunci_sasaran", "kunci_indikator"]


def pair(fakta: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Temuan, ...]]:
    """Return the facts with their three keys filled, and what had to be said about the pairing.

    Same rows, same order, same index. Equal keys within a kecamatan mean the same thing; "" means that the
    row names no such thing. A thing that stands twice in one table gets a numbered key the second time.
    """
    if fakta.empty:
        return fakta, ()
    rows, sasaran = sasaran_keys(table_rows(fakta))
    rows, indikator = indikator_keys(rows)
    rows, budget = budget_keys(rows)
    rows, duplicates = numbered_duplicates(row_keys(rows), fakta)
    similar = [_similar(one, fakta) for one in [*sasaran, *indikator, *budget]]
    keyed = fakta[ROW].merge(rows[ROW + _KEYS], on=ROW, how="left").set_axis(fakta.index)
    return fakta.assign(**keyed[_KEYS]), (*similar, *duplicates, *missing(rows, fakta))


def _similar(paired: Dipasangkan, fakta: pd.DataFrame) -> Temuan:
    kecamatan, pair_ = paired
    cells = tuple(sumber(fakta, hal.fakta) for hal in (pair_.satu, pair_.dua))
    isi = {"satu": pair_.satu.teks, "dua": pair_.dua.teks, "skor": pair_.skor}
    return Temuan("SELARAS-08", kecamatan, cells, isi, tercetak=pair_.satu.teks, seharusnya=pair_.dua.teks)
