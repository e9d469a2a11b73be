"""Sums over lists: a head and the parts that 其中, 包括, a bracket or an enumeration opens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jixiao.extraction.building import agrees, signed_sum
from jixiao.extraction.partitions import partition_of
from jixiao.extraction.prose import words
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import (
    AGAINST_BUDGET,
    NEW_CLAUSE,
    NEW_PASSAGE,
    NEW_SENTENCE,
    Statement,
    comparison_base,
)
from jixiao.extraction.prose.subjects import same_subject
from jixiao.figures.figure import Dimension, Figure, total_of
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, Role

_LONGEST_LIST = 60
_HEADS_TRIED = 6
_LOOK_BACK = 12
_DEEPEST_SECTION = 3
_NO_LEVEL = 9
_SENTENCES = 3


@dataclass(slots=True)
class Parts:
    """A list with the amount of its head that it details, and the sum between them."""

    head: Statement
    stated: Phrase
    items: list[tuple[Statement, Phrase]]
    total: Decimal
    """What the items come to, in the base unit; for a head that fell, what they fell."""
    slack: Decimal
    """More than the printed places can explain; infinite where a word of approximation stands."""
    _relation: Relation | None = None

    @property
    def relation(self) -> Relation:
        """The sum as it enters the Ledger; made when first asked for, as most are only tried."""
        if self._relation is None:
            self._relation = signed_sum(
                self.stated.figure,
                [(signed(value), value.figure) for _, value in self.items],
                subject=self.head.title(self.stated),
                stated_sign=signed(self.stated),
            )
        return self._relation

    @property
    def agrees(self) -> bool:
        """Whether the items can add up to what is stated."""
        off = total_of((self.total, self.stated.figure.value.copy_negate())).copy_abs()
        return off <= self.slack and agrees(self.relation.judgement)


@dataclass(slots=True)
class _Listing:
    items: list[Statement]
    ends: list[int]
    """How many items may belong to the list; the natural end stands first."""
    clause_ends: list[int]
    """The ends at a semicolon or more."""
    heads: list[Statement]
    """What the list may detail; the likeliest stands first."""
    reason: bool
    farther: list[Statement]
    """Statements of earlier passages, for a list that views the same amount in another way."""
    inner: set[int]
    """Statements of a list within an item: no items themselves."""


def list_sums(statements: list[Statement], passages: list[Passage]) -> list[Parts]:
    """Every list of the prose with the sum it makes. Inner lists are resolved first."""
    found: list[Parts] = []
    for statement in reversed(statements):
        if statement.first.opener or _breaks_down(statement, statements):
            found.extend(_resolve(_listing(statement, statements, passages)))
    for statement in reversed(statements):
        if statement.levels and (statement.owner is None or statement.first.listed):
            found.extend(_unopened(statement, statements, passages))
    found.sort(key=lambda parts: parts.stated.figure.start)
    return found


def _breaks_down(statement: Statement, statements: list[Statement]) -> bool:
    """主要是甲4.7亿元、乙2.5亿元: a reason that is a row of amounts."""
    following = statements[statement.index + 1 : statement.index + 2]
    row = bool(following) and following[0].first.pause == 1
    return statement.first.reason and bool(statement.levels) and row


def _unopened(
    head: Statement, statements: list[Statement], passages: list[Passage]
) -> Iterator[Parts]:
    """A head whose parts follow without a word that opens them: told by names or by the sum."""
    following = statements[head.index + 1 : head.index + 2]
    if not following or following[0].owner is not None or following[0].first.opener:
        return
    if head.first.listed and following[0].first.mark <= head.first.mark:
        return
    listing = _listing(following[0], statements, passages)
    for stated in head.levels:
        readings = _readings(head, stated, listing.items, listing.ends)
        named = [parts for parts in readings if _is_partition(parts) and _named_near(parts)]
        close = [
            parts
            for parts in readings
            if parts.agrees and len(parts.items) > 1 and _adjoining(parts)
        ]
        if close or named:
            yield from _settled((close or named)[0])
            return


def _named_near(parts: Parts) -> bool:
    """Whether known parts stand beside their head, which is none of them."""
    names = {item.subject for item, _ in parts.items}
    near = all(item.passage == parts.head.passage for item, _ in parts.items)
    listed = all(item.first.listed for item, _ in parts.items)
    return bool(parts.head.subject) and parts.head.subject not in names and (near or listed)


def _adjoining(parts: Parts) -> bool:
    """Whether the parts stand in the sentence of their head."""
    last = parts.items[-1][0]
    if last.passage == parts.head.passage:
        return last.sentence - parts.head.sentence <= _SENTENCES
    return len(parts.items) > 2 and last.passage - parts.head.passage <= len(parts.items) + 1


def _listing(
    first: Statement, statements: list[Statement], passages: list[Passage]
) -> _Listing:
    items: list[Statement] = []
    inner: set[int] = set()
    ends: list[tuple[int, int]] = []
    closest = 2
    for statement in _following(first, statements, passages):
        opening = statement.first
        strength = _boundary(first, statement, items[-1]) if items else 0
        if strength > NEW_PASSAGE:
            break
        if items and opening.pause > closest and opening.pause == 2:
            strength = strength or opening.pause
        closest = min(closest, opening.pause) if items else closest
        if strength:
            ends.append((strength, len(items)))
        if items and _turned(items[-1], statement) and not strength:
            ends.append((1, len(items)))
        nested = items and opening.opener and opening.pause < NEW_CLAUSE and not opening.listed
        if nested or (inner and strength < NEW_CLAUSE and items[-1].index in inner):
            inner.add(statement.index)
        items.append(statement)
    ends.append((NEW_PASSAGE, len(items)))
    heads = _heads(first, statements)
    clauses = [length for strength, length in ends if strength >= NEW_CLAUSE]
    reason = first.first.reason and bool(first.changes)
    farther = statements[max(0, first.index - 2 * _LOOK_BACK) : first.index][::-1]
    return _Listing(items, _ranked(ends), clauses, heads, reason, farther, inner)


def _turned(before: Statement, statement: Statement) -> bool:
    """Whether the sentence turns from parts to what then happened to the whole (调减40万元)."""
    if before.levels and not statement.levels and statement.changes:
        return True
    return any(
        words.ADJUSTING.search(change.gap) and not change.base for change in before.changes
    )


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
    for statement in statements[first.index : first.index + _LONGEST_LIST]:
        if any(0 < passage.level < limit for passage in passages[cursor + 1 : statement.passage + 1]):
            return
        cursor = statement.passage
        if statement is not first and statement.first.listed and statement.first.mark <= around:
            return
        aside = statement.first.reason and statement.index != first.index
        if statement.owner is None and not aside:
            yield statement


def _own_level(first: Statement, passages: list[Passage]) -> int:
    """The level of the headings that number the items, where a list runs over headings."""
    since = first.before.passage + 1 if first.before is not None else first.passage
    levels = [passage.level for passage in passages[since : first.passage + 1] if passage.level]
    return min(levels, default=_NO_LEVEL)


def _mark_around(first: Statement, statements: list[Statement]) -> int:
    """The list number that ends the list from outside: any further out than its own items', or,
    where these have none, that of the item that the list stands in."""
    if first.first.listed:
        return first.first.mark - 1
    for statement in reversed(statements[max(0, first.index - _LOOK_BACK) : first.index]):
        if statement.first.listed:
            return statement.first.mark
    return 0


def _boundary(first: Statement, statement: Statement, before: Statement) -> int:
    """How strong a break lies before ``statement``; above NEW_PASSAGE the list must end."""
    opening = statement.first
    if first.depth > 0:
        return NEW_PASSAGE + 1 if opening.depth < first.depth or opening.closes else 0
    if opening.opener and opening.pause >= NEW_SENTENCE and not opening.listed:
        return NEW_PASSAGE + 1
    if opening.pause >= NEW_PASSAGE:
        return NEW_PASSAGE
    if opening.stop != before.first.stop or "共有" in statement.subject:
        return NEW_SENTENCE
    return NEW_CLAUSE if opening.sentence != before.sentence else 0


def _heads(first: Statement, statements: list[Statement]) -> list[Statement]:
    """What a list may detail, the likeliest first: what stands before it in its own passage, or
    in the passage before where the list opens a passage."""
    window = statements[max(0, first.index - _LOOK_BACK) : first.index]
    deepest = first.depth - 1 if first.depth else 0
    before = [statement for statement in reversed(window) if statement.depth <= deepest]
    if first.first.pause >= NEW_PASSAGE and before:
        passage = before[0].passage
    else:
        passage = first.passage
    near = [statement for statement in before if statement.passage >= passage]
    if first.first.pause >= NEW_SENTENCE:
        opening = [
            statement
            for statement in near
            if statement.first.pause >= NEW_SENTENCE and not statement.first.opener
        ]
        near = opening[:1] + near
    elif first.before is not None:
        near.insert(0, first.before)
    unique = {statement.index: statement for statement in near or before[:2]}
    heads = list(unique.values())
    tried = [*_within(first, statements), *heads[:_HEADS_TRIED], *heads[-1:]]
    return list({statement.index: statement for statement in tried}.values())


def _within(first: Statement, statements: list[Statement]) -> list[Statement]:
    """The statement of what the clause names itself (返还性收入中，…)."""
    name = first.first.within
    for other in reversed(statements[max(0, first.index - _LONGEST_LIST) : first.index]):
        if name and same_subject(other.subject, name) and other.levels:
            return [other]
    return []


def _resolve(listing: _Listing) -> Iterator[Parts]:
    """Each kind of quantity (money, persons …) that a head and the items share, on its own."""
    open_kinds = {_quantity(item_level) for item in listing.items for item_level in _values(item)}
    for kind in sorted(open_kinds):
        yield from _resolve_kind(listing, kind)


def _values(item: Statement) -> list[Phrase]:
    return [*item.levels, *item.changes]


def _quantity(phrase: Phrase) -> str:
    if phrase.money:
        return "money"
    return "persons" if phrase.figure.unit in _PEOPLE else phrase.figure.unit


def _resolve_kind(listing: _Listing, kind: str) -> Iterator[Parts]:
    readings: list[Parts] = []
    for head in listing.heads:
        if readings and _certain(listing) and any(
            parts.head is listing.heads[0] and _near_partition(parts) for parts in readings
        ):
            break
        for stated in _totals(head, reason=listing.reason):
            if _quantity(stated) != kind and stated.figure.unit:
                continue
            tried = _tried(head, stated, listing)
            agreeing = [parts for parts in tried if parts.agrees]
            if agreeing:
                chosen = _whole_of(tried, agreeing)
                yield from _settled(chosen)
                yield from _further(listing, chosen)
                return
            readings.extend(tried)
    elsewhere = _elsewhere(listing, kind)
    if elsewhere is not None:
        yield from _settled(elsewhere)
    elif not listing.reason:
        yield from _unreconciled(readings, listing)


def _elsewhere(listing: _Listing, kind: str) -> Parts | None:
    """The list as a further breakdown of an amount some passages back, told by the sum alone."""
    if kind != "money" or not _OTHER_VIEW.search(listing.items[0].first.gap):
        return None
    for head in listing.farther:
        for stated in head.levels:
            for parts in _tried(head, stated, listing):
                if parts.agrees and parts.relation.verdict is Verdict.HOLDS and len(stated.figure.digits) > 3:
                    return parts
    return None


_OTHER_VIEW = re.compile(r"[按从分][^，。；]{1,14}(?:看|分|划分|情况)")


def _further(listing: _Listing, chosen: Parts) -> Iterator[Parts]:
    """Other amounts before the list that some of its first items make exactly."""
    for head in listing.heads:
        for stated in head.levels:
            if head is chosen.head or not stated.money or not stated.figure.value:
                continue
            for parts in _tried(head, stated, listing):
                if parts.agrees and parts.relation.verdict is Verdict.HOLDS and _size(parts) < _size(chosen):
                    yield parts
                    return


def _slipped_unit(parts: Parts) -> bool:
    """Whether the items make the head but for 元 printed for 万元."""
    total = abs(parts.total)
    printed = parts.stated.figure.value
    return parts.stated.money and printed > 0 and total == printed * _WAN


_WAN = 10_000


def _certain(listing: _Listing) -> bool:
    """Whether the opener stands right behind its head in one sentence."""
    first = listing.items[0].first
    return first.pause < NEW_SENTENCE and listing.items[0].before is listing.heads[0]


def _near_partition(parts: Parts) -> bool:
    return _is_partition(parts) and not _far_short(parts) and not _far_over(parts)


def _tried(head: Statement, stated: Phrase, listing: _Listing) -> list[Parts]:
    """The readings of a list towards one amount: at each end, without what stands in lists of
    its items, and of its numbered items alone."""
    ends = listing.ends
    if not stated.money:
        ends = [ends[0], *(end for end in listing.clause_ends if end < ends[0])]
    tried = _readings(head, stated, listing.items, ends)
    further: list[list[Statement]] = []
    if listing.inner:
        outer = [item for item in listing.items if item.index not in listing.inner]
        natural = {item.index for item in listing.items[: listing.ends[0]]}
        first = [item for item in outer if item.index in natural]
        tried = [*_readings(head, stated, first, [len(first)]), *tried]
        further.append(outer)
    numbered = [item for item in listing.items if item.first.listed]
    if 1 < len(numbered) < len(listing.items):
        same_mark = [item for item in numbered if item.first.mark == numbered[0].first.mark]
        further.extend((numbered, same_mark))
    for items in further:
        tried.extend(_readings(head, stated, items, [len(items)]))
    return tried


def _whole_of(tried: list[Parts], agreeing: list[Parts]) -> Parts:
    """The reading to take where some agree: a known partition, even one that does not agree where
    the sum that does only leaves parts of it out; else the first."""
    whole = [parts for parts in agreeing if _is_partition(parts)]
    known = [parts for parts in tried if _is_partition(parts)]
    if known:
        longest = max(known, key=_size)
        best = max(whole, key=_size) if whole else agreeing[0]
        if _size(longest) > _size(best) and _continues(longest, best):
            return longest
        return best
    return max(whole, key=_size) if whole else agreeing[0]


def _continues(longer: Parts, shorter: Parts) -> bool:
    """Whether the longer reading only goes on within the same sentence of list items."""
    last = shorter.items[-1][0]
    further = longer.items[len(shorter.items) :]
    return all(
        item.passage == last.passage and item.first.pause < NEW_SENTENCE for item, _ in further
    )


def _settled(parts: Parts) -> Iterator[Parts]:
    """The list as found, and what else its head and items state in common."""
    items = [item for item, _ in parts.items]
    for item in items:
        item.owner = parts.head
    yield parts
    for stated in (*parts.head.levels, *parts.head.changes):
        other = _parts(parts.head, stated, items)
        if stated is parts.stated or other is None:
            continue
        whole = len(other.items) == len(items) or all(
            item.unchanged for item in items if all(item is not one for one, _ in other.items)
        )
        other.relation.must_hold = whole
        if whole or other.agrees:
            yield other


def _unreconciled(fallback: list[Parts], listing: _Listing) -> Iterator[Parts]:
    """The reading to report where none adds up: a known partition, else the natural one."""
    known = [parts for parts in fallback if _is_partition(parts)]
    if listing.items[0].first.within:
        return
    if known:
        yield from _settled(max(known, key=_size))
        return
    for parts in fallback:
        if _slipped_unit(parts):
            parts.relation.cause = "unit_slip"
            yield from _settled(parts)
            return
    natural = {item.index for item in listing.items[: listing.ends[0]]}
    whole = listing.items[0].first.exhaustive
    for parts in fallback:
        inside = all(item.index in natural for item, _ in parts.items)
        plausible = whole or not (_far_over(parts) or parts.stated.figure.value == 0)
        if parts.head is fallback[0].head and inside and plausible:
            parts.relation.must_hold = _said_to_be_whole(parts, listing)
            yield from _settled(parts)
            return


def _far_short(parts: Parts) -> bool:
    """Whether a tenth or more of the head is left over: the list is not all of it."""
    if parts.stated.role is Role.CHANGE or not parts.stated.money:
        return False
    return abs(parts.total) * 10 < abs(parts.stated.figure.value) * 9


def _far_over(parts: Parts) -> bool:
    """Whether the items exceed the head so far that they can be no parts of it."""
    stated = parts.stated.figure.value
    return stated != 0 and abs(parts.total) * 2 > abs(stated) * 3


def _said_to_be_whole(parts: Parts, listing: _Listing) -> bool:
    """Whether the opener says that all parts follow, and they come near the whole."""
    first = listing.items[0].first
    if not first.exhaustive or not (parts.stated.money or first.depth):
        return False
    stated, total = abs(parts.stated.figure.value), abs(parts.total)
    return total > stated > 0 or total * 10 >= stated * 7


def _size(parts: Parts) -> int:
    return len(parts.items)


def _is_partition(parts: Parts) -> bool:
    if parts.items[0][0].first.partial:
        return False
    if len(parts.items) > 1 and all(item.first.classified for item, _ in parts.items):
        return not _far_short(parts)
    names = [item.subject for item, _ in parts.items]
    first = parts.items[0][0]
    beside = first.first.pause < NEW_SENTENCE and first.before is parts.head
    whole = "" if beside and first.first.opener else parts.head.subject
    known = partition_of(whole, names, money=parts.stated.money)
    return known is not None and not (known.loose and _far_short(parts))


def _totals(head: Statement, *, reason: bool) -> list[Phrase]:
    return head.changes if reason else [*head.levels, *head.changes]


def _readings(
    head: Statement, stated: Phrase, items: list[Statement], ends: list[int]
) -> list[Parts]:
    """The different sums towards one amount that the items up to each of the ends give."""
    chosen: list[tuple[Statement, Phrase]] = []
    counts = [0]
    for item in items[: max(ends)]:
        value = matching(item, stated)
        if value is not None:
            chosen.append((item, value))
        counts.append(len(chosen))
    sums = list(_running(stated, chosen))
    lengths = dict.fromkeys(counts[end] for end in ends)
    return [
        Parts(head, stated, chosen[:length], *sums[length]) for length in lengths if length > 1
    ]


def _running(
    stated: Phrase, items: list[tuple[Statement, Phrase]]
) -> Iterator[tuple[Decimal, Decimal]]:
    """Total and slack of the first none, one, two … of the items."""
    sign, total, slack = signed(stated), Decimal(0), _slack(stated.figure)
    yield total, slack
    for _, value in items:
        amount = value.figure.value
        total = total_of((total, amount if sign * signed(value) > 0 else amount.copy_negate()))
        slack += _slack(value.figure)
        yield total, slack


def _slack(figure: Figure) -> Decimal:
    return _ANY if figure.approximation else figure.ulp


_ANY = Decimal("Infinity")


def _parts(head: Statement, stated: Phrase, items: list[Statement]) -> Parts | None:
    """The items' amounts that belong strictly to a sum towards ``stated``."""
    found = [(item, matching(item, stated, strict=True)) for item in items]
    chosen = [(item, value) for item, value in found if value is not None]
    if len(chosen) < (1 if stated.role is Role.CHANGE and len(items) > 1 else 2):
        return None
    *_, (total, slack) = _running(stated, chosen)
    return Parts(head, stated, chosen, total, slack)


