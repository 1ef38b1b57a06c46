"""Sheet Efisiensi: capaian against serapan per sasaran, program and indikator."""

from collections.abc import Hashable, Iterator, Sequence

from lkjip_excel.model import Jenjang
from lkjip_excel.write import formulas
from lkjip_excel.write.book import Formula, Value, known, live
from lkjip_excel.write.context import MEAN, OVERALL, Laporan
from lkjip_excel.write.efficiency import value_formula, words_formula
from lkjip_excel.write.page import finish, note, part, title
from lkjip_excel.write.sheets.anggaran import serapan
from lkjip_excel.write.table import Column, Here, Isi, Record, Table, Written, plain

NAMA = "Efisiensi"


def write(laporan: Laporan) -> None:
    """Write the parts that have anything, then the method with its sentence."""
    sheet, spec = laporan.sheet(NAMA), _table(laporan, "Uraian")
    title(sheet, "EFISIENSI PENGGUNAAN SUMBER DAYA", laporan, spec)
    metode = laporan.profil.efisiensi
    note(sheet, f"Cara menilai: {metode.judul} ({metode.rumus.teks}). {metode.kalimat}", spec.last)
    parts = (
        ("Efisiensi per sasaran", "Sasaran Strategis", [*_by_sasaran(laporan), _overall(laporan)]),
        ("Efisiensi per program", "Program", list(_by_program(laporan))),
        ("Efisiensi per indikator", "Indikator Kinerja", list(_by_indicator(laporan))),
    )
    last: Written | None = None
    for judul, kepala, rows in parts:
        if any(known(row["efisiensi"]) for row in rows):
            part(sheet, judul)
            numbered = [{**row, "nomor": nomor} for nomor, row in enumerate(rows, start=1)]
            last = _table(laporan, kepala).write(laporan.book, sheet, numbered)
    if last is not None:
        finish(sheet, last, frozen=False)


def _by_sasaran(laporan: Laporan) -> Iterator[Record]:
    for row in laporan.records("sasaran"):
        sel = {"capaian": [(MEAN + "mentah", row["kunci"])]} | _money(laporan, "kunci_sasaran", row["kunci"])
        yield {**row, "uraian": row["sasaran"], "capaian": row["rata_rata_capaian"], "sel": sel}


def _by_program(laporan: Laporan) -> Iterator[Record]:
    for row in laporan.programs():
        own = [each["urutan"] for each in laporan.records("kegiatan") if each["kunci"] == row["kunci"]]
        sel = {"capaian": [("capaian_kegiatan", urutan) for urutan in own]} | _amounts([row["urutan"]])
        yield {**row, "sel": sel}
    for row in laporan.records("anggaran"):
        if row["jenjang"] == Jenjang.TOTAL:
            sel = {**_amounts([row["urutan"]]), "capaian": laporan.all_capaian()}
            yield {**row, "uraian": "Seluruh program (rata-rata semua indikator)", "sel": sel, "jumlah": True}


def _by_indicator(laporan: Laporan) -> Iterator[Record]:
    for row in laporan.records("kinerja"):
        sel = {"capaian": [("mentah", row["urutan"])]} | _money(laporan, "kunci_indikator", row["kunci"])
        if known(row["pagu"]):
            yield {**row, "uraian": row["indikator"], "realisasi": row["realisasi_anggaran"], "sel": sel}


def _overall(laporan: Laporan) -> Record:
    """Return the whole office: the overall mean against the money that its headline figures are of."""
    money = {nama: [key] for nama, key in laporan.total_keys().items()}
    sel = {"pagu": [], "realisasi": [], **money, "capaian": [(MEAN + "mentah", OVERALL)]}
    row = laporan.ringkasan
    return {
        **row,
        "uraian": "Seluruh sasaran",
        "capaian": row["rata_rata_capaian"],
        "sel": sel,
        "jumlah": True,
    }


def _money(laporan: Laporan, kolom: str, kunci: str) -> dict[str, list[Hashable]]:
    """Return the keys of the amounts of the programs that support something."""
    return _amounts([row["urutan"] for row in laporan.programs(kolom, kunci)])


def _amounts(urutan: Sequence[object]) -> dict[str, list[Hashable]]:
    return {
        "pagu": [("pagu", each) for each in urutan],
        "realisasi": [("realisasi_anggaran", each) for each in urutan],
    }


def _table(laporan: Laporan, kepala: str) -> Table:
    columns = (
        Column("nomor", "No", 5, lambda row, _: "" if "jumlah" in row else row["nomor"], "tengah"),
        Column("uraian", kepala, 52, plain("uraian")),
        Column("capaian", "Capaian (%)", 11, _capaian, "angka"),
        Column("pagu", "Pagu (Rp)", 18, _sum("pagu"), "rupiah"),
        Column("realisasi", "Realisasi (Rp)", 18, _sum("realisasi"), "rupiah"),
        Column("serapan", "Serapan (%)", 11, serapan, "angka"),
        Column("efisiensi", "Nilai efisiensi", 11, _value(laporan), "angka"),
        Column("keterangan", "Keterangan", 26, _words(laporan)),
    )
    return Table(columns, gaya=lambda row: ("jumlah",) if "jumlah" in row else (), bernomor=False)


def _capaian(record: Record, here: Here) -> Value:
    return live(formulas.mean(here.refs(record["sel"]["capaian"])), record["capaian"])


def _sum(nama: str) -> Isi:
    def isi(record: Record, here: Here) -> Value:
        return live(formulas.total(here.refs(record["sel"][nama])), record[nama])

    return isi


def _operands(here: Here) -> dict[str, str]:
    return {nama: here(nama) for nama in ("capaian", "serapan", "pagu", "realisasi")}


def _value(laporan: Laporan) -> Isi:
    metode = laporan.profil.efisiensi
    return lambda record, here: live(value_formula(metode, _operands(here)), record["efisiensi"])


def _words(laporan: Laporan) -> Isi:
    metode = laporan.profil.efisiensi

    def isi(record: Record, here: Here) -> Value:
        return Formula(
            words_formula(metode, _operands(here), here("efisiensi")), record["efisiensi_keterangan"]
        )

    return isi
