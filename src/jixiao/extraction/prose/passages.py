"""The prose of a document as passages: clean paragraphs with their tokens and headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jixiao.documents.document import Document, Table
from jixiao.figures.clean import CleanText, clean
from jixiao.figures.scan import Token, scan
from jixiao.late import late_regex

_HEADINGS = (
    (
        1,
        late_regex(
            r"第[一二三四五六七八九十]+(?:部分|章)|附件\d*(?:$|[：:])|附表\d*(?:$|[：:])|附件\d+\D"
        ),
    ),
    (2, late_regex(r"[一二三四五六七八九十]+、")),
    (3, late_regex(r"（[一二三四五六七八九十]+）")),
    (4, late_regex(r"\d{1,2}[.．、](?!\d)")),
    (5, late_regex(r"（\d{1,2}）")),
)
"""Outline levels with the numbers that their headings start with."""
_POINTS = r"(?=\d{1,3}(?:\.\d+)?分)"
_GIVES = late_regex(
    # The word first, then what stands before it: so it is sought by its character.
    rf"[计评赋](?:(?<=计)(?<![合总共小累估统设]计){_POINTS}"
    rf"|(?<=评)(?<![自综总初合]评){_POINTS}|(?<=评)(?<![自综总合]评)(?=分(?:为|是|：)?{_POINTS})"
    rf"|(?<=赋)(?<!指标赋)(?<!标准赋)(?=分?(?:为|是|：)?{_POINTS})|(?<=赋)(?=分?\d{{1,2}}\.\d\d分))"
)
"""满分20分，计18.96分; 评分18.96分; 赋分18.96分: what says 得 in another word of its length."""
_ADDED_NAME = late_regex(r"(?<=分)\+(?=[一-龥])")
"""投入9分+过程28分: a row of scores."""
_ENDS_WITH_POINTS = late_regex(r"（[^（）]*\d分）[。：]?$")
"""（一）履职效能（50分）: a heading of its own line."""
SENTENCE = 40
"""Characters of a cell of a table beyond which it holds sentences."""
_LONGEST_HEADING = 40
"""Characters; longer text behind a number is no heading."""


@dataclass(slots=True, eq=False)
class Passage:
    """One paragraph: its clean text, its tokens, and whether it opens a section."""

    clean: CleanText
    tokens: list[Token] = field(default_factory=list)
    level: int = 0
    """Outline level of the heading that starts the passage; 0 for plain text."""
    title: str = ""
    """The heading, without its number and without the text that follows it."""
    text: str = field(init=False)
    """The clean text."""

    def __post_init__(self) -> None:
        self.text = self.clean.text


def passages_of(document: Document) -> list[Passage]:
    """All paragraphs of a document in order; tables are left out. A heading that ends with its
    points and the plain paragraph right below it are one, as they stand in other reports.
    """
    found: list[Passage] = []
    start = -1
    for block in document.blocks:
        if isinstance(block, Table):
            start = -1
            found += _told_in_cells(document.text, block)
            continue
        passage = _passage(document.text, block.start, block.end)
        if not passage.text:
            continue
        if start >= 0 and not passage.level:
            heading = found.pop()
            passage = _passage(document.text, start, block.end)
            passage.level, passage.title = heading.level, heading.title
            start = -1
        else:
            start = block.start if passage.level and _ENDS_WITH_POINTS.search(passage.text) else -1
        found.append(passage)
    return found


def _told_in_cells(text: str, table: Table) -> list[Passage]:
    """评价结论｜该项目自评总分96分。预算执行率为…: the cells that hold whole sentences."""
    return [
        _passage(text, cell.start, cell.end)
        for cell in table.cells
        if cell.end - cell.start > SENTENCE and "。" in text[cell.start : cell.end - 1]
    ]


def _passage(text: str, start: int, end: int) -> Passage:
    view = clean(text, start, end)
    if "分" in view.text:
        view.text = _GIVES.sub("得", view.text)
        if "分+" in view.text:
            view.text = _ADDED_NAME.sub("、", view.text)
    passage = Passage(view, scan(view.text))
    passage.level, passage.title = _heading(view.text)
    return passage


def _heading(text: str) -> tuple[int, str]:
    """Level and title of the heading that a text starts with; 0 and "" without one."""
    for level, pattern in _HEADINGS:
        number = pattern.match(text)
        if number is None:
            continue
        title = re.split(r"[。：，；]", text[number.end() :], maxsplit=1)[0]
        if level == 1:
            title = text[:_LONGEST_HEADING]
        if len(title) <= _LONGEST_HEADING:
            return level, _without_open_bracket(title)
        return level, ""
    return 0, ""


def _without_open_bracket(title: str) -> str:
    """项目过程（权重20分，得19分）: what stands before a bracket that the title is cut in."""
    return title if title.count("（") <= title.count("）") else title[: title.rindex("（")]
