"""Means by sasaran and overall, weights, the money behind sasaran and indikator, many kecamatan at once."""

from pathlib import Path

import pandas as pd
import pytest

from lkjip_excel.rules import Profil, profile
from tests.fakta import TAHUN
from tests.frames import batch, computed, row, table

GRID = """
    PK = pk_sasaran
    sasaran | indikator | bobot | target 2023
    Utara   | Satu      | {a}   | 100
    Utara   | Dua       | {b}   | 100
    Utara   | Tiga      | {c}   | 100
    Selatan | Empat     | {d}   | 100

    R = realisasi_kinerja
    indikator | realisasi 2023
    Satu      | 120
    Dua       | 60
    Tiga      |
    Empat     | 90
"""
PLAIN = GRID.format(a="", b="", c="", d="")


def test_means_leave_out_what_is_not_measured() -> None:
    frames = computed(PLAIN, "jember-2023")
    columns = ("sasaran", "jumlah_indikator", "jumlah_terukur", "rata_rata_capaian", "rata_rata_dibatasi")
    assert table(frames["sasaran"], *columns) == [
        ("Utara", 3, 2, 90.0, 80.0),
        ("Selatan", 1, 1, 90.0, 90.0),
    ]
    assert row(frames["ringkasan"], *columns[1:]) == (4, 3, 90.0, pytest.approx(250 / 3))


def test_a_sasaran_without_any_capaian_has_no_mean() -> None:
    grid = "PK = pk_sasaran\nsasaran | indikator | target 2023\nUtara | Satu | 1"
    found = computed(grid)["sasaran"]
    assert row(found, "jumlah_terukur", "rata_rata_capaian", "predikat") == (0, None, "")


@pytest.mark.parametrize(
    ("weights", "north", "overall"),
    [
        # 120 and 60 weigh 3 to 1; the blank one does not count, nor does its weight
        (("3", "1", "9", "4"), 105.0, 97.5),
        # one that is measured has no weight, so all count the same
        (("3", "", "9", "4"), 90.0, 90.0),
        (("3", "1", "", "4"), 105.0, 97.5),
        (("0", "0", "0", "0"), 90.0, 90.0),
        (("1", "0", "0", "0"), 120.0, 120.0),
    ],
)
def test_weights(weights: tuple[str, ...], north: float, overall: float) -> None:
    frames = computed(GRID.format(**dict(zip("abcd", weights, strict=True))))
    assert table(frames["sasaran"], "rata_rata_capaian")[0] == (north,)
    assert row(frames["ringkasan"], "rata_rata_capaian") == (overall,)


def own(folder: Path, choices: str) -> Profil:
    path = folder / "milik-sendiri.toml"
    path.write_text('dasar_profil = "jember-2023"\njudul = "Uji"\n' + choices, encoding="utf-8")
    return profile(path)


def test_overall_mean_of_the_sasaran_where_the_profile_says_so(tmp_path: Path) -> None:
    grid = PLAIN.replace("| 90", "| 50")
    columns = ("rata_rata_capaian", "rata_rata_dibatasi")
    assert row(computed(grid, "jember-2023")["ringkasan"], *columns) == (230 / 3, 70.0)
    by_sasaran = own(tmp_path, 'rata_rata = "sasaran"\n')
    assert row(computed(grid, by_sasaran)["ringkasan"], *columns) == (70.0, 65.0)


MONEY = """
    A = realisasi_anggaran
    jenjang  | uraian   | sasaran | indikator | pagu | realisasi
    program  | Pertama  | Utara   | Satu      | 100  | 60
    kegiatan | Giat     | Utara   | Satu      | 100  | 60
    program  | Kedua    | Utara   |           | 200  | 90
    program  | Ketiga   | Selatan |           | 100  | 0
    program  | Keempat  |         |           | 100  | 50
    belanja  | Operasi  | Utara   |           | 999  | 999
"""


def test_a_sasaran_costs_what_the_programs_cost_that_support_it() -> None:
    found = computed(f"{PLAIN}\n{MONEY}", "jember-2023")["sasaran"]
    columns = ("pagu", "realisasi", "serapan", "porsi_pagu", "efisiensi", "efisiensi_keterangan")
    assert table(found, *columns) == [
        (300.0, 150.0, 50.0, 60.0, 40.0, "Efisien"),
        (100.0, 0.0, 0.0, 20.0, 90.0, "Efisien"),
    ]


def test_an_indikator_costs_what_the_programs_cost_that_name_it() -> None:
    found = computed(f"{PLAIN}\n{MONEY}", "jombang-2022")["kinerja"]
    columns = ("indikator", "pagu", "realisasi_anggaran", "serapan", "efisiensi", "efisiensi_keterangan")
    assert table(found, *columns) == [
        ("Satu", 100.0, 60.0, 60.0, 2.0, "Efisiensi tercapai"),
        ("Dua", None, None, None, None, "-"),
        ("Tiga", None, None, None, None, "-"),
        ("Empat", None, None, None, None, "-"),
    ]


def test_a_ratio_over_nothing_absorbed_is_not_judged() -> None:
    found = computed(f"{PLAIN}\n{MONEY}", "jombang-2022")["sasaran"]
    assert table(found, "efisiensi", "efisiensi_keterangan")[1] == (None, "-")


def test_programs_have_the_mean_of_their_own_outputs_and_the_total_that_of_everything() -> None:
    outputs = """
        K = capaian_kegiatan
        jenjang  | uraian  | indikator | target 2023 | realisasi 2023
        program  | Pertama | Hasil     | 10          | 5
        program  | Pertama | Dampak    | 10          | 10
        kegiatan | Giat    | Keluaran  | 10          | 0
        program  | Kedua   | Lain      | 10          |
    """
    frames = computed(f"{PLAIN}\n{MONEY}\n{outputs}", "jember-2023")
    everything = (120 + 60 + 90 + 50 + 100 + 0) / 6
    assert table(frames["anggaran"], "uraian", "capaian", "efisiensi_keterangan") == [
        ("Pertama", 75.0, "Efisien"),
        ("Giat", 0.0, "Tidak Efisien"),
        ("Kedua", None, "-"),
        ("Ketiga", None, "-"),
        ("Keempat", None, "-"),
        ("Jumlah", everything, "Efisien"),
    ]
    assert row(frames["ringkasan"], "rata_rata_semua") == (everything,)


def test_many_kecamatan_of_several_profiles_and_years_are_computed_as_each_alone() -> None:
    old = f"{PLAIN}\n{MONEY}".replace("2023", "2021")
    kecamatan = [
        (f"{PLAIN}\n{MONEY}", "Zamrud", "jember-2023", TAHUN),
        (old, "Akik", "pekalongan-2021", 2021),
        (PLAIN, "Mutiara", "jember-2023", TAHUN),
        (old, "Delima", "umum", 2021),
        ("A = realisasi_anggaran\njenjang | uraian | pagu\nprogram | P | 1", "Opal", "umum", TAHUN),
    ]
    together = batch(*kecamatan)
    alone = [batch(one) for one in kecamatan]
    facts = [name for frame in together.values() for name in frame.columns if name.endswith("_fakta")]
    for name, frame in together.items():
        apart = pd.concat([one[name] for one in alone if len(one[name])] or [frame], ignore_index=True)
        bare = frame.drop(columns=facts, errors="ignore")
        pd.testing.assert_frame_equal(bare, apart.drop(columns=facts, errors="ignore"), check_dtype=True)
    assert together["ringkasan"]["kecamatan"].tolist() == [nama for _, nama, *_ in kecamatan]
