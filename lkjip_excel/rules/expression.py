"""A formula kept as data: parsed once, computed over columns, written as an Excel formula."""

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from lkjip_excel.rules import comparison
from lkjip_excel.rules.errors import AturanError, nearest

#: How an operator is written in Excel and how it is computed.
_OPERATORS: dict[type[ast.AST], tuple[str, Callable[[Any, Any], Any]]] = {
    ast.Add: ("+", np.add),
    ast.Sub: ("-", comparison.minus),
    ast.Mult: ("*", np.multiply),
    ast.Div: ("/", np.divide),
    ast.Eq: ("=", comparison.equal),
    ast.NotEq: ("<>", lambda left, right: ~comparison.equal(left, right)),
    ast.Lt: ("<", lambda left, right: comparison.above(right, left)),
    ast.LtE: ("<=", lambda left, right: comparison.at_least(right, left)),
    ast.Gt: (">", comparison.above),
    ast.GtE: (">=", comparison.at_least),
}
_FUNCTIONS: dict[str, Callable[[Sequence[Any]], Any]] = {
    "min": lambda values: reduce(np.minimum, values),
    "max": lambda values: reduce(np.maximum, values),
    "abs": lambda values: np.abs(*values),
}
#: Loosest first. An operand that binds looser than the operator it stands under is put in brackets.
_BINDING: tuple[tuple[type[ast.AST], ...], ...] = (
    (ast.Compare,),
    (ast.Add, ast.Sub),
    (ast.Mult, ast.Div),
    (ast.UnaryOp,),
    (ast.Name, ast.Constant, ast.Call, ast.IfExp),
)


@dataclass(frozen=True)
class Rumus:
    """An arithmetic formula over named operands, for example ``realisasi / target * 100``.

    Known are + - * /, comparisons, ``a if b else c``, min, max, abs, names and numbers. A divisor must be
    a product or quotient of names and numbers, so that ``penyebut`` tells exactly which operands may not
    be zero. AturanError for anything else.
    """

    teks: str

    def __post_init__(self) -> None:
        _parsed(self.teks)

    @property
    def operan(self) -> tuple[str, ...]:
        """The names of the operands, in the order written."""
        return _names(_parsed(self.teks))

    @property
    def penyebut(self) -> tuple[str, ...]:
        """The operands that stand in a divisor: where one of them is zero there is no result."""
        found = (name for divisor in _divisors(_parsed(self.teks)) for name in _names(divisor))
        return tuple(dict.fromkeys(found))

    def hitung(self, operan: Mapping[str, "pd.Series[Any] | float"]) -> "pd.Series[float]":
        """Return the result of every row; NaN where an operand is NaN or one of ``penyebut`` is zero.

        The rows are those of the first column among the operands; a single number stands for every row
        (one row when there are only numbers). KeyError when an operand is missing.
        """
        columns = pd.DataFrame({name: operan[name] for name in self.operan}, index=_rows(operan), dtype=float)
        with np.errstate(all="ignore"):
            result = _computed(_parsed(self.teks), {name: columns[name].to_numpy() for name in self.operan})
        usable = columns.notna().all(axis="columns") & columns[list(self.penyebut)].ne(0).all(axis="columns")
        return pd.Series(result, index=columns.index, dtype=float).where(usable)

    def benar(self, operan: Mapping[str, "pd.Series[Any] | float"]) -> "pd.Series[bool]":
        """Return where a condition holds; False where an operand is NaN and it cannot be told."""
        return self.hitung(operan).eq(1)

    def excel(self, rujukan: Mapping[str, str]) -> str:
        """Return the formula over cells, without "=" and without guards against blanks or zero.

        ``rujukan`` gives the cell (or function call) of every operand; KeyError when one is missing.
        """
        return _excel(_parsed(self.teks), rujukan)


def _rows(operan: Mapping[str, "pd.Series[Any] | float"]) -> "pd.Index[Any]":
    first = (value.index for value in operan.values() if isinstance(value, pd.Series))
    return next(first, pd.RangeIndex(1))


@cache
def _parsed(teks: str) -> ast.expr:
    """Return the syntax tree of a formula once it is known to hold arithmetic only."""
    try:
        tree = ast.parse(teks.strip(), mode="eval").body
    except SyntaxError as problem:
        raise AturanError(f'rumus "{teks}" tidak dapat dibaca') from problem
    for node in _expressions(tree):
        _check(node, teks)
    if not all(map(_is_product, _divisors(tree))):
        raise AturanError(f'rumus "{teks}": penyebut harus operan, atau hasil kali atau bagi operan')
    return tree


def _check(node: ast.expr, teks: str) -> None:
    if not _known(node):
        raise AturanError(f'rumus "{teks}" memuat "{ast.unparse(node)}", yang bukan hitungan')
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func)
        if name not in _FUNCTIONS:
            raise AturanError(f'rumus "{teks}": fungsi "{name}" tidak dikenal{nearest(name, _FUNCTIONS)}')
        if node.keywords or not node.args or (name == "abs" and len(node.args) != 1):
            raise AturanError(f'rumus "{teks}": isi fungsi "{name}" tidak sesuai')


