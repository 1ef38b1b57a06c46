"""Finds the tables of a sheet by their header words and maps their columns to roles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lkjip_excel.layouts import Kolom, Tabel, table, tables
from lkjip_excel.read.book import Lembar
from lkjip_excel.read.headers import Arti, form_labels, meanings, normalise

#: A header may stand on this many rows.
_HEADER_ROWS = 2
#: Fewer recognised columns than this are no header.
_LEAST_COLUMNS = 2
#: Fewer recognised lines than this are no form.
_LEAST_LINES = 3


@dataclass(frozen=True, slots=True)
class KolomTabel:
    """A column of a found table: what stands in it."""

    peran: str
    periode: str
    kolom: int


@dataclass(frozen=True, slots=True)
class TabelLembar:
    """A table found on a sheet: its header rows, its data rows (up to ``sampai``) and its columns.

    ``hilang`` are the titles of required columns it lacks; then its rows cannot be used. ``asing`` are the
    header cells (row, column, text) that mean nothing for this kind.
    """

    tabel: Tabel
    kepala: int
    data: int
    sampai: int
    kolom: tuple[KolomTabel, ...]
    hilang: tuple[str, ...]
    asing: tuple[tuple[int, int, str], ...]


def find_tables(lembar: Lembar) -> list[TabelLembar]:
    """Return the tables of a sheet from top to bottom."""
    found: list[TabelLembar] = []
    row = 1
    while row <= lembar.baris:
        candidate = _best(lembar, row)
        if candidate:
            found.append(candidate)
            row = candidate.data
        else:
            row += 1
    ends = [*(one.kepala - 1 for one in found[1:]), lembar.baris]
    return [replace(one, sampai=end) for one, end in zip(found, ends, strict=False)]


def find_form(lembar: Lembar) -> dict[str, tuple[int, int]] | None:
    """Return, per role, the cell of the filled-in value of a form, or None when the sheet holds none."""
    form = next(tabel for tabel in tables() if tabel.bentuk == "isian")
    labels = form_labels(form)
    found: dict[str, tuple[int, int]] = {}
    for row, column in sorted(lembar.sel):
        kolom = labels.get(normalise(lembar.text(row, column)))
        if kolom and kolom.peran not in found:
            found[kolom.peran] = _value_beside(lembar, row, column)
    required = {kolom.peran for kolom in form.kolom if kolom.wajib}
    return found if len(found) >= _LEAST_LINES and required & found.keys() else None


def _value_beside(lembar: Lembar, row: int, column: int) -> tuple[int, int]:
    """Return the cell right of a label, past a lone colon."""
    return (row, column + 2) if lembar.text(row, column + 1) == ":" else (row, column + 1)


def _best(lembar: Lembar, row: int) -> TabelLembar | None:
    """Return the table whose header fits best at this row, or None when nothing fits."""
    candidates = [one for size in range(1, _HEADER_ROWS + 1) for one in _candidates(lembar, row, size)]
    return max(candidates, key=lambda one: _score(one, lembar), default=None)


def _candidates(lembar: Lembar, row: int, size: int) -> Iterator[TabelLembar]:
    texts = _header_texts(lembar, row, size)
    by_kind: dict[str, dict[int, Arti]] = {}
    for column, text in texts.items():
        for arti in meanings(text):
            by_kind.setdefault(arti.jenis, {}).setdefault(column, arti)
    for jenis, columns in by_kind.items():
        one = _as_table(table(jenis), row, size, texts, columns)
        if one:
            yield one


def _header_texts(lembar: Lembar, row: int, size: int) -> dict[int, str]:
    """Return the header text of every column: its words from top to bottom, merged ones once."""
    texts = {}
    for column in range(1, lembar.kolom + 1):
        words = dict.fromkeys(lembar.text(*lembar.anchor(row + step, column)) for step in range(size))
        text = " ".join(word for word in words if word)
        if text and (size == 1 or lembar.text(*lembar.anchor(row, column))):
            texts[column] = text
    return texts


def _as_table(
    tabel: Tabel,
    row: int,
    size: int,
    texts: Mapping[int, str],
    columns: Mapping[int, Arti],
) -> TabelLembar | None:
    mapped = _once(columns)
    roles = {one.peran for one in mapped}
    missing = tuple(_bare_title(k) for k in tabel.kolom if k.wajib and k.peran not in roles)
    keys = [kolom.peran for kolom in tabel.kolom if kolom.tipe == "teks" and kolom.wajib]
    if len(mapped) < _LEAST_COLUMNS or not roles.intersection(keys) or not _periods_fit(tabel, mapped):
        return None
    used = {one.kolom for one in mapped}
    strange = tuple((row, column, text) for column, text in texts.items() if column not in used)
    return TabelLembar(tabel, row, row + size, row + size, mapped, missing, strange)


def _bare_title(kolom: Kolom) -> str:
    """Return the title of a column without its period."""
    return kolom.judul.format(tahun="", triwulan="").strip()


def _once(columns: Mapping[int, Arti]) -> tuple[KolomTabel, ...]:
    """Return each role and period once, at its first column."""
    first: dict[tuple[str, str], int] = {}
    for column, arti in columns.items():
        first.setdefault((arti.peran, arti.periode), column)
    return tuple(KolomTabel(peran, periode, column) for (peran, periode), column in first.items())


def _periods_fit(tabel: Tabel, mapped: tuple[KolomTabel, ...]) -> bool:
    """Tell whether the periods met are as many as this kind of table has: one year, or several periods."""
    for kolom in tabel.kolom:
        met = sum(one.peran == kolom.peran for one in mapped)
        if kolom.ulang in {"", "tahun"} and met > 1:
            return False
        if kolom.ulang in {"renstra", "triwulan"} and kolom.wajib and met == 1:
            return False
    return True


def _score(one: TabelLembar, lembar: Lembar) -> tuple[int, float, bool, int]:
    """Rank candidates: nothing missing, most columns understood, fitting sheet name, fewer header rows."""
    understood = len(one.kolom) - len(one.asing) / 2
    named = normalise(one.tabel.lembar) == normalise(lembar.nama)
    return (-len(one.hilang), understood + named / 2, named, one.kepala - one.data)
