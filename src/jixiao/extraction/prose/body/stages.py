"""Parts of a whole year's budget that is printed elsewhere: 占全年预算的5 %, 结转结余率."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.building import part_of_whole, rate, signed_sum
from jixiao.extraction.prose import words
from jixiao.extraction.prose.body.facts import BodyFacts
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.executions.leftover import is_of_year_before
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.slips import is_misprinted, shows_a_slip
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict, judge_rate
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

_BASES = (("年初", "initial"), ("全年", "adjusted"), ("调整", "adjusted"))
_LEFT_OVER_RATE = late_regex(r"(?:结转结余|结转和结余|结余结转|结余|结转)(?:资金)?率(?:为|是|：)?$")
_LEFT_OVER = late_regex(r"(?:年末|期末)?[^年上初]{0,6}(?:结转|结余)")
_BROUGHT_IN = late_regex(r"年初|上年|以前年度|期初")
_OF_CHANGE = late_regex(
    r"^，(?:约?为|相当于)(?P<base>(?:年初|全年|调整后?)(?:的|部门)?预算)(?:数|额|总额)?的$"
)
"""净增60万元，为年初预算的5%."""
_TAKEN = late_regex(r"(?:收回|上缴|上交|核销|注销|收缴)[^，。；]{0,8}$")
"""Said of money that left the balance."""
_PARTS = (Role.LEVEL, Role.CHANGE)


def stage_shares(statements: list[Statement], facts: BodyFacts) -> Iterator[Relation]:
    """Each such rate over the body's budget of the stage that it names."""
    for statement in statements:
        for position, phrase in enumerate(statement.phrases):
            if phrase.figure.dimension is not Dimension.PERCENT:
                continue
            of_change = phrase.role is Role.SHARE and _OF_CHANGE.match(phrase.gap)
            if match := words.OF_BUDGET.search(phrase.gap) or of_change:
                part = _part_before(statement, position)
                stage = next((name for word, name in _BASES if word in match["base"]), "")
                yield from _over_stage(phrase, [part] if part else [], facts, stage)
            elif _LEFT_OVER_RATE.search(phrase.gap):
                told = _over_stage(phrase, _left_over(statements), facts, "adjusted")
                last = statement.phrases[:position] or _last_before(statement)
                # 结转率2%；上年结转9万元，结转率3%
                before = bool(last) and is_of_year_before(phrase, last[-1])
                yield from (one for one in told if not (before and one.contradicted))


def left_over(statements: list[Statement], facts: BodyFacts) -> Iterator[Relation]:
    """全年预算 − 执行数 = 年末结转, each printed in a place of its own: where it holds, or
    a misprint of many digits spoils it.
    """
    plan, done = facts.value("adjusted"), facts.value("outturn")
    if plan is None or done is None:
        return
    taken = any(_TAKEN.search(phrase.gap) for one in statements for phrase in one.phrases)
    for level in _left_over(statements):
        if not comparable(level, plan):
            continue
        relation = signed_sum(
            level.figure,
            [(1, plan.figure), (-1, done.figure)],
            subject=level.subject.name,
            kind=RelationKind.DIFFERENCE,
            scope=Scope.DOCUMENT,
        )
        if relation.verdict is Verdict.HOLDS or (not taken and shows_a_slip(relation)):
            yield relation


def _part_before(statement: Statement, position: int) -> Phrase | None:
    """The amount right before the rate, in its sentence or in the statement before."""
    before = statement.phrases[:position] or _last_before(statement)
    part = before[-1] if before else None
    phrase = statement.phrases[position]
    near = part is not None and part.passage == phrase.passage and part.money
    return part if near and part is not None and part.role in _PARTS else None


def _last_before(statement: Statement) -> list[Phrase]:
    return statement.before.phrases if statement.before is not None else []


def _left_over(statements: list[Statement]) -> list[Phrase]:
    """What was left at the end of the year, wherever the report states it."""
    return [
        level
        for statement in statements
        if not _BROUGHT_IN.search(statement.subject)
        for level in statement.levels
        if level.money
        and not level.prior
        and (_LEFT_OVER.search(statement.subject) or words.REMAINING.search(level.gap))
    ]


def _over_stage(
    phrase: Phrase, parts: list[Phrase], facts: BodyFacts, stage: str
) -> Iterator[Relation]:
    """The part that makes the rate; else, where there is one only, a misprint of it."""
    whole = facts.value(stage) if stage else None
    if whole is None or whole.figure.value == 0:
        return
    found = [
        rate(
            phrase.figure, (part.figure, whole.figure), part_of_whole, kind=RelationKind.SHARE,
            formula="部分÷预算数×100", subject=phrase.rate_name or "占预算数", scope=Scope.DOCUMENT,
        )
        for part in parts
        if comparable(part, whole)
    ]  # fmt: skip
    held = next((one for one in found if one.verdict is Verdict.HOLDS), None)
    if held is not None:
        yield held
    elif len(found) == 1 and (is_misprinted(found[0]) or _of_other_stage(found[0], facts, whole)):
        yield found[0]


def _of_other_stage(relation: Relation, facts: BodyFacts, whole: Phrase) -> bool:
    """占年初预算的13%: whether it is of the body's budget of another stage, or of what it spent."""
    stated, part = relation.stated.figure, relation.operands[0].figure
    if stated is None or part is None:
        return False
    others = [facts.value(stage) for stage in ("initial", "adjusted", "outturn")]
    return any(
        judge_rate(stated, (part, other.figure), part_of_whole).verdict is Verdict.HOLDS
        for other in others
        if other is not None and other.figure.value not in (0, whole.figure.value)
    )
