"""The standard templates: one workbook with every table, and one workbook a document."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from lkjip_excel.layouts import Tabel, template_documents
from lkjip_excel.write.book import CREATED, opened
from lkjip_excel.write.files import replacing
from lkjip_excel.write.template_form import write_form
from lkjip_excel.write.template_guide import write_guide
from lkjip_excel.write.template_lists import add_lists, references
from lkjip_excel.write.template_plan import INSTANSI, Isi, Setelan, identity_document
from lkjip_excel.write.template_table import write_table

#: The workbook that holds every table.
MASUKAN = "Masukan_LKjIP.xlsx"
#: The year of a template nobody asked a year for; it stands on the Instansi sheet and can be changed there.
TAHUN_BAKU = 2025


def write_templates(  # noqa: PLR0913 - the options of `lkjip templat`, one each
    folder: Path,
    *,
    tahun: int = TAHUN_BAKU,
    kecamatan: str = "",
    kabupaten: str = "",
    renstra: tuple[int, int] | None = None,
    profil: str = "",
) -> list[Path]:
    """Write the blank templates into ``folder`` (made if missing); return the files in order.

    ``renstra``: first and last year of the Renstra; without it two years to either side of ``tahun``.
    TulisError when a file cannot be written.
    """
    setelan = Setelan(tahun, kecamatan, kabupaten, renstra, profil)
    written = []
    for name, kinds in workbooks().items():
        path = folder / name
        write_workbook(path, kinds, setelan)
        written.append(path)
    return written


def workbooks() -> dict[str, tuple[Tabel, ...]]:
    """Return the tables of each standard workbook by file name, the one with all of them first."""
    identity = identity_document().tabel
    single = {d.berkas: identity + d.tabel for d in template_documents() if d.kode != INSTANSI}
    return {MASUKAN: tuple(tabel for d in template_documents() for tabel in d.tabel)} | single


def write_workbook(
    path: Path,
    kinds: Sequence[Tabel],
    setelan: Setelan,
    isi: Mapping[str, Isi] | None = None,
) -> None:
    """Write one template workbook with these tables, filled with ``isi`` (by ``jenis``).

    ``kinds`` must hold the Instansi form: the other sheets refer to it. The folder is made if missing.
    TulisError when the file cannot be written.
    """
    filled = isi or {}
    with replacing(path) as beside, opened(beside) as book:
        book.workbook.set_properties({"title": f"LKjIP: {path.stem}", "created": CREATED})
        write_guide(book, kinds)
        lists = references(kinds)
        for tabel in kinds:
            write = write_form if tabel.bentuk == "isian" else write_table
            write(book, tabel, setelan, filled.get(tabel.jenis, Isi()), lists)
        add_lists(book, kinds)
