"""Where a list begins, what its items are, and where it may end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from jixiao.extraction.prose import words
from jixiao.extraction.prose.breaks import (
    IN_ROW,
    NEW_CLAUSE,
    NEW_PART,
    NEW_PASSAGE,
    NEW_SENTENCE,
    NO_BREAK,
)
from jixiao.extraction.prose.lists.heads import LONGEST_LIST, LOOK_BACK, heads_of
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.late import late_regex

_DEEPEST_SECTION = 3
"""Lists run over headings below this level."""
_TOTALS_UP = late_regex(r"(?:共|共计|合计|总计)(?:为|是)?$")
"""四项共231万元: what the items before it come to, and no item."""
_NOT_IN_POST = late_regex(
    r"[，；。、]?(?:另外?|此外，?|还)(?:有|聘用?|管理)?[^，。；、]{0,6}(?:[离退]休|编外|临聘|聘用|遗属|劳务|临时)"
)
"""在职89人，其中行政17人、事业72人，另有退休人员41人: people who are told beside those in post."""
_ADDS_ON = late_regex(r"[；。]再?加")
"""；加上级补助4万元: what is added to the head, and no item."""
_OF_TARGET = late_regex(r"，(?:达到?|完成了?|为|占)(?:年度|年初)?(?:目标|计划|任务|指标)")
"""，达到目标里程220公里的99%: what the head is a rate of, and no item."""
_GAP_END = 16
"""Characters right before a figure that tell whether it is for one of many."""
_NO_LEVEL = 9
"""Beyond every level: no heading numbers the items."""


@dataclass(frozen=True)
class Listing:
    """A list as it stands: its items, and what they may detail."""

    first: Statement
    statements: list[Statement]
    """All statements of the document."""
    items: list[Statement]
    ends: list[int]
    """How many items may belong to the list; the natural end stands first."""
    clause_ends: list[int]
    """The ends at a semicolon or more."""
    reason: bool
    """The list breaks down a change, not an amount."""
    inner: set[int]
    """Statements of a list within an item: no items themselves."""
    enclosed: bool
    """The list details an item of another list."""
    cut: bool
    """The document breaks off within the list, so that items may be missing."""
    last: bool
    """Nothing stands behind the list in the document."""

    @cached_property
    def heads(self) -> list[Statement]:
        """What the list may detail; the likeliest stands first."""
        return heads_of(self.first, self.statements)

    @cached_property
    def parted(self) -> list[Statement]:
        """The items that semicolons part, without what each adds of its own (甲…，新增…；乙…);
        none where every item is parted so.
        """
        first, *others = self.items
        parted = [first, *[item for item in others if item.first.pause >= NEW_CLAUSE]]
        return parted if 1 < len(parted) < len(self.items) else []

    @property
    def farther(self) -> list[Statement]:
        """Statements of earlier passages, for a list that views the same amount in another way."""
        return list(nearest_before(self.first, self.statements, 2 * LOOK_BACK))

    def behind(self, length: int) -> Statement | None:
        """What stands right behind the first ``length`` items: the next one, or what ends them;
        behind their number (两项合计) what they come to.
        """
        if length < len(self.items):
            return self.items[length]
        last = self.items[-1].index
        following = self.statements[last + 1 : last + 3]
        counts = following and not following[0].subject and following[0].first
        if counts and counts.figure.value == length and following[-1].first.pause == NO_BREAK:
            return following[-1]
        return following[0] if following else None

    def outer(self, length: int) -> list[Statement]:
        """The first ``length`` items without those of inner lists."""
        return [item for item in self.items[:length] if item.index not in self.inner]


def listing_from(first: Statement, statements: list[Statement], passages: list[Passage]) -> Listing:
    """The list that ``first`` opens."""
    enclosed = _stands_in_list(first, statements)
    run = _Run(first, enclosed)
    for statement in _following(first, statements, passages):
        if not run.takes(statement):
            break
    ends = [*run.ends, (NEW_PASSAGE, len(run.items))]
    return Listing(
        first,
        statements,
        items=run.items,
        ends=_ranked(ends),
        clause_ends=[length for strength, length in ends if strength >= NEW_CLAUSE],
        reason=first.first.reason and bool(first.changes),
        inner=run.inner,
        enclosed=enclosed,
        cut=run.items[-1] is statements[-1] and _breaks_off(passages[-1]),
        last=run.items[-1] is statements[-1],
    )


def _is_all(first: Statement) -> bool:
    """甲8万元，占80%，包括乙8万元；丙2万元: whether an item is all that it may detail."""
    whole = first.before
    amounts = [one.figure.value for one in whole.levels if one.money] if whole else []
    return bool(first.levels) and first.levels[0].figure.value in amounts


def _breaks_off(last: Passage) -> bool:
    """Whether the last passage of the document stops within a sentence, or at a list number."""
    return not last.text.rstrip().endswith(("。", "！", "）"))


@dataclass(slots=True)
class _Run:
    """Takes statements as items, one after another, and notes where the list may end."""

    first: Statement
    enclosed: bool
    """The list details an item of a list around it: a semicolon may go on with that one."""
    items: list[Statement] = field(default_factory=list)
    ends: list[tuple[int, int]] = field(default_factory=list)
    """Strength of a break, and how many items stand before it."""
    inner: set[int] = field(default_factory=set)
    closest: int = NEW_PART
    """The weakest break between two items so far: 、 once it has stood between any."""

    def takes(self, statement: Statement) -> bool:
        """Add an item; False where the list cannot go on: behind its parts, what lacks of them."""
        if len(self.items) > 1 and words.LACKING.search(statement.first.gap):
            return False
        if self.items:
            strength = _boundary(self.first, statement, self.items[-1])
            if strength > NEW_PASSAGE or (self.enclosed and self._goes_on_outside(statement)):
                return False
            self._note_end(statement, strength or self._end_of_row(statement))
        self.items.append(statement)
        return True

    def _goes_on_outside(self, statement: Statement) -> bool:
        """Whether a semicolon stands behind items that lesser marks part. An amount right behind
        a count is of the same item (甲15个1110万元).
        """
        inside = [item.first.pause for item in self.items[1:] if item.first.gap]
        if not inside and _is_all(self.items[0]):
            return statement.first.pause >= NEW_CLAUSE
        return max(inside, default=NEW_CLAUSE) < NEW_CLAUSE <= statement.first.pause

    def _end_of_row(self, statement: Statement) -> int:
        """甲、乙，丙: a comma ends a row of items that 、 parts."""
        pause = statement.first.pause
        return pause if pause == NEW_PART > self.closest else NO_BREAK

    def _note_end(self, statement: Statement, strength: int) -> None:
        opening, before = statement.first, self.items[-1]
        self.closest = min(self.closest, opening.pause)
        if strength or _turned(before, statement):
            self.ends.append((strength or IN_ROW, len(self.items)))
        nested = opening.opener and opening.pause < NEW_CLAUSE and not opening.listed
        within = before.index in self.inner and statement.depth >= before.depth
        goes_on = strength < NEW_CLAUSE and within
        detail = opening.opener or within
        if nested or goes_on or (detail and _inside_item(self.first, statement)):
            self.inner.add(statement.index)


def _stands_in_list(first: Statement, statements: list[Statement]) -> bool:
    """Whether another list opens before this one in its sentence, up to the last full stop."""
    for other in nearest_before(first, statements, LOOK_BACK):
        if other.passage != first.passage or other.first.stop != first.first.stop:
            return False
        if other.first.opener:
            return True
    return False


def _turned(before: Statement, statement: Statement) -> bool:
    """Whether the sentence turns from parts to what then happened to the whole (调减40万元)."""
    if before.levels and not statement.levels and statement.changes:
        return True
    return any(words.ADJUSTING.search(change.gap) and not change.base for change in before.changes)


def _ranked(ends: list[tuple[int, int]]) -> list[int]:
    """The natural end, where the first sentence ends, and then the others, short to long."""
    natural = next(length for strength, length in ends if strength >= NEW_SENTENCE)
    return list(dict.fromkeys([natural, *(length for _, length in ends)]))


def _following(
    first: Statement, statements: list[Statement], passages: list[Passage]
) -> Iterator[Statement]:
    """The statements from ``first`` on that may be its list's items, up to the next section."""
    limit = min(_own_level(first, passages), _DEEPEST_SECTION + 1)
    around = _mark_around(first, statements)
    cursor = first.passage
    for statement in statements[first.index : first.index + LONGEST_LIST]:
        if statement.passage > cursor:
            entered = passages[cursor + 1 : statement.passage + 1]
            if any(0 < passage.level < limit for passage in entered):
                return
            cursor = statement.passage
        if statement is not first and _ends_lists(statement, around):
            if _says_again(statement, statements):
                continue
            return
        aside = statement is not first and (statement.first.reason or _next_cause(statement, first))
        each = statement is not first and (
            "/" in statement.first.figure.unit
            or words.FOR_EACH.search(statement.first.gap[-_GAP_END:])
        )
        if statement.owner is None and not aside and not each:
            yield statement


