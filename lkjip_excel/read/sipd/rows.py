"""Reads the rows of a SIPD export: which of them count, and what each of them is about."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lkjip_excel.model import Sumber
from lkjip_excel.read.files.book import Lembar, address
from lkjip_excel.read.sipd.find import SipdLembar, header_word
from lkjip_excel.read.sipd.total import Penjumlah
from lkjip_excel.read.tables.headers import normalise
from lkjip_excel.read.tables.rows import Catatan
from lkjip_excel.rules.sipd import sipd_rules

#: The columns that say what a row is about; all must be filled.
KODE = ("kode_program", "kode_kegiatan", "kode_sub_kegiatan")
_SUB = KODE[-1]
_NAME = "nama_"


@dataclass(frozen=True, slots=True)
class BarisEkspor:
    """A row of an export: its number in the sheet and the texts of its columns by role."""

    nomor: int
    teks: Mapping[str, str]


class Penyaring:
    """Sorts the rows of one export; ``dibaca`` and ``ditolak`` count them, ``catatan`` says why not."""

    def __init__(self, berkas: str, lembar: Lembar, found: SipdLembar) -> None:
        self._berkas, self._lembar, self._found = berkas, lembar, found
        self._ekspor = found.ekspor
        self.dibaca = 0
        self.ditolak = 0
        self.catatan: list[Catatan] = []

    def details(self) -> list[BarisEkspor]:
        """Return the rows to be summed: no totals, no subtotals, no earlier stage, none twice."""
        rows = [row for row in self._rows() if not self._is_total(row) and self._named(row)]
        rows = self._once(self._in_force(self._without_subtotals(rows)))
        self._say_two_answers(rows)
        return rows

    def refuse_all(self) -> None:
        """Count all rows as refused and say once which columns are missing."""
        self.ditolak = sum(1 for _ in self._rows())
        missing: dict[str, object] = {"tabel": self._ekspor.judul, "kolom": list(self._found.hilang)}
        self.catatan.append(Catatan("BACA-04", (self._source(self._found.kepala, _SUB),), missing))

    def _rows(self) -> Iterator[BarisEkspor]:
        """Yield the rows that hold a kode or an amount; names alone, as of who signed, are no row."""
        columns = self._found.kolom
        for number in range(self._found.data, self._found.sampai + 1):
            row = BarisEkspor(number, {role: self._lembar.text(number, at) for role, at in columns.items()})
            repeated = header_word(row.teks[_SUB]) == header_word(_title(_SUB))
            if next(_filled(row), None) and not repeated:
                self.dibaca += 1
                yield row

    # --- what a row is ------------------------------------------------------------------------------------

    def _is_total(self, row: BarisEkspor) -> bool:
        """Tell whether the row is the export's own total: it has the label and no sub kegiatan."""
        if row.teks[_SUB]:
            return False
        labels = {normalise(label) for label in sipd_rules().label_jumlah}
        texts = (self._lembar.text(row.nomor, column) for column in range(1, self._lembar.kolom + 1))
        return any(normalise(text) in labels for text in texts)

    def _is_subtotal(self, row: BarisEkspor) -> bool:
        return bool(self._ekspor.rincian) and not row.teks[self._ekspor.rincian]

    def _named(self, row: BarisEkspor) -> bool:
        """Tell whether the row says what it is about; a row of detail that does not is refused."""
        blank = next((role for role in KODE if not row.teks[role]), "")
        if blank and not self._is_subtotal(row):
            self._refuse([row], f"kolom {_title(blank)} kosong")
        return not blank

    def _without_subtotals(self, rows: list[BarisEkspor]) -> list[BarisEkspor]:
        """Return the rows of detail; a subtotal of rows that are not there is refused, not passed over."""
        details = [row for row in rows if not self._is_subtotal(row)]
        known = {row.teks[_SUB] for row in details}
        for row in rows:
            if row.teks[_SUB] not in known:
                self._refuse([row], f"kolom {_title(self._ekspor.rincian)} kosong dan rinciannya tidak ada")
        return details

    def _in_force(self, rows: list[BarisEkspor]) -> list[BarisEkspor]:
        """Return the rows of the last stage of the budget, where the export holds several."""
        stage = self._ekspor.versi
        if stage not in self._found.kolom:
            return rows
        by_stage: dict[str, list[BarisEkspor]] = defaultdict(list)
        for row in rows:
            by_stage[row.teks[stage]].append(row)
        last = max(by_stage, key=_stage_order, default="")
        current = by_stage.pop(last, [])
        for earlier, others in by_stage.items():
            self._refuse(others, f"tahapan '{earlier}'; yang berlaku '{last}'")
        return current

    def _once(self, rows: list[BarisEkspor]) -> list[BarisEkspor]:
        """Return each row of a document once: the first of those with the same key.

        Rows without a document number, or exports without all columns of the key, cannot be told apart and
        stay as they are.
        """
        key = self._ekspor.kunci
        if not key or not set(key) <= self._found.kolom.keys():
            return rows
        same: dict[tuple[str, ...], list[BarisEkspor]] = defaultdict(list)
        for row in rows:
            mark = tuple(row.teks[role].casefold() for role in key)
            same[mark if row.teks[self._ekspor.nomor] else (str(row.nomor),)].append(row)
        sums = Penjumlah(self._berkas, self._lembar, self._found, self._ekspor.jumlah[0])
        for first, *others in same.values():
            if others:
                self._say_doubled(first, others, sums)
        return [first for first, *_ in same.values()]

    # --- remarks ------------------------------------------------------------------------------------------

    def _refuse(self, rows: list[BarisEkspor], reason: str) -> None:
        """Refuse rows for one reason; the text of their cells is not told, as it may be anything."""
        self.ditolak += len(rows)
        places = (address(row.nomor, self._found.kolom[next(_filled(row))]) for row in rows)
        sources = tuple(Sumber(self._berkas, self._lembar.nama, place) for place in places)
        self.catatan.append(Catatan("BACA-10", sources, {"alasan": reason}))

    def _say_doubled(self, first: BarisEkspor, others: list[BarisEkspor], sums: Penjumlah) -> None:
        """Say that a row stands there again: those left out first, then the one that counts."""
        self.ditolak += len(others)
        value = sums.amount(first.nomor)
        told = {"nomor": first.teks[self._ekspor.nomor], "jumlah": len(others) + 1, "nilai": value}
        added = self._ekspor.jumlah[0].tambah
        places = tuple(self._source(row.nomor, added) for row in (*others, first))
        self.catatan.append(Catatan("IDENT-08", places, told))

    def _say_two_answers(self, rows: list[BarisEkspor]) -> None:
        """Say where the rows that count are of two offices, or of two years."""
        for role in self._ekspor.tunggal:
            first: dict[str, BarisEkspor] = {}
            for row in rows:
                first.setdefault(row.teks.get(role, ""), row)
            first.pop("", None)
            if len(first) > 1:
                one, other, *_ = first.values()
                told: dict[str, object] = {"apa": _title(role)}
                told |= {"satu": one.teks[role], "dua": other.teks[role]}
                places = tuple(self._source(row.nomor, role) for row in (other, one))
                self.catatan.append(Catatan("IDENT-02", places, told))

    def _source(self, row: int, role: str) -> Sumber:
        column = self._found.kolom[role]
        return Sumber(self._berkas, self._lembar.nama, address(row, column), self._lembar.text(row, column))


def _filled(row: BarisEkspor) -> Iterator[str]:
    """Yield the roles of the filled kode and amounts of a row, not of its names."""
    return (role for role, text in row.teks.items() if text and not role.startswith(_NAME))


def _title(role: str) -> str:
    return sipd_rules().kolom[role][0]


def _stage_order(name: str) -> tuple[int, str]:
    """Return what puts the stages of a budget in order: the last word it knows in the name, then the name."""
    order = sipd_rules().urutan_tahapan
    ranks = [rank for rank, word in enumerate(order) if word in normalise(name)]
    return max(ranks, default=-1), normalise(name)
