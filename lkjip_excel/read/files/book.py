"""Opens a file of any kind and gives its sheets as plain grids of cells."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from lkjip_excel.read.files.apart import read_apart
from lkjip_excel.read.files.container import ENDINGS, Isi, Wadah, identify
from lkjip_excel.read.files.delimited import read_delimited
from lkjip_excel.read.files.grid import Buku, CatatanBuku, Lembar, Sel, address, letters
from lkjip_excel.read.files.html import read_html
from lkjip_excel.read.files.limits import RUSAK, BukuError, limit
from lkjip_excel.read.files.ods import read_ods
from lkjip_excel.read.files.xls import read_xls
from lkjip_excel.read.files.xlsb import read_xlsb
from lkjip_excel.read.files.xlsx import read_xlsx

__all__ = [
    "Buku",
    "BukuError",
    "CatatanBuku",
    "Lembar",
    "Sel",
    "address",
    "letters",
    "open_book",
    "read_here",
]

_READERS: Mapping[Isi, Callable[[Path], Buku]] = MappingProxyType(
    {
        Isi.XLSX: read_xlsx,
        Isi.XLSB: read_xlsb,
        Isi.XLS: read_xls,
        Isi.ODS: read_ods,
        Isi.HTML: read_html,
        Isi.TEKS: read_delimited,
    },
)
_BROKEN = "isi berkas rusak dan tidak dapat dibuka sebagai {}"
#: A remark on hidden rows names at most this many of them.
_NAMED_ROWS = 10


def open_book(path: Path) -> Buku:
    """Return the sheets of a file of any kind; BukuError when it cannot be read or goes beyond a limit.

    A small file is read here, a bigger one and every .xls in a process of its own.
    """
    wadah = identify(path)
    if wadah.isi == Isi.XLS or wadah.terurai > limit("langsung"):
        return read_apart(path)
    return read_here(wadah)


def read_here(wadah: Wadah) -> Buku:
    """Return the sheets of a file, read in this process; BukuError as above."""
    try:
        buku = _READERS[wadah.isi](wadah.path)
    except (BukuError, MemoryError):
        raise
    except Exception as error:  # parsers raise whatever they stumble over in a damaged file
        raise BukuError(RUSAK, _BROKEN.format(wadah.isi)) from error
    return Buku(buku.lembar, (*_named_wrongly(wadah), *_hidden(buku), *buku.catatan))


def _named_wrongly(wadah: Wadah) -> Iterator[CatatanBuku]:
    """Say that a file is not what its name says."""
    ending = wadah.path.suffix.casefold()
    if ending not in ENDINGS[wadah.isi]:
        yield CatatanBuku("BACA-20", "", "", {"akhiran": ending, "isi": str(wadah.isi)})


def _hidden(buku: Buku) -> Iterator[CatatanBuku]:
    """Say which hidden sheets and rows were read like all others."""
    for one in buku:
        if one.tersembunyi and one.sel:
            yield CatatanBuku("BACA-18", one.nama, "", {"lembar": one.nama})
        if one.baris_tersembunyi:
            rows = sorted(one.baris_tersembunyi)
            named = [*rows[:_NAMED_ROWS], *(["..."] if len(rows) > _NAMED_ROWS else [])]
            isi = {"lembar": one.nama, "jumlah": len(rows), "baris": named}
            yield CatatanBuku("BACA-19", one.nama, address(rows[0], 1), isi)
