"""Means by sasaran, what the supporting programs cost, and how efficient that was."""

import pandas as pd

from lkjip_excel.compute.efisiensi import efisiensi
from lkjip_excel.compute.hitungan import derived
from lkjip_excel.compute.kinerja import graded
from lkjip_excel.compute.pengukuran import in_order
from lkjip_excel.compute.rata_rata import rata_rata
from lkjip_excel.model import ANGGARAN, KINERJA, SASARAN, Jenjang, KeadaanKinerja, shaped
from lkjip_excel.rules import Profil

_KEY = ["kecamatan", "kunci"]
_BOTH_MEANS = ("rata_rata_capaian", "rata_rata_dibatasi")


def with_budget(kinerja: pd.DataFrame, anggaran: pd.DataFrame, profil: Profil) -> pd.DataFrame:
    """Return model.KINERJA with the money of the programs that say they support each indikator."""
    money = _supporting(anggaran, "kunci_indikator").rename(columns={"realisasi": "realisasi_anggaran"})
    kept = kinerja.drop(columns=["pagu", "realisasi_anggaran", "serapan"])
    merged = kept.merge(money, on=_KEY, how="left")
    return shaped(_with_efficiency(merged, "capaian", profil, "realisasi_anggaran"), KINERJA)


def programs_measured(
    anggaran: pd.DataFrame, kinerja: pd.DataFrame, kegiatan: pd.DataFrame, profil: Profil
) -> pd.DataFrame:
    """Return model.ANGGARAN with the mean capaian of each row's own indikator, and its efisiensi.

    The total stands for everything, so its capaian is the mean of all indikator of all levels.
    """
    everything = mean_of_all(kinerja, kegiatan).reset_index().assign(kunci=Jenjang.TOTAL.value)
    means = kegiatan.groupby(_KEY, sort=False)["capaian"].mean().reset_index()
    means = pd.concat([frame for frame in (means, everything) if len(frame)] or [means])
    merged = anggaran.drop(columns="capaian").merge(means, on=_KEY, how="left")
    return shaped(_with_efficiency(merged, "capaian", profil, "realisasi"), ANGGARAN)


def mean_of_all(kinerja: pd.DataFrame, kegiatan: pd.DataFrame) -> "pd.Series[float]":
    """Return by kecamatan the mean capaian of all indikator: sasaran, program, kegiatan, sub kegiatan."""
    columns = ["kecamatan", "capaian"]
    together = pd.concat([kinerja[columns], kegiatan[columns]])
    return together.groupby("kecamatan", sort=False)["capaian"].mean()


def sasaran(kinerja: pd.DataFrame, anggaran: pd.DataFrame, profil: Profil) -> pd.DataFrame:
    """Return model.SASARAN: one row a sasaran in the order of the PK."""
    found = _means(kinerja, profil).merge(_supporting(anggaran, "kunci_sasaran"), on=_KEY, how="left")
    whole = found["kecamatan"].map(_totals(anggaran)["pagu"])
    found["porsi_pagu"] = derived("porsi", bagian=found["pagu"], total=whole)
    measured = _with_efficiency(found, "rata_rata_capaian", profil, "realisasi")
    return shaped(in_order(measured), SASARAN)


def _means(kinerja: pd.DataFrame, profil: Profil) -> pd.DataFrame:
    """Return the mean capaian, raw and capped, of each sasaran; only terukur indikator count."""
    group = [kinerja["kecamatan"], kinerja["kunci_sasaran"]]
    frame = pd.DataFrame(
        {
            "sasaran": kinerja.groupby(group, sort=False)["sasaran"].first(),
            "jumlah_indikator": kinerja.groupby(group, sort=False).size(),
            "jumlah_terukur": _measured(kinerja).groupby(group, sort=False).sum(),
            "rata_rata_capaian": rata_rata(kinerja["capaian"], group, kinerja["bobot"]),
            "rata_rata_dibatasi": rata_rata(kinerja["capaian_dibatasi"], group, kinerja["bobot"]),
        },
    )
    return graded(frame.rename_axis(_KEY).reset_index(), profil, *_BOTH_MEANS)


def _measured(kinerja: pd.DataFrame) -> "pd.Series[bool]":
    return kinerja["keadaan"] == KeadaanKinerja.TERUKUR


def overall(kinerja: pd.DataFrame, by_sasaran: pd.DataFrame, profil: Profil) -> pd.DataFrame:
    """Return the mean capaian of each kecamatan (index), raw and capped, with predikat and counts.

    It is the mean of all indikator, or of the sasaran where the profile says so.
    """
    group = [kinerja["kecamatan"]]
    raw = rata_rata(kinerja["capaian"], group, kinerja["bobot"])
    capped = rata_rata(kinerja["capaian_dibatasi"], group, kinerja["bobot"])
    if profil.rata_rata == "sasaran":
        grouped = by_sasaran.groupby("kecamatan", sort=False)
        raw = grouped["rata_rata_capaian"].mean()
        capped = grouped["rata_rata_dibatasi"].mean()
    frame = pd.DataFrame(
        {
            "jumlah_indikator": kinerja.groupby("kecamatan", sort=False).size(),
            "jumlah_terukur": _measured(kinerja).groupby(kinerja["kecamatan"], sort=False).sum(),
            "rata_rata_capaian": raw,
            "rata_rata_dibatasi": capped,
        },
    )
    return graded(frame, profil, *_BOTH_MEANS)


def _supporting(anggaran: pd.DataFrame, key: str) -> pd.DataFrame:
    """Return the money of all programs that support the same sasaran or indikator, by its key."""
    programs = anggaran[(anggaran["jenjang"] == Jenjang.PROGRAM) & (anggaran[key] != "")]
    money = programs.groupby(["kecamatan", key], sort=False)[["pagu", "realisasi"]].sum(min_count=1)
    money["serapan"] = derived("serapan", pagu=money["pagu"], realisasi=money["realisasi"])
    return money.rename_axis(_KEY).reset_index()


def _totals(anggaran: pd.DataFrame) -> pd.DataFrame:
    return anggaran[anggaran["jenjang"] == Jenjang.TOTAL].set_index("kecamatan")


def _with_efficiency(frame: pd.DataFrame, capaian: str, profil: Profil, realisasi: str) -> pd.DataFrame:
    judged = efisiensi(profil.efisiensi, frame[capaian], frame["serapan"], frame["pagu"], frame[realisasi])
    return frame.assign(efisiensi=judged["nilai"], efisiensi_keterangan=judged["keterangan"])
