"""Moves columns to their contents, where a header spans a number and a name, or Rp. and an amount."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lkjip_excel.read.files.book import Lembar
from lkjip_excel.read.tables.find import KolomTabel, TabelLembar
from lkjip_excel.read.tables.lines import is_running
from lkjip_excel.read.tables.row_words import row_words

_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]{2}")


def is_currency(text: str) -> bool:
    """Tell whether a text is a bare "Rp."."""
    return text.casefold().rstrip(". ") in row_words().mata_uang


def settled(lembar: Lembar, found: TabelLembar) -> TabelLembar:
    """Return the table with such columns moved one to the right; what is left behind may be the number."""
    types = {(kolom.peran, kolom.bagian): kolom.tipe for kolom in found.tabel.kolom}
    taken = {one.kolom for one in found.kolom} | {column for _, column, _ in found.asing}
    columns: list[KolomTabel] = []
    for one in found.kolom:
        free = one.kolom < lembar.kolom and one.kolom + 1 not in taken
        moved = free and _stands_right(lembar, found, one.kolom, types[one.peran, one.bagian])
        columns.append(replace(one, kolom=one.kolom + 1) if moved else one)
        if moved and types.get(("nomor", "")) and not any(kolom.peran == "nomor" for kolom in found.kolom):
            columns.append(KolomTabel("nomor", "", one.kolom))
    return replace(found, kolom=tuple(columns))


def _stands_right(lembar: Lembar, found: TabelLembar, column: int, tipe: str) -> bool:
    pairs = list(_pairs(lembar, found, column))
    if tipe == "teks":
        named = [left for left, right in pairs if _LETTERS.search(right)]
        return bool(named) and all(map(is_running, named)) and _unnamed(pairs)
    if tipe in {"angka", "rupiah"}:
        figures = any(_DIGIT.search(right) for _, right in pairs)
        return figures and all(left == "" or is_currency(left) for left, _ in pairs)
    return False


def _unnamed(pairs: list[tuple[str, str]]) -> bool:
    """Tell whether a column names nothing itself but rows that hold nothing beside it ("Jumlah")."""
    return all(is_running(left) or right == "" for left, right in pairs) and not all(
        right == "" for _, right in pairs
    )


def _pairs(lembar: Lembar, found: TabelLembar, column: int) -> Iterator[tuple[str, str]]:
    """Yield the texts of a column and of its right neighbour, row by row."""
    for row in range(found.data, found.sampai + 1):
        if row not in found.lewati:
            yield lembar.text(row, column), lembar.text(row, column + 1)
