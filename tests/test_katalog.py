"""The catalogue of temuan: complete, in words, in a fixed order, and the manual that follows from it."""

import random
import re
from pathlib import Path
from typing import Any

import pytest

from lkjip_excel.model import Sumber, Temuan, Tingkat
from lkjip_excel.rules.catalogue import KELOMPOK, Entri, catalogue, document, numbered, render

DOCS = Path(__file__).parents[1] / "docs" / "temuan.md"
ENTRIES = list(catalogue().values())

#: The codes and what they are filled with are a promise to whoever emits them: added to, never changed.
ISI = {
    "BACA-01": {"alasan"},
    "BACA-02": set(),
    "BACA-03": {"lembar_ada"},
    "BACA-04": {"kolom", "tabel"},
    "BACA-05": {"peran", "teks"},
    "BACA-06": {"peran"},
    "BACA-07": {"peran", "teks"},
    "BACA-08": {"nilai", "teks"},
    "BACA-09": {"nilai", "teks"},
    "BACA-10": {"alasan"},
    "BACA-11": {"judul"},
    "BACA-12": {"indikator", "satuan_realisasi", "satuan_target"},
    "BACA-13": {"peran", "pilihan", "teks"},
    "BACA-14": {"nilai", "teks"},
    "BACA-15": {"lembar"},
    "BACA-16": {"jenis"},
    "BACA-17": {"alasan"},
    "BACA-18": {"lembar"},
    "BACA-19": {"baris", "jumlah", "lembar"},
    "BACA-20": {"akhiran", "isi"},
    "BACA-21": {"buku", "jumlah"},
    "BACA-22": {"lain", "satu"},
    "BACA-23": {"jumlah"},
    "BACA-24": {"kolom"},
    "BACA-25": {"nilai", "teks"},
    "BACA-26": {"angka", "jumlah", "peran"},
    "HITUNG-01": {"anak", "apa", "induk", "selisih", "uraian"},
    "HITUNG-02": {"apa", "jumlah", "selisih", "total"},
    "IDENT-01": {"asal"},
    "IDENT-02": {"apa", "dua", "satu"},
    "IDENT-03": {"profil"},
    "IDENT-04": {"judul", "tahun"},
    "IDENT-05": {"kode_anggaran", "uraian"},
    "IDENT-06": {"contoh", "jenjang", "kode_anggaran"},
    "IDENT-07": {"kode_anggaran", "nama", "uraian"},
    "IDENT-08": {"jumlah", "nilai", "nomor"},
    "IDENT-09": {"asal"},
    "SELARAS-01": {"indikator", "target_lain", "target_pk"},
    "SELARAS-02": {"indikator", "tahun", "target_lain", "target_pk"},
    "SELARAS-03": {"pagu_lain", "pagu_pk", "program"},
    "SELARAS-04": {"pagu_lain", "pagu_pk", "program"},
    "SELARAS-05": {"lebih", "pagu", "realisasi", "uraian"},
    "SELARAS-06": {"indikator"},
    "SELARAS-07": {"apa", "dokumen", "terdekat", "uraian"},
    "SELARAS-08": {"dua", "satu", "skor"},
    "SELARAS-09": {"apa", "dokumen", "jumlah", "uraian"},
    "SELARAS-10": {"jenjang", "pagu_lain", "pagu_rkt", "uraian"},
    "SELARAS-11": {"indikator"},
    "SELARAS-12": {"akibat", "dokumen"},
    "SKALA-01": {"nilai", "predikat"},
}


def temuan(kode: str, sel: str = "A1", kecamatan: str = "X", **isi: Any) -> Temuan:
    return Temuan(kode, kecamatan, (Sumber("B.xlsx", "PK", sel),), isi)


def test_codes_and_placeholders_are_kept() -> None:
    assert {kode: set(entry.isian) for kode, entry in catalogue().items()} == ISI


