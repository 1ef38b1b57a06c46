"""What offices do to their tables, done to the tables of the cases: nothing of it may change what is read."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import TypeAlias

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter

from tests.kantor.harapan import MENURUT_TABEL, Angka, Tabel, numbers, tables, workbook

Place: TypeAlias = tuple[int, int]
#: First row, first column, last row, last column.
Area: TypeAlias = tuple[int, int, int, int]
Change: TypeAlias = Callable[["Lembaran"], "Lembaran"]

_SEED = 65
_LEAST_ROWS = 4
_DIGITS = re.compile(r"\d[\d.,]*\d")
_SWAP = str.maketrans(".,", ",.")
_TITLES = ("PEMERINTAH DAERAH", "", "Lampiran Laporan Kinerja")
#: Header words and others that offices use for them; the first that fits a header is used.
SINONIM: tuple[tuple[str, str], ...] = (
    (r"^NO\.?$", "Nomor"),
    (r"^Sasaran Strategis$", "Sasaran"),
    (r"^Indikator (Kinerja|Sasaran)$", "Indikator"),
    (r"^Indikator Kinerja Utama$", "Indikator Kinerja Utama (IKU)"),
    (r"^Program/ ?Kegiatan/ ?Sub Kegiatan$", "Nama Program / Kegiatan / Sub Kegiatan"),
    (r"^Anggaran$", "PAGU ANGGARAN"),
    (r"^Alokasi$", "Pagu"),
    (r"^Pagu$", "Alokasi"),
    (r"^Persentase Capaian$", "Prosentase Capaian"),
    (r"^% Capaian$", "Prosentase Capaian"),
    (r"^% Capaian Kinerja$", "Persentase Capaian Kinerja"),
    (r"^% Serapan Anggaran$", "Prosentase Penyerapan Anggaran"),
    (r"^Capaian \(%\)$", "% Capaian"),
    (r"^%$", "Persentase"),
    (r"^Tingkat Kemajuan$", "Kemajuan (%)"),
    (r"^Keterangan$", "KET."),
    (r"^Formulasi$", "Rumus"),
    (r"^Nilai Rata-rata$", "NRR"),
    (r"^Kategori$", "PREDIKAT"),
    (r"^Target Akhir (RPJMD/)?Renstra$", "Target Akhir RPJMD / Renstra"),
    (r"^Kebutuhan SDM \(ABK\)$", "Kebutuhan SDM"),
    (r"TRIBUNAL", "TRIWULAN"),
    (r"^Menunjang/ ?Kurang$", "Menunjang / Tidak Menunjang"),
    (r"^Solusi yang dilakukan$", "UPAYA YANG DILAKUKAN"),
    (r"^Masalah yang dihadapi$", "PERMASALAHAN"),
)


@dataclass(frozen=True, slots=True)
class Lembaran:
    """A sheet: its cells with their number formats, its merged areas, and the tables that stand on it."""

    nama: str
    sel: Mapping[Place, tuple[object, str]]
    gabung: tuple[Area, ...]
    tabel: tuple[Tabel, ...]
    geser: int = field(default=0)

    @property
    def baris(self) -> int:
        """Return the last row."""
        return max(row for row, _ in self.sel)

    @property
    def kolom(self) -> int:
        """Return the last column."""
        return max(column for _, column in self.sel)

    @property
    def kepala(self) -> range:
        """Return the header rows of the first table, where they stand now."""
        one = self.tabel[0]
        return range(one.kepala + self.geser, one.data + self.geser)

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell, "" where it is blank."""
        return str(self.sel.get((row, column), ("", ""))[0])


def sheets(kasus: str, gaya: str) -> list[Lembaran]:
    """Return the sheets of a case."""
    on_sheet = {tabel.lembar: tabel for tabel in tables(kasus)}
    return [
        Lembaran(
            sheet.title,
            {
                (cell.row, cell.column): (cell.value, cell.number_format)
                for row in sheet.iter_rows()
                for cell in row
                if isinstance(cell, Cell) and cell.value is not None
            },
            tuple((m.min_row, m.min_col, m.max_row, m.max_col) for m in sheet.merged_cells.ranges),
            (on_sheet[sheet.title],),
        )
        for sheet in load_workbook(workbook(kasus, gaya)).worksheets
    ]


