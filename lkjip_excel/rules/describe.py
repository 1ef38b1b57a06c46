"""The rules in words: for the terminal, for docs/aturan.md, and as rows of an output workbook."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from lkjip_excel.rules import library
from lkjip_excel.rules.errors import AturanError, nearest
from lkjip_excel.rules.expression import Rumus
from lkjip_excel.rules.profiles import Profil, profile, profiles
from lkjip_excel.rules.scale import Celah, Skala
from lkjip_excel.rules.shapes import (
    Aturan,
    Dasar,
    Hitungan,
    MetodeCapaian,
    MetodeEfisiensi,
    NilaiBerlaku,
    Pembulatan,
    Peraturan,
    Tetapan,
)

Rule = Aturan | Tetapan | Peraturan


class BarisAturan(NamedTuple):
    """A row of the sheet Aturan: a rule that was used, its values and its legal basis, all as text."""

    jenis: str
    kode: str
    kalimat: str
    nilai: str
    status: str
    dasar: str
    diperiksa: str


def _groups() -> Mapping[str, Mapping[str, Rule]]:
    """Return all rules by the title of their kind."""
    return {
        "Profil": {profil.kode: profil for profil in profiles()},
        "Skala predikat dan mutu": library.scales(),
        "Metode capaian": library.capaian_methods(),
        "Metode efisiensi": library.efficiency_methods(),
        "Metode triwulan": library.quarter_methods(),
        "Hitungan": library.formulas(),
        "Tetapan menurut waktu": library.constants(),
        "Peraturan": library.regulations(),
    }


def listing() -> str:
    """Return every rule on one line each, by kind: what ``lkjip aturan`` prints."""
    blocks = []
    for jenis, rules in _groups().items():
        width = max(map(len, rules))
        lines = [f"  {kode:<{width}}  {rule.judul}" for kode, rule in rules.items()]
        blocks.append("\n".join([jenis, *lines]))
    return "\n\n".join([*blocks, "Rincian satu aturan: lkjip aturan KODE"])


def describe(kode: str) -> str:
    """Return all that is known of a rule: what ``lkjip aturan KODE`` prints.

    A kode that stands for more than one rule (a profile and its scale) shows each; the path of a TOML file
    shows the profile in it. AturanError with the nearest kode for one that nobody knows.
    """
    groups = {"Profil": {kode.casefold(): profile(kode)}} if kode.endswith(".toml") else _groups()
    sought = kode.strip().casefold()
    found = [(jenis, rules[sought]) for jenis, rules in groups.items() if sought in rules]
    if not found:
        known = {each for rules in groups.values() for each in rules}
        raise AturanError(f'aturan "{kode}" tidak dikenal{nearest(kode, known)}')
    return "\n\n".join("\n".join([f"{jenis}: {rule.kode}", *_indented(rule)]) for jenis, rule in found)


def document() -> str:
    """Return docs/aturan.md: every rule with its values, status and legal basis."""
    parts = ["# Aturan", _PREFACE]
    for jenis, rules in _groups().items():
        parts.append(f"## {jenis}")
        parts += [_section(rule) for rule in rules.values()]
    return "\n\n".join(parts) + "\n"


_PREFACE = """\
Dibuat dari berkas di `lkjip_excel/rules/` dengan `python -m lkjip_excel.rules`; jangan diubah di sini.

Status: **peraturan** (naskahnya sudah dibaca), **seperti diterapkan** (peraturannya dirujuk, tetapi yang
dibaca hanya penerapannya; periksa sebelum disebut hukum), **praktik daerah** (cara suatu daerah atau
program, tanpa peraturan).

