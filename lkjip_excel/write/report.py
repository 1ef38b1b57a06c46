"""The finished workbook of a kecamatan: which sheets it has, in which order, and the order of writing."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lkjip_excel.model import Hasil
from lkjip_excel.rules import Profil
from lkjip_excel.write import appendix
from lkjip_excel.write.book import CREATED, Book, opened
from lkjip_excel.write.context import Laporan, laporan
from lkjip_excel.write.sheets import (
    anggaran,
    aturan,
    belanja,
    capaian,
    efisiensi,
    kemajuan,
    kinerja_program,
    nasional,
    predikat,
    ringkasan,
    sdm,
    tahunan,
    temuan,
)


@dataclass(frozen=True, slots=True)
class Lembar:
    """A sheet: its name, what writes it, and the frames of Hasil of which it needs any one."""

    nama: str
    write: Callable[[Laporan], None]
    perlu: tuple[str, ...] = ()
    tanpa: str = ""

    def wanted(self, isi: Laporan) -> bool:
        """Tell whether there is anything to write."""
        return not self.perlu or any(isi.records(nama) for nama in self.perlu)


#: All sheets between Ringkasan and the appendices, in the order of the book.
SHEETS: tuple[Lembar, ...] = (
    Lembar(capaian.NAMA, capaian.write, ("kinerja",), "indikator sasaran"),
    Lembar(predikat.NAMA, predikat.write),
    Lembar(efisiensi.NAMA, efisiensi.write, ("anggaran", "belanja"), "anggaran"),
    Lembar(sdm.NAMA, sdm.write, ("sdm",), "sumber daya manusia"),
    Lembar(anggaran.NAMA, anggaran.write, ("anggaran", "pagu_pk"), "anggaran"),
    Lembar(belanja.NAMA, belanja.write, ("belanja",), "belanja"),
    Lembar(kinerja_program.NAMA, kinerja_program.write, ("kegiatan",), "kinerja program dan kegiatan"),
    Lembar(kemajuan.NAMA, kemajuan.write, ("kemajuan",), "target akhir Renstra"),
    Lembar(tahunan.NAMA, tahunan.write, ("tahunan",), "tahun-tahun sebelumnya"),
    Lembar(nasional.NAMA, nasional.write, ("nasional",), "pembanding nasional"),
    Lembar(temuan.NAMA, temuan.write),
    Lembar(aturan.NAMA, aturan.write),
)
#: A sheet is written after those its formulas refer to; the others keep the order of the book.
_LATE = (efisiensi.NAMA, sdm.NAMA)


def write_report(hasil: Hasil, kecamatan: str, profil: Profil, path: Path) -> None:
    """Write the workbook of one kecamatan of ``hasil`` to ``path``, replacing what stood there.

    KeyError when ``hasil`` does not hold the kecamatan; TulisError when the file cannot be written.
    """
    with opened(path, profil.pembulatan.desimal) as book:
        isi = laporan(hasil, kecamatan, profil, book)
        _properties(book, isi)
        wanted = [lembar for lembar in SHEETS if lembar.wanted(isi)]
        for nama in (ringkasan.NAMA, *(lembar.nama for lembar in wanted)):
            book.add(nama)
        for tabel in appendix.met(isi):
            book.add(appendix.sheet_name(tabel))
        appendix.write(isi)
        predikat.write_scale(isi)
        for lembar in sorted(wanted, key=lambda lembar: lembar.nama in _LATE):
            lembar.write(isi)
        ringkasan.write(isi, _left_out(isi))


def _left_out(isi: Laporan) -> list[str]:
    """Return a sentence for every sheet that was not made."""
    return [
        f"Lembar {lembar.nama} tidak dibuat: tidak ada data {lembar.tanpa}."
        for lembar in SHEETS
        if not lembar.wanted(isi)
    ]


def _properties(book: Book, isi: Laporan) -> None:
    nama, tahun = isi.tempat
    book.workbook.set_properties(
        {
            "title": f"LKjIP {nama} {tahun}",
            "subject": "Laporan Kinerja Instansi Pemerintah",
            "created": CREATED,
        },
    )
