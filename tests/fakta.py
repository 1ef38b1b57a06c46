"""Facts from a small text grid, so that a test shows the tables it is about.

A block starts with "sheet = jenis", then comes a line of roles (with a period where one stands in the
header: "target 2023"), then a line a row; cells are parted by "|". The role line is row 1 and the first
column is A, so that a reader of the test can count to the cell a temuan must name.
"""

import re
from typing import Any

import pandas as pd

from lkjip_excel.layouts import Tabel, table
from lkjip_excel.model import FAKTA, Keadaan, Temuan, shaped
from lkjip_excel.values import Gaya, parse

TAHUN = 2023
_WORDS = ("jenjang", "kode", "sasaran", "indikator", "uraian")


def facts(grid: str, kecamatan: str = "Contoh", tahun: int = TAHUN) -> pd.DataFrame:
    """Return the facts of the tables in a grid, all of one kecamatan and year."""
    found: list[dict[str, Any]] = []
    for block in re.split(r"\n\s*\n\s*", grid.strip()):
        head, roles, *lines = block.strip().splitlines()
        lembar, jenis = (part.strip() for part in head.split("="))
        about = {"kecamatan": kecamatan, "tahun": tahun, "berkas": "Buku.xlsx", "lembar": lembar}
        for number, line in enumerate(lines, start=2):
            row = dict(zip(_cells(roles), _cells(line), strict=True))
            found += _row(table(jenis), row, about | {"tabel": f"Buku.xlsx|{lembar}", "baris": number})
    return shaped(pd.DataFrame(found), FAKTA)


def together(*frames: pd.DataFrame) -> pd.DataFrame:
    """Return the facts of several kecamatan in one frame."""
    return shaped(pd.concat(frames, ignore_index=True), FAKTA)


def said(temuan: Temuan) -> tuple[str, ...]:
    """Return a temuan as its code and its cells: ("SELARAS-01", "RKT!C2", "PK!C2")."""
    return (temuan.kode, *(f"{one.lembar}!{one.sel}" for one in temuan.sumber))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def _row(tabel: Tabel, row: dict[str, str], about: dict[str, Any]) -> list[dict[str, Any]]:
    words = {name: row.get(name, "") for name in _WORDS}
    words["jenjang"] = words["jenjang"] or tabel.jenjang
    if {text for text in row.values() if text in tabel.label_jumlah}:
        words |= {"jenjang": "total"}
    context = about | {"dokumen": tabel.jenis} | words
    cells = zip("ABCDEFGHIJ", row.items(), strict=False)
    return [
        context | {"sel": f"{column}{about['baris']}", "tercetak": text} | one
        for column, (role, text) in cells
        if (one := _value(tabel, role, text))
    ]


def _value(tabel: Tabel, role: str, text: str) -> dict[str, Any]:
    """Return what one cell says; a blank text cell says nothing, a blank number is a fact."""
    peran, _, periode = role.partition(" ")
    if tabel.column(peran).tipe in {"teks", "kode", "pilihan"}:
        return {"peran": peran, "teks": text, "keadaan": Keadaan.ADA} if text else {}
    value = parse(text, gaya=Gaya.INDONESIA)
    return {
        "peran": peran,
        "periode": periode,
        "nilai": value.angka,
        "nilai_atas": value.angka_atas,
        "mutu": value.mutu,
        "satuan": value.satuan,
        "keadaan": value.keadaan,
    }
