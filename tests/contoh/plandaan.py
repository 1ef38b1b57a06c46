"""Plandaan 2022, plans in one workbook and realisasi in two: text, numbers, formulas, merged cells."""

from collections.abc import Iterator
from itertools import pairwise

from lkjip_excel.write.book import Formula, Number, Value
from lkjip_excel.write.template_plan import FIRST_ROW, Baris, Isi, Kunci, Setelan
from tests.contoh.sumber import PEJABAT, antara, baris, indonesia, jumlah, rupiah, tabel

SETELAN = Setelan(2022, "Plandaan", "Jombang", (2019, 2023), "jombang-2022")
SASARAN = frozenset({"sasaran"})
#: Table 3.9 prints money with its sen.
SEN = "#,##0.00"
#: What tells the six indikator apart in every wording the report has for them.
IKU = (
    "evaluasi AKIP",
    "IKM Kec",
    "IPP Kec",
    "laporan pelanggaran",
    "ertanggungjawaban Realisasi APB",
    "valuasi Raperdes APB",
)
#: The kode of the programs, kegiatan and sub kegiatan of table 2.3, which prints none, as table 6.1 has them.
KODE = (
    "7.01.01 7.01.01.2.01 7.01.01.2.01.01 7.01.01.2.01.06 7.01.01.2.02 7.01.01.2.02.01 7.01.01.2.02.05 "
    "7.01.01.2.02.03 7.01.01.2.05 7.01.01.2.05.02 7.01.01.2.06 7.01.01.2.06.01 7.01.01.2.06.02 "
    "7.01.01.2.06.04 7.01.01.2.06.05 7.01.01.2.06.06 7.01.01.2.06.09 7.01.01.2.07 7.01.01.2.07.11 "
    "7.01.01.2.07.09 7.01.01.2.08 7.01.01.2.08.02 7.01.01.2.08.04 7.01.01.2.09 7.01.01.2.09.02 "
    "7.01.01.2.09.010 7.01.01.2.09.09 7.01.02 7.01.02.2.01 7.01.02.2.01.02 7.01.05 7.01.05.2.01 "
    "7.01.05.2.01.02 7.01.05.2.01.08 7.01.04 7.01.04.2.02 7.01.04.2.02.01 7.01.06 7.01.06.2.01 "
    "7.01.06.2.01.02 7.01.03 7.01.03.2.01. 7.01.03.2.01.01 "
)


def isi() -> dict[str, Isi]:
    """The filled tables by jenis."""
    return {
        "instansi": Isi([baris({**PEJABAT, **_INSTANSI})]),
        "renstra": Isi(list(_renstra()), gabung=SASARAN | {"tujuan"}),
        "rkt": Isi(list(_rkt())),
        "pk_sasaran": Isi(list(_pk_sasaran()), gabung=SASARAN),
        "pk_program": _pk_program(),
        "realisasi_kinerja": Isi(list(_realisasi_kinerja()), gabung=SASARAN),
        "perbandingan_tahun": Isi(list(_tahun_sebelumnya()), gabung=SASARAN),
        "capaian_kegiatan": Isi(list(_capaian_kegiatan())),
        "sdm": Isi(list(_sdm()), gabung=SASARAN),
        "realisasi_anggaran": _realisasi_anggaran(),
    }


_INSTANSI: dict[str, Value] = {
    "provinsi": "Jawa Timur",
    "tempat": "Plandaan",
    "tanggal": "24 Maret 2023",
}


def _level(nomor: str) -> str:
    """The jenjang a printed number says: "1" a program, "1.1" a kegiatan, none a sub kegiatan."""
    if not nomor:
        return "sub kegiatan"
    return "kegiatan" if "." in nomor.rstrip(".") else "program"


def _renstra_rows(column: int) -> list[list[str]]:
    """The rows of the six indikator in table 6.1 that have a target in ``column``."""
    rows = [row for row in tabel("plandaan", "38")[4:] if not row[2] and row[column] not in {"N/A", ""}]
    return [next(row for row in rows if words.lower() in row[4].lower()) for words in IKU]


