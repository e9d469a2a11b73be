"""Sums over lists: a head and the parts that 其中, 包括, a bracket or an enumeration opens."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.prose import words
from jixiao.extraction.prose.breaks import IN_ROW, NEW_SENTENCE, NO_BREAK
from jixiao.extraction.prose.lists.choosing import chosen_readings, readings_of
from jixiao.extraction.prose.lists.listing import Listing, listing_from
from jixiao.extraction.prose.lists.parts import Parts
from jixiao.extraction.prose.lists.plausibility import (
    far_over,
    goes_on,
    is_misprint,
    is_partition,
    likeliest,
    of_all_before,
)
from jixiao.extraction.prose.lists.regrouped import regrouped
from jixiao.extraction.prose.lists.retold import without_retold
from jixiao.extraction.prose.lists.settling import settled
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.phrases import NO_MARK
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.subjects import level_of, same_subject
from jixiao.extraction.prose.totals.slips import shows_a_slip
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_LIST_BETWEEN = 6
"""Statements of a list that may stand between a head and its numbered parts."""
_TELLING_DIGITS, _MANY_DIGITS = 4, 5
_LEVEL = late_regex(r"（([类款项])）")
_LEAST_ROW, _WORD = 3, 2
"""Amounts of a row that fills a sentence, and the characters before each that are the same."""
_SENTENCES = 3
"""Sentences of one passage over which parts without an opener may run."""


def list_sums(statements: list[Statement], passages: list[Passage]) -> list[Parts]:
    """Every list of the prose with the sum it makes. Inner lists are resolved first."""
    found: list[Parts] = []
    for statement in reversed(statements):
        if statement.first.opener or _breaks_down(statement, statements):
            found.extend(chosen_readings(listing_from(statement, statements, passages)))
    for statement in reversed(statements):
        if statement.levels and (statement.owner is None or statement.first.listed):
            found.extend(_unopened(statement, statements, passages))
    found = [parts for parts in found if not _of_itself(parts)]
    found = [parts for parts in without_retold(found) if not _outdone(parts)]
    found.extend(list(regrouped(found)))
    for parts in found:
        if _told_beside(parts):
            parts.relation.likely = True
    found.sort(key=lambda parts: parts.stated.figure.start)
    return found


def _told_beside(parts: Parts) -> bool:
    """实有40人，其中在职40人，退休12人: whether the staff is all that the head counts, so that
    those who have retired are perhaps told beside it.
    """
    if parts.stated.money or parts.holds:
        return False
    (first, value), *others = parts.items
    retired = all("退休" in item.subject or "离休" in item.subject for item, _ in others)
    return retired and "在" in first.subject and value.figure.value == parts.stated.figure.value


def _of_itself(parts: Parts) -> bool:
    """1.出国费0万元；2.车辆费9万元 towards a 车辆费 told before: nothing, and the head again."""
    if parts.size > 2 or not parts.holds:
        return False
    told = [item for item, value in parts.items if value.figure.value]
    return len(told) == 1 and same_subject(told[0].subject, parts.head.subject)


def _outdone(parts: Parts) -> bool:
    """减收5万元，其中甲减收4万元，乙减收3万元: changes that exceed the change of an open list; one
    that it does not name may have gone the other way.
    """
    if parts.stated.role is not Role.CHANGE or parts.agrees or parts.relation.must_hold:
        return False
    return abs(parts.total) > abs(parts.stated.figure.value)


def _breaks_down(statement: Statement, statements: list[Statement]) -> bool:
    """主要是甲4.7亿元、乙2.5亿元: a reason that is a row of amounts."""
    following = statements[statement.index + 1 : statement.index + 2]
    row = bool(following) and following[0].first.pause == IN_ROW
    return statement.first.reason and bool(statement.levels) and row


def _unopened(
    head: Statement, statements: list[Statement], passages: list[Passage]
) -> Iterator[Parts]:
    """A head whose parts follow without a word that opens them: told by names or by the sum."""
    following = statements[head.index + 1 : head.index + 2]
    first = following[0] if following else None
    if first is not None and not _may_follow(head, first):
        first = _first_behind(head, first, statements)
    if first is None:
        return
    listing = listing_from(first, statements, passages)
    named: list[Parts] = []
    sentence = first.first.pause == NEW_SENTENCE and first.before is head
    for stated in head.levels:
        if stated.prior:  # of last year alone a list is told by chance too often
            continue
        readings = readings_of(head, stated, listing)
        close = [
            parts
            for parts in readings
            if parts.agrees and (_beside_head(parts) or is_partition(parts))
        ]
        if close:
            yield from settled(close[0])
            return
        named += [
            parts
            for parts in readings
            if (is_partition(parts) and _named_near(parts) and _may_hold(parts))
            or (sentence and _fills_its_sentence(parts, listing))
        ]
    if named:
        chosen = likeliest(named)
        chosen.relation.must_hold = not goes_on(chosen, listing)
        yield from settled(chosen)


def _first_behind(
    head: Statement, other: Statement, statements: list[Statement]
) -> Statement | None:
    """The first numbered part of a head behind a list, opened by ``other``, that details the head
    in another way; in its own passage behind a bracket (甲90万元（其中补助30万元）。（一）乙…).
    """
    if not other.first.opener or other.passage != head.passage:
        return None
    following = statements[other.index + 1 : other.index + 1 + _LIST_BETWEEN]
    bracket = [one for one in following if other.depth > one.depth == head.depth]
    behind = next((one for one in following if one.passage != head.passage), None)
    behind = bracket[0] if bracket else behind
    numbered = behind is not None and behind.first.listed and _may_follow(head, behind)
    return behind if numbered else None


def _telling(parts: Parts) -> bool:
    """Whether two amounts make their head exactly, with digits enough that it is no chance."""
    return parts.holds and parts.stated.figure.telling >= _TELLING_DIGITS


def _may_follow(head: Statement, first: Statement) -> bool:
    """Whether a statement can be the first part of the one before it."""
    if first.owner is not None or first.first.opener:
        return False
    mark = _mark_of(head)
    return mark == NO_MARK or first.first.mark > mark


def _mark_of(head: Statement) -> int:
    """The rank of the list number that a statement stands behind, be it that of a count right
    before its amount (1、三个中心60万元).
    """
    before = head.before
    counted = head.first.pause == NO_BREAK and before is not None
    return before.first.mark if counted and before is not None else head.first.mark


def _named_near(parts: Parts) -> bool:
    """Whether known parts stand beside their head, which is none of them."""
    names = {item.subject for item, _ in parts.items}
    near = all(item.passage == parts.head.passage for item, _ in parts.items)
    listed = all(item.first.listed for item, _ in parts.items)
    head = parts.head
    told = bool(head.subject) or (near and words.A_TOTAL.search(head.first.gap) is not None)
    return told and not _is_one_of(head.subject, names) and (near or listed)


def _is_one_of(name: str, names: set[str]) -> bool:
    """Whether a head is called as a part is, or as the funds of one level of government beside
    those of others; what came from above may be of several.
    """
    level = level_of(name)
    return name in names or (level not in ("", "上级") and all(map(level_of, names)))


def _may_hold(parts: Parts) -> bool:
    """Whether a head can be what such items come to: not one that they exceed by far, or a zero,
    or an item of the same level of functional classes, or a plan of which they are what came in,
    or one of several amounts that they make together.
    """
    level = _LEVEL.findall(parts.head.first.gap)[-1:]
    alike = level and all(_LEVEL.findall(item.first.gap)[-1:] == level for item, _ in parts.items)
    nothing = parts.stated.figure.value == 0 != parts.total
    planned = parts.stated.subject.stage in words.PLANNED
    came_in = planned and all(words.CAME_IN.search(value.gap) for _, value in parts.items)
    told = alike or nothing or came_in or _of_two_stages(parts)
    return not (told or far_over(parts) or of_all_before(parts))


def _of_two_stages(parts: Parts) -> bool:
    """支出90万元。甲预算62万元，支出60万元；乙预算32万元（即…）: whether what was planned for one
    item is taken with what was spent on another, towards what was spent.
    """
    stages = {value.subject.stage for _, value in parts.items}
    planned = stages & {*words.PLANNED}
    return parts.stated.subject.stage == "outturn" and bool(planned) and "outturn" in stages


def _fills_its_sentence(parts: Parts, listing: Listing) -> bool:
    """支出90万元，支出率95%。甲项目支出60万元，乙项目支出20万元，丙项目支出10万元: whether a row
    of amounts that end on one word is all of the sentence behind its head, and makes it but for a
    misprint; one of many digits whatever words they end on.
    """
    if parts.size < _LEAST_ROW or parts.size != listing.ends[0] or not parts.stated.money:
        return False
    if parts.stated.figure.telling > _MANY_DIGITS and is_misprint(parts):
        return True
    ends = {value.gap[-_WORD:] for _, value in parts.items}
    return len(ends) == 1 and shows_a_slip(parts.relation)


def _beside_head(parts: Parts) -> bool:
    """Whether the parts stand in the sentence of their head."""
    last = parts.items[-1][0]
    marks = {item.first.mark for item, _ in parts.items}
    if len(marks) == 1 and last.first.listed and (len(parts.items) > 2 or _telling(parts)):
        return True
    if last.passage == parts.head.passage:
        return last.sentence - parts.head.sentence <= _SENTENCES
    sure = len(parts.items) > 2 or _numbered_below(parts)
    return sure and last.passage - parts.head.passage <= len(parts.items) + 1


def _numbered_below(parts: Parts) -> bool:
    """（一）甲294.20万元；1.乙199.4万元；2.丙94.8万元: whether the parts are numbered alike, below
    their head, and make it exactly.
    """
    marks = {item.first.mark for item, _ in parts.items}
    return parts.holds and len(marks) == 1 and parts.head.first.mark < min(marks) < NO_MARK
