"""Every figure that the sample's documents determine is in hasil.json and in the workbook, to 4 decimals.

The expected figures were recomputed by hand from three published reports (tests/data/kasus).
"""

import json
import math
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from rapidfuzz import fuzz

Json = dict[str, Any]

DATA = Path(__file__).parent / "data" / "kasus"
SAMPLES = {"kencong": "Kencong", "plandaan": "Plandaan", "kandangserang": "Kandangserang"}
#: Figures that no document of the sample determines, and why.
UNDETERMINED = {
    ("kandangserang", "ikm", "total"): "the SKM unsur are not in the standard templates",
    ("plandaan", "ikm", "total"): "the IKM of each layanan is not in the standard templates",
    ("plandaan", "ipp", "total"): "the IPP aspects are not in the standard templates",
    ("plandaan", "ipp", "Aspek Kebijakan Pelayanan"): "the IPP aspects are not in the standard templates",
    ("plandaan", "alokasi", "IKM Kecamatan Plandaan"): "the report merges the money of two indikator here",
    ("plandaan", "capaian", "Nilai Paten Kecamatan"): "of 2021, for a program: earlier years are of sasaran",
}
#: The matrix of one report prints another realisasi than its table; the sample holds that of the table.
OTHER_REALISASI = ("kandangserang", 79.95)
SIMILAR = 70


def expected() -> Iterator[tuple[str, Json]]:
    for name in SAMPLES:
        for figure in json.loads((DATA / name / "angka_wajib.json").read_text("utf-8")):
            yield name, figure


def determined(name: str, figure: Json) -> bool:
    if (name, figure["apa"], figure["kunci"]) in UNDETERMINED:
        return False
    return (name, figure["masukan"].get("realisasi")) != OTHER_REALISASI


def alike(one: str, other: str) -> bool:
    """Tell whether two wordings name the same thing, as published in different tables of one report."""
    score = fuzz.token_set_ratio(one.casefold(), other.casefold())
    return score >= SIMILAR


def close(one: Any, other: float) -> bool:
    return isinstance(one, int | float) and math.isclose(one, other, abs_tol=5e-5, rel_tol=1e-12)


# --- where each kind of figure stands in hasil.json --------------------------------------------------------


def same_operands(row: Json, figure: Json) -> bool:
    return all(close(row[role], figure["masukan"][role]) for role in ("target", "realisasi"))


def capaian(entry: Json, figure: Json) -> Iterator[Any]:
    for row in (*entry["kinerja"], *entry["kegiatan"], *entry["perbandingan_tahun"]):
        if same_operands(row, figure) and alike(row["indikator"], figure["kunci"]):
            yield row["capaian"]


def rata_rata_capaian(entry: Json, figure: Json) -> Iterator[Any]:
    headline, capped = entry["ringkasan"], figure.get("varian") == "dibatasi"
    if figure["kunci"] == "total":
        if figure.get("tahun", entry["tahun"]) == entry["tahun"]:
            yield headline["rata_rata_capaian_dibatasi" if capped else "rata_rata_capaian"]
        yield from (y["rata_rata"] for y in entry["rata_rata_tahun"] if y["tahun"] == figure.get("tahun"))
    elif figure["kunci"].startswith("semua indikator"):
        yield headline["rata_rata_semua"]
    else:
        yield from (s["rata_rata_capaian"] for s in entry["sasaran"] if alike(s["sasaran"], figure["kunci"]))


def kemajuan(entry: Json, figure: Json) -> Iterator[Any]:
    if figure["kunci"] == "total":
        yield entry["ringkasan"]["rata_rata_kemajuan"]
    for row in entry["kemajuan_renstra"]:
        if alike(row["indikator"], figure["kunci"]):
            yield row["kemajuan"]


def money(field: str) -> Callable[[Json, Json], Iterator[Any]]:
    def found(entry: Json, figure: Json) -> Iterator[Any]:
        for row in (*entry["anggaran"], *entry["belanja"]):
            if figure["kunci"] == "total":
                named = row["jenjang"] == "total"
            else:
                named = alike(row["uraian"], figure["kunci"])
            if named and close(row["pagu"], figure["masukan"]["pagu"]):
                yield row[field]

    return found


def alokasi(entry: Json, figure: Json) -> Iterator[Any]:
    rows = [(row["uraian"], row["porsi"]) for row in (*entry["pagu_pk"], *entry["anggaran"])]
    rows += [(row["sasaran"], row["porsi_pagu"]) for row in entry["sasaran"]]
    total = entry["ringkasan"]["pagu"]
    rows += [(row["indikator"], row["pagu"] / total * 100) for row in entry["kinerja"] if row["pagu"]]
    yield from (share for name, share in rows if alike(name, figure["kunci"]))