def _renstra() -> Iterator[Baris]:
    """Table 6.1 prints the targets of 2021 and 2022, and those of 2023, in two blocks of rows."""
    akhir = [row[2] for row in tabel("plandaan", "21")[1:-1]]
    tujuan = [row[0] for row in tabel("plandaan", "38")[4:] if row[0] and row[12] != "N/A"]
    opens = {0: tujuan[0], 1: tujuan[1]}
    for place, (row, later) in enumerate(zip(_renstra_rows(12), _renstra_rows(14), strict=True)):
        years = {"2019": row[6], "2020": row[8], "2021": row[10], "2022": row[12], "2023": later[14]}
        target: dict[Kunci, Value] = {("target", tahun): indonesia(nilai) for tahun, nilai in years.items()}
        head: dict[Kunci, Value] = {"nomor": place + 1, "tujuan": opens.get(place), "sasaran": row[1]}
        ends: dict[Kunci, Value] = {
            "kondisi_awal": indonesia(row[5]),
            "target_akhir": indonesia(akhir[place]),
        }
        yield baris({**head, "indikator": row[4], **ends, **target})


def _rkt() -> Iterator[Baris]:
    """Table 2.3 with the kode and the pagu of 2022 from table 6.1, the two it misprints as they are."""
    pagu = {row[2]: rupiah(row[13]) for row in reversed(tabel("plandaan", "38")[:100]) if row[13] != "N/A"}
    kode = iter(KODE.split())
    sasaran = _renstra_rows(12)
    programs = 0
    for nomor, uraian, _, indikator, target, _ in tabel("plandaan", "08")[1:]:
        level = _level(nomor) if uraian else ""
        programs += level == "program"
        if level == "program" and programs <= 2:
            yield from _rkt_sasaran(sasaran[:1] if programs == 1 else sasaran[1:])
        cells: dict[Kunci, Value] = {"uraian": uraian, "indikator": indikator, "target": target}
        number = next(kode) if uraian else ""
        yield baris({"jenjang": level, "kode": number, **cells, "pagu": pagu.get(number) if number else None})


def _rkt_sasaran(rows: list[list[str]]) -> Iterator[Baris]:
    for place, row in enumerate(rows):
        level = "sasaran" if place == 0 else ""
        yield baris({"jenjang": level, "uraian": row[1], "indikator": row[4], "target": row[12]})


def _pk_sasaran() -> Iterator[Baris]:
    for nomor, sasaran, indikator, target in tabel("plandaan", "39")[1:]:
        yield baris({"nomor": nomor, "sasaran": sasaran, "indikator": indikator, "target": target})


def _pk_program() -> Isi:
    *rows, total = tabel("plandaan", "40")[1:]
    programs = [baris({"nomor": row[0], "uraian": row[2], "pagu": row[5]}) for row in rows if row[2]]
    return Isi(programs, jumlah={"pagu": total[5]})


def _realisasi_kinerja() -> Iterator[Baris]:
    nasional = [indonesia(row[4]) for row in tabel("plandaan", "23")[1:]]
    for place, row in enumerate(tabel("plandaan", "10")[1:-1]):
        cells: dict[Kunci, Value] = {"sasaran": row[0], "indikator": row[1], "realisasi": indonesia(row[3])}
        compared = nasional[place] if place < len(nasional) else None
        yield baris({"nomor": place + 1, **cells, "nasional": compared, **_uraian(place)})


def _uraian(place: int) -> dict[Kunci, Value]:
    """The words of the fourth quarter's measurement on one indikator, cut at its own sub-headings."""
    row = tabel("plandaan", "42")[2 + place]
    penjelasan, upaya = row[11], row[12]
    solusi, _, tindak_lanjut = upaya.partition("Rencana Tindak Lanjut")
    return {
        "hambatan": antara(penjelasan, "Hambatan", "Rekomendasi"),
        "solusi": solusi.strip(),
        "tindak_lanjut": tindak_lanjut.strip(" :"),
    }


