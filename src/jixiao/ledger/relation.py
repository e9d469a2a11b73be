"""Facts as stated, and the relations that they must keep."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Judgement, Verdict


class RelationKind(StrEnum):
    """What ties figures together (the names of the JSON, design §6)."""

    SUM = "sum"
    DIFFERENCE = "difference"
    SHARE = "share"
    CHANGE_AMOUNT = "change_amount"
    CHANGE_RATE = "change_rate"
    EXECUTION_RATE = "execution_rate"
    COMPLETION_RATE = "completion_rate"
    SCORE = "score"
    WEIGHTS = "weights"
    SAME_FACT = "same_fact"
    PRODUCT = "product"
    UNIT = "unit"


class Scope(StrEnum):
    """How far apart the figures of a relation stand."""

    CLAUSE = "clause"
    DOCUMENT = "document"
    TABLE = "table"
    CROSS_TABLE = "cross_table"
    TEXT_TABLE = "text_table"
    CROSS_DOCUMENT = "cross_document"


class Role(StrEnum):
    """What a figure says of its subject."""

    LEVEL = "level"
    """An amount, a count or a rate at a time or for a period."""
    CHANGE = "change"
    """The amount of an increase or decrease."""
    CHANGE_RATE = "change_rate"
    SHARE = "share"
    EXECUTION_RATE = "execution_rate"
    COMPLETION_RATE = "completion_rate"
    WEIGHT = "weight"
    SCORE = "score"
    TARGET = "target"
    MID_YEAR = "mid_year"
    ACTUAL = "actual"
    THRESHOLD = "threshold"
    """A limit named in a rule or a name (100 万元以上设备): it states nothing of the body."""


PLANNED = ("adjusted", "initial", "budget")
"""The stages that are plans, the most telling first; the rest is what was done."""


@dataclass(slots=True)
class Fact:
    """One figure and what it means: the unit of coverage.

    ``stage`` is 年初/调整/全年/决算 as the identifiers initial, adjustment, adjusted, outturn or
    "" where nothing says it. ``unchecked`` says why no relation holds the figure (a stable code).
    """

    figure: Figure
    role: Role = Role.LEVEL
    subject: str = ""
    year: int | None = None
    stage: str = ""
    section: str = ""
    in_table: bool = False
    relations: int = 0
    unchecked: str = "no_relation"


class Term(NamedTuple):
    """One side of a relation: a figure with its sign, or a value that is not printed.

    ``digits`` stands for the figure in JSON; for a counted or derived value ``figure`` is None.
    """

    digits: str
    figure: Figure | None = None
    sign: int = 1

    @classmethod
    def of(cls, figure: Figure, sign: int = 1) -> Term:
        return cls(figure.digits, figure, sign)


@dataclass(slots=True)
class Relation:
    """``stated`` should follow from ``operands`` by ``formula``; ``judgement`` says whether so.

    ``formula`` names the computation in Chinese for people (``减少额÷上年数×100``).
    ``subject`` names what is stated. ``must_hold``: a contradiction is an error (an exhaustive
    partition, a rate); False for an open list (其中 …), which may fall short but not exceed.
    ``cause`` is a stable code of the likely slip, ``expected`` the figure that would reconcile.
    """

    kind: RelationKind
    scope: Scope
    formula: str
    operands: tuple[Term, ...]
    stated: Term
    judgement: Judgement
    start: int
    end: int
    subject: str = ""
    must_hold: bool = True
    cause: str = ""
    id: str = ""
    sure: bool = False
    """The operands are known to be all there are (基本支出 and 项目支出), or just
    those that the words tell.
    """
    covers: tuple[str, ...] = ()
    """Kinds of error (domain §8) that a contradiction of this relation is, beside the default."""
    expected: str = ""
    """What should be printed, where it is not simply the recomputed value; bare digits."""

    note: str = ""
    """Further words for the finding: what else would reconcile."""
    likely: bool = False
    """Told only because it would hold if the stated figure were misprinted: to be looked at."""
    nothing: tuple[Figure, ...] = ()
    """Further parts that print zero: they are checked, and left out of the working."""

    @property
    def verdict(self) -> Verdict:
        return self.judgement.verdict

    @property
    def contradicted(self) -> bool:
        return self.judgement.verdict is Verdict.CONTRADICTED

    def figures(self) -> Sequence[Figure]:
        """All printed figures, operands first."""
        terms = [term.figure for term in self.operands if term.figure]
        if self.stated.figure:
            terms.append(self.stated.figure)
        return [*self.nothing, *terms] if self.nothing else terms


@dataclass(frozen=True, slots=True)
class Mention:
    """Something a check needs that is no relation: a grade word, a year, a direction, a blank cell.

    The span is the place a finding will show. ``stated`` is what stands there and ``expected`` what
    should, in plain text (bare digits where it is a number); ``subject`` names what it is about,
    ``figures`` tie it to the Ledger. By ``kind``:

    ========================  ==================================================================
    ``grade``                 a grade word that no rule knows (优良); expected: the rule's word
    ``grade_mismatch``        a rule's word that does not fit the score; figures: the score
    ``year``                  another year left in; expected: the year it should be
    ``body``                  another body's name left in; expected: the right name
    ``direction``             增加/减少/持平 against the signs; note: working; figures: the amounts
    ``zero_base``             a rate over zero; note: ``last_year``, ``budget``; figures: rate, base
    ``unit_slip``             an amount in a wrong unit; expected: amount and unit
    ``missing_percent``       a rate without its sign; expected: the rate with %
    ``impossible_percent``    a part, rate or score rate beyond what can be; note: why
    ``shares_not_100``        shares of one whole; stated: their sum; expected: 100; figures: shares
    ``blank_figure``          a place in a sentence where a figure was never filled in
    ``listed_count``          a stated count of listed items; expected: the number of items
    ``blank_score``           the name of an item without a score; expected: what closes the total
    ``nameless_score``        a score without an item's name; figures: the score
    ``placeholder``           placeholders all over the text; note: how many
    ``wrong_note``            a table's note about another fund; subject: the table
    ``score_above_weight``    a score above its points; figures: score, points
    ``typed_actual``          a figure typed beside what its registers give; note: formula
    ``unexplained``           a target not reached; expected: target; note: what is not written
    ``overstaffed``           more staff than posts and no word on it; expected: the posts
    ``outturn_above_budget``  spent above its budget; expected: the budget; note: its name
    ``three_public_above_budget``  the same of one of the three public expenses
    ``three_public_below_code``  one of them below its economic code; expected: that; note: code
    ``part_above_whole``      a part above its whole; expected: the whole; note: its name
    ``blank_cell``            a cell left blank in a row that is filled in; note: which
    ``blank_part``            parts left blank beside others, so that no total; note: which
    ``spent_falls``           a sum spent so far below an earlier one; expected: that; note: date
    ``late``                  done after its date; expected: the date
    ``mid_year``              a mid-year value out of line; expected: the year's; note: how
    ``unit_fault``            what makes the sums of a department wrong; note: the words
    ``unit_gap``              what some units tell and others do not; note: the words
    ``overfulfilled``         far above its target, and no reason; expected: target; note: rate
    ``sampling``              other than the number of places to choose; expected: that; note: share
    ``no_criterion``          an indicator that no criterion takes; note: the criteria
    ``code_form``             a code of classified spending of a wrong length; note: the right ones
    ``code_class``            a code in no class of its list; note: the list
    ``code_name``             a name that is not that of its code; expected: the name
    ``code_level``            a class without the rows in it; note: the level that is required
    ``no_evidence``           an indicator that was done, without evidence; note: kinds that do
    ``unsupported``           the same with evidence of another kind
    ``no_project``            a row of a project that the table of projects does not have
    ``unexplained_adjustment``  a large adjustment without reason; note: its share of the budget
    ========================  ==================================================================
    """

    kind: str
    start: int
    end: int
    stated: str = ""
    expected: str = ""
    note: str = ""
    subject: str = ""
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One report within a document (a disclosure may hold two self-evaluations)."""

    kind: str
    start: int
    end: int
    title: str = ""


