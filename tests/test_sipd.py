"""The exports of SIPD: found by content, summed to the rupiah, nothing counted twice, nobody named."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_excel.compute.anggaran import anggaran
from lkjip_excel.match import pair
from lkjip_excel.model import FAKTA, Jenjang, Keadaan, shaped
from lkjip_excel.read.files.book import Lembar, Sel, open_book
from lkjip_excel.read.sipd.export import find_sipd, read_sipd
from lkjip_excel.read.sipd.join import from_sipd, join_sipd
from lkjip_excel.read.tables.rows import Fakta, Hasil
from lkjip_excel.rules.sipd import sipd_rules
from lkjip_excel.values import decimals, parse

Buku = Callable[..., Path]

#: The columns of the three exports, as SIPD heads them.
DOKUMEN = """
    Kode SKPD, Nama SKPD, Kode Sub SKPD, Nama Sub SKPD, Kode Fungsi, Nama Fungsi, Kode Sub Fungsi, Nama Sub
    Fungsi, Kode Urusan, Nama Urusan, Kode Bidang Urusan, Nama Bidang Urusan, Kode Program, Nama Program,
    Kode Kegiatan, Nama Kegiatan, Kode Sub Kegiatan, Nama Sub Kegiatan, Kode Rekening, Nama Rekening, Nomor
    Dokumen, Jenis Dokumen, Jenis Transaksi, Nomor DPT, Tanggal Dokumen, Keterangan Dokumen, Nilai
    Realisasi, Nilai Setoran, NIP Pegawai, Nama Pegawai, Tanggal Simpan, Nomor SPD, Periode SPD, Nilai SPD,
    Tahapan SPD, Nama Sub Tahapan Jadwal, Tahapan APBD, Nomor SPP, Tanggal SPP, Nomor SPM, Tanggal SPM,
    Nomor SP2D, Tanggal SP2D, Tanggal Transfer, Nilai SP2D
"""
REKAP = """
    NO, TAHUN, KODE URUSAN, NAMA URUSAN, KODE SKPD, NAMA SKPD, KODE SUB UNIT, NAMA SUB UNIT, KODE BIDANG
    URUSAN, NAMA BIDANG URUSAN, KODE PROGRAM, NAMA PROGRAM, KODE KEGIATAN, NAMA KEGIATAN, KODE SUB KEGIATAN,
    NAMA SUB KEGIATAN, KODE SUMBER DANA, NAMA SUMBER DANA, KODE REKENING, NAMA REKENING, PAKET/KELOMPOK,
    NAMA PAKET/KELOMPOK, PAGU
"""
REKENING = """
    NO, TAHUN, KODE SKPD, NAMA SKPD, KODE SUB UNIT, NAMA SUB UNIT, KODE BIDANG URUSAN, NAMA BIDANG URUSAN,
    KODE PROGRAM, NAMA PROGRAM, KODE KEGIATAN, NAMA KEGIATAN, KODE SUB KEGIATAN, NAMA SUB KEGIATAN, KODE
    REKENING, NAMA REKENING, PAGU, REALISASI, AKUN, KELOMPOK, JENIS, OBJEK, RINCIAN OBJEK, SUB RINCIAN OBJEK
