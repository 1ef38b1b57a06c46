"""The same table from every kind of file gives the same cells, and what is odd about a file is said."""

import csv
import io
import itertools
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

import lkjip_excel
from lkjip_excel.discovery import discover
from lkjip_excel.model import Keadaan
from lkjip_excel.read.files import apart, child
from lkjip_excel.read.files.book import Buku, BukuError, Lembar, open_book
from lkjip_excel.read.files.delimited import is_table
from lkjip_excel.read.files.grid import Sel, sheet
from lkjip_excel.read.files.limits import limit, limits
from lkjip_excel.read.files.xml import tree, worksheet
from lkjip_excel.values import parse
from tests.formats import (
    ERRORS,
    WORKBOOKS,
    Rows,
    csv_text,
    ods,
    write_html,
    write_locked_xls,
    write_xls,
    write_xlsx,
    write_zip,
)
from tests.libreoffice import SOFFICE, needs_libreoffice

PACKAGE = Path(lkjip_excel.__file__).parent
LOCKED = Path(__file__).parent / "data" / "rusak" / "terkunci.xlsx"

TABLE: Rows = [
    ["No", "Indikator Kinerja", "Target", None],
    [1, "Nilai SKM\nkecamatan", (0.915, "0.0%"), True],
    [2, "7.01.01", (2134044723, "#,##0"), "#REF!"],
    [3, "Sengketa; batas", -12.5, None],
    [None, "Jumlah", 2023, "#DIV/0!"],
]
MERGED = [(1, 3, 1, 4)]
HIDDEN = [4]
CELLS: Mapping[tuple[int, int], tuple[object, str]] = {
    (1, 1): ("No", "General"),
    (1, 2): ("Indikator Kinerja", "General"),
    (1, 3): ("Target", "General"),
    (2, 1): (1, "General"),
    (2, 2): ("Nilai SKM\nkecamatan", "General"),
    (2, 3): (0.915, "0.0%"),
    (2, 4): (True, "General"),
    (3, 1): (2, "General"),
    (3, 2): ("7.01.01", "General"),
    (3, 3): (2134044723, "#,##0"),
    (3, 4): ("#REF!", "General"),
    (4, 1): (3, "General"),
    (4, 2): ("Sengketa; batas", "General"),
    (4, 3): (-12.5, "General"),
    (5, 2): ("Jumlah", "General"),
    (5, 3): (2023, "General"),
    (5, 4): ("#DIV/0!", "General"),
}


def cells(lembar: Lembar) -> dict[tuple[int, int], tuple[object, str]]:
    return {place: (cell.nilai, cell.format) for place, cell in lembar.sel.items()}


def remarks(buku: Buku) -> list[tuple[str, str, str]]:
    return [(one.kode, one.lembar, one.sel) for one in buku.catatan]


def refusal(path: Path) -> tuple[str, str]:
    with pytest.raises(BukuError) as caught:
        open_book(path)
    return caught.value.kode, str(caught.value)


# --- workbooks --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", WORKBOOKS)
def test_every_kind_of_workbook_gives_the_same_sheets(tmp_path: Path, ending: str) -> None:
    first, second = open_book(WORKBOOKS[ending](tmp_path / f"PK{ending}", TABLE, MERGED, HIDDEN))
    assert cells(first) == CELLS
    assert (first.nama, first.baris, first.kolom, first.tersembunyi) == ("PK", 5, 4, False)
    assert dict(first.gabungan) == {(1, 3): (1, 3), (1, 4): (1, 3)}
    assert first.baris_tersembunyi == {4}
    assert (second.nama, cells(second), second.tersembunyi) == ("Lama", {(1, 1): ("arsip", "General")}, True)


@pytest.mark.parametrize("ending", WORKBOOKS)
def test_whole_numbers_have_the_type_that_reads_without_point(tmp_path: Path, ending: str) -> None:
    first, _ = open_book(WORKBOOKS[ending](tmp_path / f"PK{ending}", [[2023, 2023.0, 0.5]]))
    assert [first.text(1, column) for column in (1, 2, 3)] == ["2023", "2023", "0.5"]


