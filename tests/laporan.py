"""A small Hasil made by hand, so that the tests of the output workbook show every figure they assert."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl import load_workbook

from lkjip_excel import model
from lkjip_excel.model import FAKTA, Hasil, Sumber, Temuan, empty, shaped
from lkjip_excel.rules import profile
from lkjip_excel.write.report import write_report

KECAMATAN = "Contoh Jaya"
PROFIL = profile("jombang-2022")


def fact(nomor: int, dokumen: str, baris: int, sel: str, **more: Any) -> dict[str, Any]:
    """Return a fact of the sample; ``sel`` tells its column too."""
    lembar = {"pk_sasaran": "PK", "realisasi_kinerja": "Realisasi Kinerja", "instansi": "Instansi"}
    berkas = "PK.xlsx" if dokumen == "pk_sasaran" else "Masukan.xlsx"
    shown = more.get("nilai", "")
    return {
        "id": nomor,
        "kecamatan": KECAMATAN,
        "tahun": 2023,
        "dokumen": dokumen,
        "tabel": f"{berkas}!{dokumen}",
        "baris": baris,
        "jenjang": "indikator",
        "keadaan": "ada",
        "tercetak": str(shown),
        "berkas": berkas,
        "lembar": lembar.get(dokumen, "Realisasi Anggaran"),
        "sel": f"{sel}{baris}",
        **more,
    }


def facts(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Return facts as the facts frame, indexed by id."""
    frame = pd.DataFrame([dict(row) for row in rows]).set_index("id")
    return shaped(frame, FAKTA).set_index(frame.index)


A = {"sasaran": "Meningkatnya pelayanan", "indikator": "Indeks kepuasan", "kunci": "ikm"}
B = {"sasaran": "Meningkatnya pelayanan", "indikator": "=Keluhan belum selesai", "kunci": "keluhan"}
C = {"sasaran": "Meningkatnya akuntabilitas", "indikator": "Nilai evaluasi", "kunci": "akip"}
FACTS = [
    fact(
        1,
        "pk_sasaran",
        8,
        "D",
        peran="target",
        periode="2023",
        nilai=91.0,
        satuan="persen",
        tercetak="91%",
        **A,
    ),
    fact(2, "pk_sasaran", 9, "D", peran="target", periode="2023", nilai=10.0, **B),
    fact(
        3, "pk_sasaran", 10, "D", peran="target", periode="2023", nilai=64.0, mutu="B", tercetak="B(64)", **C
    ),
    fact(4, "realisasi_kinerja", 8, "D", peran="realisasi", periode="2023", nilai=93.0, **A),
    fact(5, "realisasi_kinerja", 9, "D", peran="realisasi", periode="2023", nilai=12.0, **B),
    fact(
        6, "realisasi_kinerja", 10, "D", peran="realisasi", periode="2023", keadaan="kosong", tercetak="", **C
    ),
    fact(7, "instansi", 12, "B", peran="camat", teks="Nama Camat", tercetak="Nama Camat"),
    fact(8, "instansi", 11, "B", peran="tanggal", teks="31 Januari 2024", tercetak="31 Januari 2024"),
    fact(
        11, "realisasi_anggaran", 6, "G", peran="pagu", nilai=100.0, uraian="Program Satu", jenjang="program"
    ),
    fact(12, "realisasi_anggaran", 7, "G", peran="pagu", nilai=60.0, uraian="Kegiatan A", jenjang="kegiatan"),
    fact(
        13,
        "realisasi_anggaran",
        7,
        "H",
        peran="realisasi",
        nilai=45.0,
        uraian="Kegiatan A",
        jenjang="kegiatan",
    ),
    fact(14, "realisasi_anggaran", 8, "G", peran="pagu", nilai=40.0, uraian="Kegiatan B", jenjang="kegiatan"),
    fact(
        15,
        "realisasi_anggaran",
        8,
        "H",
        peran="realisasi",
        nilai=35.0,
        uraian="Kegiatan B",
        jenjang="kegiatan",
    ),
]

