"""Which characters that were read in a picture are doubtful.

A wrong digit looks like any other, so a number is believed only where every sign speaks for it:
the model is sure of each character, a second reading of the same ink at another width gives the
same, the number has a shape that numbers have, and nothing beside it looks like a digit. The doubt
of one character is the doubt of its whole number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from jixiao.documents.ocr_engine import Engine, Sign
from jixiao.documents.ocr_line import ReadLine
from jixiao.late import late_regex

SURE_NUMBER = 0.9
"""How sure the model must be of every character of a number."""
SURE_TEXT = 0.5
"""The same of any other character."""
STRETCH = 1.25
"""Width of the second reading: the model's columns then fall on other places."""
_NUMBER = late_regex(r"[-－−+]?\d(?:[\d.,，．·'‘’]*\d)?[%％‰]?")
_SHAPE = late_regex(r"[-－−+]?(?:\d+|\d{1,3}(?:[,，]\d{3})+)(?:[.．]\d+)?[%％‰]?")
_LOOKALIKE = late_regex(
    r"(?<=[\d.,])[OoDQlI|丨Zz日曰Bb](?![a-zA-Z])|(?<![a-zA-Z])[OolI|丨](?=[\d.,])"
)
_ALIKE = str.maketrans("，．：％－−（）；", ",.:%--();")
"""Widths of one sign, between which a reading may waver."""


def mark_doubts(lines: Sequence[ReadLine], engine: Engine) -> None:
    """Marks what is doubtful in the lines of a page."""
    for line in lines:
        line.doubtful = doubts_of(line)
        if any(map(str.isdigit, line.text)):
            line.doubtful |= differing(line.text, engine.read(line.crop, STRETCH))
        line.doubtful.update(list(_whole_numbers(line)))


def doubts_of(line: ReadLine) -> set[int]:
    """Places of characters that are doubtful by themselves."""
    found = {place for place, sure in enumerate(line.sure) if sure < SURE_TEXT}
    for start, end in _numbers(line.text):
        if min(line.sure[start:end]) < SURE_NUMBER or not _is_well_formed(line.text[start:end]):
            found.update(range(start, end))
    for match in _LOOKALIKE.finditer(line.text):
        found.update(range(*match.span()))
    return found


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _NUMBER.finditer(text))


def _is_well_formed(number: str) -> bool:
    """Whether a number is written as numbers are: ``12,34.5`` and ``1.234.50`` are not."""
    return bool(_SHAPE.fullmatch(number))


def differing(text: str, again: Sequence[Sign]) -> set[int]:
    """Places in a text where a second reading says otherwise."""
    other = "".join(sign.char for sign in again).strip()
    one, other = text.translate(_ALIKE), other.translate(_ALIKE)
    if one == other:
        return set()
    found: set[int] = set()
    for kind, start, end, _, _ in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            found.update(range(max(start - 1, 0) if start == end else start, max(end, start + 1)))
    return found & set(range(len(text)))


def _whole_numbers(line: ReadLine) -> Iterable[int]:
    """All places of the numbers that hold a doubtful one or stand right beside it."""
    for start, end in _numbers(line.text):
        if any(place in line.doubtful for place in range(start - 1, end + 1)):
            yield from range(start, end)
