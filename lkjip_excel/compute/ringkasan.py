"""The headline figures of each kecamatan."""

from collections.abc import Collection, Mapping

import pandas as pd

from lkjip_excel.compute.efisiensi import efisiensi, efisiensi_sdm
from lkjip_excel.compute.sasaran import mean_of_all, overall
from lkjip_excel.model import RINGKASAN, Jenjang, shaped
from lkjip_excel.rules import Profil

_MONEY = ["pagu", "realisasi", "sisa", "serapan"]


def ringkasan(frames: Mapping[str, pd.DataFrame], kecamatan: Collection[str], profil: Profil) -> pd.DataFrame:
    """Return model.RINGKASAN from the other result frames, by the frames' names.

    Every one of ``kecamatan`` has its row, however little could be computed of it.
    """
    found = overall(frames["kinerja"], frames["sasaran"], profil)
    found["rata_rata_semua"] = mean_of_all(frames["kinerja"], frames["kegiatan"])
    found = found.join(_budget(frames), how="outer").reindex(sorted(kecamatan))
    found = found.fillna({"jumlah_indikator": 0, "jumlah_terukur": 0})
    found["rata_rata_kemajuan"] = frames["kemajuan"].groupby("kecamatan")["kemajuan"].mean()
    found["rata_rata_ketersediaan"] = frames["sdm"].groupby("kecamatan")["ketersediaan"].mean()
    staff = efisiensi_sdm(profil.efisiensi_sdm, found["rata_rata_capaian"], found["rata_rata_ketersediaan"])
    found = found.assign(efisiensi_sdm=staff["nilai"], efisiensi_sdm_keterangan=staff["keterangan"])
    judged = efisiensi(
        profil.efisiensi, found["rata_rata_capaian"], found["serapan"], found["pagu"], found["realisasi"]
    )
    found = found.assign(efisiensi=judged["nilai"], efisiensi_keterangan=judged["keterangan"])
    return shaped(found.rename_axis("kecamatan").reset_index(), RINGKASAN)


def _budget(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the money of each kecamatan: that of its programs, or of its belanja where only that is whole.

    The belanja are taken where they add up to the PK and the programs do not, or where there are no
    programs; ``dasar_anggaran`` says which.
    """
    programs, kinds, promised = (_total(frames[name]) for name in ("anggaran", "belanja", "pagu_pk"))
    pk = promised["pagu"].reindex(kinds.index)
    whole = (kinds["pagu"] == pk) & (programs["pagu"].reindex(kinds.index) != pk)
    missing = ~kinds.index.isin(programs.index)
    instead = kinds[whole | missing].assign(dasar_anggaran="belanja")
    rest = programs[~programs.index.isin(instead.index)].assign(dasar_anggaran="program")
    return pd.concat([rest, instead])


def _total(frame: pd.DataFrame) -> pd.DataFrame:
    columns = [column for column in _MONEY if column in frame]
    return frame[frame["jenjang"] == Jenjang.TOTAL].set_index("kecamatan")[columns]
