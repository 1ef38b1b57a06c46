"""Turns the rows of a found table into facts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lkjip_excel.model import Jenjang
from lkjip_excel.read.files.book import Lembar
from lkjip_excel.read.tables.cells import CellReader
from lkjip_excel.read.tables.find import KolomTabel, TabelLembar
from lkjip_excel.read.tables.labels import Golongan, Macam, classify, inside, sasaran_of_titles, version_of
from lkjip_excel.read.tables.lines import Baris, TabelBaca
from lkjip_excel.read.tables.naming import bare_name, unnumbered
from lkjip_excel.read.tables.outcome import Catatan, Fakta, Hasil
from lkjip_excel.read.tables.parts import INDUK
from lkjip_excel.read.tables.placing import Potongan, place
from lkjip_excel.read.tables.row_words import row_words
from lkjip_excel.read.tables.settle import settled

__all__ = ["Catatan", "Fakta", "Hasil", "RowReader", "unnumbered"]

#: What stands before the roles of a version that another one has replaced: kept, never used.
LAMA = "lama_"
_BUDGET = (Jenjang.PROGRAM, Jenjang.KEGIATAN, Jenjang.SUB_KEGIATAN)
_ABOVE = (Jenjang.TUJUAN, Jenjang.SASARAN)
_NAMES = ("sasaran", "indikator", "uraian", "kode")


class RowReader:
    """Reads one table; ``found`` is what the finder made of it."""

    def __init__(self, berkas: str, lembar: Lembar, found: TabelLembar) -> None:
        self._tabel = TabelBaca(lembar, settled(lembar, found))
        self._nama = f"{berkas}|{lembar.nama}|{found.kepala:05d}"  # sorts as the sheet does
        self._tempat = {"dokumen": found.tabel.jenis, "berkas": berkas, "lembar": lembar.nama}
        self.hasil = Hasil()
        self._sel = CellReader(berkas, self._tabel, self.hasil.catatan)
        self._sasaran = sasaran_of_titles(found.judul)
        self._campuran = False

    def read(self) -> Hasil:
        """Return the facts of all rows, with counts and remarks."""
        filled = self._tabel.rows()
        lines = inside(self._tabel, filled)
        kinds = classify(self._tabel, lines)
        parts = place(self._tabel, lines, kinds)
        self._campuran = self._mixed(parts)
        self.hasil.dibaca, self.hasil.di_luar = len(lines), len(filled) - len(lines)
        for line, kind, row, old in zip(lines, kinds, parts, self._superseded(kinds), strict=True):
            facts = self._row(line, kind, row)
            self.hasil.fakta.extend(map(_replaced, facts) if old else facts)
        self._say_guesses([one for row in parts for one in row])
        return self.hasil

    def refuse_all(self) -> Hasil:
        """Count all rows as refused: a required column is missing, which is said once for the table."""
        self.hasil.dibaca = self.hasil.ditolak = len(self._tabel.rows())
        return self.hasil

    # --- the table as a whole -----------------------------------------------------------------------------

    def _mixed(self, parts: Sequence[Sequence[Potongan]]) -> bool:
        """Tell whether rows of money and rows of output share their columns."""
        money = any(self._tabel.kolom(one).tipe == "rupiah" for one in self._tabel.nilai)
        return not money and any(one.letak.unsur for row in parts for one in row)

    def _superseded(self, kinds: Sequence[Golongan]) -> list[bool]:
        """Tell of every row whether it belongs to a version that a later one in this table has replaced."""
        titles = [version_of(text) for _, text in self._tabel.found.judul]
        now, versions = titles[-1] if titles else "", list[str]()
        for kind in kinds:
            now = kind.nama if kind.macam == Macam.VERSI else now
            versions.append(now)
        return ["sesudah" in versions and one != "sesudah" for one in versions]

    def _say_guesses(self, parts: Sequence[Potongan]) -> None:
        """Say once for the table which levels were guessed, at the first of them."""
        guessed = [one for one in parts if one.letak.ditebak and not one.letak.lanjut and not one.alasan]
        if guessed:
            where = guessed[0].sebut.kata[guessed[0].bagian.nama].tempat
            self._sel.say("BACA-23", where, {"jumlah": len(guessed)})

    # --- one row ------------------------------------------------------------------------------------------

    def _row(self, line: Baris, kind: Golongan, parts: Sequence[Potongan]) -> list[Fakta]:
        """Return the facts of a row and count it as used, or refuse it with the reason."""
        reason = next((one.alasan for one in parts if one.alasan), "")
        if reason:
            self.hasil.ditolak += 1
            first = min(one.kolom for one in line.teks)
            self._sel.say("BACA-10", (line.nomor, first), {"alasan": reason})
            return []
        self.hasil.dipakai += 1
        if kind.macam == Macam.RINGKASAN:
            return list(self._summary(line, kind))
        if kind.macam != Macam.DATA:
            return list(self._words(line, kind))
        return [fact for one in parts for fact in self._part(one)]

    def _context(self, line: Baris, jenjang: str, bagian: str = "") -> Fakta:
        tabel = f"{self._nama}|{bagian}" if bagian else self._nama
        return {**self._tempat, "tabel": tabel, "baris": line.nomor, "jenjang": jenjang}

    def _words(self, line: Baris, kind: Golongan) -> Iterator[Fakta]:
        """Yield the facts of a row that only says something: a heading, or the name of a version."""
        context = self._context(line, kind.jenjang)
        if kind.jenjang == Jenjang.SASARAN:
            self._sasaran = kind.nama
            context |= {"sasaran": kind.nama}
        role = kind.jenjang or kind.macam.value
        for one, text in line.teks.items():
            peran = role if one == kind.kolom else one.peran
            yield context | self._sel.text_fact(one, peran, text, (line.nomor, one.kolom))

    def _summary(self, line: Baris, kind: Golongan) -> Iterator[Fakta]:
        """Yield the facts of a row of sums or means, which has a label and no other name."""
        *_, last = names = [part.nama for part in self._tabel.found.tabel.parts]
        for nama in names:
            context = self._context(line, kind.jenjang, nama) | {"uraian": kind.nama}
            mine = [one for one in self._tabel.found.kolom if _is_of(one, nama, names)]
            if len(names) > 1 and not line.has(mine) and nama != last:
                continue
            texts = [one for one in [*self._tabel.nama, kind.kolom] if one in mine or one == kind.kolom]
            for one in dict.fromkeys(one for one in texts if one and one in line.teks):
                peran = "uraian" if one == kind.kolom else one.peran
                yield context | self._sel.text_fact(one, peran, line.teks[one], (line.nomor, one.kolom))
            values = [
                one for one in self._tabel.nilai if one in mine and (len(names) == 1 or one in line.teks)
            ]
            for one in values:
                yield context | self._sel.value_fact(one, line.nomor, kind.jenjang)
            yield from (context | one for one in self._ticks(line, mine))

    def _ticks(self, line: Baris, columns: Iterable[KolomTabel]) -> Iterator[Fakta]:
        for one in columns:
            if one in self._tabel.tanda and one in line.teks:
                yield self._sel.tick_fact(one, line.nomor)

    # --- one thing a row tells of -------------------------------------------------------------------------

    def _part(self, one: Potongan) -> Iterator[Fakta]:
        line, letak = one.sebut.baris, one.letak
        names = self._names(one)
        context = self._context(line, letak.jenjang, one.bagian.bagian.nama) | names
        if letak.jenjang in _ABOVE:
            self._sasaran = names["sasaran"]
        yield from (context | fact for fact in self._texts(one))
        yield from (context | fact for fact in self._ticks(line, one.sebut.kolom))
        yield from (context | fact for fact in self._values(one))

    def _names(self, one: Potongan) -> dict[str, str]:
        """Return the words of the row's own: what it names, and what that stands under."""
        sebut, letak = one.sebut, one.letak
        names = {role: bare_name(sebut.wider(role)) for role in _NAMES[:3]}
        names["kode"] = sebut.teks("kode")
        names[one.bagian.nama] = letak.nama
        if one.bagian.from_rows:
            names |= self._by_level(one, names)
        if letak.jenjang == Jenjang.TUJUAN:
            names["indikator"] = names["indikator"] or bare_name(sebut.teks("indikator_tujuan"))
        else:
            names["sasaran"] = names["sasaran"] or self._sasaran
        return {role: names[role] for role in _NAMES}

    def _by_level(self, one: Potongan, names: Mapping[str, str]) -> dict[str, str]:
        """Return the words that the level of a row puts in another place than its column."""
        letak, key = one.letak, one.bagian.nama
        if letak.unsur == "output" or (letak.unsur == "outcome" and self._has_figures(one)):
            return {"indikator": letak.isi}
        if letak.jenjang in {Jenjang.SASARAN, Jenjang.INDIKATOR} and key != letak.jenjang:
            own = names["indikator"] if key != "indikator" else ""
            return {key: "", "kode": "", "indikator": own, str(letak.jenjang): letak.nama}
        return {} if letak.jenjang in _BUDGET else {"kode": one.sebut.teks("kode")}

    def _texts(self, one: Potongan) -> Iterator[Fakta]:
        part, sebut = one.bagian, one.sebut
        for peran, kata in sebut.kata.items():
            # What a row goes on with has been said by the row that names it.
            if peran in sebut.sendiri or not part.from_rows or peran not in {part.nama, "kode"}:
                yield self._sel.text_fact(kata.kolom, self._role(one, peran), kata.teks, kata.tempat)
        if INDUK in sebut.kiri and one.letak.jenjang in _BUDGET:
            above = sebut.kiri[INDUK]
            yield self._sel.text_fact(above.kolom, INDUK, above.teks, above.tempat)

    @staticmethod
    def _role(one: Potongan, peran: str) -> str:
        """Return the role a text plays: an output names an indikator, "Sasaran : ..." a sasaran."""
        if peran != one.bagian.nama or not one.bagian.from_rows:
            return peran
        if one.letak.unsur:
            return "indikator" if one.letak.unsur == "output" else one.letak.unsur
        return one.letak.jenjang if one.letak.jenjang in {*_ABOVE, Jenjang.INDIKATOR} else peran

    def _has_figures(self, one: Potongan) -> bool:
        return any(value in one.sebut.baris.teks for value in self._tabel.nilai if value in one.sebut.kolom)

    def _values(self, one: Potongan) -> Iterator[Fakta]:
        heading = one.kurang or one.letak.jenjang == Jenjang.TUJUAN
        heading = heading or (one.bagian.from_rows and one.letak.jenjang == Jenjang.SASARAN)
        if heading and not self._has_figures(one):
            return
        if one.kurang and not one.bagian.sole:
            first = next(
                value
                for value in self._tabel.nilai
                if value in one.sebut.kolom and value in one.sebut.baris.teks
            )
            self._sel.say("BACA-24", (one.sebut.baris.nomor, first.kolom), {"kolom": one.kurang})
        roles = self._roles(one)
        for value in self._tabel.nilai:
            if value in one.sebut.kolom and not self._left_blank(one, value):
                fact = self._sel.value_fact(
                    value, one.sebut.baris.nomor, one.letak.jenjang, one.sebut.teks("satuan")
                )
                yield fact | {"peran": roles.get(value.peran, fact["peran"])}

    def _left_blank(self, one: Potongan, value: KolomTabel) -> bool:
        """Tell whether a blank cell says nothing here: money stands on the first row of a thing only."""
        if value in one.sebut.baris.teks:
            return False
        again = one.letak.lanjut and not self._tabel.templat and one.bagian.is_money(value)
        return again or one.letak.unsur in {"input", "outcome"}

    def _roles(self, one: Potongan) -> Mapping[str, str]:
        """Return how the roles of the columns are called on this row, where one header serves two things."""
        if not self._campuran:
            return {}
        if one.letak.unsur:
            return row_words().campuran.get(one.letak.unsur, {})
        return row_words().campuran["uang"] if one.letak.jenjang in _BUDGET else {}


def _is_of(one: KolomTabel, nama: str, names: Sequence[str]) -> bool:
    """Tell whether a column is of a part; what is of none is the last one's."""
    return one.bagian == nama or (one.bagian not in names and nama == names[-1])


def _replaced(fact: Fakta) -> Fakta:
    """Return a fact of a version that is no longer in force: no other row is to be matched with it."""
    return fact | dict.fromkeys(_NAMES, "") | {"peran": LAMA + fact["peran"]}
