"""The first checks, each on the smallest tables that show it: code and cells, never words."""

from collections.abc import Callable

import pandas as pd
import pytest

from lkjip_excel.match import pair
from lkjip_excel.model import FAKTA, Temuan, empty
from lkjip_excel.reconcile import CHECKS, periksa
from lkjip_excel.reconcile.view import Tampilan
from lkjip_excel.rules.catalogue import catalogue, render
from tests.fakta import facts, said, together


def checked(*frames: pd.DataFrame) -> tuple[Temuan, ...]:
    return periksa(pair(together(*frames))[0])


def found(grid: str) -> list[tuple[str, ...]]:
    return [said(one) for one in checked(facts(grid))]


def pk(target: str) -> str:
    return f"""
        PK = pk_sasaran
        sasaran | indikator  | target 2023
        Sasaran | Nilai AKIP | {target}

        Realisasi = realisasi_kinerja
        indikator            | realisasi 2023
        Nilai AKIP           | 1

        """


def rkt(target: str) -> str:
    return f"""
        RKT = rkt
        jenjang | uraian  | indikator  | target 2023
        sasaran | Sasaran | Nilai AKIP | {target}
        """


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("96,5%", "97%"),
        ("96,5", "96,4"),
        ("0", "1"),
        ("60 - 70", "60 - 75"),
        ("60 - 70", "60"),
        ("BB", "B"),
        ("B (64)", "B (65)"),
    ],
)
def test_target_of_rkt_differs_from_pk(one: str, other: str) -> None:
    assert found(pk(one) + rkt(other)) == [("SELARAS-01", "RKT!D2", "PK!C2")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("96,5%", "96,50"),
        ("0", "0"),
        ("60 - 70", "60-70"),
        ("BB", "BB"),
        ("B (64)", "B"),
        ("BB", "71"),
        ("", "97"),
        ("97", ""),
        ("-", "97"),
        ("97", "tidak jelas"),
    ],
)
def test_targets_that_agree_or_say_nothing(one: str, other: str) -> None:
    said = [code for code, *_ in found(pk(one) + rkt(other))]
    assert said == (["SELARAS-11"] if one == "" else [])


def test_target_says_what_stands_and_what_should() -> None:
    (temuan,) = checked(facts(pk("96,5%") + rkt("97%")))
    assert (temuan.tercetak, temuan.seharusnya) == ("97%", 96.5)
    assert (temuan.isi["target_lain"], temuan.isi["target_pk"]) == ("97%", "96,5%")


def renstra(year: int) -> str:
    return f"""
        Renstra = renstra
        sasaran | indikator  | target {year} | target 2030
        Sasaran | Nilai AKIP | 70            | 80
        """


def test_renstra_is_compared_in_the_year_of_the_report() -> None:
    assert found(pk("71") + renstra(2023)) == [("SELARAS-02", "Renstra!C2", "PK!C2")]
    assert found(pk("70") + renstra(2023)) == []
    assert found(pk("71") + renstra(2022)) == []


def test_years_of_several_reports_are_not_mixed() -> None:
    this = facts(pk("70") + renstra(2023), "Satu", 2023)
    last = facts(pk("70").replace("2023", "2022") + renstra(2022), "Dua", 2022)
    assert checked(this, last) == ()
    wrong = facts(pk("71").replace("2023", "2022") + renstra(2022), "Dua", 2022)
    assert [one.kecamatan for one in checked(this, wrong)] == ["Dua"]


def realisasi(value: str, quarter: str = "") -> str:
    return f"""
        PK = pk_sasaran
        sasaran | indikator      | target 2023
        Sasaran | Nilai AKIP     | 71
        Sasaran | Tidak diukur   | -

        Realisasi = realisasi_kinerja
        indikator   | realisasi 2023
        Nilai AKIP  | {value}

        Triwulan = triwulan
        indikator   | realisasi TW1
        Nilai AKIP  | {quarter}
        """


def test_indikator_without_realisasi() -> None:
    assert found(realisasi("")) == [("SELARAS-06", "Realisasi!B2", "PK!B2")]


@pytest.mark.parametrize(("value", "quarter"), [("0", ""), ("-", ""), ("rusak", ""), ("", "12"), ("1", "2")])
def test_realisasi_that_is_told(value: str, quarter: str) -> None:
    assert found(realisasi(value, quarter)) == []


def test_indikator_that_realisasi_does_not_name() -> None:
    grid = realisasi("1").replace("Nilai AKIP  | 1", "Nilai lain  | 1")
    assert found(grid) == [("SELARAS-06", "PK!B2")]


