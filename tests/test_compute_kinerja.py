"""Capaian of indikator: the four states, zero, ranges, letters, directions, years from quarters."""

import pytest

from lkjip_excel.model import KINERJA
from tests.fakta import TAHUN
from tests.frames import Frames, batch, computed, row, table

PK = """
    PK = pk_sasaran
    sasaran | indikator | arah   | metode   | target 2023
    Sasaran | Nilai     | {arah} | {metode} | {target}

    Realisasi = realisasi_kinerja
    indikator | realisasi 2023
    Nilai     | {realisasi}
"""


def measured(*cases: tuple[str, ...]) -> Frames:
    """Compute each case (target, realisasi, and perhaps arah and cara hitung) as a kecamatan of its own."""
    names = ("target", "realisasi", "arah", "metode")
    cells = (dict(zip(names, (*case, "", ""), strict=False)) for case in cases)
    return batch(*((PK.format(**cell), str(number), "umum", TAHUN) for number, cell in enumerate(cells)))


STATES = [
    ("80", "84", "terukur", "", 105.0),
    ("80", "0", "terukur", "", 0.0),
    ("0", "5", "tidak_dapat_dihitung", "penyebut rumus nol", None),
    ("0", "0", "tidak_dapat_dihitung", "penyebut rumus nol", None),
    ("80", "", "belum_diisi", "realisasi belum diisi", None),
    ("", "84", "belum_diisi", "target belum diisi", None),
    ("80", "-", "tidak_berlaku", "realisasi tidak berlaku", None),
    ("N/A", "84", "tidak_berlaku", "target tidak berlaku", None),
    ("80", "rusak", "tidak_dapat_dihitung", "realisasi tidak terbaca", None),
    ("rusak", "84", "tidak_dapat_dihitung", "target tidak terbaca", None),
    ("rusak", "", "belum_diisi", "realisasi belum diisi", None),
    ("-", "rusak", "tidak_berlaku", "target tidak berlaku", None),
]


def test_states() -> None:
    found = measured(*(case[:2] for case in STATES))["kinerja"]
    assert table(found, "keadaan", "alasan", "capaian") == [case[2:] for case in STATES]


METHODS = [
    ("", "", "80", "40", "positif", 50.0),
    ("positif", "", "80", "40", "positif", 50.0),
    ("negatif", "", "10", "12", "negatif_2t_r", 80.0),
    ("Negatif", "", "10", "30", "negatif_2t_r", -100.0),
    ("negatif", "", "10", "0", "negatif_2t_r", 200.0),
    ("negatif", "negatif_t_per_r", "10", "12", "negatif_t_per_r", 1000 / 12),
    ("negatif", "negatif_t_per_r", "10", "0", "negatif_t_per_r", None),
    ("", "", "60 - 70", "65", "rentang", 100.0),
    ("", "", "60 - 70", "77", "rentang", 110.0),
    ("", "", "60 - 70", "30", "rentang", 50.0),
    ("negatif", "", "3 - 5", "4", "rentang_negatif", 100.0),
    ("negatif", "", "3 - 5", "6", "rentang_negatif", 80.0),
    ("", "rentang_bawah", "60 - 70", "66", "rentang_bawah", 110.0),
    ("", "rentang_atas", "60 - 70", "35", "rentang_atas", 50.0),
    ("", "cara yang tidak ada", "80", "40", "positif", 50.0),
]


def test_method() -> None:
    found = measured(*((target, real, arah, metode) for arah, metode, target, real, *_ in METHODS))["kinerja"]
    assert [used for (used,) in table(found, "metode")] == [case[4] for case in METHODS]
    assert [share for (share,) in table(found, "capaian")] == [pytest.approx(case[5]) for case in METHODS]


LETTERS = [
    ("B(64)", "B(67,2)", 105.0, ""),
    ("B(64)", "67,2", 105.0, ""),
    ("BB", "BB", 100.0, ""),
    ("BB", "A", 100.0, ""),
    ("B(64)", "A", 100.0, ""),
    ("BB", "B", None, "mutu di bawah target, besarnya tidak dapat dihitung tanpa angka"),
    ("BB", "71", None, "mutu tanpa angka di salah satu sisi"),
    ("71", "BB", None, "mutu tanpa angka di salah satu sisi"),
]


def test_letters() -> None:
    found = measured(*(case[:2] for case in LETTERS))["kinerja"]
    assert table(found, "capaian", "alasan") == [case[2:] for case in LETTERS]


def test_predikat_is_read_from_the_capped_or_the_raw_capaian() -> None:
    grid = PK.format(target="10", realisasi="12,5", arah="", metode="")
    capped = computed(grid, "jember-2023")["kinerja"]
    assert row(capped, "capaian", "capaian_dibatasi", "predikat") == (125.0, 100.0, "Sangat Memuaskan")
    raw = computed(grid, "jember-2021")["kinerja"]
    assert row(raw, "capaian", "capaian_dibatasi", "predikat") == (125.0, 125.0, "Sangat Baik")


def test_without_capaian_there_is_no_predikat() -> None:
    assert row(measured(("10", ""))["kinerja"], "capaian_dibatasi", "predikat") == (None, "")


def test_unit_comes_from_its_column_else_from_the_cells() -> None:
    grid = """
        PK = pk_sasaran
        sasaran | indikator | satuan | target 2023
        Sasaran | Pertama   | Indeks | 80
        Sasaran | Kedua     |        | 12 Dokumen
        Sasaran | Ketiga    |        | 12

        R = realisasi_kinerja
        indikator | realisasi 2023
        Pertama   | 91%
        Kedua     | 12 Laporan
        Ketiga    | 12 Laporan
    """
    assert [unit.casefold() for (unit,) in table(computed(grid)["kinerja"], "satuan")] == [
        "indeks",
        "dokumen",
        "laporan",
    ]


