"""Units of measure: which spellings mean the same."""

PERSEN = "persen"
RUPIAH = "rupiah"

#: Spellings that offices use for one unit, by the name they all stand for.
_SYNONYMS: dict[str, tuple[str, ...]] = {
    PERSEN: ("%", "prosen", "pct", "persentase", "prosentase"),
    RUPIAH: ("rp", "idr"),
    "dokumen": ("dok", "doc"),
    "laporan": ("lap", "lpr"),
    "kegiatan": ("keg", "giat"),
    "bulan": ("bln", "bl"),
    "tahun": ("th", "thn"),
    "minggu": ("mgg",),
    "orang": ("org",),
    "orang/bulan": ("ob", "orang bulan", "org/bln", "orang per bulan"),
    "orang/hari": ("oh", "orang hari", "org/hr", "orang per hari"),
    "orang/kali": ("ok", "orang kali", "org/kl"),
    "kali": ("kl", "x"),
    "lembar": ("lbr",),
    "eksemplar": ("eks", "exp", "eksp"),
    "buah": ("bh",),
    "buku": ("bk",),
    "unit": ("unt",),
    "paket": ("pkt",),
    "potong": ("pcs", "pc"),
    "stel": ("setel", "stl"),
    "kelompok": ("klp",),
    "indeks": ("index", "nilai indeks"),
    "nilai": ("poin", "point", "skor"),
    "meter": ("m", "mtr"),
    "meter persegi": ("m2", "m²"),
    "kilometer": ("km",),
    "kilometer persegi": ("km2", "km²"),
    "hektare": ("ha", "hektar"),
}
_CANONICAL = {spelling: name for name, spellings in _SYNONYMS.items() for spelling in (name, *spellings)}

#: Units of things that are counted whole: no number of them has three decimals.
_COUNTED = frozenset(
    {
        "berkas",
        "buah",
        "buku",
        "desa",
        "dokumen",
        "eksemplar",
        "kegiatan",
        "kelompok",
        "laporan",
        "lembar",
        "orang",
        "paket",
        "surat",
        "unit",
    }
)


def is_counted(satuan: str) -> bool:
    """Say whether things of a unit are counted whole: lembar are, kilometer and orang/bulan are not."""
    return canonical_unit(satuan) in _COUNTED


def canonical_unit(text: str) -> str:
    """Return the one name of a unit: "Dok." and "dokumen" both give "dokumen"; an unknown one lower case."""
    plain = " ".join(text.casefold().replace(".", " ").split()).replace(" /", "/").replace("/ ", "/")
    return _CANONICAL.get(plain, plain)


def same_unit(a: str, b: str) -> bool:
    """Say whether two units mean the same; a blank one says nothing and agrees with any."""
    first, second = canonical_unit(a), canonical_unit(b)
    return first == second or "" in {first, second}
