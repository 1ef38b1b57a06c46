"""Reading the standard templates, whatever a person does to them."""

import math
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from lkjip_excel.model import FAKTA, Keadaan, empty
from lkjip_excel.read.files.headings import heading
from lkjip_excel.read.sheets import IsiBuku, read_book
from lkjip_excel.read.source import Bacaan, SumberKecamatan, read_source
from lkjip_excel.read.tables.headers import meanings
from lkjip_excel.read.tables.rows import unnumbered

Buku = Callable[..., Path]

INSTANSI = """
[Instansi]
Nama Kecamatan | Melati
Kabupaten/Kota | Kabupaten Contoh
Tahun Kinerja  | 2023
"""


def read(path: Path) -> IsiBuku:
    return read_book(path, path.name)


def source(*paths: Path, asal: str = "Map", tahun: int | None = None) -> Bacaan:
    return read_source(SumberKecamatan(asal, paths[0].parent, paths), tahun)


def values(isi: IsiBuku, peran: str) -> dict[str, object]:
    """Return the numbers of a role by cell, the state where there is no number."""
    found = {}
    for fact in isi.fakta:
        if fact["peran"] == peran:
            number = fact.get("nilai", math.nan)
            found[fact["sel"]] = fact["keadaan"].value if math.isnan(number) else number
    return found


def remarks(isi: IsiBuku | Bacaan) -> list[tuple[str, str]]:
    said = isi.catatan if isinstance(isi, IsiBuku) else isi.temuan
    return [(one.kode, one.sumber[0].sel) for one in said]


@pytest.mark.parametrize(
    ("kepala", "arti"),
    [
        (["Target 2023"], ("pk_sasaran", "target", "2023")),
        (["TARGET TAHUN 2023"], ("pk_sasaran", "target", "2023")),
        (["Target"], ("pk_sasaran", "target", "")),
        (["Anggaran (Rp)"], ("pk_program", "pagu", "")),
        (["Anggaran"], ("rkt", "pagu", "")),
        (["Realisasi Triwulan IV"], ("triwulan", "realisasi", "TW4")),
        (["Target TW 2"], ("triwulan", "target", "TW2")),
        (["Target", "Triwulan II"], ("triwulan", "target", "TW2")),
        (["Target Kinerja Sasaran pada Tahun", "2024"], ("renstra", "target", "2024")),
        (["No."], ("renstra", "nomor", "")),
    ],
)
def test_header_words(kepala: list[str], arti: tuple[str, str, str]) -> None:
    found = [(one.tabel.jenis, one.kolom.peran, one.periode) for one in meanings(tuple(kepala))]
    assert arti in found


def test_values_in_every_writing(buku: Buku) -> None:
    isi = read(
        buku("""
        [PK]
        No | Sasaran Strategis | Indikator Kinerja | Satuan | Target 2023
        1  | S                 | A                 |        | 91,5%
        2  | S                 | B                 |        | {0.0%}0.915
        3  | S                 | C                 |        | 91.5
        4  | S                 | D                 |        | "12 Dokumen"
        5  | S                 | E                 |        | B(64)
        6  | S                 | F                 |        | 60 - 70
        7  | S                 | G                 |        | N/A
        8  | S                 | H                 |        | -
        9  | S                 | I                 |        | 0
        10 | S                 | J                 |        |
        11 | S                 | K                 |        | =1+1 => 2
        12 | S                 | L                 |        | =1+1
        13 | S                 | M                 |        | #REF!
        14 | S                 | N                 |        | bagus sekali
        """)
    )
    assert values(isi, "target") == {
        "E2": 91.5,
        "E3": 91.5,
        "E4": 91.5,
        "E5": 12,
        "E6": 64,
        "E7": 60,
        "E8": "tidak berlaku",
        "E9": "tidak berlaku",
        "E10": 0,
        "E11": "kosong",
        "E12": 2,
        "E13": "tidak terbaca",
        "E14": "tidak terbaca",
        "E15": "tidak terbaca",
    }
    assert remarks(isi) == [("BACA-06", "E13"), ("BACA-07", "E14"), ("BACA-05", "E15")]
    by_cell = {fact["sel"]: fact for fact in isi.fakta if fact["peran"] == "target"}
    assert (by_cell["E2"]["satuan"], by_cell["E2"]["tercetak"]) == ("persen", "91,5%")
    assert (by_cell["E3"]["satuan"], by_cell["E3"]["tercetak"]) == ("persen", "91,5%")
    assert by_cell["E5"]["satuan"].casefold() == "dokumen"
    assert (by_cell["E6"]["mutu"], by_cell["E7"]["nilai_atas"]) == ("B", 70)