QUARTERS = """
    PK = pk_sasaran
    sasaran | indikator | target 2023
    Sasaran | Nilai     | 10

    Realisasi = realisasi_kinerja
    indikator | realisasi 2023
    Nilai     | {year}

    Triwulan = triwulan
    indikator | cara  | realisasi TW1 | realisasi TW2 | realisasi TW3 | realisasi TW4
    Nilai     | {how} | {a}           | {b}           | {c}           | {d}
"""


BY_QUARTERS = [
    ("jumlah", "1 2 3 6", "jumlah", 12.0),
    ("rata_rata", "1 2 3 6", "rata_rata", 3.0),
    ("tertinggi", "1 8 3 6", "tertinggi", 8.0),
    ("nilai_terakhir", "1 2 3 6", "nilai_terakhir", 6.0),
    ("", "1 2 3 6", "nilai_terakhir", 6.0),
    ("entah", "1 2 3 6", "nilai_terakhir", 6.0),
    ("jumlah", "1 . 0 6", "jumlah", 7.0),
    ("rata_rata", "1 - . 6", "rata_rata", 3.5),
    ("nilai_terakhir", "1 2 0 .", "nilai_terakhir", 0.0),
]


def quartered(*cases: tuple[str, str, str]) -> Frames:
    """Compute each case (realisasi of the year, cara menjumlah, quarters with "." for a blank)."""
    grids = []
    for year, how, quarters in cases:
        figures = zip("abcd", ("" if each == "." else each for each in quarters.split()), strict=True)
        grids.append(QUARTERS.format(year=year, how=how, **dict(figures)))
    return batch(*((grid, str(number), "umum", TAHUN) for number, grid in enumerate(grids)))


def test_a_year_left_blank_is_taken_from_its_quarters() -> None:
    found = quartered(*(("", how, quarters) for how, quarters, *_ in BY_QUARTERS))["kinerja"]
    assert table(found, "cara_triwulan", "realisasi") == [case[2:] for case in BY_QUARTERS]
    assert table(found, "capaian") == [(case[3] * 10,) for case in BY_QUARTERS]
    assert set(table(found, "keadaan", "realisasi_fakta")) == {("terukur", None)}


def test_a_year_that_was_filled_in_stands() -> None:
    found = quartered(*((year, "jumlah", "1 2 3 4") for year in ("9", "0", "-")))["kinerja"]
    assert table(found, "cara_triwulan", "keadaan", "realisasi") == [
        ("", "terukur", 9.0),
        ("", "terukur", 0.0),
        ("", "tidak_berlaku", None),
    ]
    assert found["realisasi_fakta"].notna().all()


def test_blank_quarters_leave_the_year_blank() -> None:
    found = quartered(("", "jumlah", ". - . ."))["kinerja"]
    assert row(found, "cara_triwulan", "keadaan", "realisasi") == ("", "belum_diisi", None)


def test_without_pk_the_rkt_promises_and_without_that_the_renstra() -> None:
    rest = """
        Renstra = renstra
        sasaran | indikator | target 2022 | target 2023
        Sasaran | Nilai     | 40          | 50

        R = realisasi_kinerja
        indikator | realisasi 2023
        Nilai     | 30
    """
    rkt = """
        RKT = rkt
        jenjang | uraian  | indikator | target 2023
        sasaran | Sasaran | Nilai     | 60
        program | Program | Keluaran  | 1
    """
    assert row(computed(rest)["kinerja"], "sasaran", "target", "capaian") == ("Sasaran", 50.0, 60.0)
    assert row(computed(rkt + "\n" + rest)["kinerja"], "sasaran", "target", "capaian") == (
        "Sasaran",
        60.0,
        50.0,
    )


def test_an_indikator_that_stands_in_two_pk_counts_once() -> None:
    grid = """
        PK = pk_sasaran
        sasaran | indikator | target 2023
        Sasaran | Nilai     | 80

        PK lama = pk_sasaran
        sasaran | indikator | target 2023
        Sasaran | Nilai     | 40
        Sasaran | Lain      | 10

        R = realisasi_kinerja
        indikator | realisasi 2023
        Nilai     | 80
        Lain      | 10
    """
    assert table(computed(grid)["kinerja"], "urutan", "indikator", "target") == [
        (1, "Nilai", 80.0),
        (2, "Lain", 10.0),
    ]


def test_outputs_of_programs_are_measured_in_the_order_of_their_table() -> None:
    grid = """
        K = capaian_kegiatan
        jenjang      | uraian  | indikator | arah    | target 2023 | realisasi 2023
        program      | Program | Keluaran  |         | 10          | 5
        kegiatan     | Giat    | Waktu     | negatif | 10          | 12
        sub kegiatan | Sub     | Berkas    |         | 0           | 5
    """
    assert table(computed(grid)["kegiatan"], "urutan", "jenjang", "indikator", "capaian", "keadaan") == [
        (1, "program", "Keluaran", 50.0, "terukur"),
        (2, "kegiatan", "Waktu", 80.0, "terukur"),
        (3, "sub kegiatan", "Berkas", None, "tidak_dapat_dihitung"),
    ]


def test_without_any_plan_there_is_nothing_to_measure() -> None:
    frames = computed("R = realisasi_kinerja\nindikator | realisasi 2023\nNilai | 30")
    assert frames["kinerja"].empty
    assert list(frames["kinerja"].columns) == list(KINERJA)
    assert row(frames["ringkasan"], "jumlah_indikator", "jumlah_terukur", "predikat") == (0, 0, "")
