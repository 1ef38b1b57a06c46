"""The parts the output workbook is built from: formulas, number formats, row heights, comparison sheets."""

import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_excel.rules import profile
from lkjip_excel.write import formulas
from lkjip_excel.write.book import Cell
from lkjip_excel.write.efficiency import value_formula, words_formula
from lkjip_excel.write.numbers import number_format
from lkjip_excel.write.style import MAX_ROW_HEIGHT, line_count, row_height
from tests.laporan import KINERJA, MEAN, RINGKASAN, A, B, Buku, fact, hasil, with_facts, written
from tests.libreoffice import compare_cached, needs_libreoffice

FACT: dict[str, Any] = {"mutu": "", "satuan": "", "tercetak": "", "nilai_atas": math.nan, "peran": "target"}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"nilai": 91.5, "satuan": "persen", "tercetak": "91,5%"}, '[$-421]#,##0.0"%"'),
        ({"nilai": 12.0, "satuan": "Dokumen", "tercetak": "12 Dokumen"}, '[$-421]#,##0" Dokumen"'),
        ({"nilai": 12.0, "satuan": "Dokumen", "tercetak": "12"}, "[$-421]#,##0"),
        ({"nilai": 70.17, "mutu": "BB", "tercetak": "BB (70,17)"}, '[$-421]"BB("#,##0.00")"'),
        ({"nilai": 60.0, "nilai_atas": 70.5, "tercetak": "60 - 70,5"}, '[$-421]#,##0" - 70,5"'),
        ({"nilai": 1.0, "satuan": 'ca"rik', "tercetak": '1 ca"rik'}, '[$-421]#,##0" carik"'),
        ({"nilai": 100 / 3, "tercetak": "33,3333333"}, "[$-421]#,##0.00"),
        ({"nilai": 2023.0, "peran": "tahun", "tercetak": "2023"}, "[$-421]0"),
    ],
)
def test_a_number_shows_as_it_was_printed(more: dict[str, Any], expected: str) -> None:
    assert number_format({**FACT, **more}) == expected


@pytest.mark.parametrize(
    ("refs", "expected"),
    [
        (["D5", "D6", "D7"], ["D5:D7"]),
        (["D5", "D7", "D8"], ["D5", "D7:D8"]),
        (["D5", "E6"], ["D5", "E6"]),
        (["'A b'!D5", "'A b'!D6", "'C'!D7"], ["'A b'!D5:D6", "'C'!D7"]),
        ([], []),
    ],
)
def test_neighbours_become_ranges(refs: list[str], expected: list[str]) -> None:
    assert formulas.ranges(refs) == expected


@given(st.lists(st.integers(1, 60), unique=True))
def test_ranges_hold_every_cell_once(rows: list[int]) -> None:
    def cells(part: str) -> range:
        first, _, last = part.partition(":")
        return range(int(first[1:]), int((last or first)[1:]) + 1)

    parts = formulas.ranges([f"D{row}" for row in rows])
    assert [row for part in parts for row in cells(part)] == rows


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (formulas.percent("A1", "B1"), '=IF(COUNT(A1,B1)<2,"-",IF(B1=0,"-",A1/B1*100))'),
        (formulas.difference("A1", "B1"), '=IF(COUNT(A1,B1)<2,"-",A1-B1)'),
        (formulas.capped("A1", (0.0, 100.0)), '=IF(COUNT(A1)<1,"-",MAX(0,MIN(100,A1)))'),
        (formulas.capped("A1", None), "=A1"),
        (formulas.mean(["A1", "A2"]), '=IFERROR(AVERAGE(A1:A2),"-")'),
        (formulas.mean([]), '="-"'),
        (formulas.total(["A1"]), '=IF(COUNT(A1)<1,"-",SUM(A1))'),
        (formulas.total(["A1", "A3"]), '=IF(COUNT(A1,A3)<1,"-",SUM(A1,A3))'),
    ],
)
def test_formulas_guard_their_operands(formula: str, expected: str) -> None:
    assert formula == expected


