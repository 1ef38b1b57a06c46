"""Pairing on small documents: which rows share a key, and what is said about it."""

import pandas as pd

from lkjip_excel.match import pair
from lkjip_excel.model import FAKTA, empty
from tests.fakta import facts, said, together


def keys(fakta: pd.DataFrame, lembar: str, column: str = "kunci") -> list[str]:
    """Return the keys of a sheet's rows, in order."""
    rows = fakta[fakta["lembar"] == lembar].drop_duplicates(["kecamatan", "baris"])
    return rows.sort_values(["kecamatan", "baris"])[column].tolist()


def findings(grid: str, *kode: str) -> list[tuple[str, ...]]:
    _, temuan = pair(facts(grid))
    return [said(one) for one in temuan if one.kode in kode]


INDIKATOR = """
    PK = pk_sasaran
    sasaran          | indikator                       | target 2023
    Layanan membaik  | 1. Indeks Kepuasan Masyarakat   | 91,5
    Layanan membaik  | Persentase aduan selesai        | 100%

    Renstra = renstra
    sasaran          | indikator                       | target 2023
    Layanan membaik  | Prosentase aduan selesai        | 100%
    Layanan membaik  | IKM Kecamatan Contoh            | 92

    Realisasi = realisasi_kinerja
    indikator                                       | realisasi 2023
    Persentase Indeks Kepuasan Masyarakat (IKM)     | 84,52
    Persentase aduan yang selesai                   | 95%
"""


def test_indikator_share_the_key_of_the_pk() -> None:
    fakta, temuan = pair(facts(INDIKATOR))
    ikm, aduan = "indeks kepuasan masyarakat", "persentase aduan selesai"
    assert keys(fakta, "PK") == keys(fakta, "PK", "kunci_indikator") == [ikm, aduan]
    assert keys(fakta, "Renstra") == [aduan, ikm]
    assert keys(fakta, "Realisasi") == [ikm, aduan]
    assert [said(one) for one in temuan] == [("SELARAS-08", "Realisasi!A2", "PK!B2")]
    assert temuan[0].isi["skor"] == 2 * 24 / (24 + 34) * 100  # letters in common, of all letters


def test_sasaran_left_unsaid_is_that_of_the_indikator() -> None:
    fakta, _ = pair(facts(INDIKATOR))
    assert set(keys(fakta, "Realisasi", "kunci_sasaran")) == {"layanan membaik"}


def test_facts_keep_rows_order_and_index() -> None:
    before = facts(INDIKATOR)
    before = before.set_axis(before.index + 100)
    after, _ = pair(before)
    changed = ["kunci", "kunci_sasaran", "kunci_indikator"]
    pd.testing.assert_frame_equal(after.drop(columns=changed), before.drop(columns=changed))


def test_no_facts_no_keys() -> None:
    fakta, temuan = pair(empty(FAKTA))
    assert fakta.empty
    assert temuan == ()


def test_kecamatan_do_not_meet() -> None:
    pk = """
        PK = pk_sasaran
        sasaran | indikator | target 2023
        Sasaran | {}        | 1
    """
    both = together(
        facts(pk.format("Jumlah desa maju"), "Satu"),
        facts(pk.format("Persentase jumlah desa maju"), "Dua"),
    )
    fakta, temuan = pair(both)
    assert keys(fakta, "PK") == ["persentase jumlah desa maju", "jumlah desa maju"]
    assert temuan == ()


def test_own_names_of_the_form_say_nothing() -> None:
    fakta, temuan = pair(
        facts(
            """
            Instansi = instansi
            kecamatan | kabupaten
            Sukamaju  | Makmur

            PK = pk_sasaran
            sasaran            | indikator              | target 2023
            Sukamaju yang maju | Nilai AKIP Kab. Makmur | 71

            Realisasi = realisasi_kinerja
            indikator                                       | realisasi 2023
            Nilai SAKIP Kec. Sukamaju                       | 70
            """,
            "Sukamaju (Makmur)",
        )
    )
    assert keys(fakta, "PK") == keys(fakta, "Realisasi") == ["nilai akip"]
    assert temuan == ()