def test_amounts(buku: Buku) -> None:
    isi = read(
        buku("""
        [PK Program]
        No | Kode    | Program   | Anggaran (Rp)
        1  | 7.01.01 | Penunjang | Rp. 2.482.163.194,-
        2  | 7.01.02 | Pelayanan | "2.134.044.723"
        3  | 7.01.03 | Desa      | {#,##0}117230200
        Jumlah |     |           | =SUM(D2:D4) => 4733438117
        """)
    )
    assert values(isi, "pagu") == {"D2": 2482163194, "D3": 2134044723, "D4": 117230200, "D5": 4733438117}
    assert [fact["jenjang"] for fact in isi.fakta if fact["peran"] == "pagu"][-1] == "total"
    assert remarks(isi) == []


def test_a_total_nobody_has_computed_is_no_loss(buku: Buku) -> None:
    isi = read(buku("[PK Program]\nNo | Program | Anggaran (Rp)\n1 | P | 5\n | Jumlah | =SUM(C2:C2)"))
    assert values(isi, "pagu") == {"C2": 5, "C3": "kosong"}
    assert remarks(isi) == []


def test_merged_and_blank_sasaran_run_downwards(buku: Buku) -> None:
    isi = read(
        buku("""
        [PK]
        No | Sasaran Strategis | Indikator Kinerja | Target 2023
        1  | Sasaran satu      | A                 | 1
        ^  | ^                 | B                 | 2
        2  | Sasaran dua       | C                 | 3
           |                   |                   |
           |                   | D                 | 4
        """)
    )
    found = {f["indikator"]: f["sasaran"] for f in isi.fakta if f["peran"] == "target"}
    assert found == {"A": "Sasaran satu", "B": "Sasaran satu", "C": "Sasaran dua", "D": "Sasaran dua"}
    anchors = {f["indikator"]: f["sel"] for f in isi.fakta if f["peran"] == "sasaran"}
    assert anchors == {"A": "B2", "B": "B2", "C": "B4", "D": "B4"}
    assert (isi.tabel[0].dibaca, isi.tabel[0].dipakai, isi.tabel[0].ditolak) == (4, 4, 0)


@pytest.mark.parametrize(
    ("tertulis", "nama"),
    [("2. IKM", "IKM"), ("1.Nilai AKIP", "Nilai AKIP"), ("b) IPP", "IPP"), ("7.01 Program", "7.01 Program")],
)
def test_names_lose_the_number_of_a_list(tertulis: str, nama: str) -> None:
    assert unnumbered(tertulis) == nama


def test_a_name_without_kode_does_not_take_the_kode_above(buku: Buku) -> None:
    isi = read(
        buku("""
        [Kinerja Program]
        Jenjang  | Kode    | Uraian       | Indikator Kinerja | Target 2023 | Realisasi 2023
        program      | 7.01.01 | Penunjang                     | A                 | 1           | 1
                     |         |                               | B                 | 2           | 2
        kegiatan     |         | Administrasi                  | C                 | 3           | 3
        """)
    )
    rows = [(f["kode"], f["uraian"], f["indikator"]) for f in isi.fakta if f["peran"] == "target"]
    assert rows == [("7.01.01", "Penunjang", "A"), ("7.01.01", "Penunjang", "B"), ("", "Administrasi", "C")]


