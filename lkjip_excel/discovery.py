"""Finds the kecamatan in a folder: which workbooks belong to which, and what was passed over."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lkjip_excel.layouts import template_documents
from lkjip_excel.read.files.delimited import is_table
from lkjip_excel.read.source import SumberKecamatan

#: Files that may hold tables; those we cannot read are named as such, not passed over.
_WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv"}
#: Files that are passed over unless they hold a table.
_TEXTS = {".txt"}
#: What Excel, LibreOffice and macOS leave beside a workbook.
_LOCKS = ("~$", ".~lock.", "._")


class MasukanError(Exception):
    """The input cannot be worked on at all; the text says why (Indonesian)."""


@dataclass(frozen=True, slots=True)
class Masukan:
    """The kecamatan found, by name of their source, and the files passed over."""

    sumber: tuple[SumberKecamatan, ...]
    dilewati: tuple[str, ...]


def discover(path: Path, keluaran: Path | None = None) -> Masukan:
    """Return the kecamatan of a workbook or folder; MasukanError when there is none.

    A folder holds one kecamatan a sub-folder or workbook, or sub-folders of kabupaten that do; one that
    itself holds the documents of the standard templates (PK.xlsx, RKT.xlsx, ...) is one kecamatan. What
    stands in ``keluaran``, the folder of the results, is no input even where it lies within.
    """
    if path.is_file():
        return Masukan((SumberKecamatan(path.stem, path.parent, (path,)),), ())
    if not path.is_dir():
        raise MasukanError(f"{path} tidak ditemukan. Periksa nama folder atau berkasnya.")
    if keluaran is not None and path.resolve() == keluaran.resolve():
        raise MasukanError(f"{path} tidak dapat menjadi folder masukan dan folder hasil sekaligus.")
    files = _files(path, keluaran)
    found = _kecamatan(path, [file for file in files if _is_workbook(file)])
    if not found:
        raise MasukanError(f"Tidak ada buku kerja Excel di {path}.")
    passed = [file.relative_to(path).as_posix() for file in files if _is_passed_over(file)]
    return Masukan(tuple(found), tuple(passed))


def _files(path: Path, keluaran: Path | None) -> list[Path]:
    """Return every file below a folder by its name, but none of the results."""
    apart = keluaran.resolve() if keluaran else None
    files = (file for file in path.rglob("*") if file.is_file() and apart not in file.resolve().parents)
    return sorted(files, key=lambda file: file.as_posix())


def _kecamatan(path: Path, workbooks: Iterable[Path]) -> list[SumberKecamatan]:
    """Return the sources of a folder in an order that depends on nothing but their names."""
    files = [file for file in workbooks if not _is_lock(file)]
    single = [file for file in files if file.parent == path]
    if _is_one_kecamatan(single):
        return [SumberKecamatan(path.resolve().name, path, tuple(files))]
    folders: dict[Path, list[Path]] = {}
    for file in files:
        if file.parent != path:
            folders.setdefault(path / file.relative_to(path).parts[0], []).append(file)
    shared = Counter([*(folder.name.casefold() for folder in folders), *(_stem(file) for file in single)])
    found = [one for folder, inside in folders.items() for one in _in_folder(folder, inside)]
    for file in single:
        asal = file.stem if shared[_stem(file)] == 1 else file.name
        found.append(SumberKecamatan(asal, path, (file,)))
    return sorted(found, key=lambda one: (one.asal.casefold(), one.asal))


def _in_folder(folder: Path, inside: list[Path]) -> list[SumberKecamatan]:
    """Return the kecamatan of a sub-folder: itself, or those of the folders in it, as of a kabupaten.

    Folders named after documents (PK, RKT, ...) belong to one kecamatan.
    """
    below = {file.relative_to(folder).parts[0] for file in inside}
    documents = {
        word.casefold() for d in template_documents() for word in (d.kode, d.judul, Path(d.berkas).stem)
    }
    nested = all(file.parent != folder for file in inside) and len(below) > 1
    if nested and not documents & {name.casefold() for name in below}:
        return _kecamatan(folder, inside)
    return [SumberKecamatan(folder.name, folder, tuple(inside))]


def _stem(file: Path) -> str:
    return file.stem.casefold()


def _is_one_kecamatan(files: Iterable[Path]) -> bool:
    standard = {dokumen.berkas.casefold() for dokumen in template_documents()}
    return any(file.name.casefold() in standard for file in files)


def _is_workbook(file: Path) -> bool:
    ending = file.suffix.casefold()
    return ending in _WORKBOOKS or (ending in _TEXTS and not _is_lock(file) and is_table(file))


def _is_passed_over(file: Path) -> bool:
    """Tell whether a file is named as passed over: it looks like input and is none."""
    return _is_lock(file) or (file.suffix.casefold() in _TEXTS and not _is_workbook(file))


def _is_lock(file: Path) -> bool:
    return file.name.startswith(_LOCKS)
