"""Qualified names of the WordprocessingML elements and attributes that the reader looks at."""

from __future__ import annotations

from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def w(name: str) -> str:
    """A name in the main namespace of WordprocessingML."""
    return _W + name


def mc(name: str) -> str:
    """A name in the namespace of markup compatibility."""
    return _MC + name


def chart(name: str) -> str:
    """A name in the namespace of charts."""
    return _C + name


def first_child(parent: Element, tag: str) -> Element | None:
    """The first child with ``tag``; many times faster than ``find`` in small elements."""
    for child in parent:
        if child.tag == tag:
            return child
    return None


MATH_TEXT = _M + "t"
DRAWING_TEXT = _A + "t"
RELATION_ID = _R + "id"
CHART = chart("chart")
ALTERNATE, CHOICE, FALLBACK = mc("AlternateContent"), mc("Choice"), mc("Fallback")
VAL = w("val")
