"""A Filing as a document under check: its lines are the text, its cells the places."""

from __future__ import annotations

from bisect import bisect_right

from jixiao.checks.filing_form import form_of
from jixiao.documents.document import Block, Document, Paragraph
from jixiao.filing.consolidating import Consolidation
from jixiao.filing.filing import Filing
from jixiao.ledger.filing_ledger import ledger_of
from jixiao.ledger.filing_text import Entry, FilingText
from jixiao.ledger.relation import Ledger


def filing_document(
    filing: Filing, together: Consolidation | None = None
) -> tuple[Document, Ledger]:
    """The text of a Filing with the place of every entry, and its Ledger.

    ``together`` is a department with its units: its form asks of them all.
    """
    whole = together.filing if together else filing
    made = ledger_of(filing, form_of(whole), together)
    places = _Places(made.text)
    document = Document(
        filing.path, "filing", made.text.text, _paragraphs(made.text.text),
        cell_of=places.cell_of, path_of=places.path_of,
    )  # fmt: skip
    return document, made.ledger


def _paragraphs(text: str) -> list[Block]:
    blocks: list[Block] = []
    start = 0
    for line in text.splitlines():
        blocks.append(Paragraph(start, start + len(line)))
        start += len(line) + 1
    return blocks


class _Places:
    """Where an offset of the text was entered."""

    def __init__(self, text: FilingText) -> None:
        self._entries = text.entries
        self._starts = [entry.start for entry in text.entries]

    def cell_of(self, offset: int) -> tuple[str, str] | None:
        """Sheet and cell of a workbook; the line of a YAML file stands as a cell without sheet."""
        entry = self._at(offset)
        if entry is None or not entry.place:
            return None
        sheet, _, cell = entry.place.rpartition("!")
        return sheet, cell

    def path_of(self, offset: int) -> str | None:
        entry = self._at(offset)
        return entry.path if entry else None

    def _at(self, offset: int) -> Entry | None:
        index = bisect_right(self._starts, offset) - 1
        return self._entries[index] if index >= 0 else None
