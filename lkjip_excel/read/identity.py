"""Settles whose figures they are and of which year: from the form, table titles, or the file's name."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lkjip_excel.layouts import table
from lkjip_excel.model import Keadaan, Sumber
from lkjip_excel.read.tables.rows import Catatan, Fakta

FORM = "instansi"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OFFICE = re.compile(r"^(?:kec(?:amatan)?|kab(?:upaten)?)\b\.?\s*", re.IGNORECASE)
#: A name ends where the next word of a title line begins.
_NEXT = r"kec(?:amatan)?|kab(?:upaten)?|kota|prov(?:insi)?|tahun|th|ta|tribulan|triwulan"
_STOP = rf"(?=\s+(?:{_NEXT})\b|[\s,.:;()\-]*$|\s*[,:;(\-])"
_NAME = r"([A-Za-z][A-Za-z'. ]{1,40}?)"
_NAMED = {
    "kecamatan": re.compile(rf"\bkec(?:amatan|\.)\s+{_NAME}{_STOP}", re.IGNORECASE),
    "kabupaten": re.compile(rf"\bkab(?:upaten|\.)\s+{_NAME}{_STOP}", re.IGNORECASE),
}
_TITLE_YEAR = re.compile(r"\b(?:tahun|th\.?|ta\.?)\s+((?:19|20)\d\d)(?!\s*[-–]\s*\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Identitas:
    """Whose figures: names without the words Kecamatan and Kabupaten; ``profil`` as the form names it."""

    nama: str
    kabupaten: str
    provinsi: str
    tahun: int | None
    profil: str


@dataclass(frozen=True, slots=True)
class Petunjuk:
    """Where an identity may be told beside the form: title lines, the file or folder name, the options."""

    judul: Sequence[tuple[Sumber, str]]
    asal: str
    tahun: int | None


def identify(facts: Iterable[Fakta], hints: Petunjuk, first: Sumber) -> tuple[Identitas, list[Catatan]]:
    """Return the identity and what has to be said of it; ``first`` is the file it is said of.

    The form counts first, then what most title lines say, then the name of file or folder, then an option.
    """
    answers, remarks = _form_answers(facts)
    titles = _title_answers(hints.judul)
    guessed = [_guessed(role, answers, titles, hints) for role in ("kecamatan", "tahun")]
    remarks += [Catatan(kode, (first,), {"asal": asal}) for kode, asal in _said(guessed)]
    nama, year = (value for value, _, _ in guessed)
    kabupaten = bare(answers.get("kabupaten", "")) or titles.get("kabupaten", "")
    tahun = int(year) if year else None
    return Identitas(nama, kabupaten, answers.get("provinsi", ""), tahun, answers.get("profil", "")), remarks


def bare(name: str) -> str:
    """Return the name of an office without the words Kecamatan and Kabupaten before it."""
    return _OFFICE.sub("", name.strip())


def name_of(asal: str) -> str:
    """Return the name of a kecamatan as its file or folder is called."""
    return bare(_YEAR.sub("", asal).replace("_", " ").strip(" -")) or asal


def year_in(text: str) -> int | None:
    """Return the first year in a text."""
    found = _YEAR.search(text)
    return int(found[0]) if found else None


def _guessed(
    role: str, answers: dict[str, str], titles: dict[str, str], hints: Petunjuk
) -> tuple[str, str, str]:
    """Return the answer, the code to say it with ("" for none) and where it is from."""
    told = answers.get(role, "")
    own = bare(told) if role == "kecamatan" else str(year_in(told) or "")
    if own:
        return own, "", ""
    if titles.get(role):
        return titles[role], "IDENT-09", f"judul tabel ({titles[role]})"
    named = name_of(hints.asal) if role == "kecamatan" else str(year_in(hints.asal) or "")
    if named:
        return named, "IDENT-01", f"nama berkas atau folder ({named})"
    return (str(hints.tahun), "IDENT-01", f"opsi --tahun ({hints.tahun})") if hints.tahun else ("", "", "")


def _said(guessed: list[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    """Yield each code once with all places it was guessed from."""
    by_code: dict[str, list[str]] = defaultdict(list)
    for _, kode, asal in guessed:
        if kode:
            by_code[kode].append(asal)
    for kode, places in by_code.items():
        yield kode, " dan ".join(places)


# --- the form ---------------------------------------------------------------------------------------------


def _form_answers(facts: Iterable[Fakta]) -> tuple[dict[str, str], list[Catatan]]:
    """Return the first answer to every line of the identity forms; two that differ are a remark."""
    given: dict[str, list[Fakta]] = defaultdict(list)
    for fact in facts:
        if fact["dokumen"] == FORM and fact["teks"] and fact["keadaan"] != Keadaan.TIDAK_BERLAKU:
            given[fact["peran"]].append(fact)
    remarks = [remark for peran, told in given.items() for remark in _different(peran, told)]
    return {peran: _answer(told[0]) for peran, told in given.items()}, remarks


def _answer(fact: Fakta) -> str:
    number = fact.get("nilai", math.nan)
    return str(fact["teks"]) if math.isnan(number) else f"{number:.0f}"


def _different(peran: str, told: list[Fakta]) -> Iterator[Catatan]:
    for other in told[1:]:
        if bare(_answer(other)).casefold() != bare(_answer(told[0])).casefold():
            pair = (other, told[0])
            places = tuple(Sumber(f["berkas"], f["lembar"], f["sel"], f["tercetak"]) for f in pair)
            title = table(FORM).column(peran).judul
            yield Catatan("IDENT-02", places, {"apa": title, "satu": _answer(told[0]), "dua": _answer(other)})


# --- the titles -------------------------------------------------------------------------------------------


def _title_answers(lines: Sequence[tuple[Sumber, str]]) -> dict[str, str]:
    """Return what most title lines say of kecamatan, kabupaten and year."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for _, text in lines:
        for role, pattern in _NAMED.items():
            found[role].update(_proper(name) for name in pattern.findall(text))
        found["tahun"].update(_TITLE_YEAR.findall(text))
    return {role: counts.most_common(1)[0][0] for role, counts in found.items() if counts}


def _proper(name: str) -> str:
    """Return a name as it is written in a sentence: KANDANG JAYA is Kandang Jaya."""
    plain = " ".join(name.split()).strip(" .")
    return plain.title() if plain.isupper() else plain
