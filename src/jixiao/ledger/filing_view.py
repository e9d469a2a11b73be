"""A Filing as its mentions see it: what is known, and the line that shows each entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from jixiao.figures.figure import printed
from jixiao.filing.expressions import parse
from jixiao.filing.filing import Filing
from jixiao.filing.known import Knowledge
from jixiao.filing.schema import tables
from jixiao.ledger.filing_text import Entry
from jixiao.ledger.relation import Mention

_PLACES = 6


@dataclass(frozen=True, slots=True)
class FilingView:
    """``entries`` are the lines of the Filing's text by path, ``thresholds`` the region's."""

    filing: Filing
    knowledge: Knowledge
    entries: Mapping[str, Entry]
    thresholds: Mapping[str, Fraction]

    def number(self, path: str) -> Fraction | None:
        return self.knowledge.at(path).number

    def text(self, path: str) -> str:
        return self.filing.get(path).text

    def rows(self, table: str) -> Iterator[str]:
        """The path of every row: ``projects.1``."""
        count = len(self.filing.rows.get(table, ()))
        return (f"{table}.{number}" for number in range(1, count + 1))

    def name(self, row: str) -> str:
        """What a row is called: its key, else its number."""
        table, _, number = row.rpartition(".")
        key = tables()[table].key
        return (self.text(f"{row}.{key}") if key else "") or f"{tables()[table].label}第{number}行"

    def first_entry(self, path: str) -> Entry | None:
        """The line of a value, or of the first entry that it was worked out from."""
        if entry := self.entries.get(path):
            return entry
        way = self.knowledge.at(path).way
        operands = parse(way).paths if way else ()
        return next((found for one in operands if (found := self.first_entry(one))), None)

    def mention(self, kind: str, path: str, **told: str) -> Iterator[Mention]:
        """A mention at the line of a value; none where no line shows it."""
        if entry := self.first_entry(path):
            figures = (entry.figure,) if entry.figure and entry.path == path else ()
            yield Mention(kind, entry.start, entry.end, figures=figures, **told)


def digits_of(number: Fraction) -> str:
    """Plain digits with no more places than are needed."""
    text = printed(number, _PLACES)
    return text.rstrip("0").rstrip(".") if "." in text else text
