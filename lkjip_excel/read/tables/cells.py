"""Turns single cells of a table into facts: value, state, text as shown, cell, and what is wrong with it."""

from lkjip_excel.model import Jenjang, Keadaan, Sumber
from lkjip_excel.read.files.book import Sel, address
from lkjip_excel.read.tables.find import KolomTabel
from lkjip_excel.read.tables.headers import normalise
from lkjip_excel.read.tables.lines import TabelBaca
from lkjip_excel.read.tables.outcome import RAGU, Catatan, Fakta
from lkjip_excel.read.tables.row_words import row_words
from lkjip_excel.read.tables.settle import is_currency
from lkjip_excel.values import Gaya, Nilai, amount_told, detect_style, numbers_named, parse, shown

_ERRORS = ("#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!")
#: Rows that sum up hold labels ("Tahun 2022") and formulas where others hold numbers.
_SUMMARY = (Jenjang.TOTAL, Jenjang.RATA_RATA)


class CellReader:
    """Reads the cells of one table; what has to be said of them is added to ``catatan``."""

    def __init__(self, berkas: str, tabel: TabelBaca, catatan: list[Catatan]) -> None:
        self._berkas, self._tabel, self._lembar, self._catatan = berkas, tabel, tabel.lembar, catatan
        self._own = {one.kolom for one in tabel.found.kolom}
        self._gaya = self._column_styles()

    def text_fact(self, one: KolomTabel, peran: str, text: str, place: tuple[int, int]) -> Fakta:
        """Return the fact of a text, in the role it plays in its row; an unknown choice is said."""
        kolom = self._tabel.kolom(one)
        if kolom.pilihan and normalise(text) not in map(normalise, kolom.pilihan):
            choices = ", ".join(kolom.pilihan)
            self.say("BACA-13", place, {"peran": kolom.judul, "teks": text, "pilihan": choices})
        return _text(peran, text, text, place)

    def tick_fact(self, one: KolomTabel, row: int) -> Fakta:
        """Return the fact of a ticked cell: its text is the heading of its column."""
        mark = self._lembar.text(row, one.kolom)
        if normalise(mark) not in row_words().tanda and mark.casefold() not in row_words().tanda:
            return _text(one.peran, mark, mark, (row, one.kolom))
        heads = range(self._tabel.found.data - 1, self._tabel.found.kepala - 1, -1)
        named = (self._lembar.text(*self._lembar.anchor(above, one.kolom)) for above in heads)
        return _text(one.peran, next(filter(None, named), mark), mark, (row, one.kolom))

    def value_fact(self, one: KolomTabel, row: int, jenjang: str, satuan: str = "") -> Fakta:
        """Return the fact of a value cell, blank ones too; ``satuan`` is the unit its row names."""
        place = self._place(one, row)
        cell = self._lembar.sel.get(place, Sel(None))
        text = shown(cell.nilai, cell.format)
        value = self._parsed(one, cell, text)
        if value.keadaan == Keadaan.TIDAK_TERBACA and self._is_word(one, text, jenjang):
            return _text(one.peran, text, text, place) | {"periode": one.periode}
        # The total rows of our own templates are formulas; where nobody has computed them nothing is lost.
        if not (cell.tanpa_nilai and jenjang in _SUMMARY):
            value = self._judged(one, place, cell, value, text)
        return {
            "peran": one.peran,
            "periode": one.periode,
            "nilai": value.angka,
            "nilai_atas": value.angka_atas,
            "mutu": value.mutu,
            "satuan": value.satuan or satuan,
            "keadaan": value.keadaan,
            "tercetak": text,
            "sel": address(*place),
        }

    def _parsed(self, one: KolomTabel, cell: Sel, text: str) -> Nilai:
        """Return what a cell says; a sentence in a column of money may tell an amount."""
        gaya = self._gaya.get(one.kolom)
        value = parse(cell.nilai, cell.format, gaya)
        if value.keadaan == Keadaan.TIDAK_TERBACA and self._tabel.kolom(one).tipe == "rupiah":
            return amount_told(text, gaya) or value
        return value

    def _is_word(self, one: KolomTabel, text: str, jenjang: str) -> bool:
        """Tell whether a text among numbers is no mistake: a verdict the layout knows, a label of a sum."""
        choices = map(normalise, self._tabel.kolom(one).pilihan)
        return normalise(text) in choices or (jenjang in _SUMMARY and text[:1].isalpha())

    def say(self, kode: str, place: tuple[int, int], isi: dict[str, object]) -> None:
        """Remark something about a cell."""
        self._catatan.append(Catatan(kode, (self.source(*place),), isi))

    def source(self, row: int, column: int) -> Sumber:
        """Return a cell as the source of a remark."""
        cell = self._lembar.sel.get((row, column), Sel(None))
        return Sumber(self._berkas, self._lembar.nama, address(row, column), shown(cell.nilai, cell.format))

    def _place(self, one: KolomTabel, row: int) -> tuple[int, int]:
        """Return the cell a value stands in: a merged target holds for all its rows, an amount only once.

        Right of a lone "Rp." stands its amount. What is merged from the left is a label, no value.
        """
        beside = self._lembar.text(row, one.kolom + 1) and one.kolom + 1 not in self._own
        if beside and is_currency(self._lembar.text(row, one.kolom)):
            return row, one.kolom + 1
        above, column = self._lembar.anchor(row, one.kolom)
        merged_down = column == one.kolom and self._tabel.kolom(one).tipe != "rupiah"
        return (above, column) if merged_down else (row, one.kolom)

    def _judged(self, one: KolomTabel, place: tuple[int, int], cell: Sel, value: Nilai, text: str) -> Nilai:
        """Say what is wrong with a cell, if anything; a formula without value is unreadable, not blank."""
        title = self._tabel.kolom(one).judul.format(tahun=one.periode, triwulan=one.periode)
        about: dict[str, object] = {"peran": title, "teks": text, "nilai": value.angka}
        if cell.tanpa_nilai:
            self.say("BACA-06", place, about)
            return Nilai(Keadaan.TIDAK_TERBACA)
        if value.keadaan == Keadaan.TIDAK_TERBACA:
            self._say_unreadable(place, about, text)
        elif value.ragu in RAGU:
            self.say(RAGU[value.ragu], place, about)
        return value

    def _say_unreadable(self, place: tuple[int, int], about: dict[str, object], text: str) -> None:
        """Say why a text is no number; several of them in one cell are a question of their own."""
        several = numbers_named(text)
        if len(several) > 1:
            self.say("BACA-26", place, about | {"jumlah": len(several), "angka": "; ".join(several)})
        else:
            self.say("BACA-07" if text in _ERRORS else "BACA-05", place, about)

    def _column_styles(self) -> dict[int, Gaya | None]:
        """Return the number style of every value column, or that of the whole table where it is undecided."""
        texts = {one.kolom: self._column_texts(one.kolom) for one in self._tabel.nilai}
        whole = detect_style([text for column in texts.values() for text in column])
        return {column: detect_style(found) or whole for column, found in texts.items()}

    def _column_texts(self, column: int) -> list[str]:
        """Return the numbers typed as text in a column."""
        rows = range(self._tabel.found.data, self._tabel.found.sampai + 1)
        cells = (self._lembar.sel.get((row, column)) for row in rows)
        return [cell.nilai for cell in cells if cell is not None and isinstance(cell.nilai, str)]


def _text(peran: str, text: str, printed: str, place: tuple[int, int]) -> Fakta:
    return {
        "peran": peran,
        "teks": text,
        "tercetak": printed,
        "keadaan": Keadaan.ADA,
        "sel": address(*place),
    }
