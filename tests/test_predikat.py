"""Every scale on, just below and just above each printed bound, and inside each printed gap."""

from collections.abc import Iterator

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_excel.compute.predikat import di_celah, di_luar, predikat
from lkjip_excel.rules import AturanError, Kelas, Skala, scales

#: skala | label | values in the class | in the printed gap above it | beyond the printed ends.
#: Typed from the sources named, not from the rule files.
KELAS = """
# permendagri-86-2017: fakta 3.1, seperti diterapkan
permendagri-86-2017 | Sangat Tinggi | 91 91.01 99.99 100 |  | 100.01
permendagri-86-2017 | Tinggi | 76 76.01 89.99 90 | 90.01 90.99 |
permendagri-86-2017 | Sedang | 66 66.01 74.99 75 | 75.01 75.99 |
permendagri-86-2017 | Rendah | 51 51.01 64.99 65 | 65.01 65.99 |
permendagri-86-2017 | Sangat Rendah | 49.99 50 | 50.01 50.99 |
# sampang-2019: LKjIP Inspektorat Sampang 2019
sampang-2019 | Sangat Baik | 91 91.01 99.99 100 |  | 100.01
sampang-2019 | Baik | 76 76.01 89.99 90 | 90.01 90.99 |
sampang-2019 | Cukup | 66 66.01 74.99 75 | 75.01 75.99 |
sampang-2019 | Kurang | 51 51.01 64.99 65 | 65.01 65.99 |
sampang-2019 | Sangat Kurang | 49.99 50 | 50.01 50.99 |
# akip-lama: LKjIP Maluku Tengah 2021
akip-lama | Memuaskan | 85.01 99.99 100 |  | 100.01
akip-lama | Sangat Baik | 75.01 84.99 85 |  |
akip-lama | Baik | 65.01 74.99 75 |  |
akip-lama | Cukup Baik | 50.01 64.99 65 |  |
akip-lama | Agak Kurang | 30.01 49.99 50 |  |
akip-lama | Kurang | 0 0.01 29.99 30 |  | -0.01
# pekalongan-2021: LKjIP kecamatan 2021
pekalongan-2021 | Sangat Baik | 100.01 |  |
pekalongan-2021 | Baik | 75 75.01 99.99 100 |  |
pekalongan-2021 | Cukup | 55 55.01 73.99 74 | 74.01 74.99 |
pekalongan-2021 | Kurang | 54.99 |  |
# rembang-2021: LKjIP kecamatan 2021
rembang-2021 | Amat Baik | 90 90.01 99.99 100 |  | 100.01
rembang-2021 | Baik | 80 80.01 88.99 89 | 89.01 89.99 |
rembang-2021 | Cukup Baik | 50 50.01 78.99 79 | 79.01 79.99 |
rembang-2021 | Kurang | 48.99 | 49 49.01 49.99 |
# jember-2021: LKjIP kecamatan 2021
jember-2021 | Sangat Baik | 100.01 |  |
jember-2021 | Baik | 76 76.01 99.99 100 |  |
jember-2021 | Cukup | 55 55.01 74.99 75 | 75.01 75.99 |
jember-2021 | Kurang | 54.99 |  |
# jember-2023: LKjIP kecamatan 2023
jember-2023 | Sangat Memuaskan | 90.01 99.99 100 |  | 100.01
jember-2023 | Memuaskan | 80.01 89.99 90 |  |
jember-2023 | Sangat Baik | 70.01 79.99 80 |  |
jember-2023 | Baik | 60.01 69.99 70 |  |
jember-2023 | Cukup (memadai) | 50.01 59.99 60 |  |
jember-2023 | Kurang | 30.01 49.99 50 |  |
jember-2023 | Sangat Kurang | 0.01 29.99 30 |  | -0.01 0
# jombang-2022: LKjIP kecamatan 2022
jombang-2022 | Sangat Memuaskan | 90.01 99.99 100 |  | 100.01
jombang-2022 | Memuaskan | 80.01 89.99 90 |  |
jombang-2022 | Sangat Baik | 70.01 79.99 80 |  |
jombang-2022 | Baik | 60.01 69.99 70 |  |
jombang-2022 | Cukup Baik | 50.01 59.99 60 |  |
jombang-2022 | Agak Kurang | 40.01 49.99 50 |  |
jombang-2022 | Kurang | 0 0.01 39.99 40 |  | -0.01
# akip-88-2021: fakta 3.3
akip-88-2021 |  |  |  | -0.01 100.01
akip-88-2021 | Sangat Memuaskan | 90.01 99.99 100 |  |
akip-88-2021 | Memuaskan | 80.01 89.99 90 |  |
akip-88-2021 | Sangat Baik | 70.01 79.99 80 |  |
akip-88-2021 | Baik | 60.01 69.99 70 |  |
akip-88-2021 | Cukup (Memadai) | 50.01 59.99 60 |  |
akip-88-2021 | Kurang | 30.01 49.99 50 |  |
akip-88-2021 | Sangat Kurang | 0.01 29.99 30 |  |
akip-88-2021 | Tidak Ada Nilai | 0 |  |
# skm-14-2017-100: fakta 3.4
skm-14-2017-100 |  |  |  | 24.999 100.001
skm-14-2017-100 | Sangat Baik | 88.31 88.311 99.999 100 |  |
skm-14-2017-100 | Baik | 76.61 76.611 88.299 88.3 | 88.301 88.309 |
skm-14-2017-100 | Kurang Baik | 65 65.001 76.599 76.6 | 76.601 76.609 |
skm-14-2017-100 | Tidak Baik | 25 25.001 64.989 64.99 | 64.991 64.999 |
# skm-14-2017-4: fakta 3.4
skm-14-2017-4 |  |  |  | 0.9999 4.0001
skm-14-2017-4 | Sangat Baik | 3.5324 3.5325 3.9999 4 |  |
skm-14-2017-4 | Baik | 3.0644 3.0645 3.5319 3.532 | 3.5321 3.5323 |
skm-14-2017-4 | Kurang Baik | 2.6 2.6001 3.0639 3.064 | 3.0641 3.0643 |
skm-14-2017-4 | Tidak Baik | 1 1.0001 2.5995 2.5996 | 2.5997 2.5999 |
# skm-25-2004-100: fakta 3.4
skm-25-2004-100 |  |  |  | 24.999 100.001
skm-25-2004-100 | Sangat Baik | 81.26 81.261 99.999 100 |  |
skm-25-2004-100 | Baik | 62.51 62.511 81.249 81.25 | 81.251 81.259 |
skm-25-2004-100 | Kurang Baik | 43.76 43.761 62.499 62.5 | 62.501 62.509 |
skm-25-2004-100 | Tidak Baik | 25 25.001 43.749 43.75 | 43.751 43.759 |
# skm-25-2004-4: fakta 3.4
skm-25-2004-4 |  |  |  | 0.999 4.001
skm-25-2004-4 | Sangat Baik | 3.26 3.261 3.999 4 |  |
skm-25-2004-4 | Baik | 2.51 2.511 3.249 3.25 | 3.251 3.259 |
skm-25-2004-4 | Kurang Baik | 1.76 1.761 2.499 2.5 | 2.501 2.509 |
skm-25-2004-4 | Tidak Baik | 1 1.001 1.749 1.75 | 1.751 1.759 |
"""
#: (skala, nilai, label, celah, luar)
Row = tuple[str, float, str, bool, bool]


