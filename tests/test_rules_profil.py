"""Profiles: what ours say, which one is taken, and how a kabupaten's own file is read or refused."""

import pickle
from pathlib import Path

import pytest

from lkjip_excel import rules
from lkjip_excel.rules import AturanError, Profil, choose_profile, profile


def test_ours_are_these() -> None:
    assert [each.kode for each in rules.profiles()] == [
        "umum",
        "jember-2021",
        "jember-2023",
        "jombang-2022",
        "pekalongan-2021",
        "rembang-2021",
    ]


@pytest.mark.parametrize(
    ("kode", "skala", "dari", "batas", "efisiensi", "serapan"),
    [
        ("umum", "permendagri-86-2017", "mentah", None, "banding", "setengah_ke_atas"),
        ("pekalongan-2021", "pekalongan-2021", "mentah", None, "serapan", "potong"),
        ("rembang-2021", "rembang-2021", "mentah", None, "hemat", "setengah_ke_atas"),
        ("jember-2021", "jember-2021", "mentah", None, "selisih", "setengah_ke_atas"),
        ("jember-2023", "jember-2023", "dibatasi", (0, 100), "selisih", "setengah_ke_atas"),
        ("jombang-2022", "jombang-2022", "dibatasi", (0, 100), "rasio", "setengah_ke_atas"),
    ],
)
def test_choices(
    kode: str, skala: str, dari: str, batas: tuple[float, float] | None, efisiensi: str, serapan: str
) -> None:
    found = profile(kode)
    assert (found.predikat.kode, found.predikat_dari, found.batas) == (skala, dari, batas)
    assert (found.efisiensi.kode, found.efisiensi_sdm.kode) == (efisiensi, "sdm_rasio")
    assert (found.pembulatan.desimal, found.pembulatan_serapan.cara) == (2, serapan)
    assert {arah: metode.kode for arah, metode in found.capaian.items()} == {
        "positif": "positif",
        "negatif": "negatif_2t_r",
        "rentang": "rentang",
    }


@pytest.mark.parametrize(
    ("diminta", "instansi", "kabupaten", "tahun", "kode", "sebab"),
    [
        ("rembang-2021", "jombang-2022", "Jember", 2023, "rembang-2021", "dari opsi --profil"),
        (None, " Jombang-2022 ", "Jember", 2023, "jombang-2022", "dari lembar Instansi"),
        ("", "", "Jember", 2023, "jember-2023", "menurut kabupaten dan tahun"),
        (None, "", "Jember", 2025, "jember-2023", "menurut kabupaten dan tahun"),
        (None, "", "Jember", 2022, "jember-2021", "menurut kabupaten dan tahun"),
        (None, "", "Jember", 2021, "jember-2021", "menurut kabupaten dan tahun"),
        (None, "", "Jember", 2020, "umum", "baku"),
        (None, "", "Jember", None, "umum", "baku"),
        (None, "", "KABUPATEN JOMBANG", 2022, "jombang-2022", "menurut kabupaten dan tahun"),
        (None, "", "Kab. Pekalongan", 2021, "pekalongan-2021", "menurut kabupaten dan tahun"),
        (None, "", "Kota Pekalongan", 2021, "umum", "baku"),
        (None, "", "Kabanjahe", 2021, "umum", "baku"),
        (None, "", "", 2023, "umum", "baku"),
    ],
)
def test_which_is_taken_and_why(
    diminta: str | None, instansi: str, kabupaten: str, tahun: int | None, kode: str, sebab: str
) -> None:
    found, why = choose_profile(diminta, instansi, kabupaten, tahun)
    assert (found.kode, why) == (kode, sebab)


def test_a_workbook_cannot_name_a_file(tmp_path: Path) -> None:
    path = tmp_path / "kami.toml"
    path.write_text('dasar_profil = "umum"\n', "utf-8")
    assert profile(path).kode == "kami"
    with pytest.raises(AturanError, match="tidak dikenal"):
        choose_profile(None, str(path), "Jember", 2023)


@pytest.mark.parametrize("diminta", ["negatif_t_per_r", "Target dibagi realisasi", " NEGATIF T PER R "])
def test_the_method_an_indikator_names_wins(diminta: str) -> None:
    assert profile("umum").metode("positif", diminta).kode == "negatif_t_per_r"


