"""What every reader gives, whatever the file: sheets as plain grids of cells, and what to say of the book."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from lkjip_excel.read.files.limits import require

Place = tuple[int, int]
#: First row, first column, last row, last column; all from 1 and included.
Area = tuple[int, int, int, int]
#: What a blank cell holds, and one whose formula gives an empty text.
_BLANKS = (None, "")


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell: its value, number format, and whether it is a formula saved without a computed value."""

    nilai: object
    format: str = "General"
    tanpa_nilai: bool = False


@dataclass(frozen=True, slots=True)
class Lembar:
    """A sheet: its non-blank cells by (row, column), both from 1, and where merged cells point to.

    ``baris`` and ``kolom`` are the last ones in use; ``baris_tersembunyi`` holds the hidden rows among them.
    """

    nama: str
    sel: Mapping[Place, Sel]
    gabungan: Mapping[Place, Place]
    baris: int
    kolom: int
    tersembunyi: bool = False
    baris_tersembunyi: frozenset[int] = frozenset()

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell ("" when blank or not text or number), blanks folded."""
        cell = self.sel.get((row, column))
        return "" if cell is None or cell.nilai is None else " ".join(str(cell.nilai).split())

    def anchor(self, row: int, column: int) -> Place:
        """Return the cell that holds the value shown here: the top left one of a merged range."""
        return self.gabungan.get((row, column), (row, column))


@dataclass(frozen=True, slots=True)
class CatatanBuku:
    """Something to say of an opened book: ``kode`` names the temuan and ``isi`` fills its words.

    ``lembar`` and ``sel`` are "" where the whole book is meant.
    """

    kode: str
    lembar: str
    sel: str
    isi: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Buku:
    """An opened book: its sheets in order, and what there is to say of it."""

    lembar: tuple[Lembar, ...]
    catatan: tuple[CatatanBuku, ...] = ()

    def __iter__(self) -> Iterator[Lembar]:
        return iter(self.lembar)

    def __len__(self) -> int:
        return len(self.lembar)


def address(row: int, column: int) -> str:
    """Return the name of a cell as Excel shows it: (8, 4) is D8."""
    return f"{get_column_letter(column)}{row}"


def letters(columns: Mapping[str, int]) -> dict[str, str]:
    """Return the column of every role as Excel shows it: 4 is D."""
    return {role: get_column_letter(column) for role, column in columns.items()}


def sheet(
    nama: str,
    cells: Iterable[tuple[Place, Sel]],
    areas: Iterable[Area] = (),
    *,
    hidden: bool = False,
    hidden_rows: Iterable[int] = (),
) -> Lembar:
    """Return a sheet made of its non-blank cells and merged areas; BukuError beyond the limits.

    Cells below a merged area are left out, as Excel shows only its first; areas end with the used cells.
    """
    found = _within_limits(cells)
    baris = max((row for row, _ in found), default=0)
    kolom = max((column for _, column in found), default=0)
    require("luas", baris * kolom, nama)
    merged = _merged(areas, baris, kolom, nama)
    return Lembar(
        nama=nama,
        sel={place: cell for place, cell in sorted(found.items()) if merged.get(place, place) == place},
        gabungan=merged,
        baris=baris,
        kolom=kolom,
        tersembunyi=hidden,
        baris_tersembunyi=frozenset({row for row, _ in found}.intersection(hidden_rows)),
    )


def _within_limits(cells: Iterable[tuple[Place, Sel]]) -> dict[Place, Sel]:
    found: dict[Place, Sel] = {}
    for place, cell in cells:
        if cell.nilai in _BLANKS and not cell.tanpa_nilai:
            continue
        require("baris", place[0])
        require("kolom", place[1])
        found[place] = cell
        require("sel", len(found))
    return found


def _merged(areas: Iterable[Area], baris: int, kolom: int, nama: str) -> dict[Place, Place]:
    anchors: dict[Place, Place] = {}
    for top, left, bottom, right in areas:
        last_row, last_column = min(bottom, baris), min(right, kolom)
        require("gabungan", max(0, last_row - top + 1) * max(0, last_column - left + 1), nama)
        for row in range(top, last_row + 1):
            anchors.update(((row, column), (top, left)) for column in range(left, last_column + 1))
        require("gabungan", len(anchors), nama)
    return anchors
