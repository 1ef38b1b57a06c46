"""Rows as offices write them: several things in a row, money and output in one column, versions, sums."""

from collections.abc import Callable, Iterator
from math import nan
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_excel.layouts import Tabel, tables
from lkjip_excel.read.files.book import Lembar, Sel, address
from lkjip_excel.read.sheets import IsiBuku, read_book
from lkjip_excel.read.tables.find import KolomTabel, TabelLembar
from lkjip_excel.read.tables.lines import TabelBaca
from lkjip_excel.read.tables.rows import Fakta, RowReader

Buku = Callable[..., Path]

KELUARAN = """
[Lembar]
No | Program/Kegiatan/Sub Kegiatan | Target | Capaian | %
Sasaran Strategis 1 : Meningkatnya tertib administrasi | | | |
I. | PROGRAM : Program Penunjang   | "12.500.000" | "12.000.000" | "96,00"
   | Kegiatan : Urusan Kantor      | "12.500.000" | "12.000.000" | "96,00"
   | Sub Kegiatan : 1. Rapat       | "12.500.000" | "12.000.000" | "96,00"
   | Input : Dana                  | "12.500.000" | "12.000.000" | "96,00"
   | Output : Jumlah rapat         | 12 Kali      | 9 Kali       | 75
   | Outcome : Terlaksananya rapat |              |              |
   | JUMLAH                        | "12.500.000" | "12.000.000" | "96,00"
"""


def read(path: Path) -> IsiBuku:
    return read_book(path, path.name)


def rows_of(isi: IsiBuku) -> dict[str, Fakta]:
    """Return one fact of every row and part, by the row and the part ("7", "7 sub")."""
    found: dict[str, Fakta] = {}
    for fact in isi.fakta:
        part = fact["tabel"].split("|")[3:]
        found.setdefault(" ".join([str(fact["baris"]), *part]), fact)
    return found


def told(isi: IsiBuku, *names: str) -> dict[str, tuple[str, ...]]:
    """Return words that each row and part bears."""
    return {row: tuple(str(fact.get(name, "")) for name in names) for row, fact in rows_of(isi).items()}


def cells(isi: IsiBuku, *roles: str) -> dict[str, object]:
    """Return the number or text of every fact of some roles, by role and cell."""
    return {
        f"{fact['peran']} {fact['sel']}": fact.get("teks") or fact["nilai"]
        for fact in isi.fakta
        if fact["peran"] in roles
    }


def counts(isi: IsiBuku) -> list[tuple[int, int, int]]:
    return [(one.dibaca, one.dipakai, one.ditolak) for one in isi.tabel]


def codes(isi: IsiBuku) -> list[tuple[str, str]]:
    return [(one.kode, one.sumber[0].sel) for one in isi.catatan]


# --- money and output under one header --------------------------------------------------------------------


def test_levels_and_sasaran_of_rows_that_mix_money_and_output(buku: Buku) -> None:
    isi = read(buku(KELUARAN))
    assert told(isi, "jenjang", "sasaran", "uraian", "indikator") == {
        "2": ("sasaran", "Meningkatnya tertib administrasi", "", ""),
        "3": ("program", "Meningkatnya tertib administrasi", "Program Penunjang", ""),
        "4": ("kegiatan", "Meningkatnya tertib administrasi", "Urusan Kantor", ""),
        "5": ("sub kegiatan", "Meningkatnya tertib administrasi", "Rapat", ""),
        "6": ("sub kegiatan", "Meningkatnya tertib administrasi", "Rapat", ""),
        "7": ("sub kegiatan", "Meningkatnya tertib administrasi", "Rapat", "Jumlah rapat"),
        "8": ("sub kegiatan", "Meningkatnya tertib administrasi", "Rapat", ""),
        "9": ("total", "", "JUMLAH", ""),
    }
    assert counts(isi) == [(8, 8, 0)]


