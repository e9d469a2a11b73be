"""Where each printed character of a .docx stands in its XML; read only when it is annotated.

The reader is run once more with a trace beside every text that it builds. A trace is a list of
lengths, each with the element that the characters come from: a ``w:t`` (whose text they are, one
for one), an element that prints as one character, the reference of a chart, or None for what the
file does not hold (list labels, breaks between the paragraphs of a cell).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from jixiao.documents.document import Cell
from jixiao.documents.docx import Reader
from jixiao.documents.docx_inline import Inline
from jixiao.documents.docx_package import Package
from jixiao.documents.layout import Flow, Slot

_Trace = list[tuple[int, etree._Element | None]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters ``start`` to ``end`` of the text come from ``element``, from its first on."""

    start: int
    end: int
    element: etree._Element


class Places:
    """The text of a .docx with the stretches that come from its XML, in the order of the text."""

    def __init__(self, package: Package) -> None:
        flow = _TracedFlow()
        reader = _TracedReader(package, flow)
        reader.read()
        self.text = flow.text()
        self.stretches = flow.stretches
        self.root: etree._Element = reader.root
        """Root of the main part; elements of notes stand under other roots."""
        self._ends = [stretch.end for stretch in self.stretches]
        self._starts = [stretch.start for stretch in self.stretches]

    def within(self, start: int, end: int) -> list[Stretch]:
        """The stretches that share characters with a span."""
        return self.stretches[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def nearest(self, offset: int) -> Stretch | None:
        """The stretch at or after an offset in its line, else the last before it, else any."""
        index = bisect_right(self._ends, offset)
        after = self.stretches[index] if index < len(self.stretches) else None
        if after is not None and "\n" not in self.text[offset : after.start]:
            return after
        return self.stretches[index - 1] if index else after


class _TracedInline(Inline):
    """Reads a paragraph and notes the element of each piece."""

    def __init__(self, watch_hidden: bool = False) -> None:
        super().__init__(watch_hidden)
        self.trace: _Trace = []
        self.chart_elements: list[etree._Element] = []
        self._at: etree._Element | None = None

    def read(self, paragraph: etree._Element) -> str:
        self.trace = []
        return super().read(paragraph)

    def _read_plain(self, _: etree._Element) -> bool:
        return False

    def _walk(self, element: etree._Element) -> None:
        for child in element:
            handler = self._handlers.get(child.tag, self._walk)
            if handler is not None:
                self._at = child
                handler(child)

    def _write(self, text: str) -> None:
        if not any(self._fields):
            self.trace.append((len(text), self._at))
        super()._write(text)

    def _chart(self, element: etree._Element) -> None:
        self.chart_elements.append(element)
        super()._chart(element)


class _TracedFlow(Flow):
    """Writes the text and notes where its stretches end up."""

    def __init__(self) -> None:
        super().__init__()
        self.stretches: list[Stretch] = []
        self.trace: _Trace = []
        """What the next paragraph is made of."""
        self.cell_traces: list[_Trace] = []
        """What the cells of the next table are made of, in their order."""
        self.chart: etree._Element | None = None
        """What all the next texts come from, while a chart is written."""

    def add_paragraph(self, text: str, level: int | None = None, kind: str = "body") -> None:
        start = self.length
        super().add_paragraph(text, level, kind)
        if self.length > start:
            self._note(start, len(text), self.trace)

    def _add_row(self, number: int, row: list[Slot], cells: list[Cell]) -> int:
        known = len(cells)
        width = super()._add_row(number, row, cells)
        for cell in cells[known:]:
            trace = [] if self.chart is not None else self.cell_traces.pop(0)
            self._note(cell.start, cell.end - cell.start, trace)
        return width

    def _note(self, start: int, length: int, trace: _Trace) -> None:
        for part, element in trace if self.chart is None else [(length, self.chart)]:
            if element is not None and part:
                self.stretches.append(Stretch(start, start + part, element))
            start += part


class _TracedReader(Reader):
    """The reader, with a trace beside every text."""

    flow: _TracedFlow
    _inline: _TracedInline

    def __init__(self, package: Package, flow: _TracedFlow) -> None:
        super().__init__(package, flow)
        self._carried: _Trace = []
        self._texts: list[tuple[str, _Trace]] = []
        """The paragraphs of the cell being read."""
        self.root: etree._Element

    def _new_inline(self, watch_hidden: bool) -> _TracedInline:
        return _TracedInline(watch_hidden)

    def _story(self, container: etree._Element, kind: str) -> None:
        if kind == "body":
            self.root = container.getroottree().getroot()
        super()._story(container, kind)

    def _text(self, element: etree._Element) -> tuple[str | None, int | None]:
        carried, self._carried = (self._carried if self._carry else []), []
        text, outline = super()._text(element)
        trace = carried + self._inline.trace
        if text is None:
            self._carried = trace
        else:
            label = len(text) - sum(length for length, _ in trace)
            trace = [(label, None), *trace]
            self._texts.append((text, trace))
        self.flow.trace = trace
        return text, outline

    def _cell_text(self, cell: etree._Element, kind: str) -> str:
        self._texts = []
        text = super()._cell_text(cell, kind)
        if self._carried:
            self._texts.append(("", self._carried))
        self.flow.cell_traces.append(_cell_trace(self._texts, len(text)))
        self._carried = []
        return text

    def _flush_charts(self) -> None:
        charts = list(zip(self._chart_ids, self._inline.chart_elements, strict=True))
        for relation_id, self.flow.chart in charts:
            self._chart_ids = [relation_id]
            super()._flush_charts()
        self._chart_ids, self._inline.chart_elements, self.flow.chart = [], [], None


def _cell_trace(texts: list[tuple[str, _Trace]], length: int) -> _Trace:
    """The traces of a cell's paragraphs joined as its text is: by breaks, without outer ones."""
    joined = "\n".join(text for text, _ in texts)
    leading = len(joined) - len(joined.lstrip("\n"))
    trace: _Trace = []
    for number, (_, part) in enumerate(texts):
        trace += [(1, None), *part] if number else part
    return list(_cut(trace, leading, leading + length))


def _cut(trace: _Trace, first: int, end: int) -> Iterator[tuple[int, etree._Element | None]]:
    """The part of a trace; breaks that print a newline may be all that is cut off."""
    position = 0
    for length, element in trace:
        kept = min(position + length, end) - max(position, first)
        if kept > 0:
            yield kept, element
        position += length
