"""Comparisons: with earlier years, with the end of the Renstra, with the nation, with the staff there is."""

from collections.abc import Sequence

import pandas as pd

from lkjip_excel.compute.hitungan import derived
from lkjip_excel.compute.pengukuran import OPERAN, in_order, measure, operands, states
from lkjip_excel.facts import rows
from lkjip_excel.model import (
    KEMAJUAN,
    NASIONAL,
    RERATA_TAHUN,
    SDM,
    TAHUNAN,
    Jenjang,
    Keadaan,
    KeadaanKinerja,
    shaped,
)
from lkjip_excel.rules import Profil

_KEY = ["kecamatan", "kunci"]
#: What a comparison takes over from the kinerja of the year: the indikator, and its realisasi.
_REALISASI = ["realisasi", "realisasi_fakta", "realisasi_keadaan", "realisasi_mutu"]
_TAKEN = [*_KEY, "sasaran", "indikator", "arah", "diminta", *_REALISASI]


def kemajuan(fakta: pd.DataFrame, kinerja: pd.DataFrame, profil: Profil) -> pd.DataFrame:
    """Return model.KEMAJUAN: realisasi of the year against the last target of the Renstra."""
    merged = operands(kinerja[_TAKEN].merge(_last_targets(fakta), on=_KEY, how="inner"), *OPERAN)
    measured = measure(merged, profil).rename(columns={"capaian": "kemajuan"})
    measured = measured.assign(target_akhir=measured["target"], target_akhir_fakta=measured["target_fakta"])
    return shaped(in_order(measured), KEMAJUAN)


def _last_targets(fakta: pd.DataFrame) -> pd.DataFrame:
    """Return the last target of each indikator: what a table names so, else the Renstra's last one."""
    named = (fakta["dokumen"] == "perbandingan_renstra") & (fakta["peran"] == "target_akhir")
    yearly = (fakta["dokumen"] == "renstra") & (fakta["peran"] == "target")
    mine = fakta[(named | yearly) & (fakta["keadaan"] == Keadaan.ADA) & (fakta["indikator"] != "")]
    mine = mine.assign(urut=mine["periode"].mask(mine["peran"] == "target_akhir", "akhir"))
    mine = mine.sort_values("urut", kind="stable").drop_duplicates(_KEY, keep="last")
    mine = mine.rename_axis("target_fakta").reset_index()
    names = {
        "nilai": "target",
        "nilai_atas": "target_atas",
        "mutu": "target_mutu",
        "keadaan": "target_keadaan",
    }
    kept = [*_KEY, "target_fakta", *names.values()]
    return mine.rename(columns=names)[kept].astype({"target_fakta": "Int64"})


def tahunan(fakta: pd.DataFrame, kinerja: pd.DataFrame, tahun: int, profil: Profil) -> pd.DataFrame:
    """Return model.TAHUNAN: every indikator in every year known, this year (from ``kinerja``) included.

    Kecamatan that give no earlier year are left out. Indikator of this year stand first, in its order.
    """
    earlier = _earlier_years(fakta, tahun)
    earlier = earlier.merge(kinerja[[*_KEY, "arah", "diminta"]], on=_KEY, how="left")
    earlier = earlier.fillna({"arah": "positif", "diminta": ""})
    past = measure(operands(earlier, *OPERAN), profil)
    now = kinerja[kinerja["kecamatan"].isin(past["kecamatan"])].assign(tahun=tahun)
    together = pd.concat([frame for frame in (now, past) if len(frame)] or [now], ignore_index=True)
    rank = together.groupby(_KEY, sort=False).ngroup()
    ordered = together.assign(urut=rank).sort_values(["kecamatan", "urut", "tahun"], kind="stable")
    return shaped(in_order(ordered), TAHUNAN)


def _earlier_years(fakta: pd.DataFrame, tahun: int) -> pd.DataFrame:
    """Return one row an indikator and earlier year, target and realisasi side by side."""
    mine = fakta[(fakta["dokumen"] == "perbandingan_tahun") & (fakta["jenjang"] == Jenjang.INDIKATOR)]
    mine = mine[(mine["indikator"] != "") & ~mine["periode"].isin({"", str(tahun)})]
    years = sorted(set(mine["periode"]))
    frames = [_one_year(fakta, year) for year in years]
    empty = rows(fakta, "perbandingan_tahun").iloc[:0].assign(tahun=0)
    return pd.concat(frames, ignore_index=True) if frames else empty


def _one_year(fakta: pd.DataFrame, year: str) -> pd.DataFrame:
    found = operands(rows(fakta, "perbandingan_tahun", year), *OPERAN)
    found = found[(found["indikator"] != "") & (found["jenjang"] == Jenjang.INDIKATOR)]
    found = found.drop_duplicates(_KEY).assign(tahun=int(year))
    silent = (found["target_keadaan"] == Keadaan.KOSONG) & (found["realisasi_keadaan"] == Keadaan.KOSONG)
    return found[~silent]


def rerata_tahun(years: pd.DataFrame) -> pd.DataFrame:
    """Return model.RERATA_TAHUN: the mean capaian of each year of model.TAHUNAN."""
    grouped = years.groupby(["kecamatan", "tahun"], sort=True)["capaian"]
    return shaped(grouped.agg(rata_rata="mean", jumlah="count").reset_index(), RERATA_TAHUN)


def nasional(fakta: pd.DataFrame, kinerja: pd.DataFrame, tahun: int) -> pd.DataFrame:
    """Return model.NASIONAL: realisasi of the year as a percentage of the national figure."""
    found = operands(rows(fakta, "perbandingan_nasional", str(tahun)), "nasional").drop_duplicates(_KEY)
    found = found[found["nasional_keadaan"] != Keadaan.KOSONG]
    columns = [name for name in map(str, found) if name.startswith("nasional")]
    merged = kinerja[_TAKEN].merge(found[_KEY + columns], on=_KEY, how="inner")
    state, share = _compared(merged, "nasional", ["realisasi", "nasional"])
    gap = derived("selisih_nasional", realisasi=merged["realisasi"], nasional=merged["nasional"])
    return shaped(in_order(merged.assign(keadaan=state, perbandingan=share, selisih=gap)), NASIONAL)


def sdm(fakta: pd.DataFrame, kinerja: pd.DataFrame) -> pd.DataFrame:
    """Return model.SDM: staff available as a percentage of staff needed, by indikator."""
    found = operands(rows(fakta, "sdm"), "kebutuhan", "tersedia")
    found = found[(found["jenjang"] == Jenjang.INDIKATOR) & (found["indikator"] != "")]
    merged = found.merge(kinerja[[*_KEY, "capaian"]], on=_KEY, how="left")
    state, share = _compared(merged, "ketersediaan", ["kebutuhan", "tersedia"])
    return shaped(in_order(merged.assign(keadaan=state, ketersediaan=share)), SDM)


def _compared(
    found: pd.DataFrame, kode: str, roles: Sequence[str]
) -> tuple["pd.Series[str]", "pd.Series[float]"]:
    """Return the state of every row's comparison and the derived figure ``kode`` that it is (percent)."""
    share = derived(kode, **{role: found[role] for role in roles})
    state, _ = states(found, roles)
    lost = (state == KeadaanKinerja.TERUKUR) & share.isna()
    return state.mask(lost, KeadaanKinerja.TIDAK_DAPAT_DIHITUNG.value), share
