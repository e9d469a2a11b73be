"""What the prose of a document gives, before relations: passages, phrases, statements, lists."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.documents.document import Document
from jixiao.extraction.prose.grouping import statements_of
from jixiao.extraction.prose.lists.parts import Parts
from jixiao.extraction.prose.lists.sums import list_sums
from jixiao.extraction.prose.passages import Passage, passages_of
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.phrasing import phrases_of
from jixiao.extraction.prose.repeats.units import without_conversions
from jixiao.extraction.prose.scores.closings import leave_to_closings
from jixiao.extraction.prose.scores.enumerated import name_enumerated
from jixiao.extraction.prose.scores.lines import Line, lines_of
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.workings import Working, workings_of


@dataclass(frozen=True, slots=True)
class ProseReading:
    """The prose of one document, read once and shared by all relation and mention builders."""

    passages: list[Passage]
    phrases: list[Phrase]
    workings: list[Working]
    statements: list[Statement]
    lists: list[Parts]
    lines: list[Line]
    """The scores, with the points that they are given of."""

    @classmethod
    def of(cls, document: Document) -> ProseReading:
        """Read the prose of a document."""
        passages = passages_of(document)
        phrases = phrases_of(passages)
        workings = workings_of(phrases)
        statements = statements_of(without_conversions(phrases))
        lists, lines = list_sums(statements, passages), lines_of(phrases, passages)
        name_enumerated(lines)
        leave_to_closings(lines, passages)
        return cls(passages, phrases, workings, statements, lists, lines)
