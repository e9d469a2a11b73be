"""A stretch of the document's text with its figures coloured and its findings marked."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from jixiao.checks.finding import Finding
from jixiao.late import late_regex
from jixiao.reports.findings.figure_verdicts import Standing
from jixiao.reports.findings.html_markup import Html, element, safe

LETTERS = {
    "holds": "h",
    "rounding": "r",
    "contradicted": "c",
    "involved": "i",
    "undecidable": "u",
    "unchecked": "n",
}
"""The class of a figure by its verdict: thousands of them stand in one page."""

_SHORT = 20
"""Characters of a marked place that is kept on one line."""

_RANKS = ("error", "warning", "info")
_BREAK = late_regex(r"[ \t\u3000]*[\r\n\f\v]\s*")
_Segment = tuple[int, int, int | None, tuple[int, ...]]
"""Start, end, number of the figure or None, numbers of the findings."""


class Inline:
    """Renders spans of one document; ``d1f5`` and ``d1p3`` name its figures and findings.

    ``joins_lines``: a line break within a paragraph only comes from the layout of a page.
    """

    def __init__(
        self,
        text: str,
        figures: Sequence[Standing],
        findings: Sequence[Finding],
        name: str,
        joins_lines: bool,
    ) -> None:
        self.text, self.figures, self.findings, self.name = text, figures, findings, name
        self.anchored: set[str] = set()
        self._joins_lines = joins_lines
        self._starts = [standing.fact.figure.start for standing in figures]
        self._placed = sorted(range(len(findings)), key=lambda n: findings[n].start)
        self._finding_starts = [findings[n].start for n in self._placed]
        self._longest = max((each.end - each.start for each in findings), default=0)

    def render(self, start: int, end: int) -> Html:
        """The HTML of a span of the text."""
        figures, findings = self._figures_in(start, end), self._findings_in(start, end)
        if not figures and not findings:
            return self._plain(start, end)
        segments = self._segments(start, end, figures, findings)
        return safe(
            self._marked(numbers, list(group))
            for numbers, group in groupby(segments, key=lambda segment: segment[3])
        )

    def _figures_in(self, start: int, end: int) -> list[int]:
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_left(self._starts, end)
        spans = ((n, self.figures[n].fact.figure) for n in range(first, last))
        return [n for n, figure in spans if figure.end > start and figure.end > figure.start]

    def _findings_in(self, start: int, end: int) -> list[int]:
        first = bisect_left(self._finding_starts, start - self._longest)
        last = bisect_right(self._finding_starts, end)
        return [
            n
            for n in self._placed[first:last]
            if self.findings[n].start < end and self.findings[n].end > start
        ]

    def _segments(
        self, start: int, end: int, figures: list[int], findings: list[int]
    ) -> Iterator[_Segment]:
        """The span cut wherever a figure or a finding begins or ends.

        One paragraph may hold thousands of figures: what covers a piece is carried along.
        """
        cuts = {start, end}
        for left, right in (*map(self._figure_span, figures), *map(self._mark_span, findings)):
            cuts |= {max(left, start), min(right, end)}
        figure, waiting, open_marks = 0, 0, list[int]()
        for left, right in pairwise(sorted(cuts)):
            while figure < len(figures) and self._figure_span(figures[figure])[1] <= left:
                figure += 1
            while waiting < len(findings) and self._mark_span(findings[waiting])[0] <= left:
                open_marks.append(findings[waiting])
                waiting += 1
            open_marks = [n for n in open_marks if self._mark_span(n)[1] > left]
            over = figures[figure] if figure < len(figures) else None
            if over is not None and self._figure_span(over)[0] > left:
                over = None
            yield left, right, over, tuple(sorted(open_marks))

    def _figure_span(self, number: int) -> tuple[int, int]:
        figure = self.figures[number].fact.figure
        return figure.start, figure.end

    def _mark_span(self, number: int) -> tuple[int, int]:
        finding = self.findings[number]
        return finding.start, finding.end

    def _marked(self, numbers: tuple[int, ...], segments: list[_Segment]) -> Html:
        content = safe(self._piece(left, right, figure) for left, right, figure, _ in segments)
        if not numbers:
            return content
        severities = {self.findings[n].severity.value for n in numbers}
        worst = next(rank for rank in _RANKS if rank in severities)
        length = segments[-1][1] - segments[0][0]
        anchors = [a for n in numbers if (a := self._anchor(f"{self.name}p{n + 1}"))]
        first = anchors[0] if anchors else None
        return element(
            "mark",
            [*(element("span", id=anchor) for anchor in anchors[1:]), content],
            id=first,
            class_=" ".join(("at", worst, *(("short",) if length <= _SHORT else ()))),
            data_p=" ".join(str(n + 1) for n in numbers),
            data_n=",".join(str(n + 1) for n in numbers) if first else None,
        )

    def _piece(self, start: int, end: int, figure: int | None) -> Html:
        text = self._plain(start, end)
        if figure is None:
            return text
        standing = self.figures[figure]
        letter = LETTERS[standing.verdict]
        ends = end == standing.fact.figure.end
        return element(
            "span",
            text,
            id=self._anchor(f"{self.name}f{figure + 1}"),
            class_=f"f {letter}{' d' if standing.doubtful else ''}{'' if ends else ' o'}",
            data_f=figure + 1,
        )

    def _anchor(self, name: str) -> str | None:
        """The name where it stands for the first time: an id is unique."""
        if name in self.anchored:
            return None
        self.anchored.add(name)
        return name

    def _plain(self, start: int, end: int) -> Html:
        pieces: list[Html] = []
        at = start
        for match in _BREAK.finditer(self.text, start, end):
            pieces += [safe(self.text[at : match.start()]), self._break(*match.span())]
            at = match.end()
        return safe([*pieces, safe(self.text[at:end])])

    def _break(self, start: int, end: int) -> Html:
        if not self._joins_lines:
            return element("br")
        around = (self.text[start - 1 : start], self.text[end : end + 1])
        wide = all(one and unicodedata.east_asian_width(one) in "WF" for one in around)
        return Html("" if wide else " ")
