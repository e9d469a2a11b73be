"""Shares (A09): a part over the whole that the clause names, or over the head of its list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, pairwise

from jixiao.extraction.building import agrees
from jixiao.extraction.prose.breaks import NEW_SENTENCE
from jixiao.extraction.prose.lists.parts import Parts
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.shares.bracketed import shares_in_brackets
from jixiao.extraction.prose.shares.pairs import Bare, share_of_latter, share_of_rest
from jixiao.extraction.prose.shares.part import (
    is_named_apart,
    is_of_another,
    named_part,
    part_before,
    part_behind,
)
from jixiao.extraction.prose.shares.printed import share_of_printed
from jixiao.extraction.prose.shares.rebased import of_its_name
from jixiao.extraction.prose.shares.siblings import (
    Unsettled,
    common_whole,
    share_as_its_siblings,
    share_of,
    share_of_head,
    shares_of_a_nameless_whole,
    shares_of_their_sum,
)
from jixiao.extraction.prose.shares.spent import of_its_other_amount, of_what_was_spent
from jixiao.extraction.prose.shares.together import is_together, share_together
from jixiao.extraction.prose.shares.wholes import NEAR, core_of_base, whole_behind, wholes_for
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_ALL = 100
"""全部授予小微企业，占100%: all of what is spoken of, be it the amount right before or not."""
_THAT = late_regex(r"[该此这]")
"""占该项目支出的: of what was spoken of, and not of what is called so elsewhere."""
_TELLING_BASE = 3
"""Characters of a base that is the same where it is called the same."""
_TELLING_NAME = 4
"""Characters of a name by which a part told further up is known (基本支出)."""


def share_relations(
    statements: list[Statement], lists: list[Parts], sums: Iterable[Relation] = ()
) -> Iterator[Relation]:
    """Every share of the prose that can be recomputed; ``sums`` are all that its amounts make."""
    levels = [parts for parts in lists if parts.stated.role is Role.LEVEL]
    reader = _ShareReader(
        statements,
        {item.index: parts for parts in levels for item, _ in parts.items},
        {value.figure.start: parts for parts in levels for _, value in parts.items},
        sums,
    )
    for statement in statements:
        for position, phrase in enumerate(statement.phrases):
            if phrase.role is not Role.SHARE or phrase.respective:
                continue
            if is_together(phrase, position, statement):
                yield from share_together(phrase, position, statement, statements)
            else:
                every = not _is_of_all(phrase)
                for relation in reader.read(phrase, position, statement):
                    if every or agrees(relation.judgement):
                        yield relation
    yield from reader.unsettled_shares()
    yield from shares_in_brackets(statements, levels)


@dataclass
class _ShareReader:
    """Reads the shares in order; those without a whole wait for what the others tell."""

    statements: list[Statement]
    heads: dict[int, Parts]
    """The list that a statement is an item of, by the statement's index."""
    lists: dict[int, Parts]
    """The list that an amount is an item of, by the place of the amount."""
    sums: Iterable[Relation]
    """What the amounts of the prose make, beside the lists too."""
    settled: dict[str, Figure | None] = field(default_factory=dict)
    """The whole that the first agreeing share of each base was taken of."""
    called: dict[str, Figure] = field(default_factory=dict)
    """The whole that the last agreeing share of just this base was taken of."""
    latest: tuple[Statement, Figure | None] | None = None
    """The statement and the whole of the last such share."""
    printed: dict[int, Figure] = field(default_factory=dict)
    """The whole that the last share of a passage printed (占支出90万元的80%)."""
    held: dict[int, Figure] = field(default_factory=dict)
    """The whole of the last share of a passage that agrees."""
    bare: Bare | None = None
    """The last share that agrees and names no base."""
    unsettled: dict[str, list[Unsettled]] = field(default_factory=lambda: defaultdict(list))
    nameless: list[Unsettled] = field(default_factory=list)
    """Those that name no base."""

    def read(self, phrase: Phrase, position: int, statement: Statement) -> Iterator[Relation]:
        """The relation of one share, if its part and whole are printed."""
        if position and statement.phrases[position - 1].of_whole:
            yield from self._of_printed(phrase, position, statement)
            return
        told = _told_before(phrase, statement, self.statements)
        if told is not None:
            yield told
            return
        part = (
            (part_behind(phrase, statement, self.statements) if phrase.subject.name else None)
            or named_part(phrase, statement, self.statements)
            or part_before(statement.phrases[:position])
        )
        if part is None or is_of_another(phrase, statement, part):
            return
        if phrase.subject.name and statement.owner and is_named_apart(phrase, part, statement):
            yield from self._of_the_list(phrase, part, statement)
            return
        if (inside := whole_behind(phrase, part, statement, self.statements)) is not None:
            yield share_of(phrase, part, inside, statement)
        elif (latter := share_of_latter(phrase, part, statement, self.statements)) is not None:
            yield latter
        else:
            yield from self._of_part(phrase, part, statement)

    def _of_part(self, phrase: Phrase, part: Phrase, statement: Statement) -> Iterator[Relation]:
        """The share of the first whole that agrees, else of what tells it."""
        latest = self.latest[1] if self.latest is not None else None
        if phrase.pause >= NEW_SENTENCE and (told := share_of_head(phrase, statement, latest)):
            yield told
            self._settle(phrase, statement, told)
            return
        around = self.heads.get(statement.index) or self.lists.get(part.figure.start)
        wholes = wholes_for(phrase, part, statement, self.statements, around)
        apart = ((whole, not phrase.base) for whole in self._made_of(part.figure.start))
        printed = self.printed.get(phrase.passage) if phrase.base else None
        first = [(printed, False)] if printed is not None else []
        relation = _share(phrase, part, statement, chain(first, wholes, apart))
        if relation is not None and around is not None and not phrase.base:
            whole = relation.operands[-1].figure
            if whole is not around.stated.figure and around.holds:
                relation = share_as_its_siblings(phrase, part, statement, around) or relation
        if relation is not None and agrees(relation.judgement):
            relation = of_what_was_spent(phrase, part, statement, self.statements, relation)
            relation = share_of_rest(phrase, part, statement, relation, self.bare)
            named = of_its_name(phrase, part, relation, statement, self.statements)
            relation = named or relation
        if relation is not None and relation.contradicted:
            relation = (
                self._of_its_base(phrase, part, statement)
                or share_of_head(phrase, statement, latest)
                or of_its_other_amount(phrase, part, statement, self.statements, relation)
                or relation
            )
        if relation is not None:
            doubtful = relation.contradicted and around is None
            of_row = self._of_its_row(phrase, statement) if doubtful else None
            yield of_row or relation
            self._settle(phrase, statement, of_row or relation)
            whole = relation.operands[-1].figure
            if agrees(relation.judgement) and not phrase.base and whole is not None:
                self.bare = Bare(phrase, part, whole)
        elif (told := self._of_the_latest(phrase, part, statement)) is not None:
            yield told
        elif phrase.base or self._goes_on(statement):
            self.unsettled[_base_of(phrase)].append((statement, part, phrase))
        else:
            self.nameless.append((statement, part, phrase))

    def _of_its_base(self, phrase: Phrase, part: Phrase, statement: Statement) -> Relation | None:
        """基本支出60万元，占总支出的60%。…项目支出40万元，占总支出的40%: of what another share was
        of whose base is called in the same words.
        """
        whole = self.called.get(phrase.base)
        if whole is None or whole.value < part.figure.value:
            return None
        alike = whole.dimension is part.figure.dimension
        return share_of(phrase, part, whole, statement) if alike else None

    def _of_its_row(self, phrase: Phrase, statement: Statement) -> Relation | None:
        """基本支出80万元；项目支出20万元。分科目：甲60万元，占60%；乙40万元，占40%: of what the
        items of a list make, where half of the shares or more are of that.
        """
        if phrase.base or statement.owner is None:
            return None
        around = self.statements[max(0, statement.index - NEAR) : statement.index + NEAR]
        row = [
            (item, part, share)
            for item in around
            if item.owner is statement.owner
            for position, share in enumerate(item.phrases)
            if share.role is Role.SHARE and (part := part_before(item.phrases[:position]))
        ]
        relations = list(shares_of_their_sum(row))
        if sum(agrees(relation.judgement) for relation in relations) * 2 < len(relations):
            return None
        return next((one for one in relations if one.stated.figure is phrase.figure), None)

    def _made_of(self, place: int) -> Iterator[Figure]:
        """What the amount at a place makes with others, each of which has a share of its own."""
        for relation in self.sums:
            if relation.kind is not RelationKind.SUM or relation.contradicted:
                continue
            places = [one.figure.start for one in relation.operands if one.figure is not None]
            stated = relation.stated.figure
            if stated is None or place not in places or stated.start in self._shared:
                continue
            if self._shared.issuperset(places):
                yield stated

    @cached_property
    def _shared(self) -> set[int]:
        """The places of amounts with a share right behind them."""
        return {
            before.figure.start
            for statement in self.statements
            for before, phrase in pairwise(statement.phrases)
            if phrase.role is Role.SHARE and before.money
        }

    def _of_printed(
        self, phrase: Phrase, position: int, statement: Statement
    ) -> Iterator[Relation]:
        """The share of a whole that its clause prints, which others of the passage may be of."""
        for relation in share_of_printed(phrase, statement, position, self.statements):
            yield relation
            self._settle(phrase, statement, relation)
            whole = relation.operands[-1].figure
            if whole is not None:
                self.printed[phrase.passage] = whole

    def _settle(self, phrase: Phrase, statement: Statement, relation: Relation) -> None:
        """What a share that agrees was taken of is the whole of others that name its base."""
        if agrees(relation.judgement) and (of := relation.operands[-1].figure) is not None:
            self.held[phrase.passage] = of
        if agrees(relation.judgement) and phrase.base:
            whole = relation.operands[-1].figure
            self.settled.setdefault(_base_of(phrase), whole)
            if whole is not None and len(phrase.base) >= _TELLING_BASE:
                self.called[phrase.base] = whole
            self.latest = statement, whole

    def _of_the_latest(self, phrase: Phrase, part: Phrase, statement: Statement) -> Relation | None:
        """甲60万元，占收入合计的60%；乙40万元，占40%: of what the share before it was."""
        if phrase.base or self.latest is None:
            return None
        before, whole = self.latest
        if whole is None or statement.sentence - before.sentence > 1:
            return None
        relation = share_of(phrase, part, whole, statement)
        return relation if agrees(relation.judgement) else None

    def _goes_on(self, statement: Statement) -> bool:
        """一季度支出24万元，占全年支出的24%；二季度支出26万元，占26%: the base is said once."""
        waiting = self.unsettled.get("", [])
        return bool(waiting) and waiting[-1][0].sentence >= statement.sentence - 1

    def _of_the_list(
        self, phrase: Phrase, part: Phrase, statement: Statement
    ) -> Iterator[Relation]:
        """甲90万元，其中：乙60万元，丙30万元，甲占…: the share of the head of the list, or of
        its last item, whichever agrees.
        """
        owner = statement.owner
        for one in (part, *(owner.levels if owner is not None else ())):
            around = self.lists.get(one.figure.start)
            relation = _share(
                phrase, one, statement, wholes_for(phrase, one, statement, self.statements, around)
            )
            if relation is not None and agrees(relation.judgement):
                yield relation
                return

    def unsettled_shares(self) -> Iterator[Relation]:
        """The shares of one base together: of what another was of, or of their sum."""
        for base, siblings in self.unsettled.items():
            whole = self.settled.get(base) or common_whole(siblings, self.statements)
            if whole is None:
                yield from self._slipped(siblings) or shares_of_their_sum(siblings)
                continue
            for statement, part, phrase in siblings:
                if part.figure.dimension is whole.dimension:
                    yield share_of(phrase, part, whole, statement)
        yield from shares_of_a_nameless_whole(self.nameless)

    def _slipped(self, siblings: list[Unsettled]) -> list[Relation]:
        """甲60万元，占全部支出的66.76%；乙30万元，占33.33%: the one share of its base that is a
        digit away from being of the whole that others of its passage are of.
        """
        if len(siblings) > 1 or not siblings[0][2].base:
            return []
        statement, part, phrase = siblings[0]
        whole = self.held.get(phrase.passage)
        if whole is None or part.figure.dimension is not whole.dimension or not whole.value:
            return []
        relation = share_of(phrase, part, whole, statement)
        return [relation] if is_misprinted(relation) else []


