"""What paragraph styles say about outline levels and numbering."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from jixiao.documents.docx_names import VAL, first_child, w
from jixiao.documents.limits import STYLE_PARENTS
from jixiao.late import late_regex

_HEADING_NAME = late_regex(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_STYLE, _OUTLINE, _NUMBERING = w("pStyle"), w("outlineLvl"), w("numPr")
_NUM_ID, _NUM_LEVEL, _MARK = w("numId"), w("ilvl"), w("rPr")
_DELETED = frozenset((w("del"), w("moveFrom")))
_OPEN, _CLOSE = b"<w:style ", b"</w:style>"
_OTHER = (b'w:type="table"', b'w:type="character"')


@dataclass(slots=True)
class Traits:
    """What a paragraph or a style says; None where it is silent."""

    outline: int | None = None
    """0 for the first level, 9 for body text."""
    num_id: str | None = None
    num_level: int | None = None
    style: str | None = None
    """Id of the style named here."""
    mark_deleted: bool = False
    """Whether the paragraph's end is deleted, so that the next one goes on with it."""


def read_traits(properties: etree._Element | None) -> Traits:
    """The traits of a ``w:pPr``."""
    traits = Traits()
    if properties is None:
        return traits
    for child in properties:
        tag = child.tag
        if tag == _STYLE:
            traits.style = child.get(VAL)
        elif tag == _OUTLINE:
            traits.outline = as_int(child.get(VAL))
        elif tag == _NUMBERING:
            number, level = first_child(child, _NUM_ID), first_child(child, _NUM_LEVEL)
            traits.num_id = None if number is None else number.get(VAL)
            traits.num_level = None if level is None else as_int(level.get(VAL))
        elif tag == _MARK:
            traits.mark_deleted = any(one.tag in _DELETED for one in child)
    return traits


def as_int(value: str | None) -> int | None:
    """A number as written in an attribute, None for anything else."""
    if value is None or len(value) > 10 or not value.lstrip("-").isdecimal():
        return None
    return int(value)


def paragraph_styles(data: bytes) -> bytes:
    """A style part without table and character styles, which make most of it: Word's own template
    has a hundred of them. A part with comments or character data is left whole.
    """
    if b"<!" in data or b"<w:style/" in data:
        return data
    kept: list[bytes] = []
    position = 0
    while (start := data.find(_OPEN, position)) >= 0:
        head = data[start : data.find(b">", start)]
        end = data.find(_CLOSE, start) + len(_CLOSE)
        if end < start or head.endswith(b"/"):
            return data
        kept.append(data[position : start if any(kind in head for kind in _OTHER) else end])
        position = end
    return b"".join((*kept, data[position:]))


class Styles:
    """Paragraph styles by id, each with what it inherits."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._traits: dict[str, Traits] = {}
        self.default: str | None = None
        """Id of the style of paragraphs that name none."""
        for style in () if root is None else root.iterchildren(w("style")):
            if style.get(w("type")) == "paragraph":
                self._elements[style.get(w("styleId"), "")] = style
                if style.get(w("default")) in ("1", "true"):
                    self.default = style.get(w("styleId"))

    def traits(self, style_id: str | None) -> Traits:
        """The traits of a style with what it inherits."""
        key = style_id or self.default or ""
        if key not in self._traits:
            self._traits[key] = self._inherit(key)
        return self._traits[key]

    def _inherit(self, key: str) -> Traits:
        found = Traits()
        for _ in range(STYLE_PARENTS):
            style = self._elements.get(key)
            if style is None:
                break
            own = self._own(style)
            found.outline = own.outline if found.outline is None else found.outline
            if found.num_id is None:
                found.num_id = own.num_id
            if found.num_level is None:
                found.num_level = own.num_level
            parent = style.find(w("basedOn"))
            key = "" if parent is None else parent.get(VAL, "")
        return found

    def _own(self, style: etree._Element) -> Traits:
        traits = read_traits(style.find(w("pPr")))
        name = style.find(w("name"))
        match = _HEADING_NAME.match("" if name is None else name.get(VAL, ""))
        if traits.outline is None and match:
            traits.outline = int(match[1]) - 1
        return traits
