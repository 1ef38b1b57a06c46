"""Budget: what a program amounts to, totals and shares, belanja, the pagu of the PK."""

from tests.fakta import TAHUN
from tests.frames import Frames, batch, computed, row, table

PK = """
    PK = pk_program
    uraian  | pagu
    Program | {stated}

"""
TREE = """
    A = realisasi_anggaran
    jenjang      | uraian  | pagu   | realisasi
    program      | Program | {pagu} | {real}
    kegiatan     | Giat    | 999    | 888
    sub kegiatan | Satu    | {p1}   | {r1}
    sub kegiatan | Dua     | {p2}   | {r2}
"""
NAMES = ("pagu", "real", "p1", "r1", "p2", "r2", "stated")

#: Cells as typed: program pagu and realisasi, those of two sub kegiatan, the PK's pagu; then what the program
#: amounts to and where that is from.
PROGRAMS = [
    # the sum of what stands under it, whatever is printed
    ("100 90 60 55 40 30 .", 100.0, 85.0, "anak", "anak"),
    ("500 90 60 55 40 30 .", 100.0, 85.0, "anak", "anak"),
    (". . 60 55 40 30 .", 100.0, 85.0, "anak", "anak"),
    ("100 90 60 0 40 0 .", 100.0, 0.0, "anak", "anak"),
    # the PK states the printed pagu, so rows are missing under it
    ("500 90 60 55 40 30 500", 500.0, 90.0, "sel", "sel"),
    # the PK states another one
    ("500 90 60 55 40 30 400", 100.0, 85.0, "anak", "anak"),
    # the PK states what the rows add up to: none is missing, so their realisasi counts too
    ("100 90 60 55 40 30 100", 100.0, 85.0, "anak", "anak"),
    # not applicable is known to add nothing; blank and unreadable are not known
    ("100 90 60 55 - - .", 60.0, 55.0, "anak", "anak"),
    ("100 90 60 55 40 . .", 100.0, 90.0, "anak", "sel"),
    ("100 90 60 55 40 rusak .", 100.0, 90.0, "anak", "sel"),
    ("100 90 . . . . .", 100.0, 90.0, "sel", "sel"),
    # nothing printed above: what is known below is the best there is
    (". . 60 55 40 . .", 100.0, 55.0, "anak", "anak"),
    # nothing known at all
    (". - . - . - .", None, None, "", ""),
]


def programs() -> Frames:
    """Compute every case as a kecamatan of its own; the kegiatan in between prints nothing."""
    grids = []
    for cells, *_ in PROGRAMS:
        said = dict(zip(NAMES, ("" if each == "." else each for each in cells.split()), strict=True))
        blank = TREE.replace("999", "").replace("888", "")
        grids.append((PK if said["stated"] else "") + blank)
        grids[-1] = grids[-1].format(**said)
    return batch(*((grid, str(number), "umum", TAHUN) for number, grid in enumerate(grids)))


def test_amount_of_a_program() -> None:
    frame = programs()["anggaran"]
    found = frame[frame["jenjang"] == "program"]
    columns = ("pagu", "realisasi", "dasar_pagu", "dasar_realisasi")
    assert table(found, *columns) == [tuple(case[1:]) for case in PROGRAMS]


def test_levels_add_up_and_derived_figures_follow() -> None:
    frame = computed(TREE.format(pagu="", real="", p1=60, r1=55, p2=40, r2=30))["anggaran"]
    columns = ("urutan", "induk", "jenjang", "pagu", "realisasi", "sisa", "serapan", "porsi")
    assert table(frame, *columns) == [
        (1, None, "program", 100.0, 85.0, 15.0, 85.0, 100.0),
        (2, 1, "kegiatan", 100.0, 85.0, 15.0, 85.0, 100.0),
        (3, 2, "sub kegiatan", 60.0, 55.0, 5.0, 55 / 60 * 100, 60.0),
        (4, 2, "sub kegiatan", 40.0, 30.0, 10.0, 75.0, 40.0),
        (5, None, "total", 100.0, 85.0, 15.0, 85.0, 100.0),
    ]


def test_rows_without_children_keep_their_cells() -> None:
    grid = """
        A = realisasi_anggaran
        jenjang | kode    | uraian | pagu | realisasi
        program | 7.01.01 | Satu   | 300  | 240
        program | 7.01.02 | Dua    | 100  | 0
        program | 7.01.03 | Tiga   | 0    | 0
        program | 7.01.04 | Empat  | N/A  | N/A
        program | 7.01.05 | Lima   | 50   |
        Jumlah  |         |        | 999  | 999
    """
    columns = ("uraian", "pagu", "realisasi", "sisa", "serapan", "dasar_pagu", "dasar_realisasi")
    assert table(computed(grid)["anggaran"], *columns) == [
        ("Satu", 300.0, 240.0, 60.0, 80.0, "sel", "sel"),
        ("Dua", 100.0, 0.0, 100.0, 0.0, "sel", "sel"),
        ("Tiga", 0.0, 0.0, 0.0, None, "sel", "sel"),
        ("Empat", None, None, None, None, "", ""),
        ("Lima", 50.0, None, None, None, "sel", ""),
        ("Jumlah", 450.0, 240.0, 210.0, 240 / 450 * 100, "anak", "anak"),
    ]


