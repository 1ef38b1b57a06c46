"""LibreOffice as a second opinion: recalculates every formula of our workbooks."""

import math
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias, TypeGuard

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell

Place: TypeAlias = tuple[str, str]

#: The relative difference up to which two numbers count as equal.
TOLERANCE = 1e-9
#: LibreOffice trusts cached values by default; 0 makes it recalculate every formula when it loads a file.
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""
TIMEOUT_SECONDS = 300


def _find() -> str | None:
    usual = r"C:\Program Files\LibreOffice\program"
    return shutil.which("soffice") or shutil.which("soffice", path=usual)


SOFFICE = _find()
needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) tidak terpasang")


def recalculate(paths: Iterable[Path], folder: Path) -> list[Path]:
    """Convert workbooks to .xlsx in ``folder`` with all formulas recalculated, in one LibreOffice process.

    Each call has its own profile, so several may run at once. ValueError when there is no file (LibreOffice
    would wait for ever) or two share a name, RuntimeError when a file was not converted.
    """
    sources = list(paths)
    if not sources:
        raise ValueError("tidak ada berkas")
    if len({path.stem for path in sources}) < len(sources):
        raise ValueError("dua berkas bernama sama")
    results = [folder / f"{path.stem}.xlsx" for path in sources]
    with tempfile.TemporaryDirectory(prefix="lkjip-lo-", ignore_cleanup_errors=True) as profile:
        said = _convert(sources, folder, Path(profile))
    if missing := [path.name for path in results if not path.exists()]:
        raise RuntimeError(f"LibreOffice tidak menulis {missing}: {said}")
    return results


def _convert(sources: list[Path], folder: Path, profile: Path) -> str:
    """Run LibreOffice once; return what it printed."""
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(ALWAYS_RECALCULATE, encoding="utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    assert SOFFICE is not None
    command = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx"]
    command += ["--outdir", os.fspath(folder), *map(os.fspath, sources)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT_SECONDS, check=False)
    return done.stdout + done.stderr


def formulas(path: Path) -> list[Place]:
    """Return (sheet, cell) of every formula."""
    book = load_workbook(path)
    return [
        (sheet.title, cell.coordinate)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell, Cell) and cell.data_type == "f"
    ]


def cell_values(path: Path) -> dict[Place, object]:
    """Return the value of every cell, of a formula its cached one; blank cells are left out."""
    book = load_workbook(path, data_only=True)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def differences(original: Path, recalculated: Path) -> list[str]:
    """Return a line for every formula whose cached value differs from the recalculated one."""
    return list(_different(formulas(original), cell_values(original), cell_values(recalculated)))


def _different(
    places: list[Place],
    cached: dict[Place, object],
    computed: dict[Place, object],
) -> Iterator[str]:
    for place in places:
        before, after = cached.get(place, ""), computed.get(place, "")
        if not _same(before, after):
            yield f"{place[0]}!{place[1]}: tersimpan {before!r}, dihitung ulang {after!r}"


def _same(before: object, after: object) -> bool:
    """Tell whether two values are equal: numbers within TOLERANCE, all else exactly and of one type."""
    if _is_number(before) and _is_number(after):
        return math.isclose(before, after, rel_tol=TOLERANCE, abs_tol=0.0)
    return type(before) is type(after) and before == after


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def compare_cached(path: Path) -> list[str]:
    """Recalculate one workbook and return the differences of its cached values."""
    with tempfile.TemporaryDirectory(prefix="lkjip-hitung-") as folder:
        return differences(path, recalculate([path], Path(folder))[0])
