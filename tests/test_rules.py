"""All rules that come with the program: legal basis, dates, wording, and the documents made of them."""

from datetime import date
from pathlib import Path

import pytest

from lkjip_excel import rules
from lkjip_excel.rules import Aturan, AturanError, BarisAturan, NilaiBerlaku, Tetapan, value_at

REPO = Path(__file__).parent.parent


def _all_rules() -> list[Aturan]:
    found: list[Aturan] = [*rules.profiles(), *rules.scales().values(), *rules.capaian_methods().values()]
    found += rules.efficiency_methods().values()
    found += rules.quarter_methods().values()
    found += rules.formulas().values()
    return found


def _values() -> list[tuple[str, NilaiBerlaku]]:
    return [(each.kode, nilai) for each in rules.constants().values() for nilai in each.nilai]


@pytest.mark.parametrize("rule", _all_rules(), ids=lambda rule: f"{type(rule).__name__} {rule.kode}")
def test_rule_is_complete(rule: Aturan) -> None:
    assert rule.kalimat.endswith(".")
    assert rule.judul
    assert rule.diperiksa == date(2026, 11, 22)
    assert rule.berlaku is not None
    assert rule.sampai is None or rule.berlaku < rule.sampai
    assert rule.dasar or rule.sumber, "neither regulation nor source"
    assert {each.peraturan for each in rule.dasar} <= set(rules.regulations())


@pytest.mark.parametrize("rule", _all_rules(), ids=lambda rule: f"{type(rule).__name__} {rule.kode}")
def test_status_follows_from_what_was_seen(rule: Aturan) -> None:
    """A regulation is only called law where its text was read, and practice cites none."""
    assert rule.status != "peraturan" or rule.dasar
    assert (rule.status == "praktik daerah") == (not rule.dasar)


@pytest.mark.parametrize(("kode", "nilai"), _values())
def test_dated_value_is_complete(kode: str, nilai: NilaiBerlaku) -> None:
    assert nilai.dasar, kode
    assert {each.peraturan for each in nilai.dasar} <= set(rules.regulations())
    assert nilai.diperiksa == date(2026, 11, 22)


@pytest.mark.parametrize("tetapan", rules.constants().values(), ids=lambda tetapan: tetapan.kode)
def test_dates_are_sorted_and_unique(tetapan: Tetapan) -> None:
    dates = [nilai.berlaku for nilai in tetapan.nilai]
    assert dates == sorted(set(dates))


def test_every_value_that_names_a_rule_names_one() -> None:
    known = set(rules.scales()) | set(rules.efficiency_methods())
    assert {nilai.nilai for _, nilai in _values() if isinstance(nilai.nilai, str)} <= known


@pytest.mark.parametrize("peraturan", rules.regulations().values(), ids=lambda peraturan: peraturan.kode)
def test_regulation_names_its_number_and_successor(peraturan: rules.Peraturan) -> None:
    assert str(peraturan.tahun) in peraturan.nomor
    assert peraturan.kode.endswith(str(peraturan.tahun))
    assert set(peraturan.diganti_oleh) <= set(rules.regulations())


@pytest.mark.parametrize(
    ("kode", "waktu", "nilai"),
    [
        ("skala_skm_100", 2016, "skm-25-2004-100"),
        ("skala_skm_100", date(2016, 12, 31), "skm-25-2004-100"),
        ("skala_skm_100", date(2017, 1, 1), "skm-14-2017-100"),
        ("skala_skm_100", 2023, "skm-14-2017-100"),
        ("skala_skm_4", 2010, "skm-25-2004-4"),
        ("bobot_akip", 2022, (30, 30, 15, 25)),
        ("efisiensi_anggaran_kl", 2020, "pmk_214_2017"),
        ("efisiensi_anggaran_kl", 2021, "pmk_22_2021"),
        ("efisiensi_anggaran_kl", date(2023, 12, 31), "pmk_22_2021"),
    ],
)
def test_value_in_force(kode: str, waktu: date | int, nilai: object) -> None:
    assert value_at(kode, waktu).nilai == nilai


@pytest.mark.parametrize(
    ("kode", "waktu"),
    [("skala_skm_100", 2003), ("bobot_akip", 2020), ("efisiensi_anggaran_kl", date(2024, 1, 1))],
)
def test_no_value_at_a_date_is_an_error_not_a_blank(kode: str, waktu: date | int) -> None:
    with pytest.raises(AturanError, match=f'"{kode}" tidak punya nilai yang berlaku'):
        value_at(kode, waktu)


def test_unknown_constant_is_answered_with_the_nearest() -> None:
    with pytest.raises(AturanError, match='maksud Anda "bobot_akip"'):
        value_at("bobot_akp", 2023)


def test_weights_of_the_akip_components_are_a_whole() -> None:
    nilai = value_at("bobot_akip", 2023).nilai
    assert isinstance(nilai, tuple)
    assert sum(nilai) == 100