@pytest.mark.parametrize("ending", WORKBOOKS)
def test_what_is_hidden_is_read_and_said(tmp_path: Path, ending: str) -> None:
    buku = open_book(WORKBOOKS[ending](tmp_path / f"PK{ending}", TABLE, MERGED, HIDDEN))
    assert remarks(buku) == [("BACA-19", "PK", "A4"), ("BACA-18", "Lama", "")]


@pytest.mark.parametrize("ending", [".xls", ".xlsb", ".ods"])
def test_another_reader_sees_the_same_values(tmp_path: Path, ending: str) -> None:
    path = WORKBOOKS[ending](tmp_path / f"PK{ending}", TABLE)
    theirs = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("PK").to_python()
    ours = open_book(path).lembar[0]
    assert len(theirs) == ours.baris
    for row, line in enumerate(theirs, start=1):
        for column, value in enumerate(line, start=1):
            mine = ours.sel.get((row, column), Sel("")).nilai
            assert value == mine or (mine in ERRORS and value == "")


@needs_libreoffice
@pytest.mark.parametrize(("source", "target"), [("xlsx", "xls"), ("xlsx", "ods"), ("xlsb", "xlsx")])
def test_libreoffice_means_the_same_cells(tmp_path: Path, source: str, target: str) -> None:
    path = WORKBOOKS[f".{source}"](tmp_path / f"PK.{source}", TABLE, MERGED, HIDDEN)
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = [
        str(SOFFICE),
        profile,
        "--headless",
        "--convert-to",
        target,
        "--outdir",
        str(tmp_path),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    first, second = open_book(tmp_path / f"PK.{target}")
    assert cells(first) == CELLS
    assert dict(first.gabungan) == {(1, 3): (1, 3), (1, 4): (1, 3)}
    assert first.baris_tersembunyi == {4}
    assert second.tersembunyi


@pytest.mark.parametrize("ending", [".xlsx", ".xls", ".xlsb"])
def test_dates_are_the_same(tmp_path: Path, ending: str) -> None:
    day, beyond = (45291, "yyyy-mm-dd"), (2134044723, "yyyy-mm-dd")
    first, _ = open_book(WORKBOOKS[ending](tmp_path / f"PK{ending}", [[day, beyond]]))
    assert [first.sel[1, column].nilai for column in (1, 2)] == [datetime(2023, 12, 31), "#VALUE!"]  # noqa: DTZ001


def test_a_macro_workbook_is_read_and_its_macro_left_alone(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "PK.xlsm", TABLE)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"Sub Auto_Open()")
    assert cells(open_book(path).lembar[0])[3, 3] == (2134044723, "#,##0")


def test_a_protected_sheet_is_read(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "PK.xlsx", TABLE)
    book = load_workbook(path)
    book["PK"].protection.set_password("rahasia")
    book["PK"].protection.enable()
    book.save(path)
    assert cells(open_book(path).lembar[0])[3, 3] == (2134044723, "#,##0")


