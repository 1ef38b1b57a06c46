"""Sheet Predikat: the scale in force, then a mark per class for every indikator, sasaran and overall."""

from collections.abc import Iterator

from lkjip_excel.rules import Kelas, regulations
from lkjip_excel.write.book import NONE, Formula, Value, known
from lkjip_excel.write.context import MEAN, OVERALL, Laporan
from lkjip_excel.write.operands import show
from lkjip_excel.write.page import finish, note, part, title
from lkjip_excel.write.table import Column, Here, Isi, Record, Table, plain

NAMA = "Predikat"
MARK = "v"


def write_scale(laporan: Laporan) -> None:
    """Write title and scale; formulas anywhere in the book then refer to its bounds and labels."""
    sheet, scale = laporan.sheet(NAMA), laporan.profil.predikat
    title(sheet, "PREDIKAT CAPAIAN KINERJA", laporan, _marks(laporan))
    part(sheet, f"Skala yang berlaku: {scale.judul}")
    _scale_table().write(laporan.book, sheet, list(_classes(laporan)))
    for text in _basis_notes(laporan):
        note(sheet, text, _marks(laporan).last)


def write(laporan: Laporan) -> None:
    """Write the marks below the scale."""
    sheet = laporan.sheet(NAMA)
    part(sheet, "Predikat per indikator dan sasaran")
    finish(sheet, _marks(laporan).write(laporan.book, sheet, list(_graded(laporan))), frozen=False)


def predikat_formula(laporan: Laporan, ref: str, nilai: object, predikat: str, here: Here) -> Formula:
    """Return the formula that reads the predikat of cell ``ref`` (its value ``nilai``) off the scale."""
    classes = range(len(laporan.profil.predikat.kelas))
    batas = [here.ref(("kelas_bawah", nomor), fixed=True) for nomor in classes]
    label = [here.ref(("kelas_label", nomor), fixed=True) for nomor in classes]
    isi = laporan.profil.predikat.excel(ref, batas, label)
    # A closed scale has no class for some numbers: the cell is then empty, not "-".
    return Formula(f'=IF(COUNT({ref})<1,"{NONE}",{isi})', predikat if known(nilai) else NONE)


def _classes(laporan: Laporan) -> Iterator[Record]:
    for nomor, kelas in enumerate(laporan.profil.predikat.kelas):
        yield {"urutan": nomor, "kelas": kelas}


def _scale_table() -> Table:
    """Return the table of classes; it stands on the columns of the table of marks."""
    return Table(
        (
            Column("nomor", "No", 5, lambda row, _: row["urutan"] + 1, "tengah"),
            Column("label", "Predikat", 28, lambda row, _: row["kelas"].label, daftar="kelas_label"),
            Column(
                "tercetak", "Rentang nilai (seperti dalam aturan)", 34, lambda row, _: row["kelas"].tercetak
            ),
            Column("bawah", "Batas bawah", 11, _lower_bound, "umum", daftar="kelas_bawah"),
            Column("tanda", "Dibaca", 12, _applied, "tengah"),
        ),
        bernomor=False,
    )


def _lower_bound(record: Record, _: Here) -> Value:
    kelas: Kelas = record["kelas"]
    return kelas.bawah if kelas.bawah is not None else NONE


def _applied(record: Record, _: Here) -> Value:
    kelas: Kelas = record["kelas"]
    if kelas.bawah is None:
        return "selebihnya"
    return "sekurangnya" if kelas.bawah_termasuk else "lebih dari"


def _basis_notes(laporan: Laporan) -> Iterator[str]:
    scale = laporan.profil.predikat
    regulations_known = regulations()
    bases = "; ".join(
        f"{regulations_known[each.peraturan].judul} {each.bagian}".strip() for each in scale.dasar
    )
    yield f"Dasar: {bases or 'praktik daerah'} ({scale.status})."
    if scale.celah:
        yield "Nilai di antara dua kelas (celah rentang tercetak) masuk kelas di bawahnya."
    source = "dibatasi" if laporan.profil.predikat_dari == "dibatasi" else "tanpa dibatasi"
    yield f"Predikat dibaca dari capaian {source}."


def _graded(laporan: Laporan) -> Iterator[Record]:
    """Yield what has a predikat: every indikator, every sasaran, the whole."""
    for row in laporan.records("kinerja"):
        yield {**row, "rata": "", "kunci_nilai": row["urutan"]}
    for row in laporan.records("sasaran"):
        words = {"urutan": "", "indikator": "Rata-rata sasaran"}
        yield {**row, **words, "rata": MEAN, "kunci_nilai": row["kunci"]}
    words = {"urutan": "", "sasaran": "Rata-rata capaian kinerja", "indikator": "Seluruh indikator"}
    yield {**laporan.ringkasan, **words, "rata": MEAN, "kunci_nilai": OVERALL}


def _marks(laporan: Laporan) -> Table:
    classes = [
        Column(f"kelas{nomor}", _heading(kelas), 12, _mark(nomor, kelas), "tengah", grup="Predikat")
        for nomor, kelas in enumerate(laporan.profil.predikat.kelas)
    ]
    nilai, predikat = _linked(laporan.profil.predikat_dari), _linked("predikat")
    columns = (
        Column("nomor", "No", 5, lambda row, _: row["urutan"], "tengah"),
        Column("sasaran", "Sasaran Strategis", 28, plain("sasaran"), gabung="sasaran"),
        Column("indikator", "Indikator Kinerja", 34, plain("indikator")),
        Column("nilai", "Capaian (%)", 11, nilai, "angka"),
        *classes,
        Column("predikat", "Predikat tercapai", 17, predikat, "tengah"),
    )
    return Table(columns, gaya=lambda row: ("jumlah",) if row["rata"] else ())


def _heading(kelas: Kelas) -> str:
    return kelas.label if kelas.kategori in {"", kelas.label} else f"{kelas.kategori}\n{kelas.label}"


def _linked(daftar: str) -> Isi:
    """Return what links to the figure of the same thing on sheet Capaian."""

    def isi(record: Record, here: Here) -> Value:
        placed = here.book.find((record["rata"] + daftar, record["kunci_nilai"]))
        return NONE if placed is None else show(placed, here)

    return isi


def _mark(nomor: int, kelas: Kelas) -> Isi:
    """Return what marks a row whose predikat is the label of class ``nomor``."""

    def isi(record: Record, here: Here) -> Value:
        label = here.ref(("kelas_label", nomor), fixed=True)
        mark = MARK if record["predikat"] == kelas.label else ""
        return Formula(f'=IF({here("predikat")}={label},"{MARK}","")', mark)

    return isi
