"""Finds the kecamatan in a folder: which workbooks belong to which, and what was passed over."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lkjip_excel.layouts import template_documents
from lkjip_excel.read.source import SumberKecamatan

#: Files that may hold tables; those we cannot read are named as such, not passed over.
_WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}
#: What Excel and LibreOffice leave beside an open workbook.
_LOCKS = ("~$", ".~lock.")


class MasukanError(Exception):
    """The input cannot be worked on at all; the text says why (Indonesian)."""


@dataclass(frozen=True, slots=True)
class Masukan:
    """The kecamatan found, by name of their source, and the files passed over."""

    sumber: tuple[SumberKecamatan, ...]
    dilewati: tuple[str, ...]


def discover(path: Path) -> Masukan:
    """Return the kecamatan of a workbook or folder; MasukanError when there is none.

    A folder holds one kecamatan a sub-folder or workbook; one that itself holds the documents of the
    standard templates (PK.xlsx, RKT.xlsx, ...) is one kecamatan.
    """
    if path.is_file():
        return Masukan((SumberKecamatan(path.stem, path.parent, (path,)),), ())
    if not path.is_dir():
        raise MasukanError(f"{path} tidak ditemukan. Periksa nama folder atau berkasnya.")
    found = _in_folder(path)
    if not found:
        raise MasukanError(f"Tidak ada buku kerja Excel di {path}.")
    passed = [file.relative_to(path).as_posix() for file in sorted(path.rglob("*")) if _is_lock(file)]
    return Masukan(tuple(found), tuple(passed))


def _in_folder(path: Path) -> list[SumberKecamatan]:
    here = _workbooks(path.iterdir())
    if _is_one_kecamatan(here):
        return [SumberKecamatan(path.resolve().name, path, _workbooks(path.rglob("*")))]
    single = [SumberKecamatan(file.stem, path, (file,)) for file in here]
    folders = [_of_folder(folder) for folder in path.iterdir() if folder.is_dir()]
    return sorted([*single, *(one for one in folders if one.berkas)], key=lambda one: one.asal.casefold())


def _of_folder(folder: Path) -> SumberKecamatan:
    return SumberKecamatan(folder.name, folder, _workbooks(folder.rglob("*")))


def _is_one_kecamatan(files: Iterable[Path]) -> bool:
    standard = {dokumen.berkas.casefold() for dokumen in template_documents()}
    return any(file.name.casefold() in standard for file in files)


def _workbooks(files: Iterable[Path]) -> tuple[Path, ...]:
    mine = (file for file in files if file.suffix.casefold() in _WORKBOOKS and file.is_file())
    return tuple(sorted((file for file in mine if not _is_lock(file)), key=lambda file: file.as_posix()))


def _is_lock(file: Path) -> bool:
    return file.name.startswith(_LOCKS)
