"""What a list may detail: the statements before it, the likeliest first."""

from __future__ import annotations

from jixiao.extraction.prose import words
from jixiao.extraction.prose.breaks import NEW_PASSAGE, NEW_SENTENCE
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.extraction.prose.subjects import same_subject, subject_of
from jixiao.extraction.prose.totals.sides import named_side
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex

LONGEST_LIST = 60
"""Statements that one list may run over, or stand behind the head that its clause names."""
LOOK_BACK = 12
"""Statements before a list among which its head is sought."""
_HEADS_TRIED = 6
"""Heads tried besides the farthest one."""
_OPENED = late_regex(
    r"[。；]?(?P<name>[^，。；：]{3,16}?)(?:(?:主要)?(?:包括|包含|含有)|由)(?=[^，。；：]{2,20}$)"
)
_BRACKET = late_regex(r"（")
_BESIDES = late_regex(r"（(?:另|还有|此外|不含|不包括|不计|未含)(?![^，。；]{0,8}费)")
"""（另有社工60名、网格员20名）: what a bracket adds to the amount before it or leaves out of it."""


def heads_of(first: Statement, statements: list[Statement]) -> list[Statement]:
    """What a list may detail, the likeliest first: what stands before it in its own passage, or
    in the passage before where the list opens a passage.
    """
    if first.first.pause >= NEW_PASSAGE and words.BESIDES.match(first.first.gap):
        return []
    if first.depth and _BESIDES.match(first.first.gap):
        return []
    if first.depth and (beside := _right_before(first)) is not None:
        return [beside]
    deepest = first.depth - 1 if first.depth else 0
    before = [
        statement
        for statement in nearest_before(first, statements, LOOK_BACK)
        if statement.depth <= deepest
    ]
    heads = _distinct(_near(first, before) or before[:2])
    tried = [*_named_by_clause(first, statements), *heads[:_HEADS_TRIED], *heads[-1:]]
    side = named_side(first.subject)
    if side and first.before is not None and named_side(first.before.subject) == side:
        tried = [head for head in tried if named_side(head.subject) in ("", side)]
    return _distinct(tried)


def _right_before(first: Statement) -> Statement | None:
    """The count that a bracket stands right behind: it details nothing else (在职7人（其中…）,
    净减2人（退休5人、新进3人）).
    """
    before = first.before
    if before is None or not (before.levels or before.changes) or not first.levels:
        return None
    count, inside = before.phrases[-1], first.levels[0]
    told = count.figure.dimension is Dimension.COUNT and comparable(count, inside)
    return before if told and _BRACKET.match(first.first.gap) else None


def _near(first: Statement, before: list[Statement]) -> list[Statement]:
    """The statements of the list's passage; in front the one that opens a sentence, where the
    list opens one too, else the one right before the list.
    """
    opens_passage = first.first.pause >= NEW_PASSAGE and before
    passage = before[0].passage if opens_passage else first.passage
    near = [statement for statement in before if statement.passage >= passage]
    if first.first.pause >= NEW_SENTENCE:
        return [*[one for one in near if _opens_sentence(one)][:1], *near]
    if first.before is None or _ends_a_bracket(first.before, first):
        return near
    return [first.before, *near]


def _ends_a_bracket(before: Statement, first: Statement) -> bool:
    """资金19亿元（其中甲4亿元，乙15亿元），方案：丙2亿元…: whether a list in a bracket ends right
    before.
    """
    other = before.before
    return before.depth > first.depth and other is not None and other.depth == before.depth


def _opens_sentence(statement: Statement) -> bool:
    return statement.first.pause >= NEW_SENTENCE and not statement.first.opener


def _distinct(statements: list[Statement]) -> list[Statement]:
    return list({statement.index: statement for statement in statements}.values())


def _counted(first: Statement) -> tuple[Statement, str]:
    """项目支出共5项，分别是：甲…: what the words right before a list count, by its name."""
    before = first.before
    if before is None or before.first.figure.dimension is not Dimension.COUNT:
        return first, ""
    beside = len(before.phrases) == 1 and before.first.sentence == first.first.sentence
    return (before, before.subject) if beside else (first, "")


def _named_by_clause(first: Statement, statements: list[Statement]) -> list[Statement]:
    """The statement of what the clause names itself (返还性收入中，…; 基本支出包括…), or counts."""
    above, name = first, first.first.within
    if not name and (opened := _OPENED.match(first.first.gap)) is not None:
        name = subject_of(opened["name"]).name
    if not name:
        above, name = _counted(first)
    if not name:
        return []
    of_it = f"的{name}"
    for other in nearest_before(above, statements, LONGEST_LIST):
        if other.levels and (same_subject(other.subject, name) or other.subject.endswith(of_it)):
            return [other]
    return []
