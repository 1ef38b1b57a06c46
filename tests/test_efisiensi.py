"""Efficiency by every method: value, wording, and what is said where it cannot be judged."""

import math

import pandas as pd
import pytest

from lkjip_excel.compute.efisiensi import efisiensi, efisiensi_sdm
from lkjip_excel.compute.rata_rata import rata_rata
from lkjip_excel.rules import efficiency_methods

#: metode | capaian | serapan | pagu | realisasi | nilai (4 decimals) | keterangan | source
KASUS = """
selisih  | 102.1978 | 76.91  |   |   | 25.2878  | Efisien       | LKjIP 2023 tabel 3.7
selisih  | 92.37    | 99.10  |   |   | -6.73    | Tidak Efisien | LKjIP 2023 tabel 3.7
selisih  | 103.6269 | 86.25  |   |   | 17.3769  | Efisien       | LKjIP 2023 tabel 3.7
selisih  | 95       | 91.60  |   |   | 3.4      | Efisien       | LKjIP 2023 tabel 3.7
selisih  | 100      | 100    |   |   | 0        | Tidak Efisien | lebih besar, bukan sama
selisih  | 100      | 0      |   |   | 100      | Efisien       | tidak ada yang terserap
selisih  |          | 90     |   |   |          | -             | capaian tidak ada
selisih  | 90       |        |   |   |          | -             | serapan tidak ada
banding  | 100      | 100    |   |   | 0        | Efisien       | fakta 3.5: capaian >= serapan
banding  | 99.99    | 100    |   |   | -0.01    | Tidak Efisien | fakta 3.5
selisih_pita | 95.01 | 90    |   |   | 5.01     | Efisien       | fakta 3.5: pita 5
selisih_pita | 95    | 90    |   |   | 5        | Cukup Efisien | fakta 3.5: pita 5
selisih_pita | 85    | 90    |   |   | -5       | Cukup Efisien | fakta 3.5: pita 5
selisih_pita | 84.99 | 90    |   |   | -5.01    | Tidak Efisien | fakta 3.5: pita 5
rasio    | 98.8310  | 93.8144 |  |   | 1.0535   | Tidak dinilai: target tidak tercapai | LKjIP 2022 tabel 3.10
rasio    | 100.4478 | 100    |   |   | 1.0045   | Efisiensi tercapai | LKjIP 2022 tabel 3.10
rasio    | 105.7576 | 77.7778 |  |   | 1.3597   | Efisiensi tercapai | LKjIP 2022 tabel 3.10
rasio    | 100      | 100    |   |   | 1        | Efisiensi tercapai | LKjIP 2022: sama dengan 1
rasio    | 100      | 104    |   |   | 0.9615   | Efisiensi tidak tercapai | kurang dari 1
rasio    | 100      | 0      |   |   |          | -             | LKjIP 2022: penyerapan 0 tercetak -
rasio    |          | 90     |   |   |          | -             | N/A
rasio_input | 100   |        | 120 | 100 | 1.2    | Efisiensi tercapai | rumus tercetak LKjIP 2022
rasio_input | 100   |        | 90 | 100 | 0.9     | Efisiensi tidak tercapai | rumus tercetak LKjIP 2022
rasio_input | 99    |        | 120 | 100 | 1.2    | Tidak dinilai: target tidak tercapai | tidak tercapai
rasio_input |       |        | 120 | 100 |        | -             | capaian tidak ada: syarat tak terjawab
rasio_input | 100   |        | 120 | 0  |         | -             | tidak ada realisasi
serapan  |          | 84.92  |   |   | 84.92    |               | LKjIP 2021: serapan saja
serapan  | 100      |        |   |   |          | -             | tanpa anggaran
hemat    |          |        | 200 | 150 | 25     | Efisien       | issue 3: 100% - realisasi/pagu
hemat    |          |        | 200 | 200 | 0      | Tidak Efisien | semua terpakai
hemat    |          |        | 0 | 0   |          | -             | pagu 0
sisa_bila_tercapai | 100 | 93.82 |   |   | 6.18 | Efisien       | fakta 3.5: 100 - serapan
sisa_bila_tercapai | 99.9 | 93.82 |  |   |  | Tidak dinilai: target tidak tercapai | fakta 3.5
sisa_bila_tercapai |   | 93.82 |   |   |        | -             | capaian tidak ada
pmk_214_2017 | 122   |      | 4000000000 | 3800000000 | 22.1311 | Efisien | fakta 3.5: keluaran 1
pmk_214_2017 | 127.8 |      | 10000000000 | 9500000000 | 25.6651 | Efisien | fakta 3.5: E gabungan
pmk_214_2017_ne | 127.8 |   | 10000000000 | 9500000000 | 114.1628 |  | fakta 3.5: NE tanpa batas
pmk_214_2017_ne_dibatasi | 127.8 | | 10000000000 | 9500000000 | 100 |  | E dibatasi 20
pmk_214_2017_ne_dibatasi | 50 |  | 100 | 100 | 0   |             | E dibatasi -20
pmk_214_2017_ne_dibatasi | 100 | | 100 | 100 | 50  |             | E = 0
pmk_22_2021 | 100    |      | 100 | 90 | 10      | Efisien       | seharusnya terhadap realisasi
pmk_22_2021 | 0      |      | 100 | 90 |         | -             | capaian 0: tidak ada yang seharusnya
"""
ROWS = [tuple(part.strip() for part in line.split("|")) for line in KASUS.strip().splitlines()]


