"""Small broken or awkward workbooks, one fault each, and the temuan each must lead to.

A builder writes its file at the path given and returns it: a whole small kecamatan, sound but for the fault
that its name tells.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.grid import write_grid

DATA = Path(__file__).parent / "data" / "rusak"

INSTANSI = """
[Instansi]
Nama Kecamatan | Melati
Kabupaten/Kota | Contoh
Tahun Kinerja  | 2023
"""

PK = """
[PK]
No | Sasaran Strategis      | Indikator Kinerja | Satuan | Target 2023
1  | Meningkatnya pelayanan | Nilai SKM         | Nilai  | 85
2  | Meningkatnya kinerja   | Nilai AKIP        | Nilai  | 70
"""

REALISASI = """
[Realisasi Kinerja]
No | Sasaran Strategis      | Indikator Kinerja | Realisasi 2023
1  | Meningkatnya pelayanan | Nilai SKM         | 86
2  | Meningkatnya kinerja   | Nilai AKIP        | 70
"""


def sehat(path: Path, nama: str = "Melati") -> Path:
    """Write a workbook without fault: the others differ from it in one thing."""
    return write_grid(INSTANSI.replace("Melati", nama) + PK + REALISASI, path)


def _with_pk(pk: str, path: Path) -> Path:
    return write_grid(INSTANSI + pk + REALISASI, path)


def kosong(path: Path) -> Path:
    """Write a file of no bytes, as a broken download leaves."""
    path.write_bytes(b"")
    return path


def bukan_zip(path: Path) -> Path:
    """Write text under an .xlsx name, as when a web page is saved."""
    path.write_text("<html><body>Silakan masuk kembali</body></html>\n", encoding="utf-8")
    return path


def terpotong(path: Path) -> Path:
    """Write the first half of a workbook: it begins as a zip and has no directory."""
    whole = sehat(path).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def terkunci(path: Path) -> Path:
    """Copy a workbook that Excel's own encryption locks (agile, AES; the password is ``rahasia``)."""
    return Path(shutil.copyfile(DATA / "terkunci.xlsx", path))


def tanpa_tabel(path: Path) -> Path:
    """Write a workbook that holds none of our tables."""
    return write_grid("[Daftar Hadir]\nNo | Nama Peserta | Paraf\n1 | A | v\n2 | B | v", path)


def tanpa_target(path: Path) -> Path:
    """Write a PK whose target column is missing."""
    pk = """
    [PK]
    No | Sasaran Strategis      | Indikator Kinerja | Satuan
    1  | Meningkatnya pelayanan | Nilai SKM         | Nilai
    2  | Meningkatnya kinerja   | Nilai AKIP        | Nilai
    """
    return _with_pk(pk, path)


def sel_galat(path: Path) -> Path:
    """Write a PK with an error value in E2."""
    return _with_pk(PK.replace("| 85", "| #REF!"), path)


def rumus_tanpa_nilai(path: Path) -> Path:
    """Write a PK whose E2 is a formula that was never calculated."""
    return _with_pk(PK.replace("| 85", "| =80+5"), path)


def kepala_gabung(path: Path) -> Path:
    """Write a PK whose header stands in two rows of merged cells, the year below the word Target."""
    pk = """
    [PK]
    No | Sasaran Strategis      | Indikator Kinerja | Satuan | Target | <
    ^  | ^                      | ^                 | ^      | 2023   | 2024
    1  | Meningkatnya pelayanan | Nilai SKM         | Nilai  | 85     | 86
    2  | Meningkatnya kinerja   | Nilai AKIP        | Nilai  | 70     | 71
    """
    return _with_pk(pk, path)


def sel_persen(path: Path) -> Path:
    """Write a PK whose E2 is 0.915 shown as 91,5%, and whose E3 is the text 91,5%."""
    return _with_pk(PK.replace("| 85", "| {0.0%}0.915").replace("| 70", "| 91,5%"), path)


#: Builder, code of the temuan, and (sheet, cell) of its first source; "" where the whole is meant.
RUSAK: tuple[tuple[Callable[[Path], Path], str, str, str], ...] = (
    (kosong, "BACA-01", "", ""),
    (bukan_zip, "BACA-01", "", ""),
    (terpotong, "BACA-01", "", ""),
    (terkunci, "BACA-02", "", ""),
    (tanpa_tabel, "BACA-03", "", ""),
    (tanpa_target, "BACA-04", "PK", "A1"),
    (sel_galat, "BACA-07", "PK", "E2"),
    (rumus_tanpa_nilai, "BACA-06", "PK", "E2"),
)
#: Builders of workbooks that look odd and must be read all the same.
TERBACA: tuple[Callable[[Path], Path], ...] = (sehat, kepala_gabung, sel_persen)