def test_every_code_is_of_a_group_and_numbered_without_gap() -> None:
    for group in KELOMPOK:
        numbers = sorted(int(kode[-2:]) for kode in catalogue() if kode.startswith(f"{group}-"))
        assert numbers == list(range(1, len(numbers) + 1))
    assert all(re.fullmatch("|".join(f"{group}-\\d\\d" for group in KELOMPOK), kode) for kode in catalogue())


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.kode)
def test_entry_says_everything_in_two_sentences(entry: Entri) -> None:
    for words in (entry.judul, entry.mengapa, entry.pesan, entry.perbaikan):
        assert words == words.strip() != ""
    assert entry.pesan.endswith(".")
    assert entry.perbaikan.endswith(".")
    assert len(re.findall(r"[.!?](?:\s|$)", entry.pesan)) <= 2
    assert not entry.judul.endswith(".")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.kode)
def test_entry_can_be_filled(entry: Entri) -> None:
    isi: dict[str, Any] = dict.fromkeys(entry.isian, 7)
    told = render(temuan(entry.kode, **isi))
    assert "{" not in told.pesan + told.perbaikan
    assert told.tingkat is entry.tingkat


def test_numbers_are_written_as_offices_do() -> None:
    over = temuan("SELARAS-05", uraian="Rapat", pagu=1500000.0, realisasi=1500001.5, lebih=1.5)
    assert re.findall(r"Rp[\d.,]*\d", render(over).pesan) == ["Rp1.500.001,50", "Rp1.500.000", "Rp1,50"]
    close = temuan("SELARAS-08", satu="a", dua="b", skor=82.7586)
    assert "82,76%" in render(close).pesan


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (96.5, "96,5"),
        (0, "0"),
        ("B (64)", "B (64)"),
    ],
)
def test_a_target_is_a_number_or_the_text_of_its_cell(value: object, shown: str) -> None:
    told = render(temuan("SELARAS-01", indikator="i", target_pk=value, target_lain=1))
    assert told.pesan.endswith(f"{shown}.")


def test_years_and_lists_are_shown_plainly() -> None:
    year = temuan("SELARAS-02", indikator="i", target_pk="1", target_lain="2", tahun=2023)
    assert " 2023 " in render(year).pesan
    assert "Satu, Dua" in render(temuan("BACA-03", lembar_ada=["Satu", "Dua"])).pesan


def test_braces_in_a_cell_are_text() -> None:
    assert "'{x}'" in render(temuan("BACA-05", peran="target", teks="{x}")).pesan


@pytest.mark.parametrize("one", [temuan("BACA-99"), temuan("BACA-05", teks="x")])
def test_unknown_code_or_missing_word_is_a_mistake_of_ours(one: Temuan) -> None:
    with pytest.raises(KeyError):
        render(one)


def test_ids_go_by_level_then_place() -> None:
    said = [
        temuan("BACA-02", "AA9"),
        temuan("BACA-02", "B10"),
        temuan("BACA-02", "Z9"),
        temuan("BACA-02", "B9:C12"),
        temuan("BACA-02", ""),
        temuan("BACA-15", "A1", lembar="x"),
        temuan("BACA-10", "A1", alasan="x"),
        temuan("BACA-06", "B10", peran="x"),
        temuan("BACA-02", "A1", kecamatan="Lain"),
    ]
    expected = ["", "B9:C12", "Z9", "AA9", "B10", "B10", "A1", "A1"]
    for seed in range(5):
        mixed = random.Random(seed).sample(said, len(said))  # noqa: S311
        ready = numbered(mixed, "X")
        assert [one.temuan.sumber[0].sel for one in ready] == expected
        assert [one.id for one in ready] == [f"X-{number:04d}" for number in range(1, 9)]
        assert [one.rendered.tingkat for one in ready][-3:] == [
            Tingkat.GALAT,
            Tingkat.PERINGATAN,
            Tingkat.INFO,
        ]


def test_a_temuan_without_any_cell_has_an_id() -> None:
    assert [one.id for one in numbered([Temuan("BACA-02", "X", ())], "X")] == ["X-0001"]


def test_the_manual_is_fresh() -> None:
    assert DOCS.read_text("utf-8") == document(), "python -m lkjip_excel.rules.catalogue"


def test_the_manual_names_every_code() -> None:
    assert re.findall(r"^### (\S+)", document(), re.MULTILINE) == [
        kode for group in KELOMPOK for kode in catalogue() if kode.startswith(group)
    ]
