"""Things that one document names and another, which should have them too, does not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import pandas as pd

from lkjip_excel.facts import sumber
from lkjip_excel.layouts import table
from lkjip_excel.match.keys import MEASURES
from lkjip_excel.match.wording import closeness, istilah
from lkjip_excel.model import Jenjang, Temuan

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Harus:
    """What stands in one document must stand in another; ``nama`` and ``kunci`` are columns of the rows."""

    apa: str
    dari: str
    di: str
    jenjang: tuple[str, ...]
    nama: str = "uraian"
    kunci: str = "kunci"


def _indikator(dari: str, di: str, jenjang: tuple[str, ...] = MEASURES) -> Harus:
    return Harus("Indikator", dari, di, jenjang, "indikator", "kunci_indikator")


def _budget(dari: str, di: str, *jenjang: Jenjang) -> tuple[Harus, ...]:
    return tuple(Harus(str(one).capitalize(), dari, di, (one,)) for one in jenjang)


_BELOW = (Jenjang.KEGIATAN, Jenjang.SUB_KEGIATAN)

#: Who must know whom. An indikator of the PK without realisasi is a check of its own.
HARUS: tuple[Harus, ...] = (
    _indikator("pk_sasaran", "rkt"),
    _indikator("pk_sasaran", "renstra"),
    _indikator("rkt", "pk_sasaran"),
    _indikator("realisasi_kinerja", "pk_sasaran"),
    _indikator("triwulan", "pk_sasaran"),
    _indikator("sdm", "pk_sasaran"),
    _indikator("realisasi_anggaran", "pk_sasaran", (Jenjang.PROGRAM,)),
    Harus("Sasaran", "realisasi_anggaran", "pk_sasaran", (Jenjang.PROGRAM,), "sasaran", "kunci_sasaran"),
    *_budget("pk_program", "rkt", Jenjang.PROGRAM),
    *_budget("rkt", "pk_program", Jenjang.PROGRAM),
    *_budget("pk_program", "realisasi_anggaran", Jenjang.PROGRAM),
    *_budget("realisasi_anggaran", "pk_program", Jenjang.PROGRAM),
    *_budget("rkt", "realisasi_anggaran", *_BELOW),
    *_budget("realisasi_anggaran", "rkt", *_BELOW),
    *_budget("capaian_kegiatan", "realisasi_anggaran", Jenjang.PROGRAM, *_BELOW),
)


def missing(rows: pd.DataFrame, fakta: pd.DataFrame) -> list[Temuan]:
    """Return a temuan for each thing another document lacks, with the nearest thing that one does have.

    Only where the kecamatan has that other document with rows of this kind at all, and not for what stands
    under something that is missing itself.
    """
    return [one for harus in HARUS for one in _lacking(harus, rows, fakta)]


def _lacking(harus: Harus, rows: pd.DataFrame, fakta: pd.DataFrame) -> list[Temuan]:
    here, there = (_named(harus, rows, dokumen) for dokumen in (harus.dari, harus.di))
    here = here[here["kecamatan"].isin(there["kecamatan"])]
    if here.empty:
        return []
    lacking = here[_absent(here, here[harus.kunci], there[harus.kunci], there)]
    if harus.kunci == "kunci":
        above = lacking["induk"].map(rows["kunci"]).fillna("")
        in_target = rows[rows["dokumen"] == harus.di]
        lacking = lacking[(above == "") | ~_absent(lacking, above, in_target["kunci"], in_target)]
    spare = there[_absent(there, there[harus.kunci], here[harus.kunci], here)]
    return [_temuan(harus, row, _nearest(harus, row, (spare, there)), fakta) for row in _records(lacking)]


def _named(harus: Harus, rows: pd.DataFrame, dokumen: str) -> pd.DataFrame:
    """Return a row for each thing of this kind in a document of each kecamatan."""
    levels = (*harus.jenjang, *MEASURES) if harus.kunci != "kunci" else harus.jenjang
    mine = rows[(rows["dokumen"] == dokumen) & rows["jenjang"].isin(levels) & (rows[harus.kunci] != "")]
    return mine.drop_duplicates(["kecamatan", harus.kunci])


def _absent(
    here: pd.DataFrame,
    keys: "pd.Series[str]",
    known: "pd.Series[str]",
    there: pd.DataFrame,
) -> "pd.Series[bool]":
    """Tell for each key whether its kecamatan lacks it among the known ones."""
    wanted = pd.MultiIndex.from_arrays([here["kecamatan"], keys])
    present = pd.MultiIndex.from_arrays([there["kecamatan"], known])
    return pd.Series(~wanted.isin(present), index=here.index)


def _nearest(harus: Harus, row: Row, pools: Sequence[pd.DataFrame]) -> Row | None:
    """Return the row whose name is closest, of those without partner first; None when none is close."""
    for pool in pools:
        mine = pool[pool["kecamatan"] == row["kecamatan"]]
        scores = mine[f"kata_{harus.nama}"].map(lambda kata: closeness(kata, row[f"kata_{harus.nama}"]))
        if not scores.empty and scores.max() >= istilah().ambang_sebut:
            return _records(mine)[int(scores.argmax())]
    return None


def _records(rows: pd.DataFrame) -> list[Row]:
    return cast("list[Row]", rows.to_dict("records"))


def _temuan(
    harus: Harus,
    row: Row,
    nearest: Row | None,
    fakta: pd.DataFrame,
) -> Temuan:
    close = [row] if nearest is None else [row, nearest]
    isi = {
        "apa": harus.apa,
        "uraian": row[harus.nama],
        "dokumen": table(harus.di).lembar,
        "terdekat": "tidak ada yang mirip" if nearest is None else f"'{nearest[harus.nama]}'",
    }
    cells = tuple(sumber(fakta, one[f"sel_{harus.nama}"]) for one in close)
    return Temuan("SELARAS-07", row["kecamatan"], cells, isi, tercetak=row[harus.nama])
