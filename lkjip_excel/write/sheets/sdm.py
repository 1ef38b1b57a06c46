"""Sheet Efisiensi SDM: staff needed and available per indikator, beside its capaian."""

from collections.abc import Mapping

from lkjip_excel.write import formulas
from lkjip_excel.write.book import NONE, Formula, Value, live
from lkjip_excel.write.context import MEAN, OVERALL, Laporan
from lkjip_excel.write.efficiency import value_formula, words_formula
from lkjip_excel.write.operands import operand, show
from lkjip_excel.write.page import finish, title
from lkjip_excel.write.table import Column, Here, Isi, Record, Table, Written, indikator_columns

NAMA = "Efisiensi SDM"


def write(laporan: Laporan) -> None:
    """Write one row an indikator, the mean availability, and the efisiensi that follows."""
    sheet = laporan.sheet(NAMA)
    columns = (
        *indikator_columns(36, 44),
        Column("capaian", "Capaian (%)", 11, _capaian(laporan), "angka"),
        Column("kebutuhan", "Kebutuhan SDM (ABK)", 13, operand("kebutuhan"), "umum"),
        Column("tersedia", "Ketersediaan SDM", 13, operand("tersedia"), "umum"),
        Column("ketersediaan", "Ketersediaan (%)", 13, _availability, "angka", daftar="ketersediaan"),
    )
    spec = Table(columns)
    title(sheet, "EFISIENSI SUMBER DAYA MANUSIA", laporan, spec)
    rows = laporan.records("sdm")
    written = spec.write(laporan.book, sheet, rows)
    refs = written.next.refs([("ketersediaan", row["urutan"]) for row in rows])
    mean = live(formulas.mean(refs), laporan.ringkasan["rata_rata_ketersediaan"])
    here = written.close("Rata-rata ketersediaan (%)", {"ketersediaan": mean})
    for capaian in here.refs([(MEAN + "mentah", OVERALL)]):  # none where no capaian could be computed
        _judge(laporan, written, {"capaian": capaian, "ketersediaan": here("ketersediaan")})
    finish(sheet, written)


def _judge(laporan: Laporan, written: Written, sel: Mapping[str, str]) -> None:
    """Close with the efisiensi by the profile's method over the means, and what it is called."""
    metode, row = laporan.profil.efisiensi_sdm, laporan.ringkasan
    value = live(value_formula(metode, sel), row["efisiensi_sdm"])
    nilai = written.close(f"Efisiensi SDM: {metode.judul}", {"ketersediaan": value})("ketersediaan")
    words = Formula(words_formula(metode, sel, nilai), row["efisiensi_sdm_keterangan"])
    written.close("Keterangan", {"ketersediaan": words})


def _capaian(laporan: Laporan) -> Isi:
    urutan = {row["kunci"]: row["urutan"] for row in reversed(laporan.records("kinerja"))}

    def isi(record: Record, here: Here) -> Value:
        placed = here.book.find(("mentah", urutan.get(record["kunci"])))
        return NONE if placed is None else show(placed, here)

    return isi


def _availability(record: Record, here: Here) -> Value:
    return live(formulas.percent(here("tersedia"), here("kebutuhan")), record["ketersediaan"])
