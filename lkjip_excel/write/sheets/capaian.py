"""Sheet Capaian: target, realisasi, capaian and predikat of every indikator, and their means."""

from collections.abc import Sequence

from lkjip_excel.write import formulas
from lkjip_excel.write.book import Value, known, live
from lkjip_excel.write.context import MEAN, OVERALL, Laporan
from lkjip_excel.write.operands import from_quarters, linked, measured, operand, upper
from lkjip_excel.write.page import finish, part, signature, title
from lkjip_excel.write.sheets.predikat import predikat_formula
from lkjip_excel.write.state import state
from lkjip_excel.write.table import (
    Column,
    Here,
    Isi,
    Record,
    Table,
    Written,
    filled,
    indikator_columns,
    plain,
)

NAMA = "Capaian"
#: Column, registry name and frame column of each mean.
_MEANS = (("capaian", "mentah", "rata_rata_capaian"), ("dibatasi", "dibatasi", "rata_rata_dibatasi"))


def write(laporan: Laporan) -> None:
    """Write the indikator, the mean of each sasaran, the overall mean, the Camat's signature."""
    sheet = laporan.sheet(NAMA)
    spec = Table(_columns(laporan))
    title(sheet, "PENGUKURAN KINERJA", laporan, spec)
    written = spec.write(laporan.book, sheet, laporan.records("kinerja"))
    finish(sheet, written)
    part(sheet, "Rata-rata capaian per sasaran")
    for sasaran in laporan.records("sasaran"):
        _sasaran_mean(laporan, sasaran, written)
    _overall_mean(laporan, written)
    signature(sheet, laporan, (spec.last - 3, spec.last))


def _columns(laporan: Laporan) -> tuple[Column, ...]:
    """Return the columns; those for ranges, weights and the cap stand only where there are any."""
    columns = filled(_all_columns(laporan), laporan.records("kinerja"), "target_atas", "bobot")
    capped = laporan.profil.batas is not None
    return tuple(column for column in columns if capped or column.kunci != "dibatasi")


def _all_columns(laporan: Laporan) -> list[Column]:
    metode = laporan.profil.daftar_metode
    return [
        *indikator_columns(30, 34),
        Column("satuan", "Satuan", 10, plain("satuan"), "tengah"),
        Column("arah", "Arah", 9, plain("arah"), "tengah"),
        Column("target", "Target", 12, operand("target"), "umum", daftar="target"),
        Column("target_atas", "Target (batas atas)", 12, upper("target_atas", "target"), "umum"),
        Column("realisasi", "Realisasi", 12, from_quarters, "umum", daftar="realisasi"),
        Column("capaian", "Capaian (%)", 11, measured("capaian", metode), "angka", daftar="mentah"),
        Column("dibatasi", _cap_title(laporan), 13, _capped(laporan), "angka", daftar="dibatasi"),
        Column("bobot", "Bobot", 8, _weight(laporan), "umum", daftar="bobot"),
        Column("predikat", "Predikat", 17, _predikat(laporan), "tengah", daftar="predikat"),
        Column("keterangan", "Keterangan", 24, state),
    ]


def _cap_title(laporan: Laporan) -> str:
    bawah, atas = (f"{batas:g}" for batas in laporan.profil.batas or (0, 0))
    return f"Capaian dibatasi {bawah} s.d. {atas} (%)"


def _weight(laporan: Laporan) -> Isi:
    """Return what shows the weight of an indikator, linked to the cell its plan gives it in."""
    facts = laporan.fakta[laporan.fakta["peran"] == "bobot"]
    ids = dict(zip(reversed(facts["kunci"].tolist()), reversed(facts.index.tolist()), strict=True))
    return lambda record, here: linked({**record, "bobot_fakta": ids.get(record["kunci"])}, "bobot", here)


def _capped(laporan: Laporan) -> Isi:
    def isi(record: Record, here: Here) -> Value:
        return live(formulas.capped(here("capaian"), laporan.profil.batas), record["capaian_dibatasi"])

    return isi


def _basis_column(laporan: Laporan) -> str:
    """Return the column the predikat is read from."""
    return "dibatasi" if laporan.profil.predikat_dari == "dibatasi" else "capaian"


def _predikat(laporan: Laporan) -> Isi:
    basis = _basis_column(laporan)
    nama = "capaian_dibatasi" if basis == "dibatasi" else "capaian"

    def isi(record: Record, here: Here) -> Value:
        return predikat_formula(laporan, here(basis), record[nama], record["predikat"], here)

    return isi


def _sasaran_mean(laporan: Laporan, sasaran: Record, written: Written) -> None:
    counts = f"({sasaran['jumlah_terukur']} dari {sasaran['jumlah_indikator']} indikator terukur)"
    keys = [row["urutan"] for row in laporan.indikator(sasaran["kunci"])]
    cells = _means(laporan, sasaran, written, keys)
    _close(laporan, written, f"{sasaran['sasaran']} {counts}", cells, sasaran["kunci"])


def _overall_mean(laporan: Laporan, written: Written) -> None:
    """Close with the mean of all indikator, or of the sasaran where the profile says so."""
    if laporan.profil.rata_rata == "sasaran":
        keys = [row["kunci"] for row in laporan.records("sasaran")]
        cells = _means(laporan, laporan.ringkasan, written, keys, MEAN)
    else:
        keys = [row["urutan"] for row in laporan.records("kinerja")]
        cells = _means(laporan, laporan.ringkasan, written, keys)
    _close(laporan, written, "RATA-RATA CAPAIAN KINERJA", cells, OVERALL)


def _means(
    laporan: Laporan, record: Record, written: Written, keys: Sequence[object], prefix: str = ""
) -> dict[str, Value]:
    """Return the cells of a row of means over what is registered under ``prefix`` and ``keys``."""
    here = written.next
    weights = here.refs([("bobot", key) for key in keys]) if _weighted(laporan, keys, prefix) else []
    cells: dict[str, Value] = {}
    for kunci, daftar, nama in _MEANS:
        if kunci in here.cols:
            refs = here.refs([(prefix + daftar, key) for key in keys])
            cells[kunci] = live(formulas.mean(refs, weights), record[nama])
    basis = _basis_column(laporan)
    nilai = record["rata_rata_dibatasi" if basis == "dibatasi" else "rata_rata_capaian"]
    cells["predikat"] = predikat_formula(laporan, here(basis), nilai, record["predikat"], here)
    return cells


def _weighted(laporan: Laporan, keys: Sequence[object], prefix: str) -> bool:
    """Tell whether every one of these indikator that has a capaian has a weight too; sasaran have none."""
    rows = [row for row in laporan.records("kinerja") if row["urutan"] in keys and known(row["capaian"])]
    return not prefix and bool(rows) and all(known(row["bobot"]) for row in rows)


def _close(laporan: Laporan, written: Written, label: str, cells: dict[str, Value], kunci: str) -> None:
    here = written.close(label, cells)
    for kolom, daftar in (*((each, name) for each, name, _ in _MEANS), ("predikat", "predikat")):
        if kolom in here.cols:
            laporan.book.place((MEAN + daftar, kunci), here.cell(kolom), cells[kolom])
