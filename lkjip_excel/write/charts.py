"""Bar charts over cells: labels shortened, figures linked, so that a chart follows every change."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from xlsxwriter.chart import Chart as ChartBar

from lkjip_excel.write.book import NONE, Book, Sheet, live
from lkjip_excel.write.formulas import link
from lkjip_excel.write.style import ACCENT, ACCENT_LIGHT, FONT, INK, LINE

_LABEL_LENGTH = 46
_LABEL_WIDTH = 40.0
_PIXELS_A_ROW = 20
_LEAST_HEIGHT, _BAR_HEIGHT, _FRAME_HEIGHT = 150, 26, 90
_CHART_WIDTH = 690
#: Dark and light, so that the bars tell apart in black and white too.
_COLOURS = (ACCENT, ACCENT_LIGHT)


@dataclass(frozen=True, slots=True)
class Bar:
    """A series: its name, and the one value all its bars have where it is a mark to reach."""

    nama: str
    tetap: float | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its title, the number format of its figures, its series (at most two)."""

    judul: str
    num_format: str
    bars: tuple[Bar, ...]


@dataclass(slots=True)
class ChartData:
    """The block of cells beside a page that its charts draw; ``row`` is the next free one."""

    book: Book
    sheet: Sheet
    col: int
    row: int = 0


def place_chart(data: ChartData, spec: Chart, points: Sequence[tuple[str, Sequence[Hashable]]]) -> None:
    """Write the chart's cells and place it at the sheet's next free row; move that row below it.

    ``points``: a label and the registry keys of its values, one for every bar without a value of its own.
    """
    first = _write_data(data, spec, points)
    height = max(_LEAST_HEIGHT, _FRAME_HEIGHT + _BAR_HEIGHT * len(points))
    chart = data.book.workbook.add_chart({"type": "bar"})
    rows = (first, first + len(points) - 1)
    for nomor, (bar, colour) in enumerate(zip(spec.bars, _COLOURS, strict=True)):
        col = data.col + 1 + nomor
        chart.add_series(
            {
                "name": [data.sheet.nama, first - 1, col],
                "categories": [data.sheet.nama, rows[0], data.col, rows[1], data.col],
                "values": [data.sheet.nama, rows[0], col, rows[1], col],
                "fill": {"color": colour},
                "border": {"color": LINE},
                "gap": 60,
                **({} if bar.tetap is not None else {"data_labels": _labels(spec.num_format)}),
            },
        )
    _dress(chart, spec)
    chart.set_size({"width": _CHART_WIDTH, "height": height})
    data.sheet.worksheet.insert_chart(
        data.sheet.row, 0, chart, {"description": spec.judul, "object_position": 2}
    )
    data.sheet.row += height // _PIXELS_A_ROW + 1


def _labels(num_format: str) -> dict[str, object]:
    return {"value": True, "num_format": num_format, "font": {"name": FONT, "size": 8, "color": INK}}


def _dress(chart: ChartBar, spec: Chart) -> None:
    font = {"name": FONT, "size": 8, "color": INK}
    chart.set_title(
        {"name": spec.judul, "name_font": {"name": FONT, "size": 10, "color": INK}, "overlay": False}
    )
    chart.set_legend({"position": "bottom", "font": font})
    # The first row of the table is the top bar.
    chart.set_y_axis({"reverse": True, "num_font": font, "line": {"color": LINE}})
    chart.set_x_axis(
        {
            "num_font": font,
            "num_format": spec.num_format,
            "label_position": "high",
            "min": 0,
            "major_gridlines": {"visible": True, "line": {"color": LINE}},
        },
    )


def _write_data(data: ChartData, spec: Chart, points: Sequence[tuple[str, Sequence[Hashable]]]) -> int:
    """Write heading, labels and values; return the first row of values."""
    sheet = data.sheet
    sheet.widen(data.col, _LABEL_WIDTH)
    sheet.put(data.row, data.col, f"Data grafik: {spec.judul}", "redup")
    for nomor, bar in enumerate(spec.bars, start=1):
        sheet.put(data.row, data.col + nomor, bar.nama, "redup")
    first = data.row + 1
    for row, (label, keys) in enumerate(points, start=first):
        sheet.put(row, data.col, shortened(label), "redup")
        placed = iter(data.book.find(key) for key in keys)
        for nomor, bar in enumerate(spec.bars, start=1):
            found = None if bar.tetap is not None else next(placed)
            linked = NONE if found is None else live(link(found.cell.seen_from(sheet.nama)), found.nilai)
            sheet.put(row, data.col + nomor, linked if bar.tetap is None else bar.tetap, "redup")
    data.row = first + len(points) + 1
    return first


def shortened(label: str) -> str:
    """Return a label short enough for an axis, cut at a word."""
    if len(label) <= _LABEL_LENGTH:
        return label
    return label[:_LABEL_LENGTH].rsplit(" ", 1)[0] + " ..."
