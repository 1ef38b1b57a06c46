"""The output workbook of a kecamatan: formulas with their cached values, down to the appendix cells."""

import math
import subprocess
import sys
from pathlib import Path

import pytest

from lkjip_excel.write import report
from lkjip_excel.write.files import TulisError
from lkjip_excel.write.report import write_report
from tests.laporan import (
    FACTS,
    IDENTITAS,
    KECAMATAN,
    KINERJA,
    MEAN,
    PROFIL,
    SASARAN,
    A,
    B,
    Buku,
    fact,
    hasil,
    with_facts,
    written,
)
from tests.libreoffice import compare_cached, formulas, needs_libreoffice


@pytest.fixture(scope="module")
def buku(tmp_path_factory: pytest.TempPathFactory) -> Buku:
    return written(hasil(), tmp_path_factory.mktemp("laporan"))


def test_sheets_stand_in_their_order_and_empty_ones_are_left_out(buku: Buku) -> None:
    assert buku.formulas.sheetnames == [
        "Ringkasan",
        "Capaian",
        "Predikat",
        "Efisiensi",
        "Anggaran",
        "Temuan",
        "Aturan",
        "Lampiran Instansi",
        "Lampiran PK",
        "Lampiran Realisasi Kinerja",
        "Lampiran Realisasi Anggaran",
    ]
    assert buku.row_of("Ringkasan", "A", "Lembar Kemajuan Renstra tidak dibuat") > 0


def test_capaian_is_a_formula_over_links_to_the_appendix(buku: Buku) -> None:
    row = buku.row_of("Capaian", "C", "Indeks kepuasan")
    assert buku.formula("Capaian", f"F{row}") == "='Lampiran PK'!D7"
    assert buku.formula("Capaian", f"G{row}") == "='Lampiran Realisasi Kinerja'!D7"
    guarded = '=IF(COUNT(G7,F7)<2,"-",IF(F7=0,"-",G7/F7*100))'
    assert (row, buku.formula("Capaian", "H7")) == (7, guarded)
    assert math.isclose(buku.value("Capaian", f"H{row}"), 93 / 91 * 100)
    assert buku.value("Capaian", f"I{row}") == 100
    assert buku.value("Capaian", f"J{row}") == "Sangat Memuaskan"


def test_negative_indikator_uses_its_own_method(buku: Buku) -> None:
    row = buku.row_of("Capaian", "C", "Keluhan")
    assert f"(2*F{row}-G{row})/F{row}*100" in buku.formula("Capaian", f"H{row}")
    assert buku.value("Capaian", f"H{row}") == 80


def test_indikator_without_realisasi_shows_words_not_zero(buku: Buku) -> None:
    row = buku.row_of("Capaian", "C", "Nilai evaluasi")
    assert buku.value("Capaian", f"G{row}") == "belum diisi"
    assert [buku.value("Capaian", f"{col}{row}") for col in "HIJ"] == ["-", "-", "-"]
    assert buku.value("Capaian", f"K{row}") == "Realisasi belum diisi"


def test_means_are_averages_over_the_indikator_cells(buku: Buku) -> None:
    sasaran = buku.row_of("Capaian", "A", "Meningkatnya pelayanan")
    overall = buku.row_of("Capaian", "A", "RATA-RATA CAPAIAN KINERJA")
    assert buku.formula("Capaian", f"H{sasaran}") == '=IFERROR(AVERAGE(H7:H8),"-")'
    assert buku.formula("Capaian", f"H{overall}") == '=IFERROR(AVERAGE(H7:H9),"-")'
    assert math.isclose(buku.value("Capaian", f"H{overall}"), MEAN)
    assert buku.value("Capaian", f"J{overall}") == "Memuaskan"


def test_weights_make_a_weighted_mean_over_their_cells(tmp_path: Path) -> None:
    weights = [
        fact(21, "pk_sasaran", 8, "E", peran="bobot", nilai=3.0, **A),
        fact(22, "pk_sasaran", 9, "E", peran="bobot", nilai=1.0, **B),
    ]
    mean = (3 * 93 / 91 * 100 + 80) / 4
    rows = [{**row, "bobot": weight} for row, weight in zip(KINERJA, (3.0, 1.0, math.nan), strict=True)]
    means = [{**SASARAN[0], "rata_rata_capaian": mean, "rata_rata_dibatasi": 95.0}, SASARAN[1]]
    buku = written(with_facts(hasil(kinerja=rows, sasaran=means), *weights), tmp_path)
    row = buku.row_of("Capaian", "A", "Meningkatnya pelayanan")
    assert buku.formula("Capaian", "J7") == "='Lampiran PK'!D7"
    assert "(N(H7)*N(J7)+N(H8)*N(J8))/" in buku.formula("Capaian", f"H{row}")
    assert math.isclose(buku.value("Capaian", f"H{row}"), mean)


