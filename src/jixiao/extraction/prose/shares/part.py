"""The amount that a share is of the whole."""

from __future__ import annotations

from jixiao.extraction.prose.breaks import NEW_CLAUSE
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.shares.wholes import NEAR, names_whole
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.extraction.prose.subjects import TAXES
from jixiao.figures.figure import Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_RATIO = late_regex(r"占比(?:为|是|达)?$")
_TELLING_NAME = 4
"""Characters of a name that a subject may end on (财政收入情况财政总收入)."""
_WORD = 2
"""Characters of a word that is denied (不满意, 未办结)."""
_RATES = (Role.SHARE, Role.EXECUTION_RATE, Role.COMPLETION_RATE)
_TAXES = late_regex(r"(?<!非)税收")
"""地方税收收入, but not 非税收入."""


def named_part(phrase: Phrase, statement: Statement, statements: list[Statement]) -> Phrase | None:
    """The amount of the subject that a share names itself (税收占比为…)."""
    name = phrase.subject.name
    if not name:
        return None
    own = statement.subject
    same = _is_called(own, name) or (names_whole(name, own) and not _denies(own, name))
    if statement.levels and same:
        return None
    for other in nearest_before(statement, statements, NEAR):
        if _is_called(other.subject, name) and other.levels:
            return other.levels[-1]
    return None


def _is_called(subject: str, name: str) -> bool:
    """Whether a subject is what a share names; taxes go by more than one name."""
    if name == f"{subject}支出" and len(subject) > _WORD:
        return True
    if len(name) >= _TELLING_NAME and subject.endswith(name) and not subject.endswith(f"非{name}"):
        return True
    return subject == name or (name == TAXES and _TAXES.search(subject) is not None)


def _denies(subject: str, name: str) -> bool:
    """不满意12份，满意占比97.50%: whether an amount is of what is not so, a share of what is."""
    said = name[:_WORD]
    return f"不{said}" in subject or f"未{said}" in subject


def is_of_another(phrase: Phrase, statement: Statement, part: Phrase) -> bool:
    """Whether a share speaks of a subject whose amount is nowhere printed, or is not the one right
    before it (药品费60万元、材料费30万元，药占比…).
    """
    name = phrase.subject.name
    if name and part in statement.levels and _denies(statement.subject, name):
        return True
    if not name or names_whole(name, statement.subject):
        return False
    told = statement.phrases[: statement.phrases.index(phrase)]
    apart = phrase.pause >= NEW_CLAUSE or bool(told and told[-1].role in _RATES)
    other = _RATIO.search(phrase.gap) is not None and set(name).isdisjoint(statement.subject)
    return (apart or other) and part in statement.levels


def is_named_apart(phrase: Phrase, part: Phrase, statement: Statement) -> bool:
    """Whether the share behind the last item of a list names something else than that item."""
    named = bool(phrase.base) and not names_whole(phrase.subject.name, statement.subject)
    return named and part in statement.levels


def part_behind(phrase: Phrase, statement: Statement, statements: list[Statement]) -> Phrase | None:
    """人员经费占88.6%，为53万元: the amount that stands behind its share."""
    for other in (statement, *statements[statement.index + 1 : statement.index + 2]):
        for one in other.levels:
            if one.figure.start > phrase.figure.start:
                return one if one.of_share and one.gap == phrase.after else None
    return None


def part_before(phrases: list[Phrase]) -> Phrase | None:
    """The last amount of the statement before the share."""
    levels = [
        phrase
        for phrase in phrases
        if phrase.role is Role.LEVEL and not phrase.of_whole and not _is_rate(phrase.figure)
    ]
    this_year = [level for level in levels if not level.prior]
    return next(reversed(this_year or levels), None)


def _is_rate(figure: Figure) -> bool:
    return figure.unit in ("%", "个百分点", "百分点")
