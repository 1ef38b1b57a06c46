"""The recap of a kabupaten: who stands in which, links, totals that any spreadsheet computes alike."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from lkjip_excel.model import Sumber, Temuan
from lkjip_excel.recap import Terlapor, write_recaps
from lkjip_excel.rules.catalogue import numbered
from tests.libreoffice import compare_cached, needs_libreoffice

Json = dict[str, Any]
FIRST = 8


def done(nama: str, kabupaten: str = "Contoh", tahun: int = 2023, **ringkasan: Any) -> Terlapor:
    names = ("rata_rata_capaian", "rata_rata_capaian_dibatasi", "pagu", "realisasi", "serapan", "sisa")
    headline = dict.fromkeys(names) | {"predikat": "Baik", "efisiensi_keterangan": "Efisien"} | ringkasan
    entry = {"kabupaten": kabupaten, "tahun": tahun, "status": "selesai", "alasan": None}
    return Terlapor(nama, entry | {"ringkasan": headline}, Path(f"LKjIP_{nama}_{tahun}.xlsx"))


def failed(nama: str, kabupaten: str = "", tahun: int | None = None) -> Terlapor:
    entry = {"kabupaten": kabupaten, "tahun": tahun, "status": "gagal", "alasan": "berkas rusak"}
    return Terlapor(nama, entry | {"ringkasan": None}, None)


def written(folder: Path, *reported: Terlapor, temuan: Sequence[Temuan] = ()) -> dict[str, Path]:
    keys = [one.kunci for one in reported]
    found = [each for key in keys for each in numbered(temuan, key)]
    return {path.name: path for path in write_recaps(reported, found, folder)}


def sheet(path: Path, nama: str = "Rekap", *, values: bool = True) -> Worksheet:
    found = load_workbook(path, data_only=values)[nama]
    assert isinstance(found, Worksheet)
    return found


def names(path: Path, nama: str = "Rekap") -> list[Any]:
    """Return the kecamatan on a sheet, top down; the closing row has its label elsewhere."""
    return [
        row[0]
        for row in sheet(path, nama).iter_rows(FIRST - (nama == "Gagal"), None, 2, 2, values_only=True)
        if row[0]
    ]


def test_one_recap_a_kabupaten_and_year(tmp_path: Path) -> None:
    paths = written(
        tmp_path, done("A"), done("B", "Lain"), done("C", tahun=2022), done("D", "CONTOH"), done("E")
    )
    assert list(paths) == ["Rekap_Contoh_2022.xlsx", "Rekap_Contoh_2023.xlsx", "Rekap_Lain_2023.xlsx"]
    assert names(paths["Rekap_Contoh_2023.xlsx"]) == ["A", "D", "E"]
    assert sheet(paths["Rekap_Contoh_2023.xlsx"])["A2"].value == "KABUPATEN CONTOH"


def test_a_kota_is_no_kabupaten(tmp_path: Path) -> None:
    (path,) = written(tmp_path, done("A", "Kota Contoh")).values()
    assert sheet(path)["A2"].value == "KOTA CONTOH"


def test_a_failed_kecamatan_stands_where_it_belongs_or_may_belong(tmp_path: Path) -> None:
    paths = written(
        tmp_path,
        done("A"),
        done("B", "Lain"),
        failed("Entah"),
        failed("Tanpa tahun", "lain"),
        failed("Sendiri", "Jauh", 2023),
        failed("Tahun lain", "", 2019),
    )
    listed = {name: names(path, "Gagal") for name, path in paths.items()}
    assert listed == {
        "Rekap_Tanpa Kabupaten_2019.xlsx": ["Entah", "Tahun lain"],
        "Rekap_Contoh_2023.xlsx": ["Entah"],
        "Rekap_Jauh_2023.xlsx": ["Entah", "Sendiri"],
        "Rekap_Lain_2023.xlsx": ["Entah", "Tanpa tahun"],
    }
    assert load_workbook(paths["Rekap_Jauh_2023.xlsx"]).sheetnames == ["Gagal"]


def test_when_nobody_knows_anything_there_is_still_a_recap(tmp_path: Path) -> None:
    (path,) = written(tmp_path, failed("Entah")).values()
    assert path.name == "Rekap_Tanpa Kabupaten_tanpa tahun.xlsx"
    gagal = sheet(path, "Gagal")
    assert [gagal[cell].value for cell in ("A2", "A3", "B7", "C7", "D7", "E7")] == [
        "KABUPATEN BELUM DIISI",
        "TAHUN BELUM DIISI",
        "Entah",
        "Berkas rusak",
        "-",
        0,
    ]


def test_a_failed_kecamatan_is_told_how_to_mend_it(tmp_path: Path) -> None:
    (path,) = written(tmp_path, failed("Anggrek"), temuan=TEMUAN).values()
    gagal = sheet(path, "Gagal")
    (mending,) = {each.rendered.perbaikan for each in numbered(TEMUAN, "Anggrek")}
    assert (gagal["D7"].value, gagal["E7"].value) == (mending, 2)


KECAMATAN = (
    done(
        'Melati "Baru" 100%',
        rata_rata_capaian=80.0,
        rata_rata_capaian_dibatasi=80.0,
        pagu=100.0,
        realisasi=90.0,
        serapan=90.0,
        sisa=10.0,
    ),
    done("O'Kenanga & Co", rata_rata_capaian=110.0, rata_rata_capaian_dibatasi=100.0, pagu=50.0),
    done("Anggrek"),
)
TEMUAN = [
    Temuan("BACA-03", "Anggrek", (Sumber("x.xlsx"),), {"lembar_ada": ["Lembar1"]}),
    Temuan("BACA-03", "Anggrek", (Sumber("y.xlsx"),), {"lembar_ada": ["Lembar1"]}),
]


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (path,) = written(tmp_path_factory.mktemp("rekap"), *KECAMATAN, temuan=TEMUAN).values()
    return path


def test_links_lead_to_the_workbook_beside_whatever_its_name(three: Path) -> None:
    rows = sheet(three, values=False)
    assert rows["B8"].value == '=HYPERLINK("LKjIP_Melati ""Baru"" 100%_2023.xlsx","Melati ""Baru"" 100%")'
    assert rows["B9"].value == '=HYPERLINK("LKjIP_O\'Kenanga & Co_2023.xlsx","O\'Kenanga & Co")'
    assert sheet(three)["B8"].value == 'Melati "Baru" 100%'


def test_totals_are_formulas_over_all_rows(three: Path) -> None:
    formulas, values = sheet(three, values=False), sheet(three)
    assert formulas["A11"].value == "JUMLAH / RATA-RATA"
    expected = {
        "C11": ('=IFERROR(AVERAGE(C8:C10),"-")', 95),
        "D11": ('=IFERROR(AVERAGE(D8:D10),"-")', 90),
        "G11": ('=IF(COUNT(G8:G10)<1,"-",SUM(G8:G10))', 150),
        "H11": ('=IF(COUNT(H8:H10)<1,"-",SUM(H8:H10))', 90),
        "I11": ('=IF(COUNT(I8:I10)<1,"-",SUM(I8:I10))', 10),
        "J11": ('=IF(COUNT(H11,G11)<2,"-",IF(G11=0,"-",H11/G11*100))', 60),
        "K11": ('=IF(COUNT(K8:K10)<1,"-",SUM(K8:K10))', 2),
    }
    assert {cell: (formulas[cell].value, values[cell].value) for cell in expected} == expected


def test_what_a_kecamatan_does_not_have_is_a_dash_not_a_zero(three: Path) -> None:
    rows = sheet(three)
    assert [rows[f"{column}10"].value for column in "CDGHIJ"] == ["-"] * 6
    assert [rows[f"{column}10"].value for column in "KLM"] == [2, 0, 0]


@needs_libreoffice
def test_libreoffice_computes_the_recap_alike(three: Path) -> None:
    assert compare_cached(three) == []


def test_one_kecamatan_without_any_figure(tmp_path: Path) -> None:
    (path,) = written(tmp_path, done("A")).values()
    assert [sheet(path)[f"{column}9"].value for column in "CDGHIJK"] == [*["-"] * 6, 0]
