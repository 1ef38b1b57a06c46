"""Values to text: as Excel shows them, rounded, in rupiah and in words."""

from datetime import UTC, date, datetime, time
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from math import inf, isnan, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_excel.model import Keadaan
from lkjip_excel.values import (
    Gaya,
    Ragu,
    bulatkan,
    decimals,
    format_angka,
    format_persen,
    format_rupiah,
    parse,
    same_as_printed,
    shown,
    terbilang,
)

ACCOUNTING = '_-"Rp"* #,##0_-;-"Rp"* #,##0_-;_-"Rp"* "-"_-;_-@_-'
#: As far as amounts of a kabupaten go, and a good way beyond.
AMOUNTS = st.floats(min_value=-1e13, max_value=1e13)


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "General", ""),
        (71, "General", "71"),
        (71.0, "General", "71"),
        (91.5, "General", "91,5"),
        (2134044723, "General", "2134044723"),
        (1 / 3, "General", "0,333333333"),
        (84.521739130434, "General", "84,52173913"),
        (1234567.891, "General", "1234567,891"),
        (0.1 + 0.2, "General", "0,3"),
        (-91.5, "General", "-91,5"),
        (1e-12, "General", "1,00000E-12"),
        (0.915, "0.0%", "91,5%"),
        (0.8031, "0.00%", "80,31%"),
        (1, "0%", "100%"),
        (0.285, "0%", "29%"),
        (2134044723, "#,##0", "2.134.044.723"),
        (26538300, "#,##0.00", "26.538.300,00"),
        (1.0671, "0.0000", "1,0671"),
        (2.675, "0.00", "2,68"),
        (-0.001, "0.00", "0,00"),
        (91.5, "0.##", "91,5"),
        (91, "0.##", "91"),
        (0.5, "#.00", ",50"),
        (7, "000", "007"),
        (91.5, '0.00"%"', "91,50%"),
        (5000, '"Rp"#,##0', "Rp5.000"),
        (-5000, '"Rp"#,##0', "-Rp5.000"),
        (5000, "[$Rp-421]#,##0.00", "Rp5.000,00"),
        (5000, ACCOUNTING, "Rp 5.000"),
        (-5000, ACCOUNTING, "-Rp 5.000"),
        (0, ACCOUNTING, "Rp -"),
        (-1234.5, "#,##0.00;[Red](#,##0.00)", "(1.234,50)"),
        (0, "0;-0;;@", ""),
        (14, '0" OB"', "14 OB"),
        (14, r"0\ \O\B", "14 OB"),
        (2500000, '[>=1000000]0.0,," jt";0', "2,5 jt"),
        (2500, '[>=1000000]0.0,," jt";0', "2500"),
        (1, '[<>1]0;"satu"', "satu"),
        (5, "# ?/?", "5"),
        (5, "@", "5"),
        (-45000, "dd/mm/yyyy", "-45000"),
        (-45000, "0;@", "45000"),
        (nan, "General", "#NUM!"),
        (10**400, "General", str(10**400)),
        (True, "General", "TRUE"),
        ("Rp. 2.482.163.194,-", "#,##0", "Rp. 2.482.163.194,-"),
        (" 91,5 ", "0%", " 91,5 "),
        (date(2023, 12, 31), "yyyy-mm-dd", "31/12/2023"),
        (datetime(2023, 1, 2, 8, 30, tzinfo=UTC), "dd mmm", "02/01/2023"),
        (time(8, 30), "h:mm", "08:30"),
    ],
)
def test_a_cell_is_shown_as_an_indonesian_excel_does(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


@pytest.mark.parametrize(
    ("x", "desimal", "text"),
    [
        (2134044723.0, None, "2.134.044.723"),
        (91.5, None, "91,5"),
        (100.0, None, "100"),
        (0.1 + 0.2, None, "0,3"),
        (-1234.5, None, "-1.234,5"),
        (1e20, None, "100.000.000.000.000.000.000"),
        (92.365, 2, "92,37"),
        (91.5, 0, "92"),
        (-0.4, 0, "0"),
        (12345, -2, "12.300"),
        (nan, None, "-"),
        (inf, 2, "-"),
    ],
)
def test_format_angka(x: float, desimal: int | None, text: str) -> None:
    assert format_angka(x, desimal) == text


@pytest.mark.parametrize(
    ("x", "text"),
    [
        (2134044723, "Rp2.134.044.723"),
        (-5000.0, "-Rp5.000"),
        (0, "Rp0"),
        (0.5, "Rp0,50"),
        (1e-9, "Rp0"),
        (nan, "-"),
    ],
)
def test_format_rupiah(x: float, text: str) -> None:
    assert format_rupiah(x) == text


@pytest.mark.parametrize(("x", "desimal", "text"), [(92.365, 2, "92,37%"), (100, 0, "100%"), (nan, 2, "-")])
def test_format_persen(x: float, desimal: int, text: str) -> None:
    assert format_persen(x, desimal) == text


@given(AMOUNTS, st.sampled_from([0, 1, 2, 4, 5]))
def test_what_is_formatted_reads_back(x: float, desimal: int) -> None:
    assert parse(format_angka(x, desimal), gaya=Gaya.INDONESIA).angka == bulatkan(x, desimal)


@given(st.floats(min_value=-999.999, max_value=999.999))
def test_three_decimals_read_back_below_a_thousand(x: float) -> None:
    assert parse(format_angka(x, 3), gaya=Gaya.INDONESIA).angka == bulatkan(x, 3)


def test_three_decimals_behind_thousands_are_never_read_without_doubt() -> None:
    assert parse(format_angka(1234.567, 3), gaya=Gaya.INDONESIA).ragu is Ragu.RUSAK
    assert parse(format_angka(1234.567, 3) + " Ha").angka == 1234.567


@given(AMOUNTS)
def test_rupiah_reads_back(x: float) -> None:
    nilai = parse(format_rupiah(x))
    assert (nilai.angka, nilai.satuan, nilai.ragu) == (bulatkan(x, 2), "rupiah", Ragu.TIDAK)


@given(st.integers(-(10**6), 10**6), st.sampled_from(["0", "#,##0", '"Rp"#,##0', '0" OB"', ACCOUNTING]))
def test_a_whole_number_shown_reads_back_as_the_cell_does(n: int, number_format: str) -> None:
    from_text = parse(shown(n, number_format), gaya=Gaya.INDONESIA)
    if from_text.keadaan is Keadaan.TIDAK_BERLAKU:
        assert (n, number_format) == (0, ACCOUNTING)  # zero is shown as a dash
    else:
        assert from_text == parse(n, number_format)


@given(st.integers(-99999, 99999), st.sampled_from(["0.00%", '0.0#"%"', "0.00", "#,##0.00", "General"]))
def test_hundredths_shown_read_back_as_the_cell_does(n: int, number_format: str) -> None:
    value = n / 10000 if number_format == "0.00%" else n / 100
    assert parse(shown(value, number_format), gaya=Gaya.INDONESIA) == parse(value, number_format)


@given(st.one_of(st.floats(), st.integers(), st.text()), st.text(max_size=20))
def test_shown_never_raises(value: object, number_format: str) -> None:
    assert shown(value, number_format) == shown(value, number_format)


@given(AMOUNTS, st.integers(0, 6))
def test_bulatkan_is_the_rounding_of_the_digits(x: float, desimal: int) -> None:
    unit = Decimal(1).scaleb(-desimal)
    assert bulatkan(x, desimal) == float(Decimal(repr(x)).quantize(unit, ROUND_HALF_UP))
    assert bulatkan(x, desimal, "potong") == float(Decimal(repr(x)).quantize(unit, ROUND_DOWN))


@pytest.mark.parametrize(
    ("x", "desimal", "half_up", "cut"),
    [
        (2.675, 2, 2.68, 2.67),
        (0.5, 0, 1, 0),
        (-2.5, 0, -3, -2),
        (99.995, 2, 100, 99.99),
        (1250, -2, 1300, 1200),
    ],
)
def test_bulatkan(x: float, desimal: int, half_up: float, cut: float) -> None:
    assert (bulatkan(x, desimal), bulatkan(x, desimal, "potong")) == (half_up, cut)


def test_bulatkan_leaves_what_is_not_finite() -> None:
    assert isnan(bulatkan(nan, 2))
    assert bulatkan(-inf, 2) == -inf


@pytest.mark.parametrize(
    ("dihitung", "tercetak", "desimal", "answer"),
    [
        (92.3651, 92.37, 2, "sama"),
        (92.365, 92.37, 2, "sama"),
        (92.365, 92.36, 2, "sama"),  # half to even
        (92.355, 92.35, 2, "sama"),  # a tie: float noise pushes it either way
        (92.3551, 92.35, 2, "potong"),
        (92.3789, 92.37, 2, "potong"),
        (92.3789, 92.36, 2, "beda"),
        (92.3789, 92.39, 2, "beda"),
        (-5.57, -5.5, 1, "potong"),
        (0.1 + 0.2, 0.3, 15, "sama"),
        (2.6749999999999994, 2.68, 2, "sama"),  # 2,675 less float noise
        (0.285 * 100, 29, 0, "sama"),
        (99.99999999999999, 100, 0, "sama"),
        (2134044723.0, 2134044723.0, 0, "sama"),
        (2134044723.0, 2134044724.0, 0, "beda"),
        (2134567890.0, 2135000000.0, -6, "sama"),
        (0.0, 0.0, 2, "sama"),
        (nan, 1.0, 2, "beda"),
        (1.0, inf, 2, "beda"),
    ],
)
def test_a_printed_number_follows_from_the_computed_one(
    dihitung: float, tercetak: float, desimal: int, answer: str
) -> None:
    assert same_as_printed(dihitung, tercetak, desimal) == answer


@given(AMOUNTS, st.integers(0, 4))
def test_what_we_print_follows_from_the_number(x: float, desimal: int) -> None:
    text = format_angka(x, desimal)
    assert decimals(text, Gaya.INDONESIA) in {desimal, 0}
    assert same_as_printed(x, bulatkan(x, desimal), desimal) == "sama"
    assert same_as_printed(x, bulatkan(x, desimal, "potong"), desimal) in {"sama", "potong"}


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (101, "seratus satu"),
        (111, "seratus sebelas"),
        (210, "dua ratus sepuluh"),
        (999, "sembilan ratus sembilan puluh sembilan"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (1100, "seribu seratus"),
        (2000, "dua ribu"),
        (11000, "sebelas ribu"),
        (21000, "dua puluh satu ribu"),
        (100000, "seratus ribu"),
        (101000, "seratus satu ribu"),
        (1000000, "satu juta"),
        (1001000, "satu juta seribu"),
        (1000000000, "satu miliar"),
        (10**12, "satu triliun"),
        (10**15, "satu kuadriliun"),
        (
            2134044723,
            "dua miliar seratus tiga puluh empat juta empat puluh empat ribu tujuh ratus dua puluh tiga",
        ),
        (-5, "minus lima"),
    ],
)
def test_terbilang(n: int, words: str) -> None:
    assert terbilang(n) == words


@pytest.mark.parametrize("n", [10**18, -(10**18)])
def test_terbilang_refuses_what_has_no_word(n: int) -> None:
    with pytest.raises(ValueError, match="terlalu besar"):
        terbilang(n)


@given(st.integers(0, 10**18 - 1), st.integers(0, 10**18 - 1))
def test_terbilang_tells_numbers_apart(a: int, b: int) -> None:
    assert (terbilang(a) == terbilang(b)) == (a == b)
    assert "  " not in terbilang(a)
