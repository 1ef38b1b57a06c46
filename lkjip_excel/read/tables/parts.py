"""What a row says of each thing it tells of: its words, those repeated from above, what stands left."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lkjip_excel.layouts import DARI_BARIS, DARI_KOLOM, Bagian
from lkjip_excel.model import Jenjang
from lkjip_excel.read.tables.find import KolomTabel
from lkjip_excel.read.tables.lines import Baris, TabelBaca
from lkjip_excel.read.tables.naming import take_apart
from lkjip_excel.read.tables.row_words import row_words
from lkjip_excel.read.tables.structure import CHAIN, Tanda

Place = tuple[int, int]
#: Roles whose text, new in a row without a name of its own, is what the row is about.
_STAND_IN = (Jenjang.SASARAN, Jenjang.TUJUAN)
#: As what a part hands on its name to the parts right of it.
INDUK = "induk"
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Kata:
    """A text in the role it plays, with its column and cell."""

    teks: str
    kolom: KolomTabel
    tempat: Place


@dataclass(slots=True)
class Sebut:
    """What a row says of one part.

    ``sendiri`` are the roles it fills itself, ``kata`` also what it repeats from above, ``kiri`` what stands
    left of it. ``kolom`` are the columns that are this part's in this row.
    """

    baris: Baris
    kolom: tuple[KolomTabel, ...]
    sendiri: frozenset[str]
    kata: dict[str, Kata]
    kiri: Mapping[str, Kata]

    def teks(self, peran: str) -> str:
        """Return the text of a role, "" when the row has none."""
        return self.kata[peran].teks if peran in self.kata else ""

    def wider(self, peran: str) -> str:
        """Return the text of a role, of the parts left of it where this part has no such column."""
        return self.kiri[peran].teks if peran in self.kiri else self.teks(peran)


@dataclass(slots=True)
class _Ingatan:
    """What rows above said: what is repeated downwards, and the thing in force."""

    turun: dict[str, Kata] = field(default_factory=dict)
    kini: dict[str, Kata] = field(default_factory=dict)


class PartReader:
    """Reads one part of every row; keeps what is repeated downwards between them."""

    def __init__(self, tabel: TabelBaca, bagian: Bagian, *, sole: bool) -> None:
        self._tabel, self.bagian, self.sole = tabel, bagian, sole
        self.own = [one for one in tabel.found.kolom if sole or one.bagian == bagian.nama]
        layout = [kolom for kolom in tabel.found.tabel.kolom if sole or kolom.bagian in {bagian.nama, ""}]
        self._roles = {kolom.peran for kolom in layout}
        self._turun = [kolom.peran for kolom in layout if kolom.turun]
        #: The role whose text names the thing; what rows of a budget level tell of is their uraian.
        budget = bagian.jenjang in {DARI_BARIS, DARI_KOLOM} and "uraian" in self._roles
        self.nama = "uraian" if budget else bagian.kunci
        self._ingatan = _Ingatan()

    @property
    def from_rows(self) -> bool:
        """Tell whether the level of this part is told by the rows themselves."""
        return self.bagian.jenjang == DARI_BARIS

    def names(self, line: Baris) -> bool:
        """Tell whether a row names a thing of this part."""
        return any(one.peran == self.nama and one in line.teks for one in self.own)

    def forget(self) -> None:
        """Repeat nothing of what stands above."""
        self._ingatan = _Ingatan()

    def begin(self, heading: Kata) -> None:
        """Let the rows below go on with what a heading names, where they tell their level themselves."""
        if self.from_rows:
            self._ingatan = _Ingatan({self.nama: heading}, {self.nama: heading})

    def handed_on(self) -> dict[str, Kata]:
        """Return what the parts right of this one learn from the thing in force."""
        roles = {"tujuan": "tujuan", "sasaran": "sasaran"}
        if self.bagian.jenjang == Jenjang.INDIKATOR:
            roles["indikator"] = "indikator"
        elif self.nama == "uraian":
            roles["uraian"] = INDUK
        return {new: self._ingatan.kini[role] for role, new in roles.items() if role in self._ingatan.kini}

    def say(self, line: Baris, shared: Iterable[KolomTabel], left: Mapping[str, Kata]) -> Sebut | None:
        """Return what a row says of this part, None when it says nothing."""
        columns = (*self.own, *shared)
        if not line.has(columns):
            return None
        texts = [one for one in columns if one in line.teks and one in self._tabel.nama]
        own = {one.peran: Kata(line.teks[one], one, (line.nomor, one.kolom)) for one in texts}
        wider = {peran: kata for peran, kata in left.items() if peran not in self._roles}
        sebut = Sebut(line, columns, frozenset(own), own, wider)
        self._repeat(sebut)
        return sebut

    def unsur(self, sebut: Sebut) -> bool:
        """Tell whether the name column holds an input or output of the thing above."""
        return self.from_rows and self.nama in sebut.sendiri and bool(take_apart(sebut.teks(self.nama)).unsur)

    def _repeat(self, sebut: Sebut) -> None:
        """Fill what the row repeats from above; a new name starts afresh what stands right of it."""
        memory = self._ingatan
        if self.unsur(sebut):
            return
        new = next((peran for peran in self._turun if peran in sebut.sendiri), None)
        if new:
            wider = self._turun[: self._turun.index(new)]
            memory.turun = {p: k for p, k in memory.turun.items() if p in wider}
        own = dict(sebut.kata)
        for peran in self._repeating(sebut):
            if peran in memory.turun:
                sebut.kata.setdefault(peran, memory.turun[peran])
        memory.turun |= own
        memory.kini = dict(sebut.kata) if self.nama in sebut.sendiri else memory.kini | sebut.kata

    def _repeating(self, sebut: Sebut) -> list[str]:
        """Return the roles that a row may repeat; in office tables also the name, and the kode with it."""
        roles = [*self._turun, *([] if self._tabel.templat else [self.nama])]
        return [*roles, "kode"] if "uraian" in roles and "uraian" not in sebut.sendiri else roles

    # --- for the levels -----------------------------------------------------------------------------------

    def sign(self, sebut: Sebut) -> Tanda:
        """Return what the row shows of its level."""
        name = sebut.teks(self.nama) if self.nama in sebut.sendiri else ""
        stands_in = "" if name else next((one for one in _STAND_IN if one in sebut.sendiri), "")
        return Tanda(
            nama=name or (sebut.teks(stands_in) if stands_in else ""),
            kode=sebut.teks("kode") if "kode" in sebut.sendiri else "",
            nomor=self._number(sebut),
            tetap=stands_in,
            sasaran=sebut.kiri["sasaran"].teks if "sasaran" in sebut.kiri else "",
            uang=any(
                self.is_money(one) and _DIGIT.search(sebut.baris.teks.get(one, "")) for one in sebut.kolom
            ),
        )

    def is_money(self, one: KolomTabel) -> bool:
        """Tell whether a column holds money, or what is worked out from it."""
        return self._tabel.kolom(one).tipe == "rupiah" or one.peran in row_words().uang

    def _number(self, sebut: Sebut) -> str:
        numbers = [one for one in self._tabel.nomor if one.bagian == self.bagian.nama] or self._tabel.nomor
        return next((sebut.baris.teks[one] for one in numbers if one in sebut.baris.teks), "")


def part_readers(tabel: TabelBaca) -> list[PartReader]:
    """Return a reader for each part of the rows of a table, from left to right."""
    parts = tabel.found.tabel.parts
    return [PartReader(tabel, bagian, sole=len(parts) == 1) for bagian in parts]


def deepest(parts: list[PartReader], index: int) -> str:
    """Return the narrowest level of a part: where a part right of it has a level, the one above that."""
    for right in parts[index + 1 :]:
        if right.bagian.jenjang in CHAIN:
            return CHAIN[CHAIN.index(Jenjang(right.bagian.jenjang)) - 1]
    return Jenjang.SUB_KEGIATAN


class Rows:
    """Hands the cells of a row to its parts: their own columns, and those shared by all to one of them."""

    def __init__(self, tabel: TabelBaca) -> None:
        self.parts = part_readers(tabel)
        names = {part.bagian.nama for part in self.parts}
        self._shared = [one for one in tabel.found.kolom if len(names) > 1 and one.bagian not in names]
        self._shared = [one for one in self._shared if one not in tabel.nomor]
        self._owner = 0

    def split(self, line: Baris) -> list[Sebut | None]:
        """Return what a row says of each part; shared columns go to the rightmost part that it names.

        A row that names none goes on with the part of the row above.
        """
        named = [i for i, part in enumerate(self.parts) if part.names(line)]
        self._owner = named[-1] if named else self._owner
        said: list[Sebut | None] = []
        left: dict[str, Kata] = {}
        for i, part in enumerate(self.parts):
            if any(earlier < i for earlier in named):
                part.forget()
            said.append(part.say(line, self._shared if i == self._owner else (), dict(left)))
            left |= part.handed_on()
        return said

    def interrupt(self, heading: Kata | None = None) -> None:
        """Repeat nothing of what stands above but the heading that a row of its own gives."""
        for part in self.parts:
            part.forget()
            if heading:
                part.begin(heading)
