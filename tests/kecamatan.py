"""A whole kecamatan as one workbook, with every table of the standard templates and few, round figures."""

from pathlib import Path

from tests.grid import write_grid

LENGKAP = """
    [Instansi]
    Nama Kecamatan | {nama}
    Kabupaten/Kota | {kabupaten}
    Tahun Kinerja  | 2023
    Profil Aturan  | {profil}

    [Renstra]
    Sasaran              | Indikator Sasaran | Target 2022 | Target 2023 | Target 2024 | Target Akhir Renstra
    Meningkatnya layanan | Nilai kepuasan    | 70          | 80          | 85          | 105
    Meningkatnya layanan | Keluhan tertunda  | 10          | 10          | 10          | 10

    [RKT]
    Jenjang | Sasaran/Program/Kegiatan/Sub Kegiatan | Indikator Kinerja | Target 2023 | Anggaran (Rp)
    sasaran | Meningkatnya layanan                  | Nilai kepuasan    | 80          |
    sasaran | Meningkatnya layanan                  | Keluhan tertunda  | 10          |
    program | Program Pelayanan                     | Keluaran          | 4           | 1000

    [PK]
    Sasaran Strategis    | Indikator Kinerja | Satuan | Arah    | Target 2023
    Meningkatnya layanan | Nilai kepuasan    | Indeks |         | 80
    Meningkatnya layanan | Keluhan tertunda  | Surat  | negatif | 10

    [PK Program]
    Program           | Anggaran (Rp)
    Program Pelayanan | 1000

    [Realisasi Kinerja]
    Sasaran Strategis    | Indikator Kinerja | Realisasi 2023 | Realisasi Nasional
    Meningkatnya layanan | Nilai kepuasan    |                | 75
    Meningkatnya layanan | Keluhan tertunda  | 12             |

    [Triwulan]
    Indikator Kinerja | Cara Menjumlah | Realisasi TW I | Realisasi TW II | Realisasi TW III | Realisasi TW IV
    Nilai kepuasan    | Rata-rata      | 81             | 83              | 85               | 87

    [Tahun Sebelumnya]
    Indikator Kinerja | Target 2022 | Realisasi 2022
    Nilai kepuasan    | 70          | 63

    [Kinerja Program]
    Jenjang | Program/Kegiatan/Sub Kegiatan | Indikator Kinerja | Satuan  | Target 2023 | Realisasi 2023
    program | Program Pelayanan             | Keluaran          | Dokumen | 4           | 3

    [SDM]
    Indikator Kinerja | Kebutuhan SDM (ABK) | Ketersediaan SDM
    Nilai kepuasan    | 10                  | 7

    [Realisasi Anggaran]
    Jenjang  | Program/Kegiatan/Sub Kegiatan | Sasaran yang Didukung | Pagu Perubahan (Rp) | Realisasi (Rp)
    program  | Program Pelayanan             | Meningkatnya layanan  | 1000                | 900
    kegiatan | Kegiatan Loket                |                       | 600                 | 550
    kegiatan | Kegiatan Keliling             |                       | 400                 | 350
    belanja  | Belanja Operasi               |                       | 1000                | 900
"""


def lengkap(path: Path, nama: str, kabupaten: str = "Contoh", profil: str = "") -> Path:
    """Write a kecamatan of 2023 that has everything and contradicts itself nowhere."""
    return write_grid(LENGKAP.format(nama=nama, kabupaten=kabupaten, profil=profil), path)


def ringkas(path: Path, nama: str, kabupaten: str = "Contoh", tahun: int = 2023, profil: str = "") -> Path:
    """Write a kecamatan with one indikator and nothing else."""
    text = f"""
        [Instansi]
        Nama Kecamatan | {nama}
        Kabupaten/Kota | {kabupaten}
        Tahun Kinerja  | {tahun}
        Profil Aturan  | {profil}

        [PK]
        Sasaran Strategis    | Indikator Kinerja | Target {tahun}
        Meningkatnya layanan | Nilai kepuasan    | 80

        [Realisasi Kinerja]
        Indikator Kinerja | Realisasi {tahun}
        Nilai kepuasan    | 84
    """
    return write_grid(text, path)
