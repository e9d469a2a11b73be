"""Outturn against the initial budget of the whole body: 预决算差异率, 决算与年初预算相差."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from jixiao.extraction.building import change_over_prior, rate, signed_sum
from jixiao.extraction.prose.body.facts import BodyFacts
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.slips import is_misprinted, shows_a_slip
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

_RATE = late_regex(
    r"(?:预决算|决算与(?:年初)?预算|预算决算|决算偏离预算)(?:的)?(?:差异|偏差|偏离)[率度]"
)
_APART = late_regex(
    r"(?:决算|支出|执行)[^，。；]{0,6}[与和同较比][^，。；]{0,4}(?:年初)?预算[^，。；]{0,6}"
    r"(?:相差|差异|差额|偏差)[额数]?(?:为|是|：)?$"
)


def budget_differences(statements: list[Statement], facts: BodyFacts) -> Iterator[Relation]:
    """The difference and its rate, where they hold or a misprint spoils them."""
    for statement in statements:
        for phrase in statement.phrases:
            if "差" in phrase.gap or "偏离" in phrase.gap:
                relation = _of_the_budget(phrase, facts)
                if relation is not None and _is_told(relation):
                    yield relation


def _is_told(relation: Relation) -> bool:
    holds = relation.verdict is Verdict.HOLDS
    return holds or is_misprinted(relation) or shows_a_slip(relation)


def _of_the_budget(phrase: Phrase, facts: BodyFacts) -> Relation | None:
    named = phrase.figure.dimension is Dimension.PERCENT and _RATE.search(phrase.gap)
    apart = phrase.money and phrase.role is Role.CHANGE and _APART.search(phrase.gap)
    initial, outturn = facts.value("initial"), facts.value("outturn")
    if initial is None or outturn is None or not initial.figure.value:
        return None
    if named:
        return rate(
            phrase.figure, (outturn.figure, initial.figure), change_over_prior,
            kind=RelationKind.SHARE, formula="|决算数－年初预算数|÷年初预算数×100",
            subject="预决算差异率", scope=Scope.DOCUMENT,
        )  # fmt: skip
    if not apart:
        return None
    less, more = sorted((initial.figure, outturn.figure), key=attrgetter("value"))
    return signed_sum(
        phrase.figure, [(1, more), (-1, less)], subject="决算与年初预算之差",
        kind=RelationKind.DIFFERENCE, scope=Scope.DOCUMENT,
    )  # fmt: skip