def _base_of(phrase: Phrase) -> str:
    """What tells the whole of a share from others; the year that the base names is part of it."""
    core = core_of_base(phrase.base)
    return f"{core}{phrase.year}" if "\x01" in phrase.base else core


def _is_of_all(phrase: Phrase) -> bool:
    return "全部" in phrase.gap and phrase.figure.value == _ALL


def _told_before(
    phrase: Phrase, statement: Statement, statements: list[Statement]
) -> Relation | None:
    """支出合计90万元，其中基本支出占66.67%: of the amount before the share, where the amount of the
    part was told further up, or in a bracket between; what is exact.
    """
    name, own = phrase.subject.name, [level for level in statement.levels if level.money]
    if len(name) < _TELLING_NAME or not own or phrase.pause >= NEW_SENTENCE or phrase.base:
        return None
    if own[-1].figure.start > phrase.figure.start or statement.subject.endswith(name):
        return None
    inside = statements[statement.index + 1 : statement.index + 1 + NEAR]
    within = [one for one in inside if one.first.figure.start < phrase.figure.start]
    for other in (*within, *nearest_before(statement, statements, NEAR)):
        if other.levels and other.subject.endswith(name):
            relation = share_of(phrase, other.levels[0], own[-1].figure, statement)
            return relation if relation.verdict is Verdict.HOLDS else None
    return None


def _share(
    phrase: Phrase, part: Phrase, statement: Statement, wholes: Iterable[tuple[Figure, bool]]
) -> Relation | None:
    """The share of the first whole that agrees; else of the first likely one it can be part of."""
    fallback: Relation | None = None
    for whole, likely in wholes:
        relation = share_of(phrase, part, whole, statement)
        if agrees(relation.judgement):
            return relation
        said = not _THAT.match(phrase.base) or is_misprinted(relation)
        if likely and said and fallback is None and part.figure.value <= whole.value:
            fallback = relation
    return fallback