"""
#: What every row holds unless a test says otherwise. Persons and their numbers are invented.
PERSON, NIP = "Pejabat Rekaan", "190001011900010001"
USUAL = {
    "kode skpd": "7.01.0.00.0.00.01.0000",
    "nama skpd": "Kecamatan Melati",
    "tahun": "2024",
    "nip pegawai": NIP,
    "nama pegawai": PERSON,
    "keterangan dokumen": f"Honor a.n. {PERSON}",
    "nilai sp2d": "999000111",
    "nilai spd": "888000222",
    "jenis dokumen": "TBP",
    "jenis transaksi": "GU",
    "tanggal dokumen": "7 Januari 2024",
}
#: Short names for what a test is about.
SHORT = {
    "sub": "kode sub kegiatan",
    "rek": "kode rekening",
    "dok": "nomor dokumen",
    "jenis": "jenis transaksi",
    "sp2d": "nomor sp2d",
    "nilai": "nilai realisasi",
    "setor": "nilai setoran",
}


def titles(columns: str) -> list[str]:
    return [" ".join(title.split()) for title in columns.split(",")]


def export(columns: str, rows: str, above: str = "", sheet: str = "Sheet1") -> str:
    """Return the grid of an export: all its columns, of which ``rows`` gives some; the others are as usual.

    A row without sub kegiatan is left as it is given: a total, say.
    """
    head, *lines = [line.strip() for line in rows.strip().splitlines()]
    given = [SHORT.get(name.strip(), name.strip()) for name in head.split("|")]
    heads = titles(columns)
    grid = [f"[{sheet}]", *above.strip().splitlines(), "|".join(heads)]
    for line in lines:
        row = dict(zip(given, [cell.strip() for cell in line.split("|")], strict=True))
        if row["kode sub kegiatan"]:
            row = USUAL | parents(row["kode sub kegiatan"]) | row
        grid.append("|".join(row.get(title.lower(), "") for title in heads))
    return "\n".join(grid)


def parents(sub: str) -> dict[str, str]:
    program, kegiatan = ".".join(sub.split(".")[:3]), ".".join(sub.split(".")[:5])
    return {
        "kode program": program,
        "nama program": f"Program {program}",
        "kode kegiatan": kegiatan,
        "nama kegiatan": f"Kegiatan {kegiatan}",
        "nama sub kegiatan": f"Sub {sub}",
    }


def read(path: Path) -> Hasil:
    """Return what the first sheet gives, after two things that hold for every export."""
    (lembar, *_) = open_book(path)
    found = find_sipd(lembar)
    assert found is not None
    hasil = read_sipd(path.name, lembar, found)
    assert hasil.dibaca == hasil.dipakai + hasil.ditolak
    told = json.dumps([hasil.fakta, [(one.sumber, one.isi) for one in hasil.catatan]], default=str)
    assert PERSON not in told
    assert NIP not in told
    return hasil


def amounts(facts: list[Fakta], peran: str = "realisasi") -> dict[str, float]:
    """Return the amount of every sub kegiatan by its kode."""
    mine = [fact for fact in facts if fact["jenjang"] == Jenjang.SUB_KEGIATAN and fact["peran"] == peran]
    return {fact["kode"]: fact["nilai"] for fact in mine}


def said(hasil: Hasil) -> list[tuple[str, ...]]:
    return [(one.kode, *(place.sel for place in one.sumber)) for one in hasil.catatan]


def counts(hasil: Hasil) -> tuple[int, int, int]:
    return hasil.dibaca, hasil.dipakai, hasil.ditolak


MEBEL, GAJI, RAPAT = "7.01.01.2.07.0005", "7.01.01.2.02.0001", "7.01.01.2.06.0009"

SATU_TAHUN = f"""
    sub     | rek               | dok | sp2d | nilai        | setor
    {MEBEL} | 5.2.02.05.01.0005 | D1  | S1   | 1500000      | 0
    {GAJI}  | 5.1.01.01.01.0001 | D2  | S2   | 70250000.50  | 250000.25
    {MEBEL} | 5.2.02.05.01.0005 | D3  | S1   | 2500000      |
    {GAJI}  | 5.1.01.01.02.0001 | D2  | S2   | 4000000.25   | 0
