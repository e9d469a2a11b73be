"""Where a comment may stand in the main part of a .docx, for a character that a stretch prints.

Word takes comments on runs of the main story only: it ignores their ranges in text boxes,
footnotes and endnotes (MS-OI29500, commentRangeStart). There the run with the anchor of the box or
the mark of the note is commented instead, and so is the outermost element around anything else that
cannot be split: formulas, charts, drawings.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from jixiao.documents.docx_names import first_child, w

_PARAGRAPH, _RUN, _TEXT, _RUN_PROPERTIES = w("p"), w("r"), w("t"), w("rPr")
_BOX = w("txbxContent")
_CONTROL, _CONTROL_PROPERTIES, _CONTROL_CONTENT = w("sdt"), w("sdtPr"), w("sdtContent")
_BOUND = w("dataBinding")
_FIELD, _FIELD_KIND = w("fldChar"), w("fldCharType")
_OPEN = frozenset(
    w(name)
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo")
)
"""Elements of a paragraph between whose runs range marks may stand."""
_REFERENCES = {w("footnote"): w("footnoteReference"), w("endnote"): w("endnoteReference")}

_FieldEnds = dict[etree._Element, etree._Element]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is commented for a character.

    ``around`` is the element before and after which the marks may stand; where ``leaf`` is given
    they may as well stand before, after and (in a ``w:t``) within this child of the run ``around``.
    ``branch`` is the child of the paragraph that holds it all.
    """

    around: etree._Element
    branch: etree._Element
    leaf: etree._Element | None = None

    @property
    def is_first(self) -> bool:
        """Whether the leaf is the first content of its run."""
        before = None if self.leaf is None else self.leaf.getprevious()
        return before is None or before.tag == _RUN_PROPERTIES

    @property
    def is_last(self) -> bool:
        return self.leaf is None or self.leaf.getnext() is None


class Anchors:
    """Anchors in the main part with root ``main``."""

    def __init__(self, main: etree._Element) -> None:
        self._main = main
        self._field_ends: dict[etree._Element | None, _FieldEnds] = {}
        self._note_marks: dict[tuple[str, str], etree._Element] | None = None

    def of(self, element: etree._Element) -> Anchor | None:
        """The anchor for what ``element`` prints; None where nothing in the main story shows it."""
        place = self._in_main_story(element)
        if place is None:
            return None
        branches = list(place.iterancestors())
        index = next((n for n, one in enumerate(branches) if one.tag == _PARAGRAPH), None)
        if index is None:
            return None
        path = [*reversed(branches[:index]), place]
        around = next((one for one in path if not _is_open(one)), place)
        splits = place is element and around.tag == _RUN and place.getparent() is around
        return Anchor(around, path[0], element if splits else None)

    def behind(self, branch: etree._Element) -> etree._Element:
        """The child of the paragraph behind which a reference may stand: ``branch`` itself, or the
        end of the field whose result it belongs to (a result is replaced when it is updated, and
        LibreOffice prints the words of a comment there).
        """
        paragraph = branch.getparent()
        if paragraph not in self._field_ends:
            self._field_ends[paragraph] = _field_ends(paragraph)
        return self._field_ends[paragraph].get(branch, branch)

    def _in_main_story(self, element: etree._Element) -> etree._Element | None:
        """The element itself, the run with its text box, or the mark of its note."""
        chain = [element, *element.iterancestors()]
        if chain[-1] is not self._main:
            note = next((one for one in chain if one.tag in _REFERENCES), None)
            mark = None if note is None else self._mark_of(note)
            return None if mark is None else self._in_main_story(mark)
        boxes = [one for one in chain if one.tag == _BOX]
        return boxes[-1].getparent() if boxes else element

    def _mark_of(self, note: etree._Element) -> etree._Element | None:
        if self._note_marks is None:
            tags = _REFERENCES.values()
            self._note_marks = {
                (str(mark.tag), mark.get(w("id"), "")): mark for mark in self._main.iter(*tags)
            }
        return self._note_marks.get((_REFERENCES[str(note.tag)], note.get(w("id"), "")))


def _field_ends(paragraph: etree._Element | None) -> _FieldEnds:
    """Each child of a paragraph within a field, with the child that ends the outermost one."""
    ends: _FieldEnds = {}
    inside: list[etree._Element] = []
    depth = 0
    for child in () if paragraph is None else paragraph:
        kinds = [mark.get(_FIELD_KIND) for mark in child.iter(_FIELD)]
        depth = max(depth + kinds.count("begin") - kinds.count("end"), 0)
        if depth:
            inside.append(child)
        elif inside:
            ends.update(dict.fromkeys(inside, child))
            inside = []
    return ends


def _is_open(element: etree._Element) -> bool:
    if element.tag == _CONTROL:
        properties = first_child(element, _CONTROL_PROPERTIES)
        return properties is None or first_child(properties, _BOUND) is None
    return element.tag in _OPEN or element.tag == _CONTROL_CONTENT
