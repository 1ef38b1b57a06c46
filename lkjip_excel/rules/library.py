"""The rules that come with the program, read once from the TOML files beside this module."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import as_file, files
from typing import Any, Protocol, TypeVar

from lkjip_excel.rules.errors import AturanError, nearest
from lkjip_excel.rules.expression import Rumus
from lkjip_excel.rules.reading import Berkas, Converter, Tempat, read, shape
from lkjip_excel.rules.scale import Kelas, Skala
from lkjip_excel.rules.shapes import (
    Dasar,
    Hitungan,
    Label,
    MetodeCapaian,
    MetodeEfisiensi,
    MetodeTriwulan,
    NilaiBerlaku,
    Peraturan,
    Tetapan,
)


class Named(Protocol):
    """Anything with a kode and a title."""

    @property
    def kode(self) -> str:
        """The name used in files."""

    @property
    def judul(self) -> str:
        """The name used on paper."""


N = TypeVar("N", bound=Named)


def shipped(name: str) -> Berkas:
    """Return one of the rule files of this package, by its path below it."""
    with as_file(files("lkjip_excel.rules") / name) as path:
        return read(path, f"rules/{name}")


@cache
def regulations() -> Mapping[str, Peraturan]:
    """Return the regulations that rules cite, by kode."""
    return _by_code(
        shape(Peraturan, raw, place) for place, raw in shipped("peraturan.toml").tables("peraturan")
    )


@cache
def scales() -> Mapping[str, Skala]:
    """Return the scales of predikat and mutu, by kode."""
    return read_scales(shipped("skala.toml"))


@cache
def capaian_methods() -> Mapping[str, MetodeCapaian]:
    """Return the ways to compute capaian, by kode."""
    return read_capaian(shipped("capaian.toml"))


@cache
def efficiency_methods() -> Mapping[str, MetodeEfisiensi]:
    """Return the ways to compute efficiency, of money and of staff, by kode."""
    return read_efficiency(shipped("efisiensi.toml"))


@cache
def quarter_methods() -> Mapping[str, MetodeTriwulan]:
    """Return the ways quarters become a year, by kode; the first is the one taken when none is named."""
    return _rules(MetodeTriwulan, shipped("triwulan.toml"), "metode_triwulan")


@cache
def formulas() -> Mapping[str, Hitungan]:
    """Return the derived figures that no practice does differently (serapan, sisa, ...), by kode."""
    return _rules(Hitungan, shipped("hitungan.toml"), "hitungan", rumus=_formula)


@cache
def constants() -> Mapping[str, Tetapan]:
    """Return the values that regulations set and change, by kode."""
    found = shipped("tetapan.toml").tables("tetapan")
    return _by_code(shape(Tetapan, raw, place, {"nilai": _dated}) for place, raw in found)


def value_at(kode: str, waktu: date | int) -> NilaiBerlaku:
    """Return the value of a tetapan in force on a day, or at the end of a year.

    AturanError when there is no such tetapan, or no value at that time.
    """
    found = constants()
    if kode not in found:
        raise AturanError(f'tetapan "{kode}" tidak dikenal{nearest(kode, found)}')
    day = waktu if isinstance(waktu, date) else date.fromisoformat(f"{waktu:04d}-12-31")
    return found[kode].pada(day)


def quarter_method(teks: str) -> MetodeTriwulan:
    """Return the method a person wrote ("Nilai terakhir"); the first of all for a blank; AturanError."""
    return (
        named(teks, quarter_methods(), "cara triwulan")
        if teks.strip()
        else next(iter(quarter_methods().values()))
    )


def read_scales(berkas: Berkas) -> Mapping[str, Skala]:
    """Return the ``[[skala]]`` of a file, by kode."""
    return _rules(Skala, berkas, "skala", kelas=_classes)


def read_capaian(berkas: Berkas) -> Mapping[str, MetodeCapaian]:
    """Return the ``[[metode_capaian]]`` of a file, by kode."""
    return _rules(MetodeCapaian, berkas, "metode_capaian", rumus=_formula)


def read_efficiency(berkas: Berkas) -> Mapping[str, MetodeEfisiensi]:
    """Return the ``[[metode_efisiensi]]`` of a file, by kode."""
    formulas = dict.fromkeys(("rumus", "syarat", "efektivitas"), _formula)
    return _rules(MetodeEfisiensi, berkas, "metode_efisiensi", label=_labels, **formulas)


def named(teks: str, known: Mapping[str, N], apa: str) -> N:
    """Return the rule a person named by kode or title, whatever the case; AturanError with the nearest."""
    sought = _plain(teks)
    for rule in known.values():
        if sought in {_plain(rule.kode), _plain(rule.judul)}:
            return rule
    raise AturanError(f'{apa} "{teks}" tidak dikenal{nearest(teks, known)}')


def _plain(teks: str) -> str:
    return " ".join(teks.replace("_", " ").casefold().split())


def _rules(kind: type[N], berkas: Berkas, jenis: str, **converters: Converter) -> Mapping[str, N]:
    converters["dasar"] = bases
    return _by_code(shape(kind, raw, place, converters) for place, raw in berkas.tables(jenis))


def _by_code(rules: Iterable[N]) -> Mapping[str, N]:
    found: dict[str, N] = {}
    for rule in rules:
        if rule.kode in found:
            raise AturanError(f'kode "{rule.kode}" dipakai dua kali')
        found[rule.kode] = rule
    return found


def _formula(value: Any, _: Tempat) -> Rumus:  # noqa: ANN401 (straight from TOML)
    return Rumus(value)


def bases(value: Any, place: Tempat) -> tuple[Dasar, ...]:  # noqa: ANN401
    """Return the legal basis of a rule."""
    return tuple(shape(Dasar, raw, place) for raw in value)


def _classes(value: Any, place: Tempat) -> tuple[Kelas, ...]:  # noqa: ANN401
    return tuple(shape(Kelas, raw, place) for raw in value)


def _labels(value: Any, place: Tempat) -> tuple[Label, ...]:  # noqa: ANN401
    return tuple(shape(Label, raw, place, {"bila": _formula}) for raw in value)


def _dated(value: Any, place: Tempat) -> tuple[NilaiBerlaku, ...]:  # noqa: ANN401
    return tuple(shape(NilaiBerlaku, raw, place, {"dasar": bases}) for raw in value)