def test_predikat_is_read_off_the_printed_scale(buku: Buku) -> None:
    best = buku.row_of("Predikat", "B", "Sangat Memuaskan")
    formula = buku.formula("Capaian", "J7")
    assert f"I7>'Predikat'!$D${best},'Predikat'!$B${best}" in formula
    assert buku.value("Predikat", f"D{best}") == 90


def test_each_row_is_marked_in_the_class_of_its_predikat(buku: Buku) -> None:
    row = buku.row_of("Predikat", "C", "Keluhan")
    marks = [buku.value("Predikat", f"{col}{row}") for col in "EFGHIJK"]
    assert [mark or "" for mark in marks] == ["", "", "v", "", "", "", ""]


def test_parent_amount_is_a_sum_of_children_or_its_own_cell(buku: Buku) -> None:
    row = buku.row_of("Anggaran", "B", "Program Satu")
    total = buku.row_of("Anggaran", "B", "Jumlah")
    assert buku.formula("Anggaran", f"C{row}") == "='Lampiran Realisasi Anggaran'!C7"
    assert buku.formula("Anggaran", f"D{row}") == '=IF(COUNT(D8:D9)<1,"-",SUM(D8:D9))'
    assert buku.formula("Anggaran", f"C{total}") == f'=IF(COUNT(C{row})<1,"-",SUM(C{row}))'
    assert buku.formula("Anggaran", f"E{row}") == f'=IF(COUNT(C{row},D{row})<2,"-",C{row}-D{row})'
    assert (buku.value("Anggaran", f"E{row}"), buku.value("Anggaran", f"F{row}")) == (20, 80)
    assert buku.formulas["Anggaran"].row_dimensions[row + 1].outlineLevel == 1


def test_efisiensi_judges_by_the_profile(buku: Buku) -> None:
    row = buku.row_of("Efisiensi", "B", "Meningkatnya pelayanan")
    assert buku.formula("Efisiensi", f"D{row}") == "=IF(COUNT('Anggaran'!C7)<1,\"-\",SUM('Anggaran'!C7))"
    assert f"C{row}/F{row}" in buku.formula("Efisiensi", f"G{row}")
    assert math.isclose(buku.value("Efisiensi", f"G{row}"), MEAN / 80)
    assert buku.value("Efisiensi", f"H{row}") == "Tidak dinilai: target tidak tercapai"


def test_total_of_the_programs_is_judged_by_the_mean_of_all_indikator(buku: Buku) -> None:
    row = buku.row_of("Efisiensi", "B", "Seluruh program")
    assert buku.formula("Efisiensi", f"C{row}") == "=IFERROR(AVERAGE('Capaian'!H7:H9),\"-\")"
    assert math.isclose(buku.value("Efisiensi", f"G{row}"), MEAN / 80)


def test_appendix_shows_numbers_as_printed_and_their_source(buku: Buku) -> None:
    formats = [buku.formulas["Lampiran PK"][f"D{row}"].number_format for row in (7, 8, 9)]
    assert formats == ['[$-421]#,##0"%"', "[$-421]#,##0", '[$-421]"B("#,##0")"']
    assert [buku.value("Lampiran PK", f"D{row}") for row in (7, 8, 9)] == [91, 10, 64]
    assert buku.value("Lampiran PK", "E8") == "PK.xlsx | PK | baris 9"


def test_blank_cell_of_the_input_is_blank_in_the_appendix(buku: Buku) -> None:
    assert buku.value("Lampiran Realisasi Kinerja", "D9") is None


@pytest.mark.parametrize("teks", ["=1+1", "+62 812", "-abc", "@SUM(A1)"])
def test_text_never_becomes_a_formula(tmp_path: Path, teks: str) -> None:
    rows = [{**row, "indikator": teks} for row in KINERJA]
    buku = written(hasil(kinerja=rows), tmp_path)
    cell = buku.formulas["Capaian"]["C7"]
    assert (cell.value, cell.data_type) == (teks, "s")


