"""The kode nomenclature: its list, both generations of kode, and what the checks say of kode and names."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_excel.match import pair
from lkjip_excel.match.wording import normal_kode
from lkjip_excel.model import Jenjang
from lkjip_excel.reconcile import kode
from lkjip_excel.reconcile.view import Tampilan
from lkjip_excel.rules.catalogue import catalogue
from lkjip_excel.rules.nomenclature import (
    Butir,
    find_kode,
    kode_order,
    kode_parts,
    nomenclature,
    nomenclature_rules,
    same_name,
    well_formed,
)
from tests.fakta import facts, said

KNOWN = list(nomenclature().values())
ABOVE = {Jenjang.KEGIATAN: Jenjang.PROGRAM, Jenjang.SUB_KEGIATAN: Jenjang.KEGIATAN}


def found(grid: str, tahun: int = 2023) -> list[tuple[str, ...]]:
    dilihat = Tampilan(pair(facts(grid, tahun=tahun))[0])
    return [said(one) for one in kode.nomenklatur(dilihat)]


# --- the list ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("butir", KNOWN, ids=lambda butir: butir.kode)
def test_entry_is_of_its_form_and_stands_under_a_known_one(butir: Butir) -> None:
    assert well_formed(butir.kode, butir.jenjang)
    assert all(name == " ".join(name.split()) != "" for name in butir.nama)
    assert butir.sumber <= nomenclature_rules().sumber.keys()
    if butir.jenjang in ABOVE:
        above = nomenclature()[kode_parts(butir.kode)[: 5 if butir.jenjang == Jenjang.SUB_KEGIATAN else 3]]
        assert above.jenjang == ABOVE[butir.jenjang]


def test_list_is_in_order_and_every_source_is_used() -> None:
    assert [one.kode for one in KNOWN] == [
        one.kode for one in sorted(KNOWN, key=lambda butir: kode_order(kode_parts(butir.kode)))
    ]
    assert set().union(*(one.sumber for one in KNOWN)) == nomenclature_rules().sumber.keys()


def test_list_has_all_levels_of_urusan_kecamatan() -> None:
    levels = [one.jenjang for one in KNOWN]
    assert (levels.count(Jenjang.PROGRAM), levels.count(Jenjang.KEGIATAN)) == (6, 25)
    assert levels.count(Jenjang.SUB_KEGIATAN) >= 69


def test_names_of_one_kode_differ_in_more_than_their_looks() -> None:
    renamed = [one for one in KNOWN if len(one.nama) > 1]
    assert renamed
    for butir in renamed:
        alone = [Butir(butir.kode, butir.jenjang, (n,), butir.sumber, butir.diperiksa) for n in butir.nama]
        assert not any(same_name(name, one) for one in alone for name in butir.nama if name not in one.nama)


@pytest.mark.parametrize("jenjang", nomenclature_rules().bentuk)
def test_example_of_a_form_is_a_known_kode_of_it(jenjang: Jenjang) -> None:
    example = nomenclature_rules().bentuk[jenjang].contoh
    butir = find_kode(example)
    assert butir is not None
    assert (butir.kode, butir.jenjang) == (example, jenjang)


# --- kode -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "7.01.01.2.06.0009",
        "7.01.01.2.06.09",
        " 7.01.01.2.06.09. ",
        "X.XX.01.2.06.09",
        "x.xx.01.2.06.0009",
        "7.1.1.2.6.9",
    ],
)
def test_generations_are_one_kode(text: str) -> None:
    butir = find_kode(text)
    assert butir is not None
    assert butir.kode == "7.01.01.2.06.0009"


@pytest.mark.parametrize("text", ["", "-", "7.01.07", "7.01.01.2.06.0099", "7.01.01.2.06.09.01", "8.01.01"])
def test_other_kode_are_not_known(text: str) -> None:
    assert find_kode(text) is None


@given(st.sampled_from(KNOWN))
def test_old_form_of_a_sub_kegiatan_is_the_new_one(butir: Butir) -> None:
    old = re.sub(r"\.00(\d\d)$", r".\1", butir.kode)
    assert well_formed(old, butir.jenjang)
    assert find_kode(old) == butir
    assert normal_kode(old) == normal_kode(butir.kode) == ".".join(kode_parts(butir.kode))


@given(st.text(alphabet="0123456789.X x-", max_size=20))
def test_any_text_has_parts_and_a_form_or_not(text: str) -> None:
    assert all(part == "0" or not (part.isdecimal() and part.startswith("0")) for part in kode_parts(text))
    assert sum(well_formed(text, jenjang) for jenjang in nomenclature_rules().bentuk) <= 1


@pytest.mark.parametrize(
    ("text", "jenjang"),
    [
        ("7.01.01.2.09.010", "sub kegiatan"),
        ("7.01.01.2.09", "sub kegiatan"),
        ("7.01.01.2.09.10", "kegiatan"),
        ("7.1.01", "program"),
        ("7,01.01", "program"),
        ("I", "program"),
        ("", "program"),
    ],
)
def test_kode_of_another_form(text: str, jenjang: str) -> None:
    assert not well_formed(text, jenjang)


# --- names ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Kegiatan Pemberdayaan Kelurahan", True),
        ("KEGIATAN PEMBERDAYAAN  KELURAHAN", True),
        ("Kegiatan : Kegiatan Pemberdayaan Kelurahan", True),
        ("2. Kegiatan Pemberdayaan Kelurahan", True),
        ("Pemberdayaan Kelurahan", True),
        ("Kegiatan Pemberdayaan Desa", False),
        ("Kegiatan Pemberdayaan, Kelurahan", False),
        ("", False),
    ],
)
def test_name_but_for_capitals_blanks_and_level(name: str, same: bool) -> None:  # noqa: FBT001
    butir = find_kode("7.01.03.2.02")
    assert butir is not None
    assert same_name(name, butir) is same


# --- checks -----------------------------------------------------------------------------------------------


def budget(kode: str, uraian: str, jenjang: str = "sub kegiatan") -> str:
    return f"""
        Realisasi = realisasi_anggaran
        jenjang   | kode   | uraian   | pagu | realisasi
        {jenjang} | {kode} | {uraian} | 10   | 10
        """


def test_unknown_kode() -> None:
    assert found(budget("7.01.01.2.06.0099", "Penyediaan Sepeda")) == [("IDENT-05", "Realisasi!B2")]


@pytest.mark.parametrize("text", ["7.01.01.2.07.05", "7.01.01.2.07.0005", "X.XX.01.2.07.05"])
def test_known_kode_with_its_name_says_nothing(text: str) -> None:
    assert found(budget(text, "Sub Kegiatan: pengadaan mebel")) == []


def test_another_name_is_told_where_the_name_stands() -> None:
    assert found(budget("7.01.01.2.07.05", "Pengadaan Mebelair")) == [("IDENT-07", "Realisasi!C2")]


def test_a_row_without_name_is_not_renamed() -> None:
    assert found(budget("7.01.01.2.07.05", "")) == []


def test_malformed_kode_tells_what_is_meant() -> None:
    dilihat = Tampilan(pair(facts(budget("7.01.01.2.07.010", "Apa saja")))[0])
    (temuan,) = kode.nomenklatur(dilihat)
    assert said(temuan) == ("IDENT-06", "Realisasi!B2")
    assert (temuan.tercetak, temuan.seharusnya) == ("7.01.01.2.07.010", "7.01.01.2.07.0010")


def test_kode_of_another_level_is_malformed_and_no_kode_is_proposed() -> None:
    dilihat = Tampilan(pair(facts(budget("7.01.01.2.07", "Pengadaan")))[0])
    (temuan,) = kode.nomenklatur(dilihat)
    assert (temuan.kode, temuan.seharusnya) == ("IDENT-06", None)


def test_running_numbers_in_the_kode_column_are_one_temuan() -> None:
    rows = "".join(f"sub kegiatan | {n} | Uraian {n} | 1 | 1\n" for n in range(1, 9))
    grid = f"Realisasi = realisasi_anggaran\njenjang | kode | uraian | pagu | realisasi\n{rows}"
    dilihat = Tampilan(pair(facts(grid))[0])
    (temuan,) = kode.nomenklatur(dilihat)
    assert said(temuan) == ("IDENT-06", *(f"Realisasi!B{row}" for row in range(2, 10)))
    assert temuan.isi["kode_anggaran"] == ["1", "2", "3", "4", "5", "dan 3 lainnya"]


def test_one_kode_in_two_documents_is_one_temuan() -> None:
    grid = """
        RKT = rkt
        jenjang      | kode           | uraian
        kegiatan     | 7.01.01.2.99   | Kegiatan lain

        Realisasi = realisasi_anggaran
        jenjang      | kode           | uraian        | realisasi
        kegiatan     | 7.01.01.2.99.  | Kegiatan lain | 5
        """
    assert found(grid) == [("IDENT-05", "RKT!B2", "Realisasi!B2")]


def test_belanja_and_rows_without_kode_are_left_alone() -> None:
    assert found(budget("5.1", "Belanja Operasi", "belanja")) == []
    assert found(budget("", "Pengadaan Mebel")) == []


@pytest.mark.parametrize(("tahun", "count"), [(2020, 0), (2021, 1)])
def test_kode_before_the_nomenclature_are_left_alone(tahun: int, count: int) -> None:
    assert len(found(budget("4.01.4.01.21.01.01.07", "Apa saja"), tahun)) == count


def test_codes_and_placeholders_are_kept() -> None:
    isi = {code: set(catalogue()[code].isian) for code in ("IDENT-05", "IDENT-06", "IDENT-07", "IDENT-08")}
    assert isi == {
        "IDENT-05": {"kode_anggaran", "uraian"},
        "IDENT-06": {"kode_anggaran", "jenjang", "contoh"},
        "IDENT-07": {"kode_anggaran", "uraian", "nama"},
        "IDENT-08": {"nomor", "jumlah", "nilai"},
    }
