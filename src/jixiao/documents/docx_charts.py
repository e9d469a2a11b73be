"""The data behind an embedded chart: names over the columns, one row per series.

Word keeps a copy of the sheet's values in the chart part, so no workbook has to be opened. Values
are printed as the chart's number format prints them.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from lxml import etree

from jixiao.documents.docx_names import DRAWING_TEXT, chart
from jixiao.documents.docx_styles import as_int
from jixiao.documents.layout import Slot
from jixiao.late import late_regex

_PLAIN_FORMAT = late_regex(r"\s*[#,0]*0(?:\.(0+))?(?:_.|\s)*(%?)(?:_.|\s)*$")
_POINTS = 400
"""Points of a series that are read; more is a curve, not a table."""
_SERIES = 60
_NAMES = (chart("cat"), chart("xVal"))
_VALUES = (chart("val"), chart("yVal"))


def chart_title(root: etree._Element) -> str:
    """The printed title of a chart part, "" where it has none."""
    title = next(root.iter(chart("title")), None)
    parent = None if title is None else title.getparent()
    if title is None or parent is None or parent.tag != chart("chart"):
        return ""
    return "".join(element.text or "" for element in title.iter(DRAWING_TEXT)).strip()


def chart_rows(root: etree._Element) -> list[list[Slot]]:
    """Header row of names, then a row per series: its name and its values."""
    series = [element for element, _ in zip(root.iter(chart("ser")), range(_SERIES), strict=False)]
    names = next(filter(None, (_points(one, _NAMES) for one in series)), {})
    values = [_points(one, _VALUES) for one in series]
    width = max((index for points in [names, *values] for index in points), default=-1) + 1
    if not width or not any(values):
        return []
    rows = [_row("", names, width)]
    rows += [
        _row(_series_name(one), points, width) for one, points in zip(series, values, strict=True)
    ]
    return rows


def _row(name: str, points: dict[int, str], width: int) -> list[Slot]:
    return [Slot(0, name), *(Slot(i + 1, points.get(i, "")) for i in range(width))]


def _series_name(series: etree._Element) -> str:
    text = series.find(chart("tx"))
    value = None if text is None else next(text.iter(chart("v")), None)
    return _flat(value.text) if value is not None else ""


def _points(series: etree._Element, tags: tuple[str, str]) -> dict[int, str]:
    """Index to printed text of the cached points; of several levels of names the innermost."""
    holder = next((child for child in series if child.tag in tags), None)
    cache = None if holder is None else next(holder.iter(*_CACHES), None)
    if cache is None:
        return {}
    code = cache.find(chart("formatCode"))
    points: dict[int, str] = {}
    for point in cache.iterchildren(chart("pt")):
        index, value = as_int(point.get("idx")), point.find(chart("v"))
        if index is not None and 0 <= index < _POINTS and value is not None:
            own = point.get("formatCode") or (None if code is None else code.text)
            points[index] = printed(_flat(value.text), own)
    return points


_CACHES = tuple(chart(name) for name in ("numCache", "strCache", "numLit", "strLit", "lvl"))


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())


def printed(value: str, code: str | None) -> str:
    """A stored value as a number format such as ``0.00%`` prints it, to half-up places."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number.adjusted()) > 30:
        return value
    match = _PLAIN_FORMAT.match((code or "").partition(";")[0])
    if match is None:
        return _general(number)
    if match[2]:
        number *= 100
    places = len(match[1] or "")
    return f"{number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}{match[2]}"


def _general(number: Decimal) -> str:
    """Without the noise of binary fractions: at most 15 significant digits."""
    shown = f"{Decimal(f'{number:.15g}'):f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
