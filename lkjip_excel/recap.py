"""The kabupaten's recap: which kecamatan go into which recap, and their row in it."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lkjip_excel.contract import Json
from lkjip_excel.rules.catalogue import Bernomor
from lkjip_excel.write.files import safe_name
from lkjip_excel.write.recap import write_recap

_FIGURES = {
    "capaian": "rata_rata_capaian",
    "dibatasi": "rata_rata_dibatasi",
    "pagu": "pagu",
    "realisasi": "realisasi",
    "serapan": "serapan",
    "sisa": "sisa",
}


@dataclass(frozen=True, slots=True)
class Terlapor:
    """A kecamatan of a run: its key, its entry of hasil.json, and its workbook (None when it failed)."""

    kunci: str
    entri: Json
    berkas: Path | None


def write_recaps(reported: Sequence[Terlapor], temuan: Iterable[Bernomor], keluaran: Path) -> list[Path]:
    """Write one recap for every kabupaten and year among the kecamatan; return the paths.

    A failed kecamatan whose kabupaten or year nobody knows stands in every recap that it may belong to.
    """
    counts = Counter((one.temuan.kecamatan, one.rendered.tingkat.value) for one in temuan)
    paths = []
    for kabupaten, tahun in _recaps(reported):
        mine = [one for one in reported if _belongs(one.entri, kabupaten, tahun)]
        path = keluaran / f"Rekap_{safe_name(kabupaten or 'Tanpa Kabupaten')}_{tahun or 'tanpa tahun'}.xlsx"
        write_recap(kabupaten, tahun, [_row(one, counts) for one in mine], path)
        paths.append(path)
    return paths


def _recaps(reported: Sequence[Terlapor]) -> list[tuple[str, int | None]]:
    """Return the kabupaten and years to recap: those of the finished kecamatan, else of the failed ones."""
    finished = [one for one in reported if one.berkas is not None]
    pairs = {(one.entri["kabupaten"], one.entri["tahun"]) for one in finished or reported}
    return sorted(pairs, key=lambda pair: (pair[0], pair[1] or 0))


def _belongs(entry: Json, kabupaten: str, tahun: int | None) -> bool:
    unknown = entry["status"] == "gagal"
    same_place = entry["kabupaten"] == kabupaten or (unknown and not entry["kabupaten"])
    return same_place and (entry["tahun"] == tahun or (unknown and entry["tahun"] is None))


def _row(one: Terlapor, counts: Counter[tuple[str, str]]) -> dict[str, Any]:
    headline = one.entri["ringkasan"] or {}
    return {
        "nama": one.kunci,
        "status": one.entri["status"],
        "alasan": one.entri["alasan"] or "",
        "berkas": one.berkas.name if one.berkas else "",
        "predikat": headline.get("predikat") or "",
        "efisiensi": headline.get("efisiensi_keterangan") or "",
        **dict(_figures(headline)),
        **{level: counts[one.kunci, level] for level in ("galat", "peringatan", "info")},
    }


def _figures(headline: Json) -> Iterator[tuple[str, float]]:
    for name, source in _FIGURES.items():
        value = headline.get(source)
        yield name, math.nan if value is None else value
