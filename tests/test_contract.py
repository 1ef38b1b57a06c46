"""hasil.json, temuan.json and what `periksa --format json` prints: keys, types, order, exit codes."""

import json
import math
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lkjip_excel import contract
from tests.grid import write_grid
from tests.kecamatan import lengkap, ringkas

Json = dict[str, Any]

#: The keys that the contract promises, and those added to them since.
ENTRY = "nama kabupaten tahun status alasan profil berkas baris kinerja ringkasan sasaran anggaran"
ENTRY += " kemajuan_renstra nasional efisiensi_sdm"
ENTRY_ADDED = "aturan kegiatan perbandingan_tahun rata_rata_tahun belanja pagu_pk"
LISTS = {
    "kinerja": (
        "sasaran indikator satuan arah target realisasi capaian capaian_dibatasi predikat keadaan sumber",
        "alasan metode pagu realisasi_anggaran serapan efisiensi",
    ),
    "sasaran": (
        "sasaran rata_rata_capaian predikat pagu realisasi serapan porsi_pagu efisiensi",
        "rata_rata_capaian_dibatasi jumlah_indikator jumlah_terukur",
    ),
    "anggaran": ("kode jenjang uraian pagu realisasi serapan sisa", "porsi capaian efisiensi"),
    "kemajuan_renstra": ("indikator target_akhir realisasi kemajuan", ""),
    "nasional": ("indikator realisasi nasional perbandingan", "selisih"),
    "efisiensi_sdm": ("indikator capaian kebutuhan tersedia ketersediaan", ""),
    "aturan": ("", "jenis kode"),
    "kegiatan": ("", "jenjang kode uraian indikator satuan target realisasi capaian keadaan"),
    "perbandingan_tahun": ("", "sasaran indikator tahun target realisasi capaian keadaan"),
    "rata_rata_tahun": ("", "tahun jumlah rata_rata"),
    "belanja": ("", "jenjang uraian pagu realisasi sisa serapan"),
    "pagu_pk": ("", "kode jenjang uraian pagu porsi"),
}
HEADLINE = "rata_rata_capaian rata_rata_capaian_dibatasi predikat pagu realisasi serapan sisa"
HEADLINE_ADDED = "jumlah_indikator jumlah_terukur rata_rata_semua dasar_anggaran efisiensi"
HEADLINE_ADDED += " efisiensi_keterangan rata_rata_kemajuan rata_rata_ketersediaan efisiensi_sdm"
HEADLINE_ADDED += " efisiensi_sdm_keterangan"
EFISIENSI = "metode nilai keterangan"
TEMUAN = "id kode akar tingkat kecamatan pesan perbaikan tercetak seharusnya sumber"
SUMBER = "berkas lembar sel tercetak"
TABEL = "kecamatan berkas lembar rentang jenis kolom baris"
BARIS = "dibaca dipakai ditolak"


def keys(*texts: str) -> set[str]:
    return set(" ".join(texts).split())


