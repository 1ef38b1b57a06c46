"""The command answers at once: what is heavy is imported only when it is needed."""

import statistics
import subprocess
import sys
import time

HELP = [sys.executable, "-m", "lkjip_excel", "--help"]
CLICK = [sys.executable, "-c", "import click"]
RUNS = 9
#: The most that --help may take, as a multiple of importing click alone.
MULTIPLE = 3
HEAVY = {"pandas", "numpy", "openpyxl", "xlsxwriter", "lxml", "rapidfuzz"}


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def test_help_starts_fast() -> None:
    # Interleaved, so that a busy machine slows both alike.
    pairs = [(seconds(HELP), seconds(CLICK)) for _ in range(RUNS)]
    ours, click = (statistics.median(times) for times in zip(*pairs, strict=True))
    assert ours < MULTIPLE * click, f"--help {ours:.3f} s, import click {click:.3f} s"


def imported_modules(command: list[str]) -> set[str]:
    """Return the top-level modules a Python command imports, from the report of -X importtime."""
    done = subprocess.run(
        [command[0], "-X", "importtime", *command[1:]], check=True, capture_output=True, text=True
    )
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}


def test_help_imports_nothing_heavy() -> None:
    found = imported_modules(HELP)
    assert "click" in found
    assert found & HEAVY == set()


def test_report_of_imports_would_show_a_heavy_one() -> None:
    assert "openpyxl" in imported_modules([sys.executable, "-c", "import openpyxl"])