def test_a_formula_that_gave_an_empty_text_is_blank_and_one_never_computed_is_not(tmp_path: Path) -> None:
    path = tmp_path / "PK.xlsx"
    write_xlsx(path, [["a"]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    row = '<c r="A1" t="str"><f>IF(D1=0,"",1)</f><v></v></c><c r="B1"><f>SUM(D1:D2)</f></c>'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/worksheets/sheet1.xml"] = (
        f'<worksheet xmlns="{main}"><sheetData><row r="1">{row}</row></sheetData></worksheet>'.encode()
    )
    first, _ = open_book(write_zip(path, parts))
    assert first.sel == {(1, 2): Sel(None, "General", tanpa_nilai=True)}


def test_a_link_to_another_workbook_is_named_with_its_first_cell_and_without_its_folder(
    tmp_path: Path,
) -> None:
    path = tmp_path / "PK.xlsx"
    book = Workbook()
    book.worksheets[0].title = "PK"
    book.worksheets[0].append([1, "='[1]Data 2023'!A1", "=[1]Data!B2", '="[1]Data!"&A1'])
    book.save(path)
    target = '<R><Relationship Target="file:///C:\\Users\\Seseorang\\Renja%202023.xlsx"/></R>'
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/externalLinks/_rels/externalLink1.xml.rels", target)
    buku = open_book(path)
    assert remarks(buku) == [("BACA-21", "PK", "B1")]
    assert buku.catatan[0].isi == {"buku": "Renja 2023.xlsx", "jumlah": 2}


def test_cells_without_address_keep_their_place(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "PK.xlsx", [["a"]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rows = "<row><c/><c/><c><v>3</v></c></row><row/><row><c/><c><v>2</v></c></row>"
    parts["xl/worksheets/sheet1.xml"] = (
        f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'.encode()
    )
    assert {place: cell.nilai for place, cell in open_book(write_zip(path, parts)).lembar[0].sel.items()} == {
        (1, 3): 3,
        (3, 2): 2,
    }


def test_a_sheet_with_prefixes_is_read_alike(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "PK.xlsx", [["a"]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    blank = '<x:row r="2" s="1"><x:c r="A2" s="1"/><x:c r="B2" s="1"></x:c></x:row>'
    row = '<x:row r="1"><x:c r="A1" s="0"/><x:c r="B1"><x:v>7</x:v></x:c></x:row>'
    merged = '<x:mergeCells><x:mergeCell ref="B1:C1"/></x:mergeCells>'
    parts["xl/worksheets/sheet1.xml"] = (
        f'<x:worksheet xmlns:x="{main}"><x:sheetData>{row}{blank}</x:sheetData>'
        f"{merged}</x:worksheet>".encode()
    )
    first, _ = open_book(write_zip(path, parts))
    assert cells(first) == {(1, 2): (7, "General")}
    assert dict(first.gabungan) == {(1, 2): (1, 2)}


SHEET = (
    b'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="m"><cols><col min="1"/></cols><sheetData>'
    b'<row r="1"><c r="A1" s="2"/><c r="B1" t="s"><v>0</v></c></row><row r="2" s="1" ht="15"/>'
    b'<row r="3"><c r="A3" s="2"></c><c r="B3" s="2"/></row>'
    b'<row r="4"><c r="A4"><f t="shared" si="0">B4*2</f><v>7</v></c><c r="C4" s="1" /></row>'
    b'</sheetData><hyperlinks/><mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="C3:A2"/>'
    b"</mergeCells></worksheet>"
)


@given(st.lists(st.integers(0, len(SHEET)), max_size=6))
def test_it_does_not_matter_where_a_part_is_cut_in_pieces(cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(SHEET)]
    lean = worksheet((SHEET[start:end] for start, end in itertools.pairwise(edges)), "sheet1.xml")
    filled = re.findall(rb'<c r="(\w+)"[^>]*?>(?=<)', lean.xml)
    assert (filled, lean.gabungan) == ([b"B1", b"A4"], ((1, 1, 1, 2), (2, 1, 3, 3)))
    assert b"shared" not in lean.xml
    assert tree(lean.xml).tag == "{m}worksheet"


# --- .ods -------------------------------------------------------------------------------------------------

_FLOAT = '<table:table-cell office:value-type="float" office:value="{}"{}/>'


def ods_cells(path: Path, rows: str, styles: str = "") -> dict[tuple[int, int], tuple[object, str]]:
    return cells(open_book(ods(path, f'<table:table table:name="PK">{rows}</table:table>', styles)).lembar[0])


def test_ods_repeats_rows_and_columns(tmp_path: Path) -> None:
    rows = (
        '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        '<table:table-row-group><table:table-row table:number-rows-repeated="2">'
        + _FLOAT.format(5, ' table:number-columns-repeated="2"')
        + "</table:table-row></table:table-row-group>"
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/>'
        "</table:table-row>"
    )
    found = ods_cells(tmp_path / "PK.ods", rows)
    assert found == {(row, column): (5, "General") for row in (4, 5) for column in (1, 2)}


def test_ods_takes_the_format_of_the_column(tmp_path: Path) -> None:
    styles = (
        '<number:percentage-style style:name="N9"><number:number number:decimal-places="2" '
        'number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>'
        '<style:style style:name="ce9" style:family="table-cell" style:data-style-name="N9"/>'
    )
    rows = (
        '<table:table-column table:number-columns-repeated="2" table:default-cell-style-name="ce9"/>'
        f"<table:table-row>{''.join(_FLOAT.format(value, '') for value in (0.5, 0.25, 1))}</table:table-row>"
    )
    found = ods_cells(tmp_path / "PK.ods", rows, styles)
    assert found == {(1, 1): (0.5, "0.00%"), (1, 2): (0.25, "0.00%"), (1, 3): (1, "General")}


def test_ods_text_is_that_of_the_cell_and_not_of_its_comment(tmp_path: Path) -> None:
    cell = (
        '<table:table-cell office:value-type="string"><office:annotation>'
        "<text:p>cek lagi</text:p></office:annotation>"
        '<text:p>Nilai<text:s text:c="2"/>SKM</text:p><text:p>2023</text:p></table:table-cell>'
    )
    found = ods_cells(tmp_path / "PK.ods", f"<table:table-row>{cell}</table:table-row>")
    assert found == {(1, 1): ("Nilai  SKM\n2023", "General")}


# --- text -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_csv_says_the_same_as_the_workbook(tmp_path: Path, separator: str, encoding: str) -> None:
    table: Rows = [*TABLE[:2], [4, "Indeks – “mutu”", (2134044723, "#,##0"), None]]
    path = tmp_path / "PK.csv"
    path.write_bytes(csv_text(table, separator).encode(encoding))
    text = open_book(path).lembar[0]
    workbook = open_book(write_xlsx(tmp_path / "PK.xlsx", table)).lembar[0]
    assert text.sel.keys() == workbook.sel.keys()
    for place in [(2, 1), (2, 3), (3, 1), (3, 3)]:
        said, meant = (parse(one.sel[place].nilai, one.sel[place].format) for one in (text, workbook))
        assert (said.keadaan, said.angka) == (Keadaan.ADA, meant.angka)
    for place in [(1, 2), (2, 2), (3, 2)]:
        assert text.sel[place].nilai == workbook.sel[place].nilai


LETTERS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)


@given(st.integers(2, 4).flatmap(lambda n: st.lists(st.lists(LETTERS, min_size=n, max_size=n), min_size=2)))
def test_any_quoted_table_comes_back_cell_by_cell(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    path = tmp_path_factory.mktemp("csv") / "PK.csv"
    path.write_bytes(target.getvalue().encode("utf-8-sig"))
    found = {place: cell.nilai for place, cell in open_book(path).lembar[0].sel.items()}
    assert found == {
        (row, column): text
        for row, line in enumerate(rows, start=1)
        for column, text in enumerate(line, start=1)
        if text.strip()
    }


def csv_cells(path: Path, text: str) -> list[list[str]]:
    path.write_text(text, encoding="utf-8", newline="")
    lembar = open_book(path).lembar[0]
    return [[lembar.text(r, c) for c in range(1, lembar.kolom + 1)] for r in range(1, lembar.baris + 1)]


def test_a_quote_never_closed_swallows_no_line(tmp_path: Path) -> None:
    found = csv_cells(tmp_path / "PK.csv", 'No;Nama\n1;"Nilai SKM\n2;Nilai AKIP\n3;Nilai IPP\n')
    assert [line[0] for line in found] == ["No", "1", "2", "3"]


def test_decimal_commas_do_not_part_columns(tmp_path: Path) -> None:
    found = csv_cells(tmp_path / "PK.csv", "No;Target\n1;91,5\n2;92,5\n3;93,5\n")
    assert found[1] == ["1", "91,5"]


def test_a_declared_separator_is_used_and_its_line_counted(tmp_path: Path) -> None:
    assert csv_cells(tmp_path / "PK.csv", "sep=|\r\nNo|Nama;x\r\n1|a;b\r\n")[1:] == [
        ["No", "Nama;x"],
        ["1", "a;b"],
    ]


def test_a_code_kept_as_text_loses_its_wrapping(tmp_path: Path) -> None:
    assert csv_cells(tmp_path / "PK.csv", 'Kode;Nama\n="7.01.10";x\n')[1] == ["7.01.10", "x"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No\tNama\n1\tSKM\n2\tAKIP\n", True),
        ("Catatan rapat: besok pagi\nMohon dibawa semua berkasnya\n", False),
        ("No;Nama\n", False),
        ("", False),
    ],
)
def test_a_text_is_a_table_when_its_lines_have_columns(tmp_path: Path, text: str, *, expected: bool) -> None:
    path = tmp_path / "PK.txt"
    path.write_text(text, encoding="utf-8")
    assert is_table(path) is expected


def test_a_folder_gives_its_text_tables_and_names_the_texts_passed_over(tmp_path: Path) -> None:
    for name, text in {"A.txt": "No;x\n1;2\n", "B.csv": "No;x\n", "BACA.txt": "Salam hangat\n"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = discover(tmp_path)
    assert [one.asal for one in found.sumber] == ["A", "B"]
    assert found.dilewati == ("BACA.txt",)


def test_html_tables_keep_their_places(tmp_path: Path) -> None:
    path = tmp_path / "PK.html"
    path.write_text(
        "<html><body><p>Perjanjian Kinerja</p><table>"
        "<tr><th rowspan=2>No</th><th colspan=2>Target</th></tr>"
        "<tr><th>2022</th><th>2023</th></tr>"
        "<tr><td>1</td><td>91,5<br>%</td><td></td></tr></table></body></html>",
        encoding="utf-8",
    )
    first = open_book(path).lembar[0]
    assert {place: cell.nilai for place, cell in first.sel.items()} == {
        (1, 1): "Perjanjian Kinerja",
        (2, 1): "No",
        (2, 2): "Target",
        (3, 2): "2022",
        (3, 3): "2023",
        (4, 1): "1",
        (4, 2): "91,5 %",
    }
    assert first.anchor(3, 1) == (2, 1)
    assert first.anchor(2, 3) == (2, 2)


# --- what a file really is --------------------------------------------------------------------------------


def csv_file(path: Path, rows: Rows) -> Path:
    path.write_text(csv_text(rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("write", "name", "isi"),
    [
        (write_xlsx, "PK.xls", "buku kerja .xlsx"),
        (write_xls, "PK.xlsx", "buku kerja .xls"),
        (WORKBOOKS[".xlsb"], "PK.xlsx", "buku kerja .xlsb"),
        (WORKBOOKS[".ods"], "PK.xlsx", "lembar kerja OpenDocument (.ods)"),
        (write_html, "PK.xls", "halaman web (HTML)"),
        (csv_file, "PK.xlsx", "teks dengan pemisah kolom (CSV)"),
    ],
)
def test_a_file_is_read_by_its_content_and_the_wrong_ending_said(
    tmp_path: Path, write: Callable[[Path, Rows], Path], name: str, isi: str
) -> None:
    buku = open_book(write(tmp_path / name, TABLE))
    assert "7.01.01" in [cell.nilai for cell in buku.lembar[0].sel.values()]
    assert (buku.catatan[0].kode, buku.catatan[0].isi) == (
        "BACA-20",
        {"akhiran": Path(name).suffix, "isi": isi},
    )


def encrypted_ods(path: Path) -> Path:
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    return write_zip(path, {"mimetype": mime, "META-INF/manifest.xml": manifest, "content.xml": b"\1\2"})


@pytest.mark.parametrize(
    ("write", "name"),
    [
        (lambda path: Path(shutil.copyfile(LOCKED, path)), "PK.xlsx"),
        (lambda path: write_locked_xls(path, TABLE), "PK.xls"),
        (encrypted_ods, "PK.ods"),
    ],
)
def test_a_locked_file_is_refused_as_locked(tmp_path: Path, write: Callable[[Path], Path], name: str) -> None:
    assert refusal(write(tmp_path / name)) == ("BACA-02", "berkas terkunci kata sandi")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n", "PNG"),
        (b"Rar!\x1a", "RAR"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "WordDocument".encode("utf-16-le"), ".doc"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "XML"),
        (b"<html><body>Silakan masuk</body></html>", "tanpa tabel"),
        (b"", "0 byte"),
    ],
)
def test_what_is_no_workbook_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "PK.xlsx"
    path.write_bytes(content)
    kode, alasan = refusal(path)
    assert kode == "BACA-01"
    assert said in alasan


def test_a_word_document_is_named(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "PK.xlsx", {"[Content_Types].xml": "", "word/document.xml": ""})
    assert ".docx" in refusal(path)[1]


# --- a process of its own ---------------------------------------------------------------------------------


def test_an_old_workbook_is_read_in_another_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_xls(tmp_path / "PK.xls", TABLE)
    monkeypatch.setattr(sys, "executable", shutil.which("false") or "false")
    kode, alasan = refusal(path)
    assert kode == "BACA-01"
    assert "berhenti mendadak" in alasan


def test_a_reading_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_xls(tmp_path / "PK.xls", TABLE)
    monkeypatch.setattr(apart, "limit", lambda _: 0.001)
    assert refusal(path)[0] == "BACA-17"


def test_a_reading_without_memory_names_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    def exhausted(_: Path) -> Buku:
        raise MemoryError

    monkeypatch.setattr(child, "answer", exhausted)
    monkeypatch.setattr(child, "_limit_memory", lambda: None)
    monkeypatch.setattr(sys, "argv", ["child", str(tmp_path)])
    child.main()
    assert b"500.000.000" in capfdbinary.readouterr().out


# --- sheets and limits ------------------------------------------------------------------------------------


def test_merged_areas_end_with_the_used_cells_and_cover_what_is_below() -> None:
    found = sheet("PK", [((1, 1), Sel("a")), ((2, 1), Sel("b")), ((2, 2), Sel(""))], [(1, 1, 2, 99)])
    assert found.sel == {(1, 1): Sel("a")}
    assert dict(found.gabungan) == {(1, 1): (1, 1), (2, 1): (1, 1)}


@pytest.mark.parametrize("kode", limits())
def test_every_limit_is_a_sentence_with_its_number(kode: str) -> None:
    kalimat, nilai = limits()[kode]
    assert kalimat.count("{nilai}") == 1
    assert nilai > 0
    assert not kalimat.endswith(".")


def test_every_limit_is_used_and_every_one_used_is_there() -> None:
    code = "".join(path.read_text("utf-8") for path in (PACKAGE / "read").rglob("*.py"))
    used = set(re.findall(r'\b(?:limit|require|breach)\(\s*"(\w+)"', code))
    chosen = set(re.findall(r'\("(\w+)", _(?:TEXT|ELEMENT)\)', code))
    assert used | chosen == set(limits())


def test_the_limit_of_a_csv_field_is_that_of_the_parser() -> None:
    assert csv.field_size_limit() == limit("isian")


def test_reading_needs_no_pandas() -> None:
    """The reading process starts for every .xls; pandas would cost it half a second and half its memory."""
    code = "import sys, lkjip_excel.read.files.child; print('pandas' in sys.modules)"
    done: Sequence[str] = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.split()
    assert done == ["False"]