def test_references_quote_sheet_names() -> None:
    cell = Cell("Lampiran Camat's", 6, 3)
    assert cell.seen_from("Capaian") == "'Lampiran Camat''s'!D7"
    assert cell.seen_from("Lampiran Camat's", fixed=True) == "$D$7"


def test_efisiensi_of_a_ratio_needs_its_condition_for_words_only() -> None:
    metode = profile("jombang-2022").efisiensi
    sel = {"capaian": "C5", "serapan": "F5", "pagu": "D5", "realisasi": "E5"}
    assert value_formula(metode, sel) == '=IF(COUNT(C5,F5)<2,"-",IF(F5=0,"-",C5/F5))'
    words = words_formula(metode, sel, "G5")
    assert "IF(C5>=100,IF(G5>=1," in words


@pytest.mark.parametrize(("text", "width", "expected"), [("", 10, 1), ("kata", 10, 1), ("kata\nkata", 10, 2)])
def test_lines_of_short_texts(text: str, width: float, expected: int) -> None:
    assert line_count(text, width) == expected


@given(st.text(alphabet="aiWM ", max_size=200), st.integers(1, 60), st.integers(1, 60))
def test_narrower_columns_never_take_fewer_lines(text: str, width: int, more: int) -> None:
    assert line_count(text, width) >= line_count(text, width + more)


def test_row_height_stays_within_what_excel_allows() -> None:
    assert row_height([("kata " * 5000, 10.0)]) == MAX_ROW_HEIGHT
    assert row_height([("satu", 20.0), ("dua\ndua\ndua", 20.0)]) > row_height([("satu", 20.0)])


YEARS = [
    {**A, "urutan": 1, "tahun": 2022, "metode": "positif", "keadaan": "terukur", "target": 90.0}
    | {"realisasi": 81.0, "capaian": 90.0, "target_fakta": 31, "realisasi_fakta": 32},
    {**A, "urutan": 2, "tahun": 2023, "metode": "positif", "keadaan": "terukur", "target": 91.0}
    | {"realisasi": 93.0, "capaian": 93 / 91 * 100, "target_fakta": 1, "realisasi_fakta": 4},
    {**B, "urutan": 3, "tahun": 2023, "metode": "negatif_2t_r", "keadaan": "terukur", "target": 10.0}
    | {"realisasi": 12.0, "capaian": 80.0, "target_fakta": 2, "realisasi_fakta": 5},
]
EARLIER = [
    fact(31, "perbandingan_tahun", 6, "D", peran="target", periode="2022", nilai=90.0, **A),
    fact(32, "perbandingan_tahun", 6, "E", peran="realisasi", periode="2022", nilai=81.0, **A),
]
LAST = fact(33, "renstra", 6, "H", peran="target_akhir", nilai=95.0, nilai_atas=97.0, tercetak="95 - 97", **A)
NATION = fact(34, "realisasi_kinerja", 8, "F", peran="nasional", nilai=90.0, **A)
STAFF = [
    fact(35, "sdm", 6, "D", peran="kebutuhan", nilai=10.0, **A),
    fact(36, "sdm", 6, "E", peran="tersedia", nilai=8.0, **A),
]
KINDS = [
    fact(37, "realisasi_anggaran", 20, "G", peran="pagu", nilai=70.0, uraian="Operasi", jenjang="belanja"),
    fact(
        38, "realisasi_anggaran", 20, "H", peran="realisasi", nilai=63.0, uraian="Operasi", jenjang="belanja"
    ),
]


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Buku:
    results = hasil(
        tahunan=YEARS,
        rerata_tahun=[{"tahun": 2022, "rata_rata": 90.0}, {"tahun": 2023, "rata_rata": MEAN}],
        kemajuan=[
            {
                **A,
                "urutan": 1,
                "metode": "rentang",
                "target_akhir": 95.0,
                "target_atas": 97.0,
                "realisasi": 96.0,
            }
            | {"keadaan": "terukur", "kemajuan": 100.0, "target_akhir_fakta": 33, "realisasi_fakta": 39},
        ],
        nasional=[
            {**A, "urutan": 1, "realisasi": 93.0, "nasional": 90.0, "keadaan": "terukur", "selisih": 3.0}
            | {"perbandingan": 93 / 90 * 100, "realisasi_fakta": 4, "nasional_fakta": 34},
        ],
        sdm=[
            {
                **A,
                "urutan": 1,
                "capaian": 93 / 91 * 100,
                "kebutuhan": 10.0,
                "tersedia": 8.0,
                "ketersediaan": 80.0,
            }
            | {"keadaan": "terukur", "kebutuhan_fakta": 35, "tersedia_fakta": 36},
        ],
        belanja=[
            {
                "urutan": 1,
                "jenjang": "belanja",
                "uraian": "Operasi",
                "pagu": 70.0,
                "realisasi": 63.0,
                "sisa": 7.0,
            }
            | {"serapan": 90.0, "pagu_fakta": 37, "realisasi_fakta": 38},
            {
                "urutan": 2,
                "jenjang": "total",
                "uraian": "Jumlah",
                "pagu": 70.0,
                "realisasi": 63.0,
                "sisa": 7.0,
            }
            | {"serapan": 90.0},
        ],
        ringkasan=[
            {
                **RINGKASAN,
                "rata_rata_kemajuan": 100.0,
                "rata_rata_ketersediaan": 80.0,
                "efisiensi_sdm": MEAN / 80,
                "efisiensi_sdm_keterangan": "Efisiensi tercapai",
            },
        ],
    )
    real = fact(39, "realisasi_kinerja", 12, "D", peran="realisasi", periode="2023", nilai=96.0, **A)
    folder = tmp_path_factory.mktemp("banding")
    return written(with_facts(results, *EARLIER, LAST, NATION, *STAFF, *KINDS, real), folder)


