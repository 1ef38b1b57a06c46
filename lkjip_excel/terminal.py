"""What the commands print for a person: the summary of a run, and the findings by file."""

from collections import defaultdict
from collections.abc import Iterator

from lkjip_excel.batch import Selesai
from lkjip_excel.model import Tingkat
from lkjip_excel.read.sheets import TabelDibaca
from lkjip_excel.rules.catalogue import Bernomor


def summary(done: Selesai) -> str:
    """Return the closing lines of a run: kecamatan, rows, findings by level, where the files are."""
    return "\n".join(_summary(done))


def _summary(done: Selesai) -> Iterator[str]:
    failed = done.failed()
    yield f"Selesai: {len(done.kecamatan) - len(failed)} kecamatan, gagal: {len(failed)}"
    for one in failed:
        yield f"  GAGAL {one['nama']}: {one['alasan']}"
    yield _rows(done)
    yield _levels(done)
    for name in done.dilewati:
        yield f"Dilewati (berkas sementara): {name}"
    folders = sorted({path.parent.as_posix() for path in done.berkas})
    yield f"Hasil: {len(done.berkas)} berkas di {', '.join(folders)}"


def _rows(done: Selesai) -> str:
    counts = (f"{done.rows(fate)} {fate}" for fate in ("dibaca", "dipakai", "ditolak"))
    return f"Baris: {', '.join(counts)}"


def _levels(done: Selesai) -> str:
    levels = done.levels()
    return "Temuan: " + ", ".join(f"{levels[tingkat.value]} {tingkat.value}" for tingkat in Tingkat)


def findings(done: Selesai) -> str:
    """Return what was understood of every table, then the findings by file, cell first."""
    return "\n".join([*_tables(done), "", *_by_file(done), "", _rows(done), _levels(done), ""])


def _tables(done: Selesai) -> Iterator[str]:
    for kecamatan, tables in sorted(done.tabel.items()):
        yield f"{kecamatan}"
        yield from (f"  {_table(one)}" for one in tables)
    for one in done.failed():
        yield f"GAGAL {one['nama']}: {one['alasan']}"


def _table(one: TabelDibaca) -> str:
    columns = ", ".join(f"{role}={letter}" for role, letter in one.kolom.items())
    rows = f"{one.dibaca} dibaca, {one.dipakai} dipakai, {one.ditolak} ditolak"
    return f"{one.berkas} | {one.lembar} | {one.rentang} | {one.jenis} | {rows} | {columns}"


def _by_file(done: Selesai) -> Iterator[str]:
    grouped: dict[str, list[Bernomor]] = defaultdict(list)
    for one in done.temuan:
        grouped[f"{one.temuan.kecamatan}: {one.temuan.sumber[0].berkas}"].append(one)
    for file, found in sorted(grouped.items()):
        yield file
        yield from (f"  {_finding(one)}" for one in found)


def _finding(one: Bernomor) -> str:
    place, words = one.temuan.sumber[0], one.rendered
    cell = "!".join(part for part in (place.lembar, place.sel) if part) or "-"
    return f"{cell}  {words.tingkat.value.upper()} {one.temuan.kode}  {words.pesan} {words.perbaikan}"
