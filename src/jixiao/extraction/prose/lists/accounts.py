"""Lists of accounts: 收入甲，支出乙，结余丙；其中统筹收入…，支出…，结余…；账户收入….

Each item states the same amounts as the head, in the same order, and each amount adds up.
"""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.building import agrees, signed_sum
from jixiao.extraction.prose.breaks import NEW_CLAUSE, NEW_SENTENCE
from jixiao.extraction.prose.statements import Statement
from jixiao.ledger.relation import Relation

_SIDES = ("收入", "支出")
_NAME_END = 2
"""Characters at the end of a name that tell which amount of an account it is."""
_LONGEST = 40
"""Statements that one such list may run over."""
_Account = list[Statement]


def account_sums(statements: list[Statement]) -> Iterator[Relation]:
    """The sums of every list of accounts, where at least half of them agree."""
    for first in statements:
        if first.first.opener and first.subject.endswith(_SIDES):
            yield from _sums(*_read(first, statements))


def _read(first: Statement, statements: list[Statement]) -> tuple[_Account, list[_Account]]:
    """The account before a list, and those that are its items, parted by semicolons."""
    items: list[_Account] = []
    for statement in statements[first.index : first.index + _LONGEST]:
        opens = statement.first.pause >= NEW_CLAUSE or statement is first
        if statement is not first and statement.first.pause >= NEW_SENTENCE:
            break
        if opens:
            items.append([])
        items[-1].append(statement)
    size = len(items[0])
    return statements[max(0, first.index - size) : first.index], items


def _sums(head: _Account, items: list[_Account]) -> Iterator[Relation]:
    """One sum for each amount of the head."""
    accounts = [head, *items]
    if len(items) < 2 or not all(_is_like(head, account) for account in accounts):
        return
    relations = [
        signed_sum(
            total.levels[0].figure,
            [(1, item[place].levels[0].figure) for item in items],
            subject=total.subject,
        )
        for place, total in enumerate(head)
    ]
    if sum(agrees(relation.judgement) for relation in relations) * 2 >= len(relations):
        yield from relations


def _is_like(head: _Account, account: _Account) -> bool:
    """Whether an account states one amount of money for each of the head's, by the same names."""
    names = [one.subject[-_NAME_END:] for one in account]
    told = names == [one.subject[-_NAME_END:] for one in head] and set(_SIDES) <= set(names)
    return told and all(len(one.levels) == 1 and one.levels[0].money for one in account)
