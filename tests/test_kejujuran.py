"""What cannot be known is never shown as a number: end to end, from a small workbook to hasil.json."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from lkjip_excel.cli import main

Jalankan = Callable[[str], tuple[dict[str, Any], list[str], Path]]

INSTANSI = """
[Instansi]
Nama Kecamatan | Melati
Kabupaten/Kota | Contoh
Tahun Kinerja  | 2023
"""
PK = "[PK]\nSasaran | Indikator | Arah | Target 2023\n"
REALISASI = "[Realisasi Kinerja]\nSasaran | Indikator | Realisasi 2023\n"


@pytest.fixture
def jalankan(buku: Callable[..., Path], tmp_path: Path) -> Jalankan:
    """Return a function that processes a workbook: its entry of hasil.json, the codes found, the report."""

    def run(text: str) -> tuple[dict[str, Any], list[str], Path]:
        folder = tmp_path / "hasil"
        arguments = ["proses", str(buku(INSTANSI + text)), "-o", str(folder)]
        CliRunner().invoke(main, arguments, catch_exceptions=False)
        entry = json.loads((folder / "hasil.json").read_text("utf-8"))["kecamatan"][0]
        found = json.loads((folder / "temuan.json").read_text("utf-8"))["temuan"]
        return entry, [one["kode"] for one in found], folder / "LKjIP_Melati_2023.xlsx"

    return run


def test_unknown_direction_is_not_guessed(jalankan: Jalankan) -> None:
    entry, codes, _ = jalankan(PK + "S | A | negatip | 10\n" + REALISASI + "S | A | 12")
    (row,) = entry["kinerja"]
    assert (row["keadaan"], row["capaian"]) == ("tidak_dapat_dihitung", None)
    assert "BACA-13" in codes


def test_unreadable_quarter_leaves_the_year_unread(jalankan: Jalankan) -> None:
    quarters = (
        "[Triwulan]\nIndikator | Cara Menjumlah | Realisasi TW I | Realisasi TW II | Realisasi TW III | "
        "Realisasi TW IV\nA | Jumlah | 1 | 0 | 2 | tidak tahu"
    )
    entry, codes, _ = jalankan(PK + "S | A | | 4\n" + REALISASI + "S | A |\n" + quarters)
    (row,) = entry["kinerja"]
    assert (row["keadaan"], row["capaian"]) == ("tidak_dapat_dihitung", None)
    assert "BACA-05" in codes


def test_formula_nobody_computed_is_not_zero(jalankan: Jalankan) -> None:
    entry, codes, report = jalankan(PK + "S | A | | 4\n" + REALISASI + "S | A | =1+1")
    assert entry["kinerja"][0]["keadaan"] == "tidak_dapat_dihitung"
    assert "BACA-06" in codes
    sheet = openpyxl.load_workbook(report)["Lampiran Realisasi Kinerja"]
    assert "tidak terbaca" in {cell.value for row in sheet.iter_rows() for cell in row}


def test_staff_without_kinerja_is_printed(jalankan: Jalankan) -> None:
    staff = "[SDM]\nSasaran | Indikator | Kebutuhan SDM (ABK) | Ketersediaan SDM\nS | A | 4 | 1"
    entry, codes, _ = jalankan(staff)
    assert entry["efisiensi_sdm"][0]["ketersediaan"] == 25
    assert codes.count("SELARAS-12") == 3


def test_folder_that_cannot_be_written_is_one_message(buku: Callable[..., Path]) -> None:
    arguments = ["proses", str(buku(INSTANSI + PK + "S | A | | 4")), "-o", "/proc/hasil"]
    done = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert (done.exit_code, "tidak dapat ditulis" in done.output) == (2, True)