@dataclass(slots=True)
class Ledger:
    """Every figure as stated somewhere, what it means, and every relation it takes part in."""

    text: str
    facts: list[Fact] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    kind: str = "unknown"
    body: str = ""
    year: int | None = None
    region: str = ""
    headings: list[tuple[int, int, str]] = field(default_factory=list)
    """Level, offset and title of every heading, in order."""
    doubts: Sequence[tuple[int, int]] = ()
    """Spans of the text that were read in a picture with doubt, in order and apart."""

    _sections: _Sections | None = field(default=None, init=False, repr=False, compare=False)

    def section_at(self, offset: int) -> str:
        """The titles of the headings over an offset, outermost first, joined by `` / ``."""
        if self._sections is None or not self._sections.covers(self.headings):
            self._sections = _Sections(self.headings)
        return self._sections.at(offset)

    def title_at(self, offset: int) -> str:
        """The title of the innermost heading over an offset."""
        return self.section_at(offset).rpartition(" / ")[2]

    def is_doubtful(self, place: Figure | tuple[int, int]) -> bool:
        """Whether a figure, or a span, holds a character that was read with doubt."""
        if not self.doubts:
            return False
        start, end = place if isinstance(place, tuple) else (place.start, place.end)
        last = bisect_left(self.doubts, (end, 0)) - 1
        return last >= 0 and self.doubts[last][1] > start

    @property
    def checked(self) -> int:
        return sum(fact.relations > 0 for fact in self.facts)


class _Sections:
    """The paths of a list of headings by offset, so that a look-up costs no walk over them."""

    def __init__(self, headings: list[tuple[int, int, str]]) -> None:
        self._headings, self._count = headings, len(headings)
        self._starts: list[int] = []
        self._paths = [""]
        path: list[tuple[int, str]] = []
        for level, start, title in headings:
            while path and path[-1][0] >= level:
                path.pop()
            path.append((level, title))
            self._starts.append(max(start, self._starts[-1]) if self._starts else start)
            self._paths.append(" / ".join(name for _, name in path))

    def covers(self, headings: list[tuple[int, int, str]]) -> bool:
        """Whether these are still the headings that were read."""
        return headings is self._headings and len(headings) == self._count

    def at(self, offset: int) -> str:
        return self._paths[bisect_right(self._starts, offset)]
