"""Shapes shared by all layers: the facts frame, the result frames, temuan and the cells they stand in."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum

import pandas as pd


class Keadaan(StrEnum):
    """What a cell holds. Four states that are never mixed up; only ADA carries a number."""

    ADA = "ada"
    KOSONG = "kosong"
    TIDAK_BERLAKU = "tidak berlaku"
    TIDAK_TERBACA = "tidak terbaca"


class KeadaanKinerja(StrEnum):
    """Whether the capaian of an indikator could be computed, as spelled in hasil.json."""

    TERUKUR = "terukur"
    BELUM_DIISI = "belum_diisi"
    TIDAK_BERLAKU = "tidak_berlaku"
    TIDAK_DAPAT_DIHITUNG = "tidak_dapat_dihitung"


class Tingkat(StrEnum):
    """How sure a temuan is: galat is certain, peringatan wants a person, info is said for completeness."""

    GALAT = "galat"
    PERINGATAN = "peringatan"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Sumber:
    """The place of a value: file, sheet, cell ("" when the whole sheet or file is meant), text as shown."""

    berkas: str
    lembar: str = ""
    sel: str = ""
    tercetak: str | None = None


@dataclass(frozen=True, slots=True)
class Temuan:
    """Something that does not agree or could not be read; its words come from rules/temuan.toml.

    ``isi`` fills the placeholders of the catalogue's message; the first ``sumber`` is the cell to mend.
    """

    kode: str
    kecamatan: str
    sumber: tuple[Sumber, ...]
    isi: Mapping[str, object] = field(default_factory=dict)
    tercetak: str | None = None
    seharusnya: float | str | None = None


class Jenjang(StrEnum):
    """The level a row of a table stands on."""

    TUJUAN = "tujuan"
    SASARAN = "sasaran"
    INDIKATOR = "indikator"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB_KEGIATAN = "sub kegiatan"
    BELANJA = "belanja"
    TOTAL = "total"
    RATA_RATA = "rata-rata"


#: A row per value read. ``id`` (the index) is unique in a batch and is how results name their operands.
#: ``tabel`` and ``baris`` (row number in the sheet) say which facts were one row of one table;
#: ``sasaran``, ``indikator``, ``uraian`` and ``kode`` are that row's own words (merged cells filled down);
#: ``kunci`` is shared by a thing in all documents; it, ``kunci_sasaran``, ``kunci_indikator`` are "" first;
#: ``periode`` is a year ("2023"), a quarter ("TW2") or ""; ``nilai`` is NaN unless ``keadaan`` is ada;
#: ``nilai_atas`` ends a range, ``mutu`` is a grade, ``teks`` a text. Percentages are 91.5, money is rupiah.
FAKTA: dict[str, str] = {
    "kecamatan": "str",
    "tahun": "Int64",
    "dokumen": "str",
    "tabel": "str",
    "baris": "Int64",
    "jenjang": "str",
    "kode": "str",
    "sasaran": "str",
    "indikator": "str",
    "uraian": "str",
    "kunci": "str",
    "kunci_sasaran": "str",
    "kunci_indikator": "str",
    "peran": "str",
    "periode": "str",
    "nilai": "float64",
    "nilai_atas": "float64",
    "mutu": "str",
    "teks": "str",
    "satuan": "str",
    "keadaan": "str",
    "tercetak": "str",
    "berkas": "str",
    "lembar": "str",
    "sel": "str",
}

#: One row a kecamatan: whose figures, how many rows were read, and under which profile. ``kecamatan`` is
#: its key in the batch (its name, longer where two share one), ``nama`` the bare name; ``profil`` is an id
#: of rules/profil, ``profil_asal`` says in a few words why that one.
INSTANSI: dict[str, str] = {
    "kecamatan": "str",
    "nama": "str",
    "kabupaten": "str",
    "provinsi": "str",
    "tahun": "Int64",
    "profil": "str",
    "profil_asal": "str",
    "dibaca": "Int64",
    "dipakai": "Int64",
    "ditolak": "Int64",
}

#: One row an indikator sasaran of the year. ``*_fakta`` name the operands' facts (NA where there is none);
#: ``cara_triwulan`` is the method by which a realisasi left blank was taken from the quarters (facts
#: ``tw1_fakta`` ...), "" where it was not. ``pagu`` to ``efisiensi`` are those of the programs that support
#: this very indikator (NaN where the input names none). ``diminta`` is the method that the input asks for
#: ("" for none), ``metode`` the one used, of rules/capaian.toml; ``predikat`` is "" unless terukur.
KINERJA: dict[str, str] = {
    "kecamatan": "str",
    "urutan": "Int64",
    "sasaran": "str",
    "indikator": "str",
    "kunci": "str",
    "kunci_sasaran": "str",
    "satuan": "str",
    "arah": "str",
    "diminta": "str",
    "metode": "str",
    "bobot": "float64",
    "target": "float64",
    "target_atas": "float64",
    "realisasi": "float64",
    "realisasi_keadaan": "str",
    "realisasi_mutu": "str",
    "keadaan": "str",
    "alasan": "str",
    "capaian": "float64",
    "capaian_dibatasi": "float64",
    "predikat": "str",
    "pagu": "float64",
    "realisasi_anggaran": "float64",
    "serapan": "float64",
    "efisiensi": "float64",
    "efisiensi_keterangan": "str",
    "target_fakta": "Int64",
    "realisasi_fakta": "Int64",
    "cara_triwulan": "str",
    "tw1_fakta": "Int64",
    "tw2_fakta": "Int64",
    "tw3_fakta": "Int64",
    "tw4_fakta": "Int64",
}

#: One row a sasaran: mean capaian of its terukur indikator, money of the programs that support it.
SASARAN: dict[str, str] = {
    "kecamatan": "str",
    "urutan": "Int64",
    "sasaran": "str",
    "kunci": "str",
    "jumlah_indikator": "Int64",
    "jumlah_terukur": "Int64",
    "rata_rata_capaian": "float64",
    "rata_rata_dibatasi": "float64",
    "predikat": "str",
    "pagu": "float64",
    "realisasi": "float64",
    "serapan": "float64",
    "porsi_pagu": "float64",
    "efisiensi": "float64",
    "efisiensi_keterangan": "str",
}

#: One row a program, kegiatan, sub kegiatan, and the total as last row. ``induk`` is the ``urutan`` of the
#: parent row; ``dasar_pagu`` and ``dasar_realisasi`` say where the amount comes from: "sel" (the cell
#: ``*_fakta``), "anak" (sum of the child rows) or "" (neither). ``kunci_sasaran`` and ``kunci_indikator``
#: are the keys it supports. ``capaian`` is the mean of the indikator of this row in KEGIATAN.
ANGGARAN: dict[str, str] = {
    "kecamatan": "str",
    "urutan": "Int64",
    "kode": "str",
    "jenjang": "str",
    "uraian": "str",
    "kunci": "str",
    "induk": "Int64",
    "kunci_sasaran": "str",
    "kunci_indikator": "str",
    "pagu": "float64",
    "realisasi": "float64",
    "sisa": "float64",
    "serapan": "float64",
    "porsi": "float64",
    "capaian": "float64",
    "efisiensi": "float64",
    "efisiensi_keterangan": "str",
    "dasar_pagu": "str",
    "dasar_realisasi": "str",
    "pagu_fakta": "Int64",
    "realisasi_fakta": "Int64",
}

#: One row an indikator of a program, kegiatan or sub kegiatan; ``kunci`` is the key of its ANGGARAN row.
KEGIATAN: dict[str, str] = {
    "kecamatan": "str",
    "urutan": "Int64",
    "kode": "str",
    "jenjang": "str",
    "uraian": "str",
    "kunci": "str",
    "indikator": "str",
    "satuan": "str",
    "arah": "str",
    "metode": "str",
    "target": "float64",
    "target_atas": "float64",
    "realisasi": "float64",
    "keadaan": "str",
    "alasan": "str",
    "capaian": "float64",
    "target_fakta": "Int64",
    "realisasi_fakta": "Int64",
}

#: One row an indikator: how far towards the last target of the Renstra.
KEMAJUAN: dict[str, str] = {
    "kecamatan": "str",
    "urutan": "Int64",
    "sasaran": "str",
    "indikator": "str",
    "metode": "str",
    "target_akhir": "float64",
    "target_atas": "float64",
    "realisasi": "float64",
    "keadaan": "str",
    "kemajuan": "float64",
    "target_akhir_fakta": "Int64",
    "realisasi_fakta": "Int64",
}

#: One row an indikator and year, this year included.
TAHUNAN: dict[str, str] = {
    "kecamatan": "str",
    "urutan": "Int64",
    "sasaran": "str",
    "indikator": "str",
    "kunci": "str",
    "tahun": "Int64",
    "metode": "str",
    "target": "float64",
    "target_atas": "float64",
    "realisasi": "float64",
    "keadaan": "str",
    "capaian": "float64",
    "target_fakta": "Int64",
    "realisasi_fakta": "Int64",
}

#: One row a year of TAHUNAN: the mean capaian of its ``jumlah`` terukur indikator.
RERATA_TAHUN: dict[str, str] = {
    "kecamatan": "str",
    "tahun": "Int64",
    "jumlah": "Int64",
    "rata_rata": "float64",
}

#: One row an indikator that names a national figure; ``selisih`` = realisasi - nasional.
NASIONAL: dict[str, str] = {
    "kecamatan": "str",
    "urutan": "Int64",
    "sasaran": "str",
    "indikator": "str",
    "realisasi": "float64",
    "nasional": "float64",
    "keadaan": "str",
    "perbandingan": "float64",
    "selisih": "float64",
    "realisasi_fakta": "Int64",
    "nasional_fakta": "Int64",
}

#: One row an indikator with staff needed (ABK) and available; ``ketersediaan`` in percent.
SDM: dict[str, str] = {
    "kecamatan": "str",
    "urutan": "Int64",
    "sasaran": "str",
    "indikator": "str",
    "kunci": "str",
    "capaian": "float64",
    "kebutuhan": "float64",
    "tersedia": "float64",
    "ketersediaan": "float64",
    "keadaan": "str",
    "kebutuhan_fakta": "Int64",
    "tersedia_fakta": "Int64",
}

#: One row a kind of belanja (operasi/modal, or tidak langsung/langsung), and the total as last row.
BELANJA: dict[str, str] = {
    "kecamatan": "str",
    "urutan": "Int64",
    "jenjang": "str",
    "uraian": "str",
    "pagu": "float64",
    "realisasi": "float64",
    "sisa": "float64",
    "serapan": "float64",
    "pagu_fakta": "Int64",
    "realisasi_fakta": "Int64",
}

#: One row a program of the Perjanjian Kinerja with its share of the PK's own total, the total as last row.
PAGU_PK: dict[str, str] = {
    "kecamatan": "str",
    "urutan": "Int64",
    "kode": "str",
    "jenjang": "str",
    "uraian": "str",
    "kunci": "str",
    "pagu": "float64",
    "porsi": "float64",
    "pagu_fakta": "Int64",
}

#: One row a kecamatan: the headline figures.
RINGKASAN: dict[str, str] = {
    "kecamatan": "str",
    "jumlah_indikator": "Int64",
    "jumlah_terukur": "Int64",
    "rata_rata_capaian": "float64",
    "rata_rata_dibatasi": "float64",
    "predikat": "str",
    "rata_rata_semua": "float64",
    "pagu": "float64",
    "realisasi": "float64",
    "serapan": "float64",
    "sisa": "float64",
    "dasar_anggaran": "str",
    "efisiensi": "float64",
    "efisiensi_keterangan": "str",
    "rata_rata_kemajuan": "float64",
    "rata_rata_ketersediaan": "float64",
    "efisiensi_sdm": "float64",
    "efisiensi_sdm_keterangan": "str",
}


def empty(columns: Mapping[str, str]) -> pd.DataFrame:
    """Return a frame without rows that has the given columns and dtypes."""
    return pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in columns.items()})


def shaped(frame: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    """Return ``frame`` with exactly these columns, in this order and of these dtypes.

    A column that is missing is added empty ("" for text, NaN or NA for numbers).
    """
    ready = frame.reindex(columns=list(columns))
    texts = [name for name, dtype in columns.items() if dtype == "str"]
    ready[texts] = ready[texts].astype(object).where(ready[texts].notna(), "")
    return ready.astype(dict(columns))


@dataclass(frozen=True, slots=True)
class Hasil:
    """All that was computed for a batch of kecamatan; every frame has the shape of its namesake above."""

    fakta: pd.DataFrame
    instansi: pd.DataFrame
    kinerja: pd.DataFrame
    sasaran: pd.DataFrame
    anggaran: pd.DataFrame
    kegiatan: pd.DataFrame
    kemajuan: pd.DataFrame
    tahunan: pd.DataFrame
    rerata_tahun: pd.DataFrame
    nasional: pd.DataFrame
    sdm: pd.DataFrame
    belanja: pd.DataFrame
    pagu_pk: pd.DataFrame
    ringkasan: pd.DataFrame
    temuan: tuple[Temuan, ...]


def part(hasil: Hasil, kecamatan: str) -> Hasil:
    """Return the results of one kecamatan alone; facts keep their ids."""
    frames = {one.name: getattr(hasil, one.name) for one in fields(hasil) if one.name != "temuan"}
    mine = {name: frame[frame["kecamatan"] == kecamatan] for name, frame in frames.items()}
    return Hasil(**mine, temuan=tuple(one for one in hasil.temuan if one.kecamatan == kecamatan))
