"""Fixtures for all tests: workbooks from text grids, golden files, the finished sample."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import settings

from tests.dump import EMAS, Golden, golden_path, orphans
from tests.grid import write_grid

REPO = Path(__file__).parent.parent
CLAIMED = pytest.StashKey[dict[str, set[Path]]]()

# Cores are shared with other work: how long an example takes says nothing about the code.
settings.register_profile("proyek", deadline=None)
settings.load_profile("proyek")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that writes golden files instead of comparing with them."""
    parser.addoption("--perbarui", action="store_true", help="tulis ulang berkas emas di tests/emas")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Note which golden files the collected tests name, before -k and -m take tests away."""
    claimed: dict[str, set[Path]] = {}
    for item in items:
        if not any(argument.startswith(f"{item.path}::") for argument in map(str, config.args)):
            paths = claimed.setdefault(item.path.stem, set())
            if "emas" in getattr(item, "fixturenames", ()):
                paths.add(golden_path(item.path.stem, item.name))
    config.stash[CLAIMED] = claimed


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests put down with record_property, such as how many formulas they compared."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{report.nodeid.rpartition('::')[2]}: {name}: {value}")


@pytest.fixture
def buku(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that turns a text grid into a workbook: ``buku(text, "PK.xlsx") -> Path``."""

    def write(text: str, nama: str = "Masukan.xlsx") -> Path:
        return write_grid(text, tmp_path / nama)

    return write


@pytest.fixture
def emas(request: pytest.FixtureRequest) -> Golden:
    """Return the golden file of this test: ``emas.check(dump(path))``."""
    path = golden_path(request.path.stem, request.node.name)
    return Golden(path, update=request.config.getoption("--perbarui"))


@pytest.fixture
def emas_yatim(request: pytest.FixtureRequest) -> list[Path]:
    """Return the golden files that belong to no collected test; with --perbarui they are removed first."""
    modules = {path.stem for path in Path(__file__).parent.rglob("test_*.py")}
    found = orphans(EMAS, request.config.stash[CLAIMED], modules)
    if request.config.getoption("--perbarui"):
        for path in found:
            path.unlink()
        return []
    return found


@pytest.fixture(scope="session")
def keluaran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder into which the sample kecamatan were processed, once a session and worker."""
    from lkjip_excel.cli import main  # noqa: PLC0415 - tests that need no command do without

    folder = tmp_path_factory.mktemp("keluaran")
    contoh = REPO / "input_templates" / "contoh"
    # An uncaught exception would give exit code 1 as well.
    done = CliRunner().invoke(main, ["proses", str(contoh), "-o", str(folder)], catch_exceptions=False)
    assert done.exit_code in {0, 1}, done.output
    return folder
