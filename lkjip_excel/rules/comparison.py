"""Comparing as a spreadsheet does: numbers that agree in the digits it keeps are the same number.

Without this a capaian of 90 that arithmetic left at 90.00000000000001 would get one predikat here and
another in the workbook.
"""

from typing import Any

import numpy as np

#: Numbers closer than this, relatively, are equal in Excel and LibreOffice (15 digits).
_DIGITS = np.finfo(float).resolution


def equal(left: Any, right: Any) -> Any:  # noqa: ANN401 (numbers, arrays or columns)
    """Tell where two numbers are the same; False where either is NaN."""
    return np.isclose(left, right, rtol=_DIGITS, atol=0)


def above(left: Any, right: Any) -> Any:  # noqa: ANN401
    """Tell where the left number is greater; False where either is NaN."""
    return np.greater(left, right) & ~equal(left, right)


def at_least(left: Any, right: Any) -> Any:  # noqa: ANN401
    """Tell where the left number is greater or the same; False where either is NaN."""
    return np.greater(left, right) | equal(left, right)


def minus(left: Any, right: Any) -> Any:  # noqa: ANN401
    """Return the difference, exactly zero where the numbers are the same."""
    return np.where(equal(left, right), 0, np.subtract(left, right))