@pytest.mark.parametrize(
    ("kode", "operan", "expected", "sumber"),
    [
        ("serapan", {"pagu": 855_830_897_000, "realisasi": 734_881_464_333}, 85.87, "fakta 3.5"),
        ("serapan", {"pagu": 3_739_669_394, "realisasi": 3_114_077_597}, 83.27, "LKjIP 2023, tercetak"),
        ("sisa", {"pagu": 3_739_669_394, "realisasi": 3_114_077_597}, 625_591_797, "LKjIP 2023"),
        ("porsi", {"bagian": 4_733_000, "total": 2_173_310_423}, 0.22, "LKjIP 2022"),
        ("ketersediaan", {"tersedia": 6, "kebutuhan": 19}, 31.58, "LKjIP 2022 tabel 3.11"),
        ("skm_ke_100", {"nilai": 3.064}, 76.6, "fakta 3.4: NI x 25"),
        ("skm_ke_100", {"nilai": 4}, 100, "fakta 3.4: NI x 25"),
        ("nasional", {"realisasi": 84.52, "nasional": 80}, 105.65, "realisasi / nasional x 100"),
        ("selisih_nasional", {"realisasi": 84.52, "nasional": 80}, 4.52, "realisasi - nasional"),
        ("kenaikan", {"nilai": 110, "sebelum": 100}, 10, "(n - n-1) / n-1 x 100"),
    ],
)
def test_derived_figure(kode: str, operan: dict[str, float], expected: float, sumber: str) -> None:
    found = rules.formulas()[kode].rumus.hitung(operan).item()
    assert found == pytest.approx(expected, abs=5e-3), sumber


def test_upper_bounds_of_skm_agree_on_both_scales_of_2004() -> None:
    """An upper bound on 25-100 is 25 times that on 1-4."""
    hundred, four = rules.scales()["skm-25-2004-100"], rules.scales()["skm-25-2004-4"]
    pairs = zip(hundred.kelas, four.kelas, strict=True)
    assert all(h.atas == pytest.approx((f.atas or 0) * 25) for h, f in pairs)


def test_document_is_fresh() -> None:
    """Made anew with: python -m lkjip_excel.rules."""
    assert (REPO / "docs" / "aturan.md").read_text("utf-8") == rules.document()


def test_listing_has_every_rule_once() -> None:
    words = [line.split()[0] for line in rules.listing().splitlines() if line.startswith("  ")]
    codes = [each.kode for each in _all_rules()]
    assert sorted(words) == sorted([*codes, *rules.constants(), *rules.regulations()])


def test_description_of_a_scale_has_printed_bounds_gaps_status_and_basis() -> None:
    text = rules.describe("permendagri-86-2017")
    assert "Sangat Tinggi: 91% ≤ 100%" in text
    assert "Celah tercetak: > 90 dan < 91" in text
    assert "Status: seperti diterapkan" in text
    assert "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017" in text
    assert "Diperiksa: 22-11-2026" in text


def test_description_of_a_shared_kode_shows_profile_and_scale() -> None:
    heads = [line for line in rules.describe("JEMBER-2023").splitlines() if line.endswith(": jember-2023")]
    assert heads == ["Profil: jember-2023", "Skala predikat dan mutu: jember-2023"]


def test_description_shows_formulas_as_in_excel() -> None:
    assert "IF(realisasi>target_atas,realisasi/target_atas*100," in rules.describe("rentang")


def test_description_of_dated_values() -> None:
    assert "Mulai 01-01-2021: 30, 30, 15, 25 (seperti diterapkan;" in rules.describe("bobot_akip")


def test_unknown_kode_is_answered_with_the_nearest() -> None:
    with pytest.raises(AturanError, match='aturan "rasiio" tidak dikenal; maksud Anda "rasio"'):
        rules.describe("rasiio")


def _kinds(rows: list[BarisAturan]) -> list[tuple[str, str]]:
    return [(row.jenis, row.kode) for row in rows]


def test_rules_used_by_a_profile() -> None:
    assert _kinds(rules.used_by(rules.profile("jombang-2022"))) == [
        ("Profil", "jombang-2022"),
        ("Skala predikat", "jombang-2022"),
        ("Skala mutu", "akip-88-2021"),
        ("Metode capaian", "positif"),
        ("Metode capaian", "negatif_2t_r"),
        ("Metode capaian", "rentang"),
        ("Metode efisiensi", "rasio"),
        ("Metode efisiensi SDM", "sdm_rasio"),
        ("Hitungan", "serapan"),
        ("Hitungan", "sisa"),
    ]


def test_rules_really_used_are_named_once() -> None:
    rows = rules.used_by(rules.profile("umum"), ["negatif_t_per_r", "positif", "positif"], ["serapan"])
    methods = [kode for jenis, kode in _kinds(rows) if jenis == "Metode capaian"]
    assert methods == ["negatif_t_per_r", "positif"]
    assert ("Hitungan", "sisa") not in _kinds(rows)


def test_row_of_a_used_rule_is_complete() -> None:
    for row in rules.used_by(rules.profile("umum")):
        assert all(row), row
