"""Automatic numbering: the label that Word prints before a paragraph and does not store."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from jixiao.documents.counting import format_number
from jixiao.documents.docx_names import VAL, w
from jixiao.documents.docx_styles import as_int
from jixiao.late import late_regex

_PLACE = late_regex(r"%([1-9])")
_LEVELS = 9


@dataclass(slots=True)
class Level:
    """One level of a list definition."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    """Level after which this one starts anew; 0 never; None after any higher one."""
    legal: bool = False
    """Whether every number in the label is printed as decimal."""


class Numbering:
    """The lists of a document, with where each has got to."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, list[Level]] = {}
        self._abstract_of: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        if root is not None:
            self._read(root)

    def define(self, num_id: str, abstract: str, levels: list[Level]) -> None:
        """Add a list by hand; lists of one abstract definition count on together."""
        self._levels[num_id], self._abstract_of[num_id] = levels, abstract

    def label(self, num_id: str | None, level: int | None) -> str:
        """Count one paragraph on and give its printed label, "" where it has none."""
        depth = level or 0
        if num_id not in self._levels or not 0 <= depth < _LEVELS:
            return ""
        levels = self._levels[num_id]
        counts = self._counts.setdefault(self._abstract_of[num_id], [None] * _LEVELS)
        self._count(num_id, depth, levels, counts)
        return _print(levels, depth, counts)

    def _count(
        self, num_id: str, depth: int, levels: list[Level], counts: list[int | None]
    ) -> None:
        override = self._starts.get(num_id, {}).pop(depth, None)
        count = counts[depth]
        if override is not None:
            counts[depth] = override
        else:
            counts[depth] = levels[depth].start if count is None else count + 1
        for deeper in range(depth + 1, _LEVELS):
            restart = levels[deeper].restart
            if restart is None or restart > depth:
                counts[deeper] = None

    def _read(self, root: etree._Element) -> None:
        abstracts = {
            element.get(w("abstractNumId"), ""): element
            for element in root.iterchildren(w("abstractNum"))
        }
        links = {key: _value(element, "numStyleLink") for key, element in abstracts.items()}
        linked = {_value(element, "styleLink"): key for key, element in abstracts.items()}
        linked.pop("", None)
        for number in root.iterchildren(w("num")):
            reference = number.find(w("abstractNumId"))
            key = "" if reference is None else reference.get(VAL, "")
            key = linked.get(links.get(key, ""), key)
            if key in abstracts:
                self._add(number, key, abstracts[key])

    def _add(self, number: etree._Element, key: str, abstract: etree._Element) -> None:
        num_id = number.get(w("numId"), "")
        levels = [Level() for _ in range(_LEVELS)]
        _read_levels(abstract, levels)
        starts: dict[int, int] = {}
        for override in number.iterchildren(w("lvlOverride")):
            _read_levels(override, levels)
            depth = as_int(override.get(w("ilvl")))
            start = override.find(w("startOverride"))
            value = None if start is None else as_int(start.get(VAL))
            if depth is not None and value is not None:
                starts[depth] = value
        self._levels[num_id], self._abstract_of[num_id] = levels, key
        self._starts[num_id] = starts


def _value(element: etree._Element, name: str) -> str:
    child = element.find(w(name))
    return "" if child is None else child.get(VAL, "")


def _read_levels(parent: etree._Element, levels: list[Level]) -> None:
    for element in parent.iterchildren(w("lvl")):
        depth = as_int(element.get(w("ilvl")))
        if depth is not None and 0 <= depth < _LEVELS:
            levels[depth] = _read_level(element)


def _read_level(element: etree._Element) -> Level:
    def value(name: str) -> str | None:
        child = next(element.iter(w(name)), None)
        return None if child is None else child.get(VAL)

    start = as_int(value("start"))
    return Level(
        start=1 if start is None else start,
        format=value("numFmt") or "decimal",
        text=value("lvlText") or "",
        suffix=value("suff") or "tab",
        restart=as_int(value("lvlRestart")),
        legal=element.find(w("isLgl")) is not None,
    )


def _print(levels: list[Level], depth: int, counts: list[int | None]) -> str:
    level = levels[depth]
    if level.format == "bullet":
        label = "".join("•" if "\ue000" <= c <= "\uf8ff" else c for c in level.text)
    else:

        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            count = counts[place]
            shown = levels[place].start if count is None else count
            return format_number(shown, "decimal" if level.legal else levels[place].format)

        label = _PLACE.sub(number, level.text)
    apart = level.suffix != "nothing" and (label[-1:].isascii() or label.endswith("•"))
    return label + " " if label.strip() and apart else label
