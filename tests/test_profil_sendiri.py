"""A kabupaten's own profile, brought with --profil, shapes the output."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
from click.testing import CliRunner

from lkjip_excel.cli import main

MASUKAN = """
[Instansi]
Nama Kecamatan | Melati
Kabupaten/Kota | Contoh
Tahun Kinerja  | 2023
[PK]
Sasaran | Indikator | Target 2023
S       | A         | 91
[Realisasi Kinerja]
Sasaran | Indikator | Realisasi 2023
S       | A         | 93
"""
PROFIL = """
judul = "Kabupaten Contoh"
dasar_profil = "umum"
[pembulatan]
desimal = 1
cara = "setengah_ke_atas"
"""


def test_decimals_follow_the_profile(buku: Callable[..., Path], tmp_path: Path) -> None:
    profil = tmp_path / "contoh.toml"
    profil.write_text(PROFIL, encoding="utf-8")
    hasil = tmp_path / "hasil"
    arguments = ["proses", str(buku(MASUKAN)), "-o", str(hasil), "--profil", str(profil)]
    done = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    sheet = openpyxl.load_workbook(hasil / "LKjIP_Melati_2023.xlsx", data_only=True)["Capaian"]
    cells = ((cell.value, cell.number_format) for row in sheet.iter_rows() for cell in row)
    shown = {form for value, form in cells if isinstance(value, float) and abs(value - 93 / 91 * 100) < 1e-9}
    assert shown == {"[$-421]#,##0.0"}
