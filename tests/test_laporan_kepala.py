"""Headers as other offices word them: the kind, the shape and the roles of their columns."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lkjip_excel.read.files.book import open_book
from lkjip_excel.read.tables.find import TabelLembar, find_tables

Buku = Callable[..., Path]

KEPALA = [
    pytest.param(
        """
        Evaluasi Pencapaian Kinerja
        No | Sasaran | Indikator Kinerja Utama | Satuan | Target Kinerja | Hasil | Capaian (%) | Kriteria
        1 | Meningkatnya A | Nilai A | Nilai | 70 | 71 | 101,43 | Sangat Tinggi
        """,
        ("realisasi_kinerja", "laporan"),
        "nomor sasaran indikator satuan target realisasi capaian predikat",
        id="pengukuran",
    ),
    pytest.param(
        """
        Capaian Kinerja Dibandingkan dengan Tahun Sebelumnya
        No | Indikator Kinerja | 2021 | < | < | 2022 | < | <
        ^ | ^ | Target | Realisasi | % | Target | Realisasi | %
        1 | Nilai A | 70 | 71 | 101,43 | 72 | 73 | 101,39
        """,
        ("perbandingan_tahun", "sasaran"),
        "nomor indikator target:2021 realisasi:2021 capaian:2021 target:2022 realisasi:2022 capaian:2022",
        id="tahun di atas",
    ),
    pytest.param(
        """
        Realisasi Anggaran
        Kode Rekening | Uraian | Anggaran (Rp) | Realisasi (Rp) | Prosentase | Sisa Anggaran (Rp)
        7.01.01 | Program A | 1.000.000 | 900.000 | 90,00 | 100.000
        """,
        ("realisasi_anggaran", "laporan"),
        "kode uraian pagu realisasi serapan sisa",
        id="realisasi anggaran",
    ),
    pytest.param(
        """
        Refocusing Anggaran
        No | Program/Kegiatan | Anggaran Sebelum Perubahan | Anggaran Setelah Perubahan | Realisasi | %
        1 | Program A | 2.000.000 | 1.000.000 | 900.000 | 90,00
        """,
        ("realisasi_anggaran", "laporan"),
        "nomor uraian pagu_murni pagu realisasi serapan",
        id="murni dan perubahan",
    ),
    pytest.param(
        """
        Capaian Kinerja dan Anggaran
        No | Program/Kegiatan | Indikator | Target | Realisasi | Capaian | Pagu | Realisasi (Rp) | %
        1 | Program A | Nilai A | 70 | 71 | 101,43 | 1.000.000 | 900.000 | 90,00
        """,
        ("kinerja_anggaran", "program"),
        "nomor uraian indikator target realisasi capaian pagu realisasi_anggaran serapan",
        id="kinerja dan anggaran sebaris kepala",
    ),
    pytest.param(
        """
        Efisiensi
        No | Sasaran Strategis | Persentase Capaian Kinerja | Penyerapan Anggaran (%) | Tingkat Efisiensi
        1 | Meningkatnya A | 101,43 | 90,00 | 11,43
        """,
        ("efisiensi_anggaran", "sasaran"),
        "nomor sasaran capaian serapan efisiensi",
        id="efisiensi",
    ),
    pytest.param(
        """
        Nilai Survei Kepuasan Masyarakat per Unsur
        No | Unsur Pelayanan | NRR | Mutu Pelayanan
        1 | Persyaratan | 3,25 | B
        """,
        ("skm_unsur", "laporan"),
        "nomor uraian nilai mutu",
        id="unsur",
    ),
    pytest.param(
        """
        No | Nilai Persepsi | Nilai Interval Konversi | Nilai Interval | Mutu Pelayanan | Kinerja Unit
        1 | 1 | 25,00 - 64,99 | 1,00 - 2,5996 | D | Tidak Baik
        """,
        ("skala_skm", "laporan"),
        "nomor nilai_persepsi batas_100 batas_4 kategori interpretasi",
        id="skala unit pelayanan",
    ),
    pytest.param(
        """
        Skala Nilai Peringkat Kinerja
        No | Interval Nilai Realisasi Kinerja | Kriteria Penilaian Realisasi Kinerja | Kode Warna
        1 | 91 - 100 | Sangat Tinggi | Hijau
        """,
        ("skala_predikat", "laporan"),
        "nomor nilai kategori warna",
        id="skala peringkat",
    ),
    pytest.param(
        """
        Jumlah Pegawai Menurut Pendidikan
        No | Tingkat Pendidikan | Laki-laki | Perempuan | Jumlah
        1 | S1 | 5 | 6 | 11
        """,
        ("sdm", "pegawai"),
        "nomor uraian laki_laki perempuan tersedia",
        id="pegawai",
    ),
    pytest.param(
        """
        Rencana Kinerja Tahunan
        No | Sasaran Strategis | Indikator Kinerja | Target
        1 | Meningkatnya A | Nilai A | 70
        """,
        ("rkt", "sasaran"),
        "nomor sasaran indikator target",
        id="rkt",
    ),
    pytest.param(
        """
        Ikhtisar Capaian
        No | Indikator Kinerja | Capaian (%) | Predikat | < | < | <
        ^ | ^ | ^ | Sangat Tinggi | Tinggi | Sedang | Rendah
        1 | Nilai A | 101,43 | v | | |
        """,
        ("realisasi_kinerja", "ikhtisar"),
        "nomor indikator capaian tanda:Sangat Tinggi tanda:Tinggi tanda:Sedang tanda:Rendah",
        id="centang",
    ),
    pytest.param(
        """
        Evaluasi Renja
        Kode | Program/Kegiatan | Indikator | Target Renja 2023 | < | Realisasi TW I | < | Realisasi TW II | <
        ^ | ^ | ^ | K | Rp | K | Rp | K | Rp
        7.01.01 | Program A | Nilai A | 70 | 1.000.000 | 10 | 200.000 | 20 | 400.000
        """,
        ("triwulan", "renja"),
        "kode uraian indikator target:2023 pagu:2023 realisasi:TW1 realisasi_anggaran:TW1 realisasi:TW2"
        " realisasi_anggaran:TW2",
        id="renja",
    ),
    pytest.param(
        """
        Alokasi Anggaran per Sasaran
        No | Sasaran | Indikator Sasaran | Pagu Anggaran | Persentase
        1 | Meningkatnya A | Nilai A | 1.000.000 | 40,00
        """,
        ("alokasi_sasaran", "laporan"),
        "nomor sasaran indikator pagu porsi",
        id="alokasi",
    ),
]


def only_table(path: Path) -> TabelLembar:
    (lembar,) = open_book(path)
    (found,) = find_tables(lembar)
    return found


@pytest.mark.parametrize(("kisi", "jenis", "peran"), KEPALA)
def test_headers_of_other_offices(buku: Buku, kisi: str, jenis: tuple[str, str], peran: str) -> None:
    found = only_table(buku(kisi, "Kantor.xlsx"))
    roles = [f"{one.peran}:{one.periode}" if one.periode else one.peran for one in found.kolom]
    assert (found.tabel.jenis, found.tabel.varian) == jenis
    assert " ".join(roles) == peran
    assert (found.hilang, found.setara) == ((), ())
