"""A rate of the narrative whose other amount stands in a table alone: 接待费4万元，较上年降75%."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from decimal import Decimal

from jixiao.extraction.building import change_over_prior, part_of_whole, rate
from jixiao.extraction.linking.cells import linked
from jixiao.extraction.linking.names import standard_name
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.repeats.naming import is_telling
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role, Scope

_SPENT = late_regex(r"(?:执行|支出|支付|拨付|兑付)(?:率|进度)$")
_OF_NAMED = late_regex(r"(?:项目)?(?:预算|资金)?(?:执行|支出|支付|拨付)(?:率|进度)$")
_IN_TURN = late_regex(r"[，、；和及](?P<name>[^，。；：、]{4,20}?)(?:为|是|达到?)?")
_SHORTEST = 4
"""Characters of a name that tells a row."""
_KINDS = {
    Role.CHANGE_RATE: (
        RelationKind.CHANGE_RATE,
        change_over_prior,
        "（本年数－上年数）÷上年数×100",
    ),
    Role.EXECUTION_RATE: (RelationKind.EXECUTION_RATE, part_of_whole, "执行数÷预算数×100"),
}


def rates_over_rows(
    statements: Sequence[Statement], cells: dict[str, list[Fact]], told: Iterable[Relation]
) -> Iterator[Relation]:
    """Each rate that no relation states yet, of its amount and another cell of the row that holds
    this amount; told where it holds.
    """
    stated = {one.stated.figure.start for one in told if one.stated.figure is not None}
    pending = [
        (statement, phrase)
        for statement in statements
        for phrase in statement.phrases
        if phrase.role in _KINDS and phrase.figure.start not in stated and is_telling(phrase)
    ]
    rows = _rows_by_value(cells) if pending else {}
    yield from _rates_in_turn(statements, cells, stated) if pending else ()
    for statement, phrase in pending:
        named = _named_row(phrase, statement, cells) or _other_amount(phrase, statement, cells)
        if named is not None:
            yield named
            continue
        amount = _amount_before(phrase, statement)
        if amount is None:
            continue
        relation = _over_row(phrase, amount, statement, rows)
        relation = relation or _unlike_row(phrase, amount, statement, rows, cells)
        if relation is not None:
            yield relation


def _rows_by_value(cells: dict[str, list[Fact]]) -> dict[Decimal, dict[str, list[Fact]]]:
    """The cells of the rows that hold an amount, by that amount and their names."""
    rows: dict[Decimal, dict[str, list[Fact]]] = defaultdict(dict)
    for name, facts in cells.items():
        amounts = [fact for fact in facts if fact.role is Role.LEVEL and fact.figure.value]
        for fact in amounts if len(amounts) > 1 else ():
            rows[fact.figure.value][name] = amounts
    return rows


def _over_row(
    phrase: Phrase,
    amount: Phrase,
    statement: Statement,
    rows: dict[Decimal, dict[str, list[Fact]]],
) -> Relation | None:
    """The rate of an amount over another cell of a row that holds it, or of the outturn of the row
    over an amount that was planned: of the statement's name, or of any row where the amount has
    digits enough. Where the amount stands in one row alone, also a misprint of that.
    """
    name = standard_name(statement.subject)
    kind, compute, formula = _KINDS[phrase.role]
    holding = rows.get(amount.figure.value, {})
    slips: list[Relation] = []
    for row, facts in holding.items():
        for other in facts if row == name or is_telling(amount) else ():
            if other.figure.value == amount.figure.value:
                continue
            pair = (other, amount) if _is_done_of(other, amount) else (amount, other)
            relation = rate(
                phrase.figure, [one.figure for one in pair], compute, kind=kind, formula=formula,
                subject=statement.subject, scope=Scope.TEXT_TABLE,
            )  # fmt: skip
            if relation.verdict is Verdict.HOLDS:
                return relation
            if pair[0] is other and len(holding) == 1 and is_misprinted(relation):
                slips.append(relation)
    return slips[0] if len(slips) == 1 else None


def _is_done_of(cell: Fact, amount: Phrase) -> bool:
    """Whether a cell is what was spent of an amount that was planned."""
    return cell.stage == "outturn" and amount.subject.stage in words.PLANNED


def _named_row(
    phrase: Phrase, statement: Statement, cells: dict[str, list[Fact]]
) -> Relation | None:
    """文物修缮项目支出率只有78%: the rate in the one row that it names."""
    name = _OF_NAMED.sub("", phrase.rate_name)
    if len(name) < _SHORTEST or name == phrase.rate_name:
        return None
    facts = [one for one in cells.get(standard_name(name), ()) if one.role is phrase.role]
    rates = {one.figure.value: one for one in facts}
    return linked(phrase, facts[0], statement) if len(rates) == 1 else None


def _rates_in_turn(
    statements: Sequence[Statement], cells: dict[str, list[Fact]], stated: Container[int]
) -> Iterator[Relation]:
    """其中：校舍维修执行率96.20%，图书购置88.75%: rates in a row that the first one opens, each
    over the amounts of the one row that it names; a wrong one where it is a misprint of that.
    """
    opened = -1
    for phrase in [one for statement in statements for one in statement.phrases]:
        name = _OF_NAMED.sub("", phrase.rate_name) if phrase.role is Role.EXECUTION_RATE else ""
        if name and name != phrase.rate_name:
            opened = phrase.sentence
        elif phrase.figure.dimension is not Dimension.PERCENT or phrase.sentence != opened:
            opened = opened if phrase.sentence == opened else -1
            continue
        else:
            match = _IN_TURN.fullmatch(phrase.gap)
            name = match["name"] if match is not None and phrase.role is Role.LEVEL else ""
        if name and phrase.figure.start not in stated and is_telling(phrase):
            yield from _of_row(phrase, standard_name(name), cells)


def _of_row(phrase: Phrase, name: str, cells: dict[str, list[Fact]]) -> Iterator[Relation]:
    """A rate by what the one row of its name, or whose name ends so, has spent of its budget."""
    named = [name] if name in cells else [one for one in cells if one.endswith(name)]
    if len(named) != 1 or len(name) < _SHORTEST:
        return
    amounts = [one for one in cells[named[0]] if one.role is Role.LEVEL and one.figure.value]
    spent = [one for one in amounts if one.stage == "outturn"]
    latest = max((one.year or 0 for one in spent), default=0)
    done = [one for one in spent if (one.year or latest) == latest]
    plans = [one for one in amounts if one.stage in words.PLANNED]
    made = [
        rate(
            phrase.figure, (one.figure, plan.figure), part_of_whole,
            kind=RelationKind.EXECUTION_RATE, formula="执行数÷预算数×100",
            subject=named[0], scope=Scope.TEXT_TABLE,
        )
        for one in done for plan in plans
    ]  # fmt: skip
    held = [one for one in made if one.verdict is Verdict.HOLDS]
    alone = len(made) == 1 and all(one.role is Role.LEVEL for one in cells[named[0]])
    yield from held[:1] or ([one for one in made if is_misprinted(one)] if alone else ())


def _other_amount(
    phrase: Phrase, statement: Statement, cells: dict[str, list[Fact]]
) -> Relation | None:
    """文物修缮支出58.52万元，执行率77.87%: another amount than the row of this name gives, which
    has this very rate.
    """
    amount = _amount_before(phrase, statement)
    if len(statement.subject) < _SHORTEST or amount is None:
        return None
    facts = cells.get(standard_name(statement.subject), ())
    rates = {one.figure.value for one in facts if one.role is Role.EXECUTION_RATE}
    spent = [one for one in facts if one.role is Role.LEVEL and one.stage == "outturn"]
    known = {one.figure.value for one in facts}
    if rates != {phrase.figure.value} or len(spent) != 1 or amount.figure.value in known:
        return None
    return linked(amount, spent[0], statement) if amount.subject.stage in ("", "outturn") else None


def _amount_before(phrase: Phrase, statement: Statement) -> Phrase | None:
    """The last amount of this year before a rate."""
    before = [one for one in statement.levels if one.figure.start < phrase.figure.start]
    amounts = [one for one in before if one.money and not one.prior and one.figure.value]
    return amounts[-1] if amounts else None


def _unlike_row(
    phrase: Phrase,
    amount: Phrase,
    statement: Statement,
    rows: dict[Decimal, dict[str, list[Fact]]],
    cells: dict[str, list[Fact]],
) -> Relation | None:
    """支出90万元，执行率95%: another execution rate than the one row of this outturn prints."""
    named = _SPENT.search(phrase.rate_name) or phrase.base == "预算"
    if not is_telling(amount) or not named:
        return None
    if amount.sentence != phrase.sentence and _OF_NAMED.sub("", phrase.rate_name):
        return None
    rates = {
        fact.figure.value: fact
        for name, facts in rows.get(amount.figure.value, {}).items()
        if any(one.stage == "outturn" and one.figure.value == amount.figure.value for one in facts)
        for fact in cells[name]
        if fact.role is Role.EXECUTION_RATE and fact.figure.dimension is phrase.figure.dimension
    }
    return linked(phrase, next(iter(rates.values())), statement) if len(rates) == 1 else None