def _tahun_sebelumnya() -> Iterator[Baris]:
    """The indikator in use since 2021, then the two that were measured in 2020 under the sasaran of then."""
    now, then = tabel("plandaan", "18")[2:-1], tabel("plandaan", "17")[2:-1]
    for place, row in enumerate([*now, *then]):
        years = ("-", "-", *row[3:5]) if row in now else (*row[3:5], "-", "-")
        places = [("target", "2020"), ("realisasi", "2020"), ("target", "2021"), ("realisasi", "2021")]
        values: dict[Kunci, Value] = dict(zip(places, map(indonesia, years), strict=True))
        yield baris({"nomor": place + 1, "sasaran": row[0], "indikator": row[1], **values})


def _capaian_kegiatan() -> Iterator[Baris]:
    for nomor, uraian, _, indikator, target, realisasi, _ in tabel("plandaan", "16")[1:]:
        values: dict[Kunci, Value] = {"target": indonesia(target), "realisasi": indonesia(realisasi)}
        level = _level(nomor) if uraian else ""
        yield baris({"jenjang": level, "uraian": uraian, "indikator": indikator, **values})


def _sdm() -> Iterator[Baris]:
    for place, row in enumerate(tabel("plandaan", "27")[2:-2]):
        values: dict[Kunci, Value] = {"kebutuhan": indonesia(row[6]), "tersedia": indonesia(row[7])}
        yield baris({"nomor": place + 1, "sasaran": row[1], "indikator": row[2], **values})


def _realisasi_anggaran() -> Isi:
    """Table 3.9: programs as the English text it prints, sub kegiatan as numbers, kegiatan as their sums."""
    printed = [row for row in tabel("plandaan", "25")[2:] if row[2]]
    (total,) = (row for row in tabel("plandaan", "25") if row[0].startswith("RATA-RATA"))
    supports = iter(_supported())
    levels = [_level(row[0]) for row in printed]
    heads = [place for place, level in enumerate(levels) if level != "sub kegiatan"]
    spans = dict(pairwise([*heads, len(printed)]))
    rows = []
    for place, (row, level) in enumerate(zip(printed, levels, strict=True)):
        head: dict[Kunci, Value] = {"jenjang": level, "uraian": row[2]}
        served = next(supports) if level == "program" else {}
        inside = printed[place + 1 : spans.get(place, place)]
        amounts = {peran: _amount(level, row[col], inside, col, place) for peran, col in _MONEY.items()}
        rows.append(baris({**head, **served, **amounts}))
    return Isi(rows, jumlah={"pagu": rupiah(total[7]), "realisasi": rupiah(total[8])})


_MONEY = {"pagu": 7, "realisasi": 8}


def _supported() -> Iterator[dict[Kunci, Value]]:
    """The sasaran and indikator each program serves: table 42 sets program and indikator side by side."""
    first, second = (row[0] for row in tabel("plandaan", "10")[1:-1] if row[0])
    for place, row in enumerate(tabel("plandaan", "42")[2:]):
        yield {"sasaran": second if place else first, "indikator": row[2]}


def _amount(level: str, tercetak: str, inside: list[list[str]], col: int, place: int) -> Value:
    """How the amount of a row is typed, by its jenjang."""
    if level == "program":
        return tercetak
    return _sum(tercetak, inside, col, place) if level == "kegiatan" else rupiah(tercetak, SEN)


def _sum(tercetak: str, inside: list[list[str]], col: int, place: int) -> Value:
    """A sum over the rows below where it gives what is printed, else what is printed."""
    typed = rupiah(tercetak, SEN)
    if not isinstance(typed, Number) or jumlah(rupiah(row[col]) for row in inside) != typed.angka:
        return typed
    top = FIRST_ROW + place + 2
    return Formula(f"=SUM({{kolom}}{top}:{{kolom}}{top + len(inside) - 1})", typed.angka, SEN)