def test_a_program_that_stands_in_two_tables_counts_once_with_the_kegiatan_of_both() -> None:
    grid = """
        A = realisasi_anggaran
        jenjang  | uraian  | pagu | realisasi
        program  | Program | 100  | 85
        kegiatan | Satu    | 60   | 55

        B = realisasi_anggaran
        jenjang  | uraian  | pagu | realisasi
        program  | Program | 100  | 85
        kegiatan | Dua     | 40   | 30
    """
    assert table(computed(grid)["anggaran"], "uraian", "induk", "pagu", "realisasi") == [
        ("Program", None, 100.0, 85.0),
        ("Satu", 1, 60.0, 55.0),
        ("Dua", 1, 40.0, 30.0),
        ("Jumlah", None, 100.0, 85.0),
    ]


def test_pagu_perubahan_holds_and_pagu_murni_where_it_is_blank() -> None:
    grid = """
        A = realisasi_anggaran
        jenjang | uraian | pagu_murni | pagu | realisasi
        program | Satu   | 100        | 80   | 40
        program | Dua    | 100        |      | 40
        program | Tiga   | 100        | -    | 40
    """
    assert table(computed(grid)["anggaran"], "pagu", "serapan") == [
        (80.0, 50.0),
        (100.0, 40.0),
        (None, None),
        (180.0, 120 / 180 * 100),
    ]


def test_kegiatan_alone_have_no_total() -> None:
    frames = computed("A = realisasi_anggaran\njenjang | uraian | pagu | realisasi\nkegiatan | Giat | 10 | 5")
    assert table(frames["anggaran"], "jenjang", "pagu", "porsi") == [("kegiatan", 10.0, None)]
    assert row(frames["ringkasan"], "pagu", "dasar_anggaran") == (None, "")


def test_belanja_and_pagu_of_the_pk_with_their_totals() -> None:
    grid = """
        PK = pk_program
        kode    | uraian | pagu
        7.01.01 | Satu   | 60
        7.01.02 | Dua    | 40
        7.01.03 | Tiga   | -

        A = realisasi_anggaran
        jenjang | uraian  | pagu | realisasi
        belanja | Operasi | 70   | 63
        belanja | Modal   | 30   |
    """
    frames = computed(grid)
    assert table(frames["belanja"], "urutan", "uraian", "pagu", "realisasi", "sisa", "serapan") == [
        (1, "Operasi", 70.0, 63.0, 7.0, 90.0),
        (2, "Modal", 30.0, None, None, None),
        (3, "Jumlah", 100.0, 63.0, 37.0, 63.0),
    ]
    assert table(frames["pagu_pk"], "urutan", "kode", "uraian", "pagu", "porsi") == [
        (1, "7.01.01", "Satu", 60.0, 60.0),
        (2, "7.01.02", "Dua", 40.0, 40.0),
        (3, "7.01.03", "Tiga", None, None),
        (4, "", "Jumlah", 100.0, 100.0),
    ]


def test_a_program_of_two_pk_counts_once() -> None:
    grid = "{} = pk_program\nuraian | pagu\nProgram | {}"
    both = "\n\n".join([grid.format("PK", 60), grid.format("PK Lama", 50)])
    assert table(computed(both)["pagu_pk"], "uraian", "pagu") == [("Program", 60.0), ("Jumlah", 60.0)]


BASIS = """
    PK = pk_program
    uraian  | pagu
    Program | {pk}

    A = realisasi_anggaran
    jenjang | uraian  | pagu   | realisasi
    program | Program | {pagu} | 50
    belanja | Operasi | 70     | 60
    belanja | Modal   | 30     | 20
"""


def test_the_belanja_stand_for_all_where_only_they_add_up_to_the_pk() -> None:
    cases = [(100, 90), (100, 100), (80, 90), (90, 90)]
    found = batch(
        *((BASIS.format(pk=pk, pagu=pagu), f"{n}", "umum", TAHUN) for n, (pk, pagu) in enumerate(cases))
    )["ringkasan"]
    assert table(found, "dasar_anggaran", "pagu", "realisasi") == [
        ("belanja", 100.0, 80.0),
        ("program", 100.0, 50.0),
        ("program", 90.0, 50.0),
        ("program", 90.0, 50.0),
    ]


def test_the_belanja_stand_for_all_where_there_are_no_programs() -> None:
    grid = "A = realisasi_anggaran\njenjang | uraian | pagu | realisasi\nbelanja | Operasi | 70 | 63"
    found = computed(grid)["ringkasan"]
    assert row(found, "dasar_anggaran", "pagu", "serapan") == ("belanja", 70.0, 90.0)
