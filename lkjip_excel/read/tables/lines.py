"""A found table as rows of texts: which of its columns name, measure or tick, and what each row holds."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lkjip_excel.layouts import Kolom, template_documents
from lkjip_excel.read.files.book import Lembar
from lkjip_excel.read.tables.find import KolomTabel, TabelLembar

#: What a column of running numbers holds; anything else there is words.
_RUNNING = re.compile(r"[\W\d_]*|\(?(?:[ivx]+|[a-z])[.)]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Baris:
    """A filled row of a table: its row in the sheet, and the text of each of its own filled cells."""

    nomor: int
    teks: Mapping[KolomTabel, str]

    def has(self, columns: Iterable[KolomTabel]) -> bool:
        """Tell whether any of these columns is filled in this row."""
        return any(one in self.teks for one in columns)


class TabelBaca:
    """What the layout says of the columns of a found table, and its rows."""

    def __init__(self, lembar: Lembar, found: TabelLembar) -> None:
        self.lembar, self.found = lembar, found
        self._layout = {(kolom.peran, kolom.bagian): kolom for kolom in found.tabel.kolom}
        order = list(self._layout)
        columns = sorted(found.kolom, key=lambda one: order.index((one.peran, one.bagian)))
        self.nama = [one for one in columns if self.kolom(one).tipe in {"teks", "kode", "pilihan"}]
        self.nomor = [one for one in columns if self.kolom(one).tipe == "nomor"]
        self.nilai = [one for one in found.kolom if self.kolom(one).tipe in {"angka", "rupiah"}]
        self.tanda = [one for one in found.kolom if self.kolom(one).tipe == "tanda"]
        #: What measures: numbers and ticks.
        self.ukuran = [*self.nilai, *self.tanda]
        #: Our own templates are read strictly: there a name left out is a mistake, not a habit.
        self.templat = any(found.tabel is tabel for dok in template_documents() for tabel in dok.tabel)

    def kolom(self, one: KolomTabel) -> Kolom:
        """Return what the layout says of a column."""
        return self._layout[one.peran, one.bagian]

    def rows(self) -> list[Baris]:
        """Return the filled rows of the table, headers of later pages and numbers of columns left out."""
        rows = range(self.found.data, self.found.sampai + 1)
        lines = (self._line(row) for row in rows if row not in self.found.lewati)
        return [line for line in lines if self._is_filled(line)]

    def words(self, row: int) -> list[str]:
        """Return all texts of a row of the sheet, in columns of the table or not."""
        return [text for column in range(1, self.lembar.kolom + 1) if (text := self.lembar.text(row, column))]

    def _line(self, row: int) -> Baris:
        texts = ((one, self.lembar.text(row, one.kolom)) for one in [*self.nomor, *self.nama, *self.ukuran])
        return Baris(row, {one: text for one, text in texts if text})

    def _is_filled(self, line: Baris) -> bool:
        """Tell whether a row holds more than its running number."""
        return any(one not in self.nomor or not is_running(text) for one, text in line.teks.items())


def is_running(text: str) -> bool:
    """Tell whether a text is a running number, letter or roman numeral ("1.", "b)", "IV")."""
    return bool(_RUNNING.fullmatch(text))
