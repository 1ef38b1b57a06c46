"""Files made to hang, fill or crash a reader, each built by one function that writes it at the path given."""

import struct
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from openpyxl import Workbook

from tests.formats import Rows, ods, record, write_xls, write_xlsb, write_xlsx, write_zip

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
TABLE: Rows = [["No", "Indikator"], [1, "Nilai SKM"]]
HEAD = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode()
TAIL = b"</sheetData></worksheet>"
LAUGHS = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'


def replaced(path: Path, part: str, content: bytes | Iterable[bytes]) -> Path:
    """Write a sound workbook of which one part is something else."""
    write_xlsx(path, TABLE)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != part}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
        with archive.open(part, "w", force_zip64=True) as target:
            for piece in [content] if isinstance(content, bytes) else content:
                target.write(piece)
    return path


def _many(piece: bytes, times: int, head: bytes = HEAD, tail: bytes = TAIL) -> Iterator[bytes]:
    """Yield a part of a piece repeated, a thousand at a time."""
    yield head
    for _ in range(times // 1000):
        yield piece * 1000
    yield tail


def _sheet(data: bytes, after: bytes = b"", before: bytes = b"") -> bytes:
    return (
        f'<worksheet xmlns="{MAIN}">'.encode()
        + before
        + b"<sheetData>"
        + data
        + b"</sheetData>"
        + after
        + b"</worksheet>"
    )


_ROWS = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>'


def empat_puluh_juta_sel(path: Path) -> Path:
    return replaced(path, SHEET, _many(b"<c><v>1</v></c>", 40_000_000))


def sepuluh_juta_sel(path: Path) -> Path:
    return replaced(path, SHEET, _many(b"<c><v>1</v></c>", 10_000_000))


def sejuta_baris_kosong(path: Path) -> Path:
    """Write a million rows with ten formatted blank cells each, below two figures."""
    blank = b"".join(b'<c r="%c1048576" s="1"/>' % letter for letter in b"ABCDEFGHIJ")
    piece = b'<row r="1048576" s="1" customFormat="1">' + blank + b"</row>"
    return replaced(path, SHEET, _many(piece, 1_000_000, HEAD + _ROWS))


def sejuta_baris_tanpa_sel(path: Path) -> Path:
    return replaced(path, SHEET, _many(b'<row r="9" ht="15" customHeight="1"/>', 1_000_000, HEAD + _ROWS))


def teks_bersama(path: Path) -> Path:
    head, tail = f'<sst xmlns="{MAIN}" count="1" uniqueCount="1">'.encode(), b"</sst>"
    return replaced(path, STRINGS, _many(b"<si><t>x</t></si>", 10_000_000, head, tail))


def gaya(path: Path) -> Path:
    head = f'<styleSheet xmlns="{MAIN}"><cellXfs>'.encode()
    return replaced(path, STYLES, _many(b'<xf numFmtId="0"/>', 1_000_000, head, b"</cellXfs></styleSheet>"))


def teks_panjang(path: Path) -> Path:
    """Write one text of 100 MB."""
    head = f'<sst xmlns="{MAIN}"><si><t>'.encode()
    return replaced(path, STRINGS, _many(b"x" * 1000, 100_000, head, b"</t></si></sst>"))


def entitas(path: Path) -> Path:
    return replaced(path, SHEET, LAUGHS.encode() + _sheet(_ROWS))


def entitas_terlambat(path: Path) -> Path:
    """Write an entity declaration behind a comment that is longer than the pieces a part is read in."""
    return replaced(path, STRINGS, b"<!--" + b" " * ((1 << 20) - 9) + b"-->" + LAUGHS.encode() + b"<sst/>")


def berkas_luar(path: Path) -> Path:
    external = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>'
    return replaced(path, STRINGS, external + f'<sst xmlns="{MAIN}"><si><t>&b;</t></si></sst>'.encode())


def utf16(path: Path) -> Path:
    text = '<?xml version="1.0" encoding="UTF-16"?>' + _sheet(_ROWS).decode()
    return replaced(path, SHEET, text.encode("utf-16"))


def utf7(path: Path) -> Path:
    return replaced(path, SHEET, b'<?xml version="1.0" encoding="UTF-7"?>' + _sheet(_ROWS))


def utf7_jauh(path: Path) -> Path:
    """Write a declaration whose encoding stands behind a million blanks."""
    blanks = b" " * 1_100_000
    return replaced(path, SHEET, b'<?xml version="1.0"' + blanks + b'encoding="UTF-7"?>' + _sheet(_ROWS))


def dimensi_palsu(path: Path) -> Path:
    return replaced(path, SHEET, _sheet(_ROWS, before=b'<dimension ref="A1:XFD1048576"/>'))


def dua_sudut(path: Path) -> Path:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return replaced(path, SHEET, _sheet(_ROWS + far))


def kolom_jauh(path: Path) -> Path:
    return replaced(path, SHEET, _sheet(b'<row r="1"><c r="XFD1"><v>1</v></c></row>'))


def lembar_luas(path: Path) -> Path:
    """Write two cells whose box holds 50 million."""
    far = b'<row r="99999"><c r="SF99999"><v>1</v></c></row>'
    return replaced(path, SHEET, _sheet(_ROWS + far))


def gabungan_selembar(path: Path) -> Path:
    after = b'<mergeCells><mergeCell ref="C1:XFD1048576"/></mergeCells>'
    return replaced(path, SHEET, _sheet(_ROWS, after))


def gabungan_banyak(path: Path) -> Path:
    after = b"<mergeCells>" + b'<mergeCell ref="A1:B2"/>' * 300_000 + b"</mergeCells>"
    return replaced(path, SHEET, _sheet(_ROWS, after))


def tautan_selembar(path: Path) -> Path:
    after = b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>'
    return replaced(path, SHEET, _sheet(_ROWS, after))


def rumus_bersama(path: Path) -> Path:
    """Write one formula of 8,000 letters shared by 10,000 cells."""
    first = (
        b'<row r="1"><c r="A1"><f t="shared" ref="A1:A10000" si="0">'
        + b"B1+" * 2600
        + b"1</f><v>1</v></c></row>"
    )
    others = b"".join(
        b'<row r="%d"><c r="A%d"><f t="shared" si="0"/><v>1</v></c></row>' % (row, row)
        for row in range(2, 10_001)
    )
    return replaced(path, SHEET, _sheet(first + others))


def bersarang(path: Path) -> Path:
    return replaced(path, STYLES, b"<a>" * 100_000 + b"</a>" * 100_000)


def banyak_bagian(path: Path) -> Path:
    return write_zip(path, {"[Content_Types].xml": "", **{f"xl/{n}.xml": "" for n in range(6000)}})


def banyak_lembar(path: Path) -> Path:
    book = Workbook()
    for number in range(300):
        book.create_sheet(f"L{number}")
    book.save(path)
    return path


def terpotong(path: Path) -> Path:
    whole = write_xlsx(path, TABLE).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def ukuran_bohong(path: Path) -> Path:
    """Write a part of 150 MB whose directory entry says it has ten bytes."""
    data = replaced(path, SHEET, _many(b"<c><v>1</v></c>", 10_000_000)).read_bytes()
    entry = data.rindex(b"PK\x01\x02", 0, data.rindex(SHEET.encode()))
    path.write_bytes(data[: entry + 24] + struct.pack("<I", 10) + data[entry + 28 :])
    return path


def nama_ganda(path: Path) -> Path:
    write_xlsx(path, TABLE)
    with zipfile.ZipFile(path, "a") as archive:
        archive.fp.seek(0, 2)  # type: ignore[union-attr]
        archive.filelist.append(archive.getinfo(SHEET))
        archive._didModify = True  # type: ignore[attr-defined]
    return path


def bukan_apa_apa(path: Path) -> Path:
    path.write_bytes(bytes(range(256)) * 40)
    return path


def terlalu_besar(path: Path) -> Path:
    with path.open("wb") as file:
        file.truncate(51_000_000)
    return path


def ods_berulang(path: Path) -> Path:
    cell = (
        '<table:table-cell table:number-columns-repeated="900" office:value-type="float" office:value="1"/>'
    )
    row = f'<table:table-row table:number-rows-repeated="90000">{cell}</table:table-row>'
    return ods(path, f'<table:table table:name="PK">{row}</table:table>')


def ods_sudut(path: Path) -> Path:
    blank = '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row>'
    row = '<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
    return ods(path, f'<table:table table:name="PK">{blank}{row}</table:table>')


def ods_entitas(path: Path) -> Path:
    ods(path, "")
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml")
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    return write_zip(
        path, {"mimetype": mime, "META-INF/manifest.xml": "", "content.xml": LAUGHS.encode() + content}
    )


def xls_terpotong(path: Path) -> Path:
    whole = write_xls(path, [[n, "x" * 50] for n in range(500)]).read_bytes()
    path.write_bytes(whole[: len(whole) // 3])
    return path


def xls_acak(path: Path) -> Path:
    """Write an .xls whose records are nonsense from the middle on."""
    whole = bytearray(write_xls(path, TABLE).read_bytes())
    for place in range(700, len(whole), 3):
        whole[place] = place * 7 % 256
    path.write_bytes(whole)
    return path


def xls_berputar(path: Path) -> Path:
    """Write an .xls whose sector table leads round in circles."""
    whole = bytearray(write_xls(path, TABLE).read_bytes())
    table = 512 + 512 * struct.unpack_from("<I", whole, 76)[0]
    for place in range(table, table + 400, 4):
        struct.pack_into("<I", whole, place, 0)
    path.write_bytes(whole)
    return path


def xlsb_teks_luar(path: Path) -> Path:
    """Write an .xlsb with a cell that refers to a text that is not there."""
    write_xlsb(path, TABLE)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    row = record(0, struct.pack("<IIHBBB", 0, 0, 300, 0, 0, 0))
    parts["xl/worksheets/sheet1.bin"] = row + record(7, struct.pack("<III", 0, 0, 999_999))
    return write_zip(path, parts)


def csv_lebar(path: Path) -> Path:
    path.write_text("a;b\n" * 500_000, encoding="utf-8")
    return path


def csv_satu_sel(path: Path) -> Path:
    path.write_text('No;Nama\n1;"' + "x" * 1_000_000 + '"\n', encoding="utf-8")
    return path


def html_rentang(path: Path) -> Path:
    cell = '<td rowspan="9999" colspan="9999">x</td>'
    path.write_text(f"<table>{f'<tr>{cell}</tr>' * 100}</table>", encoding="utf-8")
    return path


def html_bersarang(path: Path) -> Path:
    path.write_text("<table><tr><td>" * 50_000 + "x", encoding="utf-8")
    return path


#: Builder, file name, code of the temuan ("" when the file is read), and the limit it names ("" for none).
HOSTILE: tuple[tuple[Callable[[Path], Path], str, str, str], ...] = (
    (empat_puluh_juta_sel, "a.xlsx", "BACA-17", "terurai"),
    (sepuluh_juta_sel, "a.xlsx", "BACA-17", "sel"),
    (sejuta_baris_kosong, "a.xlsx", "", ""),
    (sejuta_baris_tanpa_sel, "a.xlsx", "", ""),
    (teks_bersama, "a.xlsx", "BACA-17", "teks"),
    (teks_panjang, "a.xlsx", "BACA-17", "terpakai"),
    (gaya, "a.xlsx", "BACA-17", "unsur"),
    (entitas, "a.xlsx", "BACA-01", ""),
    (entitas_terlambat, "a.xlsx", "BACA-01", ""),
    (berkas_luar, "a.xlsx", "BACA-01", ""),
    (utf16, "a.xlsx", "BACA-01", ""),
    (utf7, "a.xlsx", "BACA-01", ""),
    (utf7_jauh, "a.xlsx", "BACA-01", ""),
    (dimensi_palsu, "a.xlsx", "", ""),
    (dua_sudut, "a.xlsx", "BACA-17", "baris"),
    (kolom_jauh, "a.xlsx", "BACA-17", "kolom"),
    (lembar_luas, "a.xlsx", "BACA-17", "luas"),
    (gabungan_selembar, "a.xlsx", "", ""),
    (gabungan_banyak, "a.xlsx", "BACA-17", "gabungan"),
    (tautan_selembar, "a.xlsx", "", ""),
    (rumus_bersama, "a.xlsx", "", ""),
    (bersarang, "a.xlsx", "BACA-01", ""),
    (banyak_bagian, "a.xlsx", "BACA-17", "bagian"),
    (banyak_lembar, "a.xlsx", "BACA-17", "lembar"),
    (terpotong, "a.xlsx", "BACA-01", ""),
    (ukuran_bohong, "a.xlsx", "BACA-01", ""),
    (nama_ganda, "a.xlsx", "BACA-01", ""),
    (bukan_apa_apa, "a.xlsx", "BACA-01", ""),
    (terlalu_besar, "a.xlsx", "BACA-17", "ukuran"),
    (ods_berulang, "a.ods", "BACA-17", "sel"),
    (ods_sudut, "a.ods", "BACA-17", "baris"),
    (ods_entitas, "a.ods", "BACA-01", ""),
    (xls_terpotong, "a.xls", "BACA-01", ""),
    (xls_acak, "a.xls", "BACA-01", ""),
    (xls_berputar, "a.xls", "BACA-01", ""),
    (xlsb_teks_luar, "a.xlsb", "BACA-01", ""),
    (csv_lebar, "a.csv", "BACA-17", "sel"),
    (csv_satu_sel, "a.csv", "BACA-17", "isian"),
    (html_rentang, "a.xls", "BACA-17", "gabungan"),
    (html_bersarang, "a.xls", "BACA-01", ""),
)
