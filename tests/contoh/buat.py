"""Write the blank templates and the sample again: python -m tests.contoh.buat [DIR]."""

import sys
from pathlib import Path

from lkjip_excel.layouts import table
from lkjip_excel.write.template_plan import Isi, Setelan
from lkjip_excel.write.templates import MASUKAN, workbooks, write_templates, write_workbook
from tests.contoh import kandangserang, kencong, plandaan

TEMPLATES = Path(__file__).parents[2] / "input_templates"
PLANS = ("instansi", "renstra", "rkt", "pk_sasaran", "pk_program")


def write_all(folder: Path) -> None:
    """Write blanks into ``folder`` and the sample into ``folder``/contoh."""
    write_templates(folder)
    sample = folder / "contoh"
    write_books(sample, {"Kandangserang.xlsx": MASUKAN}, kandangserang.SETELAN, kandangserang.isi())
    apart = {name: name for name in workbooks() if name != MASUKAN}
    write_books(sample / "Kencong", apart, kencong.SETELAN, kencong.isi())
    realisasi = {name: name for name in ("Realisasi_Kinerja.xlsx", "Realisasi_Anggaran.xlsx")}
    write_books(sample / "Plandaan", realisasi, plandaan.SETELAN, plandaan.isi())
    plans = [table(jenis) for jenis in PLANS]
    write_workbook(sample / "Plandaan" / MASUKAN, plans, plandaan.SETELAN, plandaan.isi())


def write_books(folder: Path, names: dict[str, str], setelan: Setelan, isi: dict[str, Isi]) -> None:
    """Write the standard workbooks ``names`` (own name: standard name), filled."""
    for name, standard in names.items():
        write_workbook(folder / name, workbooks()[standard], setelan, isi)


if __name__ == "__main__":
    write_all(Path(sys.argv[1]) if len(sys.argv) > 1 else TEMPLATES)