BUDGET = """
    PK Program = pk_program
    kode    | uraian                               | pagu
    7.01.01 | Penunjang Urusan Pemerintah Daerah   | 30
            | Pelayanan Publik                     | 10
            | Jumlah                               | 40

    RKT = rkt
    jenjang      | kode            | uraian                      | indikator         | target 2023 | pagu
    sasaran      |                 | Layanan membaik             | IKM               | 90          |
    program      | 7.01.02         | Program Pelayanan Public    | Nilai PATEN       | 80          | 10
    kegiatan     | 7.01.02.2.01    | Koordinasi Pelayanan        | Jumlah rapat      | 4           | 10
    sub kegiatan | 7.01.02.2.01.01 | Penyusunan Laporan          | Jumlah laporan    | 2           | 10
    sub kegiatan | 7.01.02.2.01.01 | Penyusunan Laporan          | Jumlah notulen    | 3           |

    Anggaran = realisasi_anggaran
    jenjang      | kode              | uraian                           | sasaran         | pagu | realisasi
    program      | 7.01.01.          | Urusan Penunjang                 | Layanan membaik | 30   | 20
    kegiatan     |                   | Penyusunan Laporan               |                 | 30   | 20
    program      |                   | PROGRAM : Pelayanan Publik       | Lain            | 10   | 10
    kegiatan     | 7.01.02.2.01      | Koordinasi Pelayanan             |                 | 10   | 10
    sub kegiatan | 7.01.02.2.01.0001 | Sub Kegiatan: Laporan Pelayanan  |                 | 10   | 10
    belanja      |                   | Belanja Modal                    |                 | 5    | 5
    program      |                   | Jumlah                           |                 | 40   | 30
"""


def test_budget_rows_by_kode_then_by_words() -> None:
    fakta, _ = pair(facts(BUDGET))
    penunjang, pelayanan = "program:penunjang urusan pemerintah daerah", "program:pelayanan publik"
    laporan = "sub kegiatan:penyusunan laporan"
    assert keys(fakta, "PK Program") == [penunjang, pelayanan, "total"]
    assert keys(fakta, "RKT")[1:] == [pelayanan, "kegiatan:koordinasi pelayanan", laporan, laporan]
    assert keys(fakta, "Anggaran") == [
        penunjang,
        "kegiatan:penyusunan laporan",
        pelayanan,
        "kegiatan:koordinasi pelayanan",
        laporan,
        "belanja:belanja modal",
        "total",
    ]


def test_output_indikator_stand_under_their_budget_row() -> None:
    fakta, _ = pair(facts(BUDGET))
    assert keys(fakta, "RKT", "kunci_indikator") == [
        "indeks kepuasan masyarakat",
        "program:pelayanan publik|nilai paten",
        "kegiatan:koordinasi pelayanan|jumlah rapat",
        "sub kegiatan:penyusunan laporan|jumlah laporan",
        "sub kegiatan:penyusunan laporan|jumlah notulen",
    ]


def test_sasaran_goes_down_from_program_and_from_the_row_above() -> None:
    fakta, _ = pair(facts(BUDGET))
    assert set(keys(fakta, "RKT", "kunci_sasaran")) == {"layanan membaik"}
    supported = keys(fakta, "Anggaran", "kunci_sasaran")
    assert supported == ["layanan membaik"] * 2 + ["lain"] * 3 + [""] * 2


def test_parent_tells_namesakes_apart() -> None:
    fakta, temuan = pair(
        facts(
            """
            RKT = rkt
            jenjang      | uraian             | indikator | target 2023 | pagu
            kegiatan     | Administrasi Umum  | a         | 1           | 1
            sub kegiatan | Rapat Koordinasi   | b         | 1           | 1
            kegiatan     | Pembinaan Desa     | c         | 1           | 2
            sub kegiatan | Rapat Koordinasi   | d         | 1           | 2

            Anggaran = realisasi_anggaran
            jenjang      | uraian             | pagu | realisasi
            kegiatan     | Pembinaan Desa     | 2    | 2
            sub kegiatan | Rapat Koordinasi   | 2    | 2
            kegiatan     | Administrasi Umum  | 1    | 1
            sub kegiatan | Rapat Koordinasi   | 1    | 1
            """
        )
    )
    umum = "sub kegiatan:rapat koordinasi"
    desa = "sub kegiatan:rapat koordinasi < kegiatan:pembinaan desa"
    assert keys(fakta, "RKT")[1::2] == [umum, desa]
    assert keys(fakta, "Anggaran")[1::2] == [desa, umum]
    assert temuan == ()


