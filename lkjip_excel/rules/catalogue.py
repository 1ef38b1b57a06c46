"""The catalogue of temuan: what each code means, and how a temuan is numbered and put into words.

``python -m lkjip_excel.rules.catalogue [FILE]`` writes docs/temuan.md anew, from the top of the repository.
"""

import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Any

from lkjip_excel.model import Sumber, Temuan, Tingkat
from lkjip_excel.values import format_angka, format_persen, format_rupiah

KELOMPOK: Mapping[str, str] = MappingProxyType(
    {
        "BACA": "Terbacakah sel itu sebagaimana mestinya?",
        "HITUNG": "Benarkah angka tercetak menurut bagian-bagiannya?",
        "SELARAS": "Samakah isi dua tempat tentang hal yang sama?",
        "SKALA": "Benarkah label menurut nilainya?",
        "IDENT": "Benarkah kecamatan, tahun, kode dan urutannya?",
    },
)
TARGET = "docs/temuan.md"
_LEVELS = tuple(Tingkat)
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")


@dataclass(frozen=True, slots=True)
class Entri:
    """A code of the catalogue; ``pesan`` and ``perbaikan`` are templates filled from ``Temuan.isi``."""

    kode: str
    judul: str
    tingkat: Tingkat
    mengapa: str
    pesan: str
    perbaikan: str
    dasar: str = ""
    isian: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        parts = Formatter().parse(self.pesan + self.perbaikan)
        object.__setattr__(self, "isian", frozenset(name for _, name, _, _ in parts if name))


@dataclass(frozen=True, slots=True)
class Rendered:
    """The words of one temuan, as its reader sees them."""

    judul: str
    tingkat: Tingkat
    pesan: str
    perbaikan: str


@dataclass(frozen=True, slots=True)
class Bernomor:
    """A temuan with its id; ``akar`` is the id of the temuan that explains this one, None for a cause."""

    id: str
    akar: str | None
    temuan: Temuan
    rendered: Rendered


class _Words(Formatter):
    """Fill a template with numbers written the Indonesian way ({x:rupiah}, {x:angka}, {x:persen})."""

    _styles: Mapping[str, Callable[[float], str]] = MappingProxyType(
        {"rupiah": format_rupiah, "angka": format_angka, "persen": format_persen},
    )

    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401 -- isi holds anything
        """Return the value as text; what is not a number is shown as it is, a list with commas."""
        if isinstance(value, str):
            return value
        if isinstance(value, Sequence):
            return ", ".join(map(str, value))
        if isinstance(value, float) or format_spec:
            return self._styles[format_spec or "angka"](float(value))
        return str(value)


_WORDS = _Words()


@cache
def catalogue() -> Mapping[str, Entri]:
    """Return every entry by its code, in the order of the file."""
    raw = tomllib.loads(files("lkjip_excel").joinpath("rules", "temuan.toml").read_text("utf-8"))
    entries = {kode: _entry(kode, dict(words)) for kode, words in raw.items()}
    return MappingProxyType(entries)


def _entry(kode: str, words: dict[str, str]) -> Entri:
    return Entri(kode=kode, tingkat=Tingkat(words.pop("tingkat")), **words)


def render(temuan: Temuan) -> Rendered:
    """Put a temuan into words; KeyError when its code or one of its placeholders is missing."""
    entry = catalogue()[temuan.kode]
    pesan, perbaikan = (_WORDS.vformat(text, (), temuan.isi) for text in (entry.pesan, entry.perbaikan))
    return Rendered(entry.judul, entry.tingkat, pesan, perbaikan)


def numbered(temuan: Iterable[Temuan], kecamatan: str) -> tuple[Bernomor, ...]:
    """Return the temuan of one kecamatan with their ids and words.

    The order, and so the id, depends on nothing but the temuan themselves: level, file, sheet, cell
    (as row and column), code, words.
    """
    worded = ((one, render(one)) for one in temuan if one.kecamatan == kecamatan)
    ordered = sorted(worded, key=lambda pair: _order(*pair))
    return tuple(
        Bernomor(f"{kecamatan}-{number:04d}", None, one, words)
        for number, (one, words) in enumerate(ordered, start=1)
    )


def _order(temuan: Temuan, words: Rendered) -> tuple[object, ...]:
    places = tuple(map(_place, temuan.sumber))
    return (_LEVELS.index(words.tingkat), places[:1], temuan.kode, words.pesan, places)


def _place(sumber: Sumber) -> tuple[str, str, int, int, str]:
    """Return a cell as something that sorts by row, then column (Z before AA)."""
    cell = _CELL.match(sumber.sel)
    row, column = (int(cell[2]), int(cell[1], base=36)) if cell else (0, 0)
    return (sumber.berkas, sumber.lembar, row, column, sumber.sel)


def document() -> str:
    """Return docs/temuan.md: every code with its meaning, its level and the way to mend it."""
    head = (
        "# Katalog temuan\n\n"
        "<!-- Dibuat dari lkjip_excel/rules/temuan.toml; jangan disunting langsung. -->\n\n"
        "`galat` pasti salah, `peringatan` perlu dilihat orang, `info` sekadar diberitahukan. "
        "Tanda kurung kurawal diisi dengan isi sel yang bersangkutan.\n"
    )
    return head + "".join(_group(name, question) for name, question in KELOMPOK.items())


def _group(name: str, question: str) -> str:
    entries = [entry for kode, entry in catalogue().items() if kode.startswith(f"{name}-")]
    return f"\n## {name}\n\n{question}\n" + "".join(map(_paragraph, entries))


def _paragraph(entry: Entri) -> str:
    lines = [
        f"Tingkat: {entry.tingkat}",
        f"Pesan: {entry.pesan}",
        f"Mengapa: {entry.mengapa}",
        f"Perbaikan: {entry.perbaikan}",
        *([f"Dasar: {entry.dasar}"] if entry.dasar else []),
    ]
    return f"\n### {entry.kode} {entry.judul}\n\n" + "".join(f"- {line}\n" for line in lines)


if __name__ == "__main__":
    Path(*sys.argv[1:] or [TARGET]).write_text(document(), "utf-8")