def program(pk_pagu: str, rkt_pagu: str, murni: str, pagu: str) -> str:
    return f"""
        PK Program = pk_program
        uraian           | pagu
        Pelayanan Publik | {pk_pagu}

        RKT = rkt
        jenjang  | uraian           | indikator | target 2023 | pagu
        program  | Pelayanan Publik | a         | 1           | {rkt_pagu}
        program  | Pelayanan Publik | b         | 1           |

        Anggaran = realisasi_anggaran
        jenjang  | uraian           | pagu_murni | pagu   | realisasi
        program  | Pelayanan Publik | {murni}    | {pagu} | 0
        """


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        (("100", "100", "", "100"), []),
        (("Rp. 100,00", "100", "100", ""), []),
        (("100", "90", "", "100"), [("SELARAS-03", "RKT!E2", "PK Program!B2")]),
        (("100", "90", "90", "100"), []),  # the RKT is from before the change
        (("100", "100", "", "90"), [("SELARAS-04", "Anggaran!D2", "PK Program!B2")]),
        (("100", "100", "90", ""), [("SELARAS-04", "Anggaran!C2", "PK Program!B2")]),
        (("100", "", "", ""), []),
        (("100", "-", "-", "-"), []),
        (("", "90", "", "100"), []),
    ],
)
def test_pagu_of_a_program(amounts: tuple[str, str, str, str], expected: list[tuple[str, ...]]) -> None:
    assert found(program(*amounts)) == expected


def test_pagu_of_kegiatan_in_rkt_and_realisasi() -> None:
    grid = """
        RKT = rkt
        jenjang      | uraian            | indikator | target 2023 | pagu
        kegiatan     | Administrasi Umum | a         | 1           | 90
        sub kegiatan | Rapat             | b         | 1           | 90

        Anggaran = realisasi_anggaran
        jenjang      | uraian            | pagu | realisasi
        kegiatan     | Administrasi Umum | 100  | 0
        sub kegiatan | Rapat             | 100  | 0
    """
    assert found(grid) == [("SELARAS-10", "RKT!E2", "Anggaran!C2"), ("SELARAS-10", "RKT!E3", "Anggaran!C3")]


@pytest.mark.parametrize(
    ("murni", "pagu", "spent", "cell"),
    [
        ("", "100", "101", "D2"),
        ("100", "", "101", "C2"),
        ("100", "200", "101", ""),
        ("", "100", "100", ""),
        ("", "100", "", ""),
        ("", "", "100", ""),
    ],
)
@pytest.mark.parametrize("jenjang", ["program", "kegiatan", "sub kegiatan", "belanja"])
def test_realisasi_above_the_pagu_in_force(
    murni: str, pagu: str, spent: str, cell: str, jenjang: str
) -> None:
    grid = f"""
        Anggaran = realisasi_anggaran
        jenjang   | uraian | pagu_murni | pagu   | realisasi
        {jenjang} | Rapat  | {murni}    | {pagu} | {spent}
    """
    assert found(grid) == ([("SELARAS-05", "Anggaran!E2", f"Anggaran!{cell}")] if cell else [])


def family(whole: str, *parts: str) -> str:
    rows = "\n".join(
        f"sub kegiatan | Rapat {name} | {part} | 0" for name, part in zip("abc", parts, strict=False)
    )
    return f"""
        Anggaran = realisasi_anggaran
        jenjang  | uraian            | pagu    | realisasi
        kegiatan | Administrasi Umum | {whole} | 0
        {rows}
        """


@pytest.mark.parametrize(
    ("whole", "parts", "wrong"),
    [
        ("100", ["60", "40"], False),
        ("100", ["60", "39"], True),
        ("100,3", ["60,1", "40,2"], False),
        ("100", ["60,4", "39,5"], False),
        ("0", ["0", "0"], False),
        ("1", ["0", "0"], True),
        ("100", ["60", "-", "40"], False),
        ("100", ["60", "-"], True),
        ("100", ["60", ""], False),
        ("100", ["60", "rusak"], False),
        ("", ["60", "40"], False),
        ("100", [], False),
    ],
)
def test_parts_give_the_whole(whole: str, parts: list[str], wrong: bool) -> None:  # noqa: FBT001
    codes = [one[0] for one in found(family(whole, *parts))]
    assert codes == (["HITUNG-01"] if wrong else [])


