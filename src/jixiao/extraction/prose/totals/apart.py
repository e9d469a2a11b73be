"""A known whole whose parts are told in sentences or passages of their own (I19).

“三公”经费 first in all and then one by one; 公务接待费 with its occasions, from home and abroad.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.extraction.building import agrees
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.operands import sum_towards, with_signs
from jixiao.extraction.prose.totals.slips import shows_a_slip
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation

_REACH = 14
"""Statements behind the whole in which its parts stand; what else is told of them lies between."""
_FAR_BACK = 80
"""Statements before a whole of its own name in which they stand, if they make it exactly."""
_PASSAGES, _FEWEST = 5, 2


@dataclass(frozen=True, slots=True)
class _Apart:
    """``sign`` stands in the name of the whole; ``sure``: any difference is wrong, not only one
    that a misprint makes.
    """

    sign: str
    whole: re.Pattern[str]
    parts: tuple[re.Pattern[str], ...]
    sure: bool
    spent: bool = False
    """The whole has no name but that it is said to be spent."""
    first_may_lack: bool = False
    """The first part may be left out, or be said to be nothing without a figure."""


_KNOWN = (
    _Apart(
        "接待",
        late_regex(r"(?:公务)?接待(?:费|经费|支出|费用)*"),
        (
            late_regex(r"国内(?:公务)?接待.*"),
            late_regex(r"(?:外事|外宾|国（境）外|涉外)(?:公务)?接待.*"),
        ),
        sure=True,
    ),
    _Apart(
        "三公",
        late_regex(r".*三公.?经费.*"),
        (
            late_regex(r"(?:因公)?出国.*"),
            late_regex(r"(?:公务(?:用)?车|公车|车辆)购置(?:费)?[及和与].*(?:运行|运维|维护).*"),
            late_regex(r"公务接待.*"),
        ),
        sure=False,
    ),
    _Apart(
        "三公",
        late_regex(r".*三公.?经费.*"),
        (
            late_regex(r"(?:因公)?出国.*"),
            late_regex(r"(?:公务(?:用)?车|公车|车辆).*(?:运行|运维|维护).*"),
            late_regex(r"公务接待.*"),
        ),
        sure=False,
        first_may_lack=True,
    ),
    _Apart(
        "",
        late_regex(r"(?:全年|年度|实际|本年|总)*(?:支出|执行)?(?:合计|总计|总额)?"),
        (late_regex(r"基本支出"), late_regex(r"项目支出")),
        sure=False,
        spent=True,
    ),
    *(
        _Apart(
            "收入",
            late_regex(r"(?:全国|全省)?(?:地方)?(?:一般公共预算|公共财政预算|财政)(?:总)?收入"),
            tuple(map(re.compile, parts)),
            sure=False,
        )
        for parts in (
            (r"中央(?:一般公共预算|财政).*收入", r"地方.*(?:本级)?收入"),
            (r"(?:全国|全省)?(?:地方)?税收收入", r"非税收入"),
        )
    ),
)


def parts_apart(statements: list[Statement]) -> Iterator[Relation]:
    """Each such whole with its parts, where all of them are told behind it."""
    for statement in statements:
        for known in _KNOWN:
            if known.sign in statement.subject and known.whole.fullmatch(statement.subject):
                told = [*_sum_of(known, statement, statements)]
                yield from told or _sum_of_before(known, statement, statements)


def _sum_of(known: _Apart, statement: Statement, statements: list[Statement]) -> Iterator[Relation]:
    """The sum of what was spent, else of what was planned, and that of the changes beside it."""
    behind = [
        other
        for other in statements[statement.index + 1 : statement.index + 1 + _REACH]
        if other.passage - statement.passage <= _PASSAGES
    ]
    for planned in (False, True):
        whole = _amount(statement, planned=planned)
        found = [_told(part, behind, planned=planned) for part in known.parts] if whole else []
        parts = [one for one in found if one is not None]
        if whole is None or len(parts) < len(found) - (known.first_may_lack and found[0] is None):
            continue
        if known.spent and whole.subject.stage != "outturn":
            return
        relation = sum_towards(statement, whole, [(1, amount) for _, amount in parts])
        if agrees(relation.judgement) or known.sure or shows_a_slip(relation):
            yield relation
            yield from _sum_of_changes(statement, [part for part, _ in parts])
        return


def _sum_of_before(
    known: _Apart, statement: Statement, statements: list[Statement]
) -> Iterator[Relation]:
    """公用经费包括车辆运行费3万元、接待费1万元。…“三公”经费支出4万元: parts told before their
    whole, be it in another section, where they make it exactly.
    """
    reach, passages = (_REACH, _PASSAGES) if known.spent else (_FAR_BACK, _FAR_BACK)
    before = [
        other
        for other in statements[max(0, statement.index - reach) : statement.index][::-1]
        if statement.passage - other.passage <= passages
    ]
    for planned in (False, True):
        whole = _amount(statement, planned=planned)
        found = [_told(part, before, planned=planned) for part in known.parts] if whole else []
        parts = [one for one in found if one is not None]
        lacking = len(found) - (known.first_may_lack and bool(found) and found[0] is None)
        if whole is None or len(parts) < max(lacking, _FEWEST):
            continue
        relation = sum_towards(statement, whole, [(1, amount) for _, amount in parts])
        if relation.verdict is Verdict.HOLDS:
            yield relation
            return


def _sum_of_changes(statement: Statement, parts: list[Statement]) -> Iterator[Relation]:
    """比上年减少20万元: of the parts that changed, where they make it exactly."""
    changed = [change for part in parts for change in part.changes[:1] if change.money]
    for change in statement.changes[:1]:
        if change.money and len(changed) > 1:
            relation = sum_towards(statement, change, with_signs(changed))
            if relation.verdict is Verdict.HOLDS:
                yield relation


def _told(
    name: re.Pattern[str], statements: list[Statement], *, planned: bool
) -> tuple[Statement, Phrase] | None:
    """The first statement that tells an amount under a name, with the amount."""
    for statement in statements:
        if name.fullmatch(statement.subject) and (amount := _amount(statement, planned=planned)):
            return statement, amount
    return None


def _amount(statement: Statement, *, planned: bool) -> Phrase | None:
    """What was spent, or planned, this year."""
    return next(
        (
            level
            for level in statement.levels
            if level.money and not level.prior and (level.subject.stage in words.PLANNED) is planned
        ),
        None,
    )
