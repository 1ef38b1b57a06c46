"""Reads all workbooks of one kecamatan and settles whose figures they are and of which year."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from lkjip_excel.layouts import table
from lkjip_excel.model import FAKTA, Jenjang, Keadaan, Sumber, Temuan, shaped
from lkjip_excel.read.rows import Catatan, Fakta
from lkjip_excel.read.sheets import IsiBuku, TabelDibaca, read_book

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OFFICE = re.compile(r"^(?:kec(?:amatan)?|kab(?:upaten)?)\b\.?\s*", re.IGNORECASE)
_FORM = "instansi"


@dataclass(frozen=True, slots=True)
class SumberKecamatan:
    """The workbooks of one kecamatan; ``akar`` is the folder file names are told from, ``asal`` a name."""

    asal: str
    akar: Path
    berkas: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Identitas:
    """Whose figures: names without the words Kecamatan and Kabupaten; ``profil`` as the form names it."""

    nama: str
    kabupaten: str
    provinsi: str
    tahun: int | None
    profil: str


@dataclass(frozen=True, slots=True)
class Bacaan:
    """Everything read of one kecamatan; ``gagal`` says why nothing can be computed ("" when something can).

    ``fakta`` has the shape of model.FAKTA with a plain index; ``kecamatan`` in facts and temuan is
    ``identitas.nama`` until the batch gives each kecamatan its key.
    """

    identitas: Identitas
    berkas: tuple[str, ...]
    fakta: pd.DataFrame
    tabel: tuple[TabelDibaca, ...]
    temuan: tuple[Temuan, ...]
    gagal: str


def read_source(sumber: SumberKecamatan, tahun: int | None = None) -> Bacaan:
    """Return what the workbooks of one kecamatan hold; ``tahun`` helps only where they do not say it."""
    names = [path.relative_to(sumber.akar).as_posix() for path in sumber.berkas]
    books = [read_book(path, name) for path, name in zip(sumber.berkas, names, strict=True)]
    facts = [fact for book in books for fact in book.fakta]
    tables = [one for book in books for one in book.tabel]
    identity, remarks = _identity(sumber, facts, tahun)
    remarks += _remarks(books, tables, identity)
    return Bacaan(
        identitas=identity,
        berkas=tuple(names),
        fakta=_frame(facts, identity),
        tabel=tuple(tables),
        temuan=tuple(Temuan(one.kode, identity.nama, one.sumber, one.isi) for one in remarks),
        gagal=_failure(facts, remarks, identity),
    )


def unread(sumber: SumberKecamatan, alasan: str) -> Bacaan:
    """Return the reading of a kecamatan of which nothing could be read at all."""
    names = tuple(path.relative_to(sumber.akar).as_posix() for path in sumber.berkas)
    who = Identitas(_name_of(sumber), "", "", _year(sumber.asal), "")
    return Bacaan(who, names, _frame([], who), (), (), alasan)


def _name_of(sumber: SumberKecamatan) -> str:
    """Return the name of a kecamatan as its file or folder is called."""
    return _bare(_YEAR.sub("", sumber.asal).replace("_", " ").strip(" -")) or sumber.asal


def _frame(facts: list[Fakta], identity: Identitas) -> pd.DataFrame:
    frame = shaped(pd.DataFrame(facts, columns=list(FAKTA)), FAKTA)
    return frame.assign(kecamatan=identity.nama, tahun=pd.array([identity.tahun] * len(frame), dtype="Int64"))


def _remarks(books: list[IsiBuku], tables: list[TabelDibaca], identity: Identitas) -> list[Catatan]:
    said = [one for book in books for one in book.catatan]
    return [*said, *_doubled_tables(tables), *_wrong_years(tables, identity)]


def _failure(facts: list[Fakta], remarks: list[Catatan], identity: Identitas) -> str:
    """Return why this kecamatan cannot be worked on, or ""."""
    if not any(fact["dokumen"] != _FORM and fact["jenjang"] != Jenjang.TOTAL for fact in facts):
        unread = [str(one.isi.get("alasan", "")) for one in remarks if one.kode == "BACA-01"]
        locked = ["berkas terkunci kata sandi" for one in remarks if one.kode == "BACA-02"]
        reasons = "; ".join(dict.fromkeys([*unread, *locked]))
        return reasons or "tidak ada tabel berisi data yang dapat dibaca"
    if identity.tahun is None:
        return "tahun kinerja tidak ditemukan; isi lembar Instansi atau beri --tahun"
    return ""


# --- whose figures ----------------------------------------------------------------------------------------


def _identity(
    sumber: SumberKecamatan, facts: list[Fakta], tahun: int | None
) -> tuple[Identitas, list[Catatan]]:
    answers, remarks = _form_answers(facts)
    nama, year = _bare(answers.get("kecamatan", "")), _year(answers.get("tahun", ""))
    guesses = []
    if not nama:
        nama = _name_of(sumber)
        guesses.append(f"nama berkas atau folder ({nama})")
    if year is None:
        year = tahun or _year(sumber.asal)
        guesses += (
            [f"opsi --tahun ({year})" if tahun else f"nama berkas atau folder ({year})"] if year else []
        )
    if guesses:
        places = tuple(Sumber(path.relative_to(sumber.akar).as_posix()) for path in sumber.berkas[:1])
        remarks.append(Catatan("IDENT-01", places, {"asal": " dan ".join(dict.fromkeys(guesses))}))
    kabupaten = _bare(answers.get("kabupaten", ""))
    return Identitas(nama, kabupaten, answers.get("provinsi", ""), year, answers.get("profil", "")), remarks


def _form_answers(facts: Iterable[Fakta]) -> tuple[dict[str, str], list[Catatan]]:
    """Return the first answer to every line of the identity forms; two that differ are a remark."""
    given: dict[str, list[Fakta]] = defaultdict(list)
    for fact in facts:
        if fact["dokumen"] == _FORM and fact["keadaan"] == Keadaan.ADA:
            given[fact["peran"]].append(fact)
    remarks = [remark for peran, told in given.items() for remark in _different(peran, told)]
    return {peran: _answer(told[0]) for peran, told in given.items()}, remarks


def _answer(fact: Fakta) -> str:
    number = fact.get("nilai", math.nan)
    return fact["teks"] if math.isnan(number) else f"{number:.0f}"


def _different(peran: str, told: list[Fakta]) -> Iterator[Catatan]:
    for other in told[1:]:
        if _answer(other).casefold() != _answer(told[0]).casefold():
            places = tuple(
                Sumber(f["berkas"], f["lembar"], f["sel"], f["tercetak"]) for f in (other, told[0])
            )
            title = table(_FORM).column(peran).judul
            yield Catatan("IDENT-02", places, {"apa": title, "satu": _answer(told[0]), "dua": _answer(other)})


def _bare(name: str) -> str:
    return _OFFICE.sub("", name.strip())


def _year(text: str) -> int | None:
    found = _YEAR.search(text)
    return int(found[0]) if found else None


# --- tables that cannot be right --------------------------------------------------------------------------


def _doubled_tables(tables: Iterable[TabelDibaca]) -> Iterator[Catatan]:
    """Say which kind of table stands on more than one sheet; a form may stand in every workbook."""
    places: dict[str, dict[tuple[str, str], Sumber]] = defaultdict(dict)
    for one in tables:
        if one.dipakai and one.jenis != _FORM:
            places[one.jenis].setdefault(
                (one.berkas, one.lembar), Sumber(one.berkas, one.lembar, one.rentang)
            )
    for jenis, found in places.items():
        if len(found) > 1:
            yield Catatan("BACA-16", tuple(found.values()), {"jenis": table(jenis).lembar})


def _wrong_years(tables: Iterable[TabelDibaca], identity: Identitas) -> Iterator[Catatan]:
    """Say which columns of the year are headed by another year; their values are not used."""
    for one in tables:
        yearly = {kolom.peran for kolom in table(one.jenis).kolom if kolom.ulang == "tahun"}
        for role, place in one.kepala.items():
            peran, _, periode = role.partition(" ")
            if peran in yearly and periode not in {"", str(identity.tahun)} and one.dipakai:
                said: dict[str, object] = {"judul": place.tercetak, "tahun": str(identity.tahun)}
                yield Catatan("IDENT-04", (place,), said)