def lkjip(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "lkjip_excel", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def masukan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sound kecamatan, one whose PK and RKT differ, one that cannot be read."""
    folder = tmp_path_factory.mktemp("kontrak") / "masukan"
    lengkap(folder / "Melati.xlsx", "Melati")
    ringkas(folder / "Kenanga.xlsx", "Kenanga", "Antah")
    write_grid(
        """
        [Instansi]
        Nama Kecamatan | Anggrek
        Kabupaten/Kota | Contoh
        Tahun Kinerja  | 2023
        [RKT]
        Jenjang | Sasaran/Program/Kegiatan/Sub Kegiatan | Indikator Kinerja | Target 2023
        sasaran | Sasaran                               | Nilai             | 79,5
        [PK]
        Sasaran Strategis | Indikator Kinerja | Target 2023
        Sasaran           | Nilai             | 80
        """,
        folder / "Anggrek.xlsx",
    )
    (folder / "Rusak.xlsx").write_bytes(b"bukan buku kerja")
    return folder


@pytest.fixture(scope="module")
def keluaran(masukan: Path) -> Path:
    done = lkjip("proses", masukan, "-o", masukan.parent / "keluaran")
    assert done.returncode == 1, done.stderr
    return masukan.parent / "keluaran"


@pytest.fixture(scope="module")
def hasil(keluaran: Path) -> Json:
    content: Json = json.loads((keluaran / "hasil.json").read_text("utf-8"))
    return content


@pytest.fixture(scope="module")
def temuan(keluaran: Path) -> Json:
    content: Json = json.loads((keluaran / "temuan.json").read_text("utf-8"))
    return content


def entry(hasil: Json, nama: str) -> Json:
    found: list[Json] = [one for one in hasil["kecamatan"] if one["nama"] == nama]
    assert len(found) == 1
    return found[0]


def test_every_entry_has_the_promised_keys_and_the_known_additions(hasil: Json) -> None:
    assert set(hasil) == {"versi", "kecamatan"}
    assert hasil["versi"] == 1
    for one in hasil["kecamatan"]:
        assert set(one) == keys(ENTRY, ENTRY_ADDED)
        assert set(one["baris"]) == keys(BARIS)


def test_every_row_has_the_promised_keys_and_the_known_additions(hasil: Json) -> None:
    melati = entry(hasil, "Melati")
    for nama, (promised, added) in LISTS.items():
        assert melati[nama], nama
        assert all(set(row) == keys(promised, added) for row in melati[nama]), nama
    for nama in ("kinerja", "sasaran", "anggaran"):
        assert all(set(row["efisiensi"]) == keys(EFISIENSI) for row in melati[nama])
    assert all(set(row["sumber"]) == {"target", "realisasi"} for row in melati["kinerja"])
    assert set(melati["ringkasan"]) == keys(HEADLINE, HEADLINE_ADDED)


def test_figures_are_not_rounded_and_percentages_are_percent(hasil: Json) -> None:
    melati = entry(hasil, "Melati")
    first, second = melati["kinerja"]
    assert (first["target"], first["realisasi"], first["capaian"]) == (80, 84, 105)
    assert (second["arah"], second["capaian"], second["metode"]) == ("negatif", 80, "negatif_2t_r")
    headline = melati["ringkasan"]
    assert (headline["rata_rata_capaian"], headline["serapan"], headline["sisa"]) == (92.5, 90, 100)
    assert melati["anggaran"][1]["serapan"] == 550 / 600 * 100
    assert melati["efisiensi_sdm"] == [
        {"indikator": "Nilai kepuasan", "capaian": 105, "kebutuhan": 10, "tersedia": 7, "ketersediaan": 70}
    ]


def test_types(hasil: Json) -> None:
    melati = entry(hasil, "Melati")
    assert (type(melati["tahun"]), type(melati["nama"]), type(melati["berkas"])) == (int, str, list)
    assert all(type(count) is int for count in melati["baris"].values())
    assert melati["baris"]["dibaca"] == melati["baris"]["dipakai"] + melati["baris"]["ditolak"]
    for nama in ("jumlah_indikator", "jumlah_terukur"):
        assert type(melati["ringkasan"][nama]) is int
        assert type(melati["sasaran"][0][nama]) is int
    assert [type(row["tahun"]) for row in melati["perbandingan_tahun"]] == [int] * 3
    assert melati["status"] == "selesai"
    assert melati["alasan"] is None
    assert melati["profil"] == "umum"


def test_operands_name_the_cell_they_were_read_from(hasil: Json) -> None:
    from_quarters, own = (row["sumber"] for row in entry(hasil, "Melati")["kinerja"])
    assert own == {"target": "Melati.xlsx!PK!E3", "realisasi": "Melati.xlsx!Realisasi Kinerja!C3"}
    assert from_quarters == {"target": "Melati.xlsx!PK!E2", "realisasi": None}


def test_what_is_not_there_is_null_or_an_empty_list(hasil: Json) -> None:
    kenanga = entry(hasil, "Kenanga")
    assert [kenanga[nama] for nama in LISTS if nama not in {"kinerja", "sasaran", "aturan"}] == [[]] * 9
    (row,) = kenanga["kinerja"]
    assert (row["pagu"], row["serapan"], row["alasan"]) == (None, None, None)
    assert row["efisiensi"] == {"metode": "banding", "nilai": None, "keterangan": "-"}
    assert (kenanga["ringkasan"]["pagu"], kenanga["ringkasan"]["dasar_anggaran"]) == (None, None)
    unmeasured = entry(hasil, "Anggrek")["kinerja"][0]
    assert (unmeasured["keadaan"], unmeasured["capaian"], unmeasured["predikat"]) == (
        "belum_diisi",
        None,
        None,
    )


def test_failed_kecamatan_has_an_entry_of_the_same_shape(hasil: Json) -> None:
    rusak = entry(hasil, "Rusak")
    assert (rusak["status"], rusak["kabupaten"], rusak["tahun"]) == ("gagal", "", None)
    assert rusak["alasan"]
    assert (rusak["profil"], rusak["ringkasan"], rusak["berkas"]) == (None, None, ["Rusak.xlsx"])
    assert all(rusak[nama] == [] for nama in LISTS)


def test_entries_are_sorted_by_kabupaten_and_name(hasil: Json) -> None:
    names = [(one["kabupaten"], one["nama"]) for one in hasil["kecamatan"]]
    assert names == [("", "Rusak"), ("Antah", "Kenanga"), ("Contoh", "Anggrek"), ("Contoh", "Melati")]


def test_temuan_have_exactly_the_promised_keys(temuan: Json) -> None:
    assert set(temuan) == {"versi", "temuan"}
    assert temuan["versi"] == 1
    for one in temuan["temuan"]:
        assert set(one) == keys(TEMUAN)
        assert one["tingkat"] in {"galat", "peringatan", "info"}
        assert one["sumber"], one
        assert all(set(place) == keys(SUMBER) for place in one["sumber"])
    ids = [one["id"] for one in temuan["temuan"]]
    assert ids == sorted(set(ids))


def test_a_temuan_names_the_cell_to_mend_first(temuan: Json) -> None:
    (one,) = (each for each in temuan["temuan"] if each["kode"] == "SELARAS-01")
    assert (one["id"], one["kecamatan"], one["akar"]) == ("Anggrek-0002", "Anggrek", None)
    places = [(place["lembar"], place["sel"], place["tercetak"]) for place in one["sumber"]]
    assert places == [("RKT", "D2", "79,5"), ("PK", "C2", "80")]
    assert one["seharusnya"] == 80
    assert "79,5" in one["pesan"]


def test_files_are_utf8_with_sorted_keys_and_hold_no_nan(keluaran: Path) -> None:
    for nama in ("hasil.json", "temuan.json"):
        text = (keluaran / nama).read_bytes().decode("utf-8")
        content = json.loads(text, parse_constant=pytest.fail)
        assert text == json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_a_number_that_json_has_no_word_for_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        contract.to_json({"angka": value})


def test_periksa_prints_one_json_document_and_nothing_else(masukan: Path, temuan: Json) -> None:
    done = lkjip("periksa", masukan, "--format", "json")
    content = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (1, "")
    assert set(content) == {"versi", "tabel", "temuan"}
    assert content["temuan"] == temuan["temuan"]
    assert all(set(one) == keys(TABEL) and set(one["baris"]) == keys(BARIS) for one in content["tabel"])
    (pk,) = (one for one in content["tabel"] if (one["kecamatan"], one["jenis"]) == ("Anggrek", "pk_sasaran"))
    assert pk["kolom"] == {"sasaran": "A", "indikator": "B", "target 2023": "C"}
    assert (pk["lembar"], pk["rentang"], pk["baris"]["dipakai"]) == ("PK", "A1:C2", 1)


def walked(value: object) -> Iterator[object]:
    """Yield every leaf of a JSON document."""
    if isinstance(value, dict):
        for part in value.values():
            yield from walked(part)
    elif isinstance(value, list):
        for part in value:
            yield from walked(part)
    else:
        yield value


def test_no_leaf_names_this_machine(keluaran: Path, hasil: Json, temuan: Json) -> None:
    words = [leaf for leaf in walked([hasil, temuan]) if isinstance(leaf, str)]
    assert not [word for word in words if str(keluaran.parent) in word]


@pytest.mark.parametrize("command", ["periksa", "proses"])
def test_exit_code_0_when_all_is_clean(tmp_path: Path, command: str) -> None:
    path = ringkas(tmp_path / "Kenanga.xlsx", "Kenanga")
    options: list[str | Path] = ["-o", tmp_path / "keluaran"] if command == "proses" else []
    done = lkjip(command, path, *options)
    assert (done.returncode, "gagal: 0" in done.stdout) == (0, command == "proses")


def test_exit_code_1_for_a_galat_alone(masukan: Path) -> None:
    done = lkjip("periksa", masukan / "Anggrek.xlsx")
    assert done.returncode == 1
    assert "RKT!D2  GALAT SELARAS-01" in done.stdout


def test_exit_code_1_for_a_failed_kecamatan(masukan: Path, tmp_path: Path) -> None:
    done = lkjip("proses", masukan / "Rusak.xlsx", "-o", tmp_path / "keluaran")
    assert done.returncode == 1
    assert "gagal: 1" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("periksa", "tidak-ada"), "tidak-ada tidak ditemukan"),
        (("proses", "."), "--keluaran"),
        (("proses", ".", "-o", "."), "sekaligus"),
        (("proses", ".", "-o", "hasil", "--profil", "jembr-2023"), "jember-2023"),
        (("proses", ".", "-o", "hasil", "--profil", "tidak-ada.toml"), "tidak-ada.toml"),
        (("proses", ".", "-o", "hasil", "-j", "0"), "-j"),
    ],
)
def test_exit_code_2_when_nothing_can_be_done(masukan: Path, arguments: tuple[str, ...], said: str) -> None:
    before = sorted(masukan.iterdir())
    command = [sys.executable, "-m", "lkjip_excel", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=masukan, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(masukan.iterdir()) == before
