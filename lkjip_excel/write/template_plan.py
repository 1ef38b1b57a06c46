"""What a template prints where: the year it is for, its columns period by period, the rows of a sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lkjip_excel.layouts import Dokumen, Kolom, Tabel, documents
from lkjip_excel.write.book import Cell, Value

#: The document every template workbook holds: whose figures, which year.
INSTANSI = "instansi"
PETUNJUK = "Petunjuk"
DAFTAR = "Daftar"

#: Rows of a sheet, from 0.
TITLE_ROW = 0
OFFICE_ROW = 1
HINT_ROW = 2
HEADER_ROW = 4
FIRST_ROW = 5

#: The column of a form's input cells.
FORM_INPUT = 1
#: How many years before the reported one "sebelum" prints, and how far a Renstra whose years are not
#: given reaches to either side of the reported year.
YEARS_BEFORE = 3
RENSTRA_REACH = 2
QUARTERS = ("I", "II", "III", "IV")

#: A role, or a role at a period ("2023", "TW2") where the column stands once a period.
Kunci = str | tuple[str, str]
Baris = Mapping[Kunci, Value]


@dataclass(frozen=True, slots=True)
class Isi:
    """What stands in a table from the start: rows, the total row's own values, roles to merge downwards.

    A role of ``gabung`` merges each of its cells with the blank ones below it.
    """

    baris: Sequence[Baris] = ()
    jumlah: Baris = field(default_factory=dict)
    gabung: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Setelan:
    """Whom and which year a template is for; ``renstra`` are the first and last year of the Renstra."""

    tahun: int
    kecamatan: str = ""
    kabupaten: str = ""
    renstra: tuple[int, int] | None = None
    profil: str = ""

    @property
    def renstra_years(self) -> range:
        """Return the years the Renstra columns print."""
        awal, akhir = self.renstra or (self.tahun - RENSTRA_REACH, self.tahun + RENSTRA_REACH)
        return range(awal, akhir + 1)

    def identity(self) -> dict[Kunci, Value]:
        """Return what the Instansi form holds from the start."""
        awal, akhir = self.renstra or (None, None)
        given: dict[Kunci, Value] = {
            "kecamatan": self.kecamatan,
            "kabupaten": self.kabupaten,
            "tahun": self.tahun,
            "renstra_awal": awal,
            "renstra_akhir": akhir,
            "profil": self.profil,
        }
        return {peran: nilai for peran, nilai in given.items() if nilai not in {None, ""}}


@dataclass(frozen=True, slots=True)
class Letak:
    """A printed column: its place, its period, its heading as text and, where it has a year, as a formula."""

    col: int
    kolom: Kolom
    periode: str
    judul: str
    rumus: str = ""

    def value(self, baris: Baris) -> Value:
        """Return what a row holds for this column: for its role at its period, else for its role."""
        return baris.get((self.kolom.peran, self.periode), baris.get(self.kolom.peran))


def identity_document() -> Dokumen:
    """Return the document that every template workbook begins with."""
    return next(dokumen for dokumen in documents() if dokumen.kode == INSTANSI)


def identity_cell(peran: str) -> Cell:
    """Return the input cell of a role on the Instansi sheet; ValueError when the form has none."""
    tabel = identity_document().tabel[0]
    place = [kolom.peran for kolom in tabel.kolom].index(peran)
    return Cell(tabel.lembar, FIRST_ROW + place, FORM_INPUT)


def identity_ref(peran: str) -> str:
    """Return the absolute reference to a role on the Instansi sheet: "'Instansi'!$B$9"."""
    cell = identity_cell(peran)
    letter, number = cell.here[0], cell.here[1:]
    return cell.seen_from("").replace(cell.here, f"${letter}${number}")


def expand(tabel: Tabel, setelan: Setelan) -> tuple[Letak, ...]:
    """Return the printed columns of a table from left to right; columns of equal ``ulang`` alternate."""
    spots: list[tuple[Kolom, str, str, str]] = []
    done: set[str] = set()
    for kolom in tabel.kolom:
        if not kolom.ulang:
            spots.append((kolom, "", kolom.judul, ""))
        elif kolom.ulang not in done:
            done.add(kolom.ulang)
            spots += _repeated([k for k in tabel.kolom if k.ulang == kolom.ulang], setelan)
    return tuple(Letak(col, *spot) for col, spot in enumerate(spots))


def _repeated(group: Sequence[Kolom], setelan: Setelan) -> list[tuple[Kolom, str, str, str]]:
    """Return the columns of a group, all of them for the first period, then all for the next."""
    return [
        (kolom, periode, *_heading(kolom, word, year_formula))
        for periode, word, year_formula in _periods(group[0].ulang, setelan)
        for kolom in group
    ]


def _periods(ulang: str, setelan: Setelan) -> list[tuple[str, str, str]]:
    """Return (period, its word in the heading, the formula of that word or "") from first to last."""
    tahun = identity_ref("tahun")
    match ulang:
        case "triwulan":
            return [(f"TW{number}", word, "") for number, word in enumerate(QUARTERS, start=1)]
        case "sebelum":
            back = range(YEARS_BEFORE, 0, -1)
            return [(str(setelan.tahun - n), str(setelan.tahun - n), f"({tahun}-{n})") for n in back]
        case "renstra":
            awal = identity_ref("renstra_awal")
            first = f'IF({awal}="",{tahun}-{RENSTRA_REACH},{awal})'
            years = setelan.renstra_years
            return [(str(year), str(year), f"({first}+{n})") for n, year in enumerate(years)]
        case _:
            return [(str(setelan.tahun), str(setelan.tahun), tahun)]


def _heading(kolom: Kolom, word: str, year_formula: str) -> tuple[str, str]:
    """Return the heading as text and, where its word follows the Instansi sheet, as a formula."""
    judul = kolom.judul.replace("{tahun}", word).replace("{triwulan}", word)
    before, found, after = kolom.judul.partition("{tahun}")
    if not (found and year_formula):
        return judul, ""
    return judul, f'="{before}"&{year_formula}' + (f'&"{after}"' if after else "")
