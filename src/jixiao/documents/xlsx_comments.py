"""The two parts that hold the comments of a sheet: their words, and the shapes that show them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml import etree

from jixiao.documents.annotating import AUTHOR, Note
from jixiao.documents.sheet import column_number
from jixiao.documents.xlsx_package import x
from jixiao.late import late_regex

_MAIN = x("")[1:-1]
_V, _O = "urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:office"
_X = "urn:schemas-microsoft-com:office:excel"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_COLOURS = {"error": "#ffdcd9", "warning": "#fff2cc", "info": "#e3f1e0"}
_LEVELS = ("error", "warning", "info")
_SHAPES_PER_SHEET = 1024
_LINE = 24
"""Characters of Chinese in a line of a comment."""
_MOST_LINES = 20
_SHAPE = """<v:shape xmlns:v="{v}" xmlns:o="{o}" xmlns:x="{x}" id="_x0000_s{id}"
 type="#_x0000_t202" fillcolor="{colour}" o:insetmode="auto"
 style="position:absolute;width:260pt;height:{height}pt;z-index:{order};visibility:hidden">
<v:fill color2="{colour}"/><v:shadow on="t" color="black" obscured="t"/>
<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>
<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>
<x:Anchor>{left}, 12, {top}, 4, {right}, 12, {bottom}, 4</x:Anchor>
<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>
</x:ClientData></v:shape>"""
_SHAPE_TYPE = """<xml xmlns:v="{v}" xmlns:o="{o}" xmlns:x="{x}">
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{number}"/></o:shapelayout>
<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"
 path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>
<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>"""
_CONTROLS = late_regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Notes = Mapping[str, Sequence[Note]]


def new_comments(_: int) -> etree._Element:
    """A part without comments."""
    return etree.fromstring(f'<comments xmlns="{_MAIN}"><authors/><commentList/></comments>')


def new_drawing(number: int) -> etree._Element:
    """A part without shapes; its number keeps the shapes of sheets apart."""
    return etree.fromstring(_SHAPE_TYPE.format(v=_V, o=_O, x=_X, number=number))


def add_comments(root: etree._Element, notes: Notes) -> None:
    """The words of the notes; below those of a comment that a cell has."""
    comments, authors = _child(root, "commentList"), _child(root, "authors")
    author = _author(authors)
    known = {comment.get("ref"): comment for comment in comments}
    for cell, those in notes.items():
        words = _words(those)
        comment = known.get(cell)
        if comment is None:
            place = {"ref": cell, "authorId": str(author)}
            comment = etree.SubElement(comments, x("comment"), place)
        text = comment.find(x("text"))
        if text is None:
            text = etree.SubElement(comment, x("text"))
        run = etree.SubElement(text, x("r"))
        element = etree.SubElement(run, x("t"), {_SPACE: "preserve"})
        element.text = words if len(text) == 1 else f"\n\n{words}"


def add_shapes(root: etree._Element, notes: Notes) -> None:
    """A hidden box for each cell with notes that has none yet."""
    taken = {
        (shape.findtext(f".//{{{_X}}}Row"), shape.findtext(f".//{{{_X}}}Column"))
        for shape in root.iter(f"{{{_V}}}shape")
    }
    number = _last_id(root)
    for cell, those in notes.items():
        row, column = _place(cell)
        if (str(row), str(column)) not in taken:
            number += 1
            root.append(_shape(number, row, column, those))


def _shape(number: int, row: int, column: int, notes: Sequence[Note]) -> etree._Element:
    words = _words(notes)
    lines = sum(1 + len(line) // _LINE for line in words.split("\n"))
    lines = min(lines + 1, _MOST_LINES)
    level = min((note.level for note in notes), key=_LEVELS.index)
    top = max(row - 1, 0)
    return etree.fromstring(
        _SHAPE.format(
            v=_V, o=_O, x=_X, id=number, order=number % _SHAPES_PER_SHEET, row=row, column=column,
            colour=_COLOURS[level], height=15 * lines, left=column + 1, right=column + 5, top=top,
            bottom=top + lines,
        )
    )  # fmt: skip


def _words(notes: Sequence[Note]) -> str:
    return _CONTROLS.sub("", "\n\n".join(note.text for note in notes))


def _child(root: etree._Element, name: str) -> etree._Element:
    """A list of the part, made at its head where it is missing."""
    found = root.find(x(name))
    if found is None:
        found = etree.Element(x(name))
        root.insert(0, found)
    return found


def _author(authors: etree._Element) -> int:
    """The number of this program among the authors."""
    for index, author in enumerate(authors):
        if author.text == AUTHOR:
            return index
    etree.SubElement(authors, x("author")).text = AUTHOR
    return len(authors) - 1


def _last_id(root: etree._Element) -> int:
    """The greatest number of a shape; a new part begins with the block that it declares."""
    block = root.find(f".//{{{_O}}}idmap")
    declared = (block.get("data", "1") if block is not None else "1").split(",")[0]
    first = int(declared) * _SHAPES_PER_SHEET if declared.isdecimal() else _SHAPES_PER_SHEET
    ids = (shape.get("id", "") for shape in root.iter(f"{{{_V}}}shape"))
    numbers = [int(match[1]) for each in ids if (match := re.search(r"_s(\d{1,9})$", each))]
    return max([first, *numbers])


def _place(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]) - 1, column_number(letters)
