"""One table written as every kind of file that is read: .xlsx, .xls, .xlsb, .ods, CSV, HTML.

A table is a list of rows of cells; a cell is a value, or (value, number format); None is blank. Merged areas
and hidden rows go with it, and a hidden sheet. Only what the readers look at is written.
"""

import csv
import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias
from xml.sax.saxutils import escape

import openpyxl
import xlwt

Value: TypeAlias = str | int | float | bool | None
Cell: TypeAlias = Value | tuple[Value, str]
Rows: TypeAlias = Sequence[Sequence[Cell]]
#: Top, left, bottom, right, from 1.
Area: TypeAlias = tuple[int, int, int, int]

ERRORS = {"#DIV/0!": 0x07, "#REF!": 0x17, "#N/A": 0x2A}
GENERAL = "General"


def both(cell: Cell) -> tuple[Value, str]:
    """Return value and number format of a cell."""
    return cell if isinstance(cell, tuple) else (cell, GENERAL)


def write_xlsx(path: Path, rows: Rows, merged: Sequence[Area] = (), hidden: Sequence[int] = ()) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "PK"
    for number, row in enumerate(rows, start=1):
        for column, (value, code) in enumerate(map(both, row), start=1):
            cell = sheet.cell(number, column, value)
            cell.number_format = code
    for top, left, bottom, right in merged:
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for row_number in hidden:
        sheet.row_dimensions[row_number].hidden = True
    other = book.create_sheet("Lama")
    other["A1"] = "arsip"
    other.sheet_state = "hidden"
    book.save(path)
    return path


def write_xls(path: Path, rows: Rows, merged: Sequence[Area] = (), hidden: Sequence[int] = ()) -> Path:
    _xls(rows, merged, hidden).save(str(path))
    return path


def _xls(rows: Rows, merged: Sequence[Area] = (), hidden: Sequence[int] = ()) -> Any:
    book = xlwt.Workbook()
    sheet = book.add_sheet("PK")
    codes = {code for row in rows for _, code in map(both, row)}
    styles = {code: xlwt.easyxf(num_format_str=code) for code in codes}
    for number, row in enumerate(rows):
        for column, (value, code) in enumerate(map(both, row)):
            if value in ERRORS and isinstance(value, str):
                sheet.row(number).set_cell_error(column, value)
            elif value is not None:
                sheet.write(number, column, value, styles[code])
    for top, left, bottom, right in merged:
        sheet.merge(top - 1, bottom - 1, left - 1, right - 1)
    for row_number in hidden:
        sheet.row(row_number - 1).hidden = True
    other = book.add_sheet("Lama")
    other.write(0, 0, "arsip")
    other.visibility = 1
    return book


def write_locked_xls(path: Path, rows: Rows) -> Path:
    """Write an .xls with the record that says all after it is encrypted."""
    stream = _xls(rows).get_biff_data()
    first = 4 + struct.unpack_from("<H", stream, 2)[0]
    lock = struct.pack("<HH", 0x2F, 6) + bytes(6)
    xlwt.CompoundDoc.XlsDoc().save(str(path), stream[:first] + lock + stream[first:])
    return path


# --- .xlsb ------------------------------------------------------------------------------------------------


def record(kind: int, data: bytes = b"") -> bytes:
    """Return a record of the binary format: its type and length in groups of 7 bits, then its data."""
    return _varying(kind) + _varying(len(data)) + data


def _varying(number: int) -> bytes:
    groups = []
    while number > 0x7F:
        groups.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*groups, number])


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


_XLSB_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.bin" '
    'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.worksheet"/>'
    '<Override PartName="/xl/styles.bin" ContentType="application/vnd.ms-excel.styles"/>'
    '<Override PartName="/xl/sharedStrings.bin" ContentType="application/vnd.ms-excel.sharedStrings"/>'
    "</Types>"
)