KINERJA = [
    {**A, "urutan": 1, "kunci_sasaran": "layanan", "satuan": "persen", "arah": "positif", "metode": "positif"}
    | {"target": 91.0, "realisasi": 93.0, "keadaan": "terukur", "capaian": 93 / 91 * 100}
    | {"capaian_dibatasi": 100.0, "predikat": "Sangat Memuaskan", "target_fakta": 1, "realisasi_fakta": 4},
    {**B, "urutan": 2, "kunci_sasaran": "layanan", "arah": "negatif", "metode": "negatif_2t_r"}
    | {"target": 10.0, "realisasi": 12.0, "keadaan": "terukur", "capaian": 80.0, "capaian_dibatasi": 80.0}
    | {"predikat": "Sangat Baik", "target_fakta": 2, "realisasi_fakta": 5},
    {**C, "urutan": 3, "kunci_sasaran": "akip", "arah": "positif", "metode": "positif", "target": 64.0}
    | {"keadaan": "belum_diisi", "alasan": "realisasi belum diisi", "target_fakta": 3, "realisasi_fakta": 6},
]
MEAN = (93 / 91 * 100 + 80) / 2
UNMET = "Tidak dinilai: target tidak tercapai"
MONEY = {"pagu": 100.0, "realisasi": 80.0, "sisa": 20.0, "serapan": 80.0}
SASARAN = [
    {"urutan": 1, "sasaran": A["sasaran"], "kunci": "layanan", "jumlah_indikator": 2, "jumlah_terukur": 2}
    | {"rata_rata_capaian": MEAN, "rata_rata_dibatasi": 90.0, "predikat": "Memuaskan", "porsi_pagu": 100.0}
    | {**MONEY, "efisiensi": MEAN / 80, "efisiensi_keterangan": UNMET},
    {"urutan": 2, "sasaran": C["sasaran"], "kunci": "akip", "jumlah_indikator": 1, "jumlah_terukur": 0}
    | {"efisiensi_keterangan": "-"},
]
ANGGARAN = [
    {"urutan": 1, "kode": "7.01.01", "jenjang": "program", "uraian": "Program Satu", "kunci": "p1", **MONEY}
    | {"kunci_sasaran": "layanan", "porsi": 100.0, "dasar_pagu": "sel", "dasar_realisasi": "anak"}
    | {"pagu_fakta": 11, "efisiensi_keterangan": "-"},
    {"urutan": 2, "kode": "7.01.01.2.01", "jenjang": "kegiatan", "uraian": "Kegiatan A", "induk": 1}
    | {"pagu": 60.0, "realisasi": 45.0, "sisa": 15.0, "serapan": 75.0, "porsi": 60.0}
    | {"dasar_pagu": "sel", "dasar_realisasi": "sel", "pagu_fakta": 12, "realisasi_fakta": 13},
    {"urutan": 3, "kode": "7.01.01.2.02", "jenjang": "kegiatan", "uraian": "Kegiatan B", "induk": 1}
    | {"pagu": 40.0, "realisasi": 35.0, "sisa": 5.0, "serapan": 87.5, "porsi": 40.0}
    | {"dasar_pagu": "sel", "dasar_realisasi": "sel", "pagu_fakta": 14, "realisasi_fakta": 15},
    {"urutan": 4, "jenjang": "total", "uraian": "Jumlah", "kunci": "total", **MONEY, "porsi": 100.0}
    | {
        "capaian": MEAN,
        "efisiensi": MEAN / 80,
        "efisiensi_keterangan": UNMET,
    }
    | {"dasar_pagu": "anak", "dasar_realisasi": "anak"},
]
RINGKASAN = {
    "jumlah_indikator": 3,
    "jumlah_terukur": 2,
    "rata_rata_capaian": MEAN,
    "rata_rata_dibatasi": 90.0,
    "predikat": "Memuaskan",
    **MONEY,
    "dasar_anggaran": "program",
    "efisiensi": MEAN / 80,
    "efisiensi_keterangan": UNMET,
}
TEMUAN = Temuan(
    "BACA-05",
    KECAMATAN,
    (Sumber("PK.xlsx", "PK", "D8", "91%"), Sumber("Masukan.xlsx", "Realisasi Kinerja", "D8")),
    {"peran": "target", "teks": "=91"},
    tercetak="=91",
    seharusnya=91.5,
)
IDENTITAS = {"nama": KECAMATAN, "kabupaten": "Contoh", "tahun": 2023, "profil": PROFIL.kode}
IDENTITAS |= {"profil_asal": "baku", "dibaca": 9, "dipakai": 8, "ditolak": 1}


def frame(nama: str, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Return rows as the result frame of this name, all of the sample kecamatan."""
    columns = getattr(model, nama.upper())
    return shaped(pd.DataFrame([{"kecamatan": KECAMATAN, **row} for row in rows]), columns)


def hasil(**frames: Sequence[Mapping[str, Any]]) -> Hasil:
    """Return the sample; frames given by name take the place of its own, those nobody gives are empty."""
    given: dict[str, Sequence[Mapping[str, Any]]] = {
        "instansi": [IDENTITAS],
        "kinerja": KINERJA,
        "sasaran": SASARAN,
        "anggaran": ANGGARAN,
        "ringkasan": [RINGKASAN],
        **frames,
    }
    names = [field.name for field in fields(Hasil) if field.name not in {"fakta", "temuan"}]
    made = {
        nama: frame(nama, given[nama]) if nama in given else empty(getattr(model, nama.upper()))
        for nama in names
    }
    return Hasil(fakta=facts(FACTS), temuan=(TEMUAN,), **made)


def with_facts(base: Hasil, *more: Mapping[str, Any]) -> Hasil:
    """Return the results with further facts."""
    return replace(base, fakta=facts([*FACTS, *more]))


class Buku:
    """A written report, read again: formulas and cached values."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.formulas = load_workbook(path)
        self.values = load_workbook(path, data_only=True)

    def value(self, lembar: str, sel: str) -> Any:
        """Return the value of a cell, of a formula its cached one."""
        return self.values[lembar][sel].value

    def formula(self, lembar: str, sel: str) -> Any:
        """Return the formula of a cell, or its value."""
        return self.formulas[lembar][sel].value

    def row_of(self, lembar: str, col: str, teks: str) -> int:
        """Return the number of the first row that shows ``teks`` in a column."""
        for cell in self.values[lembar][col]:
            if isinstance(cell.value, str) and teks in cell.value:
                return int(cell.row)
        raise AssertionError(f"{teks!r} tidak ada di {lembar}!{col}")


def written(results: Hasil, folder: Path, name: str = "laporan.xlsx") -> Buku:
    """Write the report of the sample kecamatan and read it again."""
    path = folder / name
    write_report(results, KECAMATAN, PROFIL, path)
    return Buku(path)
