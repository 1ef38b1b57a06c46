"""The styles of an .ods file, as far as they say how a number is shown or that a sheet is hidden."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from lkjip_excel.read.files.worth import GENERAL

_URI = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_STYLE, _TABLE, _NUMBER = _URI % "style", _URI % "table", _URI % "datastyle"
#: lxml brings no types.
_Element: TypeAlias = Any
#: Format letters for the parts of dates and times, short and long.
_LETTERS = {
    "year": ("yy", "yyyy"),
    "month": ("m", "mm"),
    "day": ("d", "dd"),
    "day-of-week": ("ddd", "dddd"),
    "hours": ("h", "hh"),
    "minutes": ("m", "mm"),
    "seconds": ("s", "ss"),
    "am-pm": ("AM/PM", "AM/PM"),
}
#: More decimals than this no number has.
_DECIMALS = 15


class Gaya(NamedTuple):
    """What a style says: the number format in Excel's code, and whether the sheet is hidden."""

    format: str = GENERAL
    tersembunyi: bool = False


def styles(roots: Iterable[_Element]) -> Mapping[str, Gaya]:
    """Return the styles of cells and tables by name, from all parts that define some."""
    codes: dict[str, str] = {}
    own: dict[str, _Element] = {}
    for root in roots:
        for one in root.iter(f"{_STYLE}style"):
            own.setdefault(one.get(f"{_STYLE}name", ""), one)
        for name, code in _codes(root):
            codes.setdefault(name, code)
    return {name: Gaya(_code(one, own, codes), _is_hidden(one)) for name, one in own.items()}


def _code(style: _Element, own: Mapping[str, _Element], codes: Mapping[str, str]) -> str:
    """Return the number format of a style, perhaps of the one it is derived from."""
    data = style.get(f"{_STYLE}data-style-name")
    parent = own.get(style.get(f"{_STYLE}parent-style-name", ""))
    if data is None and parent is not None and parent is not style:
        data = parent.get(f"{_STYLE}data-style-name")
    return codes.get(data or "", GENERAL)


def _is_hidden(style: _Element) -> bool:
    properties = style.find(f"{_STYLE}table-properties")
    return properties is not None and properties.get(f"{_TABLE}display") == "false"


def _codes(root: _Element) -> Iterator[tuple[str, str]]:
    """Yield name and code of every number format."""
    for kind in ("number", "percentage", "currency", "date", "time", "text"):
        for one in root.iter(f"{_NUMBER}{kind}-style"):
            code = "".join(_sign(part) for part in one)
            yield one.get(f"{_STYLE}name", ""), code or GENERAL


def _sign(part: _Element) -> str:
    """Return one part of a number format in Excel's code."""
    name = str(part.tag).removeprefix(_NUMBER)
    if name == "number":
        return _digits(part)
    if name == "text-content":
        return "@"
    if name in {"text", "currency-symbol"}:
        return _literal(part.text or "")
    if name in _LETTERS:
        return _LETTERS[name][part.get(f"{_NUMBER}style") == "long"]
    return ""


def _digits(part: _Element) -> str:
    decimals = part.get(f"{_NUMBER}decimal-places")
    whole = "0" * min(int(part.get(f"{_NUMBER}min-integer-digits", "1")), _DECIMALS)
    if part.get(f"{_NUMBER}grouping") == "true":
        return _with_decimals("#,##" + (whole or "#"), decimals)
    return GENERAL if decimals is None and whole == "0" else _with_decimals(whole, decimals)


def _with_decimals(whole: str, decimals: str | None) -> str:
    places = min(int(decimals or 0), _DECIMALS)
    return f"{whole}.{'0' * places}" if places else whole


def _literal(text: str) -> str:
    """Return text of a number format; a percent sign and what parts dates stand for themselves."""
    return text if not text.strip("%-/ :") else '"' + text.replace('"', "") + '"'
