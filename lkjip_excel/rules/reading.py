"""Rule files in: TOML turned into rules, strictly, with file, line and key in every complaint."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from pathlib import Path
from types import UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from lkjip_excel.rules.errors import AturanError, nearest

T = TypeVar("T")
Converter = Callable[[Any, "Tempat"], Any]
Converters = Mapping[str, Converter]

_SIMPLE: dict[type, tuple[type, ...]] = {
    str: (str,),
    int: (int,),
    float: (int, float),
    bool: (bool,),
    date: (date,),
}
_KINDS = {str: "teks", int: "bilangan bulat", float: "angka", bool: "true atau false", date: "tanggal"}


@dataclass(frozen=True)
class Berkas:
    """A rule file: its name for messages, its text for line numbers, its content."""

    nama: str
    teks: str
    isi: Mapping[str, Any]

    def tables(self, jenis: str) -> Iterator[tuple["Tempat", dict[str, Any]]]:
        """Yield the tables of an array (``[[jenis]]``) with their place; AturanError for anything else."""
        found = self.isi.get(jenis, [])
        if not isinstance(found, list) or not all(isinstance(raw, dict) for raw in found):
            raise Tempat(self).error(jenis, f'"{jenis}" harus ditulis sebagai [[{jenis}]]')
        for nomor, raw in enumerate(found):
            yield Tempat(self, jenis, nomor), dict(raw)


@dataclass(frozen=True)
class Tempat:
    """A table of a rule file: the top level (""), ``[bagian]``, or the nth ``[[bagian]]``."""

    berkas: Berkas
    bagian: str = ""
    nomor: int = 0

    def error(self, key: str, problem: str) -> AturanError:
        """Return the complaint about a key (or value) of this table."""
        return AturanError(f"{self.berkas.nama} baris {self.line(key)}: {problem}")

    def line(self, key: str) -> int:
        """Return the line (from 1) where the key stands, else where its table begins."""
        lines = self.berkas.teks.splitlines()
        heads = [i for i, line in enumerate(lines) if re.match(rf"\s*\[+\s*{self.bagian}\s*\]", line)]
        start = heads[self.nomor] if self.bagian and self.nomor < len(heads) else 0
        pattern = re.compile(rf'(^|[\s{{,."]){re.escape(key)}["\s]*=')
        found = (i for i, line in enumerate(lines) if key and i >= start and pattern.search(line))
        return next(found, start) + 1


def read(path: Path, nama: str = "") -> Berkas:
    """Return a TOML file; AturanError where it cannot be opened or is not TOML."""
    nama = nama or path.name
    try:
        text = path.read_text("utf-8-sig")
        return Berkas(nama, text, tomllib.loads(text))
    except (OSError, UnicodeDecodeError) as problem:
        raise AturanError(f"{nama}: berkas tidak dapat dibuka atau bukan teks UTF-8") from problem
    except tomllib.TOMLDecodeError as problem:
        place = re.search(r"line (\d+)", str(problem))
        where = f" baris {place.group(1)}" if place else ""
        raise AturanError(f"{nama}{where}: bukan TOML yang sah") from problem


def shape(kind: type[T], raw: Mapping[str, Any], place: Tempat, converters: Converters | None = None) -> T:
    """Return a rule of the given dataclass made of a TOML table.

    ``converters`` make the values that TOML has no type for. AturanError for a key that the dataclass
    does not know, one that is missing, or a value of the wrong type.
    """
    known = {each.name: each for each in fields(kind)}  # type: ignore[arg-type]
    for key in raw:
        if key not in known:
            raise place.error(key, f'kunci "{key}" tidak dikenal{nearest(key, known)}')
    needed = (n for n, f in known.items() if f.default is MISSING and f.default_factory is MISSING)
    for key in needed:
        if key not in raw:
            raise place.error(key, f'kunci "{key}" belum diisi')
    hints = get_type_hints(kind)
    values = {key: _value(key, raw[key], hints[key], place, converters or {}) for key in raw}
    try:
        return kind(**values)
    except AturanError as problem:
        raise place.error("", str(problem)) from problem


def _value(key: str, value: object, hint: object, place: Tempat, converters: Converters) -> object:
    if key in converters:
        return _converted(key, value, place, converters)
    _check(key, value, hint, place)
    return tuple(value) if isinstance(value, list) else value


def _converted(key: str, value: object, place: Tempat, converters: Converters) -> object:
    """Return the converted value; a complaint of the conversion gets the place in front."""
    try:
        return converters[key](value, place)
    except AturanError as problem:
        if str(problem).startswith(place.berkas.nama):
            raise
        raise place.error(key, str(problem)) from problem
    except (TypeError, AttributeError, KeyError, ValueError) as problem:
        raise place.error(key, f'nilai kunci "{key}" tidak berbentuk semestinya') from problem


def _check(key: str, value: object, hint: object, place: Tempat) -> None:
    """Raise where a value is not of the type the dataclass says."""
    if get_origin(hint) is Literal and value not in get_args(hint):
        raise place.error(key, f'{key} "{value}" tidak dikenal{nearest(str(value), get_args(hint))}')
    parts = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    kinds = [part for part in parts if part in _SIMPLE]
    if not kinds or (isinstance(value, list) and len(kinds) < len(parts)):
        return
    if not any(type(value) in _SIMPLE[kind] for kind in kinds):
        wanted = " atau ".join(_KINDS[kind] for kind in kinds)
        raise place.error(key, f'kunci "{key}" harus berisi {wanted}')
