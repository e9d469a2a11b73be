"""Statements: what one place says of one subject, its amounts with their changes and rates."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

PRIOR, PRIOR_BUDGET, AGAINST_BUDGET = "prior", "prior_budget", "budget"
"""The bases that a change is measured against."""
_NEARBY = 40
"""Characters behind a figure in which 与上年持平 is about it, up to a semicolon."""
_CLAUSE = late_regex(r"[；。]")
_PASSAGE = attrgetter("passage")
AMOUNTS = (Dimension.MONEY, Dimension.COUNT)
"""What a level is measured in; rates and scores are no levels outside brackets."""


@dataclass(slots=True, eq=False)
class Statement:
    """The phrases of one subject in one place.

    ``levels`` are its amounts or counts (one per stage and year), ``changes`` what is said of
    their change; a rate among ``phrases`` belongs to the change or level before it.
    """

    subject: str
    index: int
    first: Phrase
    phrases: list[Phrase] = field(default_factory=list)
    levels: list[Phrase] = field(default_factory=list)
    changes: list[Phrase] = field(default_factory=list)
    dated: bool = False
    """Whether its amounts are of two years that are named."""
    before: Statement | None = None
    """The statement of the phrase right before this one."""
    owner: Statement | None = None
    """The statement whose list this one is an item of."""
    sentence: int = field(init=False)
    """Number of the sentence that it starts in."""
    passage: int = field(init=False)
    """Number of its passage."""
    depth: int = field(init=False)
    """Open brackets around it."""

    def __post_init__(self) -> None:
        first = self.first
        self.sentence, self.passage, self.depth = first.sentence, first.passage, first.depth

    def add(self, phrase: Phrase) -> None:
        """One more figure that is said of the subject."""
        self.phrases.append(phrase)
        phrase.last_year = phrase.prior
        if phrase.of_whole:
            return
        if phrase.year is not None and phrase.role is Role.LEVEL and self.levels:
            self._date(phrase, phrase.year)
        if phrase.role is Role.LEVEL and (
            phrase.figure.dimension in AMOUNTS or (phrase.depth and self.subject)
        ):
            self.levels.append(phrase)
        elif phrase.role is Role.CHANGE:
            self.changes.append(phrase)
            if phrase.year is not None and len(self.levels) == 1 and phrase.money:
                self._precede(self.levels[0], phrase)

    @staticmethod
    def _precede(level: Phrase, change: Phrase) -> None:
        """2023年支出80万元，2024年增加8万元: an amount of the year before is last year's; be it
        parted by a semicolon (；2024年增加8万元).
        """
        beside = level.sentence == change.sentence or change.gap.startswith("；\x01")
        beside = beside and level.money
        if beside and change.year is not None and level.year == change.year - 1:
            level.prior = level.last_year = True

    def _date(self, phrase: Phrase, year: int) -> None:
        """2022年17万元，2023年7万元: the earlier year of two is the year before."""
        for level in self.levels:
            if level.year is not None and level.year != year and level.money:
                earlier = phrase if year < level.year else level
                earlier.last_year = self.dated = True

    def title(self, phrase: Phrase) -> str:
        """What a finding calls an amount of this statement: its subject, with its stage."""
        stage = words.STAGE_TITLES.get(phrase.subject.stage, "")
        told = self.subject and stage in self.subject
        return self.subject if told else self.subject + stage

    @property
    def unchanged(self) -> bool:
        """Whether it is said to be as before, or is nothing at all."""
        return all(level.figure.value == 0 for level in self.levels) or self.paused

    @property
    def paused(self) -> bool:
        """Whether words say that it is as before."""
        return any(
            words.PAUSED.search(_CLAUSE.split(phrase.after[:_NEARBY], maxsplit=1)[0])
            for phrase in self.phrases
        )


def comparison_base(phrase: Phrase) -> str:
    """Which base a change is measured against: prior, prior_budget or budget."""
    if words.PRIOR_BUDGET.search(phrase.base):
        return PRIOR_BUDGET
    if words.AGAINST_BUDGET.search(phrase.base) and "上年" not in phrase.base:
        return AGAINST_BUDGET
    return PRIOR


def nearest_before(
    statement: Statement, statements: list[Statement], reach: int
) -> Iterator[Statement]:
    """The ``reach`` statements before a statement, the nearest first."""
    return reversed(statements[max(0, statement.index - reach) : statement.index])


def of_passage(passage: int, statements: list[Statement]) -> list[Statement]:
    """The statements of one passage: they stand in the order of the document."""
    first = bisect_left(statements, passage, key=_PASSAGE)
    return statements[first : bisect_right(statements, passage, key=_PASSAGE)]
