"""Comparisons: with earlier years, with the end of the Renstra, with the nation, with the staff there is."""

import pandas as pd

from lkjip_excel.compute.hitungan import derived
from lkjip_excel.compute.pengukuran import in_order, measure, operands
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
#: What a comparison takes over from the kinerja of the year.
_TAKEN = ["kecamatan", "kunci", "sasaran", "indikator", "arah", "metode", "realisasi", "realisasi_fakta"]


def _measured_indicators(kinerja: pd.DataFrame) -> pd.DataFrame:
    """Return the indikator of the year with their realisasi as an operand of a comparison."""
    known = kinerja["realisasi"].notna()
    state = pd.Series(Keadaan.KOSONG.value, index=kinerja.index).mask(known, Keadaan.ADA.value)
    state = state.mask(kinerja["keadaan"] == KeadaanKinerja.TIDAK_BERLAKU, Keadaan.TIDAK_BERLAKU.value)
    return kinerja[_TAKEN].assign(realisasi_keadaan=state)


def kemajuan(fakta: pd.DataFrame, kinerja: pd.DataFrame, profil: Profil) -> pd.DataFrame:
    """Return model.KEMAJUAN: realisasi of the year against the last target of the Renstra."""
    last = _last_targets(fakta)
    merged = _measured_indicators(kinerja).merge(last, on=_KEY, how="inner")
    merged = operands(merged.rename(columns={"metode": "diminta"}), "target", "realisasi")
    measured = measure(merged, profil).rename(columns={"capaian": "kemajuan"})
    measured = measured.assign(target_akhir=measured["target"], target_akhir_fakta=measured["target_fakta"])
    return shaped(in_order(measured), KEMAJUAN)


def _last_targets(fakta: pd.DataFrame) -> pd.DataFrame:
    """Return the last target of each indikator: the column for it where filled, else the last year's."""
    mine = fakta[(fakta["dokumen"] == "renstra") & fakta["peran"].isin({"target", "target_akhir"})]
    mine = mine[(mine["keadaan"] == Keadaan.ADA) & (mine["indikator"] != "")]
    mine = mine.assign(urut=mine["periode"].where(mine["peran"] == "target", "akhir"))
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
    about = kinerja[[*_KEY, "arah", "metode"]].drop_duplicates(_KEY)
    earlier = earlier.merge(about, on=_KEY, how="left").rename(columns={"metode": "diminta"})
    earlier = earlier.fillna({"arah": "positif", "diminta": ""})
    past = measure(operands(earlier, "target", "realisasi"), profil)
    now = kinerja[kinerja["kecamatan"].isin(past["kecamatan"])].assign(tahun=tahun)
    together = pd.concat([frame for frame in (now, past) if len(frame)] or [now], ignore_index=True)
    rank = together.groupby(_KEY, sort=False).ngroup()
    ordered = together.assign(urut=rank).sort_values(["kecamatan", "urut", "tahun"], kind="stable")
    return shaped(in_order(ordered), TAHUNAN)


def _earlier_years(fakta: pd.DataFrame, tahun: int) -> pd.DataFrame:
    """Return one row an indikator and earlier year, target and realisasi side by side."""
    mine = fakta[(fakta["dokumen"] == "perbandingan_tahun") & (fakta["periode"] != "")]
    mine = mine[(mine["indikator"] != "") & (mine["periode"] != str(tahun))]
    years = sorted(set(mine["periode"]))
    frames = [_one_year(fakta, year) for year in years]
    empty = rows(fakta, "perbandingan_tahun").iloc[:0].assign(tahun=0)
    return pd.concat(frames, ignore_index=True) if frames else empty


def _one_year(fakta: pd.DataFrame, year: str) -> pd.DataFrame:
    found = operands(rows(fakta, "perbandingan_tahun", year), "target", "realisasi")
    found = found[found["indikator"] != ""].drop_duplicates(_KEY).assign(tahun=int(year))
    silent = (found["target_keadaan"] == Keadaan.KOSONG) & (found["realisasi_keadaan"] == Keadaan.KOSONG)
    return found[~silent]


def rerata_tahun(years: pd.DataFrame) -> pd.DataFrame:
    """Return model.RERATA_TAHUN: the mean capaian of each year of model.TAHUNAN."""
    grouped = years.groupby(["kecamatan", "tahun"], sort=True)["capaian"]
    return shaped(grouped.agg(rata_rata="mean", jumlah="count").reset_index(), RERATA_TAHUN)


def nasional(fakta: pd.DataFrame, kinerja: pd.DataFrame, tahun: int) -> pd.DataFrame:
    """Return model.NASIONAL: realisasi of the year as a percentage of the national figure."""
    found = operands(rows(fakta, "realisasi_kinerja", str(tahun)), "nasional").drop_duplicates(_KEY)
    found = found[found["nasional_keadaan"] != Keadaan.KOSONG]
    columns = [name for name in map(str, found) if name.startswith("nasional")]
    merged = kinerja[_TAKEN].merge(found[_KEY + columns], on=_KEY, how="inner")
    state = _compared(merged["realisasi"], merged["nasional"], merged["nasional_keadaan"])
    figures = {role: merged[role] for role in ("realisasi", "nasional")}
    share, gap = derived("nasional", **figures), derived("selisih_nasional", **figures)
    return shaped(in_order(merged.assign(keadaan=state, perbandingan=share, selisih=gap)), NASIONAL)


def _compared(
    left: "pd.Series[float]", right: "pd.Series[float]", told: "pd.Series[str]"
) -> "pd.Series[str]":
    """Return the state of a comparison of two numbers, the right one told to be in this state."""
    state = pd.Series(KeadaanKinerja.TERUKUR.value, index=left.index, dtype="str")
    state = state.mask(left.isna(), KeadaanKinerja.BELUM_DIISI.value)
    state = state.mask(right.isna() | (right == 0), KeadaanKinerja.TIDAK_DAPAT_DIHITUNG.value)
    state = state.mask(told == Keadaan.KOSONG, KeadaanKinerja.BELUM_DIISI.value)
    return state.mask(told == Keadaan.TIDAK_BERLAKU, KeadaanKinerja.TIDAK_BERLAKU.value)


def sdm(fakta: pd.DataFrame, kinerja: pd.DataFrame) -> pd.DataFrame:
    """Return model.SDM: staff available as a percentage of staff needed, by indikator."""
    found = operands(rows(fakta, "sdm"), "kebutuhan", "tersedia")
    found = found[(found["jenjang"] == Jenjang.INDIKATOR) & (found["indikator"] != "")]
    merged = found.merge(kinerja[[*_KEY, "capaian"]].drop_duplicates(_KEY), on=_KEY, how="left")
    state = _compared(merged["tersedia"], merged["kebutuhan"], merged["kebutuhan_keadaan"])
    share = derived("ketersediaan", tersedia=merged["tersedia"], kebutuhan=merged["kebutuhan"])
    return shaped(in_order(merged.assign(keadaan=state, ketersediaan=share)), SDM)
