"""Reads all workbooks of one kecamatan and settles whose figures they are and of which year."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from lkjip_excel.layouts import table
from lkjip_excel.model import FAKTA, Jenjang, Sumber, Temuan, shaped
from lkjip_excel.read.identity import FORM, Identitas, Petunjuk, identify, name_of, year_in
from lkjip_excel.read.sheets import IsiBuku, TabelDibaca, read_book
from lkjip_excel.read.sipd.join import from_sipd, join_sipd
from lkjip_excel.read.tables.rows import Catatan, Fakta


@dataclass(frozen=True, slots=True)
class SumberKecamatan:
    """The workbooks of one kecamatan; ``akar`` is the folder file names are told from, ``asal`` a name."""

    asal: str
    akar: Path
    berkas: tuple[Path, ...]


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
    facts = join_sipd([fact for book in books for fact in book.fakta])
    tables = [one for book in books for one in book.tabel]
    hints = Petunjuk([line for book in books for line in book.judul], sumber.asal, tahun)
    identity, remarks = identify(facts, hints, Sumber(names[0] if names else ""))
    remarks += _remarks(books, facts, tables, identity)
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
    who = Identitas(name_of(sumber.asal), "", "", year_in(sumber.asal), "")
    return Bacaan(who, names, _frame([], who), (), (), alasan)


def _frame(facts: list[Fakta], identity: Identitas) -> pd.DataFrame:
    frame = shaped(pd.DataFrame(facts, columns=list(FAKTA)), FAKTA)
    return frame.assign(kecamatan=identity.nama, tahun=pd.array([identity.tahun] * len(frame), dtype="Int64"))


def _remarks(
    books: list[IsiBuku], facts: list[Fakta], tables: list[TabelDibaca], identity: Identitas
) -> list[Catatan]:
    said = [one for book in books for one in book.catatan]
    return [*said, *_doubled_tables(facts), *_wrong_years(tables, identity)]


def _failure(facts: list[Fakta], remarks: list[Catatan], identity: Identitas) -> str:
    """Return why this kecamatan cannot be worked on, or ""."""
    if not any(fact["dokumen"] != FORM and fact["jenjang"] != Jenjang.TOTAL for fact in facts):
        unread = [str(one.isi["alasan"]) for one in remarks if one.kode in {"BACA-01", "BACA-17"}]
        locked = ["berkas terkunci kata sandi" for one in remarks if one.kode == "BACA-02"]
        reasons = "; ".join(dict.fromkeys([*unread, *locked]))
        return reasons or "tidak ada tabel berisi data yang dapat dibaca"
    if identity.tahun is None:
        return "tahun kinerja tidak ditemukan; isi lembar Instansi atau beri --tahun"
    return ""


# --- tables that cannot be right --------------------------------------------------------------------------


def _doubled_tables(facts: Iterable[Fakta]) -> Iterator[Catatan]:
    """Say which kind of table stands on more than one sheet.

    A form may stand in every workbook; a sheet with nothing but a total is blank.
    """
    places: dict[str, dict[str, Sumber]] = defaultdict(dict)
    for fact in facts:
        if fact["dokumen"] != FORM and fact["jenjang"] != Jenjang.TOTAL:
            sheet = fact["tabel"] if from_sipd(fact["tabel"]) else f"{fact['berkas']}|{fact['lembar']}"
            places[fact["dokumen"]].setdefault(sheet, Sumber(fact["berkas"], fact["lembar"]))
    for jenis, found in places.items():
        if len(found) > 1:
            yield Catatan("BACA-16", tuple(found.values()), {"jenis": table(jenis).lembar})


def _wrong_years(tables: Iterable[TabelDibaca], identity: Identitas) -> Iterator[Catatan]:
    """Say which columns of the year are headed by another year; their values are not used."""
    for one in tables if identity.tahun else ():
        for role, place in one.setahun.items():
            _, _, periode = role.partition(" ")
            if periode not in {"", str(identity.tahun)} and one.dipakai:
                said: dict[str, object] = {"judul": place.tercetak, "tahun": str(identity.tahun)}
                yield Catatan("IDENT-04", (place,), said)