def test_roles_of_rows_that_mix_money_and_output(buku: Buku) -> None:
    isi = read(buku(KELUARAN))
    assert cells(isi, "pagu", "realisasi_anggaran", "serapan") == {
        **{f"pagu C{row}": 12_500_000 for row in (3, 4, 5)},
        **{f"realisasi_anggaran D{row}": 12_000_000 for row in (3, 4, 5)},
        **{f"serapan E{row}": 96 for row in (3, 4, 5)},
    }
    assert cells(isi, "pagu_input", "realisasi_input", "serapan_input") == {
        "pagu_input C6": 12_500_000,
        "realisasi_input D6": 12_000_000,
        "serapan_input E6": 96,
    }
    texts = cells(isi, "input", "outcome", "indikator", "uraian")
    assert texts["uraian B3"] == "PROGRAM : Program Penunjang"
    assert texts["input B6"] == "Input : Dana"
    assert texts["indikator B7"] == "Output : Jumlah rapat"
    assert texts["outcome B8"] == "Outcome : Terlaksananya rapat"
    output = [fact for fact in isi.fakta if fact["baris"] == 7 and fact["peran"] in {"target", "realisasi"}]
    assert [(fact["nilai"], fact["satuan"]) for fact in output] == [(12, "Kali"), (9, "Kali")]


def test_the_same_header_over_money_alone(buku: Buku) -> None:
    isi = read(
        buku("""
        [Lembar]
        REALISASI ANGGARAN PER PROGRAM
        No | Program/Kegiatan/Sub Kegiatan | Target | Capaian | %
        I. | PROGRAM : A   | "12.500.000" | "12.000.000" | "96,00"
           | Kegiatan : B  | "12.500.000" | "12.000.000" | "96,00"
           | Total         | "12.500.000" | "12.000.000" | "96,00"
        """)
    )
    assert [one.jenis for one in isi.tabel] == ["realisasi_anggaran"]
    assert told(isi, "jenjang", "uraian") == {
        "3": ("program", "A"),
        "4": ("kegiatan", "B"),
        "5": ("total", "Total"),
    }
    assert cells(isi, "pagu") == {"pagu C3": 12_500_000, "pagu C4": 12_500_000, "pagu C5": 12_500_000}


# --- several things in a row ------------------------------------------------------------------------------

# A backslash at the end of a line only breaks the line of this file, not the row of the table.
MATRIK = """
[Lembar]
MATRIK CAPAIAN KINERJA
No | Sasaran Strategis | Indikator Kinerja | Target | Realisasi | (%) |\
     Program dan Kegiatan | Sumber Dana | Pagu Anggaran | Realisasi Anggaran
1  | Meningkatnya mutu | Nilai SKM | "80,5" | 81 | 100 | PROGRAM PELAYANAN |      | 100 | 90
   |                   |           |        |    |     | Kegiatan Loket    | APBD | 60  | 60
   |                   |           |        |    |     | Kegiatan Rapat    | APBD | 40  | -
2  | Terjaganya aman   | Kasus     | 5      | 4  | 80  | PROGRAM TERTIB    |      | 10  | 10
TOTAL PAGU TA 2021 |   |           |        |    |     |                   |      | 110 | 100
"""


def test_two_things_side_by_side(buku: Buku) -> None:
    isi = read(buku(MATRIK))
    assert told(isi, "jenjang", "sasaran", "indikator", "uraian") == {
        "3 sasaran": ("indikator", "Meningkatnya mutu", "Nilai SKM", ""),
        "3 program": ("program", "Meningkatnya mutu", "Nilai SKM", "PROGRAM PELAYANAN"),
        "4 program": ("kegiatan", "Meningkatnya mutu", "Nilai SKM", "Kegiatan Loket"),
        "5 program": ("kegiatan", "Meningkatnya mutu", "Nilai SKM", "Kegiatan Rapat"),
        "6 sasaran": ("indikator", "Terjaganya aman", "Kasus", ""),
        "6 program": ("program", "Terjaganya aman", "Kasus", "PROGRAM TERTIB"),
        "7 program": ("total", "", "", "TOTAL PAGU TA 2021"),
    }
    assert {fact["tabel"] for fact in isi.fakta if fact["baris"] == 3} == {
        "Masukan.xlsx|Lembar|00002|sasaran",
        "Masukan.xlsx|Lembar|00002|program",
    }
    assert counts(isi) == [(5, 5, 0)]


