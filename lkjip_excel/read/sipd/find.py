"""Recognises the exports of SIPD by their header words, wherever on a sheet they stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from lkjip_excel.read.files.book import Lembar
from lkjip_excel.read.tables.headers import normalise
from lkjip_excel.rules.sipd import Ekspor, sipd_rules

#: No header of an export is longer.
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class SipdLembar:
    """An export found on a sheet: its header row, its data rows (up to ``sampai``), its columns by role.

    ``hilang`` are the titles of required columns it lacks; then its rows cannot be used.
    """

    ekspor: Ekspor
    kepala: int
    data: int
    sampai: int
    kolom: Mapping[str, int]
    hilang: tuple[str, ...]


def find_sipd(lembar: Lembar) -> SipdLembar | None:
    """Return the export that a sheet holds, None when it holds none.

    The first row that has all the telling headers of an export is its header: title rows above and other
    columns in between do not matter.
    """
    for row, texts in _text_rows(lembar):
        columns = _roles(texts)
        for ekspor in sipd_rules().ekspor:
            if columns.keys() >= set(ekspor.penanda):
                missing = tuple(_title(role) for role in ekspor.wajib if role not in columns)
                return SipdLembar(ekspor, row, row + 1, lembar.baris, _own(ekspor, columns), missing)
    return None


@lru_cache(maxsize=4096)
def header_word(text: str) -> str:
    """Return a header text in the form in which header words are compared: "PAGU (Rp)" is "pagu".

    Other words in brackets stay: "Realisasi (Rencana)" is not "Realisasi".
    """
    return normalise(text.replace("_", " ")).removesuffix(" rp")


def _text_rows(lembar: Lembar) -> Iterator[tuple[int, dict[int, str]]]:
    """Yield the short texts of every row, by column, from top to bottom."""
    rows: dict[int, dict[int, str]] = {}
    for (row, column), cell in lembar.sel.items():
        if isinstance(cell.nilai, str) and len(cell.nilai) <= _LONGEST:
            rows.setdefault(row, {})[column] = cell.nilai
    yield from sorted(rows.items())


def _roles(texts: Mapping[int, str]) -> dict[str, int]:
    """Return the column of each role: that with the preferred word, the leftmost of equal ones."""
    found: dict[str, tuple[int, int]] = {}
    for column, text in sorted(texts.items()):
        role, rank = _words().get(header_word(text), ("", 0))
        if role and (role not in found or rank < found[role][0]):
            found[role] = (rank, column)
    return {role: column for role, (_, column) in found.items()}


@cache
def _words() -> Mapping[str, tuple[str, int]]:
    """Return every header word with its role and how little it is preferred."""
    return {
        header_word(word): (role, rank)
        for role, words in sipd_rules().kolom.items()
        for rank, word in enumerate(words)
    }


def _own(ekspor: Ekspor, columns: Mapping[str, int]) -> dict[str, int]:
    """Return the columns this export uses, so that no other cell is ever looked at."""
    amounts = {role for jumlah in ekspor.jumlah for role in jumlah.kolom}
    used = {*ekspor.penanda, *ekspor.wajib, *ekspor.kunci, *ekspor.tunggal, ekspor.versi, *amounts}
    return {role: column for role, column in columns.items() if role in used}


def _title(role: str) -> str:
    return sipd_rules().kolom[role][0]
