"""Many kecamatan in one run: isolation, names, same bytes, one profile everywhere, the rules used."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from lkjip_excel.batch import Selesai, run
from lkjip_excel.intake import Pilihan
from lkjip_excel.rules import AturanError
from lkjip_excel.terminal import findings, summary
from tests.grid import write_grid
from tests.kecamatan import lengkap, ringkas
from tests.libreoffice import differences, needs_libreoffice, recalculate

Json = dict[str, Any]


def silent(_: str) -> None:
    pass


def ran(masukan: Path, **pilihan: Any) -> Selesai:
    return run(masukan, masukan.parent / "keluaran", Pilihan(**pilihan), silent)


def entries(done: Selesai) -> dict[str, Json]:
    return {f"{one['nama']} {one['kabupaten']} {one['tahun']}": one for one in done.kecamatan}


# --- one that fails never stops the others ----------------------------------------------------------------


def test_two_sources_for_one_kecamatan_are_both_refused_by_name(tmp_path: Path) -> None:
    ringkas(tmp_path / "masukan" / "Melati.xlsx", "Melati")
    ringkas(tmp_path / "masukan" / "Melati" / "buku.xlsx", "MELATI")
    ringkas(tmp_path / "masukan" / "Kenanga.xlsx", "Kenanga")
    done = ran(tmp_path / "masukan")
    reasons = {one["alasan"] for one in done.failed()}
    assert reasons == {"ada 2 sumber untuk kecamatan ini (Melati, Melati.xlsx); sisakan satu"}
    assert sorted(done.tabel) == ["Kenanga", "MELATI (Melati)", "Melati (Melati.xlsx)"]
    assert [path.name for path in done.berkas if path.name.startswith("LKjIP")] == ["LKjIP_Kenanga_2023.xlsx"]


def test_namesakes_of_two_kabupaten_and_years_stay_apart(tmp_path: Path) -> None:
    who = [("Melati", "Satu", 2023), ("melati", "Dua", 2023), ("Melati", "Satu", 2022)]
    who += [("A/B", "Satu", 2023), ("A:B", "Satu", 2023)]
    for number, (nama, kabupaten, tahun) in enumerate(who):
        ringkas(tmp_path / "masukan" / f"{number}.xlsx", nama, kabupaten, tahun)
    done = ran(tmp_path / "masukan")
    assert (len(done.kecamatan), done.failed()) == (5, [])
    reports = [path.name for path in done.berkas if path.name.startswith("LKjIP")]
    assert sorted(reports) == [
        "LKjIP_A-B_4_2023.xlsx",
        "LKjIP_A-B_5_2023.xlsx",
        "LKjIP_Melati_2022.xlsx",
        "LKjIP_Melati_Satu_2023.xlsx",
        "LKjIP_melati_Dua_2023.xlsx",
    ]


def test_a_report_that_cannot_be_written_fails_its_own_kecamatan(tmp_path: Path) -> None:
    ringkas(tmp_path / "masukan" / "Melati.xlsx", "Melati")
    ringkas(tmp_path / "masukan" / "Kenanga.xlsx", "Kenanga")
    (tmp_path / "keluaran" / "LKjIP_Melati_2023.xlsx").mkdir(parents=True)
    done = ran(tmp_path / "masukan")
    (melati,) = done.failed()
    assert melati["nama"] == "Melati"
    assert "LKjIP_Melati_2023.xlsx tidak dapat ditulis" in melati["alasan"]
    assert entries(done)["Kenanga Contoh 2023"]["status"] == "selesai"
    gagal = load_workbook(tmp_path / "keluaran" / "Rekap_Contoh_2023.xlsx")["Gagal"]
    assert gagal["B7"].value == "Melati"


def test_results_in_the_input_folder_are_not_read_the_next_time(tmp_path: Path) -> None:
    ringkas(tmp_path / "Melati.xlsx", "Melati")
    for _ in range(2):
        done = run(tmp_path, tmp_path / "hasil", Pilihan(), silent)
        assert [one["nama"] for one in done.kecamatan] == ["Melati"]
        assert done.clean()


def test_a_wrong_profile_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "masukan").mkdir()
    (tmp_path / "masukan" / "Rusak.xlsx").touch()
    with pytest.raises(AturanError, match="jember-2023"):
        ran(tmp_path / "masukan", profil="jembr-2023")
    assert not (tmp_path / "keluaran").exists()


def test_an_unknown_profile_on_the_form_is_a_temuan_and_another_is_taken(tmp_path: Path) -> None:
    ringkas(tmp_path / "masukan" / "Melati.xlsx", "Melati", "Jombang", profil="jombangg")
    done = ran(tmp_path / "masukan")
    found = [(one.temuan.kode, one.temuan.sumber[0].sel) for one in done.temuan]
    assert ("IDENT-03", "B4") in found
    assert done.kecamatan[0]["profil"] == "jombang-2022"


def test_every_kecamatan_has_the_profile_of_its_own_kabupaten_and_year(tmp_path: Path) -> None:
    for number, (kabupaten, tahun) in enumerate([("Jember", 2023), ("Jember", 2021), ("Lain", 2023)]):
        ringkas(tmp_path / "masukan" / f"{number}.xlsx", f"K{number}", kabupaten, tahun)
    ringkas(tmp_path / "masukan" / "3.xlsx", "K3", "Jember", profil="rembang-2021")
    done = ran(tmp_path / "masukan")
    assert {one["nama"]: (one["profil"], one["ringkasan"]["predikat"]) for one in done.kecamatan} == {
        "K0": ("jember-2023", "Sangat Memuaskan"),
        "K1": ("jember-2021", "Sangat Baik"),
        "K2": ("umum", "Sangat Tinggi"),
        "K3": ("rembang-2021", "Amat Baik"),
    }


def test_what_a_person_is_told(tmp_path: Path) -> None:
    ringkas(tmp_path / "masukan" / "Melati.xlsx", "Melati")
    (tmp_path / "masukan" / "Rusak.xlsx").write_bytes(b"x")
    (tmp_path / "masukan" / "~$Melati.xlsx").touch()
    lines: list[str] = []
    done = run(tmp_path / "masukan", tmp_path / "keluaran", Pilihan(), lines.append)
    assert lines == [
        "[1/2] dibaca: Melati",
        "[2/2] dibaca: Rusak",
        "[1/1] ditulis: LKjIP_Melati_2023.xlsx",
    ]
    said = summary(done).splitlines()
    assert said[0] == "Selesai: 1 kecamatan, gagal: 1"
    assert said[1].startswith("  GAGAL Rusak: ")
    assert said[2] == "Baris: 5 dibaca, 5 dipakai, 0 ditolak"
    assert said[3].startswith("Temuan: 1 galat, ")
    assert said[4:] == [
        "Dilewati (berkas sementara): ~$Melati.xlsx",
        f"Hasil: 4 berkas di {(tmp_path / 'keluaran').as_posix()}",
    ]
    by_file = findings(done)
    assert "Melati.xlsx | PK | A1:C2 | pk_sasaran | 1 dibaca, 1 dipakai, 0 ditolak" in by_file
    assert "\nRusak: Rusak.xlsx\n  -  GALAT BACA-0" in by_file


# --- same input, same bytes -------------------------------------------------------------------------------


def processed(
    folder: Path, masukan: str | Path, cwd: Path, *options: str, **environment: str
) -> dict[str, bytes]:
    """Return every file that a run of its own process writes into ``folder``."""
    command = [sys.executable, "-m", "lkjip_excel", "proses", str(masukan), "-o", str(folder), *options]
    done = subprocess.run(command, capture_output=True, cwd=cwd, env=os.environ | environment, check=False)
    assert done.returncode == 1, done.stderr
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def filled(folder: Path, names: Sequence[str]) -> Path:
    for nama in names:
        if nama == "Rusak":
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "Rusak.xlsx").write_bytes(b"x")
        else:
            write = lengkap if nama == "Melati" else ringkas
            write(folder / f"{nama}.xlsx", nama)
    return folder


def test_bytes_depend_on_nothing_but_the_input(tmp_path: Path) -> None:
    names = ["Melati", "Anggrek", "Kenanga", "Rusak"]
    filled(tmp_path / "satu" / "masukan", names)
    other = filled(tmp_path / "dua" / "masukan", names[::-1])
    first = processed(tmp_path / "a", "masukan", tmp_path / "satu", LC_ALL="C", TZ="UTC", PYTHONHASHSEED="1")
    second = processed(
        tmp_path / "b",
        other,
        tmp_path,
        "-j",
        "3",
        LC_ALL="id_ID.UTF-8",
        TZ="Asia/Jakarta",
        PYTHONHASHSEED="2",
    )
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []
    again = processed(tmp_path / "a", "masukan", tmp_path / "satu")
    assert again == first


# --- one profile, everywhere ------------------------------------------------------------------------------

NEGATIF = """
    [Instansi]
    Nama Kecamatan | Melati
    Kabupaten/Kota | Contoh
    Tahun Kinerja  | 2023
    [Renstra]
    Sasaran  | Indikator Sasaran | Target 2022 | Target 2023 | Target 2024 | Target Akhir Renstra
    Tertib   | Keluhan           | 10          | 10          | 10          | 10
    [PK]
    Sasaran Strategis | Indikator Kinerja | Arah    | Target 2023
    Tertib            | Keluhan           | negatif | 10
    [Realisasi Kinerja]
    Sasaran Strategis | Indikator Kinerja | Realisasi 2023
    Tertib            | Keluhan           | 12
    [Tahun Sebelumnya]
    Indikator Kinerja | Target 2022 | Realisasi 2022
    Keluhan           | 10          | 12
    [Kinerja Program]
    Jenjang | Program/Kegiatan/Sub Kegiatan | Indikator Kinerja | Arah    | Target 2023 | Realisasi 2023
    program | Program Aduan                 | Waktu             | negatif | 10          | 12
    [SDM]
    Indikator Kinerja | Kebutuhan SDM (ABK) | Ketersediaan SDM
    Keluhan           | 10                  | 10
    [Realisasi Anggaran]
    Jenjang | Program/Kegiatan/Sub Kegiatan | Sasaran yang Didukung | Pagu Perubahan (Rp) | Realisasi (Rp)
    program | Program Aduan                 | Tertib                | 1000                | 700
