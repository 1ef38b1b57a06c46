"""Capaian by every method: published and reported cases, what cannot be computed, monotony, quarters."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_excel.compute.capaian import (
    alasan_mutu,
    capaian,
    capaian_mutu,
    dibatasi,
    kumulatif,
    tahunan_dari_triwulan,
)
from lkjip_excel.rules import AturanError, MetodeCapaian, Rumus, quarter_methods, scales

#: metode | target | target_atas | realisasi | capaian (4 decimals, "" where none) | source
KASUS = """
positif            | 91   |    | 93    | 102.1978 | LKjIP 2023 tabel 3.1, tercetak 102,19 (dipotong)
positif            | 91.5 |    | 84.52 | 92.3716  | LKjIP 2023 tabel 3.1, tercetak 92,37
positif            | 96.5 |    | 100   | 103.6269 | LKjIP 2023 tabel 3.1, tercetak 103,62 (dipotong)
positif            | 100  |    | 95    | 95       | LKjIP 2023 tabel 3.1
positif            | 71   |    | 70.17 | 98.8310  | LKjIP 2022 tabel 3.1, tercetak 98,83
positif            | 93.8 |    | 94.22 | 100.4478 | LKjIP 2022 tabel 3.1
positif            | 3.3  |    | 3.49  | 105.7576 | LKjIP 2022 tabel 3.1
positif            | 100  |    | 100   | 100      | tepat target
positif            | 80   |    | 0     | 0        | realisasi 0 adalah angka
positif            | 0    |    | 5     |          | target 0
positif            | 0    |    | 0     |          | target 0, realisasi 0
positif            |      |    | 5     |          | target belum diisi
positif            | 5    |    |       |          | realisasi belum diisi
positif            | -4   |    | -2    | 50       | target negatif tetap hitungan
negatif_2t_r       | 10   |    | 12    | 80       | issue 3: T=10, R=12
negatif_t_per_r    | 10   |    | 12    | 83.3333  | issue 3: T=10, R=12
laju_penurunan     | 10   |    | 12    | -20      | fakta 3.2 C
negatif_2t_r       | 10   |    | 10    | 100      | fakta 3.2: A dan B sama bila R = T
negatif_t_per_r    | 10   |    | 10    | 100      | fakta 3.2: A dan B sama bila R = T
laju_penurunan     | 10   |    | 10    | 0        | tepat target: bukan capaian
negatif_2t_r       | 10   |    | 25    | -50      | fakta 3.2: A negatif bila R > 2T
negatif_2t_r       | 10   |    | 20    | 0        | R = 2T
negatif_2t_r       | 10   |    | 0     | 200      | realisasi 0 tetap terhitung
negatif_t_per_r    | 10   |    | 0     |          | fakta 3.2: B tak terdefinisi bila R = 0
negatif_t_per_r    | 0    |    | 5     | 0        | target 0
negatif_2t_r       | 0    |    | 0     |          | target 0
negatif_2t_r       | 10   |    | 5     | 150      | lebih rendah lebih baik
negatif_t_per_r    | 10   |    | 5     | 200      | lebih rendah lebih baik
rentang            | 80   | 90 | 92    | 102.2222 | fakta 3.2: halaman mencetak 113, salah cetak
rentang            | 80   | 90 | 70    | 87.5     | fakta 3.2
rentang            | 80   | 90 | 85    | 100      | di dalam rentang
rentang            | 80   | 90 | 80    | 100      | tepat batas bawah
rentang            | 80   | 90 | 90    | 100      | tepat batas atas
rentang_negatif    | 7    | 8  | 6.5   | 107.1429 | fakta 3.2: 7-8 bulan
rentang_negatif    | 7    | 8  | 9     | 87.5     | fakta 3.2: 7-8 bulan
rentang_negatif    | 7    | 8  | 7.5   | 100      | di dalam rentang
rentang_bawah      | 60   | 70 | 66    | 110      | "60 - 70" dibaca batas bawah
rentang_atas       | 60   | 70 | 66    | 94.2857  | "60 - 70" dibaca batas atas
rentang            | 80   |    | 88    | 110      | target tanpa rentang
rentang            | 80   |    | 40    | 50       | target tanpa rentang
rentang_atas       | 80   |    | 40    | 50       | target tanpa rentang
rentang            | 0    | 5  | 3     |          | batas bawah 0
rentang            | 80   | 90 |       |          | realisasi belum diisi
skp_normal         | 100  |    | 110   | 110      | fakta 3.2: sampai 110 apa adanya
skp_normal         | 100  |    | 110.5 | 120      | fakta 3.2: lebih dari 110 dihitung 120
skp_normal         | 100  |    | 300   | 120      | fakta 3.2
skp_normal         | 80   |    | 60    | 75       | fakta 3.2: R/T
"""
ROWS = [tuple(part.strip() for part in line.split("|")) for line in KASUS.strip().splitlines()]


def _number(text: str) -> float:
    return float(text) if text else math.nan


def _one(metode: str, target: float, realisasi: float, atas: float = math.nan) -> float:
    columns = pd.Series([target]), pd.Series([atas]), pd.Series([realisasi])
    return float(capaian(*columns, pd.Series([metode])).item())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row[:4]))
def test_case(row: tuple[str, ...]) -> None:
    metode, target, atas, realisasi, expected, _ = row
    found = _one(metode, _number(target), _number(realisasi), _number(atas))
    assert found == pytest.approx(_number(expected), abs=5e-5, nan_ok=True)


def test_every_row_by_its_own_method() -> None:
    index = ["x", "y", "z"]
    ten, twelve = pd.Series(10.0, index=index), pd.Series(12.0, index=index)
    metode = pd.Series(["negatif_2t_r", "", "negatif_t_per_r"], index=index)
    found = capaian(ten, ten * math.nan, twelve, metode)
    assert found.round(2).fillna(-1).to_dict() == {"x": 80.0, "y": -1, "z": 83.33}


def test_method_of_a_profile_of_ones_own() -> None:
    own = MetodeCapaian(kode="ganda", judul="Ganda", arah="positif", rumus=Rumus("realisasi * 2"))
    one = pd.Series([1.0])
    assert capaian(one, one, one, pd.Series(["ganda"]), {"ganda": own}).tolist() == [2.0]
    with pytest.raises(AturanError, match="ganda"):
        capaian(one, one, one, pd.Series(["ganda"]))


def test_no_rows() -> None:
    none = pd.Series(dtype=float)
    assert capaian(none, none, none, pd.Series(dtype="str")).empty


@pytest.mark.parametrize(
    ("raw", "capped"), [(-5.0, 0.0), (0.0, 0.0), (99.5, 99.5), (100.0, 100.0), (103.6, 100.0)]
)
def test_cap(raw: float, capped: float) -> None:
    assert dibatasi(pd.Series([raw]), (0, 100)).item() == capped
    assert dibatasi(pd.Series([raw]), None).item() == raw


def test_cap_leaves_what_is_not_there() -> None:
    assert dibatasi(pd.Series([math.nan]), (0, 100)).isna().all()


POSITIVE = st.floats(0.01, 1e6)
REAL = st.floats(0, 1e6)


@pytest.mark.parametrize("metode", ["positif", "rentang", "rentang_bawah", "rentang_atas", "skp_normal"])
@given(target=POSITIVE, width=REAL, first=REAL, second=REAL)
def test_never_falls_as_realisasi_rises(
    metode: str, target: float, width: float, first: float, second: float
) -> None:
    low, high = sorted((first, second))
    atas = target + width
    assert _one(metode, target, low, atas) <= _one(metode, target, high, atas) * (1 + 1e-12)


@pytest.mark.parametrize("metode", ["negatif_2t_r", "negatif_t_per_r", "laju_penurunan"])
@given(target=POSITIVE, first=POSITIVE, second=POSITIVE)
def test_never_rises_as_realisasi_rises(metode: str, target: float, first: float, second: float) -> None:
    low, high = sorted((first, second))
    better, worse = _one(metode, target, low), _one(metode, target, high)
    assert worse <= better + 1e-9 * abs(better)


@pytest.mark.parametrize(
    ("target", "realisasi", "expected", "reason"),
    [
        ("BB", "BB", 100.0, ""),
        ("BB", "A", 100.0, ""),
        ("bb ", "AA", 100.0, ""),
        ("Sangat Baik", "A", 100.0, ""),
        ("BB", "B", math.nan, "mutu di bawah target"),
        ("A", "E", math.nan, "mutu di bawah target"),
        ("BB", "", math.nan, ""),
        ("", "", math.nan, ""),
        ("BB", "Z", math.nan, "tidak dikenal"),
        ("B+", "B", math.nan, "tidak dikenal"),
    ],
)
def test_letter_grades_are_compared_as_order(
    target: str, realisasi: str, expected: float, reason: str
) -> None:
    columns = pd.Series([target]), pd.Series([realisasi])
    skala = scales()["akip-88-2021"]
    assert capaian_mutu(*columns, skala).tolist() == pytest.approx([expected], nan_ok=True)
    found = alasan_mutu(*columns, skala).item()
    assert (reason in found) if reason else found == ""


#: cara | TW1 | TW2 | TW3 | TW4 | the year
TRIWULAN = """
jumlah          | 1 | 2  | 3  | 4  | 10
Jumlah          | 1 |    | 3  |    | 4
jumlah          | 0 | 0  | 0  | 0  | 0
nilai_terakhir  | 1 | 2  | 3  | 4  | 4
Nilai terakhir  | 1 | 2  |    |    | 2
                | 5 | 9  | 7  |    | 7