LEBAR = """
[Lembar]
RENCANA KINERJA TAHUNAN
Tujuan PD | < | Sasaran PD | < | < | Program/Kegiatan | < | < | Sub Kegiatan | < | < | <
Uraian | Indikator Tujuan | Uraian | Indikator Sasaran | Target |\
         Nama Program/Kegiatan | Indikator | Target |\
         Nama Sub Kegiatan | Indikator kegiatan (Output) | Target | Anggaran
Tata kelola | Nilai RB | Kinerja baik | Nilai AKIP | 70 | Program Penunjang | Serapan | 100% | | | |
| | | | | Administrasi Umum Perangkat Daerah | Tertib | 90% | Beli meja | Meja  | 2 Unit | 1500
| | | | |                                    |        |     | Rapat     | Rapat | 3 Kali | 500
| | | | | Jasa Kantor                        | Jasa   |     |           | Surat | 4 Kali | 700
"""


def test_a_wide_row_of_four_things(buku: Buku) -> None:
    isi = read(buku(LEBAR))
    assert told(isi, "jenjang", "sasaran", "indikator", "uraian") == {
        "4 tujuan": ("tujuan", "", "Nilai RB", ""),
        "4 sasaran": ("indikator", "Kinerja baik", "Nilai AKIP", ""),
        "4 kegiatan": ("program", "Kinerja baik", "Serapan", "Program Penunjang"),
        "5 kegiatan": ("kegiatan", "Kinerja baik", "Tertib", "Administrasi Umum Perangkat Daerah"),
        "5 sub": ("sub kegiatan", "Kinerja baik", "Meja", "Beli meja"),
        "6 sub": ("sub kegiatan", "Kinerja baik", "Rapat", "Rapat"),
        "7 kegiatan": ("kegiatan", "Kinerja baik", "Jasa", "Jasa Kantor"),
        "7 sub": ("sub kegiatan", "Kinerja baik", "Surat", ""),
    }
    assert cells(isi, "pagu") == {"pagu L5": 1500, "pagu L6": 500, "pagu L7": 700}
    above = [(fact["baris"], fact["teks"]) for fact in isi.fakta if fact["peran"] == "induk"]
    assert above == [
        (5, "Administrasi Umum Perangkat Daerah"),
        (6, "Administrasi Umum Perangkat Daerah"),
        (7, "Jasa Kantor"),
    ]
    assert ("BACA-24", "K7") in codes(isi)


def test_amounts_in_sentences_and_several_in_one_cell(buku: Buku) -> None:
    isi = read(
        buku("""
        [Lembar]
        REALISASI ANGGARAN
        No | Program/Kegiatan | Pagu (Rp)                        | Realisasi (Rp)
        1  | Rapat            | "Jumlah Dana Rp. 544.195.575,-"  | "500.000.000"
        2  | Meja             | "3 unit dengan harga Rp 500.000" | "Lebih dari Rp 1,4 juta rupiah"
        3  | Dokumen          | "KK = 2.500.000 KTP = 2.300.000" | "@ Rp 50.000 selembar"
        """)
    )
    assert cells(isi, "pagu", "realisasi_anggaran", "realisasi") == pytest.approx(
        {
            "pagu C3": 544195575,
            "realisasi D3": 500000000,
            "pagu C4": nan,
            "realisasi D4": 1400000,
            "pagu C5": nan,
            "realisasi D5": nan,
        },
        nan_ok=True,
    )
    said = [("BACA-25", "C3"), ("BACA-05", "C4"), ("BACA-25", "D4"), ("BACA-26", "C5"), ("BACA-05", "D5")]
    assert sorted(codes(isi)) == sorted(said)
    assert counts(isi) == [(3, 3, 0)]
    assert next(one.isi["angka"] for one in isi.catatan if one.kode == "BACA-26") == "2.500.000; 2.300.000"


