"""Formulas as data: what they compute, what they refuse, and how they read in Excel."""

import math
import operator
from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from lkjip_excel.rules import AturanError, Rumus

NAN = float("nan")
SEL = {"a": "A1", "b": "B1", "c": "'Lampiran PK'!C1", "target": "D6", "target_atas": "E6", "realisasi": "F6"}


@pytest.mark.parametrize(
    ("teks", "excel"),
    [
        ("realisasi / target * 100", "F6/D6*100"),
        ("(2 * target - realisasi) / target * 100", "(2*D6-F6)/D6*100"),
        ("a - (b - c)", "A1-(B1-'Lampiran PK'!C1)"),
        ("(a - b) - c", "A1-B1-'Lampiran PK'!C1"),
        ("a + (b + c)", "A1+(B1+'Lampiran PK'!C1)"),
        ("a / (b * c)", "A1/(B1*'Lampiran PK'!C1)"),
        ("a * (b / c)", "A1*(B1/'Lampiran PK'!C1)"),
        ("-(a + b) * 0.5", "-(A1+B1)*0.5"),
        ("-a - -b", "-A1--B1"),
        ("min(max(a, 0), 100)", "MIN(MAX(A1,0),100)"),
        ("abs(a - b)", "ABS(A1-B1)"),
        ("a if b >= 1 else 0", "IF(B1>=1,A1,0)"),
        ("1 if a == b else 2 if a != c else 0", "IF(A1=B1,1,IF(A1<>'Lampiran PK'!C1,2,0))"),
        ("100 if target <= realisasi <= target_atas else 0", "IF(AND(D6<=F6,F6<=E6),100,0)"),
        ("(a > b) * 100", "(A1>B1)*100"),
        ("(a if b > 0 else c) / 2", "IF(B1>0,A1,'Lampiran PK'!C1)/2"),
    ],
)
def test_excel(teks: str, excel: str) -> None:
    assert Rumus(teks).excel(SEL) == excel


@pytest.mark.parametrize(
    ("teks", "operan", "penyebut"),
    [
        ("realisasi / target * 100", ("realisasi", "target"), ("target",)),
        ("(2 * target - realisasi) / target", ("target", "realisasi"), ("target",)),
        ("a / (b * c) + c / 100", ("a", "b", "c"), ("b", "c")),
        ("a if b > c else 0", ("a", "b", "c"), ()),
        ("max(a, b) - abs(c)", ("a", "b", "c"), ()),
        ("a / b if c > 0 else a / c", ("a", "b", "c"), ("b", "c")),
    ],
)
def test_operands(teks: str, operan: tuple[str, ...], penyebut: tuple[str, ...]) -> None:
    assert Rumus(teks).operan == operan
    assert Rumus(teks).penyebut == penyebut


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "a +",
        "a ** 2",
        "a // b",
        "a % b",
        "a and b",
        "not a",
        "~a",
        "+a",
        "a.b",
        "a[0]",
        "'teks'",
        "True",
        "None",
        "1j",
        "[a]",
        "lambda: 1",
        "a in b",
        "a is b",
        "(a := 1)",
        "open(a)",
        "__import__('os')",
        "min()",
        "min(a, key=b)",
        "min(*a)",
        "abs(a, b)",
        "a.min(b)",
        "a; b",
        "a = b",
    ],
)
def test_anything_but_arithmetic_is_refused(teks: str) -> None:
    with pytest.raises(AturanError):
        Rumus(teks)


@pytest.mark.parametrize("teks", ["a / (b + c)", "a / (b - 1)", "a / 0", "a / max(b, c)", "a / -b"])
def test_divisor_must_be_a_product_of_operands(teks: str) -> None:
    with pytest.raises(AturanError, match="penyebut"):
        Rumus(teks)


def test_unknown_function_is_answered_with_the_nearest() -> None:
    with pytest.raises(AturanError, match='"maxx" tidak dikenal; maksud Anda "max"'):
        Rumus("maxx(a, b)")


