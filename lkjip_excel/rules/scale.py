"""Scales of predikat and mutu: classes, the reading of their bounds, and the gaps they leave as printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lkjip_excel.rules.errors import AturanError
from lkjip_excel.rules.shapes import Aturan


@dataclass(frozen=True, kw_only=True)
class Kelas:
    """One class. Bounds are those printed (None where none is), ``tercetak`` is how they are printed.

    ``label`` is what is shown as predikat, ``kategori`` the letter beside it ("" where there is none).
    """

    label: str
    kategori: str = ""
    bawah: float | None = None
    bawah_termasuk: bool = True
    atas: float | None = None
    atas_termasuk: bool = True
    tercetak: str


@dataclass(frozen=True, kw_only=True)
class Celah:
    """Values between two classes that the printed bounds put into neither."""

    bawah: float
    bawah_termasuk: bool
    atas: float
    atas_termasuk: bool


@dataclass(frozen=True, kw_only=True)
class Skala(Aturan):
    """A scale, best class first.

    Read by lower bounds: a value belongs to the best class whose lower bound it reaches, so that a value
    in a printed gap falls to the class below it. The best class takes all above and the worst all below,
    unless the scale is ``tertutup``: then a value beyond the printed ends has no class.
    """

    kelas: tuple[Kelas, ...]
    tertutup: bool = False

    def __post_init__(self) -> None:
        ranks = [(k.bawah, not k.bawah_termasuk) for k in self.kelas if k.bawah is not None]
        missing = any(kelas.bawah is None for kelas in self.kelas[:-1])
        if missing or any(better <= worse for better, worse in pairwise(ranks)):
            raise AturanError(
                f'skala "{self.kode}": batas bawah kelas harus ada dan menurun dari yang terbaik',
            )
        if not self.kelas or (self.tertutup and None in self.rentang):
            raise AturanError(f'skala "{self.kode}": skala tertutup perlu batas bawah dan batas atas')

    @property
    def celah(self) -> tuple[Celah, ...]:
        """The gaps between the classes as printed, highest first."""
        found = (_gap(worse, better) for better, worse in pairwise(self.kelas))
        return tuple(celah for celah in found if celah is not None)

    @property
    def rentang(self) -> tuple[float | None, float | None]:
        """The lowest and the highest value printed (None where the scale is open)."""
        return self.kelas[-1].bawah, self.kelas[0].atas

    def order(self, mutu: str) -> int | None:
        """Return the rank of a letter or label, 0 for the best; None when it is not of this scale."""
        sought = mutu.strip().casefold()
        for rank, kelas in enumerate(self.kelas):
            if sought and sought in {kelas.kategori.casefold(), kelas.label.casefold()}:
                return rank
        return None

    def excel(self, sel: str, batas: Sequence[str] | None = None, label: Sequence[str] | None = None) -> str:
        """Return the formula (without "=") that gives the label of a cell, "" where the scale has none.

        ``batas`` and ``label`` name the cells that hold each class's lower bound and label, best first;
        without them the formula holds the bounds and labels themselves. The cell must hold a number.
        """
        bounds = batas or [_literal(kelas.bawah) for kelas in self.kelas]
        labels = label or [_quoted(kelas.label) for kelas in self.kelas]
        reached = [f"{sel}{_at_least(kelas)}{bound}" for kelas, bound in zip(self.kelas, bounds, strict=True)]
        steps = list(zip(reached, labels, strict=True))
        formula = '""' if self.tertutup else steps.pop()[1]
        for condition, text in reversed(steps):
            formula = f"IF({condition},{text},{formula})"
        return f'IF({sel}>{_literal(self.kelas[0].atas)},"",{formula})' if self.tertutup else formula


def _gap(worse: Kelas, better: Kelas) -> Celah | None:
    """Return what lies between two neighbouring classes, None when they meet or overlap."""
    if worse.atas is None or better.bawah is None:
        return None
    touching = worse.atas == better.bawah and not (worse.atas_termasuk or better.bawah_termasuk)
    if not (worse.atas < better.bawah or touching):
        return None
    return Celah(
        bawah=worse.atas,
        bawah_termasuk=not worse.atas_termasuk,
        atas=better.bawah,
        atas_termasuk=not better.bawah_termasuk,
    )


def _at_least(kelas: Kelas) -> str:
    return ">=" if kelas.bawah_termasuk else ">"


def _literal(bound: float | None) -> str:
    return "" if bound is None else f"{bound:.15g}"


def _quoted(label: str) -> str:
    return '"' + label.replace('"', '""') + '"'