"""

# --- realisasi per dokumen --------------------------------------------------------------------------------


def test_exports_have_the_columns_sipd_gives_them() -> None:
    assert [len(titles(one)) for one in (DOKUMEN, REKAP, REKENING)] == [45, 23, 24]


def test_documents_are_summed_net_of_setoran(buku: Buku) -> None:
    hasil = read(buku(export(DOKUMEN, SATU_TAHUN)))
    assert amounts(hasil.fakta) == {GAJI: 74_000_000.50, MEBEL: 4_000_000}
    assert (counts(hasil), said(hasil)) == ((4, 4, 0), [])


def test_a_sum_names_its_cells(buku: Buku) -> None:
    hasil = read(buku(export(DOKUMEN, SATU_TAHUN)))
    cells = [(f["sel"], f["tercetak"]) for f in hasil.fakta if f["peran"] == "realisasi" and f["tercetak"]]
    assert cells == [
        ("AA3", "Rp74.000.000,50 (2 sel: AA3:AA5; dikurangi 1 sel: AB3)"),
        ("AA2", "Rp4.000.000 (2 sel: AA2:AA4)"),
    ]


def test_what_a_sum_prints_reads_as_the_sum(buku: Buku) -> None:
    hasil = read(buku(export(DOKUMEN, SATU_TAHUN)))
    for fact in hasil.fakta:
        if fact["peran"] == "realisasi" and fact["keadaan"] == Keadaan.ADA:
            assert parse(fact["tercetak"]).angka == fact["nilai"]
            assert decimals(fact["tercetak"]) == (2 if fact["nilai"] % 1 else 0)


def test_program_and_kegiatan_stand_above_their_parts_with_blank_amounts(buku: Buku) -> None:
    hasil = read(buku(export(DOKUMEN, SATU_TAHUN)))
    rows = [
        (f["baris"], f["jenjang"], f["kode"], f["keadaan"]) for f in hasil.fakta if f["peran"] == "realisasi"
    ]
    assert rows == [
        (2, "program", "7.01.01", "kosong"),
        (3, "kegiatan", "7.01.01.2.02", "kosong"),
        (4, "sub kegiatan", GAJI, "ada"),
        (5, "kegiatan", "7.01.01.2.07", "kosong"),
        (6, "sub kegiatan", MEBEL, "ada"),
    ]
    texts = [(f["peran"], f["teks"], f["sel"]) for f in hasil.fakta if f["baris"] == 6 and "teks" in f]
    assert texts == [("kode", MEBEL, "Q2"), ("uraian", f"Sub {MEBEL}", "R2")]


def test_facts_have_the_columns_of_all_facts(buku: Buku) -> None:
    hasil = read(buku(export(DOKUMEN, SATU_TAHUN)))
    assert {key for fact in hasil.fakta for key in fact} <= FAKTA.keys()
    assert {fact["dokumen"] for fact in hasil.fakta} == {"realisasi_anggaran"}


@pytest.mark.parametrize("above", ["", "LAPORAN REALISASI\nKecamatan Melati\n|\nTahun 2024"])
@pytest.mark.parametrize("columns", [DOKUMEN, f"Nomor, {DOKUMEN}", DOKUMEN.upper()])
def test_header_is_found_by_content(buku: Buku, above: str, columns: str) -> None:
    hasil = read(buku(export(columns, SATU_TAHUN, above)))
    assert amounts(hasil.fakta) == {GAJI: 74_000_000.50, MEBEL: 4_000_000}


def test_columns_may_stand_in_any_order(buku: Buku) -> None:
    turned = ",".join(reversed(titles(DOKUMEN)))
    assert amounts(read(buku(export(turned, SATU_TAHUN))).fakta) == {GAJI: 74_000_000.50, MEBEL: 4_000_000}


def test_total_row_is_read_but_not_summed(buku: Buku) -> None:
    rows = SATU_TAHUN + "            |    |    |  | 78250000.75 | 250000.25\n"
    grid = export(f"Nomor, {DOKUMEN}", rows)
    *lines, last = grid.splitlines()
    hasil = read(buku("\n".join([*lines, f"Total{last}"])))
    assert amounts(hasil.fakta) == {GAJI: 74_000_000.50, MEBEL: 4_000_000}
    assert (counts(hasil), said(hasil)) == ((5, 5, 0), [])


def test_a_row_without_sub_kegiatan_is_refused_where_its_amount_stands(buku: Buku) -> None:
    hasil = read(buku(export(DOKUMEN, SATU_TAHUN + "  |  | D9 |  | 500 | 0\n")))
    assert (counts(hasil), said(hasil)) == ((5, 4, 1), [("BACA-10", "U6")])


def test_repeated_header_and_signature_are_no_rows(buku: Buku) -> None:
    grid = export(DOKUMEN, SATU_TAHUN)
    head, *lines = grid.splitlines()[1:]
    signature = "|" * 17 + PERSON + "\n" + "|" * 17 + f"NIP. {NIP}"
    hasil = read(buku("\n".join([head, *lines, head, lines[0].replace("D1", "D8"), "|", signature])))
    assert (counts(hasil), said(hasil)) == ((5, 5, 0), [])
    assert amounts(hasil.fakta)[MEBEL] == 5_500_000


def test_the_same_document_is_counted_once_and_said(buku: Buku) -> None:
    rows = f"""
        sub     | rek | dok | jenis | sp2d | nilai  | setor
        {MEBEL} | 5.2 | D1  | GU    | S1   | 1500   | 0
        {MEBEL} | 5.2 | D1  | LS    | S1   | 20     | 0
        {GAJI}  | 5.2 | D1  | GU    | S1   | 700    | 0
        {MEBEL} | 5.3 | D1  | GU    | S1   | 3      | 0
        {MEBEL} | 5.2 | D1  | GU    | S1   | 1500   | 0
        {MEBEL} | 5.2 | d1  | GU    | S1   | 1500   | 0
    """
    hasil = read(buku(export(DOKUMEN, rows)))
    assert amounts(hasil.fakta) == {GAJI: 700, MEBEL: 1523}
    assert (counts(hasil), said(hasil)) == ((6, 4, 2), [("IDENT-08", "AA6", "AA7", "AA2")])
    assert hasil.catatan[0].isi == {"nomor": "D1", "jumlah": 3, "nilai": 1500}


def test_rows_without_document_number_are_not_taken_for_doubles(buku: Buku) -> None:
    rows = f"""
        sub     | rek | dok | nilai | setor
        {MEBEL} | 5.2 |     | 10    | 0
        {MEBEL} | 5.2 |     | 10    | 0
    """
    assert amounts(read(buku(export(DOKUMEN, rows))).fakta) == {MEBEL: 20}


def test_two_offices_in_one_export_are_said(buku: Buku) -> None:
    rows = f"""
        kode skpd | sub     | rek | dok | nilai | setor
        7.01.1    | {MEBEL} | 5.2 | D1  | 10    | 0
        7.01.2    | {MEBEL} | 5.2 | D2  | 10    | 0
    """
    hasil = read(buku(export(DOKUMEN, rows)))
    assert said(hasil) == [("IDENT-02", "A3", "A2")]


def test_export_without_setoran_is_refused_as_a_whole(buku: Buku) -> None:
    columns = ",".join(title for title in titles(DOKUMEN) if title != "Nilai Setoran")
    hasil = read(buku(export(columns, SATU_TAHUN, "Judul")))
    assert (counts(hasil), said(hasil), hasil.fakta) == ((4, 0, 4), [("BACA-04", "Q2")], [])
    assert hasil.catatan[0].isi["kolom"] == ["Nilai Setoran"]


# --- amounts ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "total"),
    [
        ("1.500.000", '"250.000"', 1_750_000),
        ("1.500.000,50", '"250.000"', 1_750_000.50),
        ("1,500,000.00", "250,000", 1_750_000),
        ("Rp. 1.500.000", "Rp 250.000,00", 1_750_000),
        ("{#,##0}1500000", '"250000"', 1_750_000),
        ("0.10", "0.20", 0.30),
        ("1500000", "(250.000,00)", 1_250_000),
        ("0", "0", 0),
    ],
)
def test_amounts_in_either_style(buku: Buku, first: str, second: str, total: float) -> None:
    rows = f"""
        sub     | rek | dok | nilai    | setor
        {MEBEL} | 5.2 | D1  | {first}  | 0
        {MEBEL} | 5.2 | D2  | {second} | 0
    """
    hasil = read(buku(export(DOKUMEN, rows)))
    assert (amounts(hasil.fakta), said(hasil)) == ({MEBEL: total}, [])


@pytest.mark.parametrize(
    ("value", "keadaan", "sel", "remarks"),
    [
        ("", "kosong", "AA2", []),
        ("-", "tidak berlaku", "AA2", []),
        ("segera", "tidak terbaca", "AA2", [("BACA-05", "AA2")]),
        ("BB", "tidak terbaca", "AA2", [("BACA-05", "AA2")]),
        ("10 - 20", "tidak terbaca", "AA2", [("BACA-05", "AA2")]),
        ("91,5%", "tidak terbaca", "AA2", [("BACA-05", "AA2")]),
        ("=1+1", "tidak terbaca", "AA2", [("BACA-06", "AA2")]),
    ],
)
def test_states_of_a_lone_amount(
    buku: Buku, value: str, keadaan: str, sel: str, remarks: list[tuple[str, ...]]
) -> None:
    rows = f"sub | rek | dok | nilai | setor\n{MEBEL} | 5.2 | D1 | {value} | \n"
    hasil = read(buku(export(DOKUMEN, rows)))
    fact = next(f for f in hasil.fakta if f["jenjang"] == "sub kegiatan" and f["peran"] == "realisasi")
    assert (fact["keadaan"], fact["sel"], said(hasil)) == (keadaan, sel, remarks)
    assert pd.isna(fact["nilai"])


def test_one_unreadable_cell_leaves_the_sum_unknown_and_is_named(buku: Buku) -> None:
    rows = f"""
        sub     | rek | dok | nilai  | setor
        {MEBEL} | 5.2 | D1  | 1000   | 0
        {MEBEL} | 5.2 | D2  | segera | 0
        {GAJI}  | 5.1 | D3  | 2000   |
        {GAJI}  | 5.1 | D4  |        | 500
    """
    hasil = read(buku(export(DOKUMEN, rows)))
    state = {f["kode"]: (f["keadaan"], f["sel"]) for f in hasil.fakta if f["peran"] == "realisasi"}
    assert state[MEBEL] == ("tidak terbaca", "AA3")
    assert state[GAJI] == ("ada", "AA4")
    assert amounts(hasil.fakta)[GAJI] == 1500
    assert said(hasil) == [("BACA-05", "AA3")]


def test_a_sub_kegiatan_that_only_gave_back_is_negative(buku: Buku) -> None:
    rows = f"sub | rek | dok | nilai | setor\n{MEBEL} | 5.2 | D1 | | 500\n"
    hasil = read(buku(export(DOKUMEN, rows)))
    fact = next(f for f in hasil.fakta if f["jenjang"] == "sub kegiatan" and f["peran"] == "realisasi")
    assert (fact["nilai"], fact["sel"], fact["tercetak"]) == (-500, "AB2", "-Rp500 (dikurangi 1 sel: AB2)")


def test_name_is_that_of_the_first_row_that_has_one(buku: Buku) -> None:
    rows = f"""
        sub     | nama sub kegiatan | rek | dok | nilai | setor
        {GAJI}  |                   | 5.1 | D1  | 1     | 0
        {MEBEL} |                   | 5.2 | D2  | 10    | 0
        {MEBEL} | Pengadaan Mebel   | 5.2 | D3  | 10    | 0
    """
    hasil = read(buku(export(DOKUMEN, rows)))
    names = [(f["kode"], f["teks"], f["sel"]) for f in hasil.fakta if f["peran"] == "uraian"]
    assert [name for name in names if name[0] in {GAJI, MEBEL}] == [(MEBEL, "Pengadaan Mebel", "R4")]


@given(
    st.lists(
        st.tuples(st.integers(0, 10**11), st.integers(0, 10**9), st.sampled_from([MEBEL, GAJI, RAPAT])),
        min_size=1,
        max_size=30,
    ),
)
def test_sums_to_the_sen(rows: list[tuple[int, int, str]]) -> None:
    """Amounts are drawn in sen, so that what must come out is exact."""
    heads = titles(DOKUMEN)
    cells = {(1, column): Sel(title) for column, title in enumerate(heads, start=1)}
    expected: dict[str, int] = {}
    for number, (nilai, setoran, sub) in enumerate(rows, start=2):
        expected[sub] = expected.get(sub, 0) + nilai - setoran
        texts = parents(sub) | {"kode sub kegiatan": sub, "nomor dokumen": f"D{number}"}
        values = texts | {"nilai realisasi": nilai / 100, "nilai setoran": setoran / 100}
        cells |= {
            (number, heads.index(name.title().replace("Skpd", "SKPD")) + 1): Sel(v)
            for name, v in values.items()
        }
    lembar = Lembar("Data", cells, {}, len(rows) + 1, len(heads))
    found = find_sipd(lembar)
    assert found is not None
    assert amounts(read_sipd("B.xlsx", lembar, found).fakta) == {
        kode: sen / 100 for kode, sen in expected.items()
    }


# --- rekap pagu, realisasi per rekening -------------------------------------------------------------------

PAGU = f"""
    sub     | rek | pagu
    {MEBEL} |     | 900
    {MEBEL} | 5.1 | 400
    {MEBEL} | 5.2 | 500
    {GAJI}  |     | 70
    {GAJI}  | 5.1 | 70
