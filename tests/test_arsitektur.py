"""The law of the house: who may import whom, how long things get, what may not stand in code.

Each rule is a function from a package folder to a list of violations, so that it can be tried on a planted
one: a guard that cannot bark is no guard.
"""

import ast
import re
import statistics
from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import lkjip_excel
import lkjip_excel.read

PACKAGE = Path(lkjip_excel.__file__).parent
NAME = PACKAGE.name


#: The layers from top to bottom, as the package's docstring tells them: a name column of 12 characters, then
#: what they do. A module imports only from rows below its own, or from its own row.
def ranks(docstring: str | None) -> dict[str, int]:
    """Return name and row of every layer in the table of a docstring, 1 for the uppermost."""
    rows = re.findall(r"^ {4}([a-z][a-z ]{11}) \S", docstring or "", re.MULTILINE)
    return {name: rank for rank, row in enumerate(rows, 1) for name in row.split()}


RANK = ranks(lkjip_excel.__doc__)
RANK |= {"__main__": 0, "__init__": len(RANK) + 1}
#: The same within the one layer that has layers of its own.
RANK_READ = ranks(lkjip_excel.read.__doc__)
#: Libraries that one layer alone may use.
OWNERS = {
    "click": "cli",
    "lxml": "read.files",
    "openpyxl": "read.files",
    "python_calamine": "read.files",
    "rapidfuzz": "match",
    "xlrd": "read.files",
    "xlsxwriter": "write",
}
#: Layers whose numbers come from rules/*.toml; only arithmetic itself may stand in their code.
WITHOUT_NUMBERS = ("compute", "reconcile", "rules")
#: Modules there that hold words, not rules.
WORDS = ("rules.catalogue",)
NUMBERS = {-1, 0, 1, 2, 100}
#: The offices whose reports are our samples, and where their kabupaten may be named: rules are local.
KECAMATAN = ("kencong", "plandaan", "kandangserang")
KABUPATEN = ("jember", "jombang", "pekalongan", "rembang")
MODULE_LINES = 400
FUNCTION_LINES, FUNCTION_LINES_MEDIAN, FUNCTION_LINES_90 = 50, 8, 25


