"""The order of work once all is read: match, reconcile, compute, for any number of kecamatan at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from lkjip_excel.compute import hitung
from lkjip_excel.match import pair
from lkjip_excel.model import FAKTA, INSTANSI, Hasil, Keadaan, Sumber, Temuan, shaped
from lkjip_excel.read.source import Bacaan
from lkjip_excel.reconcile import periksa
from lkjip_excel.reconcile.dokumen import missing_documents
from lkjip_excel.reconcile.pilihan import pilihan_tak_dikenal
from lkjip_excel.reconcile.skala import celah_skala
from lkjip_excel.rules import AturanError, Profil, choose_profile


@dataclass(frozen=True, slots=True)
class Terpilih:
    """A kecamatan that can be worked on: its key in the batch, what was read, its rules and why these."""

    kunci: str
    bacaan: Bacaan
    profil: Profil
    profil_asal: str


def process(chosen: Sequence[Terpilih]) -> Hasil:
    """Return everything computed and found for the kecamatan read."""
    instansi = _identities(chosen)
    fakta = _facts(chosen)
    fakta, from_matching = pair(fakta)
    from_checks = (*missing_documents(fakta), *periksa(fakta))
    frames = hitung(fakta, instansi, {one.profil.kode: one.profil for one in chosen})
    by_profile = [temuan for one in chosen for temuan in _under_profile(one, frames["kinerja"], fakta)]
    from_reading = [under_key(temuan, one.kunci) for one in chosen for temuan in one.bacaan.temuan]
    return Hasil(
        fakta=fakta,
        instansi=instansi,
        **frames,
        temuan=(*from_reading, *from_matching, *from_checks, *by_profile),
    )


def _under_profile(one: Terpilih, kinerja: pd.DataFrame, fakta: pd.DataFrame) -> list[Temuan]:
    """Return what only the rules of one kecamatan can tell: labels in doubt, choices nobody knows."""
    mine = fakta[fakta["kecamatan"] == one.kunci]
    measured = kinerja[kinerja["kecamatan"] == one.kunci]
    return [*celah_skala(measured, mine, one.profil), *pilihan_tak_dikenal(mine, one.profil)]


def choose(bacaan: Bacaan, kunci: str, requested: str | None) -> tuple[Terpilih, tuple[Temuan, ...]]:
    """Return a kecamatan with its profile; a profile on its form that nobody knows is a temuan.

    AturanError when the *requested* profile (an option of the command) is wrong.
    """
    who = bacaan.identitas
    try:
        profil, why = choose_profile(requested, who.profil, who.kabupaten, who.tahun)
        return Terpilih(kunci, bacaan, profil, why), ()
    except AturanError:
        if requested:
            raise
    profil, why = choose_profile(None, "", who.kabupaten, who.tahun)
    found = Temuan("IDENT-03", kunci, (_profile_cell(bacaan),), {"profil": who.profil}, tercetak=who.profil)
    return Terpilih(kunci, bacaan, profil, why), (found,)


def _profile_cell(bacaan: Bacaan) -> Sumber:
    facts = bacaan.fakta
    told = facts[(facts["dokumen"] == "instansi") & (facts["peran"] == "profil")]
    cell = told[told["keadaan"] == Keadaan.ADA].iloc[0]
    return Sumber(cell["berkas"], cell["lembar"], cell["sel"], cell["tercetak"])


def under_key(temuan: Temuan, kunci: str) -> Temuan:
    """Return the temuan under the key its kecamatan has in the batch."""
    return Temuan(temuan.kode, kunci, temuan.sumber, temuan.isi, temuan.tercetak, temuan.seharusnya)


def _facts(chosen: Sequence[Terpilih]) -> pd.DataFrame:
    """Return all facts in one frame whose index names each fact in the batch."""
    frames = [one.bacaan.fakta.assign(kecamatan=one.kunci) for one in chosen]
    return shaped(pd.concat(frames, ignore_index=True), FAKTA)


def _identities(chosen: Sequence[Terpilih]) -> pd.DataFrame:
    return shaped(pd.DataFrame([_identity(one) for one in chosen], columns=list(INSTANSI)), INSTANSI)


def _identity(one: Terpilih) -> dict[str, object]:
    who, tables = one.bacaan.identitas, one.bacaan.tabel
    return {
        "kecamatan": one.kunci,
        "nama": who.nama,
        "kabupaten": who.kabupaten,
        "provinsi": who.provinsi,
        "tahun": who.tahun,
        "profil": one.profil.kode,
        "profil_asal": one.profil_asal,
        "dibaca": sum(tabel.dibaca for tabel in tables),
        "dipakai": sum(tabel.dipakai for tabel in tables),
        "ditolak": sum(tabel.ditolak for tabel in tables),
    }