@pytest.mark.parametrize(
    ("arah", "kode"),
    [("positif", "positif"), ("Negatif ", "negatif_2t_r"), ("", "positif"), ("rentang", "rentang")],
)
def test_method_of_a_direction(arah: str, kode: str) -> None:
    assert profile("umum").metode(arah).kode == kode


def test_unknown_method_or_direction_is_refused() -> None:
    with pytest.raises(AturanError, match='maksud Anda "negatif_2t_r"'):
        profile("umum").metode("negatif", "negatif_2t")
    with pytest.raises(AturanError, match='maksud Anda "negatif"'):
        profile("umum").metode("negatip")


def test_unknown_profile_is_answered_with_the_nearest() -> None:
    with pytest.raises(AturanError, match='profil "jembre-2023" tidak dikenal; maksud Anda "jember-2023"'):
        profile("jembre-2023")


@pytest.mark.parametrize("each", rules.profiles(), ids=lambda each: each.kode)
def test_profiles_travel_between_processes(each: Profil) -> None:
    assert pickle.loads(pickle.dumps(each)) == each  # noqa: S301 (our own bytes)


OWN = """
dasar_profil = "jember-2023"
judul = "Kabupaten Contoh"
batas = []
predikat = "contoh"
predikat_dari = "mentah"
efisiensi = "contoh_hemat"

[capaian]
negatif = "contoh_negatif"

[pembulatan_serapan]
desimal = 1
cara = "potong"

[[skala]]
kode = "contoh"
judul = "Skala Contoh"
kelas = [
    { label = "Baik", bawah = 75.5, bawah_termasuk = false, tercetak = "> 75,5" },
    { label = "Kurang", tercetak = "selain itu" },
]

[[metode_capaian]]
kode = "contoh_negatif"
judul = "Contoh"
arah = "negatif"
rumus = "target / realisasi * 100"

[[metode_efisiensi]]
kode = "contoh_hemat"
judul = "Contoh"
rumus = "100 - serapan"
label = [{ bila = "nilai > 0", teks = "Hemat" }, { teks = "Tidak Hemat" }]
"""


def _file(folder: Path, text: str) -> Path:
    path = folder / "profil.toml"
    path.write_text(text, "utf-8")
    return path


def test_own_file_extends_one_of_ours(tmp_path: Path) -> None:
    found = profile(_file(tmp_path, OWN))
    assert (found.kode, found.judul, found.status) == ("profil", "Kabupaten Contoh", "praktik daerah")
    assert (found.batas, found.predikat_dari, found.rata_rata) == (None, "mentah", "indikator")
    assert found.predikat.excel("A1") == 'IF(A1>75.5,"Baik","Kurang")'
    assert found.metode("negatif").kode == "contoh_negatif"
    assert found.metode("positif").kode == "positif"
    assert found.metode("positif", "contoh_negatif").arah == "negatif"
    assert [label.teks for label in found.efisiensi.label] == ["Hemat", "Tidak Hemat"]
    assert (found.pembulatan.desimal, found.pembulatan_serapan.desimal) == (2, 1)


def test_own_file_does_not_inherit_whose_and_when(tmp_path: Path) -> None:
    found = profile(_file(tmp_path, 'dasar_profil = "jember-2023"\n'))
    assert (found.kabupaten, found.berlaku, found.diperiksa, found.sumber) == ("", None, None, "")
    assert found.predikat.kode == "jember-2023"


def test_own_file_with_byte_order_mark_and_windows_lines(tmp_path: Path) -> None:
    path = tmp_path / "profil.toml"
    path.write_bytes(b'\xef\xbb\xbfdasar_profil = "umum"\r\nbatas = [0, 110]\r\n')
    assert profile(path).batas == (0, 110)


def test_own_file_is_described(tmp_path: Path) -> None:
    text = rules.describe(str(_file(tmp_path, OWN)))
    assert "Kabupaten Contoh" in text
    assert "Efisiensi: contoh_hemat" in text


def test_rules_of_an_own_file_are_named_as_used(tmp_path: Path) -> None:
    rows = rules.used_by(profile(_file(tmp_path, OWN)))
    assert {"contoh", "contoh_negatif", "contoh_hemat"} <= {row.kode for row in rows}