def write_xlsb(path: Path, rows: Rows, merged: Sequence[Area] = (), hidden: Sequence[int] = ()) -> Path:
    codes = list(dict.fromkeys([GENERAL, *(both(cell)[1] for row in rows for cell in row)]))
    texts = [value for row in rows for value, _ in map(both, row) if isinstance(value, str)]
    data = b"".join(
        record(0, struct.pack("<IIHBBB", number, 0, 300, 0, 0x10 if number + 1 in hidden else 0, 0))
        + b"".join(_xlsb_cell(column, *both(cell), codes, texts) for column, cell in enumerate(row))
        for number, row in enumerate(rows)
    )
    areas = (
        record(177, struct.pack("<I", len(merged)))
        + b"".join(record(176, struct.pack("<4I", t - 1, b - 1, le - 1, r - 1)) for t, le, b, r in merged)
        + record(178)
    )
    old = record(0, struct.pack("<IIHBBB", 0, 0, 300, 0, 0, 0)) + record(
        6, struct.pack("<II", 0, 0) + _wide("arsip")
    )
    parts: dict[str, str | bytes] = {
        "xl/workbook.bin": record(131)
        + record(153, struct.pack("<II", 0, 0) + _wide(""))
        + record(143)
        + record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("PK"))
        + record(156, struct.pack("<II", 1, 2) + _wide("rId2") + _wide("Lama"))
        + record(144)
        + record(132),
        "xl/worksheets/sheet1.bin": _xlsb_sheet(data, areas),
        "xl/worksheets/sheet2.bin": _xlsb_sheet(old),
        "xl/sharedStrings.bin": record(159, struct.pack("<II", len(texts), len(texts)))
        + b"".join(record(19, b"\0" + _wide(text)) for text in texts)
        + record(160),
        "xl/styles.bin": record(278)
        + record(615, struct.pack("<I", len(codes)))
        + b"".join(record(44, struct.pack("<H", 164 + i) + _wide(code)) for i, code in enumerate(codes))
        + record(616)
        + record(626, struct.pack("<I", 1))
        + record(47, struct.pack("<H14x", 0xFFFF))
        + record(627)
        + record(617, struct.pack("<I", len(codes)))
        + b"".join(
            record(47, struct.pack("<HH10xH", 0, 0 if code == GENERAL else 164 + i, 1))
            for i, code in enumerate(codes)
        )
        + record(618)
        + record(279),
        "xl/_rels/workbook.bin.rels": _relations(
            worksheet=("worksheets/sheet1.bin", "worksheets/sheet2.bin"),
            sharedStrings=("sharedStrings.bin",),
            styles=("styles.bin",),
        ),
        "_rels/.rels": _relations(officeDocument=("xl/workbook.bin",)),
        "[Content_Types].xml": _XLSB_TYPES,
    }
    return write_zip(path, parts)


def _xlsb_sheet(data: bytes, after: bytes = b"") -> bytes:
    return record(129) + record(148, bytes(16)) + record(145) + data + record(146) + after + record(130)


def _xlsb_cell(column: int, value: Value, code: str, codes: list[str], texts: list[str]) -> bytes:
    head = struct.pack("<II", column, codes.index(code))
    if value is None:
        return record(1, head)
    if isinstance(value, bool):
        return record(4, head + bytes([value]))
    if isinstance(value, str) and value in ERRORS:
        return record(3, head + bytes([ERRORS[value]]))
    if isinstance(value, str):
        return record(7, head + struct.pack("<I", texts.index(value)))
    if isinstance(value, int) and abs(value) < 1 << 29:
        return record(2, head + struct.pack("<I", (value << 2 | 2) & 0xFFFFFFFF))
    return record(5, head + struct.pack("<d", value))


