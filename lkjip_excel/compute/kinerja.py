"""Capaian and predikat of every indikator sasaran, and of the indikator of programs and kegiatan."""

import pandas as pd

from lkjip_excel.compute.capaian import dibatasi
from lkjip_excel.compute.pengukuran import direction, in_order, measure, operands, texts, unit
from lkjip_excel.compute.predikat import predikat
from lkjip_excel.compute.triwulan import with_quarters
from lkjip_excel.facts import rows
from lkjip_excel.model import KEGIATAN, KINERJA, Jenjang, shaped
from lkjip_excel.rules import Profil

_KEY = ["kecamatan", "kunci"]


def kinerja(fakta: pd.DataFrame, tahun: int, profil: Profil) -> pd.DataFrame:
    """Return model.KINERJA (money columns still empty): the indikator of the PK against their realisasi.

    A kecamatan without PK is measured against its RKT, without that against the Renstra of the year. An
    indikator that stands in two PK counts once, as in the first (that there are two is a temuan).
    """
    plan = operands(_plan(fakta, tahun), "target", "bobot").drop_duplicates(_KEY)
    real = operands(_indicator_rows(fakta, "realisasi_kinerja", tahun), "realisasi")
    columns = [name for name in map(str, real) if name.startswith("realisasi")]
    merged = plan.merge(real[_KEY + columns].drop_duplicates(_KEY), on=_KEY, how="left")
    merged = with_quarters(operands(merged, "realisasi"), fakta)
    merged = merged.assign(arah=direction(merged), satuan=unit(merged), diminta=texts(merged, "metode"))
    measured = measure(merged, profil)
    measured["capaian_dibatasi"] = dibatasi(measured["capaian"], profil.batas)
    measured = graded(measured, profil)
    return shaped(in_order(measured), KINERJA)


def graded(frame: pd.DataFrame, profil: Profil, *columns: str) -> pd.DataFrame:
    """Add the predikat to rows of capaian or of their means; ``columns`` as in ``basis``."""
    return frame.assign(predikat=predikat(basis(frame, profil, *columns), profil.predikat))


def basis(
    frame: pd.DataFrame, profil: Profil, mentah: str = "capaian", terbatas: str = "capaian_dibatasi"
) -> "pd.Series[float]":
    """Return the column that the profile's predikat is read from: the raw or the capped one."""
    return frame[terbatas if profil.predikat_dari == "dibatasi" else mentah]


def _plan(fakta: pd.DataFrame, tahun: int) -> pd.DataFrame:
    """Return the rows that promise a target, from the first document of each kecamatan that has any."""
    taken: list[pd.DataFrame] = []
    served: set[str] = set()
    for dokumen in ("pk_sasaran", "rkt", "renstra"):
        found = _indicator_rows(fakta, dokumen, tahun)
        taken.append(found[~found["kecamatan"].isin(served)])
        served |= set(found["kecamatan"])
    return pd.concat([frame for frame in taken if len(frame)] or taken[:1], ignore_index=True)


def _indicator_rows(fakta: pd.DataFrame, dokumen: str, tahun: int) -> pd.DataFrame:
    """Return the rows of indikator sasaran of a document; in an RKT the uraian is the sasaran."""
    found = rows(fakta, dokumen, str(tahun))
    levels = {Jenjang.SASARAN.value} if dokumen == "rkt" else {Jenjang.INDIKATOR.value}
    found = found[found["jenjang"].isin(levels) & (found["indikator"] != "")]
    if dokumen == "rkt":
        found = found.assign(sasaran=found["uraian"], kunci=found["kunci_indikator"])
    return found


def kegiatan(fakta: pd.DataFrame, tahun: int, profil: Profil) -> pd.DataFrame:
    """Return model.KEGIATAN: every indikator of a program, kegiatan or sub kegiatan, measured."""
    found = operands(rows(fakta, "capaian_kegiatan", str(tahun)), "target", "realisasi")
    found = found[found["indikator"] != ""]
    found = found.assign(arah=direction(found), satuan=unit(found), diminta="")
    return shaped(in_order(measure(found, profil)), KEGIATAN)
