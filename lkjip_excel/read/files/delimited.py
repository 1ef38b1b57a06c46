"""Reads CSV and TSV: finds out encoding and separator, keeps every line, every value as it is typed."""

import csv
import io
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from lkjip_excel.read.files.grid import Buku, Sel, sheet
from lkjip_excel.read.files.limits import RUSAK, BukuError, breach, require

Rows = list[list[str]]

#: Tried in this order; of two that fit equally, the first. An Indonesian Excel writes semicolons.
_SEPARATORS = (";", "\t", ",")
_DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
#: How exports keep Excel from turning a code into a number: ="7.01.01".
_KEPT_TEXT = re.compile(r'="([^"]*)"')
_SHEET_NAME = 31
#: A text file counts as a table when this share of its lines has as many columns as most have.
_SHARE = 0.5
_FEWEST_LINES = 2


def read_delimited(path: Path) -> Buku:
    """Return a text file as a book of one sheet, named after the file; BukuError when it is no text."""
    rows = _rows(decoded(path.read_bytes()))
    cells = (
        ((row, column), Sel(_KEPT_TEXT.sub(r"\1", text)))
        for row, line in enumerate(rows, start=1)
        for column, text in enumerate(line, start=1)
        if text.strip()
    )
    return Buku((sheet(path.stem[:_SHEET_NAME], cells),))


def is_table(path: Path) -> bool:
    """Tell whether a text file holds a table: most of its lines have the same two or more columns."""
    try:
        require("ukuran", path.stat().st_size)
        rows = [line for line in _rows(decoded(path.read_bytes())) if any(map(str.strip, line))]
    except (BukuError, OSError):
        return False
    return len(rows) >= _FEWEST_LINES and _regular(rows) >= _SHARE


def decoded(content: bytes) -> str:
    """Return the text of a file: UTF-8, UTF-16 with a mark, or cp1252; BukuError for anything else."""
    if content.startswith(BOM_UTF8):
        encoding = "utf-8-sig"
    elif content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encoding = "utf-16"
    elif b"\0" in content:
        encoding = _without_mark(content)
    else:
        encoding = "utf-8" if _is(content, "utf-8") else "cp1252"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise BukuError(RUSAK, "isi berkas bukan buku kerja dan bukan teks yang dapat dibaca") from error
    if "\0" in text:
        raise BukuError(RUSAK, "isi berkas bukan buku kerja dan bukan teks")
    return text


def _without_mark(content: bytes) -> str:
    """Return which half of UTF-16 a text without mark is in: Latin letters have a zero byte each."""
    return "utf-16-le" if content[1::2].count(0) >= content[::2].count(0) else "utf-16-be"


def _is(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _rows(text: str) -> Rows:
    """Return the fields of every line, by the separator that fits best."""
    declared = _DECLARED.match(text)
    if declared:
        return [[], *_split(text[declared.end() :], declared[1]).baris]
    return max((_split(text, one) for one in _SEPARATORS), key=_fit).baris


class _Terbaca(NamedTuple):
    """A text split by one separator; ``rapi`` says that all its quotes pair up."""

    baris: Rows
    rapi: bool


def _fit(read: _Terbaca) -> tuple[bool, float]:
    """Return how well a separator fits: first whether it makes a sound table, then how regular that is."""
    regular = _regular(read.baris)
    return read.rapi and regular >= _SHARE, regular


def _split(text: str, separator: str) -> _Terbaca:
    """Return the fields of every line; where quotes do not pair up they are letters like others.

    A quote that is never closed would otherwise swallow all lines after it.
    """
    try:
        return _Terbaca(_limited(text, separator, literal=False), rapi=True)
    except csv.Error:
        pass
    try:
        return _Terbaca(_limited(text, separator, literal=True), rapi=False)
    except csv.Error as error:
        raise breach("isian") from error


def _limited(text: str, separator: str, *, literal: bool) -> Rows:
    lines = io.StringIO(text, newline="")
    rows: Rows = []
    count = 0
    quoted = csv.reader(lines, delimiter=separator, strict=True)
    plain = csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)
    for line in plain if literal else quoted:
        count += len(line)
        require("sel", count)
        rows.append(line)
    return rows


def _regular(rows: Rows) -> float:
    """Return the share of filled lines that have as many fields as most have, 0 with a single field."""
    counts = Counter(len(line) for line in rows if any(line))
    several = {fields: lines for fields, lines in counts.items() if fields > 1}
    return max(several.values(), default=0) / counts.total() if counts else 0.0
