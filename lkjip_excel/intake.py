"""The first half of a run: read every kecamatan, give it a key, set apart those that cannot be worked on."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lkjip_excel.discovery import discover
from lkjip_excel.engine import run_each
from lkjip_excel.model import Temuan
from lkjip_excel.pipeline import Terpilih, choose, under_key
from lkjip_excel.read.sheets import TabelDibaca
from lkjip_excel.read.source import Bacaan, SumberKecamatan, read_source, unread
from lkjip_excel.rules import profile

Report = Callable[[str], None]

_DIED = "program pembaca berhenti mendadak pada salah satu berkasnya; buka dan simpan ulang berkas di Excel"


@dataclass(frozen=True, slots=True)
class Pilihan:
    """The options of a run: the profile and year asked for, and how many processes may work."""

    profil: str | None = None
    tahun: int | None = None
    proses: int = 1


@dataclass(frozen=True, slots=True)
class Gagal:
    """A kecamatan for which nothing can be computed, and why (Indonesian)."""

    kunci: str
    bacaan: Bacaan
    alasan: str


@dataclass(frozen=True, slots=True)
class Dibaca:
    """All kecamatan of a run after reading.

    ``temuan`` are those that processing will not bring: of the failed ones, and of the choice of a profile.
    """

    terpilih: tuple[Terpilih, ...]
    gagal: tuple[Gagal, ...]
    temuan: tuple[Temuan, ...]
    tabel: Mapping[str, Sequence[TabelDibaca]]
    dilewati: tuple[str, ...]


def read_all(masukan: Path, pilihan: Pilihan, report: Report, keluaran: Path | None = None) -> Dibaca:
    """Read every kecamatan of a folder or workbook but what stands in ``keluaran``, saying so one by one.

    MasukanError when there is none, AturanError when the profile asked for is wrong.
    """
    if pilihan.profil:
        profile(pilihan.profil)  # a wrong one is refused before any work is done
    found = discover(masukan, keluaran)
    readings: list[Bacaan] = []
    work = partial(read_source, tahun=pilihan.tahun)
    for reading in run_each(work, found.sumber, pilihan.proses, partial(unread, alasan=_DIED)):
        readings.append(reading)
        report(f"[{len(readings)}/{len(found.sumber)}] dibaca: {reading.identitas.nama}")
    sorted_out = _Sorted(pilihan.profil)
    keys = _keys(readings, found.sumber)
    for key, reading in zip(keys, readings, strict=True):
        sorted_out.add(key, reading, _failure(reading, readings, found.sumber))
    tables = {key: reading.tabel for key, reading in zip(keys, readings, strict=True)}
    return sorted_out.result(tables, found.dilewati)


class _Sorted:
    """Collects the kecamatan that can be worked on and those that cannot."""

    def __init__(self, profil: str | None) -> None:
        self._profil = profil
        self._usable: list[Terpilih] = []
        self._failed: list[Gagal] = []
        self._temuan: list[Temuan] = []

    def add(self, key: str, reading: Bacaan, failure: str) -> None:
        if failure:
            self._failed.append(Gagal(key, reading, failure))
            self._temuan += [under_key(temuan, key) for temuan in reading.temuan]
            return
        chosen, said = choose(reading, key, self._profil)
        self._usable.append(chosen)
        self._temuan += said

    def result(self, tables: Mapping[str, Sequence[TabelDibaca]], passed: tuple[str, ...]) -> Dibaca:
        return Dibaca(tuple(self._usable), tuple(self._failed), tuple(self._temuan), tables, passed)


def _same(reading: Bacaan) -> tuple[str, str, int | None]:
    """Return what makes two sources one kecamatan: name, kabupaten and year."""
    who = reading.identitas
    return who.nama.casefold(), who.kabupaten.casefold(), who.tahun


def _failure(reading: Bacaan, readings: Sequence[Bacaan], sources: Sequence[SumberKecamatan]) -> str:
    """Return why a kecamatan fails, "" when it does not; two sources for one are both refused by name."""
    pairs = zip(readings, sources, strict=True)
    twins = [source.asal for other, source in pairs if _same(other) == _same(reading)]
    if reading.gagal or len(twins) == 1:
        return reading.gagal
    return f"ada {len(twins)} sumber untuk kecamatan ini ({', '.join(twins)}); sisakan satu"


def _keys(readings: Sequence[Bacaan], sources: Sequence[SumberKecamatan]) -> list[str]:
    """Return the key of each kecamatan in this run: its name, with more words where two share it."""
    short = [reading.identitas.nama for reading in readings]
    longer = [f"{r.identitas.nama} ({r.identitas.kabupaten} {r.identitas.tahun})" for r in readings]
    longest = [f"{r.identitas.nama} ({source.asal})" for r, source in zip(readings, sources, strict=True)]
    return first_unshared(short, longer, longest)


def first_unshared(*choices: Sequence[str]) -> list[str]:
    """Return for every item the first of its names that no other item has, in any capitals.

    The last names are taken as they are and numbered where even they are shared.

    ``choices``: the shortest names of all items, then longer ones.
    """
    counts = Counter(name.casefold() for names in choices[:-1] for name in names)
    chosen: list[str] = []
    taken: Counter[str] = Counter()
    for names in zip(*choices, strict=True):
        name = next((name for name in names[:-1] if counts[name.casefold()] == 1), names[-1])
        taken[name.casefold()] += 1
        again = taken[name.casefold()]
        chosen.append(name if again == 1 else f"{name} ({again})")
    return chosen