def test_shared_columns_belong_to_what_the_row_names(buku: Buku) -> None:
    isi = read(
        buku("""
        [Lembar]
        MATRIKS RENCANA STRATEGIS
        No | Tujuan | Indikator Tujuan | Sasaran | Indikator Sasaran | Target 2021 | Target 2022
        1  | Tata   | Nilai RB         |         |                   | 60          | 61
           |        |                  | Kinerja | Nilai AKIP        | 70          | 71
        2  | Aman   | Indeks aman      |         |                   | 3           | 4
        """)
    )
    assert told(isi, "jenjang", "sasaran", "indikator") == {
        "3 tujuan": ("tujuan", "", "Nilai RB"),
        "4 sasaran": ("indikator", "Kinerja", "Nilai AKIP"),
        "5 tujuan": ("tujuan", "", "Indeks aman"),
    }
    assert cells(isi, "target") == {
        "target F3": 60,
        "target G3": 61,
        "target F4": 70,
        "target G4": 71,
        "target F5": 3,
        "target G5": 4,
    }


# --- one thing on several rows ----------------------------------------------------------------------------


def test_the_money_of_several_indikator_stands_on_the_first(buku: Buku) -> None:
    isi = read(
        buku("""
        [Lembar]
        PENCAPAIAN KINERJA DAN ANGGARAN
        No  | Program, Kegiatan dan Sub Kegiatan | Indikator Kinerja | KINERJA | <  | <  | ANGGARAN | < | <
        ^   | ^                                  | ^                 |\
              TARGET | REALISASI | CAPAIAN | PAGU | REALISASI | CAPAIAN
        1   | Program Penunjang                  | Serapan           | 100 | 90 | 90 | 500 | 400 | 80%
        1.1 | Administrasi Umum Perangkat Daerah | Tertib            | 100 | 90 | 90 | 500 | 400 | 80%
            |                                    | Lengkap           | 50  | 50 |    |     |     |
            | Beli meja                          | Meja              | 2   | 2  | 100 | 500 | 400 | 80%
        RATA-RATA CAPAIAN KINERJA DAN ANGGARAN | |                   |     |    | 93  | 500 | 400 | 80%
        """)
    )
    assert told(isi, "jenjang", "uraian", "indikator") == {
        "4": ("program", "Program Penunjang", "Serapan"),
        "5": ("kegiatan", "Administrasi Umum Perangkat Daerah", "Tertib"),
        "6": ("kegiatan", "Administrasi Umum Perangkat Daerah", "Lengkap"),
        "7": ("sub kegiatan", "Beli meja", "Meja"),
        "8": ("rata-rata", "RATA-RATA CAPAIAN KINERJA DAN ANGGARAN", ""),
    }
    second = {fact["peran"]: fact["keadaan"].value for fact in isi.fakta if fact["baris"] == 6}
    assert second == {"indikator": "ada", "target": "ada", "realisasi": "ada", "capaian": "kosong"}


