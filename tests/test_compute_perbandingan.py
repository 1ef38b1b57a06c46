"""Comparisons: earlier years, the end of the Renstra, the national figure, the staff there is."""

import pytest

from tests.frames import computed, row, table

YEAR = """
    PK = pk_sasaran
    sasaran | indikator | arah    | target 2023
    Sasaran | Nilai     |         | 80
    Sasaran | Keluhan   | negatif | 10
    Sasaran | Mutu      |         | BB
    Sasaran | Lepas     |         | -
    Sasaran | Belum     |         | 5

    R = realisasi_kinerja
    indikator | realisasi 2023 | nasional
    Nilai     | 84             | 70
    Keluhan   | 12             | Tidak ada rujukan
    Mutu      | A              | 80
    Lepas     | 5              | 0
    Belum     |                | 90
"""


def test_progress_is_measured_against_the_column_for_the_last_target_else_the_last_year() -> None:
    renstra = """
        Renstra = renstra
        sasaran | indikator | target 2023 | target 2024 | target 2025 | target_akhir
        Sasaran | Nilai     | 80          | 85          | 90          | 120
        Sasaran | Keluhan   | 10          | 8           | 6           |
        Sasaran | Mutu      | BB          | BB          | A           |
        Sasaran | Lepas     | -           | 10          | -           |
        Sasaran | Belum     | 5           | 6           | 7           |
        Sasaran | Tiada     |             |             |             |
    """
    frames = computed(YEAR + "\n" + renstra)
    assert table(frames["kemajuan"], "indikator", "target_akhir", "kemajuan", "keadaan", "metode") == [
        ("Nilai", 120.0, 70.0, "terukur", "positif"),
        ("Keluhan", 6.0, 0.0, "terukur", "negatif_2t_r"),
        ("Mutu", None, 100.0, "terukur", "positif"),
        ("Lepas", 10.0, 50.0, "terukur", "positif"),
        ("Belum", 7.0, None, "belum_diisi", "positif"),
    ]
    assert row(frames["ringkasan"], "rata_rata_kemajuan") == (55.0,)


def test_progress_towards_a_range_is_measured_as_a_range() -> None:
    renstra = """
        Renstra = renstra
        sasaran | indikator | target_akhir
        Sasaran | Nilai     | 85 - 90
    """
    found = computed(YEAR + "\n" + renstra)["kemajuan"]
    columns = ("target_akhir", "target_atas", "metode", "kemajuan")
    assert row(found, *columns) == (85.0, 90.0, "rentang", 84 / 85 * 100)


def test_without_renstra_there_is_no_progress() -> None:
    frames = computed(YEAR)
    assert frames["kemajuan"].empty
    assert row(frames["ringkasan"], "rata_rata_kemajuan") == (None,)


def test_years_stand_side_by_side_with_indikator_no_longer_used() -> None:
    earlier = """
        Lalu = perbandingan_tahun
        indikator | target 2021 | realisasi 2021 | target 2022 | realisasi 2022
        Lama      | 50          | 25             | -           | -
        Keluhan   |             |                | 10          | 15
        Nilai     | 0           | 3              | 60          | 66
    """
    frames = computed(YEAR + "\n" + earlier)
    assert table(frames["tahunan"], "indikator", "tahun", "metode", "capaian", "keadaan") == [
        ("Nilai", 2021, "positif", None, "tidak_dapat_dihitung"),
        ("Nilai", 2022, "positif", pytest.approx(110.0), "terukur"),
        ("Nilai", 2023, "positif", 105.0, "terukur"),
        ("Keluhan", 2022, "negatif_2t_r", 50.0, "terukur"),
        ("Keluhan", 2023, "negatif_2t_r", 80.0, "terukur"),
        ("Mutu", 2023, "positif", 100.0, "terukur"),
        ("Lepas", 2023, "positif", None, "tidak_berlaku"),
        ("Belum", 2023, "positif", None, "belum_diisi"),
        ("Lama", 2021, "positif", 50.0, "terukur"),
        ("Lama", 2022, "positif", None, "tidak_berlaku"),
    ]
    assert table(frames["rerata_tahun"], "tahun", "jumlah", "rata_rata") == [
        (2021, 1, 50.0),
        (2022, 2, 80.0),
        (2023, 3, 95.0),
    ]


def test_an_earlier_range_is_measured_as_a_range() -> None:
    earlier = """
        Lalu = perbandingan_tahun
        indikator | target 2022 | realisasi 2022
        Nilai     | 60 - 70     | 65
    """
    found = computed(YEAR + "\n" + earlier)["tahunan"]
    assert table(found[found["tahun"] == 2022], "metode", "capaian") == [("rentang", 100.0)]


def test_the_year_itself_in_the_table_of_earlier_years_is_not_taken_twice() -> None:
    earlier = """
        Lalu = perbandingan_tahun
        indikator | target 2022 | realisasi 2022 | target 2023 | realisasi 2023
        Nilai     | 60          | 30             | 1           | 1
    """
    found = computed(YEAR + "\n" + earlier)["tahunan"]
    assert table(found[found["indikator"] == "Nilai"], "tahun", "target") == [(2022, 60.0), (2023, 80.0)]


def test_without_earlier_years_there_is_nothing_to_compare() -> None:
    frames = computed(YEAR)
    assert frames["tahunan"].empty
    assert frames["rerata_tahun"].empty


def test_national_figure() -> None:
    found = computed(YEAR)["nasional"]
    assert table(found, "indikator", "nasional", "perbandingan", "selisih", "keadaan") == [
        ("Nilai", 70.0, 120.0, 14.0, "terukur"),
        ("Keluhan", None, None, None, "tidak_berlaku"),
        ("Mutu", 80.0, None, None, "tidak_dapat_dihitung"),
        ("Lepas", 0.0, None, 5.0, "tidak_dapat_dihitung"),
        ("Belum", 90.0, None, None, "belum_diisi"),
    ]


def test_no_national_figure_no_comparison() -> None:
    grid = "PK = pk_sasaran\nsasaran | indikator | target 2023\nS | Nilai | 1"
    real = "R = realisasi_kinerja\nindikator | realisasi 2023 | nasional\nNilai | 1 |"
    assert computed(f"{grid}\n\n{real}")["nasional"].empty


def test_staff() -> None:
    staff = """
        SDM = sdm
        indikator | kebutuhan | tersedia
        Nilai     | 10        | 8
        Keluhan   | 0         | 2
        Mutu      | 4         | -
        Lepas     | 4         |
        Belum     | rusak     | 3
        Asing     | 2         | 2
    """
    frames = computed(YEAR + "\n" + staff)
    assert table(frames["sdm"], "indikator", "capaian", "ketersediaan", "keadaan") == [
        ("Nilai", 105.0, 80.0, "terukur"),
        ("Keluhan", 80.0, None, "tidak_dapat_dihitung"),
        ("Mutu", 100.0, None, "tidak_berlaku"),
        ("Lepas", None, None, "belum_diisi"),
        ("Belum", None, None, "tidak_dapat_dihitung"),
        ("Asing", None, 100.0, "terukur"),
    ]
    columns = ("rata_rata_capaian", "rata_rata_ketersediaan", "efisiensi_sdm", "efisiensi_sdm_keterangan")
    assert row(frames["ringkasan"], *columns) == (95.0, 90.0, 95 / 90, "Efisiensi tercapai")
