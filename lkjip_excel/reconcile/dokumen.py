"""Documents a kecamatan did not send, without which something cannot be computed."""

import pandas as pd

from lkjip_excel.layouts import table
from lkjip_excel.model import Jenjang, Sumber, Temuan

#: What must be there, and what is done or left undone without it.
NEEDED = {
    "pk_sasaran": "target diambil dari RKT atau Renstra bila ada",
    "realisasi_kinerja": "capaian tidak dapat dihitung",
    "realisasi_anggaran": "serapan dan efisiensi tidak dapat dihitung",
}


def missing_documents(fakta: pd.DataFrame) -> list[Temuan]:
    """SELARAS-12: a document every report needs holds no row.

    Apart from the other checks because it speaks of what was not sent, not of what was.
    """
    filled = fakta[fakta["jenjang"] != Jenjang.TOTAL]
    have = pd.MultiIndex.from_frame(filled[["kecamatan", "dokumen"]].drop_duplicates())
    files = fakta.drop_duplicates("kecamatan").set_index("kecamatan")["berkas"]
    return [
        _missing(str(kecamatan), str(berkas), dokumen)
        for kecamatan, berkas in files.items()
        for dokumen in NEEDED
        if (kecamatan, dokumen) not in have
    ]


def _missing(kecamatan: str, berkas: str, dokumen: str) -> Temuan:
    isi = {"dokumen": table(dokumen).lembar, "akibat": NEEDED[dokumen]}
    return Temuan("SELARAS-12", kecamatan, (Sumber(berkas),), isi)
