"""Rounding on the digits a person sees, not on the binary fraction behind them."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from math import isfinite
from typing import Literal

Cara = Literal["setengah_ke_atas", "potong"]

#: Wide enough for every digit of every float, so that quantize never refuses.
_CONTEXT = Context(prec=800)
_MODE: dict[Cara, str] = {"setengah_ke_atas": ROUND_HALF_UP, "potong": ROUND_DOWN}
#: What a short chain of float operations may add or lose, relative to the result.
_NOISE = Decimal("1e-14")


def exact(x: float) -> Decimal:
    """Return the shortest decimal that stands for the finite float ``x``: 0.1, not 0.1000000000000000055."""
    return Decimal(x) if isinstance(x, int) else Decimal(repr(float(x)))


def quantized(x: Decimal, desimal: int, mode: str = ROUND_HALF_UP) -> Decimal:
    """Return ``x`` rounded to ``desimal`` decimals (negative: tens, hundreds ...), never as minus zero."""
    rounded = x.quantize(Decimal(1).scaleb(-desimal), mode, _CONTEXT)
    return rounded.copy_abs() if rounded.is_zero() else rounded


def bulatkan(x: float, desimal: int, cara: Cara = "setengah_ke_atas") -> float:
    """Return ``x`` rounded half away from zero ("setengah_ke_atas") or cut off ("potong").

    Works on the decimal digits, so that 2.675 gives 2.68. NaN and infinities come back as they are.
    """
    return float(quantized(exact(x), desimal, _MODE[cara])) if isfinite(x) else x


def same_as_printed(dihitung: float, tercetak: float, desimal: int) -> Literal["sama", "potong", "beda"]:
    """Say whether a number printed with ``desimal`` decimals follows from the computed one.

    "sama": by rounding, where a tie may go either way and float noise is forgiven; "potong": only by
    cutting off; "beda": not at all, or one of them is no number.
    """
    if not (isfinite(dihitung) and isfinite(tercetak)):
        return "beda"
    value, printed = exact(dihitung), quantized(exact(tercetak), desimal, ROUND_HALF_EVEN)
    noise = _CONTEXT.multiply(abs(value), _NOISE)
    half = Decimal(5).scaleb(-desimal - 1)
    if abs(_CONTEXT.subtract(value, printed)) <= half + noise:
        return "sama"
    near = (_CONTEXT.subtract(value, noise), value, _CONTEXT.add(value, noise))
    return "potong" if any(quantized(x, desimal, ROUND_DOWN) == printed for x in near) else "beda"
