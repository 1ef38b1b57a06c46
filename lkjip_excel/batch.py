"""Many kecamatan: read each, compute all together, write each; one that fails never stops the others."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lkjip_excel import contract
from lkjip_excel.contract import Json
from lkjip_excel.intake import Dibaca, Gagal, read_all
from lkjip_excel.model import Hasil, Temuan, Tingkat
from lkjip_excel.pipeline import Terpilih, process
from lkjip_excel.read.sheets import TabelDibaca
from lkjip_excel.recap import Terlapor, write_recaps
from lkjip_excel.rules.catalogue import Bernomor, numbered
from lkjip_excel.write.files import TulisError, report_name, write_text
from lkjip_excel.write.report import write_report

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Pilihan:
    """The options that several commands share."""

    profil: str | None = None
    tahun: int | None = None


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
    read = read_all(masukan, pilihan.profil, pilihan.tahun, lambda _: None)
    hasil = process(read.terpilih) if read.terpilih else None
    entries = [contract.failed(one) for one in read.gagal]
    return Selesai(tuple(entries), _all_findings(hasil, read), read.tabel, (), read.dilewati)


def run(masukan: Path, keluaran: Path, pilihan: Pilihan, report: Report) -> Selesai:
    """Do the main job: write workbooks, recaps, hasil.json and temuan.json into the folder ``keluaran``.

    MasukanError, AturanError or TulisError when nothing can be done.
    """
    read = read_all(masukan, pilihan.profil, pilihan.tahun, report)
    hasil = process(read.terpilih) if read.terpilih else None
    temuan = _all_findings(hasil, read)
    reported = [*_write_reports(hasil, read, keluaran, report), *map(_failed, read.gagal)]
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


def _write_reports(hasil: Hasil | None, read: Dibaca, keluaran: Path, report: Report) -> Iterator[Terlapor]:
    """Write the workbook of each kecamatan; one that cannot be written is reported as failed."""
    names = _names(read.terpilih)
    for number, (one, name) in enumerate(zip(read.terpilih, names, strict=True), start=1):
        report(f"[{number}/{len(names)}] menulis {name}")
        try:
            write_report(_present(hasil), one.kunci, one.profil, keluaran / name)
        except TulisError as error:
            yield _failed(Gagal(one.kunci, one.bacaan, str(error)))
            continue
        entry = contract.finished(_present(hasil), one.kunci, one.bacaan.berkas, one.profil)
        yield Terlapor(one.kunci, entry, keluaran / name)


def _present(hasil: Hasil | None) -> Hasil:
    """Return the results, which are there whenever a kecamatan was chosen."""
    if hasil is None:
        raise AssertionError("a chosen kecamatan always has results")
    return hasil


def _names(chosen: Iterable[Terpilih]) -> list[str]:
    """Return the file name of each report; where two kecamatan share name and year, with the kabupaten."""
    who = [one.bacaan.identitas for one in chosen]
    counts = Counter(report_name(one.nama, one.tahun) for one in who)
    short = ((report_name(one.nama, one.tahun), one) for one in who)
    return [
        name if counts[name] == 1 else report_name(f"{one.nama}_{one.kabupaten}", one.tahun)
        for name, one in short
    ]