def _says_again(statement: Statement, statements: list[Statement]) -> bool:
    """甲费7万元，2人，3.5万元/人，共计7万元: whether a total is an amount of its passage again."""
    value = statement.levels[0].figure.value if statement.levels else None
    return any(
        level.figure.value == value and level.money
        for other in nearest_before(statement, statements, LOOK_BACK)
        if other.passage == statement.passage
        for level in other.levels
    )


def _next_cause(statement: Statement, first: Statement) -> bool:
    """；二是…: a further cause of what is told of an item, where the list itself has no 一是."""
    if first.first.reason or "一是" in first.first.gap:
        return False
    return "是" in statement.first.gap and bool(words.NEXT_CAUSE.search(statement.first.gap))


def _ends_lists(statement: Statement, around: int) -> bool:
    """A list number from outside the list, what is added to its head or the target of that, or a
    total less what it names (不计甲的总额).
    """
    numbered = statement.first.listed and statement.first.mark <= around
    if not statement.subject and statement.levels and _TOTALS_UP.search(statement.first.gap):
        return True
    if numbered or _ADDS_ON.match(statement.first.gap):
        return True
    if _NOT_IN_POST.match(statement.first.gap):
        return True
    if statement.first.after.startswith("的") and _OF_TARGET.match(statement.first.gap):
        return True
    return words.EXCLUDED.search(statement.first.gap) is not None


