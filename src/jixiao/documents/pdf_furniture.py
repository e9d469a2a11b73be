"""Page furniture: headers, footers and page numbers, which are no part of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jixiao.documents.pdf_lines import Line, typical
from jixiao.late import late_regex

MARGIN = 0.115
"""Share of the page height at top and bottom where repeated lines are furniture."""
NUMBER_MARGIN = 0.155
"""The same for page numbers, which stand higher on wide pages."""
_PAGE_NUMBER = late_regex(
    r"[-—–－―~·•\s]*(?:第\s*\d{1,4}\s*页|\d{1,3}\s*页?|[ivxIVX]{1,5})"
    r"(?:\s*[,，/／]?\s*(?:共|of)?\s*\d{0,4}\s*页?)?[-—–－―~·•\s]*"
)
_UNIT = late_regex(r"单位\s*[:：]|万元")
"""A line that names the unit of a table is never furniture."""
_DIGITS = late_regex(r"\d+")


def is_page_number(text: str) -> bool:
    """Whether a line is nothing but a page number, such as ``- 3 -`` or ``第3页 共20页``."""
    return len(text) <= 16 and _PAGE_NUMBER.fullmatch(text) is not None


def find_furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> set[int]:
    """The ``id`` of each line that is furniture; ``pages`` holds lines from top to bottom."""
    found: set[int] = set()
    size = typical([line.height for page in pages for line in page])
    for _ in range(2):  # A running title may stand above or below the page number.
        edges = [
            _edge_lines(page, height, found) for page, height in zip(pages, heights, strict=True)
        ]
        keys = Counter(key for page in edges for key in {_key(*entry) for entry in page})
        needed = max(3, round(0.4 * len(pages)))
        for page, height in zip(edges, heights, strict=True):
            for side, line in page:
                repeated = keys[_key(side, line)] >= needed and line.height <= 1.1 * size
                titled = repeated and _in_margin(line, height, MARGIN)
                if is_page_number(line.text) or (titled and not _UNIT.search(line.text)):
                    found.add(id(line))
    return found


def _in_margin(line: Line, height: float, share: float) -> bool:
    return line.y1 < share * height or line.y0 > (1 - share) * height


def _edge_lines(page: Sequence[Line], height: float, found: set[int]) -> list[tuple[str, Line]]:
    """The outermost lines of a page that are not yet known as furniture."""
    left = [line for line in page if id(line) not in found]
    if not left:
        return []
    sides = [("top", left[0]), ("bottom", left[-1])]
    if sides[0][1].y1 > height / 2:
        sides = sides[1:]
    elif sides[1][1].y1 < height / 2:
        sides = sides[:1]
    return [(side, line) for side, line in sides if _in_margin(line, height, NUMBER_MARGIN)]


def _key(side: str, line: Line) -> tuple[str, str]:
    """Lines with the same key print the same on several pages, but for numbers."""
    return side, _DIGITS.sub("#", line.text)