def _series(text: str) -> "pd.Series[float]":
    return pd.Series([float(text) if text else math.nan])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row[:5]))
def test_case(row: tuple[str, ...]) -> None:
    kode, *operan, nilai, keterangan, _ = row
    found = efisiensi(efficiency_methods()[kode], *map(_series, operan)).iloc[0]
    assert found["nilai"] == pytest.approx(_series(nilai).item(), abs=5e-5, nan_ok=True)
    assert found["keterangan"] == keterangan


def test_every_method_of_money_has_a_case() -> None:
    money = {kode for kode, metode in efficiency_methods().items() if metode.objek == "anggaran"}
    assert {row[0] for row in ROWS} == money


def test_rows_keep_their_labels() -> None:
    index = ["program", "total"]
    capaian, serapan = pd.Series([100.0, 90.0], index), pd.Series([90.0, 95.0], index)
    found = efisiensi(efficiency_methods()["selisih"], capaian, serapan, serapan, serapan)
    assert found["keterangan"].to_dict() == {"program": "Efisien", "total": "Tidak Efisien"}


def test_difference_lost_in_rounding_is_no_difference() -> None:
    noisy = pd.Series([100.00000000000001])
    found = efisiensi(efficiency_methods()["selisih"], noisy, pd.Series([100.0]), noisy, noisy)
    assert found.iloc[0].to_dict() == {"nilai": 0.0, "keterangan": "Tidak Efisien"}


def test_efficiency_of_several_outputs_is_that_of_their_sums() -> None:
    """Facts 3.5: PAK 4, 1, 5 bn, CK 1.22, 0.80, 1.42, RAK 3.8, 0.975, 4.725 give E = 25.665 %."""
    pagu, realisasi = pd.Series([4e9, 1e9, 5e9]), pd.Series([3.8e9, 0.975e9, 4.725e9])
    together = rata_rata(pd.Series([122.0, 80.0, 142.0]), pd.Series(["semua"] * 3), pagu)
    sums = [pd.Series([column.sum()], together.index) for column in (pagu, realisasi)]
    found = efisiensi(efficiency_methods()["pmk_214_2017"], together, together, *sums)
    assert found["nilai"].item() == pytest.approx(25.665, abs=5e-4)


@pytest.mark.parametrize(
    ("capaian", "ketersediaan", "nilai", "keterangan"),
    [
        (100.839396, 33.318713, 3.026509, "Efisiensi tercapai"),
        (100.0, 120.0, 0.833333, "Efisiensi tidak tercapai"),
        (100.0, 0.0, math.nan, "-"),
        (math.nan, 50.0, math.nan, "-"),
    ],
)
def test_staff(capaian: float, ketersediaan: float, nilai: float, keterangan: str) -> None:
    """The first row is printed as "3,03 (efisiensi tercapai)" in a report of 2022."""
    found = efisiensi_sdm(
        efficiency_methods()["sdm_rasio"], pd.Series([capaian]), pd.Series([ketersediaan])
    ).iloc[0]
    assert found["nilai"] == pytest.approx(nilai, abs=5e-6, nan_ok=True)
    assert found["keterangan"] == keterangan


def test_saving_is_shown_beside_what_was_reached() -> None:
    efektivitas = efficiency_methods()["hemat"].efektivitas
    assert efektivitas is not None
    assert efektivitas.hitung({"capaian": 97.5}).item() == 97.5
