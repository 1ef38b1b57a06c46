"""Sets the parts of every row of a table on their level, and says which rows cannot be used."""

from collections.abc import Sequence
from dataclasses import dataclass

from lkjip_excel.layouts import DARI_KOLOM
from lkjip_excel.model import Jenjang
from lkjip_excel.read.tables.headers import normalise
from lkjip_excel.read.tables.labels import Golongan, Macam
from lkjip_excel.read.tables.lines import Baris, TabelBaca
from lkjip_excel.read.tables.naming import bare_name
from lkjip_excel.read.tables.parts import Kata, PartReader, Rows, Sebut, deepest
from lkjip_excel.read.tables.structure import Letak, Tanda, levels


@dataclass(frozen=True, slots=True)
class Potongan:
    """One part of a data row with its level.

    ``kurang`` is the title of a name it lacks, ``alasan`` why it cannot be used; each "" where there is none.
    """

    bagian: PartReader
    sebut: Sebut
    letak: Letak
    kurang: str = ""
    alasan: str = ""


def place(tabel: TabelBaca, lines: Sequence[Baris], kinds: Sequence[Golongan]) -> list[list[Potongan]]:
    """Return the parts of every row from left to right; rows that are no data have none."""
    rows = Rows(tabel)
    said = [_said(rows, line, kind) for line, kind in zip(lines, kinds, strict=True)]
    columns = []
    for i, part in enumerate(rows.parts):
        mine = [row[i] for row in said]
        placed = (
            _levels(part, mine, kinds, deepest(rows.parts, i))
            if part.from_rows
            else _fixed(tabel, part, mine)
        )
        columns.append(
            [
                one and letak and _judged(tabel, part, one, letak)
                for one, letak in zip(mine, placed, strict=True)
            ]
        )
    return [[one for one in row if one] for row in zip(*columns, strict=True)]


def _said(rows: Rows, line: Baris, kind: Golongan) -> list[Sebut | None]:
    if kind.macam == Macam.DATA:
        return rows.split(line)
    heads = kind.macam == Macam.JUDUL and kind.jenjang and kind.kolom
    rows.interrupt(
        Kata(kind.nama, kind.kolom, (line.nomor, kind.kolom.kolom)) if heads and kind.kolom else None
    )
    return [None for _ in rows.parts]


# --- levels -----------------------------------------------------------------------------------------------


def _levels(
    part: PartReader, said: Sequence[Sebut | None], kinds: Sequence[Golongan], narrowest: str
) -> list[Letak | None]:
    """Return the levels that the rows tell themselves, headings of a sasaran among them."""
    signs = {
        i: part.sign(one) if one else Tanda(kind.nama, tetap=kind.jenjang)
        for i, (one, kind) in enumerate(zip(said, kinds, strict=True))
        if one or (kind.macam == Macam.JUDUL and kind.jenjang)
    }
    found = dict(zip(signs, levels(list(signs.values()), narrowest), strict=True))
    return [found.get(i) for i in range(len(said))]


def _fixed(tabel: TabelBaca, part: PartReader, said: Sequence[Sebut | None]) -> list[Letak | None]:
    """Return the levels that a column or the kind of table tells."""
    return [_letak(tabel, part, one) if one else None for one in said]


def _letak(tabel: TabelBaca, part: PartReader, sebut: Sebut) -> Letak:
    level = part.bagian.jenjang
    if level == DARI_KOLOM:
        level = normalise(sebut.teks("jenjang"))
    elif level == Jenjang.INDIKATOR and not tabel.templat and _measures_tujuan(part, sebut):
        level = Jenjang.TUJUAN
    again = part.nama not in sebut.sendiri and part.nama in sebut.kata
    return Letak(level, bare_name(sebut.teks(part.nama)), lanjut=again)


def _measures_tujuan(part: PartReader, sebut: Sebut) -> bool:
    """Tell whether an indikator stands beside a new tujuan and no sasaran: then it measures the tujuan."""
    has_sasaran = any(one.peran == "sasaran" for one in part.own)
    return has_sasaran and "tujuan" in sebut.sendiri and not sebut.teks("sasaran")


# --- what cannot be used ----------------------------------------------------------------------------------


def _judged(tabel: TabelBaca, part: PartReader, sebut: Sebut, letak: Letak) -> Potongan:
    missing = _missing(tabel, part, sebut)
    measures = sebut.baris.has(tabel.ukuran) or not sebut.kata
    reason = _level_reason(tabel, part, letak)
    if not reason and missing and measures and part.sole:
        reason = f"kolom {missing} kosong"
    return Potongan(part, sebut, letak, missing, reason)


def _level_reason(tabel: TabelBaca, part: PartReader, letak: Letak) -> str:
    """Return what is wrong with the level a column names (Indonesian), or ""."""
    if part.bagian.jenjang != DARI_KOLOM or letak.jenjang in tabel.found.tabel.column("jenjang").pilihan:
        return ""
    return f"jenjang {letak.jenjang} tidak dikenal" if letak.jenjang else "jenjang kosong"


def _missing(tabel: TabelBaca, part: PartReader, sebut: Sebut) -> str:
    """Return the title of a name that a row lacks, "" when it lacks none.

    In our own templates every required name counts, in tables of offices only the name of the thing itself.
    """
    if part.from_rows and part.sign(sebut).nama:
        return ""
    for kolom in tabel.found.tabel.kolom:
        needed = kolom.wajib and kolom.tipe == "teks" if tabel.templat else kolom.peran == part.nama
        mine = part.sole or kolom.bagian in {part.bagian.nama, ""}
        if needed and mine and not sebut.teks(kolom.peran):
            return kolom.judul
    return ""
