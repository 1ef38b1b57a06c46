"""The blank templates: what stands where, what may be typed, what adds up, how they print."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from lkjip_excel import rules
from lkjip_excel.layouts import Tabel, table, template_documents
from lkjip_excel.write.book import Formula, Number
from lkjip_excel.write.template_lists import choices
from lkjip_excel.write.template_plan import FIRST_ROW, Baris, Isi, Setelan, expand
from lkjip_excel.write.templates import workbooks, write_templates, write_workbook
from tests.libreoffice import compare_cached, needs_libreoffice, recalculate

SETELAN = Setelan(2023, "Contoh", "Nusa", (2021, 2026), "umum")
HEADER = 5
Filled = Callable[..., Worksheet]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("templat") / "baru"
    write_templates(
        made, tahun=2023, kecamatan="Contoh", kabupaten="Nusa", renstra=(2021, 2026), profil="umum"
    )
    return made


@pytest.fixture(scope="module")
def book(folder: Path) -> Workbook:
    return load_workbook(folder / "Masukan_LKjIP.xlsx")


@pytest.fixture(scope="module")
def values(folder: Path) -> Workbook:
    return load_workbook(folder / "Masukan_LKjIP.xlsx", data_only=True)


@pytest.fixture
def filled(tmp_path: Path) -> Filled:
    """Writes one table filled with rows and returns its sheet: ``filled("rkt", Isi(...))``."""

    def write(jenis: str, isi: Isi, *, data_only: bool = False) -> Worksheet:
        path = tmp_path / "isi.xlsx"
        write_workbook(path, [table("instansi"), table(jenis)], SETELAN, {jenis: isi})
        return load_workbook(path, data_only=data_only)[table(jenis).lembar]

    return write


def headings(sheet: Worksheet) -> list[object]:
    return [cell.value for cell in sheet[HEADER]]


def column(sheet: Worksheet, heading: str) -> str:
    return next(cell.column_letter for cell in sheet[HEADER] if cell.value == heading)


def input_rows(tabel: Tabel) -> range:
    return range(FIRST_ROW + 1, FIRST_ROW + 1 + tabel.baris_isian)


OF_TEMPLATES = [tabel for dokumen in template_documents() for tabel in dokumen.tabel]
TABLES = [tabel for tabel in OF_TEMPLATES if tabel.bentuk == "tabel"]
every_table = pytest.mark.parametrize("tabel", TABLES, ids=lambda tabel: tabel.jenis)


def test_a_workbook_with_everything_and_one_a_document(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == [
        "Masukan_LKjIP.xlsx",
        "PK.xlsx",
        "RKT.xlsx",
        "Realisasi_Anggaran.xlsx",
        "Realisasi_Kinerja.xlsx",
        "Renstra.xlsx",
    ]


def test_sheets_stand_in_order_and_the_lists_are_hidden(book: Workbook) -> None:
    assert book.sheetnames == ["Petunjuk", *(tabel.lembar for tabel in OF_TEMPLATES), "Daftar"]
    assert [sheet.title for sheet in book if sheet.sheet_state != "visible"] == ["Daftar"]


def test_a_document_has_its_own_sheets_and_the_identity(folder: Path) -> None:
    assert load_workbook(folder / "PK.xlsx").sheetnames == [
        "Petunjuk",
        "Instansi",
        "PK",
        "PK Program",
        "Daftar",
    ]


@pytest.mark.parametrize(
    ("lembar", "expected"),
    [
        ("PK", "No|Sasaran Strategis|Indikator Kinerja|Satuan|Arah|Cara Hitung|Bobot|Target 2023"),
        (
            "Renstra",
            (
                "No|Tujuan|Sasaran|Indikator Sasaran|Satuan|Kondisi Awal|Target 2021|Target 2022|Target 2023"
                "|Target 2024|Target 2025|Target 2026|Target Akhir Renstra"
            ),
        ),
        (
            "Tahun Sebelumnya",
            (
                "No|Sasaran Strategis|Indikator Kinerja|Target 2020|Realisasi 2020|Target 2021|Realisasi 2021"
                "|Target 2022|Realisasi 2022"
            ),
        ),
        (
            "Triwulan",
            (
                "No|Indikator Kinerja|Cara Menjumlah|Target TW I|Realisasi TW I|Target TW II|Realisasi TW II"
                "|Target TW III|Realisasi TW III|Target TW IV|Realisasi TW IV"
            ),
        ),
    ],
)
def test_headings_stand_once_a_period(values: Workbook, lembar: str, expected: str) -> None:
    assert headings(values[lembar]) == expected.split("|")


@every_table
def test_headings_are_the_titles_of_the_layout(values: Workbook, tabel: Tabel) -> None:
    assert headings(values[tabel.lembar]) == [letak.judul for letak in expand(tabel, SETELAN)]
    assert {letak.kolom.peran for letak in expand(tabel, SETELAN)} == {k.peran for k in tabel.kolom}


def test_without_years_the_renstra_reaches_two_years_to_either_side() -> None:
    periods = [letak.periode for letak in expand(table("renstra"), Setelan(2025)) if letak.periode]
    assert periods == ["2023", "2024", "2025", "2026", "2027"]


def test_office_line_names_office_and_year(values: Workbook) -> None:
    assert values["PK"]["A2"].value == "Kecamatan Contoh Kabupaten Nusa Tahun 2023"


def test_identity_is_filled_in(values: Workbook) -> None:
    form = {row[0].value: row[1].value for row in values["Instansi"].iter_rows(min_row=HEADER + 1)}
    assert form["Nama Kecamatan"] == "Contoh"
    assert form["Tahun Kinerja"] == 2023
    assert form["Tahun Akhir Renstra"] == 2026
    assert form["Profil Aturan"] == "umum"
    assert form["Nama Camat"] is None


@every_table
def test_open_cells_are_exactly_the_input_cells(book: Workbook, tabel: Tabel) -> None:
    sheet = book[tabel.lembar]
    width = len(expand(tabel, SETELAN))
    unlocked = {(c.row, c.column) for row in sheet for c in row if not c.protection.locked}
    assert unlocked == {(row, col) for row in input_rows(tabel) for col in range(1, width + 1)}


def test_open_cells_of_the_form_are_its_second_column(book: Workbook) -> None:
    unlocked = {c.coordinate for row in book["Instansi"] for c in row if not c.protection.locked}
    assert unlocked == {f"B{row}" for row in range(6, 6 + len(table("instansi").kolom))}


def test_petunjuk_is_locked_and_links_to_every_sheet(book: Workbook) -> None:
    sheet = book["Petunjuk"]
    assert all(cell.protection.locked for row in sheet for cell in row)
    places = [str(cell.hyperlink.location) for row in sheet for cell in row if cell.hyperlink]
    linked = {place.partition("!")[0].strip("'") for place in places}
    assert linked == {tabel.lembar for tabel in OF_TEMPLATES}


def test_sheets_are_protected_without_password_and_rows_may_come_and_go(book: Workbook) -> None:
    for sheet in book:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
    for tabel in TABLES:
        # openpyxl tells what is locked: False is allowed.
        locked = book[tabel.lembar].protection
        assert not any([locked.insertRows, locked.deleteRows, locked.formatColumns, locked.formatRows])
        assert not any([locked.sort, locked.autoFilter, locked.formatCells])


@every_table
def test_rows_are_open_beyond_the_table_so_that_excel_lets_them_be_deleted(
    book: Workbook,
    tabel: Tabel,
) -> None:
    dimensions = book[tabel.lembar].row_dimensions
    assert all(not dimensions[row].protection.locked for row in input_rows(tabel))
    assert dimensions[HEADER].protection.locked


@every_table
def test_pages_are_f4_landscape_with_repeated_headings(book: Workbook, tabel: Tabel) -> None:
    sheet = book[tabel.lembar]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (14, "landscape")
    assert sheet.sheet_properties.pageSetUpPr == PageSetupProperties(fitToPage=True)
    # One page wide is what a file means that does not say how wide.
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.freeze_panes == "A6"
    assert "Halaman &P dari &N" in str(sheet.HeaderFooter.oddFooter)


@pytest.mark.parametrize(
    ("lembar", "heading", "number_format"),
    [
        ("RKT", "Kode", "@"),
        ("RKT", "Anggaran (Rp)", "#,##0"),
        ("RKT", "Target 2023", "General"),
        ("SDM", "Kebutuhan SDM (ABK)", "General"),
    ],
)
def test_input_cells_have_the_format_of_their_kind(
    book: Workbook,
    values: Workbook,
    lembar: str,
    heading: str,
    number_format: str,
) -> None:
    letter = column(values[lembar], heading)
    assert {book[lembar][f"{letter}{row}"].number_format for row in range(6, 66)} >= {number_format}
    assert book[lembar][f"{letter}6"].number_format == number_format


def test_a_nip_is_text_or_excel_would_round_its_last_digits(book: Workbook) -> None:
    assert (book["Instansi"]["A18"].value, book["Instansi"]["B18"].number_format) == ("NIP Camat", "@")


def validations(sheet: Worksheet) -> dict[str, tuple[str, str, bool, str]]:
    """Range -> (kind, source, whether it speaks up, how)."""
    return {
        str(rule.sqref): (rule.type, rule.formula1, bool(rule.showErrorMessage), rule.errorStyle or "stop")
        for rule in sheet.data_validations.dataValidation
    }


def test_columns_offer_lists_and_only_warn(book: Workbook) -> None:
    assert validations(book["PK"]) == {
        "D6:D25": ("list", "'Daftar'!$C$2:$C$21", False, "warning"),
        "E6:E25": ("list", '"positif,negatif"', True, "warning"),
        "F6:F25": ("list", "'Daftar'!$A$2:$A$10", True, "warning"),
    }


def test_money_warns_at_text_but_takes_it(book: Workbook) -> None:
    assert validations(book["PK Program"]) == {"D6:D17": ("decimal", "0", True, "warning")}


@every_table
def test_nothing_forbids_what_an_office_types(book: Workbook, tabel: Tabel) -> None:
    assert all(style == "warning" for _, _, _, style in validations(book[tabel.lembar]).values())


@pytest.mark.parametrize("tabel", TABLES, ids=lambda tabel: tabel.jenis)
def test_number_columns_take_anything(book: Workbook, tabel: Tabel) -> None:
    numbers = [letak.col + 1 for letak in expand(tabel, SETELAN) if letak.kolom.tipe == "angka"]
    ruled = {
        column
        for rule in book[tabel.lembar].data_validations.dataValidation
        for cells in rule.sqref.ranges
        for column in range(cells.min_col, cells.max_col + 1)
    }
    assert not ruled & set(numbers)


def test_lists_hold_what_the_rules_know(book: Workbook) -> None:
    columns = {str(col[0].value): [c.value for c in col[1:] if c.value] for col in book["Daftar"].columns}
    assert columns["profil"] == [profil.kode for profil in rules.profiles()]
    assert columns["metode"] == list(rules.capaian_methods())
    assert columns["triwulan"] == list(rules.quarter_methods())
    assert {"Persen", "Dokumen"} <= set(columns["satuan"])


def test_an_unknown_list_is_refused() -> None:
    with pytest.raises(KeyError):
        choices("bulan")


def test_notes_stand_on_the_headings_that_need_one(book: Workbook) -> None:
    notes = {cell.coordinate: cell.comment.text for cell in book["PK"][HEADER] if cell.comment}
    assert sorted(notes) == ["B5", "C5", "E5", "F5", "G5", "H5"]
    assert notes["B5"] == "Wajib diisi."
    assert notes["H5"].startswith("Wajib diisi. Angka, persen, rentang")
    assert notes["G5"].startswith("Boleh kosong.")


def test_rows_are_as_high_as_their_words(filled: Filled) -> None:
    rows: list[Baris] = [{"indikator": "Persentase"}, {"indikator": "Persentase laporan " * 10}, {}]
    heights = filled("pk_sasaran", Isi(rows)).row_dimensions
    assert heights[6].height is None
    assert heights[7].height > 40
    assert heights[8].height is None


def test_total_sums_every_row(filled: Filled) -> None:
    rows: list[Baris] = [
        {"uraian": "Program A", "pagu": 100},
        {"uraian": "Program B", "pagu": Number(250.0, "#,##0")},
    ]
    assert filled("pk_program", Isi(rows))["D18"].value == '=IF(COUNT(D6:D17)=0,"",SUM(D6:D17))'
    assert filled("pk_program", Isi(rows), data_only=True)["D18"].value == 350


def test_total_sums_programs_only_where_levels_stand_below_each_other(filled: Filled) -> None:
    rows: list[Baris] = [
        {"jenjang": "program", "uraian": "Program A", "pagu": 100},
        {"jenjang": "kegiatan", "uraian": "Kegiatan A", "pagu": 100},
        {"jenjang": "program", "uraian": "Program B", "pagu": "Rp 50"},
        {"jenjang": "belanja", "uraian": "Belanja Operasi", "pagu": 900},
    ]
    assert filled("realisasi_anggaran", Isi(rows))["G86"].value == (
        '=IF(SUMPRODUCT((A6:A85="program")*ISNUMBER(G6:G85))=0,"",SUMIF(A6:A85,"program",G6:G85))'
    )
    assert filled("realisasi_anggaran", Isi(rows), data_only=True)["G86"].value == 100


def test_an_empty_total_is_not_zero(values: Workbook) -> None:
    assert values["PK Program"]["C18"].value == "Jumlah"
    assert values["PK Program"]["D18"].value in {None, ""}


def test_a_published_total_stands_as_published(filled: Filled) -> None:
    isi = Isi([{"uraian": "Program A", "pagu": 100}], jumlah={"pagu": "Rp. 99,-"})
    assert filled("pk_program", isi)["D18"].value == "Rp. 99,-"


def test_values_keep_the_way_they_were_typed(filled: Filled) -> None:
    rows: list[Baris] = [
        {"indikator": "Teks", "target": "91,5%"},
        {"indikator": "Persen", "target": Number(0.915, "0.0%")},
        {"indikator": "Rumus", "target": Formula("=SUM({kolom}6:{kolom}7)", 0.915, "0.0%")},
    ]
    sheet = filled("pk_sasaran", Isi(rows))
    assert [sheet[f"H{row}"].value for row in (6, 7, 8, 9)] == ["91,5%", 0.915, "=SUM(H6:H7)", None]
    assert [sheet[f"H{row}"].number_format for row in (6, 7, 8)] == ["General", "0.0%", "0.0%"]


def test_a_period_takes_its_own_value(filled: Filled) -> None:
    rows: list[Baris] = [{"indikator": "A", ("target", "2022"): 90, ("realisasi", "2022"): "-"}]
    sheet = filled("perbandingan_tahun", Isi(rows))
    assert [cell.value for cell in sheet[6]] == [None, None, "A", None, None, None, None, 90, "-"]


def test_merged_cells_end_where_the_next_value_or_the_data_ends(filled: Filled) -> None:
    rows: list[Baris] = [
        {"sasaran": "Satu", "indikator": "1.1"},
        {"indikator": "1.2"},
        {"sasaran": "Dua", "indikator": "2.1"},
        {"indikator": "2.2"},
        {"indikator": "2.3"},
    ]
    sheet = filled("pk_sasaran", Isi(rows, gabung=frozenset({"sasaran"})))
    merged = {str(cells) for cells in sheet.merged_cells.ranges if cells.min_row > HEADER}
    assert merged == {"B6:B7", "B8:B10"}


def test_more_rows_than_planned_all_find_room(filled: Filled) -> None:
    rows: list[Baris] = [{"uraian": f"Program {number}", "pagu": 1} for number in range(30)]
    sheet = filled("pk_program", Isi(rows), data_only=True)
    assert (sheet["C35"].value, sheet["C36"].value, sheet["D36"].value) == ("Program 29", "Jumlah", 30)


def test_every_document_has_a_workbook() -> None:
    everything, *single = workbooks().values()
    assert set(everything) == {tabel for kinds in single for tabel in kinds}


@needs_libreoffice
@pytest.mark.parametrize("tahun", [2030])
def test_headings_follow_the_year_of_the_identity(folder: Path, tmp_path: Path, tahun: int) -> None:
    changed = tmp_path / "Masukan.xlsx"
    book = load_workbook(folder / "Masukan_LKjIP.xlsx")
    book["Instansi"]["B9"].value = tahun
    book["Instansi"]["B11"].value = None
    book.save(changed)
    (result,) = recalculate([changed], tmp_path / "hitung")
    values = load_workbook(result, data_only=True)
    assert headings(values["PK"])[-1] == "Target 2030"
    assert headings(values["Tahun Sebelumnya"])[3:5] == ["Target 2027", "Realisasi 2027"]
    assert headings(values["Renstra"])[6:8] == ["Target 2028", "Target 2029"]
    assert values["PK"]["A2"].value == "Kecamatan Contoh Kabupaten Nusa Tahun 2030"


@needs_libreoffice
def test_cached_values_are_what_libreoffice_computes(tmp_path: Path) -> None:
    rows: list[Baris] = [
        {"jenjang": "program", "uraian": "A", "pagu": 5},
        {"jenjang": "kegiatan", "uraian": "B", "pagu": 5},
    ]
    path = tmp_path / "RKT.xlsx"
    write_workbook(path, workbooks()["RKT.xlsx"], SETELAN, {"rkt": Isi(rows)})
    assert compare_cached(path) == []
