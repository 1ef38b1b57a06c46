"""Checks of kode: written as a kode of its jenjang, known to the nomenclature, called as it is there."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from lkjip_excel.facts import ROW
from lkjip_excel.model import Temuan
from lkjip_excel.reconcile.view import Tampilan, records
from lkjip_excel.rules.nomenclature import (
    Butir,
    find_kode,
    kode_parts,
    nomenclature_rules,
    same_name,
    well_formed,
)

#: The documents of one budget year whose rows bear a kode.
_DOKUMEN = ("pk_program", "rkt", "realisasi_anggaran", "capaian_kegiatan", "kinerja_anggaran")


@dataclass(frozen=True, slots=True)
class _Kode:
    """A cell that holds a kode, and the name beside it; ``nama`` is None where that has no cell."""

    kecamatan: str
    tabel: str
    jenjang: str
    teks: str
    uraian: str
    sel: int
    nama: int | None
    benar: bool
    butir: Butir | None


def nomenklatur(dilihat: Tampilan) -> list[Temuan]:
    """IDENT-05: a kode nobody knows; IDENT-06: one that is no kode; IDENT-07: another name than its own.

    Each is said once for an office with all its cells, IDENT-06 once a table and jenjang.
    """
    kode = list(_kode(dilihat.fakta))
    malformed = _grouped((one for one in kode if not one.benar), lambda one: (one.tabel, one.jenjang))
    unknown = _grouped((one for one in kode if one.benar and not one.butir), lambda one: kode_parts(one.teks))
    renamed = _grouped(filter(_other_name, kode), lambda one: (kode_parts(one.teks), one.uraian.casefold()))
    return [
        *(_malformed(group, dilihat) for group in malformed),
        *(_unknown(group, dilihat) for group in unknown),
        *(_renamed(group, dilihat) for group in renamed),
    ]


def _kode(fakta: pd.DataFrame) -> Iterator[_Kode]:
    """Yield every cell with a kode once, from the first budget year of the nomenclature on."""
    rules = nomenclature_rules()
    wanted = (fakta["peran"] == "kode") & fakta["dokumen"].isin(_DOKUMEN)
    wanted &= fakta["jenjang"].isin(list(rules.bentuk)) & ~(fakta["tahun"] < rules.mulai).fillna(value=False)
    cells = fakta[wanted].rename_axis("id").reset_index()
    cells = cells.drop_duplicates(["kecamatan", "berkas", "lembar", "sel"])
    names = fakta[fakta["peran"] == "uraian"].rename_axis("nama").reset_index().drop_duplicates(ROW)
    for row in records(cells.merge(names[[*ROW, "nama"]], on=ROW, how="left")):
        yield _Kode(
            kecamatan=row["kecamatan"],
            tabel=row["tabel"],
            jenjang=row["jenjang"],
            teks=row["teks"],
            uraian=row["uraian"],
            sel=row["id"],
            nama=None if pd.isna(row["nama"]) else int(row["nama"]),
            benar=well_formed(row["teks"], row["jenjang"]),
            butir=find_kode(row["teks"]),
        )


def _grouped(kode: Iterable[_Kode], what: Callable[[_Kode], Hashable]) -> Iterable[list[_Kode]]:
    """Return the cells of one office that are the same thing, in the order met."""
    groups: dict[Hashable, list[_Kode]] = defaultdict(list)
    for one in kode:
        groups[one.kecamatan, what(one)].append(one)
    return groups.values()


def _other_name(one: _Kode) -> bool:
    return one.benar and one.butir is not None and one.uraian != "" and not same_name(one.uraian, one.butir)


def _malformed(group: list[_Kode], dilihat: Tampilan) -> Temuan:
    first, rules = group[0], nomenclature_rules()
    texts = list(dict.fromkeys(one.teks for one in group))
    named, more = texts[: rules.disebut], len(texts[rules.disebut :])
    isi = {
        "kode_anggaran": [*named, f"dan {more} lainnya"] if more else named,
        "jenjang": first.jenjang,
        "contoh": rules.bentuk[first.jenjang].contoh,
    }
    # Only a lone slip is told what it should be: zeros too many or too few leave the kode itself in no doubt.
    meant = first.butir.kode if first.butir and first.butir.jenjang == first.jenjang else None
    places = dilihat.cells(*(one.sel for one in group))
    expected = meant if len(texts) == 1 else None
    return Temuan("IDENT-06", first.kecamatan, places, isi, tercetak=first.teks, seharusnya=expected)


def _unknown(group: list[_Kode], dilihat: Tampilan) -> Temuan:
    first = group[0]
    places = dilihat.cells(*(one.sel for one in group))
    isi = {"kode_anggaran": first.teks, "uraian": first.uraian}
    return Temuan("IDENT-05", first.kecamatan, places, isi, tercetak=first.teks)


def _renamed(group: list[_Kode], dilihat: Tampilan) -> Temuan:
    """Return the temuan whose cell to mend is that of the name, where the name has one."""
    first = group[0]
    nama = first.butir.nama[0] if first.butir else ""
    isi = {"kode_anggaran": first.teks, "uraian": first.uraian, "nama": nama}
    places = dilihat.cells(*(one.sel if one.nama is None else one.nama for one in group))
    return Temuan("IDENT-07", first.kecamatan, places, isi, tercetak=first.uraian, seharusnya=nama)
