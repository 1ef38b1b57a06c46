"""Kencong 2023 as separate workbooks: every value typed as the text the report prints."""

from collections.abc import Iterator

from lkjip_excel.write.book import Value
from lkjip_excel.write.template_plan import Baris, Isi, Setelan
from tests.contoh.sumber import PEJABAT, baris, sesudah, tabel

SETELAN = Setelan(2023, "Kencong", "Jember", (2021, 2026))
TAHUN_RENSTRA = ("2021", "2022", "2023", "2024", "2025", "2026")
JENJANG = {"PROGRAM": "program", "Kegiatan": "kegiatan", "Sub Kegiatan": "sub kegiatan"}


def isi() -> dict[str, Isi]:
    """The filled tables by jenis."""
    return {
        "instansi": Isi([baris({**PEJABAT, **_INSTANSI})]),
        "renstra": Isi(list(_renstra())),
        "rkt": Isi(list(_rkt())),
        "pk_sasaran": Isi(list(_pk_sasaran())),
        "pk_program": _pk_program(),
        "realisasi_kinerja": Isi(list(_realisasi_kinerja())),
        "perbandingan_tahun": Isi(list(_tahun_sebelumnya())),
        "capaian_kegiatan": Isi(list(_capaian_kegiatan())),
        "realisasi_anggaran": _realisasi_anggaran(),
    }


_INSTANSI: dict[str, Value] = {
    "provinsi": "Jawa Timur",
    "tempat": "Jember",
    "tanggal": "31 Januari 2023",
}


def _renstra() -> Iterator[Baris]:
    """Appendix 1 with the indikator of each tujuan where it is printed; last targets from table 3.3."""
    akhir = iter(row[3] for row in tabel("kencong", "17")[2:])
    for nomor, tujuan, indikator_tujuan, sasaran, indikator, *rest in tabel("kencong", "36")[3:]:
        target = {("target", tahun): nilai for tahun, nilai in zip(TAHUN_RENSTRA, rest, strict=False)}
        head = {"nomor": nomor, "tujuan": tujuan, "sasaran": sasaran}
        last = next(akhir) if indikator else ""
        yield baris({**head, "indikator": indikator or indikator_tujuan, **target, "target_akhir": last})


def _rkt() -> Iterator[Baris]:
    """Appendix 2: one printed row holds a sasaran, a program or kegiatan, and a sub kegiatan side by side."""
    for row in tabel("kencong", "38")[2:]:
        sasaran, induk, sub = row[2:5], row[5:8], row[8:12]
        if sasaran[0]:
            yield _rkt_row("sasaran", *sasaran)
        if induk[0]:
            yield _rkt_row("program" if induk[0].startswith("Program ") else "kegiatan", *induk)
        if any(sub):
            yield _rkt_row("sub kegiatan", *sub)


def _rkt_row(jenjang: str, uraian: str, indikator: str, target: str, pagu: str = "") -> Baris:
    cells: dict[str, Value] = {"uraian": uraian, "indikator": indikator, "target": target, "pagu": pagu}
    return baris({"jenjang": jenjang, **cells})


def _pk_sasaran() -> Iterator[Baris]:
    for nomor, sasaran, indikator, target in tabel("kencong", "39")[2:]:
        yield baris({"nomor": nomor, "sasaran": sasaran, "indikator": indikator, "target": target})


def _pk_program() -> Isi:
    *rows, total = tabel("kencong", "40")[1:]
    programs = [baris({"uraian": row[0], "pagu": row[1], "keterangan": row[2]}) for row in rows]
    return Isi(programs, jumlah={"pagu": total[1]})


def _realisasi_kinerja() -> Iterator[Baris]:
    nasional = [row[4] for row in tabel("kencong", "18")[2:]]
    for row, pembanding in zip(tabel("kencong", "15")[2:], nasional, strict=True):
        nomor, sasaran, indikator, _target, realisasi, _capaian = row
        cells: dict[str, Value] = {"realisasi": realisasi, "nasional": pembanding}
        yield baris({"nomor": nomor, "sasaran": sasaran, "indikator": indikator, **cells})


def _tahun_sebelumnya() -> Iterator[Baris]:
    for nomor, row in enumerate(tabel("kencong", "16")[3:], start=1):
        sasaran, indikator, target_2021, target_2022, _, realisasi_2021, realisasi_2022, _ = row
        yield baris(
            {
                "nomor": nomor,
                "sasaran": sasaran,
                "indikator": indikator,
                ("target", "2021"): target_2021,
                ("realisasi", "2021"): realisasi_2021,
                ("target", "2022"): target_2022,
                ("realisasi", "2022"): realisasi_2022,
            },
        )


def _capaian_kegiatan() -> Iterator[Baris]:
    """Table 3.6: the output of each sub kegiatan; it prints no indikator of programs and kegiatan."""
    uraian = ""
    for _, teks, target, realisasi, _ in tabel("kencong", "26")[1:]:
        label, _, words = teks.partition(":")
        if label.strip() == "Sub Kegiatan":
            uraian = words.strip()
        elif label.strip() == "Output":
            values: dict[str, Value] = {"target": target, "realisasi": realisasi}
            yield baris({"jenjang": "sub kegiatan", "uraian": uraian, "indikator": words.strip(), **values})


def _realisasi_anggaran() -> Isi:
    """Table 3.8 as printed, two of its program rows wrong; the sasaran each program serves from table 3.6."""
    sasaran = [row[0] for row in tabel("kencong", "26") if row[0].startswith("Sasaran Strategis")]
    served = iter(sesudah(text, ":") for text in sasaran)
    rows = []
    for _, teks, pagu, realisasi, _ in tabel("kencong", "32")[1:-1]:
        label, _, words = teks.partition(":")
        jenjang = JENJANG[label.strip()]
        supports = next(served) if jenjang == "program" else ""
        amounts: dict[str, Value] = {"sasaran": supports, "pagu": pagu, "realisasi": realisasi}
        rows.append(baris({"jenjang": jenjang, "uraian": words.strip(), **amounts}))
    total = tabel("kencong", "32")[-1]
    return Isi(rows, jumlah={"pagu": total[2], "realisasi": total[3]})