def test_comparison_sheets_link_to_their_own_tables(compared: Buku) -> None:
    buku = compared
    assert buku.formula("Perbandingan Tahun", "D8") == "='Lampiran Tahun Sebelumnya'!D7"
    assert buku.formula("Perbandingan Tahun", "I8") == '=IF(COUNT(H8,G8)<2,"-",IF(G8=0,"-",H8/G8*100))'
    assert [buku.value("Perbandingan Tahun", f"{col}9") for col in "DEF"] == ["-", "-", "-"]
    assert [buku.value("Perbandingan Tahun", f"{col}10") for col in "FI"] == [90, MEAN]
    assert buku.formula("Kemajuan Renstra", "E7") == "='Lampiran Renstra'!F7"
    assert buku.value("Kemajuan Renstra", "E7") == 97
    assert (buku.value("Perbandingan Nasional", "G7"), buku.value("Efisiensi SDM", "G7")) == (3, 80)
    assert buku.formula("Belanja", "C8") == '=IF(COUNT(C7)<1,"-",SUM(C7))'


@needs_libreoffice
def test_libreoffice_computes_the_comparisons_alike(compared: Buku) -> None:
    assert compare_cached(compared.path) == []


def test_realisasi_of_a_blank_year_is_a_formula_over_its_quarters(tmp_path: Path) -> None:
    quarters = [
        fact(41, "triwulan", 6, "D", peran="realisasi", periode="TW1", nilai=30.0, **A),
        fact(42, "triwulan", 6, "E", peran="realisasi", periode="TW2", nilai=63.0, **A),
    ]
    row = {**KINERJA[0], "realisasi_fakta": None, "cara_triwulan": "jumlah", "tw1_fakta": 41, "tw2_fakta": 42}
    later = {**A, "urutan": 1, "realisasi": 93.0, "nasional": 90.0, "keadaan": "terukur", "selisih": 3.0}
    results = hasil(kinerja=[row, *KINERJA[1:]], nasional=[{**later, "nasional_fakta": 34}])
    buku = written(with_facts(results, *quarters, NATION), tmp_path)
    cells = "'Lampiran Triwulan'!C7,'Lampiran Triwulan'!D7"
    assert buku.formula("Capaian", "G7") == f'=IF(COUNT({cells})=0,"",SUM({cells}))'
    assert buku.value("Capaian", "G7") == 93
    assert buku.formula("Perbandingan Nasional", "D7") == "='Capaian'!G7"