def write(lembaran: Iterable[Lembaran], path: Path) -> Path:
    """Write the sheets into a workbook."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for one in lembaran:
        sheet = book.create_sheet(one.nama)
        for (row, column), (value, number_format) in one.sel.items():
            cell = sheet.cell(row, column, value)
            cell.number_format = number_format
        for top, left, bottom, right in one.gabung:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    book.save(path)
    return path


# --- the changes ------------------------------------------------------------------------------------------


def unmerged(one: Lembaran) -> Lembaran:
    """Take all merged areas apart; what they held stays in their first cell."""
    return replace(one, gabung=())


def with_titles(one: Lembaran) -> Lembaran:
    """Put lines above the title, and one between the title and the header."""
    first = _inserted(one, 1, _TITLES)
    moved = replace(first, geser=len(_TITLES))
    return replace(_inserted(moved, moved.kepala.start, ("Keadaan akhir tahun",)), geser=len(_TITLES) + 1)


def _inserted(one: Lembaran, at: int, lines: Iterable[str]) -> Lembaran:
    texts = list(lines)

    def moved(row: int) -> int:
        return row + len(texts) if row >= at else row

    new = {(moved(row), column): held for (row, column), held in one.sel.items()}
    new |= {(at + step, 1): (text, "General") for step, text in enumerate(texts) if text}
    areas = tuple((moved(top), left, moved(bottom), right) for top, left, bottom, right in one.gabung)
    return replace(one, sel=new, gabung=areas)


def with_page_break(one: Lembaran) -> Lembaran:
    """Repeat the header in the middle of the table, as on the next page."""
    header = one.kepala
    rows = one.baris - header.stop + 1
    if rows < _LEAST_ROWS:
        return one
    at = header.stop + rows // 2
    broken = _inserted(one, at, [""] * len(header))
    again = {
        (at + row - header.start, column): held for (row, column), held in one.sel.items() if row in header
    }
    step = at - header.start
    areas = tuple((t + step, left, b + step, right) for t, left, b, right in one.gabung if t in header)
    return replace(broken, sel={**broken.sel, **again}, gabung=(*broken.gabung, *areas))


def with_synonyms(one: Lembaran) -> Lembaran:
    """Say the headers in other words."""
    new = {
        place: (_synonym(str(value)) if place[0] in one.kepala else value, number_format)
        for place, (value, number_format) in one.sel.items()
    }
    return replace(one, sel=new)


def _synonym(text: str) -> str:
    for word, other in SINONIM:
        said, times = re.subn(word, other, text.strip(), count=1, flags=re.IGNORECASE)
        if times:
            return said
    return text


def other_style(one: Lembaran) -> Lembaran:
    """Write the numbers with points for commas and commas for points.

    Columns in which every number may be two ("3,190") stay: only the style of the office tells what they say.
    """
    cells = {sel for tabel in one.tabel for sel in _of_plain_style(tabel)}
    new = {
        (row, column): (
            _swapped(value) if f"{get_column_letter(column)}{row}" in cells else value,
            number_format,
        )
        for (row, column), (value, number_format) in one.sel.items()
    }
    return replace(one, sel=new)


def _of_plain_style(tabel: Tabel) -> Iterator[str]:
    """Yield the cells with numbers of the columns in which some number tells its style."""
    columns: dict[str, list[Angka]] = {}
    for angka in numbers(tabel):
        columns.setdefault(angka.sel.rstrip("0123456789"), []).append(angka)
    for column in columns.values():
        if any(angka.tercetak not in MENURUT_TABEL for angka in column):
            yield from (angka.sel for angka in column)


def _swapped(value: object) -> object:
    if not isinstance(value, str):
        return value
    return _DIGITS.sub(lambda digits: digits[0].translate(_SWAP), value)


def shuffled(one: Lembaran) -> Lembaran:
    """Put the columns in another order; those under one group heading stay together."""
    blocks = list(_blocks(one))
    order = [column for block in _seeded().sample(blocks, len(blocks)) for column in block]
    to = {column: place for place, column in enumerate(order, start=1)}
    top = one.kepala.start
    new = {(row, to[column] if row >= top else column): held for (row, column), held in one.sel.items()}
    areas = tuple(
        (t, to[left], b, to[left] + right - left) if t >= top else (t, left, b, right)
        for t, left, b, right in one.gabung
    )
    return replace(one, sel=new, gabung=areas)


def _seeded() -> Random:
    return Random(_SEED)  # noqa: S311 - the same order in every run


def _blocks(one: Lembaran) -> Iterator[list[int]]:
    """Yield the columns that belong together.

    Beside a merged heading these are a column without header, which goes with the one left of it (a number
    and its name), and one whose header stands twice, which goes with the group left of it.
    """
    top = one.kepala.start
    grouped = {
        column for t, left, _, right in one.gabung if t == top for column in range(left + 1, right + 1)
    }
    heads = [one.text(top, column) for column in range(1, one.kolom + 1)]
    block: list[int] = []
    for column, head in enumerate(heads, start=1):
        glued = column in grouped or not head or (heads.count(head) > 1 and bool(block))
        if block and not glued:
            yield block
            block = []
        block.append(column)
    yield block


def two_on_a_sheet(lembaran: list[Lembaran]) -> list[Lembaran]:
    """Put every second table under the one before it, after two blank rows."""
    pairs = [lembaran[place : place + 2] for place in range(0, len(lembaran), 2)]
    return [_stacked(*pair) if len(pair) > 1 else pair[0] for pair in pairs]


def _stacked(upper: Lembaran, lower: Lembaran) -> Lembaran:
    step = upper.baris + 2
    below = {(row + step, column): held for (row, column), held in deepcopy(lower.sel).items()}
    areas = tuple((t + step, left, b + step, right) for t, left, b, right in lower.gabung)
    return replace(
        upper,
        sel={**upper.sel, **below},
        gabung=(*upper.gabung, *areas),
        tabel=(*upper.tabel, *lower.tabel),
    )


def _each(change: Change) -> Callable[[list[Lembaran]], list[Lembaran]]:
    return lambda lembaran: [change(one) for one in lembaran]


PERUBAHAN: Mapping[str, Callable[[list[Lembaran]], list[Lembaran]]] = {
    "kolom diacak": _each(shuffled),
    "baris judul disisipkan": _each(with_titles),
    "kepala dengan kata lain": _each(with_synonyms),
    "dua tabel selembar": two_on_a_sheet,
    "kepala berulang": _each(with_page_break),
    "gaya angka lain": _each(other_style),
    "gabungan dilepas": _each(unmerged),
}