def _rows() -> Iterator[Row]:
    for line in KELAS.strip().splitlines():
        if line.startswith("#"):
            continue
        kode, label, *groups = (part.strip() for part in f"{line} | |".split("|"))
        for group, (celah, luar) in zip(groups, [(False, False), (True, False), (False, True)], strict=False):
            for nilai in group.split():
                yield kode, float(nilai), label, celah, luar


ROWS = list(_rows())


@pytest.mark.parametrize(("kode", "nilai", "label", "celah", "luar"), ROWS)
def test_value_on_scale(kode: str, nilai: float, label: str, celah: bool, luar: bool) -> None:  # noqa: FBT001
    skala, values = scales()[kode], pd.Series([nilai])
    assert predikat(values, skala).tolist() == [label]
    assert di_celah(values, skala).tolist() == [celah]
    assert di_luar(values, skala).tolist() == [luar]


def test_there_are_enough_rows_from_every_scale() -> None:
    assert len(ROWS) >= 150
    assert {kode for kode, *_ in ROWS} == set(scales())


@pytest.mark.parametrize("skala", scales().values(), ids=lambda skala: skala.kode)
def test_rows_ask_around_every_bound(skala: Skala) -> None:
    """A bound added to a scale without rows on, just below and just above it fails here."""
    asked = [nilai for kode, nilai, *_ in ROWS if kode == skala.kode]
    for bound in {b for kelas in skala.kelas for b in (kelas.bawah, kelas.atas) if b is not None}:
        assert bound in asked
        assert any(bound - 0.011 < nilai < bound for nilai in asked), f"tepat di bawah {bound}"
        assert any(bound < nilai < bound + 0.011 for nilai in asked), f"tepat di atas {bound}"


