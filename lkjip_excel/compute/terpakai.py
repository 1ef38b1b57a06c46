"""Which rules the figures of one kecamatan really came by."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lkjip_excel.model import KeadaanKinerja
from lkjip_excel.rules import BarisAturan, Profil, used_by

Rows = Sequence[Mapping[str, Any]]

#: The frames whose rows are measured, with the column their target stands in.
_MEASURED = {"kinerja": "target", "kegiatan": "target", "tahunan": "target", "kemajuan": "target_akhir"}
#: The derived figures, each with the frames that show it.
_DERIVED = {
    "serapan": ("anggaran", "belanja"),
    "sisa": ("anggaran", "belanja"),
    "porsi": ("anggaran", "pagu_pk"),
    "ketersediaan": ("sdm",),
    "nasional": ("nasional",),
    "selisih_nasional": ("nasional",),
}
#: Kinds of rule that judge nothing without rows in any of these frames.
_JUDGED = {"Metode efisiensi": ("anggaran", "belanja"), "Metode efisiensi SDM": ("sdm",)}


def terpakai(rows: Callable[[str], Rows], profil: Profil) -> list[BarisAturan]:
    """Return the rules used for one kecamatan; ``rows`` gives its rows of a frame of Hasil by name."""
    methods, letters = [], False
    for nama, target in _MEASURED.items():
        for row in rows(nama):
            if row["keadaan"] == KeadaanKinerja.TERUKUR:
                by_number = not (math.isnan(row[target]) or math.isnan(row["realisasi"]))
                methods += [row["metode"]] if by_number else []
                letters |= not by_number
    return used_by(
        profil,
        methods,
        hitungan=[kode for kode, frames in _DERIVED.items() if any(map(rows, frames))],
        triwulan=[row["cara_triwulan"] for row in rows("kinerja") if row["cara_triwulan"]],
        tanpa=_idle(rows) | (set() if letters else {"Skala mutu"}),
    )


def _idle(rows: Callable[[str], Rows]) -> set[str]:
    """Return the kinds of rule that had nothing to judge."""
    return {jenis for jenis, frames in _JUDGED.items() if not any(map(rows, frames))}