nilai terakhir  | 5 | 9  | 7  | 0  | 0
rata_rata       | 1 | 2  | 3  | 4  | 2.5
RATA-RATA       | 1 |    | 4  |    | 2.5
tertinggi       | 3 | 9  | 7  |    | 9
tertinggi       | -3 | -9 |   |    | -3
jumlah          |   |    |    |    |
rata_rata       |   |    |    |    |
                |   |    |    |    |
"""


@pytest.mark.parametrize("line", TRIWULAN.strip("\n").splitlines())
def test_year_from_quarters(line: str) -> None:
    cara, *numbers, year = (part.strip() for part in line.split("|"))
    quarters = pd.DataFrame([[_number(number) for number in numbers]], columns=["TW1", "TW2", "TW3", "TW4"])
    found = tahunan_dari_triwulan(quarters, pd.Series([cara])).item()
    assert found == pytest.approx(_number(year), nan_ok=True)


def test_where_the_year_stands_after_each_quarter() -> None:
    quarters = pd.DataFrame([[1, math.nan, 3, 2]] * 4, columns=["TW1", "TW2", "TW3", "TW4"])
    found = kumulatif(quarters, pd.Series(["jumlah", "rata_rata", "tertinggi", ""]))
    assert found.to_numpy().tolist() == [[1, 1, 4, 6], [1, 1, 2, 2], [1, 1, 3, 3], [1, 1, 3, 2]]


def test_unknown_way_of_quarters_is_refused_with_the_nearest() -> None:
    with pytest.raises(AturanError, match='maksud Anda "jumlah"'):
        tahunan_dari_triwulan(pd.DataFrame({"TW1": [1.0]}), pd.Series(["jumalh"]))


@pytest.mark.parametrize(
    ("kode", "expected"),
    [
        ("jumlah", 'IF(COUNT(D5,G5)=0,"",SUM(D5,G5))'),
        ("rata_rata", 'IF(COUNT(D5,G5)=0,"",AVERAGE(D5,G5))'),
        ("tertinggi", 'IF(COUNT(D5,G5)=0,"",MAX(D5,G5))'),
        ("nilai_terakhir", 'IF(ISNUMBER(G5),G5,IF(ISNUMBER(D5),D5,""))'),
    ],
)
def test_formula_over_the_cells_of_quarters(kode: str, expected: str) -> None:
    assert quarter_methods()[kode].excel(["D5", "G5"]) == expected
