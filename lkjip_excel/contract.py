"""hasil.json and temuan.json: the results in the form that others build on. Version 1.

A later version of the program may add keys; those that are there keep their meaning.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, cast

import pandas as pd

from lkjip_excel.compute.terpakai import terpakai
from lkjip_excel.facts import sumber
from lkjip_excel.intake import Gagal
from lkjip_excel.model import RINGKASAN, Hasil, Sumber
from lkjip_excel.read.sheets import TabelDibaca
from lkjip_excel.rules import Profil
from lkjip_excel.rules.catalogue import Bernomor

VERSI = 1

Json = dict[str, Any]

_FATES = ("dibaca", "dipakai", "ditolak")


def to_json(content: Json) -> str:
    """Return a JSON document: UTF-8 text, keys sorted, one final newline."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False) + "\n"


def results(kecamatan: Iterable[Json]) -> Json:
    """Return hasil.json of these entries, sorted by kabupaten, name and year."""
    entries = sorted(kecamatan, key=lambda one: (one["kabupaten"], one["nama"], one["tahun"] or 0))
    return {"versi": VERSI, "kecamatan": entries}


def findings(temuan: Iterable[Bernomor]) -> Json:
    """Return temuan.json of these findings, in the order given."""
    return {"versi": VERSI, "temuan": [_finding(one) for one in temuan]}


def understood(tables: Mapping[str, Sequence[TabelDibaca]], temuan: Iterable[Bernomor]) -> Json:
    """Return what `lkjip periksa --format json` prints: the tables by kecamatan, and the findings."""
    listed = [_table(key, one) for key, found in tables.items() for one in found]
    return {"versi": VERSI, "tabel": listed, "temuan": findings(temuan)["temuan"]}


def _table(kecamatan: str, one: TabelDibaca) -> Json:
    rows = {"dibaca": one.dibaca, "dipakai": one.dipakai, "ditolak": one.ditolak}
    about = {"berkas": one.berkas, "lembar": one.lembar, "rentang": one.rentang, "jenis": one.jenis}
    return {"kecamatan": kecamatan, **about, "kolom": dict(one.kolom), "baris": rows}


def _finding(one: Bernomor) -> Json:
    temuan, words = one.temuan, one.rendered
    return {
        "id": one.id,
        "kode": temuan.kode,
        "akar": one.akar,
        "tingkat": words.tingkat.value,
        "kecamatan": temuan.kecamatan,
        "pesan": words.pesan,
        "perbaikan": words.perbaikan,
        "tercetak": temuan.tercetak,
        "seharusnya": _plain(temuan.seharusnya),
        "sumber": [_source(place) for place in temuan.sumber],
    }


def _source(place: Sumber) -> Json:
    return {
        "berkas": place.berkas,
        "lembar": place.lembar,
        "sel": place.sel,
        "tercetak": place.tercetak,
    }


def failed(one: Gagal) -> Json:
    """Return the entry of a kecamatan that failed."""
    who, tables = one.bacaan.identitas, one.bacaan.tabel
    return {
        "nama": who.nama,
        "kabupaten": who.kabupaten,
        "tahun": who.tahun,
        "status": "gagal",
        "alasan": one.alasan,
        "profil": None,
        "berkas": list(one.bacaan.berkas),
        "baris": {fate: sum(getattr(table, fate) for table in tables) for fate in _FATES},
        "aturan": [],
        **{name: [] for name in _LISTS},
        "ringkasan": None,
    }


def finished(hasil: Hasil, kecamatan: str, berkas: Sequence[str], profil: Profil) -> Json:
    """Return the entry of a kecamatan whose results are in ``hasil``."""
    rows = partial(_records, hasil, kecamatan)
    (who,) = rows("instansi")
    lists = {
        name: [spelled(hasil, one, profil) for one in rows(frame)]
        for name, (frame, spelled) in _LISTS.items()
    }
    return {
        "nama": who["nama"],
        "kabupaten": who["kabupaten"],
        "tahun": who["tahun"],
        "status": "selesai",
        "alasan": None,
        "profil": who["profil"],
        "berkas": list(berkas),
        "baris": {fate: who[fate] for fate in _FATES},
        "aturan": [{"jenis": one.jenis, "kode": one.kode} for one in terpakai(rows, profil)],
        **lists,
        "ringkasan": _headline(*rows("ringkasan")),
    }


def _records(hasil: Hasil, kecamatan: str, nama: str) -> list[Json]:
    """Return the rows of a frame of ``hasil`` that are of one kecamatan, as plain Python values."""
    frame = getattr(hasil, nama)
    return cast("list[Json]", frame[frame["kecamatan"] == kecamatan].to_dict("records"))


