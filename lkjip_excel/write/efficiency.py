"""Efisiensi by the profile's method as formulas: the value, and the words that follow from it."""

from collections.abc import Mapping

from lkjip_excel.rules import MetodeEfisiensi
from lkjip_excel.write.book import NONE
from lkjip_excel.write.formulas import guarded, literal


def value_formula(metode: MetodeEfisiensi, sel: Mapping[str, str]) -> str:
    """Return the formula of the value; ``sel`` names the cells of the operands."""
    isi = metode.rumus.excel(sel)
    if metode.syarat is not None and not metode.tetap_dihitung:
        isi = f"IF({metode.syarat.excel(sel)},{isi},{literal(NONE)})"
    return guarded(isi, *_operands(metode, sel))


def words_formula(metode: MetodeEfisiensi, sel: Mapping[str, str], nilai: str) -> str:
    """Return the formula of the keterangan, read off the cell ``nilai`` that holds the value."""
    isi = literal("")
    for label in reversed(metode.label):
        teks = literal(label.teks)
        isi = teks if label.bila is None else f"IF({label.bila.excel({**sel, 'nilai': nilai})},{teks},{isi})"
    if metode.syarat is not None:
        isi = f"IF({metode.syarat.excel(sel)},{isi},{literal(metode.syarat_gagal)})"
    return guarded(isi, *_operands(metode, sel), kosong=metode.kosong)


def _operands(metode: MetodeEfisiensi, sel: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return the cells a value needs, and those of them that may not be zero."""
    names = dict.fromkeys((*metode.rumus.operan, *(metode.syarat.operan if metode.syarat else ())))
    return [sel[nama] for nama in names], [sel[nama] for nama in metode.rumus.penyebut]