"""


def test_subtotals_of_the_rekap_do_not_double_the_pagu(buku: Buku) -> None:
    grid = export(REKAP, PAGU)
    program = grid.splitlines()[2].replace(MEBEL, "").replace(f"Sub {MEBEL}", "")
    hasil = read(buku(f"{grid}\n{program}"))
    assert amounts(hasil.fakta, "pagu") == {GAJI: 70, MEBEL: 900}
    assert (counts(hasil), said(hasil)) == ((6, 6, 0), [])
    assert {f["peran"] for f in hasil.fakta} == {"kode", "uraian", "pagu"}


def test_a_subtotal_of_nothing_is_refused(buku: Buku) -> None:
    hasil = read(buku(export(REKAP, f"{PAGU}    {RAPAT} |  | 30\n")))
    assert amounts(hasil.fakta, "pagu") == {GAJI: 70, MEBEL: 900}
    assert (counts(hasil), said(hasil)) == ((6, 5, 1), [("BACA-10", "B7")])


def test_of_several_stages_the_last_is_in_force(buku: Buku) -> None:
    rows = f"""
        tahapan          | sub     | rek | pagu
        Penetapan APBD   | {MEBEL} | 5.1 | 400
        Perubahan APBD   | {MEBEL} | 5.1 | 450
        Pergeseran 1     | {MEBEL} | 5.1 | 410
        Penetapan APBD   | {GAJI}  | 5.1 | 9
    """
    hasil = read(buku(export(f"{REKAP}, TAHAPAN", rows)))
    assert amounts(hasil.fakta, "pagu") == {MEBEL: 450}
    assert counts(hasil) == (4, 1, 3)
    assert said(hasil) == [("BACA-10", "B2", "B5"), ("BACA-10", "B4")]


def test_two_years_in_one_rekap_are_said(buku: Buku) -> None:
    rows = f"""
        tahun | sub     | rek | pagu
        2024  | {MEBEL} | 5.1 | 400
        2023  | {MEBEL} | 5.1 | 450
    """
    assert said(read(buku(export(REKAP, rows)))) == [("IDENT-02", "B3", "B2")]


def test_realisasi_by_account_gives_pagu_and_realisasi(buku: Buku) -> None:
    rows = f"""
        sub     | rek | pagu      | realisasi
        {MEBEL} | 5.1 | 1.000.000 | 900.000,50
        {MEBEL} | 5.2 | 500.000,00 | 0
        {GAJI}  | 5.1 | 70        |
    """
    hasil = read(buku(export(REKENING, rows)))
    assert amounts(hasil.fakta, "pagu") == {GAJI: 70, MEBEL: 1_500_000}
    told = amounts(hasil.fakta)
    assert told[MEBEL] == 900_000.50
    assert pd.isna(told[GAJI])


@pytest.mark.parametrize("name", ["realisasi_rill", "Realisasi Riil"])
def test_of_three_amounts_only_what_was_paid_is_realisasi(buku: Buku, name: str) -> None:
    columns = ", ".join(titles(REKENING)).replace(
        "PAGU, REALISASI,", f"anggaran, realisasi, realisasi_rencana, {name},"
    )
    rows = f"""
        sub     | rek | anggaran | realisasi | realisasi_rencana | {name.lower()}
        {MEBEL} | 5.1 | 100      | 75        | 80                | 60
    """
    hasil = read(buku(export(columns, rows)))
    assert (amounts(hasil.fakta, "pagu"), amounts(hasil.fakta)) == ({MEBEL: 100}, {MEBEL: 60})


@pytest.mark.parametrize("planned", ["realisasi_rencana", "Realisasi (Rencana)", "Pengajuan"])
def test_what_was_only_asked_for_is_no_realisasi(buku: Buku, planned: str) -> None:
    columns = ", ".join(titles(REKENING)).replace("PAGU, REALISASI,", f"PAGU, {planned},")
    rows = f"sub | rek | pagu | {planned.lower()}\n{MEBEL} | 5.1 | 100 | 80\n"
    hasil = read(buku(export(columns, rows)))
    assert (amounts(hasil.fakta, "pagu"), amounts(hasil.fakta)) == ({MEBEL: 100}, {})


# --- what is an export, and what becomes of it ------------------------------------------------------------


@pytest.mark.parametrize(
    "head",
    [
        "Jenjang | Kode | Program/Kegiatan/Sub Kegiatan | Pagu (Rp) | Realisasi (Rp)",
        "Kode Rekening | Uraian | Anggaran | Realisasi",
        "Kode Sub Kegiatan | Nama Sub Kegiatan | Pagu | Realisasi",
        "No | Nomor Dokumen | Jenis Dokumen | Nilai Realisasi",
    ],
)
def test_other_tables_are_no_exports(buku: Buku, head: str) -> None:
    (lembar,) = open_book(buku(f"{head}\n1 | 2 | 3 | 4"))
    assert find_sipd(lembar) is None


def test_each_export_is_known_by_its_own_columns(buku: Buku) -> None:
    kinds = []
    for columns in (DOKUMEN, REKENING, REKAP):
        (lembar,) = open_book(buku("|".join(titles(columns))))
        found = find_sipd(lembar)
        assert found is not None
        kinds.append(found.ekspor.kode)
        assert found.hilang == ()
    assert kinds == [one.kode for one in sipd_rules().ekspor]


def test_roles_of_the_rules_have_header_words_and_no_person() -> None:
    rules = sipd_rules()
    for ekspor in rules.ekspor:
        named = {*ekspor.penanda, *ekspor.wajib, *ekspor.kunci, *ekspor.tunggal}
        named |= {role for jumlah in ekspor.jumlah for role in jumlah.kolom}
        named |= {role for role in (ekspor.nomor, ekspor.rincian, ekspor.versi) if role}
        assert named <= rules.kolom.keys()
    words = [word.casefold() for words in rules.kolom.values() for word in words]
    assert len(words) == len(set(words))
    assert not [word for word in words if "pegawai" in word or "keterangan" in word]


def test_both_generations_of_a_kode_are_one_sub_kegiatan(buku: Buku) -> None:
    rows = f"""
        sub                | rek | dok | nilai | setor
        7.01.01.2.07.05    | 5.2 | D1  | 10    | 0
        {MEBEL}            | 5.2 | D2  | 5     | 0
    """
    assert amounts(read(buku(export(DOKUMEN, rows))).fakta) == {"7.01.01.2.07.05": 15}


def joined(buku: Buku, **grids: str) -> list[Fakta]:
    """Return the facts of several exports of one kecamatan, one workbook each, joined."""
    return join_sipd(
        [fact for name, grid in grids.items() for fact in read(buku(grid, f"{name}.xlsx")).fakta]
    )


def test_pagu_and_realisasi_of_two_exports_stand_in_one_row(buku: Buku) -> None:
    old = (
        f"sub | rek | dok | nilai | setor\n7.01.01.2.07.05 | 5.2 | D1 | 80 | 0\n{RAPAT} | 5.1 | D2 | 7 | 0\n"
    )
    facts = joined(buku, Pagu=export(REKAP, PAGU), Belanja=export(DOKUMEN, old))
    mine = [f for f in facts if f["jenjang"] == "sub kegiatan" and "nilai" in f]
    assert [(f["baris"], f["kode"], f["peran"], f["nilai"], f["berkas"], f["sel"]) for f in mine] == [
        (3, GAJI, "pagu", 70, "Pagu.xlsx", "W6"),
        (5, RAPAT, "realisasi", 7, "Belanja.xlsx", "AA3"),
        (7, MEBEL, "pagu", 900, "Pagu.xlsx", "W3"),
        (7, MEBEL, "realisasi", 80, "Belanja.xlsx", "AA2"),
    ]
    assert len({f["tabel"] for f in facts}) == 1
    assert len({(f["baris"], f["peran"]) for f in facts}) == len(facts)


def test_two_exports_of_one_amount_stay_apart(buku: Buku) -> None:
    facts = joined(buku, Satu=export(REKAP, PAGU), Dua=export(REKAP, PAGU))
    assert len({f["tabel"] for f in facts}) == 2


def test_one_export_and_other_tables_stay_as_they_are(buku: Buku) -> None:
    other: dict[str, Any] = {"tabel": "PK.xlsx|PK|00001", "peran": "pagu", "nilai": 1.0}
    facts = read(buku(export(REKAP, PAGU))).fakta
    assert join_sipd([*facts, other]) == [*facts, other]
    assert [from_sipd(f["tabel"]) for f in (facts[0], other)] == [True, False]


def test_joined_exports_are_computed_like_any_realisasi_anggaran(buku: Buku) -> None:
    rows = f"sub | rek | dok | nilai | setor\n{MEBEL} | 5.2 | D1 | 800 | 20\n{GAJI} | 5.1 | D2 | 7 | 0\n"
    facts = joined(buku, Pagu=export(REKAP, PAGU), Belanja=export(DOKUMEN, rows))
    frame = shaped(pd.DataFrame(facts, columns=list(FAKTA)), FAKTA).assign(kecamatan="Melati", tahun=2024)
    found = anggaran(pair(frame.astype(FAKTA))[0])
    assert found[["kode", "jenjang", "pagu", "realisasi"]].to_numpy().tolist() == [
        ["7.01.01", "program", 970, 787],
        ["7.01.01.2.02", "kegiatan", 70, 7],
        [GAJI, "sub kegiatan", 70, 7],
        ["7.01.01.2.07", "kegiatan", 900, 780],
        [MEBEL, "sub kegiatan", 900, 780],
        ["", "total", 970, 787],
    ]