def test_sasaran_in_rows_of_their_own_and_indikator_given_back_to_them(buku: Buku) -> None:
    isi = read(
        buku("""
        [Lembar]
        EFISIENSI PENGGUNAAN SUMBER DAYA
        No  | Sasaran/Program/Kegiatan/Sub Kegiatan | Indikator Sasaran/Kinerja |\
              % Capaian Kinerja | % Penyerapan Anggaran | Tingkat Efisiensi
            | SASARAN: Meningkatnya mutu            |            |      |     |
            |                                       | Nilai SKM  | 100% | 90% | "1,11"
        1   | Program Pelayanan                     | Loket      | 100% | 90% | "1,11"
            |                                       | Antrean    | 100% |     |
        1.1 | Kegiatan Loket                        | Loket buka | 100% | 90% | "1,11"
            |                                       | Nilai IPP  | 100% | 80% | "1,25"
        2   | Program Tertib                        | Kasus      | 100% | 80% | "1,25"
        """)
    )
    assert told(isi, "jenjang", "sasaran", "uraian", "indikator") == {
        "3": ("sasaran", "Meningkatnya mutu", "", ""),
        "4": ("sasaran", "Meningkatnya mutu", "", "Nilai SKM"),
        "5": ("program", "Meningkatnya mutu", "Program Pelayanan", "Loket"),
        "6": ("program", "Meningkatnya mutu", "Program Pelayanan", "Antrean"),
        "7": ("kegiatan", "Meningkatnya mutu", "Kegiatan Loket", "Loket buka"),
        "8": ("sasaran", "Meningkatnya mutu", "", "Nilai IPP"),
        "9": ("program", "Meningkatnya mutu", "Program Tertib", "Kasus"),
    }
    assert counts(isi) == [(7, 7, 0)]


def test_a_title_names_the_sasaran_of_the_whole_table(buku: Buku) -> None:
    isi = read(
        buku("""
        [Lembar]
        Capaian kinerja kegiatan
        Sasaran 2 : Terjaganya aman
        No | Program/Kegiatan | Indikator Kinerja | Target | Realisasi | Capaian (%)
        1  | Program Tertib   | Kasus             | 5      | 5         | 100
        """)
    )
    assert told(isi, "jenjang", "sasaran") == {"4": ("program", "Terjaganya aman")}


def test_an_indikator_without_sasaran_measures_the_tujuan(buku: Buku) -> None:
    isi = read(
        buku("""
        [Lembar]
        TUJUAN DAN SASARAN JANGKA MENENGAH PELAYANAN
        No | Tujuan | Sasaran | Indikator Tujuan/Sasaran | Rumus | Target 2021 | Target 2022
        1  | Tata   |         | Nilai RB                 | a     | 60          | 61
           |        | Kinerja | Nilai AKIP               | b     | 70          | 71
           |        |         | Temuan                   | c     | 2           | 1
        """)
    )
    assert told(isi, "jenjang", "sasaran", "indikator") == {
        "3": ("tujuan", "", "Nilai RB"),
        "4": ("indikator", "Kinerja", "Nilai AKIP"),
        "5": ("indikator", "Kinerja", "Temuan"),
    }


def test_guessed_levels_are_said_once(buku: Buku) -> None:
    isi = read(
        buku("""
        [Lembar]
        REALISASI ANGGARAN
        No | Program/Kegiatan | Anggaran | Realisasi | %
        1  | Program Penunjang   | 100 | 90 | 90
           | urusan macam-macam  | 60  | 50 | 83
           | urusan lain-lain    | 40  | 40 | 100
        """)
    )
    assert [fact["jenjang"] for fact in isi.fakta if fact["peran"] == "pagu"] == [
        "program",
        "kegiatan",
        "kegiatan",
    ]
    assert codes(isi) == [("BACA-23", "B4")]
    assert isi.catatan[0].isi == {"jumlah": 2}


# --- versions, sums, what stands below --------------------------------------------------------------------


def test_a_version_that_was_replaced_is_kept_but_not_used(buku: Buku) -> None:
    isi = read(
        buku("""
        [Lembar]
        No | Tujuan | Sasaran | Indikator Sasaran | Target 2021 | Target 2022
        Sebelum Perubahan |  |     |                |    |
        1  | Tata   | Lama    | Nilai lama        | 60 | 61
        Sesudah Perubahan |  |     |                |    |
        1  | Tata   | Baru    | Nilai baru        | 70 | 71
        """)
    )
    assert cells(isi, "target") == {"target E5": 70, "target F5": 71}
    assert cells(isi, "lama_target") == {"lama_target E3": 60, "lama_target F3": 61}
    assert cells(isi, "lama_indikator", "indikator") == {
        "lama_indikator D3": "Nilai lama",
        "indikator D5": "Nilai baru",
    }
    old = [fact for fact in isi.fakta if fact["baris"] == 3]
    assert {(fact.get("sasaran"), fact.get("indikator")) for fact in old} == {("", "")}
    assert counts(isi) == [(4, 4, 0)]