def test_resemblance_is_one_to_one_and_closest_first() -> None:
    grid = """
        PK = pk_sasaran
        sasaran | indikator                                  | target 2023
        Sasaran | Persentase penyelesaian aduan warga        | 1
        Sasaran | Persentase penyelesaian aduan warga miskin | 1

        Realisasi = realisasi_kinerja
        indikator                                                | realisasi 2023
        Persentase penyelesaian aduan dari para warga miskin     | 1
        Persentase penyelesaian para aduan warga                 | 1
    """
    assert findings(grid, "SELARAS-08") == [
        ("SELARAS-08", "Realisasi!A2", "PK!B3"),
        ("SELARAS-08", "Realisasi!A3", "PK!B2"),
    ]


def test_duplicate_in_one_document_gets_its_own_key_and_is_said() -> None:
    grid = """
        PK = pk_sasaran
        sasaran | indikator    | target 2023
        Sasaran | Nilai AKIP   | 71
        Sasaran | Nilai SAKIP  | 72

        Realisasi = realisasi_kinerja
        indikator   | realisasi 2023
        Nilai AKIP  | 70
    """
    fakta, _ = pair(facts(grid))
    assert keys(fakta, "PK") == ["nilai akip", "nilai akip (2)"]
    assert keys(fakta, "Realisasi") == ["nilai akip"]
    assert findings(grid, "SELARAS-09") == [("SELARAS-09", "PK!B3", "PK!B2")]


def test_duplicate_budget_row() -> None:
    grid = """
        Anggaran = realisasi_anggaran
        jenjang  | uraian           | pagu | realisasi
        program  | Pelayanan Publik | 10   | 1
        program  | Pelayanan Publik | 10   | 1
    """
    assert keys(pair(facts(grid))[0], "Anggaran") == [
        "program:pelayanan publik",
        "program:pelayanan publik (2)",
    ]
    assert findings(grid, "SELARAS-09") == [("SELARAS-09", "Anggaran!B3", "Anggaran!B2")]


def test_several_indikator_of_one_budget_row_are_no_duplicate() -> None:
    assert findings(BUDGET, "SELARAS-09") == []


MISSING = """
    PK = pk_sasaran
    sasaran | indikator                     | target 2023
    Sasaran | Nilai AKIP                    | 71
    Sasaran | Persentase aduan selesai      | 71

    RKT = rkt
    jenjang      | uraian                | indikator                   | target 2023 | pagu
    sasaran      | Sasaran               | Nilai AKIP                  | 71          |
    sasaran      | Sasaran               | Jumlah aduan selesai        | 71          |
    kegiatan     | Administrasi Umum     | a                           | 1           | 1
    sub kegiatan | Rapat                 | b                           | 1           | 1

    Anggaran = realisasi_anggaran
    jenjang      | uraian                | pagu | realisasi
    kegiatan     | Administrasi Keuangan | 1    | 1
"""


def test_what_another_document_lacks_is_said_with_the_nearest() -> None:
    assert findings(MISSING, "SELARAS-07") == [
        ("SELARAS-07", "PK!B3", "RKT!C3"),
        ("SELARAS-07", "RKT!C3", "PK!B3"),
        ("SELARAS-07", "RKT!B4", "Anggaran!B2"),
        ("SELARAS-07", "Anggaran!B2", "RKT!B4"),
    ]


def test_what_stands_under_a_missing_thing_is_not_said_again() -> None:
    grid = MISSING + "sub kegiatan | Konsultasi | 1 | 1\n"
    assert not [one for one in findings(grid, "SELARAS-07") if one[1] in {"RKT!B5", "Anggaran!B3"}]


def test_sub_kegiatan_missing_under_a_kegiatan_both_have() -> None:
    grid = """
        RKT = rkt
        jenjang      | uraian            | indikator | target 2023 | pagu
        kegiatan     | Administrasi Umum | a         | 1           | 1
        sub kegiatan | Rapat             | b         | 1           | 1

        Anggaran = realisasi_anggaran
        jenjang      | uraian            | pagu | realisasi
        kegiatan     | Administrasi Umum | 1    | 1
        sub kegiatan | Konsultasi        | 1    | 1
    """
    expected = [("SELARAS-07", "RKT!B3"), ("SELARAS-07", "Anggaran!B3")]
    assert findings(grid, "SELARAS-07") == expected


def test_a_document_that_is_not_there_lacks_nothing() -> None:
    assert findings(INDIKATOR, "SELARAS-07") == []


def test_order_of_tables_does_not_matter() -> None:
    fakta = facts(MISSING)
    shuffled = fakta.sample(frac=1.0, random_state=0)
    straight, temuan = pair(fakta)
    mixed, other = pair(shuffled)
    pd.testing.assert_frame_equal(mixed.sort_index(), straight)
    assert sorted(map(said, other)) == sorted(map(said, temuan))