def test_columns_in_any_order_with_strange_ones_and_titles(buku: Buku) -> None:
    isi = read(
        buku("""
        [Lembar entah]
        PERJANJIAN KINERJA
        Kecamatan Melati
        Catatan kami | Target 2023 | Indikator Kinerja | Sasaran Strategis
        (1) | (2) | (3) | (4)
        x | 91 | A | S
        """)
    )
    assert [table.jenis for table in isi.tabel] == ["pk_sasaran"]
    assert values(isi, "target") == {"B5": 91}
    assert remarks(isi) == [("BACA-11", "A3")]


def test_each_form_counts_its_own_lines(buku: Buku) -> None:
    isi = read(
        buku("""
        [Instansi]
        Nama Kecamatan | Melati
        Kabupaten/Kota | Contoh
        Tahun Kinerja  | 2023
        [Salinan]
        Nama Kecamatan | Melati
        Kabupaten/Kota | Contoh
        Tahun Kinerja  |
        """)
    )
    assert [(one.lembar, one.dibaca, one.dipakai) for one in isi.tabel] == [
        ("Instansi", 3, 3),
        ("Salinan", 2, 2),
    ]


def test_headings_that_nobody_has_computed(buku: Buku) -> None:
    isi = read(
        buku("""
        [Instansi]
        Nama Kecamatan | Melati
        Kabupaten/Kota | Contoh
        Tahun Kinerja  | 2023
        Tahun Awal Renstra |
        [Renstra]
        Sasaran | Indikator | ="Target "&IF(Instansi!B4="",Instansi!B3-2,1) | ="Target "&Instansi!B3
        S       | A         | 5 | =2+4
        """)
    )
    targets = [(f["periode"], f["keadaan"].value) for f in isi.fakta if f["peran"] == "target"]
    assert targets == [("2021", "ada"), ("2023", "tidak terbaca")]
    assert ("BACA-06", "D2") in remarks(isi)


@pytest.mark.parametrize(
    ("rumus", "teks"),
    [
        ('="A"&"B"', "AB"),
        ('="Tahun "&A1-1', "Tahun 2022"),
        ('="x"&IF(B1="","kosong",B1)', "xkosong"),
        ('="x"&IF(A1="","kosong",A1)', "x2023"),
        ("=A1+1", None),
        ('="x"&SUM(A1:A2)', None),
        ('="x"&A1*2', None),
        ('="x"&', None),
        ("=A1&", None),
    ],
)
def test_heading_formulas(rumus: str, teks: str | None) -> None:
    cells: dict[str, object] = {"A1": 2023}
    assert heading(rumus, lambda _, address: cells.get(address)) == teks


def test_header_on_two_merged_rows(buku: Buku) -> None:
    isi = read(
        buku("""
        [Renstra]
        No | Sasaran | Indikator Sasaran | Target | <
        ^  | ^       | ^                 | 2022   | 2023
        1  | S       | A                 | 5      | 6
        """)
    )
    assert [(f["periode"], f["nilai"]) for f in isi.fakta if f["peran"] == "target"] == [
        ("2022", 5),
        ("2023", 6),
    ]


def test_unknown_level_and_nameless_rows_are_refused_by_name(buku: Buku) -> None:
    isi = read(
        buku("""
        [Realisasi Anggaran]
        Jenjang  | Kode | Program/Kegiatan/Sub Kegiatan | Pagu Murni (Rp) | Realisasi (Rp)
        program  |      | Penunjang                     | 100             | 90
        prog     |      | Pelayanan                     | 50              | 40
        kegiatan |      |                               | 100             | 90
        """)
    )
    assert (isi.tabel[0].dibaca, isi.tabel[0].dipakai, isi.tabel[0].ditolak) == (3, 1, 2)
    assert [kode for kode in remarks(isi) if kode[0] == "BACA-10"] == [("BACA-10", "A3"), ("BACA-10", "A4")]


def test_missing_target_column_is_said_once_and_rows_counted(buku: Buku) -> None:
    isi = read(
        buku("""
        [PK]
        No | Sasaran Strategis | Indikator Kinerja | Satuan
        1  | S                 | A                 | Nilai
        2  | S                 | B                 | Nilai
        """)
    )
    assert remarks(isi) == [("BACA-04", "A1")]
    assert isi.catatan[0].isi["kolom"] == ["Target"]
    assert (isi.tabel[0].dibaca, isi.tabel[0].ditolak, isi.fakta) == (2, 2, [])


