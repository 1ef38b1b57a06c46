"""Tells from its content what a file is, and takes zip archives apart within the limits."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lkjip_excel.read.files.limits import RUSAK, TERKUNCI, BukuError, require


class Isi(StrEnum):
    """What a file holds, as a person calls it."""

    XLSX = "buku kerja .xlsx"
    XLSB = "buku kerja .xlsb"
    XLS = "buku kerja .xls"
    ODS = "lembar kerja OpenDocument (.ods)"
    HTML = "halaman web (HTML)"
    TEKS = "teks dengan pemisah kolom (CSV)"


@dataclass(frozen=True, slots=True)
class Wadah:
    """A file and what it holds; ``terurai`` is its size in bytes once unpacked, as far as it tells."""

    path: Path
    isi: Isi
    terurai: int


#: The ending a file should have, by what it holds.
ENDINGS: dict[Isi, frozenset[str]] = {
    Isi.XLSX: frozenset({".xlsx", ".xlsm"}),
    Isi.XLSB: frozenset({".xlsb"}),
    Isi.XLS: frozenset({".xls"}),
    Isi.ODS: frozenset({".ods"}),
    Isi.HTML: frozenset({".html", ".htm"}),
    Isi.TEKS: frozenset({".csv", ".tsv", ".txt"}),
}
_HEAD = 4096
_CHUNK = 1 << 20
_OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")
#: The first record of an .xls from before Excel 5, which stands in no container.
_BARE_XLS = (
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x08\x00",
    b"\x09\x08\x10\x00",
)
#: What the directory of an OLE2 file calls its content.
_OLE2_CONTENT = {
    "EncryptedPackage": "terkunci",
    "Workbook": "xls",
    "Book": "xls",
    "WordDocument": "dokumen Word (.doc)",
    "PowerPoint Document": "presentasi PowerPoint (.ppt)",
}
#: Files that are something else altogether, by their first bytes.
_OTHERS = {
    b"%PDF": "dokumen PDF",
    b"\x89PNG": "gambar PNG",
    b"\xff\xd8\xff": "gambar JPEG",
    b"Rar!": "arsip RAR",
    b"7z\xbc\xaf": "arsip 7z",
    b"\x1f\x8b": "arsip gzip",
    b"{\\rtf": "dokumen RTF",
}
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|table|meta|style)\b", re.IGNORECASE)
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_RESAVE = "buka di Excel dan simpan sebagai .xlsx"


def identify(path: Path) -> Wadah:
    """Return what a file holds, by its content; BukuError when it is no table of any kind we read."""
    try:
        size = path.stat().st_size
        require("ukuran", size)
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise BukuError(RUSAK, f"berkas tidak dapat dibaca ({error.strerror})") from error
    if not head:
        raise BukuError(RUSAK, "berkas kosong (0 byte)")
    if head.startswith(_OLE2):
        return Wadah(path, _ole2(path), size)
    if head.startswith(b"PK"):
        return _zip(path)
    return Wadah(path, _plain(head), size)


def _ole2(path: Path) -> Isi:
    """Return what an OLE2 file holds, by the names in its directory."""
    content = path.read_bytes()
    for name, meaning in _OLE2_CONTENT.items():
        if name.encode("utf-16-le") in content:
            if meaning == "xls":
                return Isi.XLS
            if meaning == "terkunci":
                raise BukuError(TERKUNCI, "berkas terkunci kata sandi")
            raise BukuError(RUSAK, f"isi berkas adalah {meaning}, bukan buku kerja")
    raise BukuError(RUSAK, "isi berkas bukan buku kerja Excel atau berkas terpotong")


def _plain(head: bytes) -> Isi:
    """Return what a file that is no container holds, by its first bytes."""
    other = next((name for start, name in _OTHERS.items() if head.startswith(start)), None)
    if other:
        raise BukuError(RUSAK, f"isi berkas adalah {other}, bukan buku kerja")
    if head.startswith(_BARE_XLS):
        return Isi.XLS
    text = head.replace(b"\0", b"")
    if _HTML.search(text):
        return Isi.HTML
    if text.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").startswith(b"<"):
        raise BukuError(RUSAK, f"isi berkas adalah XML, bukan buku kerja; {_RESAVE}")
    return Isi.TEKS


# --- zip archives -----------------------------------------------------------------------------------------


def open_zip(path: Path) -> zipfile.ZipFile:
    """Return an archive whose directory keeps within the limits; BukuError when it is broken or too big."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
        raise BukuError(RUSAK, "isi berkas bukan buku kerja atau berkas terpotong") from error
    parts = archive.infolist()
    require("bagian", len(parts))
    require("terurai", sum(one.file_size for one in parts))
    if len({one.filename for one in parts}) < len(parts):
        raise BukuError(RUSAK, "isi berkas rusak: dua bagian bernama sama")
    if any(one.flag_bits & 1 for one in parts):
        raise BukuError(TERKUNCI, "berkas terkunci kata sandi")
    return archive


def inflate(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Yield the content of a part piece by piece; BukuError when it is broken or bigger than allowed.

    What the directory says of sizes is not trusted: what comes out is counted.
    """
    size = 0
    try:
        with archive.open(name) as part:
            while piece := part.read(_CHUNK):
                size += len(piece)
                require("terurai", size, name)
                yield piece
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        KeyError,
        NotImplementedError,
        ValueError,
    ) as error:
        raise BukuError(RUSAK, f"isi berkas rusak (bagian {name})") from error


def content(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the whole content of a part; BukuError when it is broken or bigger than allowed."""
    pieces, size = [], 0
    for piece in inflate(archive, name):
        size += len(piece)
        require("terpakai", size, name)
        pieces.append(piece)
    return b"".join(pieces)


def _zip(path: Path) -> Wadah:
    with open_zip(path) as archive:
        isi = _zip_kind(archive)
        return Wadah(path, isi, sum(one.file_size for one in archive.infolist()))


def _zip_kind(archive: zipfile.ZipFile) -> Isi:
    names = set(archive.namelist())
    if "mimetype" in names and content(archive, "mimetype").decode("latin-1").strip().startswith(_ODS):
        if b"encryption-data" in content(archive, "META-INF/manifest.xml"):
            raise BukuError(TERKUNCI, "berkas terkunci kata sandi")
        return Isi.ODS
    if any(name.endswith("workbook.bin") for name in names):
        return Isi.XLSB
    if any(name.startswith("word/") for name in names):
        raise BukuError(RUSAK, "isi berkas adalah dokumen Word (.docx), bukan buku kerja")
    if "[Content_Types].xml" in names:
        return Isi.XLSX
    raise BukuError(RUSAK, "isi berkas adalah arsip zip, bukan buku kerja")
