"""Wordings of real reports: what is one thing, what is not, however alike it looks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_excel.match.wording import closeness, normal_kode, normalised, resemblance

OWN = ("Sukamaju", "Makmur Jaya")

EQUAL = [
    ("Indeks Kepuasan Masyarakat (IKM) Tingkat Kecamatan", "1. Indeks Kepuasan Masyarakat"),
    ("IKM Kecamatan Sukamaju", "Indeks kepuasan masyarakat"),
    ("Nilai Evaluasi AKIP Kec. Sukamaju", "1.Nilai evaluasi AKIP Kec. Sukamaju"),
    ("IPP Kecamatan Sukamaju", "Indeks Pelayanan Public"),
    (
        "Meningkatnya kualitas penyelenggaraan pemerintahan dan layanan Kecamatan",
        "2. Meningkatnya kualitas penyelenggaraan pemerintahan & layanan Kecamatan Sukamaju.",
    ),
    (
        "Sasaran 2 Meningkatnya Kepuasan Masyarakat dalam hal Pelayanan Publik yang Merata",
        "Sasaran Strategis 2 : Meningkatnya kepuasan Masyarakat dalam hal pelayanan public yang merata",
    ),
    (
        "Indikator 3.1 Persentase Fasilitasi Kesejahteraan masyarakat",
        "Prosentase fasilitas kesejahteraan masyarakat",
    ),
    ("Program : PROGRAM PENUNJANG URUSAN KABUPATEN/KOTA", "1. Penunjang Urusan Kabupaten/ Kota"),
    ("Sub Kegiatan : 1. Penyusunan Dokumen Perencanaan PD", "Penyusunan dokumen perencanaan SKPD"),
    ("Persentase evaluasi APBDesa tepat waktu", "persentase evaluasi APB Desa tepat waktu"),
    ("Penanaman nilai-nilai luhur", "Penanaman nilai luhur"),
    ("Jumlah desa di Kabupaten Makmur Jaya", "Jumlah desa"),
    ("Koordinasi Ketentraman dan Ketertiban Umum", "Koordinasi Ketenteraman, Ketertiban Umum"),
]

SAME = [
    (
        "Prosentase Indeks Kepuasan Masyarakat (IKM) Tingkat Kecamatan",
        "Indeks Kepuasan Masyarakat (IKM) Tingkat Kecamatan",
    ),
    (
        "Penunjang Urusan Pemerintah Daerah Kabupaten/Kota",
        "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA",
    ),
    (
        "Persentase Penyelesaian laporan dan pelanggaran ketertiban umum serta kesejahteraan Masyarakat",
        "Persentase penyelesaian Laporan dan pelanggaran ketertiban umum serta ketentraman masyarakat",
    ),
    (
        "Meningkatnya Fasilitasi Kesejah teraan masyara kat di Kecamatan",
        "Meningkatnya fasilitas kesejahteraan Masyarakat di kecamatan",
    ),
    (
        "Meningkatnya efektifitas pencapaian target kinerja Perangkat",
        "Meningkatnya Efektifitas Pencapaian Target Kinerja Perangkat Daerah",
    ),
    ("Penyediaan Barang Cetak dan Penggandaan", "Penyediaan Barang Cetakan dan Penggandaan"),
    ("Koordinasi Ketentraman dan Kertertiban Umum", "Koordinasi Ketentraman dan Ketertiban Umum"),
]

DIFFERENT = [
    ("Administrasi Umum Perangkat Daerah", "Administrasi Keuangan Perangkat Daerah"),
    ("Administrasi Umum Perangkat Daerah", "Administrasi Kepegawaian Perangkat Daerah"),
    (
        "Penyediaan Jasa Pemeliharaan, Biaya Pemeliharaan, dan Pajak Kendaraan Perorangan Dinas",
        "Penyediaan Jasa Pemeliharaan, Biaya Pemeliharaan, Pajak dan Perizinan Kendaraan Dinas Operasional",
    ),
    (
        "Pengadaan Barang Milik Daerah Penunjang Urusan Pemerintah Daerah",
        "Pemeliharaan Barang Milik Daerah Penunjang Urusan Pemerintahan Daerah",
    ),
    ("Penyediaan Peralatan dan Perlengkapan Kantor", "Penyediaan Jasa Peralatan dan Perlengkapan Kantor"),
    ("Koordinasi Penyusunan Dokumen RKA-SKPD", "Koordinasi Penyusunan Dokumen Perubahan RKA-SKPD"),
    ("Koordinasi Penyusunan Dokumen RKA-SKPD", "Koordinasi Penyusunan Dokumen DPA-SKPD"),
    ("Pemeliharaan Gedung Kantor Lainnya", "Pemeliharaan Sarana Gedung Kantor Lainnya"),
    ("Persentase peningkatan PBB", "Persentase penurunan PBB"),
    ("Jumlah laporan Semester 1 yang disusun", "Jumlah laporan Semester 2 yang disusun"),
    ("Penyelenggaraan Urusan Pemerintahan Umum", "Penyelenggaraan Pemerintahan dan Pelayanan Publik"),
]


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_equal_after_normalising(one: str, other: str) -> None:
    assert normalised(one, OWN) == normalised(other, OWN) != ""


@pytest.mark.parametrize(("one", "other"), SAME)
def test_resembling_enough(one: str, other: str) -> None:
    words = normalised(one, OWN), normalised(other, OWN)
    assert words[0] != words[1]
    assert resemblance(*words) > 0
    assert resemblance(*words) == resemblance(*reversed(words))


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_things_however_alike(one: str, other: str) -> None:
    words = normalised(one, OWN), normalised(other, OWN)
    assert resemblance(*words) == 0 == resemblance(*reversed(words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("  \n ", ""),
        ("Program", "program"),
        ("Kecamatan Sukamaju", "kecamatan sukamaju"),
        ("12 Dokumen", "12 dokumen"),
        ("IV. Program Kerja", "kerja"),
        ("Indikator kemiskinan", "indikator kemiskinan"),
        ("Pembinaan (Bimtek, Sosialisasi) Wawasan", "pembinaan bimtek sosialisasi wawasan"),
    ],
)
def test_words_that_stay(text: str, words: str) -> None:
    assert normalised(text, OWN) == words


@given(st.text(max_size=60))
def test_normalising_never_loses_a_name(text: str) -> None:
    has_words = any(mark.isalnum() for mark in text)
    assert (normalised(text) != "") or not has_words
    assert normalised(text) == normalised(f"  {text}\n")


@given(st.text(max_size=40), st.text(max_size=40))
def test_resemblance_is_closeness_or_nothing(one: str, other: str) -> None:
    assert resemblance(one, other) in {0.0, closeness(one, other)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("7.01.01.2.01.01", "7.01.01.2.01.0001"),
        ("7.01.01.2.01.", "7.01.01.2.01"),
        ("7 01 01", "7.01.01"),
        ("X.XX.01", "x.xx.1"),
    ],
)
def test_one_kode_in_two_spellings(one: str, other: str) -> None:
    assert normal_kode(one) == normal_kode(other)


@pytest.mark.parametrize(("one", "other"), [("7.01.01", "7.01.010"), ("7.01.1", "7.01.1.1"), ("7.01", "")])
def test_two_kode(one: str, other: str) -> None:
    assert normal_kode(one) != normal_kode(other)
