"""A workbook as readable lines, and its comparison with a golden file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.formula import ArrayFormula

EMAS = Path(__file__).parent / "emas"


def dump(path: Path) -> list[str]:
    """Return ``Sheet!A1 | value | number format | formula`` for every cell that holds something.

    Text stands in quotes, so that "1" and 1 differ; floats have 12 significant digits, so that the last
    bit of a platform does not; ``formula`` is blank for a constant. The value of a formula is its cached one.
    """
    values = load_workbook(path, data_only=True)
    return [
        _line(sheet.title, cell, cached)
        for sheet in load_workbook(path).worksheets
        for cell, cached in _filled(sheet.iter_rows(), values[sheet.title].iter_rows(values_only=True))
    ]


def _line(sheet: str, cell: Cell, cached: object) -> str:
    parts = [f"{sheet}!{cell.coordinate}", _shown(cached), cell.number_format, _formula(cell)]
    return " | ".join(parts).removesuffix(" | ")


def _filled(
    rows: Iterator[tuple[object, ...]],
    values: Iterator[tuple[object, ...]],
) -> Iterator[tuple[Cell, object]]:
    for row, cached in zip(rows, values, strict=True):
        for cell, value in zip(row, cached, strict=True):
            if isinstance(cell, Cell) and cell.value is not None:
                yield cell, value


def _shown(value: object) -> str:
    return f"{value:.12g}" if isinstance(value, float) else repr(value)


def _formula(cell: Cell) -> str:
    if isinstance(cell.value, ArrayFormula):
        return f"{{{cell.value.text}}}"
    return str(cell.value) if cell.data_type == "f" else ""


def golden_path(module: str, test: str) -> Path:
    """Return where the golden file of a test stands: one file a test, one folder a module."""
    return EMAS / module / (re.sub(r"[^\w.=-]+", "-", test).strip("-") + ".txt")


@dataclass(frozen=True, slots=True)
class Golden:
    """The golden file of one test; ``update`` is the flag --perbarui."""

    path: Path
    update: bool

    def check(self, lines: list[str]) -> None:
        """Compare with the file; a file that is missing fails, unless the flag asks to write it."""
        if self.update:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        assert self.path.exists(), f"{self.path} tidak ada; tulis dengan: pytest --perbarui"
        assert lines == self.path.read_text(encoding="utf-8").splitlines()


def orphans(folder: Path, claimed: dict[str, set[Path]], modules: set[str]) -> list[Path]:
    """Return golden files that no test claims.

    ``claimed`` holds, for each module that was collected whole, the paths its tests name; a file of a module
    that was not collected is left alone as long as the module is among ``modules``.
    """
    return [
        path
        for path in sorted(folder.glob("*/*"))
        if path.parent.name not in modules or path not in claimed.get(path.parent.name, {path})
    ]
