"""Facts in, result frames out: capaian, predikat, efisiensi, comparisons, for all kecamatan of a batch."""

from collections.abc import Iterator, Mapping

import pandas as pd

from lkjip_excel.compute.anggaran import anggaran, belanja, pagu_pk
from lkjip_excel.compute.kanonik import canonical
from lkjip_excel.compute.kinerja import kegiatan, kinerja
from lkjip_excel.compute.perbandingan import kemajuan, nasional, rerata_tahun, sdm, tahunan
from lkjip_excel.compute.ringkasan import ringkasan
from lkjip_excel.compute.sasaran import programs_measured, sasaran, with_budget
from lkjip_excel.rules import Profil


def hitung(
    fakta: pd.DataFrame, instansi: pd.DataFrame, profil: Mapping[str, Profil]
) -> dict[str, pd.DataFrame]:
    """Return the result frames by the names they have in model.Hasil, kecamatan in the order of ``instansi``.

    ``profil`` holds the profile of every id that ``instansi`` names. Kecamatan of one profile and year are
    computed together.
    """
    groups = [_frames(fakta, *group, profil) for group in _groups(instansi)]
    rank = {key: number for number, key in enumerate(instansi["kecamatan"])}
    return {name: _joined([group[name] for group in groups], rank) for name in groups[0]}


def _groups(instansi: pd.DataFrame) -> Iterator[tuple[set[str], int, str]]:
    for (kode, tahun), group in instansi.groupby(["profil", "tahun"]):
        yield set(group["kecamatan"]), int(str(tahun)), str(kode)


def _joined(frames: list[pd.DataFrame], rank: Mapping[str, int]) -> pd.DataFrame:
    together = pd.concat([frame for frame in frames if len(frame)] or frames[:1], ignore_index=True)
    order = together["kecamatan"].map(rank)
    return together.iloc[order.argsort(kind="stable")].reset_index(drop=True)


def _frames(
    fakta: pd.DataFrame, kecamatan: set[str], tahun: int, kode: str, profiles: Mapping[str, Profil]
) -> dict[str, pd.DataFrame]:
    """Return the frames of the kecamatan of one year and profile, each from those before it."""
    mine, profil = canonical(fakta[fakta["kecamatan"].isin(kecamatan)]), profiles[kode]
    frames = {"kegiatan": kegiatan(mine, tahun, profil), "belanja": belanja(mine), "pagu_pk": pagu_pk(mine)}
    budget = anggaran(mine)
    frames["kinerja"] = with_budget(kinerja(mine, tahun, profil), budget, profil)
    frames["anggaran"] = programs_measured(budget, frames["kinerja"], frames["kegiatan"], profil)
    frames["sasaran"] = sasaran(frames["kinerja"], frames["anggaran"], profil)
    frames["kemajuan"] = kemajuan(mine, frames["kinerja"], profil)
    frames["tahunan"] = tahunan(mine, frames["kinerja"], tahun, profil)
    frames["rerata_tahun"] = rerata_tahun(frames["tahunan"])
    frames["nasional"] = nasional(mine, frames["kinerja"], tahun)
    frames["sdm"] = sdm(mine, frames["kinerja"])
    frames["ringkasan"] = ringkasan(frames, kecamatan, profil)
    return frames
