"""Finds the tables of a sheet by their header words and maps their columns to roles."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lkjip_excel.layouts import Kolom, Tabel, tables
from lkjip_excel.read.files.book import Lembar
from lkjip_excel.read.tables.headers import Arti, form_labels, meanings, normalise, read_words, vocabulary

#: A header may stand on this many rows.
_HEADER_ROWS = 4
#: Fewer recognised columns than this are no header.
_LEAST_COLUMNS = 2
#: Fewer recognised lines than this are no form.
_LEAST_LINES = 3
#: Titles stand at most this many rows above a header.
_TITLE_ROWS = 6
#: What weighs when kinds are compared, in columns understood.
_STRANGE, _MISSING, _TITLE, _ROWS, _NAMED, _EACH_ROW, _NUMBER = 0.5, 3.0, 0.9, 1.5, 0.5, 0.02, 0.2
_UNFINISHED, _OTHER_YEARS = 1.0, 1.2
_FIGURE = re.compile(r"(?=.*\d)(?:rp\.?)?[-–\d.,%()\s]+", re.IGNORECASE)
_YEAR = re.compile(r"\(?(?:19|20)\d\d\)?")
_COLUMN_NUMBER = re.compile(r"\(?\d{1,3}\)?(?:\s*=.*)?")
#: A row of fewer numbers than this may be data.
_LEAST_NUMBERS = 3


@dataclass(frozen=True, slots=True)
class KolomTabel:
    """A column of a found table: what stands in it, and of which part of the row."""

    peran: str
    periode: str
    kolom: int
    bagian: str = ""


@dataclass(frozen=True, slots=True)
class TabelLembar:
    """A table found on a sheet: header from row ``kepala``, data from ``data`` to ``sampai``, columns.

    ``hilang`` are the titles of required columns it lacks; then its rows cannot be used. ``asing`` are the
    header cells (row, column, text) that mean nothing for this kind. ``lewati`` are rows that repeat the
    header or number the columns, ``judul`` the title lines above (row, text), ``setara`` the kinds that
    fit just as well.
    """

    tabel: Tabel
    kepala: int
    data: int
    sampai: int
    kolom: tuple[KolomTabel, ...]
    hilang: tuple[str, ...]
    asing: tuple[tuple[int, int, str], ...]
    lewati: frozenset[int] = frozenset()
    judul: tuple[tuple[int, str], ...] = ()
    setara: tuple[str, ...] = ()


def find_tables(lembar: Lembar) -> list[TabelLembar]:
    """Return the tables of a sheet from top to bottom; one broken over pages is one table."""
    found: list[TabelLembar] = []
    row = 1
    while row <= lembar.baris:
        again = _repeated(lembar, found[-1], row) if found else frozenset[int]()
        candidate = None if again else _best(lembar, row, _room(lembar, found, row))
        if again:
            found[-1] = replace(found[-1], lewati=found[-1].lewati | again)
        elif candidate:
            found.append(candidate)
        row = candidate.data if candidate else max(again, default=row) + 1
    ends = [*(_end_before(lembar, one.kepala) for one in found[1:]), lembar.baris]
    return [replace(one, sampai=max(end, one.data - 1)) for one, end in zip(found, ends, strict=False)]


def _repeated(lembar: Lembar, before: TabelLembar, row: int) -> frozenset[int]:
    """Return the rows from here on that say the header of a table once more, as on the next page, or none.

    The row of column numbers under it may be left out.
    """
    header = range(before.kepala, before.data)
    rows = [row + step for step in range(len(header))]
    same = [_filled(lembar, one) for one in rows] == [_filled(lembar, one) for one in header]
    if not same or _other_titles(lembar, before, row):
        return frozenset()
    numbered = _numbers_columns(lembar, before, rows[-1] + 1)
    return frozenset([*rows, rows[-1] + 1] if numbered else rows)


def _other_titles(lembar: Lembar, before: TabelLembar, row: int) -> bool:
    """Tell whether other lines than above the table stand over this row, under a blank one: a new table."""
    titles = _titles(lembar, row)
    apart = bool(titles) and not _filled(lembar, row - len(titles) - 1)
    return apart and not {text for _, text in titles} <= {text for _, text in before.judul}


def _room(lembar: Lembar, found: Sequence[TabelLembar], row: int) -> int:
    """Return on how many rows from here a header may stand: above a repeated one are data rows."""
    ahead = (step for step in range(1, _HEADER_ROWS) if found and _repeated(lembar, found[-1], row + step))
    return next(ahead, _HEADER_ROWS)


def _end_before(lembar: Lembar, header: int) -> int:
    """Return the last row before the titles of a header; a blank row above them is where they begin."""
    row = header - 1
    while row > 0 and len(_filled(lembar, row)) == 1:
        row -= 1
    if _filled(lembar, row):
        row = header - 1
        while row > 0 and _is_title(lembar, row):
            row -= 1
    while row > 0 and not _filled(lembar, row):
        row -= 1
    return row


def _is_title(lembar: Lembar, row: int) -> bool:
    texts = list(_filled(lembar, row).values())
    return len(texts) == 1 and not _is_figure(texts[0])


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


# --- one header -------------------------------------------------------------------------------------------


def _best(lembar: Lembar, row: int, room: int) -> TabelLembar | None:
    """Return the table whose header of up to ``room`` rows fits best from this row on, or None."""
    if not _may_be_header(lembar, row):
        return None
    titles = _titles(lembar, row)
    scored = [
        (_score(one, points, lembar, titles), one)
        for size in range(1, room + 1)
        for points, one in _candidates(lembar, row, size)
    ]
    if not scored:
        return None
    top, best = max(scored, key=lambda pair: pair[0])
    equal = {one.tabel.jenis for points, one in scored if points == top} - {best.tabel.jenis}
    skipped = frozenset({best.data} if _numbers_columns(lembar, best, best.data) else ())
    return replace(best, judul=titles, lewati=skipped, setara=tuple(sorted(equal)))


def _filled(lembar: Lembar, row: int) -> dict[int, str]:
    """Return the texts of a row by column, a merged cell once."""
    texts = {column: lembar.text(row, column) for column in range(1, lembar.kolom + 1)}
    return {column: text for column, text in texts.items() if text}


def _is_figure(text: str) -> bool:
    return bool(_FIGURE.fullmatch(text)) and not _YEAR.fullmatch(text)


def _may_be_header(lembar: Lembar, row: int) -> bool:
    """Tell whether a row holds header words and no figures."""
    texts = _filled(lembar, row).values()
    if any(_is_figure(text) for text in texts):
        return False
    known = sum(bool(read_words(text).kata & vocabulary()) for text in texts)
    return known >= _LEAST_COLUMNS


def _numbers_columns(lembar: Lembar, table: TabelLembar, row: int) -> bool:
    """Tell whether this is the row "(1) (2) (3)" or "4=3/2*100" that offices print under a header.

    It numbers the columns of words as well: "60 61 62" under years alone is data without a name.
    """
    own = [one.kolom for one in table.kolom]
    texts = {at: text for at, text in _filled(lembar, row).items() if min(own) <= at <= max(own)}
    words = {(one.peran, one.bagian) for one in table.tabel.kolom if one.tipe == "teks"}
    named = any((one.peran, one.bagian) in words and one.kolom in texts for one in table.kolom)
    numbers = all(map(_COLUMN_NUMBER.fullmatch, texts.values()))
    return named and numbers and len(texts) >= _LEAST_NUMBERS


def _titles(lembar: Lembar, row: int) -> tuple[tuple[int, str], ...]:
    """Return the lines of text right above a header."""
    lines = []
    for above in range(row - 1, max(0, row - 1 - _TITLE_ROWS), -1):
        texts = list(_filled(lembar, above).values())
        if len(texts) > 1:
            break
        lines += [(above, text) for text in texts]
    return tuple(reversed(lines))


def _candidates(lembar: Lembar, row: int, size: int) -> Iterator[tuple[float, TabelLembar]]:
    """Yield what a header of this many rows may be, with the points of the columns understood."""
    last = row + size - 1
    if last > lembar.baris or (size > 1 and any(map(_is_figure, _filled(lembar, last).values()))):
        return
    levels = _header_levels(lembar, row, size)
    by_table: dict[int, list[tuple[int, Arti]]] = {}
    for column, texts in levels.items():
        for arti in meanings(texts):
            by_table.setdefault(id(arti.tabel), []).append((column, arti))
    for fits in by_table.values():
        one = _as_table(fits[0][1].tabel, row, size, levels, fits)
        if one:
            yield one


def _header_levels(lembar: Lembar, row: int, size: int) -> dict[int, tuple[str, ...]]:
    """Return the header texts of every column from top to bottom.

    A merged text counts once a column. A blank over a sub-heading belongs to the group heading left of it,
    merged or not.
    """
    levels = {}
    for column in range(1, lembar.kolom + 1):
        if lembar.anchor(row + size - 1, column)[1] != column:
            continue  # the rest of a merged group heading: its sub-headings stand further down
        texts = [_heading(lembar, row + step, column, row + size - 1) for step in range(size)]
        words = tuple(dict.fromkeys(text for text in texts if text))
        if words:
            levels[column] = words
    return levels


def _heading(lembar: Lembar, row: int, column: int, last: int) -> str:
    own = lembar.text(*lembar.anchor(row, column))
    if own or row == last or not any(lembar.text(below, column) for below in range(row + 1, last + 1)):
        return own
    for left in range(column - 1, 0, -1):
        text = lembar.text(row, left)
        if text:
            return text if any(lembar.text(below, left) for below in range(row + 1, last + 1)) else ""
    return ""


def _as_table(
    tabel: Tabel,
    row: int,
    size: int,
    levels: Mapping[int, tuple[str, ...]],
    fits: Sequence[tuple[int, Arti]],
) -> tuple[float, TabelLembar] | None:
    chosen = _assigned(fits, levels)
    mapped = tuple(KolomTabel(a.kolom.peran, a.periode, c, a.kolom.bagian) for c, a in sorted(chosen.items()))
    met = {(one.peran, one.bagian) for one in mapped}
    missing = tuple(_bare_title(k) for k in tabel.kolom if k.wajib and (k.peran, k.bagian) not in met)
    keys = {part.kunci for part in tabel.parts} | {
        k.peran for k in tabel.kolom if k.wajib and k.tipe == "teks"
    }
    if (
        len(mapped) < _LEAST_COLUMNS
        or not keys & {one.peran for one in mapped}
        or not _periods_fit(tabel, mapped)
    ):
        return None
    if missing and len(mapped) <= len(levels) / 2:
        return None
    strange = tuple(
        (row, column, " ".join(texts)) for column, texts in levels.items() if column not in chosen
    )
    points = sum(_NUMBER if arti.kolom.tipe == "nomor" else arti.skor for arti in chosen.values())
    return points, TabelLembar(tabel, row, row + size, row + size, mapped, missing, strange)


def _assigned(fits: Sequence[tuple[int, Arti]], levels: Mapping[int, tuple[str, ...]]) -> dict[int, Arti]:
    """Return one meaning a column, the best fits first; a role stands once a period and part.

    Columns to tick have the words of their own header for a period.
    """
    chosen: dict[int, Arti] = {}
    taken: set[tuple[str, str, str]] = set()
    dated = _dated(fits, levels)
    for column, arti in sorted(dated, key=lambda fit: (-fit[1].skor, fit[0])):
        if column in chosen:
            continue
        period = levels[column][-1] if arti.kolom.tipe == "tanda" else arti.periode
        name = (arti.kolom.peran, period, arti.kolom.bagian)
        again = (arti.kolom.peran, f"{period} (2)", arti.kolom.bagian)
        free = next((key for key in (name, again) if key not in taken), None)
        # A year that stands over two columns is an error of the table, and both are read.
        if free == name or (free and arti.kolom.ulang and arti.periode):
            chosen[column] = replace(arti, periode=free[1])
            taken.add(free)
    return chosen


def _dated(
    fits: Sequence[tuple[int, Arti]], levels: Mapping[int, tuple[str, ...]]
) -> Iterator[tuple[int, Arti]]:
    """Yield the meanings; a header that stands again without period is of the period left of it.

    As in "Target 2021 | Realisasi 2021 | % | Target 2022 | Realisasi 2022 | %".
    """
    heads = list(levels.values())
    periods = {column: arti.periode for column, arti in fits if arti.periode}
    for column, arti in fits:
        left = max((one for one in periods if one < column), default=0)
        repeated = heads.count(levels[column]) > 1 and arti.kolom.ulang == "banyak" and not arti.periode
        yield column, replace(arti, periode=periods[left]) if repeated and left else arti


def _bare_title(kolom: Kolom) -> str:
    """Return the title of a column without its period."""
    return kolom.judul.format(tahun="", triwulan="").strip()


def _periods_fit(tabel: Tabel, mapped: Sequence[KolomTabel]) -> bool:
    """Tell whether the periods met are as many as this kind of table has: one year, or several periods."""
    for kolom in tabel.kolom:
        met = sum((one.peran, one.bagian) == (kolom.peran, kolom.bagian) for one in mapped)
        if not kolom.ulang and met > 1:
            return False
        if kolom.ulang in {"renstra", "triwulan"} and kolom.wajib and met == 1:
            return False
    return True


def _score(one: TabelLembar, points: float, lembar: Lembar, titles: Sequence[tuple[int, str]]) -> float:
    """Rank candidates by columns understood, and by what stands above and below the header."""
    said = " ".join(normalise(text) for _, text in titles) + " " + normalise(lembar.nama)
    points += _TITLE * any(normalise(word) in said for word in one.tabel.kata)
    points += _ROWS * _rows_begin_with(one, lembar)
    points += _NAMED * (normalise(one.tabel.lembar) == normalise(lembar.nama))
    points -= _STRANGE * len(one.asing) + _MISSING * len(one.hilang) + _EACH_ROW * (one.data - one.kepala)
    return points - _UNFINISHED * _header_goes_on(one, lembar) - _OTHER_YEARS * _years_too_many(one)


def _header_goes_on(one: TabelLembar, lembar: Lembar) -> bool:
    """Tell whether the row taken for the first data row still belongs to the header."""
    merged = any(lembar.anchor(one.data, column.kolom)[0] < one.data for column in one.kolom)
    texts = _filled(lembar, one.data).values()
    return merged or (bool(texts) and all(map(_YEAR.fullmatch, texts)))


def _years_too_many(one: TabelLembar) -> int:
    """Return how many columns stand for other years in a table that has one year a column."""
    yearly = {kolom.peran for kolom in one.tabel.kolom if kolom.ulang == "tahun"}
    met = [column.peran for column in one.kolom if column.peran in yearly]
    return len(met) - len(set(met))


def _rows_begin_with(one: TabelLembar, lembar: Lembar) -> bool:
    """Tell whether rows below begin with the words that are typical of this kind."""
    if not one.tabel.isi:
        return False
    columns = [column.kolom for column in one.kolom]
    texts = (
        normalise(lembar.text(row, column)) for row in range(one.data, lembar.baris + 1) for column in columns
    )
    return any(text.startswith(one.tabel.isi) for text in texts)
