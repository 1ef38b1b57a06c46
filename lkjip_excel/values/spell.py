"""Whole numbers in Indonesian words, as amounts are written out in official documents."""

_ONES = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_THOUSANDS = ("", "ribu", "juta", "miliar", "triliun", "kuadriliun")
_LIMIT = 1000 ** len(_THOUSANDS)


def terbilang(n: int) -> str:
    """Return ``n`` in words: 1001 -> "seribu satu", -5 -> "minus lima", 0 -> "nol".

    ValueError from 10**18 on: the words end at kuadriliun.
    """
    if abs(n) >= _LIMIT:
        raise ValueError(f"terbilang: {n} terlalu besar")
    if n < 0:
        return f"minus {terbilang(-n)}"
    return " ".join(_thousands(n)) or "nol"


def _thousands(n: int) -> list[str]:
    """Return the words of ``n``, group of three by group of three."""
    words: list[str] = []
    for power in reversed(range(len(_THOUSANDS))):
        group = n // 1000**power % 1000
        if group == 1 and _THOUSANDS[power] == "ribu":
            words += ["seribu"]
        elif group != 0:
            words += [*_hundreds(group), *_THOUSANDS[power].split()]
    return words


def _hundreds(n: int) -> list[str]:
    """Return the words of 1 to 999."""
    hundreds, rest = divmod(n, 100)
    if hundreds == 0:
        return _tens(rest)
    return [*(["seratus"] if hundreds == 1 else [_ONES[hundreds], "ratus"]), *_tens(rest)]


def _tens(n: int) -> list[str]:
    """Return the words of 0 to 99; "se-" stands for one before puluh and belas."""
    tens, ones = divmod(n, 10)
    if tens == 0:
        return _ONES[ones].split()
    if tens > 1:
        return [_ONES[tens], "puluh", *_ONES[ones].split()]
    return {0: ["sepuluh"], 1: ["sebelas"]}.get(ones, [_ONES[ones], "belas"])
