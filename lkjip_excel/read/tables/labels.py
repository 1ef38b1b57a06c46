"""Tells the rows of a table that are no data: sums, means, versions, headings, what stands below it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lkjip_excel.model import Jenjang
from lkjip_excel.read.tables.find import KolomTabel
from lkjip_excel.read.tables.headers import normalise
from lkjip_excel.read.tables.lines import Baris, TabelBaca, is_running
from lkjip_excel.read.tables.naming import take_apart
from lkjip_excel.read.tables.row_words import row_words

#: Roles that name what a row is about.
_NAMES = ("tujuan", "sasaran", "indikator", "uraian")
#: A sum without a label stands under at least so many rows.
_LEAST_PARTS = 2


class Macam(StrEnum):
    """What a row is: data, a sum or mean, a heading, or the name of a version."""

    DATA = "data"
    RINGKASAN = "ringkasan"
    JUDUL = "judul"
    VERSI = "versi"


@dataclass(frozen=True, slots=True)
class Golongan:
    """What a row is, with the cell that says so; ``jenjang`` and ``nama`` as far as its kind has them.

    Of a version ``nama`` is "sebelum" or "sesudah".
    """

    macam: Macam
    jenjang: str = ""
    nama: str = ""
    kolom: KolomTabel | None = None


_DATA = Golongan(Macam.DATA)


def classify(tabel: TabelBaca, lines: Sequence[Baris]) -> list[Golongan]:
    """Return what every row of a table is."""
    return [_kind(tabel, line, i, len(lines)) for i, line in enumerate(lines)]


def _kind(tabel: TabelBaca, line: Baris, index: int, count: int) -> Golongan:
    first = _first_text(tabel, line)
    if first is None:
        unlabelled = index == count - 1 and index >= _LEAST_PARTS and _has_money(tabel, line)
        return Golongan(Macam.RINGKASAN, Jenjang.TOTAL) if unlabelled else _DATA
    one, text = first
    return (
        _summary(tabel, line, one, text)
        or _version(tabel, line, one, text)
        or _heading(tabel, line, one, text)
    )


def _first_text(tabel: TabelBaca, line: Baris) -> tuple[KolomTabel, str] | None:
    """Return the first text of a row in the order of the layout, running numbers left out."""
    for one in [*tabel.nomor, *tabel.nama]:
        text = line.teks.get(one, "")
        if text and not (one in tabel.nomor and is_running(text)):
            return one, text
    return None


def _has_money(tabel: TabelBaca, line: Baris) -> bool:
    unnumbered = not line.has(tabel.nomor)
    return unnumbered and any(tabel.kolom(one).tipe == "rupiah" and one in line.teks for one in tabel.nilai)


def _names_more(tabel: TabelBaca, line: Baris, one: KolomTabel) -> bool:
    """Tell whether a row names something in another column than this."""
    keys = {part.kunci for part in tabel.found.tabel.parts}
    return any(other != one and other.peran in {*keys, *_NAMES} for other in tabel.nama if other in line.teks)


# --- sums and means ---------------------------------------------------------------------------------------


def _summary(tabel: TabelBaca, line: Baris, one: KolomTabel, text: str) -> Golongan | None:
    label = normalise(text)
    exact = label in {normalise(known) for known in tabel.found.tabel.label_jumlah}
    if exact or (_is_label(label, one.peran) and not _names_more(tabel, line, one)):
        return Golongan(Macam.RINGKASAN, Jenjang.RATA_RATA if _is_mean(label) else Jenjang.TOTAL, text, one)
    return None


def _is_label(label: str, peran: str) -> bool:
    """Tell whether a text is a label of a sum or mean; an indikator may begin with "Jumlah" too."""
    words = row_words().label
    pure = all(word in words.kata or word.isdigit() for word in label.split())
    begins = _begins(label, (*words.jumlah, *words.rata_rata))
    return (begins and (pure or peran != "indikator")) or (pure and _is_mean(label))


def _is_mean(label: str) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", label) for word in row_words().label.rata_rata)


def _begins(text: str, words: Sequence[str]) -> bool:
    return any(text == word or text.startswith(f"{word} ") for word in words)


# --- headings and versions --------------------------------------------------------------------------------


def _version(tabel: TabelBaca, line: Baris, one: KolomTabel, text: str) -> Golongan | None:
    said = version_of(text)
    alone = not line.has(tabel.ukuran) and not _names_more(tabel, line, one)
    return Golongan(Macam.VERSI, nama=said, kolom=one) if said and alone else None


def version_of(text: str) -> str:
    """Return which version a line names: "sebelum", "sesudah" or "" where it names none."""
    words, plain = row_words(), normalise(take_apart(text).nama)
    if _begins(plain, words.sesudah):
        return "sesudah"
    return "sebelum" if _begins(plain, words.sebelum) else ""


def _heading(tabel: TabelBaca, line: Baris, one: KolomTabel, text: str) -> Golongan:
    """Return the heading of a sasaran ("Sasaran 2 : ...") or a text in the column of numbers, else data."""
    if line.has(tabel.ukuran) or _names_more(tabel, line, one):
        return _DATA
    name = take_apart(text)
    if name.tegas and name.jenjang in {Jenjang.TUJUAN, Jenjang.SASARAN} and one.peran != name.jenjang:
        return Golongan(Macam.JUDUL, name.jenjang, name.nama, one)
    lone = one in tabel.nomor and not line.has(tabel.nama)
    return Golongan(Macam.JUDUL, "", text, one) if lone else _DATA


def sasaran_of_titles(titles: Sequence[tuple[int, str]]) -> str:
    """Return the sasaran that a line above a table names for all of it ("Sasaran 2 : ..."), or ""."""
    named = (take_apart(text) for _, text in titles)
    said = [name.nama for name in named if name.tegas and name.jenjang == Jenjang.SASARAN]
    return said[-1] if said else ""


# --- what stands below ------------------------------------------------------------------------------------


def inside(tabel: TabelBaca, lines: Sequence[Baris]) -> list[Baris]:
    """Return the rows above the signatures and notes that stand under a table."""
    for index, line in enumerate(lines):
        if (
            index
            and _closes(tabel.words(line.nomor))
            and not any(_is_data(tabel, one) for one in lines[index:])
        ):
            return list(lines[:index])
    return list(lines)


def _closes(texts: Sequence[str]) -> bool:
    """Tell whether all texts of a row are such as stand under a table: place and date, office, NIP, notes."""
    words = row_words()
    return all(_begins(normalise(text), words.penutup) or words.tanggal.fullmatch(text) for text in texts)


def _is_data(tabel: TabelBaca, line: Baris) -> bool:
    keys = {part.kunci for part in tabel.found.tabel.parts}
    return any(one.peran in keys for one in line.teks) and line.has(tabel.ukuran)