Belum ada naskah peraturan yang dibaca: cocokkan nomor dan judulnya dengan JDIH sebelum dikutip. Tanggal
mulai 1 Januari berarti hanya tahunnya yang diketahui. Diperiksa: kapan aturan ini terakhir dibandingkan
dengan sumber yang disebut."""


def used_by(
    profil: Profil,
    metode: Iterable[str] | None = None,
    hitungan: Iterable[str] = ("serapan", "sisa"),
    triwulan: Iterable[str] = (),
    tanpa: Collection[str] = (),
) -> list[BarisAturan]:
    """Return the rules a profile applies, the profile itself first.

    ``metode``: the kode of the capaian methods that were really used; without it those of the profile.
    ``hitungan`` and ``triwulan``: the kode of the derived figures shown beside them and of the methods by
    which a year was taken from its quarters. ``tanpa``: kinds of rule (``jenis``) that judged nothing.
    """
    methods = [each.kode for each in profil.capaian.values()] if metode is None else metode
    rows = [("Profil", profil), ("Skala predikat", profil.predikat), ("Skala mutu", profil.skala_mutu)]
    rows += [("Metode capaian", profil.daftar_metode[kode]) for kode in dict.fromkeys(methods)]
    rows += [("Metode efisiensi", profil.efisiensi), ("Metode efisiensi SDM", profil.efisiensi_sdm)]
    rows += [("Metode triwulan", library.quarter_methods()[kode]) for kode in dict.fromkeys(triwulan)]
    rows += [("Hitungan", library.formulas()[kode]) for kode in hitungan]
    return [_row(jenis, rule) for jenis, rule in rows if jenis not in tanpa]


def _row(jenis: str, rule: Aturan) -> BarisAturan:
    return BarisAturan(
        jenis=jenis,
        kode=rule.kode,
        kalimat=rule.kalimat or rule.judul,
        nilai="\n".join(_values(rule)) or rule.judul,
        status=rule.status,
        dasar=_bases(rule.dasar) or rule.sumber,
        diperiksa=_day(rule.diperiksa),
    )


def _indented(rule: Rule) -> list[str]:
    lines = [f"{name}: {text}" if name else text for name, text in _lines(rule)]
    return [f"  {line}" for line in lines]


def _section(rule: Rule) -> str:
    lines = [f"- {name}: {text}" if name else f"- {text}" for name, text in _lines(rule)]
    return "\n".join([f"### {rule.kode}", "", *lines])


def _lines(rule: Rule) -> list[tuple[str, str]]:
    """Return what there is to say of a rule as (name, text), leaving out what is blank."""
    match rule:
        case Peraturan():
            lines = _regulation(rule)
        case Tetapan():
            lines = [("Judul", rule.judul), ("Bunyi", rule.kalimat), ("Satuan", rule.satuan)]
            lines += [("", text) for text in map(_dated, rule.nilai)]
        case _:
            lines = _rule(rule)
    return [(name, text) for name, text in lines if text]


def _regulation(rule: Peraturan) -> list[tuple[str, str]]:
    return [
        ("Judul", f"{rule.nomor} tentang {rule.judul}"),
        ("Berlaku", _day(rule.berlaku) if rule.berlaku else f"{rule.tahun} (tanggal belum diperiksa)"),
        ("Diganti oleh", ", ".join(rule.diganti_oleh)),
        ("Diperiksa", _day(rule.diperiksa)),
        ("Sumber", rule.sumber),
        ("Catatan", rule.catatan),
    ]


def _rule(rule: Aturan) -> list[tuple[str, str]]:
    return [
        ("Judul", rule.judul),
        ("Bunyi", rule.kalimat),
        *(("", text) for text in _values(rule)),
        ("Satuan", rule.satuan),
        ("Berlaku", _validity(rule)),
        ("Status", rule.status),
        ("Dasar", _bases(rule.dasar)),
        ("Sumber", rule.sumber),
        ("Diperiksa", _day(rule.diperiksa)),
        ("Catatan", rule.catatan),
    ]


def _values(rule: Aturan) -> list[str]:
    """Return the values of a rule, a line each."""
    match rule:
        case Skala():
            return _scale(rule)
        case MetodeEfisiensi():
            return _efficiency(rule)
        case MetodeCapaian() | Hitungan():
            return [f"Rumus: {_formula(rule.rumus)}"]
        case Profil():
            return _profile(rule)
    return []


def _scale(skala: Skala) -> list[str]:
    lines = [" ".join(filter(None, [k.kategori, k.label])) + f": {k.tercetak}" for k in skala.kelas]
    return lines + [f"Celah tercetak: {_gap(celah)}" for celah in skala.celah]


def _gap(celah: Celah) -> str:
    low, high = ("≥" if celah.bawah_termasuk else ">"), ("≤" if celah.atas_termasuk else "<")
    return f"{low} {_number(celah.bawah)} dan {high} {_number(celah.atas)}"


def _efficiency(metode: MetodeEfisiensi) -> list[str]:
    lines = [f"Rumus: {_formula(metode.rumus)}"]
    lines += [f"{each.teks}: {_formula(each.bila) if each.bila else 'selain itu'}" for each in metode.label]
    if metode.syarat:
        lines.append(f"Syarat: {_formula(metode.syarat)} (bila tidak: {metode.syarat_gagal})")
    if metode.efektivitas:
        lines.append(f"Efektivitas: {_formula(metode.efektivitas)}")
    return lines


def _formula(rumus: Rumus) -> str:
    """Return the formula as a planner reads it: as in Excel, with names for cells."""
    return rumus.excel({name: name for name in rumus.operan})


def _profile(profil: Profil) -> list[str]:
    dari = "capaian yang dibatasi" if profil.predikat_dari == "dibatasi" else "capaian mentah"
    batas = " sampai ".join(map(_number, profil.batas)) if profil.batas else "tidak dibatasi"
    return [
        *(f"Capaian {arah}: {metode.kode}" for arah, metode in profil.capaian.items()),
        f"Batas capaian: {batas}",
        f"Skala predikat: {profil.predikat.kode}, dibaca dari {dari}",
        f"Rata-rata keseluruhan: dari {profil.rata_rata}",
        f"Efisiensi: {profil.efisiensi.kode}; SDM: {profil.efisiensi_sdm.kode}",
        f"Skala mutu huruf: {profil.skala_mutu.kode}",
        f"Pembulatan: {_rounding(profil.pembulatan)}; serapan: {_rounding(profil.pembulatan_serapan)}",
    ]


def _rounding(bulat: Pembulatan) -> str:
    return f"{bulat.desimal} desimal, {bulat.cara.replace('_', ' ')}"


def _dated(nilai: NilaiBerlaku) -> str:
    text = ", ".join(map(_number, nilai.nilai)) if isinstance(nilai.nilai, tuple) else str(nilai.nilai)
    until = f" sampai {_day(nilai.sampai)}" if nilai.sampai else ""
    note = f". {nilai.catatan}" if nilai.catatan else ""
    return f"Mulai {_day(nilai.berlaku)}{until}: {text} ({nilai.status}; {_bases(nilai.dasar)}){note}"


def _bases(dasar: Iterable[Dasar]) -> str:
    return "; ".join(_basis(each) for each in dasar)


def _basis(dasar: Dasar) -> str:
    name = library.regulations()[dasar.peraturan].nomor
    return f"{name} ({dasar.bagian})" if dasar.bagian else name


def _validity(rule: Aturan) -> str:
    if rule.berlaku is None:
        return ""
    return f"mulai {_day(rule.berlaku)}" + (f" sampai {_day(rule.sampai)}" if rule.sampai else "")


def _day(day: date | None) -> str:
    return f"{day:%d-%m-%Y}" if day else ""


def _number(value: float) -> str:
    return f"{value:.15g}".replace(".", ",")
