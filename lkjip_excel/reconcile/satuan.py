"""Check of units: target and realisasi of one indikator must be counted in the same."""

from typing import Any

import pandas as pd

from lkjip_excel.model import Temuan
from lkjip_excel.reconcile.view import Tampilan, paired, records
from lkjip_excel.values import same_unit


def different_units(dilihat: Tampilan) -> list[Temuan]:
    """BACA-12: a realisasi is in another unit than its target (12 laporan of 12 dokumen)."""
    sasaran = paired(dilihat.rows("pk_sasaran"), dilihat.rows("realisasi_kinerja"))
    other = "realisasi_satuan_lain" if "realisasi_satuan_lain" in sasaran else "realisasi_satuan"
    found = _differing(sasaran, other, "realisasi_fakta")
    found += _differing(dilihat.rows("capaian_kegiatan"), "realisasi_satuan", "realisasi_fakta")
    return [_temuan(row, unit, fact, dilihat) for row, unit, fact in found]


def _differing(rows: pd.DataFrame, unit: str, fact: str) -> list[tuple[dict[str, Any], str, str]]:
    if not {"target_satuan", unit} <= set(rows.columns):
        return []
    units = rows[["target_satuan", unit]].fillna("")
    wrong = [not same_unit(one, other) for one, other in units.itertuples(index=False)]
    return [(row, unit, fact) for row in records(rows[wrong])]


def _temuan(row: dict[str, Any], unit: str, fact: str, dilihat: Tampilan) -> Temuan:
    isi = {
        "indikator": row["indikator"],
        "satuan_target": row["target_satuan"],
        "satuan_realisasi": row[unit],
    }
    places = dilihat.cells(row[fact], row["target_fakta"])
    return Temuan("BACA-12", row["kecamatan"], places, isi, tercetak=dilihat.printed(row[fact]))
