"""The kabupaten's recap: which kecamatan go into which recap, and their row in it."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from lkjip_excel.contract import Json
from lkjip_excel.model import Tingkat
from lkjip_excel.rules.catalogue import Bernomor
from lkjip_excel.write.files import safe_name
from lkjip_excel.write.recap import write_recap

#: A kabupaten, in small letters ("" where nobody named it), and a year: what one recap is about.
Place: TypeAlias = tuple[str, int | None]

_FIGURES = {
    "capaian": "rata_rata_capaian",
    "dibatasi": "rata_rata_capaian_dibatasi",
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

    Every kecamatan stands in one; a failed one whose kabupaten or year nobody knows stands in every recap
    that it may belong to.
    """
    found = list(temuan)
    paths = []
    for place in _places(reported):
        mine = [one for one in reported if _belongs(one.entri, place)]
        kabupaten, tahun = _spelled(place, reported), place[1]
        path = keluaran / f"Rekap_{safe_name(kabupaten or 'Tanpa Kabupaten')}_{tahun or 'tanpa tahun'}.xlsx"
        write_recap(kabupaten, tahun, [_row(one, found) for one in mine], path)
        paths.append(path)
    return paths


def _place(entry: Json) -> Place:
    return entry["kabupaten"].casefold(), entry["tahun"]


def _places(reported: Sequence[Terlapor]) -> list[Place]:
    """Return the kabupaten and years to recap: all that are known, and those no other recap can take in."""
    entries = [one.entri for one in reported]
    known = {_place(entry) for entry in entries if entry["status"] == "selesai" or all(_place(entry))}
    alone = {_place(entry) for entry in entries if not any(_belongs(entry, place) for place in known)}
    return sorted(known | alone, key=lambda place: (place[0], place[1] or 0))


def _belongs(entry: Json, place: Place) -> bool:
    """Tell whether a kecamatan stands in a recap; of a failed one what nobody knows fits everywhere."""
    pairs = zip(_place(entry), place, strict=True)
    return all(own == other or (entry["status"] == "gagal" and not own) for own, other in pairs)


def _spelled(place: Place, reported: Sequence[Terlapor]) -> str:
    """Return the name of a kabupaten as most of its kecamatan write it."""
    names: Counter[str] = Counter(one.entri["kabupaten"] for one in reported if _place(one.entri) == place)
    return min(names, key=lambda name: (-names[name], name))


def _row(one: Terlapor, temuan: Iterable[Bernomor]) -> dict[str, Any]:
    headline = one.entri["ringkasan"] or {}
    mine = [each.rendered for each in temuan if each.temuan.kecamatan == one.kunci]
    counts = Counter(each.tingkat for each in mine)
    mending = dict.fromkeys(each.perbaikan for each in mine if each.tingkat is Tingkat.GALAT)
    return {
        "nama": one.kunci,
        "status": one.entri["status"],
        "alasan": one.entri["alasan"] or "",
        "berkas": one.berkas.name if one.berkas else "",
        "predikat": headline.get("predikat") or "",
        "efisiensi": headline.get("efisiensi_keterangan") or "",
        **dict(_figures(headline)),
        "perbaikan": " ".join(mending),
        **{tingkat.value: counts[tingkat] for tingkat in Tingkat},
    }


def _figures(headline: Json) -> Iterator[tuple[str, float]]:
    for name, source in _FIGURES.items():
        value = headline.get(source)
        yield name, math.nan if value is None else value