def _plain(value: object) -> object:
    """Return a value as JSON has it: a number that is not there is null."""
    if isinstance(value, str) or value is None:
        return value
    return None if pd.isna(value) else value  # type: ignore[call-overload]


def _picked(row: Json, *names: str) -> Json:
    return {name: _plain(row[name]) for name in names}


def _efficiency(row: Json, profil: Profil) -> Json:
    return {
        "metode": profil.efisiensi.kode,
        "nilai": _plain(row["efisiensi"]),
        "keterangan": row["efisiensi_keterangan"] or None,
    }


def _performance(hasil: Hasil, row: Json, profil: Profil) -> Json:
    columns = ("sasaran", "indikator", "satuan", "arah", "target", "realisasi", "capaian", "capaian_dibatasi")
    return {
        **_picked(row, *columns, "keadaan", "metode", "pagu", "realisasi_anggaran", "serapan"),
        "alasan": row["alasan"] or None,
        "predikat": row["predikat"] or None,
        "sumber": {role: _place(hasil, row[f"{role}_fakta"]) for role in ("target", "realisasi")},
        "efisiensi": _efficiency(row, profil),
    }


def _place(hasil: Hasil, fakta: object) -> str | None:
    """Return where a value was read as "PK.xlsx!PK!D8", None when it was not read from a cell."""
    if pd.isna(fakta):  # type: ignore[call-overload]
        return None
    place = sumber(hasil.fakta, int(fakta))  # type: ignore[call-overload]
    return f"{place.berkas}!{place.lembar}!{place.sel}"


def _goal(_: Hasil, row: Json, profil: Profil) -> Json:
    columns = (
        "sasaran",
        "rata_rata_capaian",
        "pagu",
        "realisasi",
        "serapan",
        "porsi_pagu",
    )
    return {
        **_picked(row, *columns, "jumlah_indikator", "jumlah_terukur"),
        "rata_rata_capaian_dibatasi": _plain(row[_CAPPED]),
        "predikat": row["predikat"] or None,
        "efisiensi": _efficiency(row, profil),
    }


def _budget(_: Hasil, row: Json, profil: Profil) -> Json:
    columns = ("kode", "jenjang", "uraian", "pagu", "realisasi", "serapan", "sisa", "porsi", "capaian")
    return {**_picked(row, *columns), "efisiensi": _efficiency(row, profil)}


def _columns(*names: str) -> Callable[[Hasil, Json, Profil], Json]:
    """Return a row function that takes these columns as they are."""
    return lambda _hasil, row, _profil: _picked(row, *names)


_KEGIATAN = ("jenjang", "kode", "uraian", "indikator", "satuan", "target", "realisasi", "capaian", "keadaan")
_TAHUNAN = ("sasaran", "indikator", "tahun", "target", "realisasi", "capaian", "keadaan")

#: The lists of an entry: the frame each comes from and how a row is spelled. After the first six, which the
#: contract names, stand those added to it.
_LISTS: Mapping[str, tuple[str, Callable[[Hasil, Json, Profil], Json]]] = {
    "kinerja": ("kinerja", _performance),
    "sasaran": ("sasaran", _goal),
    "anggaran": ("anggaran", _budget),
    "kemajuan_renstra": ("kemajuan", _columns("indikator", "target_akhir", "realisasi", "kemajuan")),
    "nasional": ("nasional", _columns("indikator", "realisasi", "nasional", "perbandingan", "selisih")),
    "efisiensi_sdm": ("sdm", _columns("indikator", "capaian", "kebutuhan", "tersedia", "ketersediaan")),
    "kegiatan": ("kegiatan", _columns(*_KEGIATAN)),
    "perbandingan_tahun": ("tahunan", _columns(*_TAHUNAN)),
    "rata_rata_tahun": ("rerata_tahun", _columns("tahun", "jumlah", "rata_rata")),
    "belanja": ("belanja", _columns("jenjang", "uraian", "pagu", "realisasi", "sisa", "serapan")),
    "pagu_pk": ("pagu_pk", _columns("kode", "jenjang", "uraian", "pagu", "porsi")),
}


_CAPPED = "rata_rata_dibatasi"
_WORDS = ("predikat", "dasar_anggaran", "efisiensi_keterangan", "efisiensi_sdm_keterangan")


def _headline(row: Json) -> Json:
    numbers = [name for name in RINGKASAN if name not in {"kecamatan", _CAPPED, *_WORDS}]
    return {
        **_picked(row, *numbers),
        "rata_rata_capaian_dibatasi": _plain(row[_CAPPED]),
        **{name: row[name] or None for name in _WORDS},
    }