def test_one_version_alone_is_in_force(buku: Buku) -> None:
    isi = read(
        buku("""
        [Lembar]
        No | Tujuan | Sasaran | Indikator Sasaran | Target 2021 | Target 2022
        Sebelum Perubahan |  |     |                |    |
        1  | Tata   | Lama    | Nilai lama        | 60 | 61
        """)
    )
    assert cells(isi, "target") == {"target E3": 60, "target F3": 61}


@pytest.mark.parametrize(
    ("label", "jenjang"),
    [
        ("Jumlah", "total"),
        ("JUMLAH TOTAL", "total"),
        ("TOTAL PAGU ANGGARAN TA 2021", "total"),
        ("Rata - rata capaian", "rata-rata"),
        ("RATA-RATA CAPAIAN KINERJA DAN ANGGARAN", "rata-rata"),
    ],
)
@pytest.mark.parametrize("kolom", [0, 1])
def test_rows_of_sums_and_means(buku: Buku, label: str, jenjang: str, kolom: int) -> None:
    names = ["", ""]
    names[kolom] = label
    isi = read(
        buku(f"""
        [Lembar]
        No | Program | Anggaran | Keterangan
        1  | Pelayanan umum | 100 | APBD
        2  | Keamanan       | 50  | APBD
        {names[0]} | {names[1]} | 150 | APBD
        """)
    )
    assert told(isi, "jenjang", "uraian")["4"] == (jenjang, label)
    assert cells(isi, "pagu")["pagu C4"] == 150
    assert cells(isi, "keterangan")["keterangan D4"] == "APBD"


def test_an_indikator_may_begin_like_a_label(buku: Buku) -> None:
    isi = read(
        buku("""
        [Lembar]
        PENGUKURAN KINERJA
        Sasaran Strategis | Indikator Kinerja | Target | Realisasi | Capaian (%)
        Tertib            | Jumlah dokumen    | 2      | 2         | 100
                          | Total temuan audit | 3     | 3         | 100
        Rata-rata Capaian IKU |               |        |           | 100
        """)
    )
    assert told(isi, "jenjang", "indikator") == {
        "3": ("indikator", "Jumlah dokumen"),
        "4": ("indikator", "Total temuan audit"),
        "5": ("rata-rata", ""),
    }


def test_a_sum_without_label_under_a_table_of_money(buku: Buku) -> None:
    isi = read(
        buku("""
        [Lembar]
        Program | < | Anggaran | Keterangan
        1 | Pelayanan | Rp. 100,- | APBD
        2 | Keamanan  | Rp. 50,-  | APBD
          |           | Rp. 150,- |
        """)
    )
    assert told(isi, "jenjang", "uraian") == {
        "2": ("program", "Pelayanan"),
        "3": ("program", "Keamanan"),
        "4": ("total", ""),
    }
    assert cells(isi, "pagu") == {"pagu C2": 100, "pagu C3": 50, "pagu C4": 150}


def test_a_label_among_the_numbers_of_a_mean_is_no_mistake(buku: Buku) -> None:
    isi = read(
        buku("""
        [Lembar]
        PERBANDINGAN REALISASI KINERJA
        Sasaran Strategis | Indikator Kinerja | Tahun 2021 | <         | Tahun 2022 | <
        ^                 | ^                 | Target     | Realisasi | Target     | Realisasi
        Baik              | Nilai             | 1          | 2         | 3          | 4
        Rata-rata Capaian |                   | Tahun 2021 | 200       | Tahun 2022 | 133
        """)
    )
    assert cells(isi, "realisasi")["realisasi F5"] == 133
    assert cells(isi, "target")["target C5"] == "Tahun 2021"
    assert codes(isi) == []


