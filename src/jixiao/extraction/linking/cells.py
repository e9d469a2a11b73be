"""An amount or rate of the narrative against the cells of the same name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from jixiao.extraction.building import agrees, same
from jixiao.extraction.linking.names import ALL_FUNDS, WHOLE, standard_name
from jixiao.extraction.prose import words
from jixiao.extraction.prose.body.facts import is_whole
from jixiao.extraction.prose.comparability import measured_in
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, Role, Scope

WHOLE_ROW = late_regex(rf"(?:部门|单位)?整体支出|支出总额|总支出|{ALL_FUNDS}")
"""What the row of the whole is called."""
_PAID = late_regex(r"(?:拨付|支付|兑付|发放|使用|到位|支出)(?:了|资金|金额|数)?(?:为|共)?$")
_BARE_RATE = late_regex(
    r"(?:预算|资金|总体|综合)?(?:执行|支出|支付|完成|使用|到位|拨付)(?:率|进度)"
)
_LAST_YEAR = late_regex(r"[由从比较](?:上年|去年|上一年)度?[末底]?的?$")
_IN_ALL = late_regex(r"(?:合计|共计|总计)(?:为|共)?$")
"""甲、乙、丙3个项目，预算合计: of all that was named, and not of the last."""
_BEFORE = late_regex(r".*[，。；：（]", re.DOTALL)
_FAR = 4
"""How many times a cell an amount is away from it that is of something else."""
_SPECIFIC = 3
"""Characters of a name so telling that a differing cell is an error."""
LINKED = (Role.LEVEL, Role.EXECUTION_RATE, Role.COMPLETION_RATE, Role.SCORE, Role.ACTUAL)
"""The roles that narrative and tables share."""


def cells_by_name(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    """The table facts under each name, one of those that say just the same."""
    cells: dict[str, dict[tuple[object, ...], Fact]] = defaultdict(dict)
    for fact in facts:
        if fact.in_table and fact.role in LINKED and fact.subject:
            figure = fact.figure
            distinct = (figure.digits, figure.unit, fact.stage, fact.year, fact.role)
            cells[standard_name(fact.subject)].setdefault(distinct, fact)
            if WHOLE_ROW.fullmatch(fact.subject):
                cells[WHOLE].setdefault(distinct, fact)
    return {name: list(found.values()) for name, found in cells.items()}


def named_cell(
    name: str, statement: Statement, level: Phrase, cells: dict[str, list[Fact]]
) -> Relation | None:
    """An amount against the cells of the same name, stage and year."""
    fitting = [
        fact
        for fact in cells.get(name, ())
        if fact.figure.dimension is level.figure.dimension
        and same_time(level, fact)
        and (level.role is Role.SCORE) == (fact.role is Role.SCORE)
    ]
    relations = [linked(level, fact, statement) for fact in fitting if name]
    agreeing = [relation for relation in relations if agrees(relation.judgement)]
    if agreeing:
        return agreeing[0]
    values = {fact.figure.value for fact in fitting}
    certain = len(name) >= _SPECIFIC and len(values) == 1 and name != WHOLE
    known = statement.owner is not None or statement.first.classified or len(name) > _SPECIFIC
    sure = certain and known and "、" not in own_words(level) and not _of_a_part(name, statement)
    sure = sure and "分别" not in level.gap and not (fitting and _paid_of(level, fitting[0]))
    sure = sure and (name in level.gap or not _IN_ALL.search(level.gap))
    sure = sure and not (level.role is Role.EXECUTION_RATE and "占" in level.gap)
    sure = sure and not _is_of_another_year(level, fitting[0])
    sure = sure and not _is_of_another(level, fitting[0], statement)
    if not sure or not _staged_alike(level, fitting[0]) or _counts_others(level, fitting[0]):
        return None
    other = _of_other_column(name, level, fitting[0], cells)
    return linked(level, other, statement) if other is not None else relations[0]


def _is_of_another(level: Phrase, fact: Fact, statement: Statement) -> bool:
    """上年结转6万元，年中追加10万元，全年预算96万元 beside a row 上年结转: whether an amount stands
    beside one that the cell prints, or is far from the cell and beside one that is nearer.
    """
    cell, off = fact.figure.fraction, abs(level.figure.fraction - fact.figure.fraction)
    beside = [
        abs(one.figure.fraction - cell)
        for one in statement.phrases
        if one is not level and one.figure.dimension is level.figure.dimension
    ]
    nearest = min(beside, default=off)
    far = off > abs(cell) * _FAR and level.figure.digits != fact.figure.digits
    return off > 0 and nearest < off and (far or (not nearest and cell > 0))


def _of_other_column(
    name: str, level: Phrase, fact: Fact, cells: dict[str, list[Fact]]
) -> Fact | None:
    """甲补助96万元，支出92万元 beside a row 甲补助 with the columns 收到资金 and 支出金额: the cell
    of its section that another header gave a name of its own, where it prints the amount.
    """
    for known, facts in cells.items():
        for other in facts if known.startswith(name) else ():
            alike = other.section == fact.section and other.figure.value == level.figure.value
            if alike and other.figure.scale == level.figure.scale and same_time(level, other):
                return other
    return None


def _paid_of(level: Phrase, fact: Fact) -> bool:
    """甲项目拨付41万元 beside the budget of 甲项目: what was paid is told in no cell."""
    return fact.stage in words.PLANNED and _PAID.search(level.gap) is not None


def _counts_others(level: Phrase, fact: Fact) -> bool:
    """演出26场 beside 场馆7个: counts in two units are of two things."""
    counted = level.figure.dimension is Dimension.COUNT
    return counted and measured_in(level.figure) != measured_in(fact.figure)


def _is_of_another_year(level: Phrase, fact: Fact) -> bool:
    """由上年的8.2万人增加到9.1万人 beside a cell 9.1万人 that says no year: last year's amount."""
    dated = fact.year == level.year is not None
    return not dated and bool(level.prior or _LAST_YEAR.search(level.gap))


def _of_a_part(name: str, statement: Statement) -> bool:
    """Whether a bare 支出率 is of a part, while the only cell called so is of the total row."""
    part = statement.owner is not None or (statement.subject and not is_whole(statement))
    return bool(part) and _BARE_RATE.fullmatch(name) is not None


def own_words(level: Phrase) -> str:
    """What the clause says right before an amount; 、 within it joins names that share it."""
    said = _BEFORE.sub("", level.gap.rstrip("，：（"))
    return said.lstrip("、和及与")


def _staged_alike(level: Phrase, fact: Fact) -> bool:
    """Whether both say of which stage they are, or neither does."""
    return level.subject.stage in (fact.stage, "") or not fact.stage


def same_time(level: Phrase, fact: Fact) -> bool:
    """Whether stage and year agree as far as both say them; 预算 goes with any budget stage."""
    stages = {level.subject.stage, fact.stage} - {""}
    if len(stages) > 1 and not ("budget" in stages and stages & {"initial", "adjusted"}):
        return False
    return None in (level.year, fact.year) or level.year == fact.year


def linked(level: Phrase, fact: Fact, statement: Statement) -> Relation:
    """The same-fact relation between a sentence and a cell."""
    named = level.figure.dimension is Dimension.PERCENT or level.role is Role.SCORE
    subject = level.subject.name or fact.subject if named else statement.title(level)
    return same(level.figure, fact.figure, subject=subject, scope=Scope.TEXT_TABLE)
