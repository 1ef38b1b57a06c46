"""The level of rows, told from the rows themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_excel.model import Jenjang
from lkjip_excel.read.tables.naming import take_apart
from lkjip_excel.read.tables.structure import CHAIN, Tanda, known_level, kode_level, levels

P, K, S = Jenjang.PROGRAM, Jenjang.KEGIATAN, Jenjang.SUB_KEGIATAN


def of_names(*names: str) -> list[str]:
    """Return the levels of rows that have nothing but their names."""
    return [one.jenjang for one in levels([Tanda(name) for name in names])]


@pytest.mark.parametrize(
    ("teks", "jenjang", "nama"),
    [
        ("PROGRAM : PROGRAM PENUNJANG URUSAN", "program", "PROGRAM PENUNJANG URUSAN"),
        ("Program Penunjang Urusan", "program", "Program Penunjang Urusan"),
        ("Kegiatan: Administrasi Keuangan", "kegiatan", "Administrasi Keuangan"),
        ("Keg. : Rapat", "kegiatan", "Rapat"),
        ("Sub Kegiatan : 1. Penyediaan Gaji", "sub kegiatan", "Penyediaan Gaji"),
        ("SUB  KEGIATAN 2. Rapat", "sub kegiatan", "Rapat"),
        ("2. Sub Kegiatan : Rapat", "sub kegiatan", "Rapat"),
        ("Sasaran Strategis 1 : Meningkatnya", "sasaran", "Meningkatnya"),
        ("Sasaran 2 Meningkatnya", "sasaran", "Meningkatnya"),
        ("Sasaran II : Meningkatnya", "sasaran", "Meningkatnya"),
        ("Indikator 1.1 Nilai SKM", "indikator", "Nilai SKM"),
        ("Tujuan: Mewujudkan", "tujuan", "Mewujudkan"),
        ("Kegiatan 17 Agustus", "kegiatan", "Kegiatan 17 Agustus"),
        ("Sasaran kerja pegawai", "", "Sasaran kerja pegawai"),
        ("Programmer", "", "Programmer"),
        ("3. Rapat koordinasi", "", "Rapat koordinasi"),
        ("", "", ""),
    ],
)
def test_words_before_a_name(teks: str, jenjang: str, nama: str) -> None:
    found = take_apart(teks)
    assert (found.jenjang, found.nama) == (jenjang, nama)


@pytest.mark.parametrize(
    ("teks", "unsur", "nama"),
    [
        ("Input : Dana", "input", "Dana"),
        ("Output: Jumlah Laporan", "output", "Jumlah Laporan"),
        ("Keluaran : Jumlah Laporan", "output", "Jumlah Laporan"),
        ("Outcome : Terlaksananya rapat", "outcome", "Terlaksananya rapat"),
        ("Outcom : Terlaksananya rapat", "outcome", "Terlaksananya rapat"),
        ("Outcome :", "outcome", ""),
        ("Hasil panen raya", "", "Hasil panen raya"),
    ],
)
def test_inputs_and_outputs(teks: str, unsur: str, nama: str) -> None:
    assert (take_apart(teks).unsur, take_apart(teks).nama) == (unsur, nama)


@given(st.text(max_size=40))
def test_a_name_is_never_lost(teks: str) -> None:
    found = take_apart(teks)
    assert found.nama in teks
    assert found.nama or found.tegas or not teks.strip()


@pytest.mark.parametrize(
    ("kode", "jenjang"),
    [
        ("7.01.01", "program"),
        ("7.01.01.2.01", "kegiatan"),
        ("7.01.01.2.01.", "kegiatan"),
        ("7.01.01.2.01.06", "sub kegiatan"),
        ("7.01.01.2.01.0006", "sub kegiatan"),
        ("X.XX.01.2.01.0006", "sub kegiatan"),
        (" 7.01. 01.2.01 ", "kegiatan"),
        ("5.1", "belanja"),
        ("5.1.02.01", "belanja"),
        ("4.01.4.01.21.01.106", ""),
        ("", ""),
    ],
)
def test_levels_of_kode(kode: str, jenjang: str) -> None:
    assert kode_level(kode) == jenjang


def test_old_kode_get_their_level_from_the_rows_that_say_it() -> None:
    rows = [
        Tanda("Program Pelayanan Perkantoran", kode="4.01.4.01.21.01.01"),
        Tanda("Penyediaan jasa surat", kode="4.01.4.01.21.01.01.24"),
        Tanda("Kesadaran berbangsa", kode="4.01.4.01.21.01.02"),
        Tanda("Upacara", kode="4.01.4.01.21.01.02.01"),
    ]
    assert [one.jenjang for one in levels(rows)] == [P, K, P, K]
    assert not any(one.ditebak for one in levels(rows))


def test_kode_goes_before_a_word_that_may_be_part_of_the_name() -> None:
    assert levels([Tanda("Kegiatan Pemberdayaan Kelurahan", kode="7.01.03.2.02.0001")])[0].jenjang == S


@pytest.mark.parametrize(
    ("nomor", "jenjang"),
    [
        (("I.", "", "", "II."), (P, K, S, P)),
        (("1", "1.1", "", "2"), (P, K, S, P)),
        (("A.", "1", "a.", "B."), (P, K, S, P)),
        (("I", "1", "1.1", "II"), (P, K, S, P)),
    ],
)
def test_numbers(nomor: tuple[str, ...], jenjang: tuple[str, ...]) -> None:
    names = ("Program satu", "Administrasi Umum Perangkat Daerah", "Beli meja", "Program dua")
    rows = [Tanda(nama, nomor=one) for nama, one in zip(names, nomor, strict=True)]
    assert [one.jenjang for one in levels(rows)] == list(jenjang)


def test_numbers_without_any_word_go_from_wide_to_narrow() -> None:
    rows = [Tanda("satu", nomor="1."), Tanda("dua", nomor="1.1"), Tanda("tiga"), Tanda("empat", nomor="2.")]
    found = levels(rows)
    assert [one.jenjang for one in found] == [P, K, S, P]
    assert not any(one.ditebak for one in found)


def test_numbers_that_mean_nothing_are_not_believed() -> None:
    rows = [Tanda("Program A", nomor="1"), Tanda("Kegiatan B", nomor="2"), Tanda("apa saja", nomor="3")]
    found = levels(rows)
    assert [(one.jenjang, one.ditebak) for one in found] == [(P, False), (K, False), (S, True)]


def test_names_of_the_nomenclature_in_any_spelling() -> None:
    assert known_level("Administrasi Keuangan Perangkat Daerah") == K
    assert known_level("Penyelenggaran Urusan Pemerintahan Umum sesuai Penugasan Kepala Daerah") == K
    assert known_level("Penyediaan gaji & tunjangan ASN") == S
    assert known_level("Lomba mancing") == ""


def test_what_stays_undecided_stands_under_the_nearest_row_that_is_not() -> None:
    found = levels(
        [Tanda("Program A"), Tanda("urusan ini"), Tanda("urusan itu"), Tanda("Kegiatan B"), Tanda("lain")]
    )
    assert [one.jenjang for one in found] == [P, K, K, K, S]
    assert [one.ditebak for one in found] == [False, True, True, False, True]


def test_no_level_is_narrower_than_its_part_allows() -> None:
    found = levels([Tanda("Kegiatan A"), Tanda("sesuatu")], deepest=K)
    assert [one.jenjang for one in found] == [K, K]


def test_a_sasaran_is_known_by_its_verb() -> None:
    assert of_names("Meningkatnya pelayanan", "Program A", "Peningkatan jalan") == [Jenjang.SASARAN, P, K]


def test_a_list_goes_on_on_its_level() -> None:
    assert of_names("Kegiatan: A", "Sub Kegiatan : 1. B", "2. C", "3. D", "Kegiatan: E") == [K, S, S, S, K]


def test_a_row_without_a_name_goes_on_with_the_one_above() -> None:
    found = levels([Tanda("Program A"), Tanda(""), Tanda("Kegiatan : B"), Tanda("")])
    assert [(one.jenjang, one.nama, one.lanjut) for one in found] == [
        (P, "Program A", False),
        (P, "Program A", True),
        (K, "B", False),
        (K, "B", True),
    ]


def test_a_nameless_row_with_money_before_a_program_measures_the_sasaran() -> None:
    rows = [
        Tanda("Sasaran : Baik"),
        Tanda("Program A", uang=True),
        Tanda("Sub Kegiatan : B", uang=True),
        Tanda("", uang=False),
        Tanda("", uang=True),
        Tanda("Program C", uang=True),
        Tanda("", uang=True),
    ]
    found = levels(rows)
    assert [one.jenjang for one in found] == [Jenjang.SASARAN, P, S, S, Jenjang.SASARAN, P, P]
    assert found[4].nama == "Baik"


def test_inputs_and_outputs_belong_to_the_thing_above() -> None:
    found = levels(
        [Tanda("Sub Kegiatan : Rapat"), Tanda("Output : Jumlah rapat"), Tanda("Sub Kegiatan : Lain")]
    )
    assert [(one.jenjang, one.nama, one.unsur, one.isi) for one in found] == [
        (S, "Rapat", "", ""),
        (S, "Rapat", "output", "Jumlah rapat"),
        (S, "Lain", "", ""),
    ]


_NAMES = st.sampled_from(
    ["", "Program A", "Kegiatan: B", "Sub Kegiatan : 1. C", "2. D", "Output : E", "F", "Meningkatnya G"]
)
_ROWS = st.builds(
    Tanda,
    nama=_NAMES,
    kode=st.sampled_from(["", "7.01.01", "7.01.01.2.01", "1.2.3.4.5.6.7.8", "x"]),
    nomor=st.sampled_from(["", "1", "1.1", "I", "a.", "A", "1)"]),
    uang=st.booleans(),
)


@given(st.lists(_ROWS, max_size=12), st.sampled_from(CHAIN[2:]))
def test_every_row_gets_a_level_once_there_is_a_thing(rows: list[Tanda], deepest: str) -> None:
    found = levels(rows, deepest)
    assert len(found) == len(rows)
    begun = False
    for row, one in zip(rows, found, strict=True):
        begun = begun or not one.lanjut
        assert bool(one.jenjang) == begun
        assert one.jenjang not in CHAIN or CHAIN.index(Jenjang(one.jenjang)) <= CHAIN.index(Jenjang(deepest))
        assert one.lanjut == (not row.nama or bool(one.unsur))
