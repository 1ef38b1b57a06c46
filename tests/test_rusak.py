"""A broken file leads to one clear temuan with its cell, and never stops the other kecamatan."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from lkjip_excel.cli import main
from tests.rusak import RUSAK, TERBACA, kosong, sehat, sel_persen, terkunci, terpotong

Builder = Callable[[Path], Path]
Json = dict[str, Any]


def process(folder: Path, keluaran: Path) -> tuple[int, list[Json], dict[str, Json]]:
    """Return exit code, galat, and the entries of hasil.json by name."""
    done = CliRunner().invoke(main, ["proses", str(folder), "-o", str(keluaran)], catch_exceptions=False)
    temuan = json.loads((keluaran / "temuan.json").read_text("utf-8"))["temuan"]
    hasil = json.loads((keluaran / "hasil.json").read_text("utf-8"))["kecamatan"]
    galat = [one for one in temuan if one["tingkat"] == "galat"]
    return done.exit_code, galat, {one["nama"]: one for one in hasil}


@pytest.fixture
def masukan(tmp_path: Path) -> Path:
    """Return an input folder that holds one sound kecamatan, Kenanga."""
    folder = tmp_path / "masukan"
    sehat(folder / "Kenanga.xlsx", "Kenanga")
    return folder


def test_sound_file_gives_no_galat(masukan: Path, tmp_path: Path) -> None:
    code, galat, hasil = process(masukan, tmp_path / "keluaran")
    assert (code, galat) == (0, [])
    assert [one["capaian"] for one in hasil["Kenanga"]["kinerja"]] == pytest.approx([86 / 85 * 100, 100])


@pytest.mark.parametrize(
    ("build", "kode", "lembar", "sel"), RUSAK, ids=lambda value: getattr(value, "__name__", None)
)
def test_broken_file_is_named_and_stops_nobody(
    masukan: Path,
    tmp_path: Path,
    build: Builder,
    kode: str,
    lembar: str,
    sel: str,
) -> None:
    build(masukan / "Melati.xlsx")
    code, galat, hasil = process(masukan, tmp_path / "keluaran")
    found = [
        (one["kode"], one["sumber"][0]["berkas"], one["sumber"][0]["lembar"], one["sumber"][0]["sel"])
        for one in galat
    ]
    assert (code, found) == (1, [(kode, "Melati.xlsx", lembar, sel)])
    assert hasil["Kenanga"]["status"] == "selesai"
    assert (tmp_path / "keluaran" / "LKjIP_Kenanga_2023.xlsx").exists()


@pytest.mark.parametrize("build", TERBACA)
def test_odd_but_sound_file_is_read(masukan: Path, tmp_path: Path, build: Builder) -> None:
    build(masukan / "Melati.xlsx")
    code, galat, hasil = process(masukan, tmp_path / "keluaran")
    assert (code, galat) == (0, [])
    targets = [one["target"] for one in hasil["Melati"]["kinerja"]]
    assert targets == ([91.5, 91.5] if build is sel_persen else [85, 70])


def test_files_are_broken_as_told(tmp_path: Path) -> None:
    assert kosong(tmp_path / "a.xlsx").stat().st_size == 0
    assert terpotong(tmp_path / "b.xlsx").read_bytes().startswith(b"PK")
    assert not zipfile.is_zipfile(tmp_path / "b.xlsx")
    locked = terkunci(tmp_path / "c.xlsx").read_bytes()
    assert locked.startswith(b"\xd0\xcf\x11\xe0")
    assert "EncryptedPackage".encode("utf-16-le") in locked


def test_odd_files_are_odd_as_told(tmp_path: Path) -> None:
    sheet = load_workbook(sel_persen(tmp_path / "a.xlsx"))["PK"]
    assert (sheet["E2"].value, sheet["E2"].number_format, sheet["E3"].value) == (0.915, "0.0%", "91,5%")