def efisiensi(entry: Json, figure: Json) -> Iterator[Any]:
    rows = [(row["sasaran"], row) for row in entry["sasaran"]]
    rows += [(row["indikator"], row) for row in entry["kinerja"]]
    rows += [("total" if row["jenjang"] == "total" else row["uraian"], row) for row in entry["anggaran"]]
    for name, row in rows:
        judged = row["efisiensi"]
        label = figure.get("keterangan", judged["keterangan"])
        if alike(name, figure["kunci"]) and judged["metode"] == figure["metode"]:
            yield judged["nilai"] if judged["keterangan"] == label else None


def efisiensi_sdm(entry: Json, figure: Json) -> Iterator[Any]:
    headline = entry["ringkasan"]
    special = {"total": "efisiensi_sdm", "rata-rata ketersediaan": "rata_rata_ketersediaan"}
    if figure["kunci"] in special:
        yield headline[special[figure["kunci"]]]
    for row in entry["efisiensi_sdm"]:
        if alike(row["indikator"], figure["kunci"]):
            yield row["ketersediaan"]


def nasional(entry: Json, figure: Json) -> Iterator[Any]:
    for row in entry["nasional"]:
        if alike(row["indikator"], figure["kunci"]):
            yield row["perbandingan"]


PLACES: dict[str, Callable[[Json, Json], Iterator[Any]]] = {
    "capaian": capaian,
    "rata_rata_capaian": rata_rata_capaian,
    "kemajuan_renstra": kemajuan,
    "serapan": money("serapan"),
    "sisa": money("sisa"),
    "alokasi": alokasi,
    "efisiensi": efisiensi,
    "efisiensi_sdm": efisiensi_sdm,
    "nasional": nasional,
}
#: The sheets of the workbook on which each kind of figure stands.
SHEETS = {
    "capaian": {"Capaian", "Kinerja Program", "Perbandingan Tahun"},
    "rata_rata_capaian": {"Capaian", "Predikat", "Perbandingan Tahun", "Ringkasan", "Efisiensi"},
    "kemajuan_renstra": {"Kemajuan Renstra"},
    "serapan": {"Anggaran", "Belanja"},
    "sisa": {"Anggaran", "Belanja"},
    "alokasi": {"Anggaran", "Efisiensi"},
    "efisiensi": {"Efisiensi"},
    "efisiensi_sdm": {"Efisiensi SDM", "Efisiensi"},
    "nasional": {"Perbandingan Nasional"},
}


@cache
def entries(path: Path) -> dict[str, Json]:
    return {one["nama"]: one for one in json.loads(path.read_text("utf-8"))["kecamatan"]}


@cache
def numbers(path: Path, sheets: frozenset[str]) -> frozenset[float]:
    """Return the numbers that stand, as cached results, on these sheets of a workbook."""
    book = openpyxl.load_workbook(path, data_only=True, read_only=True)
    found = (
        value
        for sheet in book.worksheets
        if sheet.title in sheets
        for row in sheet.iter_rows(values_only=True)
        for value in row
    )
    return frozenset(value for value in found if isinstance(value, int | float))


@pytest.mark.parametrize("name", SAMPLES)
def test_figures(name: str, keluaran: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = entries(keluaran / "hasil.json")[SAMPLES[name]]
    book = next(keluaran.glob(f"LKjIP_{SAMPLES[name]}_*.xlsx"))
    wanted = [figure for whose, figure in expected() if whose == name and determined(name, figure)]
    missing = []
    for figure in wanted:
        found = list(PLACES[figure["apa"]](entry, figure))
        if not any(close(value, figure["nilai"]) for value in found):
            missing.append(("hasil.json", figure, found))
        shown = numbers(book, frozenset(SHEETS[figure["apa"]]))
        if not any(close(value, figure["nilai"]) for value in shown):
            missing.append(("buku kerja", figure, []))
    with capsys.disabled():
        print(f"\n{name}: {len(wanted)} angka dibandingkan, {len(missing)} berbeda")  # noqa: T201
    assert not missing


def test_what_is_left_out_is_known() -> None:
    left_out = [(name, f["apa"], f["kunci"]) for name, f in expected() if not determined(name, f)]
    assert len(left_out) == 8
    assert set(UNDETERMINED) <= set(left_out)