def test_two_tables_on_one_sheet(buku: Buku) -> None:
    isi = read(
        buku("""
        [Semua]
        No | Sasaran Strategis | Indikator Kinerja | Target 2023
        1  | S                 | A                 | 1
        |
        No | Program | Anggaran (Rp)
        1  | P       | 100
        """)
    )
    assert [(t.jenis, t.dipakai) for t in isi.tabel] == [("pk_sasaran", 1), ("pk_program", 1)]


def test_identity_from_the_form(buku: Buku) -> None:
    bacaan = source(buku(INSTANSI + "[PK]\nSasaran | Indikator | Target 2023\nS | A | 1"))
    who = bacaan.identitas
    assert (who.nama, who.kabupaten, who.tahun) == ("Melati", "Contoh", 2023)
    assert bacaan.gagal == ""
    assert set(bacaan.fakta["tahun"]) == {2023}


def test_identity_guessed_from_the_name(buku: Buku) -> None:
    path = buku("[PK]\nSasaran | Indikator | Target\nS | A | 1", "Kec. Mawar 2022.xlsx")
    bacaan = source(path, asal="Kec. Mawar 2022")
    assert (bacaan.identitas.nama, bacaan.identitas.tahun) == ("Mawar", 2022)
    assert remarks(bacaan) == [("IDENT-01", "")]


def test_two_answers_about_identity(buku: Buku) -> None:
    one = buku(INSTANSI + "[PK]\nSasaran | Indikator | Target 2023\nS | A | 1", "PK.xlsx")
    two = buku(INSTANSI.replace("Melati", "Mawar"), "RKT.xlsx")
    bacaan = source(one, two)
    assert bacaan.identitas.nama == "Melati"
    assert [(t.kode, [s.berkas for s in t.sumber]) for t in bacaan.temuan] == [
        ("IDENT-02", ["RKT.xlsx", "PK.xlsx"])
    ]


def test_column_of_another_year_is_not_used(buku: Buku) -> None:
    bacaan = source(buku(INSTANSI + "[PK]\nSasaran | Indikator | Target 2022\nS | A | 1"))
    assert remarks(bacaan) == [("IDENT-04", "C1")]


def test_without_year_nothing_is_computed(buku: Buku) -> None:
    bacaan = source(buku("[PK]\nSasaran | Indikator | Target\nS | A | 1"))
    assert "tahun" in bacaan.gagal
    assert source(buku("[PK]\nSasaran | Indikator | Target\nS | A | 1"), tahun=2023).gagal == ""


def test_same_kind_of_table_in_two_files(buku: Buku) -> None:
    text = INSTANSI + "[PK]\nSasaran | Indikator | Target 2023\nS | A | 1"
    bacaan = source(buku(text, "satu.xlsx"), buku(text, "dua.xlsx"))
    assert [(t.kode, len(t.sumber)) for t in bacaan.temuan] == [("BACA-16", 2)]


def test_four_states_stay_apart(buku: Buku) -> None:
    bacaan = source(buku(INSTANSI + "[PK]\nSasaran | Indikator | Target 2023\nS|A|0\nS|B|\nS|C|-\nS|D|#N/A"))
    targets = bacaan.fakta[bacaan.fakta["peran"] == "target"]
    assert list(targets["keadaan"]) == [
        Keadaan.ADA,
        Keadaan.KOSONG,
        Keadaan.TIDAK_BERLAKU,
        Keadaan.TIDAK_TERBACA,
    ]
    assert targets["nilai"].tolist()[0] == 0
    assert targets["nilai"].iloc[1:].isna().all()


def test_facts_have_their_shape(buku: Buku) -> None:
    bacaan = source(buku(INSTANSI + "[PK]\nSasaran | Indikator | Target 2023\nS | A | 1"))
    pd.testing.assert_series_equal(bacaan.fakta.dtypes, empty(FAKTA).dtypes)
