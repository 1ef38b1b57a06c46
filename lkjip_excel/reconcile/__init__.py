"""Checks over the facts of all kecamatan: facts in, temuan out."""

from collections.abc import Callable

import pandas as pd

from lkjip_excel.model import Temuan
from lkjip_excel.reconcile import jumlah, kode, pagu, satuan, target
from lkjip_excel.reconcile.view import Tampilan

#: Every check. A new one is one more line; it never raises on data and says nothing of a blank operand.
CHECKS: tuple[Callable[[Tampilan], list[Temuan]], ...] = (
    target.target_rkt,
    target.target_renstra,
    target.without_realisasi,
    target.without_target,
    satuan.different_units,
    pagu.pagu_pk_rkt,
    pagu.pagu_pk_realisasi,
    pagu.pagu_rkt_realisasi,
    pagu.above_pagu,
    jumlah.parts,
    jumlah.totals,
    kode.nomenklatur,
)


def periksa(fakta: pd.DataFrame) -> tuple[Temuan, ...]:
    """Return what disagrees in the facts (with their keys, as ``match.pair`` returns them)."""
    dilihat = Tampilan(fakta)
    return tuple(temuan for check in CHECKS for temuan in check(dilihat))
