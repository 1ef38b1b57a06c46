"""Why an indikator has no capaian, in words."""

from lkjip_excel.model import KeadaanKinerja
from lkjip_excel.write.table import Here, Record

_WORDS = {
    KeadaanKinerja.TERUKUR.value: "",
    KeadaanKinerja.BELUM_DIISI.value: "Belum diisi",
    KeadaanKinerja.TIDAK_BERLAKU.value: "Tidak berlaku",
    KeadaanKinerja.TIDAK_DAPAT_DIHITUNG.value: "Tidak dapat dihitung",
}


def state(record: Record, _: Here) -> str:
    """Show the state of a record and its reason, "" where it is measured."""
    words, reason = _WORDS[record["keadaan"]], record.get("alasan", "")
    if words and words.casefold() in reason:
        return str(reason[:1].upper() + reason[1:])
    return f"{words}: {reason}" if words and reason else words
