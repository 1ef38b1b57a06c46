"""Profiles: which rules a kabupaten uses, from our files or the user's own, and which one to take."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from lkjip_excel.rules import library
from lkjip_excel.rules.errors import AturanError, nearest
from lkjip_excel.rules.reading import Berkas, Converter, Tempat, read, shape
from lkjip_excel.rules.scale import Skala
from lkjip_excel.rules.shapes import Aturan, MetodeCapaian, MetodeEfisiensi, Pembulatan

BAKU = "umum"


@dataclass(frozen=True, kw_only=True)
class Profil(Aturan):
    """The rules of one kabupaten and time.

    ``capaian`` is the method of each arah (positif, negatif, rentang); ``daftar_metode`` holds every
    method an indikator may name, the profile's own included. ``batas``: lowest and highest capaian that
    counts (None: not capped); ``predikat_dari`` says whether the predikat is read from the capped or the
    raw capaian, ``rata_rata`` whether the overall mean is that of all indikator or that of the sasaran.
    """

    kabupaten: str = ""
    capaian: Mapping[str, MetodeCapaian]
    batas: tuple[float, float] | None = None
    predikat: Skala
    predikat_dari: Literal["dibatasi", "mentah"]
    rata_rata: Literal["indikator", "sasaran"]
    efisiensi: MetodeEfisiensi
    efisiensi_sdm: MetodeEfisiensi
    skala_mutu: Skala
    pembulatan: Pembulatan
    pembulatan_serapan: Pembulatan
    daftar_metode: Mapping[str, MetodeCapaian]

    def metode(self, arah: str, diminta: str = "") -> MetodeCapaian:
        """Return the method of an indikator: the one it names itself, else that of its arah.

        A blank arah is positif. AturanError for a method or arah nobody knows.
        """
        if diminta.strip():
            return library.named(diminta, self.daftar_metode, "metode capaian")
        sought = arah.strip().casefold() or next(iter(self.capaian))
        if sought not in self.capaian:
            raise AturanError(f'arah "{arah}" tidak dikenal{nearest(sought, self.capaian)}')
        return self.capaian[sought]


@cache
def profiles() -> tuple[Profil, ...]:
    """Return the profiles that come with the program: the general one first, then by kode."""
    names = (each.name for each in (files("lkjip_excel.rules") / "profil").iterdir())
    codes = sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))
    return tuple(profile(kode) for kode in sorted(codes, key=lambda kode: kode != BAKU))


def profile(kode_or_path: str | Path) -> Profil:
    """Return a profile of ours by kode, or the user's own by the path of its TOML file.

    AturanError for an unknown kode, or a file with an unknown key, method or scale.
    """
    sought = str(kode_or_path).strip()
    if sought.endswith(".toml"):
        path = Path(sought)
        return _built(read(path, str(path)), path.stem)
    return _shipped(sought.casefold())


@cache
def _shipped(kode: str) -> Profil:
    folder = files("lkjip_excel.rules") / "profil"
    known = [each.name.removesuffix(".toml") for each in folder.iterdir() if each.name.endswith(".toml")]
    if kode not in known:
        raise AturanError(f'profil "{kode}" tidak dikenal{nearest(kode, known)}')
    return _built(library.shipped(f"profil/{kode}.toml"), kode)


def choose_profile(
    diminta: str | None,
    instansi: str,
    kabupaten: str,
    tahun: int | None,
) -> tuple[Profil, str]:
    """Return the profile of a kecamatan and, in a few words, why that one.

    First the --profil option, then the one its Instansi sheet names, then the one whose kabupaten and
    year fit, else the general one. AturanError when a named profile does not exist.
    """
    if diminta and diminta.strip():
        return profile(diminta), "dari opsi --profil"
    if instansi.strip():  # a workbook that somebody sent names a profile of ours, never a file to open
        return _shipped(instansi.strip().casefold()), "dari lembar Instansi"
    fitting = [each for each in profiles() if _fits(each, kabupaten, tahun)]
    return (fitting[-1], "menurut kabupaten dan tahun") if fitting else (profile(BAKU), "baku")


def _fits(profil: Profil, kabupaten: str, tahun: int | None) -> bool:
    same = profil.kabupaten != "" and _bare(profil.kabupaten) == _bare(kabupaten)
    return same and tahun is not None and profil.holds_in(tahun)


def _bare(kabupaten: str) -> str:
    """Return the name without "Kabupaten"; "Kota" stays, a kota is another region than its namesake."""
    return re.sub(r"^\s*kab(upaten)?\b\.?", "", kabupaten.casefold()).strip()


@dataclass(frozen=True)
class _Known:
    """What a profile may choose from: the rules of the program and those of its own file."""

    scales: Mapping[str, Skala]
    capaian: Mapping[str, MetodeCapaian]
    efficiency: Mapping[str, MetodeEfisiensi]

    def scale(self, value: Any, _: Tempat) -> Skala:  # noqa: ANN401 (straight from TOML)
        return library.named(value, self.scales, "skala")

    def method(self, value: Any, _: Tempat) -> MetodeEfisiensi:  # noqa: ANN401
        return library.named(value, self.efficiency, "metode efisiensi")

    def methods(self, value: Any, place: Tempat) -> Mapping[str, MetodeCapaian]:  # noqa: ANN401
        """Return the method of every arah; AturanError for one missing, unknown or of another arah."""
        section = Tempat(place.berkas, "capaian")
        missing = sorted({each.arah for each in self.capaian.values()} - set(value))
        if missing:
            raise place.error("capaian", f"arah {', '.join(missing)} belum diberi metode")
        return {arah: self._of_direction(arah, kode, section) for arah, kode in value.items()}

    def _of_direction(self, arah: str, kode: str, section: Tempat) -> MetodeCapaian:
        fitting = {each.kode: each for each in self.capaian.values() if each.arah == arah}
        if not fitting:
            known = {each.arah for each in self.capaian.values()}
            raise section.error(arah, f'arah "{arah}" tidak dikenal{nearest(arah, known)}')
        try:
            return library.named(kode, fitting, f"metode capaian {arah}")
        except AturanError as problem:
            raise section.error(arah, str(problem)) from problem


_OWN = {"dasar_profil", "skala", "metode_capaian", "metode_efisiensi"}
#: A profile that extends another takes over its choices, never its title, validity or legal basis.
_CHOICES = {each.name for each in fields(Profil)} - {each.name for each in fields(Aturan)} - {"kabupaten"}


def _built(berkas: Berkas, kode: str) -> Profil:
    own = {key: value for key, value in berkas.isi.items() if key not in _OWN}
    base = _base(berkas)
    raw = {"kode": kode, "judul": kode, **base, **own}
    if isinstance(own.get("capaian"), dict):
        raw["capaian"] = {**base.get("capaian", {}), **own["capaian"]}
    known = _known(berkas)
    raw["daftar_metode"] = known.capaian
    if "pembulatan" in raw:
        raw.setdefault("pembulatan_serapan", raw["pembulatan"])
    return shape(Profil, raw, Tempat(berkas), _converters(known))


def _base(berkas: Berkas) -> dict[str, Any]:
    """Return the choices of the profile that this one extends, none when it stands alone."""
    if "dasar_profil" not in berkas.isi:
        return {}
    kode = str(berkas.isi["dasar_profil"])
    try:
        _shipped(kode)
    except AturanError as problem:
        raise Tempat(berkas).error("dasar_profil", str(problem)) from problem
    inherited = library.shipped(f"profil/{kode}.toml")
    return {key: value for key, value in inherited.isi.items() if key in _CHOICES}


def _known(berkas: Berkas) -> _Known:
    return _Known(
        scales={**library.scales(), **library.read_scales(berkas)},
        capaian={**library.capaian_methods(), **library.read_capaian(berkas)},
        efficiency={**library.efficiency_methods(), **library.read_efficiency(berkas)},
    )


def _converters(known: _Known) -> dict[str, Converter]:
    return {
        "dasar": library.bases,
        "capaian": known.methods,
        "predikat": known.scale,
        "skala_mutu": known.scale,
        "efisiensi": known.method,
        "efisiensi_sdm": known.method,
        "batas": _limits,
        "pembulatan": _rounding,
        "pembulatan_serapan": _rounding,
        "daftar_metode": lambda value, _: value,
    }


def _limits(value: Any, _: Tempat) -> tuple[float, float] | None:  # noqa: ANN401
    """Return the cap, None for an empty list: so a profile says that it does not cap."""
    if value == []:
        return None
    lowest, highest = map(float, value)
    if lowest >= highest:
        raise AturanError("batas bawah harus lebih kecil daripada batas atas")
    return lowest, highest


def _rounding(value: Any, place: Tempat) -> Pembulatan:  # noqa: ANN401
    return shape(Pembulatan, value, place)
