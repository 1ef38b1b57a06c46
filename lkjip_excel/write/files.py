"""Puts finished files in place: written beside and renamed, so that nobody ever sees half a file."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

#: What a file system forbids, and what a link from one workbook to another reads as something else.
_ILLEGAL = re.compile(r'[<>:"/\\|?*#%\x00-\x1f]+')

#: Windows allows 260 characters for a whole path.
_LONGEST = 80


class TulisError(Exception):
    """A result cannot be written; the text says which file and how to mend it (Indonesian)."""


def report_name(kecamatan: str, tahun: int | None) -> str:
    """Return the file name of the workbook of a kecamatan, without characters a file system forbids."""
    return f"LKjIP_{safe_name(kecamatan)}_{tahun}.xlsx"


def safe_name(text: str) -> str:
    """Return text as a part of a file name."""
    return _ILLEGAL.sub("-", text)[:_LONGEST].strip(" .") or "tanpa nama"


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path to write to; afterwards it takes the place of ``path``, or nothing has changed.

    TulisError when the folder cannot be written or the old file is open in Excel.
    """
    beside = path.with_name(f".{path.name}.sebagian")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield beside
        _persist(beside)
        beside.replace(path)
    except PermissionError as error:
        raise TulisError(f"{path} tidak dapat ditulis; tutup dulu berkas itu di Excel.") from error
    except OSError as error:
        raise TulisError(
            f"{path} tidak dapat ditulis; periksa nama dan izin foldernya, dan ruang kosong di disk."
        ) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _persist(path: Path) -> None:
    """Make sure the bytes are on the disk before the file takes its name."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def write_text(path: Path, text: str) -> Path:
    """Write a UTF-8 text file in one step and return its path."""
    with replacing(path) as beside:
        beside.write_text(text, encoding="utf-8", newline="\n")
    return path
