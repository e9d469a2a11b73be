"""What is wrong with a pack: sums, unknown functions and parameters, expressions, sources."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from jixiao.filing.expressions import ExpressionError, parse
from jixiao.filing.known import derived
from jixiao.filing.schema import field_at, tables
from jixiao.regions.marked_yaml import Problem
from jixiao.regions.pack import Criterion, Pack, Rule
from jixiao.regions.pack_reading import PackError, read_pack
from jixiao.rubrics.evidence import evidence_kinds
from jixiao.rubrics.functions import FUNCTIONS
from jixiao.rubrics.rounding import digits

_EXPRESSIONS = ("value", "executed", "budget")


def lint_file(path: Path) -> list[Problem]:
    """Every problem of a pack file; none where it can be used."""
    try:
        pack = read_pack(path)
    except PackError as error:
        return error.problems
    return sorted(lint(pack), key=lambda problem: problem.line)


def lint(pack: Pack) -> Iterator[Problem]:
    """Problems of a pack that was read."""
    yield from _totals(pack)
    yield from _repeated(pack)
    for criterion in pack.walk():
        yield from _criterion(pack, criterion)
    yield from _evidence(pack)
    words = [grade.word for grade in pack.grades]
    if len(set(words)) < len(words):
        yield Problem(pack.path, 1, "grades 中有重复的等级；每档只写一次")
    if pack.grades and pack.grades[-1].least != 0:
        yield Problem(pack.path, 1, "最低一档的 least 应为 0，否则低分没有等级")


def _evidence(pack: Pack) -> Iterator[Problem]:
    for rule in pack.evidence.rules if pack.evidence else ():
        for kind in rule.kinds:
            if kind not in evidence_kinds():
                known = "、".join(evidence_kinds())
                yield Problem(pack.path, rule.line, f"没有佐证种类 {kind}；可用的有 {known}")
        if not rule.words or not rule.kinds:
            yield Problem(
                pack.path, rule.line, "佐证规则应写 words（指标名中的词）和 kinds（种类）"
            )


def _totals(pack: Pack) -> Iterator[Problem]:
    total = sum(
        (each.points or Decimal(0) for each in pack.criteria if not each.deduction), Decimal(0)
    )
    if total != pack.total:
        yield Problem(
            pack.path, 1, f"各一级指标分值合计{digits(total)}，应等于 total {digits(pack.total)}"
        )
    for parent in pack.walk():
        below = sum((child.points or Decimal(0) for child in parent.children), Decimal(0))
        if parent.children and parent.points is not None and below != parent.points:
            yield Problem(
                pack.path,
                parent.line,
                f"“{parent.name}”下各项分值合计{digits(below)}，应为{digits(parent.points)}",
            )


def _repeated(pack: Pack) -> Iterator[Problem]:
    seen: dict[str, Criterion] = {}
    for criterion in pack.walk():
        if criterion.id in seen:
            first = seen[criterion.id].line
            yield Problem(
                pack.path,
                criterion.line,
                f"编号 {criterion.id} 重复（第{first}行已用）；每项应不同",
            )
        seen.setdefault(criterion.id, criterion)


def _criterion(pack: Pack, criterion: Criterion) -> Iterator[Problem]:
    at, rule = criterion.line, criterion.rule
    if rule and criterion.children:
        yield Problem(pack.path, at, f"“{criterion.name}”有下级指标，不应再写 rule")
    if not rule and not criterion.children:
        yield Problem(pack.path, at, f"“{criterion.name}”没有 rule；最末级指标要写怎样计分")
    if criterion.points is not None and criterion.points < 0:
        yield Problem(pack.path, at, f"“{criterion.name}”分值小于 0")
    if criterion.points is None and not (rule and rule.function == "indicators"):
        yield Problem(pack.path, at, f"“{criterion.name}”没有写分值 points")
    if rule:
        yield from _rule(pack, rule)


def _rule(pack: Pack, rule: Rule) -> Iterator[Problem]:
    signature = FUNCTIONS.get(rule.function)
    if signature is None:
        known = "、".join(FUNCTIONS)
        yield Problem(pack.path, rule.line, f"不认识的计分函数 {rule.function}；可用的有 {known}")
        return
    given = set(rule.parameters) - {"text"}
    for name in sorted(signature.required - given):
        yield Problem(pack.path, rule.line, f"计分函数 {rule.function} 缺少参数 {name}")
    for name in sorted(given - signature.parameters):
        yield Problem(
            pack.path, rule.line, f"计分函数 {rule.function} 没有参数 {name}；请改正或删去"
        )
    for text in _expressions(rule):
        yield from _expression(pack, rule, text)


def _expressions(rule: Rule) -> Iterator[str]:
    for key in _EXPRESSIONS:
        if key in rule.parameters:
            yield str(rule.parameters[key])
    steps = rule.parameters.get("steps")
    if isinstance(steps, list):
        yield from (str(step["value"]) for step in steps if isinstance(step, dict))


def _expression(pack: Pack, rule: Rule, text: str) -> Iterator[Problem]:
    try:
        paths = parse(text).paths
    except ExpressionError as error:
        yield Problem(pack.path, rule.line, str(error))
        return
    for path in paths:
        if not (field_at(path) or path in derived() or _over_rows(path)):
            yield Problem(pack.path, rule.line, f"算式 {text} 中的 {path} 不是填报表里的数")


def _over_rows(path: str) -> bool:
    function, _, inside = path.rstrip(")").partition("(")
    table, _, column = inside.rpartition(".")
    if function == "count":
        return inside in tables()
    found = tables().get(table)
    return (
        function in ("sum", "distinct") and found is not None and found.column(column) is not None
    )