def _relations(**targets: Sequence[str]) -> str:
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    pairs = [(kind, target) for kind, found in targets.items() for target in found]
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kinds}{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(pairs, start=1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def write_zip(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """Write an archive of the given parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


# --- .ods -------------------------------------------------------------------------------------------------

_ODS_HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
)
#: What the number formats of the tests are in an .ods file.
_ODS_FORMATS = {
    "0.0%": '<number:percentage-style style:name="N1"><number:number number:decimal-places="1" '
    'number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>',
    "#,##0": '<number:number-style style:name="N2"><number:number number:decimal-places="0" '
    'number:min-integer-digits="1" number:grouping="true"/></number:number-style>',
}


def ods(path: Path, tables: str, styles: str = "") -> Path:
    """Write an .ods of the given <table:table> elements."""
    content = (
        f"{_ODS_HEAD}<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    return write_zip(path, {"mimetype": mime, "META-INF/manifest.xml": "<manifest/>", "content.xml": content})


def write_ods(path: Path, rows: Rows, merged: Sequence[Area] = (), hidden: Sequence[int] = ()) -> Path:
    styles = "".join(
        f'{style}<style:style style:name="ce{i}" style:family="table-cell" style:data-style-name="N{i}"/>'
        for i, style in enumerate(_ODS_FORMATS.values(), start=1)
    ) + (
        '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/>'
        "</style:style>"
    )
    collapsed = ' table:visibility="collapse"'
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in merged}
    lines = "".join(
        f"<table:table-row{collapsed if number in hidden else ''}>"
        + "".join(_ods_cell(*both(cell), spans.get((number, col))) for col, cell in enumerate(row, start=1))
        + "</table:table-row>"
        for number, row in enumerate(rows, start=1)
    )
    arsip = f"<table:table-row>{_ods_cell('arsip', GENERAL)}</table:table-row>"
    old = f'<table:table table:name="Lama" table:style-name="ta2">{arsip}</table:table>'
    return ods(
        path,
        f'<table:table table:name="PK">{lines}</table:table>{old}',
        styles,
    )


def _ods_cell(value: Value, code: str, span: tuple[int, int] | None = None) -> str:
    style = f' table:style-name="ce{list(_ODS_FORMATS).index(code) + 1}"' if code in _ODS_FORMATS else ""
    covers = (
        f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"' if span else ""
    )
    return f"<table:table-cell{style}{covers}{_ods_value(value)}</table:table-cell>"


def _ods_value(value: Value) -> str:
    if value is None:
        return ">"
    if isinstance(value, bool):
        return f' office:value-type="boolean" office:boolean-value="{str(value).lower()}">'
    if isinstance(value, int | float):
        return f' office:value-type="float" office:value="{value}">'
    kind = ' calcext:value-type="error"' if value in ERRORS else ""
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
    return f' office:value-type="string"{kind}>{lines}'


# --- text -------------------------------------------------------------------------------------------------


def as_text(cell: Cell) -> str:
    """Return a cell as an Indonesian office would type it."""
    value, code = both(cell)
    if value is None:
        return ""
    if code == "0.0%":
        return f"{value:.1%}".replace(".", ",")
    if code == "#,##0":
        return f"{value:,}".replace(",", ".")
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


def csv_text(rows: Rows, separator: str = ";") -> str:
    """Return a table as the text of a CSV file."""
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=separator).writerows([[as_text(cell) for cell in row] for row in rows])
    return target.getvalue()


def write_html(path: Path, rows: Rows) -> Path:
    lines = "".join(
        "<tr>" + "".join(f"<td>{escape(as_text(cell))}</td>" for cell in row) + "</tr>" for row in rows
    )
    path.write_text(
        f"<html><body><h3>Perjanjian Kinerja</h3><table>{lines}</table></body></html>", encoding="utf-8"
    )
    return path


WORKBOOKS: Mapping[str, Callable[..., Path]] = {
    ".xlsx": write_xlsx,
    ".xls": write_xls,
    ".xlsb": write_xlsb,
    ".ods": write_ods,
}