def test_sum_names_the_whole_then_its_parts() -> None:
    (temuan,) = checked(facts(family("100", "60", "39")))
    assert said(temuan) == ("HITUNG-01", "Anggaran!C2", "Anggaran!C3", "Anggaran!C4")
    assert temuan.seharusnya == 99
    assert (temuan.isi["induk"], temuan.isi["anak"], temuan.isi["selisih"]) == (100, 99, 1)


def test_a_second_indikator_row_is_no_part_and_no_whole() -> None:
    grid = """
        RKT = rkt
        jenjang      | uraian            | indikator | target 2023 | pagu
        kegiatan     | Administrasi Umum | a         | 1           | 100
        kegiatan     | Administrasi Umum | b         | 1           |
        sub kegiatan | Rapat             | c         | 1           | 100
        sub kegiatan | Rapat             | d         | 1           |
    """
    assert found(grid) == []
    assert found(grid.replace("| c         | 1           | 100", "| c | 1 | 90")) == [
        ("HITUNG-01", "RKT!E2", "RKT!E4")
    ]


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("C", ("HITUNG-01", "Anggaran!C2", "Anggaran!C3")),
        ("D", ("HITUNG-01", "Anggaran!D2", "Anggaran!D3")),
        ("E", ("HITUNG-01", "Anggaran!E2", "Anggaran!E3")),
    ],
)
def test_each_amount_is_added_up_by_itself(column: str, cells: tuple[str, ...]) -> None:
    whole = {"C": "10", "D": "20", "E": "5"} | {column: "7"}
    grid = f"""
        Anggaran = realisasi_anggaran
        jenjang  | uraian            | pagu_murni | pagu       | realisasi
        program  | Pelayanan Publik  | {whole["C"]} | {whole["D"]} | {whole["E"]}
        kegiatan | Administrasi Umum | 10         | 20         | 5
    """
    assert found(grid) == [cells]


def test_one_wrong_pagu_is_said_once_where_only_murni_stands() -> None:
    grid = """
        Anggaran = realisasi_anggaran
        jenjang  | uraian            | pagu_murni | pagu | realisasi
        program  | Pelayanan Publik  | 9          |      | 5
        kegiatan | Administrasi Umum | 10         |      | 5
    """
    assert found(grid) == [("HITUNG-01", "Anggaran!C2", "Anggaran!C3")]


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("30", []),
        ("", []),
        ("31", [("HITUNG-02", "PK Program!B4", "PK Program!B2", "PK Program!B3")]),
    ],
)
def test_printed_total(total: str, expected: list[tuple[str, ...]]) -> None:
    grid = f"""
        PK Program = pk_program
        uraian           | pagu
        Pelayanan Publik | 10
        Pemberdayaan     | 20
        Jumlah           | {total}
    """
    assert found(grid) == expected


def test_total_takes_programs_only() -> None:
    grid = """
        Anggaran = realisasi_anggaran
        jenjang  | uraian            | pagu | realisasi
        program  | Pelayanan Publik  | 10   | 5
        kegiatan | Administrasi Umum | 10   | 5
        belanja  | Belanja Modal     | 3    | 3
        program  | Jumlah            | 10   | 5
    """
    assert found(grid) == []


def test_each_kecamatan_by_itself() -> None:
    good, bad = family("100", "60", "40"), family("100", "60", "39")
    temuan = checked(facts(good, "Satu"), facts(bad, "Dua"), facts(good, "Tiga"))
    assert [(one.kecamatan, *said(one)[:2]) for one in temuan] == [("Dua", "HITUNG-01", "Anggaran!C2")]


@pytest.mark.parametrize("check", CHECKS)
def test_no_facts_nothing_found(check: Callable[[Tampilan], list[Temuan]]) -> None:
    assert check(Tampilan(empty(FAKTA))) == []


def test_every_check_is_said_in_words_of_the_catalogue() -> None:
    temuan = checked(
        facts(pk("71") + rkt("72") + "\n" + renstra(2023)),
        facts(realisasi(""), "Dua"),
        facts(program("100", "80", "", "90"), "Tiga"),
        facts(family("100", "60", "39").replace("| 0", "| 200"), "Empat"),
    )
    codes = {one.kode for one in temuan}
    assert codes >= {
        "SELARAS-01",
        "SELARAS-02",
        "SELARAS-03",
        "SELARAS-04",
        "SELARAS-05",
        "SELARAS-06",
        "HITUNG-01",
    }
    for one in temuan:
        assert set(one.isi) >= catalogue()[one.kode].isian
        assert "{" not in render(one).pesan


def test_indikator_without_target() -> None:
    assert found(pk("")) == [("SELARAS-11", "PK!C2", "PK!B2")]
    assert found(pk("-")) == []
