"""Many kecamatan: read each, compute all together, write each; one that fails never stops the others."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lkjip_excel import contract
from lkjip_excel.contract import Json
from lkjip_excel.engine import run_each
from lkjip_excel.intake import Dibaca, Gagal, Pilihan, first_unshared, read_all
from lkjip_excel.model import Hasil, Temuan, Tingkat, part
from lkjip_excel.pipeline import Terpilih, process
from lkjip_excel.read.sheets import TabelDibaca
from lkjip_excel.recap import Terlapor, write_recaps
from lkjip_excel.rules.catalogue import Bernomor, numbered
from lkjip_excel.write.files import TulisError, report_name, write_text
from lkjip_excel.write.report import write_report

Report = Callable[[str], None]

_DIED = "program penulis berhenti mendadak; jalankan sekali lagi"


@dataclass(frozen=True, slots=True)
class Selesai:
    """What a run did: entries of hasil.json, findings, tables read, files written, files passed over."""

    kecamatan: tuple[Json, ...]
    temuan: tuple[Bernomor, ...]
    tabel: Mapping[str, Sequence[TabelDibaca]]
    berkas: tuple[Path, ...]
    dilewati: tuple[str, ...]

    def rows(self, fate: str) -> int:
        """Return how many rows were dibaca, dipakai or ditolak in all."""
        return sum(getattr(one, fate) for tables in self.tabel.values() for one in tables)

    def levels(self) -> Counter[str]:
        """Return how many findings there are of each level."""
        return Counter(one.rendered.tingkat.value for one in self.temuan)

    def failed(self) -> list[Json]:
        """Return the entries of the kecamatan that failed."""
        return [one for one in self.kecamatan if one["status"] == "gagal"]

    def clean(self) -> bool:
        """Tell whether nothing failed and nothing certain was found."""
        return not self.failed() and not self.levels()[Tingkat.GALAT.value]


def check(masukan: Path, pilihan: Pilihan) -> Selesai:
    """Read and reconcile only. MasukanError or AturanError when nothing can be done."""
    read = read_all(masukan, pilihan, lambda _: None)
    hasil = process(read.terpilih) if read.terpilih else None
    entries = [contract.failed(one) for one in read.gagal]
    return Selesai(tuple(entries), _all_findings(hasil, read), read.tabel, (), read.dilewati)


def run(masukan: Path, keluaran: Path, pilihan: Pilihan, report: Report) -> Selesai:
    """Do the main job: write workbooks, recaps, hasil.json and temuan.json into the folder ``keluaran``.

    MasukanError, AturanError or TulisError when nothing can be done.
    """
    read = read_all(masukan, pilihan, report, keluaran)
    hasil = process(read.terpilih) if read.terpilih else None
    temuan = _all_findings(hasil, read)
    tasks = _tasks(hasil, read.terpilih, keluaran) if hasil else []
    reported = [*_write_all(tasks, pilihan.proses, report), *map(_failed, read.gagal)]
    recaps = write_recaps(reported, temuan, keluaran)
    written = contract.results(one.entri for one in reported)
    texts = {"hasil.json": written, "temuan.json": contract.findings(temuan)}
    files = [write_text(keluaran / name, contract.to_json(content)) for name, content in texts.items()]
    paths = (*(one.berkas for one in reported if one.berkas), *recaps, *files)
    return Selesai(tuple(written["kecamatan"]), temuan, read.tabel, paths, read.dilewati)


def _failed(one: Gagal) -> Terlapor:
    return Terlapor(one.kunci, contract.failed(one), None)


def _all_findings(hasil: Hasil | None, read: Dibaca) -> tuple[Bernomor, ...]:
    """Return the findings of all kecamatan, those of each numbered on their own."""
    found: list[Temuan] = [*(hasil.temuan if hasil else ()), *read.temuan]
    keys = sorted({temuan.kecamatan for temuan in found})
    return tuple(one for key in keys for one in numbered(found, key))


@dataclass(frozen=True, slots=True)
class _Tugas:
    """A report to write: of whom, from which results, to where."""

    terpilih: Terpilih
    hasil: Hasil
    path: Path


def _tasks(hasil: Hasil, chosen: Sequence[Terpilih], keluaran: Path) -> list[_Tugas]:
    """Return what is to be written, each with only its own kecamatan's part of the results."""
    pairs = zip(chosen, _names(chosen), strict=True)
    return [_Tugas(one, part(hasil, one.kunci), keluaran / name) for one, name in pairs]


def _write_all(tasks: Sequence[_Tugas], jobs: int, report: Report) -> Iterator[Terlapor]:
    """Write the workbook of each kecamatan; one that cannot be written is reported as failed."""
    outcomes = run_each(_written, tasks, jobs, lambda _: _DIED)
    for number, (task, problem) in enumerate(zip(tasks, outcomes, strict=True), start=1):
        report(f"[{number}/{len(tasks)}] {'GAGAL' if problem else 'ditulis'}: {task.path.name}")
        chosen = task.terpilih
        if problem:
            yield _failed(Gagal(chosen.kunci, chosen.bacaan, problem))
            continue
        entry = contract.finished(task.hasil, chosen.kunci, chosen.bacaan.berkas, chosen.profil)
        yield Terlapor(chosen.kunci, entry, task.path)


def _written(task: _Tugas) -> str:
    """Write one report; return "" or why that is impossible."""
    try:
        write_report(task.hasil, task.terpilih.kunci, task.terpilih.profil, task.path)
    except TulisError as error:
        return str(error)
    return ""


def _names(chosen: Iterable[Terpilih]) -> list[str]:
    """Return the file name of each report: with the kabupaten, then a number, where others share it.

    Names that differ in capitals only are one file on Windows.
    """
    who = [one.bacaan.identitas for one in chosen]
    short = [report_name(one.nama, one.tahun) for one in who]
    longer = [report_name(f"{one.nama}_{one.kabupaten}", one.tahun) for one in who]
    longest = [report_name(f"{one.nama}_{number}", one.tahun) for number, one in enumerate(who, start=1)]
    return first_unshared(short, longer, longest)