def test_temuan_names_its_cell_and_leads_to_the_appendix(buku: Buku) -> None:
    row = buku.row_of("Temuan", "A", "-0001")
    shown = [buku.value("Temuan", f"{col}{row}") for col in "BCFGHI"]
    assert shown == ["BACA-05", "GALAT", "PK.xlsx", "PK", "D8", "Masukan.xlsx | Realisasi Kinerja | D8"]
    assert buku.formulas["Temuan"][f"H{row}"].hyperlink.location == "'Lampiran PK'!D7"
    assert buku.value("Temuan", f"K{row}") == 91.5


def test_ringkasan_points_at_the_other_sheets(buku: Buku) -> None:
    pagu = buku.row_of("Ringkasan", "D", "Pagu (Rp)")
    capaian = buku.row_of("Ringkasan", "A", "Rata-rata capaian (%)")
    assert buku.formula("Ringkasan", f"E{pagu}") == "='Anggaran'!C10"
    assert buku.formula("Ringkasan", f"B{capaian}") == "='Capaian'!H14"
    assert buku.value("Ringkasan", f"B{buku.row_of('Ringkasan', 'A', 'Galat')}") == 1


def test_signature_takes_its_words_from_the_form(buku: Buku) -> None:
    assert buku.row_of("Capaian", "H", ", 31 Januari 2024") < buku.row_of("Capaian", "H", "Nama Camat")


def test_every_sheet_prints_on_f4_one_page_wide_with_page_numbers(buku: Buku) -> None:
    for sheet in buku.formulas.worksheets:
        footer, fitting = sheet.oddFooter, sheet.sheet_properties.pageSetUpPr
        assert footer is not None
        assert fitting is not None
        assert (int(sheet.page_setup.paperSize or 0), fitting.fitToPage) == (14, True), sheet.title
        assert footer.right.text == "Halaman &P dari &N", sheet.title


def test_long_tables_repeat_their_header(buku: Buku) -> None:
    repeated = {sheet.title for sheet in buku.formulas.worksheets if sheet.print_title_rows}
    assert repeated == set(buku.formulas.sheetnames) - {"Ringkasan"}


def test_same_input_same_bytes_also_as_first_workbook_of_a_run(buku: Buku, tmp_path: Path) -> None:
    script = "import sys; from pathlib import Path; from tests.laporan import hasil, written; "
    script += "written(hasil(), Path(sys.argv[1]), 'a.xlsx'); written(hasil(), Path(sys.argv[1]), 'b.xlsx')"
    root = Path(__file__).parent.parent
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=root, check=True)
    assert [(tmp_path / name).read_bytes() == buku.path.read_bytes() for name in ("a.xlsx", "b.xlsx")] == [
        True,
        True,
    ]


def test_other_kecamatan_stay_out(tmp_path: Path) -> None:
    other = [{**IDENTITAS, "nama": "Lain", "kecamatan": "Lain"}, IDENTITAS]
    foreign = {**FACTS[0], "id": 99, "kecamatan": "Lain", "nilai": 12345.0}
    buku = written(with_facts(hasil(instansi=other), foreign), tmp_path)
    values = {cell.value for sheet in buku.values.worksheets for row in sheet.iter_rows() for cell in row}
    assert 12345 not in values
    assert buku.value("Ringkasan", "B5") == KECAMATAN


def test_unknown_kecamatan_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        write_report(hasil(), "Tidak Ada", PROFIL, tmp_path / "x.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_file_that_cannot_be_replaced_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").mkdir()
    with pytest.raises(TulisError):
        write_report(hasil(), KECAMATAN, PROFIL, tmp_path / "x.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["x.xlsx"]


def test_sheet_names_are_legal_and_unique() -> None:
    names = ["Ringkasan", *(lembar.nama for lembar in report.SHEETS)]
    assert len(set(names)) == len(names)
    assert all(len(name) <= 31 for name in names)


@needs_libreoffice
def test_libreoffice_computes_the_cached_values(buku: Buku) -> None:
    assert len(formulas(buku.path)) > 100
    assert compare_cached(buku.path) == []
