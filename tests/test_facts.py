"""Views of the facts: roles side by side, the budget in force, what stands under what."""

import pandas as pd
import pytest

from lkjip_excel.facts import pagu_berlaku, parents, rows, sumber
from lkjip_excel.model import Sumber
from tests.fakta import facts


def anggaran(murni: str, pagu: str) -> pd.DataFrame:
    fakta = facts(
        f"""
        Anggaran = realisasi_anggaran
        jenjang | uraian  | pagu_murni | pagu   | realisasi
        program | Program | {murni}    | {pagu} | 1
        """
    )
    return pagu_berlaku(rows(fakta, "realisasi_anggaran"))


@pytest.mark.parametrize(
    ("murni", "pagu", "amount", "fact", "state"),
    [
        ("5", "7", 7.0, 3, "ada"),
        ("5", "0", 0.0, 3, "ada"),
        ("5", "", 5.0, 2, "ada"),
        ("0", "", 0.0, 2, "ada"),
        ("", "", None, 2, "kosong"),
        ("5", "-", None, 3, "tidak berlaku"),
        ("5", "rusak", None, 3, "tidak terbaca"),
    ],
)
def test_pagu_in_force(murni: str, pagu: str, amount: float | None, fact: int, state: str) -> None:
    row = anggaran(murni, pagu).iloc[0]
    assert (None if pd.isna(row["pagu"]) else row["pagu"]) == amount
    assert (row["pagu_fakta"], row["pagu_keadaan"]) == (fact, state)


@pytest.mark.parametrize(
    ("column", "amount"),
    [("pagu", 7.0), ("pagu_murni", 7.0)],
)
def test_pagu_in_force_where_one_column_is_all_there_is(column: str, amount: float) -> None:
    fakta = facts(f"A = realisasi_anggaran\njenjang | uraian | {column}\nprogram | Program | 7")
    assert pagu_berlaku(rows(fakta, "realisasi_anggaran"))["pagu"].tolist() == [amount]


def test_rows_without_any_pagu_get_the_columns_empty() -> None:
    fakta = facts("PK = pk_sasaran\nsasaran | indikator | target 2023\ns | i | 1")
    ready = pagu_berlaku(rows(fakta, "pk_sasaran", "2023"))
    assert ready[["pagu", "pagu_fakta", "pagu_keadaan"]].isna().to_numpy().all()


def test_a_word_of_the_row_is_there_once_with_its_cell() -> None:
    fakta = facts("PK = pk_sasaran\nsasaran | indikator | target 2023\ns | i | 1")
    ready = rows(fakta, "pk_sasaran", "2023")
    assert ready["indikator"].tolist() == ["i"]
    assert sumber(fakta, ready["indikator_fakta"].iloc[0]) == Sumber("Buku.xlsx", "PK", "B2", "i")


def test_sumber_of_no_fact() -> None:
    with pytest.raises(KeyError):
        sumber(anggaran("1", "1"), 99)


TREE = """
    X program P
    X kegiatan A
    X kegiatan A
    X sub a
    X kegiatan A
    X sub b
    X kegiatan B
    X sub a
    X belanja b
    X sub c
    X total J
    Y sub a
    Y program P
    Y sub a
"""


def test_parents_are_the_first_rows_of_what_stands_above_in_the_same_table() -> None:
    names = [line.split() for line in TREE.strip().splitlines()]
    frame = pd.DataFrame(names, columns=["kecamatan", "jenjang", "uraian"]).assign(tabel="t", kode="")
    frame["jenjang"] = frame["jenjang"].replace({"sub": "sub kegiatan"})
    found = [None if pd.isna(label) else label for label in parents(frame)]
    assert found == [None, 0, 0, 1, 0, 1, 0, 6, None, 6, None, None, None, 12]
