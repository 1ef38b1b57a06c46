"""Checks of pagu: one program, kegiatan or sub kegiatan in two documents, and realisasi above pagu."""

from typing import Any

import pandas as pd

from lkjip_excel.facts import DEPTH
from lkjip_excel.model import Jenjang, Temuan
from lkjip_excel.reconcile.view import SAME, Tampilan, paired, records

_BELOW = (Jenjang.KEGIATAN, Jenjang.SUB_KEGIATAN)
_SPENDING = (*(jenjang for jenjang, depth in DEPTH.items() if depth > 0), Jenjang.BELANJA)


def pagu_pk_rkt(dilihat: Tampilan) -> list[Temuan]:
    """SELARAS-03: the pagu of a program in the RKT is not that of the Perjanjian Kinerja."""
    both = paired(_amounts(dilihat, "pk_program", Jenjang.PROGRAM), _amounts(dilihat, "rkt", Jenjang.PROGRAM))
    return [_program(row, "SELARAS-03", dilihat) for row in records(_differing(_changed(both, dilihat)))]


def pagu_pk_realisasi(dilihat: Tampilan) -> list[Temuan]:
    """SELARAS-04: the pagu in force of a program is not that of the Perjanjian Kinerja."""
    pk = _amounts(dilihat, "pk_program", Jenjang.PROGRAM)
    both = paired(pk, _amounts(dilihat, "realisasi_anggaran", Jenjang.PROGRAM))
    return [_program(row, "SELARAS-04", dilihat) for row in records(_differing(both))]


def pagu_rkt_realisasi(dilihat: Tampilan) -> list[Temuan]:
    """SELARAS-10: the pagu of a kegiatan or sub kegiatan in the RKT is not that in the realisasi anggaran."""
    realisasi = _amounts(dilihat, "realisasi_anggaran", *_BELOW)
    both = paired(realisasi, _amounts(dilihat, "rkt", *_BELOW))
    return [_activity(row, dilihat) for row in records(_differing(_changed(both, dilihat)))]


def above_pagu(dilihat: Tampilan) -> list[Temuan]:
    """SELARAS-05: more was spent than the pagu in force."""
    spent = dilihat.rows("realisasi_anggaran")
    over = spent["jenjang"].isin(_SPENDING) & (spent["realisasi_cetak"] > spent["pagu_cetak"])
    return [_above(row, dilihat) for row in records(spent[over])]


def _amounts(dilihat: Tampilan, dokumen: str, *jenjang: Jenjang) -> pd.DataFrame:
    """Return the rows of these levels that print a pagu, one for each thing of a table."""
    found = dilihat.rows(dokumen)
    found = found[found["jenjang"].isin(jenjang) & found["pagu_cetak"].notna()]
    return found.drop_duplicates([*SAME, "tabel"])


def _differing(both: pd.DataFrame) -> pd.DataFrame:
    return both[both["pagu_cetak"] != both["pagu_cetak_lain"]]


def _changed(both: pd.DataFrame, dilihat: Tampilan) -> pd.DataFrame:
    """Leave out what an RKT from before the change of the budget explains: it has the pagu murni."""
    murni = dilihat.rows("realisasi_anggaran").drop_duplicates(SAME)
    known = both[SAME].merge(murni[[*SAME, "pagu_murni_cetak"]], on=SAME, how="left")
    return both[(known["pagu_murni_cetak"] != both["pagu_cetak_lain"]).to_numpy()]


def _program(row: dict[str, Any], kode: str, dilihat: Tampilan) -> Temuan:
    isi = {"program": row["uraian"], "pagu_pk": row["pagu"], "pagu_lain": row["pagu_lain"]}
    return _mended(kode, row, isi, dilihat)


def _activity(row: dict[str, Any], dilihat: Tampilan) -> Temuan:
    isi = {key: row[key] for key in ("jenjang", "uraian")}
    return _mended("SELARAS-10", row, isi | {"pagu_rkt": row["pagu_lain"], "pagu_lain": row["pagu"]}, dilihat)


def _mended(kode: str, row: dict[str, Any], isi: dict[str, Any], dilihat: Tampilan) -> Temuan:
    """Return the temuan whose cell to mend is that of the other document."""
    places = dilihat.cells(row["pagu_fakta_lain"], row["pagu_fakta"])
    expected = float(row["pagu"])
    return Temuan(kode, row["kecamatan"], places, isi, places[0].tercetak, seharusnya=expected)


def _above(row: dict[str, Any], dilihat: Tampilan) -> Temuan:
    pagu, spent = (float(row[name]) for name in ("pagu", "realisasi"))
    isi = {"uraian": row["uraian"], "pagu": pagu, "realisasi": spent, "lebih": spent - pagu}
    places = dilihat.cells(row["realisasi_fakta"], row["pagu_fakta"])
    return Temuan("SELARAS-05", row["kecamatan"], places, isi, tercetak=places[0].tercetak)