def _own_level(first: Statement, passages: list[Passage]) -> int:
    """The level of the headings that number the items, where a list runs over headings."""
    since = first.before.passage + 1 if first.before is not None else first.passage
    levels = [passage.level for passage in passages[since : first.passage + 1] if passage.level]
    return min(levels, default=_NO_LEVEL)


def _mark_around(first: Statement, statements: list[Statement]) -> int:
    """The list number that ends the list from outside: any further out than its own items', or,
    where these have none, that of the item that the list stands in.
    """
    if first.first.listed:
        return first.first.mark - 1
    for statement in nearest_before(first, statements, LOOK_BACK):
        if statement.first.listed:
            return statement.first.mark
    return 0


def _inside_item(first: Statement, statement: Statement) -> bool:
    """1.甲费8万元。其中：…: whether a statement without a number goes on in the passage of an item
    of a numbered list.
    """
    before = statement.before
    if before is None or before.passage != statement.passage:
        return False
    return first.first.listed and not statement.first.listed


def _boundary(first: Statement, statement: Statement, before: Statement) -> int:
    """How strong a break lies before ``statement``; above NEW_PASSAGE the list must end."""
    opening = statement.first
    if first.depth > 0:
        return NEW_PASSAGE + 1 if opening.depth < first.depth or opening.closes else 0
    if opening.opener and opening.pause >= NEW_SENTENCE and not opening.listed:
        return NEW_SENTENCE if _inside_item(first, statement) else NEW_PASSAGE + 1
    if opening.pause >= NEW_PASSAGE or opening.passage != before.passage:
        return NEW_PASSAGE
    if opening.stop != before.first.stop or "共有" in statement.subject:
        return NEW_SENTENCE
    return NEW_CLAUSE if opening.sentence != before.sentence else 0