def _known(node: ast.expr) -> bool:
    """Tell whether this kind of node may stand in a formula."""
    match node:
        case ast.Constant(value=value):
            return type(value) in {int, float}
        case ast.BinOp(op=operator):
            return type(operator) in _OPERATORS
        case ast.Compare(ops=operators):
            return all(type(operator) in _OPERATORS for operator in operators)
        case ast.UnaryOp(op=operator):
            return isinstance(operator, ast.USub)
        case _:
            return isinstance(node, ast.Name | ast.IfExp | ast.Call)


def _expressions(tree: ast.expr) -> Iterator[ast.expr]:
    """Yield every expression of the tree but the names of functions, in the order written."""
    yield tree
    for child in ast.iter_child_nodes(tree):
        is_function = isinstance(tree, ast.Call) and child is tree.func
        if isinstance(child, ast.expr) and not is_function:
            yield from _expressions(child)


def _names(tree: ast.expr) -> tuple[str, ...]:
    names = [node for node in _expressions(tree) if isinstance(node, ast.Name)]
    names.sort(key=lambda node: (node.lineno, node.col_offset))
    return tuple(dict.fromkeys(node.id for node in names))


def _divisors(tree: ast.expr) -> list[ast.expr]:
    divisions = (node for node in _expressions(tree) if isinstance(node, ast.BinOp))
    return [node.right for node in divisions if isinstance(node.op, ast.Div)]


def _is_product(node: ast.expr) -> bool:
    """Tell whether the node can only be zero where one of its names is."""
    match node:
        case ast.BinOp(left=left, op=ast.Mult() | ast.Div(), right=right):
            return _is_product(left) and _is_product(right)
        case ast.Constant(value=value):
            return value != 0
        case _:
            return isinstance(node, ast.Name)


def _computed(node: ast.expr, columns: Mapping[str, Any]) -> Any:  # noqa: ANN401 (number or array)
    result: Any = None
    match node:
        case ast.Name(id=name):
            result = columns[name]
        case ast.BinOp(left=left, op=operator, right=right):
            result = _OPERATORS[type(operator)][1](_computed(left, columns), _computed(right, columns))
        case ast.Compare(ops=operators):
            pairs = pairwise(_computed(side, columns) for side in _sides(node))
            each = [
                _OPERATORS[type(operator)][1](*pair) for operator, pair in zip(operators, pairs, strict=True)
            ]
            result = reduce(np.logical_and, each)
        case ast.UnaryOp(operand=operand):
            result = np.negative(_computed(operand, columns))
        case ast.IfExp(test=test, body=body, orelse=orelse):
            result = np.where(*(_computed(part, columns) for part in (test, body, orelse)))
        case ast.Call(func=function, args=arguments):
            result = _FUNCTIONS[ast.unparse(function)]([_computed(each, columns) for each in arguments])
        case _:
            result = ast.literal_eval(node)
    return result


def _excel(node: ast.expr, cells: Mapping[str, str]) -> str:
    match node:
        case ast.Name(id=name):
            text = cells[name]
        case ast.BinOp(left=left, op=operator, right=right):
            first, second = _bracketed(left, cells, operator), _bracketed(right, cells, operator, after=True)
            text = f"{first}{_OPERATORS[type(operator)][0]}{second}"
        case ast.Compare():
            parts = _compared(node, cells)
            text = parts[0] if len(parts) == 1 else f"AND({','.join(parts)})"
        case ast.UnaryOp(operand=operand):
            text = f"-{_bracketed(operand, cells, node)}"
        case ast.IfExp(test=test, body=body, orelse=orelse):
            text = f"IF({','.join(_excel(part, cells) for part in (test, body, orelse))})"
        case ast.Call(func=function, args=arguments):
            text = f"{ast.unparse(function).upper()}({','.join(_excel(each, cells) for each in arguments)})"
        case _:
            text = ast.unparse(node)
    return text


def _sides(node: ast.Compare) -> list[ast.expr]:
    return [node.left, *node.comparators]


def _compared(node: ast.Compare, cells: Mapping[str, str]) -> list[str]:
    """Return each single comparison of a chain such as ``a <= b < c``."""
    sides = [_bracketed(side, cells, node) for side in _sides(node)]
    pairs = zip(node.ops, pairwise(sides), strict=True)
    return [f"{left}{_OPERATORS[type(operator)][0]}{right}" for operator, (left, right) in pairs]


def _bracketed(node: ast.expr, cells: Mapping[str, str], above: ast.AST, *, after: bool = False) -> str:
    """Return an operand, in brackets where it binds looser than the operator above it.

    ``after``: the operand stands to the right, where equal binding needs brackets too.
    """
    text, inner, outer = _excel(node, cells), _binding(node), _binding(above)
    return f"({text})" if inner < outer or (after and inner == outer) else text


def _binding(node: ast.AST) -> int:
    kind = node.op if isinstance(node, ast.BinOp) else node
    return next(rank for rank, kinds in enumerate(_BINDING) if isinstance(kind, kinds))
