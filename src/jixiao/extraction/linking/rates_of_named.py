"""结业测试合格540人，合格率90.00%, where 结业测试600人 stands elsewhere: the rate of what came of a
thing, over that thing as the report counts it by this very name.

Told where it holds; another rate only where it is a misprint, or where the report prints what the
two counts make as the rate of this name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from jixiao.extraction.building import agrees, part_of_whole, rate, results_of
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension, rounded
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role, Scope

_RATE = late_regex(r"^[，（](?P<stem>[一-龥]{2,4})(?:率|比例)(?:约?为|是|达到?|：)*$")
_NAME = late_regex(r"(?P<name>[一-龥]{2,14})$")
_TAIL = late_regex(r"(?:了|的|人员|人数|共|为|有|计)+$")
_LEAD = late_regex(r"^(?:其中|[一二三四五六七八九]是|全年|共|已|参加)+")
_SHORTEST = 4
"""Characters of a name that is the same thing wherever it stands."""
_KINDS = frozenset({Dimension.COUNT, Dimension.MONEY})


def rates_of_named(
    phrases: Sequence[Phrase], facts: Sequence[Fact], relations: Sequence[Relation]
) -> Iterator[Relation]:
    """Each such rate, where its whole is counted in one way."""
    asked = [(one, other, stem) for one, other in pairwise(phrases) if (stem := _stem(one, other))]
    if not asked:
        return
    counted: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        if phrase.figure.dimension in _KINDS and not phrase.prior:
            counted[_named(phrase)[-_SHORTEST:]].append(phrase)
    held = {at for at, one in results_of(relations).items() if agrees(one.judgement)}
    for part, phrase, stem in asked:
        whole = _whole(part, stem, counted)
        if whole is None or phrase.figure.start in held:
            continue
        told = rate(
            phrase.figure, (part.figure, whole.figure), part_of_whole,
            kind=RelationKind.COMPLETION_RATE, formula="部分÷总数×100", subject=f"{stem}率",
            scope=Scope.DOCUMENT,
        )  # fmt: skip
        if agrees(told.judgement) or is_misprinted(told) or _is_printed(told, stem, facts):
            yield told


def _stem(part: Phrase, phrase: Phrase) -> str:
    """What a rate right behind a count is of, where that is said of the count."""
    if phrase.figure.dimension is not Dimension.PERCENT or part.figure.dimension not in _KINDS:
        return ""
    match = _RATE.match(phrase.gap) if phrase.gap == part.after else None
    return match["stem"] if match is not None and match["stem"] in part.gap else ""


def _named(phrase: Phrase) -> str:
    """The words right before a figure, without what only counts."""
    match = _NAME.search(_TAIL.sub("", phrase.gap))
    return _LEAD.sub("", match["name"]) if match is not None else ""


def _whole(part: Phrase, stem: str, counted: dict[str, list[Phrase]]) -> Phrase | None:
    """What is counted by the name of a part without what came of it."""
    name = _named(part)
    core = name.removesuffix(stem)
    if core == name or len(core) < _SHORTEST:
        return None
    found = [
        one
        for one in counted.get(core[-_SHORTEST:], ())
        if _named(one).endswith(core) and one.figure.unit == part.figure.unit
    ]
    values = {one.figure.value for one in found if one.role in (Role.LEVEL, Role.ACTUAL)}
    return found[0] if len(values) == 1 and found[0].figure.value >= part.figure.value else None


def _is_printed(told: Relation, stem: str, facts: Sequence[Fact]) -> bool:
    """Whether the report prints what two counts make as the rate of a name."""
    stated, value = told.stated.figure, told.judgement.value
    if stated is None or value is None:
        return False
    made = Decimal(rounded(value, stated.places))
    return any(
        one.figure.value == made and one.figure.dimension is Dimension.PERCENT
        for one in facts
        if one.subject.endswith(f"{stem}率")
    )