#: mistake | line of the message | words of the message
MISTAKES = [
    ('dasar_profil = "jembr-2023"', 1, 'maksud Anda "jember-2023"'),
    (
        'dasar_profil = "umum"\n\nprediket = "akip-lama"',
        3,
        'kunci "prediket" tidak dikenal; maksud Anda "predikat"',
    ),
    ('dasar_profil = "umum"\npredikat = "akip-lma"', 2, 'maksud Anda "akip-lama"'),
    ('dasar_profil = "umum"\nefisiensi = "selisi"', 2, 'maksud Anda "selisih"'),
    ('dasar_profil = "umum"\n# ya\n[capaian]\nnegatif = "negatif_2t"', 4, 'maksud Anda "negatif_2t_r"'),
    ('dasar_profil = "umum"\n[capaian]\nnegatip = "negatif_2t_r"', 3, 'maksud Anda "negatif"'),
    ('dasar_profil = "umum"\n[capaian]\npositif = "negatif_2t_r"', 3, "yang ada: positif, skp_normal"),
    ('dasar_profil = "umum"\npredikat_dari = "dibatas"', 2, 'maksud Anda "dibatasi"'),
    ('dasar_profil = "umum"\nrata_rata = 3', 2, "rata_rata"),
    ('dasar_profil = "umum"\nkabupaten = 3', 2, 'kunci "kabupaten" harus berisi teks'),
    ('dasar_profil = "umum"\nberlaku = "2023"', 2, 'kunci "berlaku" harus berisi tanggal'),
    ('dasar_profil = "umum"\nbatas = [100, 0]', 2, "batas bawah harus lebih kecil"),
    ('dasar_profil = "umum"\nbatas = "0-100"', 2, 'nilai kunci "batas" tidak berbentuk semestinya'),
    ('dasar_profil = "umum"\nbatas = [0, 50, 100]', 2, 'nilai kunci "batas" tidak berbentuk semestinya'),
    ('dasar_profil = "umum"\nefisiensi = 5', 2, 'nilai kunci "efisiensi"'),
    ('dasar_profil = "umum"\ncapaian = 5', 2, 'nilai kunci "capaian"'),
    ('dasar_profil = "umum"\nskala = 5', 2, "[[skala]]"),
    ('dasar_profil = "umum"\n[pembulatan]\ndesimal = "2"\ncara = "potong"', 3, "harus berisi bilangan bulat"),
    ('dasar_profil = "umum"\n[pembulatan]\ndesimal = 2\ncara = "potongan"', 4, 'maksud Anda "potong"'),
    ('dasar_profil = "umum"\nbatas = [0 100]', 2, "bukan TOML yang sah"),
    ('kode = "kami"', 1, "belum diisi"),
    (OWN.replace("bawah_termasuk", "bawah_masuk"), 20, 'maksud Anda "bawah_termasuk"'),
    (OWN.replace("bawah = 75.5, ", ""), 16, 'skala "contoh": batas bawah'),
    (OWN.replace("target / realisasi", "target // realisasi"), 28, "yang bukan hitungan"),
    (OWN.replace("nilai > 0", "nilai >"), 34, "tidak dapat dibaca"),
]


@pytest.mark.parametrize(("text", "line", "words"), MISTAKES)
def test_mistake_is_named_with_file_and_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = _file(tmp_path, text)
    with pytest.raises(AturanError) as caught:
        profile(path)
    assert str(caught.value).startswith(f"{path} baris {line}: ")
    assert words in str(caught.value)


def test_missing_or_unreadable_file(tmp_path: Path) -> None:
    (tmp_path / "biner.toml").write_bytes(b"\xff\xfe\x00")
    for name in ("tidak_ada.toml", "biner.toml"):
        with pytest.raises(AturanError, match=f"{name}: berkas tidak dapat dibuka"):
            profile(tmp_path / name)


def test_a_profile_that_stands_alone_names_a_method_for_every_arah(tmp_path: Path) -> None:
    path = tmp_path / "sendiri.toml"
    whole = (Path(rules.__file__).parent / "profil" / "umum.toml").read_text("utf-8")
    kept = [line for line in whole.splitlines() if not line.startswith(("negatif =", "rentang ="))]
    path.write_text("\n".join(kept), encoding="utf-8")
    with pytest.raises(AturanError, match="negatif, rentang"):
        profile(str(path))