"""
SHEETS = {"Ringkasan", "Capaian", "Efisiensi", "Efisiensi SDM", "Kinerja Program"}
SHEETS |= {"Kemajuan Renstra", "Perbandingan Tahun", "Predikat"}


def numbers(path: Path) -> Iterator[tuple[str, float]]:
    """Yield every number of a workbook with its sheet."""
    for sheet in load_workbook(path, data_only=True).worksheets:
        for cells in sheet.iter_rows(values_only=True):
            yield from ((sheet.title, cell) for cell in cells if isinstance(cell, int | float))


def where(folder: Path, angka: float) -> dict[str, set[str]]:
    """Return the sheets of every workbook that show a number."""
    return {
        path.name: {sheet for sheet, cell in numbers(path) if cell == pytest.approx(angka, abs=0.005)}
        for path in sorted(folder.glob("*.xlsx"))
    }


def leaves(value: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Yield every leaf of a JSON document with the key it stands under."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part, name)
    else:
        yield name, value


@pytest.mark.parametrize(
    ("metode", "given", "other"),
    [("negatif_2t_r", 80.0, 83.3333333333), ("negatif_t_per_r", 83.3333333333, 80.0)],
)
def test_the_profile_decides_a_negative_indikator_everywhere(
    tmp_path: Path, metode: str, given: float, other: float
) -> None:
    profil = tmp_path / "milik-sendiri.toml"
    profil.write_text(
        f'dasar_profil = "umum"\njudul = "Uji"\n[capaian]\nnegatif = "{metode}"\n', encoding="utf-8"
    )
    write_grid(NEGATIF, tmp_path / "masukan" / "Melati.xlsx")
    ran(tmp_path / "masukan", profil=str(profil))
    keluaran = tmp_path / "keluaran"
    assert where(keluaran, given) == {"LKjIP_Melati_2023.xlsx": SHEETS, "Rekap_Contoh_2023.xlsx": {"Rekap"}}
    assert where(keluaran, other) == {"LKjIP_Melati_2023.xlsx": set(), "Rekap_Contoh_2023.xlsx": set()}
    found = list(leaves(json.loads((keluaran / "hasil.json").read_text("utf-8"))))
    shares = {key for key, value in found if value == pytest.approx(given)}
    assert shares == {
        "capaian",
        "capaian_dibatasi",
        "kemajuan",
        "rata_rata",
        "rata_rata_capaian",
        "rata_rata_capaian_dibatasi",
        "rata_rata_kemajuan",
        "rata_rata_semua",
    }
    assert not [key for key, value in found if value == pytest.approx(other)]


# --- the rules that were used -----------------------------------------------------------------------------


def rules(path: Path) -> list[tuple[str, str]]:
    """Return kind and kode of every rule on sheet Aturan; the kind stands once for neighbours."""
    found, kind = [], ""
    for first, kode in load_workbook(path)["Aturan"].iter_rows(8, None, 1, 2, values_only=True):
        kind = str(first or kind)
        if kode:
            found.append((kind, str(kode)))
    return found


FULL = [
    ("Profil", "umum"),
    ("Skala predikat", "permendagri-86-2017"),
    ("Metode capaian", "positif"),
    ("Metode capaian", "negatif_2t_r"),
    ("Metode efisiensi", "banding"),
    ("Metode efisiensi SDM", "sdm_rasio"),
    ("Metode triwulan", "rata_rata"),
    *[("Hitungan", kode) for kode in ("serapan", "sisa", "porsi", "ketersediaan", "nasional")],
    ("Hitungan", "selisih_nasional"),
]
SMALL = [*FULL[:3]]
LETTERS = [*FULL[:2], ("Skala mutu", "akip-88-2021")]


def test_sheet_aturan_and_hasil_name_exactly_the_rules_that_were_used(tmp_path: Path) -> None:
    masukan = tmp_path / "masukan"
    lengkap(masukan / "Melati.xlsx", "Melati")
    ringkas(masukan / "Kenanga.xlsx", "Kenanga")
    write_grid(
        """
        [Instansi]
        Nama Kecamatan | Anggrek
        Kabupaten/Kota | Contoh
        Tahun Kinerja  | 2023
        [PK]
        Sasaran Strategis | Indikator Kinerja | Arah    | Target 2023
        Sasaran           | Nilai             |         | BB
        Sasaran           | Keluhan           | negatif | 10
        [Realisasi Kinerja]
        Indikator Kinerja | Realisasi 2023
        Nilai             | A
        Keluhan           |
        """,
        masukan / "Anggrek.xlsx",
    )
    done = ran(masukan)
    expected = {"Melati": FULL, "Kenanga": SMALL, "Anggrek": LETTERS}
    told = {one["nama"]: [(each["jenis"], each["kode"]) for each in one["aturan"]] for one in done.kecamatan}
    assert told == expected
    for nama, used in expected.items():
        assert rules(tmp_path / "keluaran" / f"LKjIP_{nama}_2023.xlsx") == used


@needs_libreoffice
def test_libreoffice_computes_workbooks_and_recap_of_a_run_alike(tmp_path: Path) -> None:
    masukan = filled(tmp_path / "masukan", ["Melati", "Kenanga"])
    write_grid(
        """
        [Instansi]
        Nama Kecamatan | Anggrek
        Kabupaten/Kota | Contoh
        Tahun Kinerja  | 2023
        [PK]
        Sasaran Strategis | Indikator Kinerja | Arah    | Bobot | Target 2023
        Utara             | Nilai             |         | 3     | 60 - 70
        Utara             | Mutu              |         | 1     | BB
        Utara             | Keluhan           | negatif |       | 0
        Selatan           | Lepas             |         | 2     | -
        [Realisasi Kinerja]
        Indikator Kinerja | Realisasi 2023 | Realisasi Nasional
        Nilai             | 77             | 0
        Mutu              | A              | 80
        Keluhan           | 3              | Tidak ada rujukan
        Lepas             | 5              | 4
        [SDM]
        Indikator Kinerja | Kebutuhan SDM (ABK) | Ketersediaan SDM
        Nilai             | 0                   | 7
        Mutu              | 10                  | -
        [Realisasi Anggaran]
        Jenjang      | Program/Kegiatan/Sub Kegiatan | Sasaran yang Didukung | Pagu | Realisasi
        program      | Pertama                       | Utara                 | 100                 | 90
        kegiatan     | Giat                          |                       |                     |
        sub kegiatan | Satu                          |                       | 60                  | 55
        sub kegiatan | Dua                           |                       | 40                  |
        program      | Kedua                         | Selatan               | 50                  | 0
        program      | Ketiga                        |                       | N/A                 | N/A
        """,
        masukan / "Anggrek.xlsx",
    )
    done = ran(masukan)
    workbooks = [path for path in done.berkas if path.suffix == ".xlsx"]
    again = recalculate(workbooks, tmp_path / "lagi")
    assert len(workbooks) == 4
    assert [line for pair in zip(workbooks, again, strict=True) for line in differences(*pair)] == []
