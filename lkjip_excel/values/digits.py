"""A bare number in digits, dots and commas: which of them part thousands and which start the decimals."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from lkjip_excel.values.shapes import Gaya, Ragu
from lkjip_excel.values.units import PERSEN, RUPIAH, is_counted

#: Digits in a group of thousands.
_GROUP = 3
_SEPARATOR = re.compile(r"[.,]")
_DOUBLED = re.compile(r"([.,])\1+")
_BLANK_GROUPS = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?")
_AROUND_SEPARATOR = re.compile(r" ?([.,]) ?")
#: The style in which a separator parts thousands, and the one in which it starts the decimals.
_GROUPING = {".": Gaya.INDONESIA, ",": Gaya.INGGRIS}
_DECIMAL = {",": Gaya.INDONESIA, ".": Gaya.INGGRIS}


@dataclass(frozen=True, slots=True)
class Angka:
    """A number read: its value, the decimals printed, the doubt, and the style it proves (None: neither)."""

    nilai: Decimal
    desimal: int = 0
    ragu: Ragu = Ragu.TIDAK
    bukti: Gaya | None = None


def read_digits(body: str, gaya: Gaya | None, satuan: str) -> Angka | None:
    """Return the number that ``body`` (digits, dots, commas, blanks between them) stands for, or None.

    ``gaya`` is the style of the column, if known. ``satuan`` helps where the digits do not decide: rupiah
    and things counted whole never have three decimals, a percentage is hardly ever a thousand.
    """
    mended = _mended(body)
    if mended is None:
        return None
    parts = _SEPARATOR.split(mended)
    seps = _SEPARATOR.findall(mended)
    read = _few(parts, seps, gaya, satuan) if len(seps) <= 1 else _many(parts, seps, satuan)
    if read is not None and mended != body:
        return replace(read, ragu=Ragu.RUSAK, bukti=None)
    return None if read is None else _against(read, gaya)


def _mended(body: str) -> str | None:
    """Return ``body`` without the blanks, doubled and trailing separators that slip in; None: no number."""
    if " " in body:
        if _BLANK_GROUPS.fullmatch(body):
            body = body.replace(" ", "")
        elif ". " in body and len(_SEPARATOR.findall(body)) == 1:
            return None  # "1. 5": item one, not one and a half
        body = _AROUND_SEPARATOR.sub(r"\1", body)
    body = _DOUBLED.sub(r"\1", body)
    body = body[:-1] if body[-1:] in _GROUPING else body
    return body if body != "" and " " not in body else None


def _against(read: Angka, gaya: Gaya | None) -> Angka:
    """Return ``read`` marked when it proves another style than that of its column."""
    strange = gaya is not None and read.bukti not in {None, gaya} and read.ragu is Ragu.TIDAK
    return replace(read, ragu=Ragu.BEDA_GAYA) if strange else read


def _whole(parts: list[str], ragu: Ragu = Ragu.TIDAK, bukti: Gaya | None = None) -> Angka:
    """Return the number whose separators all part thousands."""
    return Angka(Decimal("".join(parts)), 0, ragu, bukti)


def _fraction(parts: list[str], ragu: Ragu = Ragu.TIDAK, bukti: Gaya | None = None) -> Angka:
    """Return the number whose last separator starts the decimals."""
    *head, tail = parts
    return Angka(Decimal(f"{''.join(head) or '0'}.{tail}"), len(tail), ragu, bukti)


def _few(parts: list[str], seps: list[str], gaya: Gaya | None, satuan: str) -> Angka:
    """Return the number with one separator or none."""
    if not seps:
        return _whole(parts)
    head, tail = parts
    [sep] = seps
    if len(tail) != _GROUP or len(head) > _GROUP or head[:1] in {"", "0"}:
        return _fraction(parts, bukti=_DECIMAL[sep])
    if satuan == RUPIAH:
        return _whole(parts, bukti=_GROUPING[sep])
    return _undecided(parts, sep, gaya, satuan)


def _undecided(parts: list[str], sep: str, gaya: Gaya | None, satuan: str) -> Angka:
    """Return "1.234" or "1,234" as the style of the column says, else as the likelier one, in doubt.

    Of things counted whole it is a thousand and more, whatever the column says.
    """
    if is_counted(satuan):
        return _whole(parts, Ragu.GAYA) if gaya is None else _whole(parts, bukti=_GROUPING[sep])
    if gaya is not None:
        return _whole(parts) if gaya is _GROUPING[sep] else _fraction(parts)
    if satuan != PERSEN and _GROUPING[sep] is Gaya.INDONESIA:
        return _whole(parts, Ragu.GAYA)
    return _fraction(parts, Ragu.GAYA)


def _many(parts: list[str], seps: list[str], satuan: str) -> Angka | None:
    """Return the number with two separators or more; None where the middle groups are not of three."""
    head, *middle, tail = parts
    if head == "" or any(len(group) != _GROUP for group in middle):
        return None
    orderly = len(head) <= _GROUP and len(set(seps[:-1])) == 1
    if orderly and len(tail) == _GROUP and seps[-1] == seps[0]:
        return _whole(parts, bukti=_GROUPING[seps[0]])
    # Amounts have no three decimals: "4.796.785,707" is a slip of the finger, not thousandths of a rupiah.
    fraction = len(tail) != _GROUP or satuan not in {"", RUPIAH}
    if orderly and fraction and seps[-1] != seps[0]:
        return _fraction(parts, bukti=_DECIMAL[seps[-1]])
    return _likely(parts)


def _likely(parts: list[str]) -> Angka | None:
    """Return the likely value of mixed separators: three digits at the end are a group, fewer decimals."""
    if len(parts[-1]) == _GROUP:
        return _whole(parts, Ragu.RUSAK)
    return _fraction(parts, Ragu.RUSAK) if len(parts[-1]) < _GROUP else None