def signed(phrase: Phrase) -> int:
    """−1 for a printed decrease, else 1."""
    return -1 if phrase.role is Role.CHANGE and phrase.sign < 0 else 1


def matching(item: Statement, stated: Phrase, *, strict: bool = False) -> Phrase | None:
    """The amount of ``item`` that belongs to a sum towards ``stated``: same stage, year, unit.

    Unless ``strict``, the only amount of an item serves whatever its stage.
    """
    levels = [
        level for level in item.levels if level.prior == stated.prior and not level.is_base
    ]
    pool = item.changes if stated.role is Role.CHANGE else levels
    fitting = [phrase for phrase in pool if comparable(phrase, stated)]
    if stated.role is Role.CHANGE:
        base = comparison_base(stated)
        return next(
            (
                phrase
                for phrase in fitting
                if comparison_base(phrase) == base or (not phrase.base and not strict_base(stated))
            ),
            None,
        )
    staged = [phrase for phrase in fitting if phrase.subject.stage == stated.subject.stage]
    for phrase in staged:
        unsaid = None in (phrase.year, stated.year) and (not strict or stated.subject.stage)
        if phrase.year == stated.year or unsaid:
            return phrase
    if stated.subject.stage == "" and not strict:
        fitting = [phrase for phrase in fitting if phrase.subject.stage != "outturn"] or fitting
    return fitting[0] if len(fitting) == 1 and not strict else None


def strict_base(stated: Phrase) -> bool:
    """Whether a head's change is against the budget: then its items' must say so too."""
    return comparison_base(stated) == AGAINST_BUDGET


_PEOPLE = {"人", "名", "位"}
_THING = re.compile(r"[一-龥]{2}")


def comparable(phrase: Phrase, other: Phrase) -> bool:
    """Whether two amounts may be added."""
    one, two = phrase.figure, other.figure
    if one.dimension is not two.dimension:
        bare = Dimension.NUMBER in (one.dimension, two.dimension)
        return bare and not (phrase.money or other.money)
    if phrase.money:
        return True
    alike = one.unit == two.unit or {one.unit, two.unit} <= _PEOPLE
    return alike and _counts_the_same(phrase, other)


def _counts_the_same(phrase: Phrase, other: Phrase) -> bool:
    """Whether two counts do not name different things behind their unit (个项目, 个部门)."""
    one, two = _counted(phrase), _counted(other)
    return not one or not two or one == two


def _counted(phrase: Phrase) -> str:
    match = _THING.match(phrase.after)
    return match.group() if match else ""
