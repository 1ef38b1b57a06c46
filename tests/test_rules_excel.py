"""What a rule computes and what its Excel formula gives are the same, with LibreOffice as judge."""

import math
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter

from lkjip_excel.compute.capaian import tahunan_dari_triwulan
from lkjip_excel.compute.predikat import predikat
from lkjip_excel.rules import Rumus, capaian_methods, efficiency_methods, formulas, quarter_methods, scales
from tests.libreoffice import compare_cached, needs_libreoffice
from tests.test_predikat import ROWS

#: A row of a sheet: the operands, the formula over their cells (without "="), the result we computed.
Case = tuple[list[float], str, float | str]

#: Among them numbers that differ from a bound by rounding noise only.
OPERANDS = [0, 0.1 + 0.2, 0.3, 10, 12, 79.99999999999999, 90.00000000000001, 100, 103.5]


def _cells(names: tuple[str, ...], row: int) -> dict[str, str]:
    return {name: f"{chr(ord('A') + column)}{row}" for column, name in enumerate(names)}


def _guarded(rumus: Rumus, cells: dict[str, str]) -> str:
    zero = ",".join(f"{cells[name]}=0" for name in rumus.penyebut)
    return f'IF(OR({zero}),"-",{rumus.excel(cells)})' if zero else rumus.excel(cells)


def _formulas() -> set[Rumus]:
    """Return every formula of the rules, each once."""
    found = {metode.rumus for metode in capaian_methods().values()}
    found |= {metode.rumus for metode in efficiency_methods().values()}
    return found | {hitungan.rumus for hitungan in formulas().values()}


def _computed() -> Iterator[Case]:
    row = 0
    for rumus in sorted(_formulas(), key=lambda rumus: rumus.teks):
        operands = pd.DataFrame(product(OPERANDS, repeat=len(rumus.operan)), columns=list(rumus.operan))
        results = rumus.hitung({name: operands[name] for name in rumus.operan})
        for values, result in zip(operands.to_numpy().tolist(), results, strict=True):
            row += 1
            formula = _guarded(rumus, _cells(rumus.operan, row))
            yield values, formula, "-" if math.isnan(result) else result


def _graded() -> Iterator[Case]:
    values = [(kode, nilai) for kode, nilai, *_ in ROWS]
    values += list(product(scales(), [*OPERANDS, 54.99999999999999, 74.00000000000001, 80.00000000000001]))
    for row, (kode, nilai) in enumerate(values, start=1):
        label = predikat(pd.Series([nilai]), scales()[kode]).item()
        yield [nilai], scales()[kode].excel(f"A{row}"), label


def _yearly() -> Iterator[Case]:
    cases = product(quarter_methods(), [(1, 2, 3, 4), (0, -1, 0, -2), (5, 5, 0, 0), (0.1, 0.2, 0.3, 0.4)])
    for row, (kode, quarters) in enumerate(cases, start=1):
        year = tahunan_dari_triwulan(pd.DataFrame([quarters]), pd.Series([kode])).item()
        yield list(quarters), quarter_methods()[kode].excel([f"{column}{row}" for column in "ABCD"]), year


def _book(folder: Path, cases: Iterable[Case]) -> Path:
    path = folder / "aturan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for row, (operands, formula, result) in enumerate(cases):
            sheet.write_row(row, 0, operands)
            sheet.write_formula(row, len(operands), f"={formula}", None, result)
    return path


@needs_libreoffice
@pytest.mark.parametrize("cases", [_computed, _graded, _yearly])
def test_formula_gives_what_we_computed(tmp_path: Path, cases: Callable[[], Iterator[Case]]) -> None:
    assert compare_cached(_book(tmp_path, cases())) == []


@needs_libreoffice
def test_wrong_result_would_be_seen(tmp_path: Path) -> None:
    path = _book(tmp_path, [([90.0], scales()["jember-2023"].excel("A1"), "Sangat Memuaskan")])
    assert len(compare_cached(path)) == 1
