"""The looks of the workbook: one restrained palette, one font, and what each kind of cell is."""

from __future__ import annotations

from typing import Any

from jixiao.filing.field import NUMERIC, Kind
from jixiao.forms.excel import Formats

_FONT: dict[str, object] = {"font_name": "微软雅黑", "font_size": 10, "valign": "vcenter"}
_INK, _GREY, _LINES = "#1F3A4D", "#7A7A7A", "#C9CED2"
_GRID = {**_FONT, "border": 1, "border_color": _LINES}
LOOKS: dict[str, dict[str, object]] = {
    "title": {**_FONT, "bold": True, "font_size": 15, "font_color": _INK},
    "subtitle": {**_FONT, "font_size": 9, "font_color": _GREY},
    "section": {**_FONT, "bold": True, "font_color": _INK, "bottom": 2, "bottom_color": "#5B8FA8"},
    "head": {
        **_GRID,
        "bold": True,
        "align": "center",
        "text_wrap": True,
        "font_color": "#FFFFFF",
        "bg_color": "#3F6B82",
    },
    "label": {**_GRID, "bg_color": "#F3F6F8", "text_wrap": True},
    "entry": {**_GRID, "bg_color": "#FFFDF0"},
    "computed": {**_GRID, "bg_color": "#E9ECEE", "font_color": "#4A4A4A"},
    "closed": {**_GRID, "bg_color": "#E9ECEE"},
    "note": {**_FONT, "font_size": 9, "font_color": _GREY},
    "column_note": {
        **_FONT,
        "font_size": 8,
        "font_color": _GREY,
        "align": "center",
        "text_wrap": True,
    },
    "sample": {
        **_GRID,
        "italic": True,
        "font_color": "#8A8A8A",
        "bg_color": "#F7F7F7",
        "border": 4,
        "text_wrap": True,
    },
    "hint": {**_FONT, "font_size": 9, "font_color": "#B3261E"},
    "mark": {"font_size": 8, "font_color": "#9AA5AC"},
    "plain": {**_FONT, "text_wrap": True, "valign": "top"},
    "link": {**_FONT, "font_color": "#1F6FA8", "underline": 1},
}
ALERT = {"bg_color": "#F8D7D3", "font_color": "#8C1D18"}
"""Over a cell that does not fit."""

MONEY = "#,##0.00####_ "
"""Every place that was entered, and a little room to the line."""
_SHOWN = {
    Kind.MONEY: MONEY,
    Kind.DATE: "yyyy-mm-dd",
    Kind.TEXT: "@",
    Kind.CHOICE: "@",
    Kind.FLAG: "@",
    Kind.FORMULA: "@",
}
"""A text stays a text whatever it begins with."""
_CENTRED = frozenset({Kind.CHOICE, Kind.FLAG, Kind.DATE})


def look(formats: Formats, name: str, **more: object) -> Any:
    """One of :data:`LOOKS`."""
    return formats.get(**{**LOOKS[name], **more})


def look_of(formats: Formats, name: str, kind: Kind, **more: object) -> Any:
    """The look of a cell for entries of a kind."""
    shown: dict[str, object] = {"num_format": _SHOWN[kind]} if kind in _SHOWN else {}
    if kind is Kind.TEXT:
        shown |= {"text_wrap": True, "indent": 1}
    if kind in _CENTRED:
        shown["align"] = "center"
    if kind in NUMERIC and kind is not Kind.FLAG:
        shown["align"] = "right"  # 不适用 too
    return look(formats, name, **shown, **more)
