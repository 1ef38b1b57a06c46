"""Which workbooks in a folder belong to which kecamatan, in an order of their names alone."""

from pathlib import Path

import pytest

from lkjip_excel.discovery import Masukan, MasukanError, discover


def touched(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


def told(found: Masukan, root: Path) -> list[tuple[str, list[str]]]:
    """Return name and files of each source, files from the input folder on."""
    return [(one.asal, [path.relative_to(root).as_posix() for path in one.berkas]) for one in found.sumber]


def test_a_workbook_or_a_folder_is_a_kecamatan(tmp_path: Path) -> None:
    names = ("Melati.xlsx", "Kenanga/PK.xlsx", "Kenanga/dalam/RKT.xlsx", "anggrek.XLSX", "catatan.txt")
    root = touched(tmp_path, *names, "kosong/catatan.txt")
    assert told(discover(root), root) == [
        ("anggrek", ["anggrek.XLSX"]),
        ("Kenanga", ["Kenanga/PK.xlsx", "Kenanga/dalam/RKT.xlsx"]),
        ("Melati", ["Melati.xlsx"]),
    ]


@pytest.mark.parametrize("reverse", [False, True])
def test_the_order_in_which_files_were_made_is_no_matter(tmp_path: Path, *, reverse: bool) -> None:
    names = ["b.xlsx", "B/x.xlsx", "a/2.xlsx", "a/1.xlsx", "C.xlsx", "c/x.xlsx"]
    root = touched(tmp_path, *sorted(names, reverse=reverse))
    found = discover(root)
    assert [one.asal for one in found.sumber] == ["a", "B", "b.xlsx", "c", "C.xlsx"]
    assert told(found, root)[0] == ("a", ["a/1.xlsx", "a/2.xlsx"])


def test_a_folder_of_documents_is_one_kecamatan(tmp_path: Path) -> None:
    root = touched(tmp_path / "Melati", "PK.xlsx", "realisasi/anggaran.xlsx")
    assert told(discover(root), root) == [("Melati", ["PK.xlsx", "realisasi/anggaran.xlsx"])]


def test_one_workbook(tmp_path: Path) -> None:
    root = touched(tmp_path, "Melati 2023.xlsx", "Lain.xlsx")
    assert told(discover(root / "Melati 2023.xlsx"), root) == [("Melati 2023", ["Melati 2023.xlsx"])]


def test_what_programs_leave_beside_a_workbook_is_passed_over_by_name(tmp_path: Path) -> None:
    root = touched(tmp_path, "Melati.xlsx", "~$Melati.xlsx", "K/.~lock.PK.xlsx#", "K/._PK.xlsx", "K/PK.xlsx")
    found = discover(root)
    assert told(found, root) == [("K", ["K/PK.xlsx"]), ("Melati", ["Melati.xlsx"])]
    assert found.dilewati == ("K/._PK.xlsx", "K/.~lock.PK.xlsx#", "~$Melati.xlsx")


@pytest.mark.parametrize("names", [("Melati.xlsx",), ("PK.xlsx", "RKT.xlsx")])
def test_results_inside_the_input_folder_are_no_input(tmp_path: Path, names: tuple[str, ...]) -> None:
    root = touched(tmp_path, *names, "hasil/LKjIP_Melati_2023.xlsx")
    files = [path for one in discover(root, root / "hasil").sumber for path in one.berkas]
    assert [path.name for path in files] == list(names)
    assert len(discover(root).sumber[-1].berkas) > 0


def test_the_folder_of_the_results_cannot_be_that_of_the_input(tmp_path: Path) -> None:
    root = touched(tmp_path, "Melati.xlsx")
    with pytest.raises(MasukanError, match="sekaligus"):
        discover(root, root / "x" / "..")


@pytest.mark.parametrize("names", [(), ("catatan.txt",), ("~$PK.xlsx",)])
def test_a_folder_without_workbooks(tmp_path: Path, names: tuple[str, ...]) -> None:
    with pytest.raises(MasukanError, match="Tidak ada buku kerja"):
        discover(touched(tmp_path, *names))


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MasukanError, match="tidak ditemukan"):
        discover(tmp_path / "tidak-ada")


def test_folders_of_kabupaten_hold_their_kecamatan(tmp_path: Path) -> None:
    root = touched(tmp_path, "Kab A/Melati/PK.xlsx", "Kab A/Mawar/x.xlsx", "Kab B/Kenanga/y.xlsx")
    assert [one.asal for one in discover(root).sumber] == ["Kab B", "Mawar", "Melati"]


def test_folders_of_documents_are_one_kecamatan(tmp_path: Path) -> None:
    root = touched(tmp_path, "Melati/PK/PK.xlsx", "Melati/Realisasi/x.xlsx", "Mawar.xlsx")
    assert [one.asal for one in discover(root).sumber] == ["Mawar", "Melati"]
