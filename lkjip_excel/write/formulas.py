"""Formulas as text: guarded so that a cell without its operands shows "-", never an error or a false 0."""

from collections.abc import Mapping, Sequence

from lkjip_excel.rules import Rumus
from lkjip_excel.write.book import NONE

_NONE = f'"{NONE}"'


def link(ref: str) -> str:
    """Return the formula that shows another cell."""
    return f"={ref}"


def guarded(isi: str, operan: Sequence[str], penyebut: Sequence[str] = (), kosong: str = NONE) -> str:
    """Return ``isi`` as a formula that shows ``kosong`` unless all operands are numbers and no divisor 0."""
    other = literal(kosong)
    for ref in reversed(penyebut):
        isi = f"IF({ref}=0,{other},{isi})"
    return f"=IF(COUNT({','.join(operan)})<{len(operan)},{other},{isi})"


def literal(teks: str) -> str:
    """Return a text as formulas write it."""
    return '"' + teks.replace('"', '""') + '"'


def by_rule(rumus: Rumus, rujukan: Mapping[str, str]) -> str:
    """Return a rule's formula over cells, guarded; ``rujukan`` names the cell of each operand."""
    operan = [rujukan[nama] for nama in rumus.operan]
    penyebut = [rujukan[nama] for nama in rumus.penyebut if nama in rujukan]
    return guarded(rumus.excel(rujukan), operan, penyebut)


def percent(bagian: str, seluruh: str) -> str:
    """Return ``bagian`` in percent of ``seluruh``: 92.37, not 0.9237."""
    return guarded(f"{bagian}/{seluruh}*100", [bagian, seluruh], [seluruh])


def difference(a: str, b: str) -> str:
    """Return ``a`` - ``b``."""
    return guarded(f"{a}-{b}", [a, b])


def capped(ref: str, batas: tuple[float, float] | None) -> str:
    """Return ``ref`` kept within ``batas``, or as it is where there is no cap."""
    if batas is None:
        return link(ref)
    bawah, atas = (f"{angka:.15g}" for angka in batas)
    return guarded(f"MAX({bawah},MIN({atas},{ref}))", [ref])


def total(refs: Sequence[str]) -> str:
    """Return the sum of those cells that hold numbers, NONE where none does."""
    cells = ",".join(ranges(refs))
    return f"=IF(COUNT({cells})<1,{_NONE},SUM({cells}))" if refs else f"={_NONE}"


def mean(refs: Sequence[str], bobot: Sequence[str] = ()) -> str:
    """Return the mean of those cells that hold numbers, weighted where weights are given and not all 0."""
    if not refs:
        return f"={_NONE}"
    if len(refs) == 1:
        return link(refs[0])
    plain = f"IFERROR(AVERAGE({','.join(ranges(refs))}),{_NONE})"
    if not bobot:
        return f"={plain}"
    atas = "+".join(f"N({ref})*N({berat})" for ref, berat in zip(refs, bobot, strict=True))
    bawah = "+".join(f"ISNUMBER({ref})*N({berat})" for ref, berat in zip(refs, bobot, strict=True))
    return f"=IFERROR(({atas})/({bawah}),{plain})"


def ranges(refs: Sequence[str]) -> list[str]:
    """Return the references with neighbours below one another joined: D5, D6, D7 -> D5:D7.

    Only plain addresses of one sheet ("D5", "'Lampiran PK'!D5") are joined; the order is kept.
    """
    joined: list[list[str]] = []
    for ref in refs:
        if joined and _below(joined[-1][-1], ref):
            joined[-1].append(ref)
        else:
            joined.append([ref])
    return [group[0] if len(group) == 1 else f"{group[0]}:{_address(group[-1])}" for group in joined]


def _address(ref: str) -> str:
    return ref.rpartition("!")[2]


def _split(ref: str) -> tuple[str, int]:
    """Return the reference without its row number, and the row number."""
    stem = ref.rstrip("0123456789")
    return stem, int(ref[len(stem) :])


def _below(above: str, ref: str) -> bool:
    stem, row = _split(above)
    return (stem, row + 1) == _split(ref)