def test_missing_operands_and_zero_divisors_have_no_result() -> None:
    frame = pd.DataFrame({"a": [1, 0, NAN, 1, 1], "b": [2, 2, 2, 0, NAN]}, index=list("vwxyz"))
    result = Rumus("a / b * 100").hitung({"a": frame["a"], "b": frame["b"]})
    assert result.fillna(-1).to_dict() == {"v": 50, "w": 0, "x": -1, "y": -1, "z": -1}


def test_zero_divisor_of_a_branch_not_taken_has_no_result_either() -> None:
    """The guard of a workbook cell asks all divisors, so must we."""
    assert math.isnan(Rumus("a / b if b > 0 else a / c").hitung({"a": 1, "b": 2, "c": 0}).item())


def test_single_numbers_stand_for_every_row_and_rows_are_matched_by_label() -> None:
    left = pd.Series([1.0, 2.0], index=["x", "y"])
    right = pd.Series([20.0, 10.0], index=["y", "x"])
    assert Rumus("a + b * c").hitung({"a": left, "b": right, "c": 2}).to_dict() == {"x": 21, "y": 42}


def test_missing_operand_is_a_bug_of_the_caller() -> None:
    with pytest.raises(KeyError):
        Rumus("a + b").hitung({"a": 1.0})
    with pytest.raises(KeyError):
        Rumus("a + b").excel({"a": "A1"})


def test_condition_is_false_where_it_cannot_be_told() -> None:
    assert Rumus("a >= 1").benar({"a": pd.Series([1.0, 0.99, NAN])}).tolist() == [True, False, False]


@pytest.mark.parametrize(
    ("teks", "expected"),
    [("a > b", 0), ("a >= b", 1), ("a < b", 0), ("a <= b", 1), ("a == b", 1), ("a != b", 0), ("a - b", 0)],
)
def test_numbers_that_agree_to_15_digits_are_equal(teks: str, expected: float) -> None:
    assert Rumus(teks).hitung({"a": 0.1 + 0.2, "b": 0.3}).item() == expected


def _name_or_number() -> st.SearchStrategy[str]:
    return st.one_of(st.sampled_from(["a", "b", "c"]), st.integers(0, 100).map(str))


def _formula(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pair = st.tuples(inner, inner)
    return st.one_of(
        st.tuples(pair, st.sampled_from("+-*")).map(lambda x: f"({x[0][0]}) {x[1]} ({x[0][1]})"),
        st.tuples(inner, st.sampled_from("abc")).map(lambda x: f"({x[0]}) / {x[1]}"),
        pair.map(lambda x: f"min({x[0]}, {x[1]})"),
        pair.map(lambda x: f"max({x[0]}, {x[1]})"),
        inner.map(lambda x: f"-({x})"),
        inner.map(lambda x: f"abs({x})"),
    )


FORMULAS = st.recursive(_name_or_number(), _formula, max_leaves=12)
NUMBERS = st.integers(1, 1000)


@given(FORMULAS, NUMBERS, NUMBERS, NUMBERS)
@example("(a) - ((b) - (c))", 10, 7, 2)
def test_brackets_in_excel_keep_the_meaning(teks: str, a: int, b: int, c: int) -> None:
    """The Excel text, read back as a formula, computes the same."""
    operan: dict[str, pd.Series | float] = {"a": a, "b": b, "c": c}
    expected = Rumus(teks).hitung(operan).item()
    assume(not math.isnan(expected))
    again = Rumus(Rumus(teks).excel({name: name for name in "abc"}).lower())
    assert again.hitung(operan).item() == expected


@given(
    st.sampled_from([("+", operator.add), ("-", operator.sub), ("*", operator.mul), ("/", operator.truediv)]),
    st.floats(-1e9, 1e9),
    st.floats(1e-3, 1e9),
)
def test_arithmetic_is_that_of_python(
    sign: tuple[str, Callable[[float, float], float]], a: float, b: float
) -> None:
    result = Rumus(f"a {sign[0]} b").hitung({"a": a, "b": b}).item()
    assert result == pytest.approx(sign[1](a, b), rel=1e-12, abs=1e-9)
