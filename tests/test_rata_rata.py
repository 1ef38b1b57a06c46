"""Means of groups: what is left out, and when weights count."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_excel.compute.rata_rata import rata_rata

#: values | weights | mean
KASUS = """
102.1978 92.3716 103.6269 95 | | 98.2991
90 - 80      | 1 1 1 | 85
90 - 80      |       | 85
- -          |       | -
- -          | 1 1   | -
100 50       | 3 1   | 87.5
100 50       | 3 -   | 75
100 - 50     | 3 - 1 | 87.5
100 50       | 0 0   | 75
100 50       | 0 1   | 50
0 0          | 1 2   | 0
98.40 98.80 98.91 | | 98.7033
"""


def _numbers(text: str) -> list[float]:
    return [math.nan if part == "-" else float(part) for part in text.split()]


@pytest.mark.parametrize("line", KASUS.strip().splitlines())
def test_mean(line: str) -> None:
    """The first row: mean capaian of a report of 2023, printed 98,29; the last: printed 74,03, over four."""
    values, weights, mean = (_numbers(part) for part in line.split("|"))
    bobot = pd.Series(weights) if weights else None
    found = rata_rata(pd.Series(values), pd.Series(["s"] * len(values)), bobot)
    assert found.tolist() == pytest.approx(mean, abs=5e-5, nan_ok=True)


def test_groups_keep_the_order_in_which_they_appear() -> None:
    kelompok = [pd.Series(["k", "k", "k"]), pd.Series(["z", "a", "z"])]
    found = rata_rata(pd.Series([80.0, math.nan, 100.0]), kelompok)
    assert list(found.index) == [("k", "z"), ("k", "a")]
    assert found[("k", "z")] == 90
    assert math.isnan(found[("k", "a")])


def test_weights_of_one_group_do_not_touch_another() -> None:
    nilai, kelompok = pd.Series([100.0, 50.0, 100.0, 50.0]), pd.Series(["a", "a", "b", "b"])
    found = rata_rata(nilai, kelompok, pd.Series([3.0, 1.0, 3.0, math.nan]))
    assert found.to_dict() == {"a": 87.5, "b": 75.0}


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(0.01, 100)), min_size=1, max_size=20))
def test_mean_lies_between_the_smallest_and_the_largest(pairs: list[tuple[float, float]]) -> None:
    nilai, bobot = (pd.Series(column) for column in zip(*pairs, strict=True))
    group = pd.Series(["x"] * len(pairs))
    for found in (rata_rata(nilai, group), rata_rata(nilai, group, bobot)):
        assert nilai.min() - 1e-6 <= found.item() <= nilai.max() + 1e-6