@pytest.mark.parametrize(
    ("kode", "nilai", "kategori", "sumber"),
    [
        ("akip-88-2021", 80.0, "BB", "fakta 3.3: 80,00 adalah BB, bukan A"),
        ("akip-88-2021", 70.17, "BB", "LHE SAKIP 2022 sebuah kecamatan"),
        ("akip-88-2021", 64.0, "B", "target B(64)"),
        ("skm-14-2017-100", 82.0, "B", "fakta 3.4"),
        ("skm-25-2004-100", 82.0, "A", "fakta 3.4"),
        ("skm-25-2004-100", 79.95, "B", "IKM tercetak sebuah kecamatan: Baik"),
    ],
)
def test_letter_of_a_value(kode: str, nilai: float, kategori: str, sumber: str) -> None:
    skala = scales()[kode]
    label = predikat(pd.Series([nilai]), skala)[0]
    assert [k.kategori for k in skala.kelas if k.label == label] == [kategori], sumber


def test_published_reading_of_the_integer_scale() -> None:
    """Facts 3.1: 90.50 is Tinggi, not Sangat Tinggi, and is to be flagged."""
    skala = scales()["permendagri-86-2017"]
    assert predikat(pd.Series([90.5]), skala).tolist() == ["Tinggi"]
    assert di_celah(pd.Series([90.5]), skala).all()


def test_no_value_has_no_predikat() -> None:
    skala = scales()["jember-2023"]
    values = pd.Series([float("nan"), 0.0], index=["kosong", "nol"])
    assert predikat(values, skala).to_dict() == {"kosong": "", "nol": "Sangat Kurang"}
    assert not di_celah(values, skala).any()
    assert di_luar(values, skala).to_dict() == {"kosong": False, "nol": True}


def test_bound_missed_by_rounding_noise_is_on_the_bound() -> None:
    """0.1 + 0.2 arithmetic must not lift 90 over "> 90", nor let 55 miss ">= 55": Excel sees 15 digits."""
    noisy = pd.Series([90.00000000000001, 54.99999999999999])
    assert predikat(noisy, scales()["jember-2023"])[0] == "Memuaskan"
    assert predikat(noisy, scales()["pekalongan-2021"])[1] == "Cukup"
    assert not di_celah(pd.Series([74.00000000000001]), scales()["pekalongan-2021"]).any()


@given(
    st.sampled_from(sorted(kode for kode, skala in scales().items() if not skala.tertutup)),
    st.lists(st.floats(-1000, 1000), min_size=2, max_size=20),
)
def test_predikat_is_monotone(kode: str, values: list[float]) -> None:
    skala = scales()[kode]
    labels = predikat(pd.Series(sorted(values)), skala)
    ranks = [skala.order(label) for label in labels]
    assert None not in ranks
    assert ranks == sorted(ranks, key=lambda rank: -(rank or 0))


def test_formula_with_bounds_and_labels_inside() -> None:
    assert scales()["pekalongan-2021"].excel("F7") == (
        'IF(F7>100,"Sangat Baik",IF(F7>=75,"Baik",IF(F7>=55,"Cukup","Kurang")))'
    )


def test_formula_over_the_cells_of_a_printed_scale() -> None:
    skala = scales()["pekalongan-2021"]
    batas, label = [f"$D${row}" for row in range(5, 9)], [f"$B${row}" for row in range(5, 9)]
    assert skala.excel("F7", batas, label) == "IF(F7>$D$5,$B$5,IF(F7>=$D$6,$B$6,IF(F7>=$D$7,$B$7,$B$8)))"


def test_formula_of_a_closed_scale_is_blank_beyond_its_ends() -> None:
    assert scales()["skm-25-2004-4"].excel("C4") == (
        'IF(C4>4,"",IF(C4>=3.26,"Sangat Baik",IF(C4>=2.51,"Baik",'
        'IF(C4>=1.76,"Kurang Baik",IF(C4>=1,"Tidak Baik","")))))'
    )


def _kelas(label: str, bawah: float | None = None) -> Kelas:
    return Kelas(label=label, bawah=bawah, tercetak=label)


def test_quotes_in_a_label_do_not_break_the_formula() -> None:
    skala = Skala(kode="x", judul="x", kelas=(_kelas('"Baik"', 50), _kelas("Kurang")))
    assert skala.excel("A1") == 'IF(A1>=50,"""Baik""","Kurang")'


@pytest.mark.parametrize(
    "kelas",
    [
        (),
        (_kelas("Baik"), _kelas("Kurang")),
        (_kelas("Kurang", 0), _kelas("Baik", 50)),
        (_kelas("Baik", 50), _kelas("Juga baik", 50)),
    ],
)
def test_scale_without_falling_bounds_is_refused(kelas: tuple[Kelas, ...]) -> None:
    with pytest.raises(AturanError, match='skala "x"'):
        Skala(kode="x", judul="x", kelas=kelas)


def test_closed_scale_needs_both_ends() -> None:
    with pytest.raises(AturanError, match="tertutup"):
        Skala(kode="x", judul="x", kelas=(_kelas("Baik", 50), _kelas("Kurang")), tertutup=True)
