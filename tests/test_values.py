"""Cells to values: every way of writing a number that the reports use, and what must stay unread."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from math import inf, isnan, nan

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_excel.model import Keadaan
from lkjip_excel.values import Gaya, Nilai, Ragu, decimals, detect_style, parse, same_unit

INDONESIA, INGGRIS = Gaya.INDONESIA, Gaya.INGGRIS
KOSONG = Nilai(Keadaan.KOSONG)
TIDAK_BERLAKU = Nilai(Keadaan.TIDAK_BERLAKU)
TIDAK_TERBACA = Nilai(Keadaan.TIDAK_TERBACA)


def ada(angka: float, satuan: str = "", ragu: Ragu = Ragu.TIDAK, atas: float = nan, mutu: str = "") -> Nilai:
    return Nilai(Keadaan.ADA, angka, atas, satuan, mutu, ragu)


#: (text, style of the column, value)
PLAIN: list[tuple[str, Gaya | None, Nilai]] = [
    ("0", None, ada(0)),
    ("71", None, ada(71)),
    ("2023", None, ada(2023)),
    ("91,5", None, ada(91.5)),
    ("83.25", None, ada(83.25)),
    ("1,0671", None, ada(1.0671)),
    (" 91,5\n", None, ada(91.5)),
    ("\u00a091,5\u202f", None, ada(91.5)),
    (",5", None, ada(0.5)),
    ("0,915", None, ada(0.915)),
    ("2.134.044.723", None, ada(2134044723)),
    ("538,666,977", None, ada(538666977)),
    ("2,134,044,723.00", None, ada(2134044723)),
    ("26.538.300,00", None, ada(26538300)),
    ("460,000.00", None, ada(460000)),
    ("12345,678", None, ada(12345.678)),
    ("1.234,5678", None, ada(1234.5678)),
    # one group of three: the style of the column decides
    ("1.234", None, ada(1234, ragu=Ragu.GAYA)),
    ("1.234", INDONESIA, ada(1234)),
    ("1.234", INGGRIS, ada(1.234)),
    ("1,234", None, ada(1.234, ragu=Ragu.GAYA)),
    ("1,234", INDONESIA, ada(1.234)),
    ("1,234", INGGRIS, ada(1234)),
    ("900.000", None, ada(900000, ragu=Ragu.GAYA)),
    # readable, but not in the style of the column
    ("97.5", INDONESIA, ada(97.5, ragu=Ragu.BEDA_GAYA)),
    ("91,5", INGGRIS, ada(91.5, ragu=Ragu.BEDA_GAYA)),
    ("0.915", INDONESIA, ada(0.915, ragu=Ragu.BEDA_GAYA)),
    ("2.134.044.723", INGGRIS, ada(2134044723, ragu=Ragu.BEDA_GAYA)),
    ("2,134,044,723.00", INDONESIA, ada(2134044723, ragu=Ragu.BEDA_GAYA)),
    ("2.134.044.723", INDONESIA, ada(2134044723)),
    # malformed: the likely value
    ("1,689.395.603.00", None, ada(1689395603, ragu=Ragu.RUSAK)),
    ("4.796.785,707", INDONESIA, ada(4796785707, ragu=Ragu.RUSAK)),
    ("1.818,731,123", None, ada(1818731123, ragu=Ragu.RUSAK)),
    ("19.799,400", INDONESIA, ada(19799400, ragu=Ragu.RUSAK)),
    ("65.160.00", None, ada(65160, ragu=Ragu.RUSAK)),
    ("2134.044.723", None, ada(2134044723, ragu=Ragu.RUSAK)),
    ("71, 02", None, ada(71.02, ragu=Ragu.RUSAK)),
    ("2 134 044 723", None, ada(2134044723, ragu=Ragu.RUSAK)),
    ("2.134. 044.723", None, ada(2134044723, ragu=Ragu.RUSAK)),
    ("91,,5", None, ada(91.5, ragu=Ragu.RUSAK)),
    ("12.", None, ada(12, ragu=Ragu.RUSAK)),
    # signs
    ("-5", None, ada(-5)),
    ("-5,2", None, ada(-5.2)),
    ("\u2212 5", None, ada(-5)),
    ("–5", None, ada(-5)),
    ("+12,5", None, ada(12.5)),
    ("-0", None, ada(0)),
    ("(1.500.000)", None, ada(-1500000)),
    ("≥ 80", None, ada(80)),
    ("> 90", None, ada(90)),
    ("<= 5 %", None, ada(5, "persen")),
    ("minimal 80", None, ada(80)),
]

WITH_UNIT: list[tuple[str, Gaya | None, Nilai]] = [
    ("91%", None, ada(91, "persen")),
    ("91,5 %", None, ada(91.5, "persen")),
    ("92.5 %", None, ada(92.5, "persen")),
    ("100.00%", INDONESIA, ada(100, "persen", Ragu.BEDA_GAYA)),
    ("102.195%", None, ada(102.195, "persen", Ragu.GAYA)),
    ("1.234,567 %", None, ada(1234.567, "persen")),
    ("85 (%)", None, ada(85, "persen")),
    ("95 persen", None, ada(95, "persen")),
    ("(5%)", None, ada(-5, "persen")),
    ("Rp. 2.482.163.194,00", None, ada(2482163194, "rupiah")),
    ("Rp. 2.482.163.194,-", None, ada(2482163194, "rupiah")),
    ("Rp3.739.669.394,00", None, ada(3739669394, "rupiah")),
    ("Rp.3.114.077.597,00", INDONESIA, ada(3114077597, "rupiah")),
    ("rp 5.000", None, ada(5000, "rupiah")),
    ("Rp 5,000", INDONESIA, ada(5000, "rupiah", Ragu.BEDA_GAYA)),
    ("Rp. 0,-", None, ada(0, "rupiah")),
    ("Rp. 1.971.054.340,00,-", None, ada(1971054340, "rupiah", Ragu.RUSAK)),
    ("35.500.000,-", None, ada(35500000, "rupiah")),
    ("-Rp5.000.000", None, ada(-5000000, "rupiah")),
    ("Rp (1.500.000)", None, ada(-1500000, "rupiah")),
    ("1.500.000 rupiah", None, ada(1500000, "rupiah")),
    ("Rp 2,13 miliar", None, ada(2130000000, "rupiah")),
    ("2,5 juta", None, ada(2500000)),
    ("14 OB", None, ada(14, "OB")),
    ("30 Pcs", None, ada(30, "Pcs")),
    ("12 Dokumen", None, ada(12, "Dokumen")),
    ("4 Dok.", None, ada(4, "Dok")),
    ("13 BUMDes", None, ada(13, "BUMDes")),
    ("13 TP PKK", None, ada(13, "TP PKK")),
    ("14OB", None, ada(14, "OB")),
    ("3 orang/bulan", None, ada(3, "orang/bulan")),
    ("10.257 lembar", None, ada(10257, "lembar", Ragu.GAYA)),
    ("10.257 lembar", INDONESIA, ada(10257, "lembar")),
    ("10.257 lembar", INGGRIS, ada(10257, "lembar", Ragu.BEDA_GAYA)),
    ("10,257 lembar", None, ada(10257, "lembar", Ragu.GAYA)),
    ("10.257 km", INGGRIS, ada(10.257, "km")),
    ("1,125 orang/bulan", INDONESIA, ada(1.125, "orang/bulan")),
    ("71, 02 Km2", None, ada(71.02, "Km2", Ragu.RUSAK)),
    ("3,03 (efisiensi tercapai)", None, ada(3.03)),
    ("12 dokumen (dua belas)", None, ada(12, "dokumen")),
]

RANGES_AND_GRADES: list[tuple[str, Gaya | None, Nilai]] = [
    ("60 - 70", None, ada(60, atas=70)),
    ("60-70", None, ada(60, atas=70)),
    ("60 – 70 %", None, ada(60, "persen", atas=70)),
    ("75% - 80%", None, ada(75, "persen", atas=80)),
    ("80 s/d 90", None, ada(80, atas=90)),
    ("75 s.d. 80", None, ada(75, atas=80)),
    ("➤ 90 - 100", None, ada(90, atas=100)),
    ("62,51 – 81,25", None, ada(62.51, atas=81.25)),
    ("62.51 - 81,25", INDONESIA, ada(62.51, atas=81.25, ragu=Ragu.BEDA_GAYA)),
    ("1.000 - 2.000.000", None, ada(1000, atas=2000000, ragu=Ragu.GAYA)),
    ("0 s/d 40", None, ada(0, atas=40)),
    ("2021-2026", None, ada(2021, atas=2026)),
    ("B", None, ada(nan, mutu="B")),
    ("AA", None, ada(nan, mutu="AA")),
    ("BB", None, ada(nan, mutu="BB")),
    ("B (Baik)", None, ada(nan, mutu="B")),
    ("B(64)", None, ada(64, mutu="B")),
    ("B (85 %)", None, ada(85, "persen", mutu="B")),
    ("BB (70,17)", None, ada(70.17, mutu="BB")),
    ("70,17 (BB)", None, ada(70.17, mutu="BB")),
    ("B (60-70)", None, ada(60, mutu="B", atas=70)),
    ("CC/55,5", None, ada(55.5, mutu="CC")),
]


@pytest.mark.parametrize(("text", "gaya", "expected"), [*PLAIN, *WITH_UNIT, *RANGES_AND_GRADES])
def test_a_text_is_read(text: str, gaya: Gaya | None, expected: Nilai) -> None:
    assert parse(text, gaya=gaya) == expected


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t", "\u00a0", "\u200b", "....", "…", "belum diisi", "Belum ada"]
)
def test_blank_is_blank(text: str) -> None:
    assert parse(text) == KOSONG


@pytest.mark.parametrize(
    "text",
    [
        *["-", "–", "—", "--", "- -", "Rp. -", "Rp -", "-%", "N/A", "n/a", "NA", "n.a.", "tidak ada"],
        *["Tidak ada rujukan", "TIDAK BERLAKU", "Tidak diukur", "nihil"],
    ],
)
def test_words_and_dashes_say_not_applicable(text: str) -> None:
    assert parse(text) == TIDAK_BERLAKU


@pytest.mark.parametrize(
    "text",
    [
        *["#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "####"],
        *["Baik", "Sangat Baik", "WTP", "Rp.", "%", "B/C", "FALSE", "x"],
        *["7.01.01.2.01.06", "1.02.03", "01.02.2023", "31/12/2023", "2023-08-17", "08-2023", "17 Agustus"],
        *["1. Nilai AKIP", "1. 5 OB", "7a", "12 dari 12", "3/4", "5 (6)", "70 - 60", "--5", "1.234.56.789"],
        *["12 dokumen yang disusun sesuai dengan aturan", "Jumlah Dana Rp. 544.190.000"],
        *["KK = 2.500 KTP = 2.300", "9" * 200, "٣", "1e5", "½"],
    ],
)
def test_what_is_no_number_stays_unread(text: str) -> None:
    assert parse(text) == TIDAK_TERBACA


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (71, "General", ada(71)),
        (91.5, "0.00", ada(91.5)),
        (0, "#,##0", ada(0)),
        (-0.0, "0%", ada(0, "persen")),
        (2134044723, "#,##0", ada(2134044723)),
        (0.915, "0.0%", ada(91.5, "persen")),
        (0.8031, "0.00%", ada(80.31, "persen")),
        (1.0219, "0.00%;[Red]-0.00%", ada(102.19, "persen")),
        (1, "0%", ada(100, "persen")),
        (91.5, '0.00"%"', ada(91.5, "persen")),
        (91.5, r"0.00\%", ada(91.5, "persen")),
        (5000, '"Rp"#,##0', ada(5000, "rupiah")),
        (5000, "[$Rp-421]#,##0.00", ada(5000, "rupiah")),
        (-5000, '_-"Rp"* #,##0_-;-"Rp"* #,##0_-;_-"Rp"* "-"_-;_-@_-', ada(-5000, "rupiah")),
        (0, '_-"Rp"* #,##0_-;-"Rp"* #,##0_-;_-"Rp"* "-"_-;_-@_-', ada(0, "rupiah")),
        (14, '0" OB"', ada(14, "OB")),
        (2500000, '0.0,," jt"', ada(2500000)),
        (45000, "dd/mm/yyyy", TIDAK_TERBACA),
        (0.5, "[h]:mm", TIDAK_TERBACA),
        (5, "@", ada(5)),
        (Decimal("91.5"), "General", ada(91.5)),
        (np.float64(0.915), "0.0%", ada(91.5, "persen")),
        (np.int64(7), "General", ada(7)),
        (None, "0%", KOSONG),
        (nan, "General", TIDAK_TERBACA),
        (inf, "General", TIDAK_TERBACA),
        (10**400, "General", TIDAK_TERBACA),
        (True, "General", TIDAK_TERBACA),
        (pd.NA, "General", TIDAK_TERBACA),
        (date(2023, 12, 31), "General", TIDAK_TERBACA),
        (datetime(2023, 12, 31, tzinfo=UTC), "General", TIDAK_TERBACA),
        (time(8, 0), "General", TIDAK_TERBACA),
    ],
)
def test_a_cell_is_read_with_its_format(value: object, number_format: str, expected: Nilai) -> None:
    assert parse(value, number_format) == expected


def test_a_percent_format_does_not_change_a_text() -> None:
    assert parse("91,5%", "0.0%") == parse("91,5%") == ada(91.5, "persen")


@pytest.mark.parametrize(
    ("texts", "gaya"),
    [
        (["2.134.044.723", "900.000"], INDONESIA),
        (["2,134,044,723.00", "900,000"], INGGRIS),
        (["91,5", "92,5", "97.5"], INDONESIA),
        (["91.5%", "14 OB"], INGGRIS),
        (["Rp. 900.000"], INDONESIA),
        (["60,5 - 70,5", "97.5"], INDONESIA),
        (["1.234", "1,234", "71"], None),
        (["91,5", "97.5"], None),
        (["7.01.01.2.01", "1. Nilai 2.5", "1,689.395.603.00"], None),
        ([], None),
    ],
)
def test_most_unambiguous_texts_decide_the_style(texts: list[str], gaya: Gaya | None) -> None:
    assert detect_style(texts) == gaya


@pytest.mark.parametrize(
    ("text", "gaya", "printed"),
    [
        ("102,19%", None, 2),
        ("2.134.044.723", None, 0),
        ("2,134,044,723.00", None, 2),
        ("83.25", None, 2),
        ("1.234", None, 0),
        ("1.234", INGGRIS, 3),
        ("71", None, 0),
        ("B(64,5)", None, 1),
        ("60,5 - 70,25", None, 2),
        ("2,5 juta", None, -5),
        ("Baik", None, 0),
    ],
)
def test_decimals_printed(text: str, gaya: Gaya | None, printed: int) -> None:
    assert decimals(text, gaya) == printed


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Dok.", "dokumen", True),
        ("12 bulan", "bulan", False),
        ("%", "Persen", True),
        ("OB", "Orang / Bulan", True),
        ("keg", "Kegiatan", True),
        ("", "laporan", True),
        ("dokumen", " ", True),
        ("dokumen", "laporan", False),
        ("BUMDes", "bumdes", True),
    ],
)
def test_units_agree(a: str, b: str, *, same: bool) -> None:
    assert same_unit(a, b) is same_unit(b, a) is same


NUMBERLIKE = st.text(alphabet="0123456789.,-–%()Rp s/dBAx\u00a0=≥", max_size=30)
ANYTHING = st.one_of(
    st.text(),
    NUMBERLIKE,
    st.floats(),
    st.integers(),
    st.decimals(allow_nan=True),
    st.datetimes(),
    st.binary(),
    st.complex_numbers(),
    st.none(),
    st.booleans(),
)


@given(
    ANYTHING,
    st.text(alphabet='0#?.,;%"\\_*[]$Rp-@GeneralymdhsE+<>= ', max_size=20),
    st.sampled_from([None, *Gaya]),
)
def test_nothing_raises_and_the_four_states_stay_apart(value: object, code: str, gaya: Gaya | None) -> None:
    nilai = parse(value, code, gaya)
    says_something = not isnan(nilai.angka) or nilai.mutu != ""
    assert (nilai.keadaan is Keadaan.ADA) == says_something
    assert isnan(nilai.angka_atas) or nilai.angka_atas >= nilai.angka


@given(NUMBERLIKE)
def test_a_known_style_never_changes_what_is_beyond_doubt(text: str) -> None:
    free = parse(text)
    if free.ragu is Ragu.TIDAK:
        assert {parse(text, gaya=gaya).angka for gaya in Gaya} <= {free.angka} or isnan(free.angka)


@given(st.lists(NUMBERLIKE, max_size=6))
def test_the_style_does_not_depend_on_the_order(texts: list[str]) -> None:
    assert detect_style(texts) == detect_style(reversed(texts))


@pytest.mark.parametrize(
    ("teks", "angka"),
    [("Rp 2,1 M", 2.1e9), ("Rp2,1 M.", 2.1e9), ("Rp 1,5 T", 1.5e12), ("500 rb", 5e5), ("Rp 500 rb", 5e5)],
)
def test_abbreviated_amounts(teks: str, angka: float) -> None:
    assert parse(teks).angka == angka


def test_a_length_is_no_amount() -> None:
    assert (parse("2,1 m").angka, parse("2,1 m").satuan) == (2.1, "m")