def test_signatures_and_notes_under_a_table_are_outside(buku: Buku) -> None:
    isi = read(
        buku("""
        [Lembar]
        PERJANJIAN KINERJA
        No | Sasaran Strategis | Indikator Kinerja | Target
        1  | Tertib            | Nilai             | 70
           |                   |                   | Melati, 2 Januari 2023
           |                   |                   | CAMAT MELATI
           |                   |                   | NAMA SEORANG
           |                   |                   | NIP. 1970
        """)
    )
    assert counts(isi) == [(1, 1, 0)]
    assert cells(isi, "target") == {"target D3": 70}
    assert codes(isi) == []


def test_an_office_named_within_the_table_does_not_end_it(buku: Buku) -> None:
    isi = read(
        buku("""
        [Lembar]
        DATA PEGAWAI
        No | Jabatan          | Kebutuhan | Jumlah
        1  | Sekretaris Camat | 1         | 1
           | Camat            |           |
        2  | Kasi Pelayanan   | 1         | 0
        """)
    )
    assert counts(isi) == [(3, 3, 0)]
    assert cells(isi, "tersedia")["tersedia D5"] == 0


# --- cells ------------------------------------------------------------------------------------------------


def test_rupiah_in_a_cell_of_its_own(buku: Buku) -> None:
    isi = read(
        buku("""
        [Lembar]
        No | Program   | Anggaran | < | Keterangan
        1  | Pelayanan | Rp. | "1.500.000" | APBD
        2  | Keamanan  | Rp  | 2500        | APBD
        """)
    )
    assert cells(isi, "pagu") == {"pagu D2": 1_500_000, "pagu D3": 2500}


def test_ticks_say_the_heading_of_their_column(buku: Buku) -> None:
    isi = read(
        buku("""
        [Lembar]
        IKHTISAR CAPAIAN KINERJA
        Sasaran/Indikator Sasaran | % Capaian | Predikat
        Sasaran 1 Meningkatnya mutu |         |
        Indikator 1.1 Nilai SKM   | "102,19%" | v
        Rata rata capaian         | "102,19%" | √
        """)
    )
    assert told(isi, "jenjang", "sasaran", "indikator") == {
        "3": ("sasaran", "Meningkatnya mutu", ""),
        "4": ("indikator", "Meningkatnya mutu", "Nilai SKM"),
        "5": ("rata-rata", "", ""),
    }
    assert cells(isi, "tanda") == {"tanda C4": "Predikat", "tanda C5": "Predikat"}


def test_a_budget_in_lines_without_header(buku: Buku) -> None:
    isi = read(
        buku("""
        [Lembar]
        a. Belanja Tidak Langsung (gaji) |     |
        Anggaran sebesar      | Rp. | "1.659.386.000,00"
        Realisasi sebesar     | Rp. | "1.473.258.226,00"
        Sisa anggaran sebesar | Rp. | "186.127.774,00"
        b. Belanja Langsung   |     |
        Anggaran sebesar Rp. 401.307.340,00 | |
        Realisasi sebesar     | :   | 369105197
        """)
    )
    assert [(one.jenis, one.rentang) for one in isi.tabel] == [("realisasi_anggaran", "A1:C7")]
    assert cells(isi, "pagu", "realisasi", "sisa") == {
        "pagu C2": 1_659_386_000,
        "realisasi C3": 1_473_258_226,
        "sisa C4": 186_127_774,
        "pagu A6": 401_307_340,
        "realisasi C7": 369_105_197,
    }
    assert told(isi, "jenjang", "uraian") == {
        "1": ("belanja", "Belanja Tidak Langsung (gaji)"),
        "5": ("belanja", "Belanja Langsung"),
    }
    assert codes(isi) == []


def test_a_sheet_that_only_speaks_of_belanja_is_no_list(buku: Buku) -> None:
    isi = read(buku("[Lembar]\nBelanja kecamatan turun\nAnggaran | 5"))
    assert [kode for kode, _ in codes(isi)] == ["BACA-03"]