def modules(package: Path) -> dict[str, Path]:
    """Return every module of the package by its name below it: "values", "read.tables.rows", "rules"."""
    return {
        ".".join(path.relative_to(package).with_suffix("").parts).removesuffix(".__init__"): path
        for path in sorted(package.rglob("*.py"))
    }


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Yield what a module imports, as dotted names with their line.

    Imports inside functions and under TYPE_CHECKING count as well. ``from a import b`` yields "a.b", as b
    may be a module; relative imports are made absolute.
    """
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(filter(None, [_relative_base(path, node.level), node.module]))
            yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)


def _relative_base(path: Path, level: int) -> str:
    """Return the package that the dots of a relative import stand for, "" without dots."""
    if level == 0:
        return ""
    parts = path.parts[path.parts.index(NAME) : -1]
    return ".".join(parts[: len(parts) - level + 1])


def inner_imports(package: Path) -> Iterator[tuple[str, str, int]]:
    """Yield (module, imported module, line) for imports within the package."""
    known = modules(package)
    for module, path in known.items():
        for name, line in imports(path):
            if name.split(".")[0] == NAME:
                yield module, _nearest(name.removeprefix(NAME).removeprefix("."), known), line


def _nearest(name: str, known: dict[str, Path]) -> str:
    """Return the module a dotted name stands in: the name itself or its nearest known parent."""
    while name and name not in known:
        name = name.rpartition(".")[0]
    return name or "__init__"


def upward_imports(package: Path) -> list[str]:
    """Return imports that go up in the table, and modules that are not in it."""
    unknown = [
        f"{name}: not in the docstring of the package"
        for name in modules(package)
        if _layer(name) not in RANK
    ]
    return unknown + [
        f"{module}:{line} imports {imported} above it"
        for module, imported, line in inner_imports(package)
        if RANK.get(_layer(imported), 0) < RANK.get(_layer(module), 0)
    ]


def _layer(module: str) -> str:
    return module.partition(".")[0]


def upward_in_read(package: Path) -> list[str]:
    """Return the same for the layer that has layers of its own."""
    found = []
    for module, imported, line in inner_imports(package):
        importer, target = (_layer(name.removeprefix("read.")) for name in (module, imported))
        if not module.startswith("read."):
            continue
        if importer not in RANK_READ:
            found.append(f"{module}: not in the docstring of read")
        elif imported.startswith("read.") and RANK_READ.get(target, 0) < RANK_READ[importer]:
            found.append(f"{module}:{line} imports {imported} above it")
    return found


def cycles(package: Path) -> list[str]:
    """Return the modules of an import cycle, [] when there is none."""
    graph: dict[str, set[str]] = {}
    for module, imported, _ in inner_imports(package):
        if module != imported:
            graph.setdefault(module, set()).add(imported)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def misplaced_libraries(package: Path) -> list[str]:
    """Return imports of a library outside of the layer that owns it."""
    return [
        f"{module}:{line} imports {name}"
        for module, path in modules(package).items()
        for name, line in imports(path)
        if _layer(name) in OWNERS and not f"{module}.".startswith(f"{OWNERS[_layer(name)]}.")
    ]


def functions(package: Path) -> Iterator[tuple[str, int]]:
    """Yield every function with its length in lines, docstring not counted."""
    for module, path in modules(package).items():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{module}:{node.lineno} {node.name}", _length(node)


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    doc = first if ast.get_docstring(node, clean=False) is not None else None
    return _lines(node) - (_lines(doc) if doc else 0)


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def long_code(package: Path) -> list[str]:
    """Return functions and modules that are too long."""
    too_long = [f"{name}: {lines} lines" for name, lines in functions(package) if lines > FUNCTION_LINES]
    for module, path in modules(package).items():
        if (lines := len(path.read_text("utf-8").splitlines())) > MODULE_LINES:
            too_long.append(f"{module}: {lines} lines")
    return too_long


def without_docstring(package: Path) -> list[str]:
    """Return modules that do not say what they are for."""
    return [
        module
        for module, path in modules(package).items()
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]


def numbers(package: Path) -> list[str]:
    """Return numeric literals in layers whose numbers are data."""
    return [
        f"{module}:{node.lineno} {node.value!r}"
        for module, path in modules(package).items()
        if _layer(module) in WITHOUT_NUMBERS and module not in WORDS
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and _is_foreign_number(node.value)
    ]


def _is_foreign_number(value: object) -> bool:
    """Tell whether a literal is a number other than NUMBERS; -1 is a minus before a 1."""
    return isinstance(value, int | float | complex) and not isinstance(value, bool) and value not in NUMBERS


def named_offices(package: Path) -> list[str]:
    """Return lines that name an office of the samples: solve the kind, never the case.

    A kabupaten may be named in rules/*.toml and nowhere else, a kecamatan nowhere.
    """
    return [
        f"{path.relative_to(package).as_posix()}:{number} {found[0]}"
        for path in sorted(package.rglob("*"))
        if path.suffix in {".py", ".toml", ".csv"}
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if (found := _forbidden(path.relative_to(package)).search(line))
    ]


def _forbidden(path: Path) -> re.Pattern[str]:
    local = path.suffix == ".toml" and path.parts[0] == "rules"
    names = KECAMATAN if local else KECAMATAN + KABUPATEN
    return re.compile("|".join(names), re.IGNORECASE)


RULES: tuple[Callable[[Path], list[str]], ...] = (
    upward_imports,
    upward_in_read,
    cycles,
    misplaced_libraries,
    long_code,
    without_docstring,
    numbers,
    named_offices,
)


@pytest.mark.parametrize("rule", RULES)
def test_package_keeps(rule: Callable[[Path], list[str]]) -> None:
    assert rule(PACKAGE) == []


def test_functions_are_short() -> None:
    lengths = sorted(lines for _, lines in functions(PACKAGE))
    assert statistics.median(lengths) <= FUNCTION_LINES_MEDIAN
    assert lengths[len(lengths) * 9 // 10] <= FUNCTION_LINES_90


def test_layers_are_told_and_in_the_order_of_the_design() -> None:
    order = [
        "cli",
        "batch",
        "contract",
        "write",
        "pipeline",
        "reconcile",
        "compute",
        "match",
        "read",
        "layouts",
    ]
    order += ["rules", "facts", "model"]
    assert sorted(order, key=RANK.__getitem__) == order
    assert len({RANK[name] for name in order}) == len(order)
    assert set(RANK) - {"__init__"} == {_layer(name) for name in modules(PACKAGE)} - {"__init__"}


PLANTED: tuple[tuple[Callable[[Path], list[str]], str, str, str], ...] = (
    (upward_imports, "values.py", "from lkjip_excel.read import tables", "values:2 imports read above it"),
    (upward_imports, "values.py", "def f():\n    import lkjip_excel.cli", "values:3 imports cli above it"),
    (
        upward_imports,
        "values.py",
        "if TYPE_CHECKING:\n    from . import read",
        "values:3 imports read above it",
    ),
    (upward_imports, "rules/scale.py", "from ..read import f", "rules.scale:2 imports read above it"),
    (upward_imports, "stray.py", "", "stray: not in the docstring of the package"),
    (
        upward_in_read,
        "read/files/__init__.py",
        "from lkjip_excel.read.sheets import f",
        "read.files:2 imports read.sheets above it",
    ),
    (
        upward_in_read,
        "read/stray.py",
        "from lkjip_excel.read import files",
        "read.stray: not in the docstring of read",
    ),
    (misplaced_libraries, "read/sheets.py", "import openpyxl", "read.sheets:2 imports openpyxl"),
    (cycles, "values.py", "from lkjip_excel import model", "values"),
    (misplaced_libraries, "values.py", "import openpyxl.styles", "values:2 imports openpyxl.styles"),
    (misplaced_libraries, "values.py", "from xlsxwriter import x", "values:2 imports xlsxwriter.x"),
    (long_code, "values.py", "def f():\n" + "    pass\n" * 50, "values:2 f: 51 lines"),
    (long_code, "values.py", "x = 0\n" * 400, "values: 401 lines"),
    (without_docstring, "facts.py", "", "facts"),
    (numbers, "rules/scale.py", "x = 91", "rules.scale:2 91"),
    (numbers, "rules/scale.py", "x = -0.5", "rules.scale:2 0.5"),
    (named_offices, "values.py", "x = 'Kec. PLANDAAN'", "values.py:2 PLANDAAN"),
    (named_offices, "values.py", "# as in Jember", "values.py:2 Jember"),
    (named_offices, "rules/skala.toml", "judul = 'Kencong'", "rules/skala.toml:2 Kencong"),
)


@pytest.mark.parametrize(("rule", "file", "line", "expected"), PLANTED)
def test_rule_finds_a_planted_violation(
    tmp_path: Path,
    rule: Callable[[Path], list[str]],
    file: str,
    line: str,
    expected: str,
) -> None:
    package = _clean_package(tmp_path)
    assert rule(package) == []
    first = "" if rule is without_docstring else '"""Doc."""\n'
    (package / file).write_text(first + line, encoding="utf-8")
    assert expected in rule(package)


def _clean_package(folder: Path) -> Path:
    """Write a small package that keeps every rule."""
    package = folder / NAME
    files = {
        "__init__.py": '"""Doc."""\n',
        "cli.py": '"""Doc."""\nimport click\nfrom lkjip_excel import __version__, read\n',
        "read/__init__.py": '"""Doc."""\n',
        "read/sheets.py": '"""Doc."""\nfrom lkjip_excel.read import files\n',
        "read/files/__init__.py": '"""Doc."""\nimport openpyxl\nfrom lkjip_excel.values import parse\n',
        "rules/__init__.py": '"""Doc."""\nPERSEN = 100\nBENAR = True\nKURANG = -1\n',
        "rules/jember-2023.toml": '"Jember"\n',
        "model.py": '"""Doc."""\nfrom lkjip_excel import values\n',
        "values.py": '"""Doc."""\n',
    }
    for name, text in files.items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text(text, encoding="utf-8")
    return package
