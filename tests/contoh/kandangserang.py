"""Kandangserang 2021 as one workbook: numbers typed as numbers, the odd ones as the text they print."""

from collections.abc import Iterator

from lkjip_excel.write.book import Value
from lkjip_excel.write.template_plan import Baris, Isi, Setelan
from tests.contoh.sumber import PEJABAT, baris, indonesia, rupiah, tabel

SETELAN = Setelan(2021, "Kandangserang", "Pekalongan", (2021, 2024))
TAHUN_RENSTRA = ("2021", "2022", "2023", "2024")


def isi() -> dict[str, Isi]:
    """The filled tables by jenis; there is no RKT and no kinerja of programs in this report."""
    return {
        "instansi": Isi([baris({**PEJABAT, **_INSTANSI})]),
        "renstra": Isi([_renstra()]),
        "pk_sasaran": Isi(list(_pk_sasaran())),
        "pk_program": _pk_program(),
        "realisasi_kinerja": Isi([_realisasi_kinerja()]),
        "perbandingan_tahun": Isi([_tahun_sebelumnya()]),
        "realisasi_anggaran": _realisasi_anggaran(),
    }


_INSTANSI: dict[str, Value] = {
    "provinsi": "Jawa Tengah",
    "tempat": "Kandangserang",
    "tanggal": "Januari 2022",
}


def _kinerja() -> list[str]:
    """The one row of the table of realisasi: indikator, 2018, 2019, target, realisasi, last target."""
    return tabel("kandangserang", "13")[3]


def _renstra() -> Baris:
    """The first of its two columns headed 2021 prints the value before the Renstra."""
    row = tabel("kandangserang", "08")[2]
    nomor, tujuan, sasaran, indikator, _rumus, awal, *rest = row
    targets = dict(zip((("target", tahun) for tahun in TAHUN_RENSTRA), map(indonesia, rest), strict=False))
    cells: dict[str, Value] = {"kondisi_awal": indonesia(awal), "target_akhir": indonesia(_kinerja()[5])}
    head = {"nomor": nomor, "tujuan": tujuan, "sasaran": sasaran, "indikator": indikator}
    return baris({**head, **cells, **targets})


def _pk_sasaran() -> Iterator[Baris]:
    for nomor, sasaran, indikator, target in tabel("kandangserang", "10")[2:]:
        yield baris({"nomor": nomor, "sasaran": sasaran, "indikator": indikator, "target": target})


def _pk_program() -> Isi:
    *rows, total = tabel("kandangserang", "11")[1:]
    programs = [
        baris({"nomor": indonesia(nomor), "uraian": uraian, "pagu": pagu, "keterangan": keterangan})
        for nomor, uraian, pagu, keterangan in rows
    ]
    return Isi(programs, jumlah={"pagu": total[2]})


def _matrik() -> list[list[str]]:
    """The rows of the matrix of sasaran, programs and kegiatan, its total last."""
    return tabel("kandangserang", "20")[2:]


def _realisasi_kinerja() -> Baris:
    """The matrix prints hambatan and solusi beside the kegiatan they arose in; a dash is none."""
    rows = _matrik()[:-1]
    hambatan = "; ".join(row[11] for row in rows if row[11].strip("-"))
    solusi = "; ".join(row[12] for row in rows if row[12].strip("-"))
    indikator = _kinerja()[0]
    cells: dict[str, Value] = {"indikator": indikator, "hambatan": hambatan, "solusi": solusi}
    return baris({"nomor": 1, "sasaran": _matrik()[0][1], "realisasi": indonesia(_kinerja()[4]), **cells})


def _tahun_sebelumnya() -> Baris:
    indikator, y2018, y2019, *_ = _kinerja()
    cells: dict[tuple[str, str], Value] = {
        ("realisasi", "2018"): indonesia(y2018),
        ("realisasi", "2019"): indonesia(y2019),
    }
    return baris({"nomor": 1, "sasaran": _matrik()[0][1], "indikator": indikator, **cells})


def _realisasi_anggaran() -> Isi:
    """The matrix, its total row, and the two kinds of belanja named in the text as rows of their own."""
    *rows, total = _matrik()
    sasaran, indikator = rows[0][1], rows[0][2]
    filled = []
    for row in rows:
        program = row[7].startswith("PROGRAM")
        supports = {"sasaran": sasaran, "indikator": indikator} if program else {}
        amounts = {"pagu": rupiah(row[9]), "realisasi": rupiah(row[10])}
        level = "program" if program else "kegiatan"
        filled.append(baris({"jenjang": level, "uraian": row[7], **supports, **amounts}))
    return Isi(
        [*filled, *_belanja()],
        jumlah={"pagu": rupiah(total[9]), "realisasi": rupiah(total[10])},
    )


def _belanja() -> Iterator[Baris]:
    rows = tabel("kandangserang", "18")
    for uraian, (pagu, realisasi) in {
        "Belanja Tidak Langsung": (rows[1][2], rows[2][2]),
        "Belanja Langsung": (rows[5][2], rows[6][2]),
    }.items():
        amounts = {"pagu": rupiah(pagu), "realisasi": rupiah(realisasi)}
        yield baris({"jenjang": "belanja", "uraian": uraian, **amounts})