# --- nothing is lost --------------------------------------------------------------------------------------

OFFICE = [tabel for tabel in tables() if tabel.bentuk == "tabel"]
TEXTS = st.sampled_from(
    [
        *["", "", "", "1", "1.1", "II.", "Jumlah", "Rata-rata", "Program A", "Kegiatan : B", "Output : C"],
        *["Sasaran 1 : D", "Sesudah Perubahan", "E", "Camat", "7.01.01", "program", "v", "Rp."],
    ]
)
VALUES = st.sampled_from([None, None, 5, 0, "12", "-", "N/A", "1.234,5", "90%", "entah", "Rp."])


@st.composite
def filled(draw: st.DrawFn) -> tuple[Lembar, TabelLembar]:
    """Return a table of any kind under one header row, with rows of anything."""
    tabel: Tabel = draw(st.sampled_from(OFFICE))
    columns = tuple(KolomTabel(k.peran, "", i, k.bagian) for i, k in enumerate(tabel.kolom, start=1))
    height = draw(st.integers(1, 6))
    cells = {}
    for row in range(2, 2 + height):
        for one, kolom in zip(columns, tabel.kolom, strict=True):
            value = draw(VALUES if kolom.tipe in {"angka", "rupiah"} else TEXTS)
            if value not in {None, ""}:
                cells[row, one.kolom] = Sel(value)
    lembar = Lembar("Lembar", cells, {}, 1 + height, len(columns))
    return lembar, TabelLembar(tabel, 1, 2, 1 + height, columns, (), ())


def _values(lembar: Lembar, found: TabelLembar) -> Iterator[tuple[int, str]]:
    """Yield the row and the address of every filled cell of a value or tick column."""
    for one, kolom in zip(found.kolom, found.tabel.kolom, strict=True):
        for row in range(found.data, found.sampai + 1):
            if kolom.tipe in {"angka", "rupiah", "tanda"} and lembar.text(row, one.kolom):
                yield row, address(row, one.kolom)


def test_figures_without_a_name_under_the_header_are_no_numbers_of_columns(buku: Buku) -> None:
    isi = read(
        buku("""
        [Lembar]
        MATRIKS RENCANA STRATEGIS
        No  | Sasaran | Indikator Sasaran | Target 2021 | Target 2022 | Target 2023
        (1) | (2)     | (3)               | (4)         | (5)         | (6)
            |         | Nilai AKIP        | 70          | 71          | 72

        [Lain]
        MATRIKS RENCANA STRATEGIS
        No  | Sasaran | Indikator Sasaran | Target 2021 | Target 2022 | Target 2023
            |         |                   | 60          | 61          | 62
            |         | Nilai AKIP        | 70          | 71          | 72
        """)
    )
    assert counts(isi) == [(1, 1, 0), (2, 1, 1)]
    refused = [
        (one.kode, one.sumber[0].lembar, one.sumber[0].sel) for one in isi.catatan if one.kode == "BACA-10"
    ]
    assert refused == [("BACA-10", "Lain", "D3")]


@given(filled())
def test_every_row_is_counted_and_every_value_is_a_fact_or_refused(table: tuple[Lembar, TabelLembar]) -> None:
    lembar, found = table
    hasil = RowReader("B.xlsx", lembar, found).read()
    assert hasil.dibaca == hasil.dipakai + hasil.ditolak
    refused = [one.sumber[0].sel for one in hasil.catatan if one.kode == "BACA-10"]
    assert len(refused) == hasil.ditolak
    refused_rows = {int("".join(filter(str.isdigit, sel))) for sel in refused}
    below = {line.nomor for line in TabelBaca(lembar, found).rows()[hasil.dibaca :]}
    assert len(below) == hasil.di_luar
    read_cells = {fact["sel"] for fact in hasil.fakta}
    expected = {sel for row, sel in _values(lembar, found) if row not in refused_rows | below}
    assert expected <= read_cells
