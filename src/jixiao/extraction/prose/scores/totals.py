"""Total scores: against their parts (A01) and against each other (B01)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from jixiao.extraction.building import same
from jixiao.extraction.prose import words
from jixiao.extraction.prose.gaps import last_clause
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.adding import MIN_PARTS, MOST_PARTS
from jixiao.extraction.prose.scores.averages import is_mean
from jixiao.extraction.prose.scores.breakdowns import Breakdown, breakdown_of, row_behind
from jixiao.extraction.prose.scores.claims import (
    claimed_in_turn,
    claimed_scores,
    is_complete,
    made_up,
    sum_of_scores,
)
from jixiao.extraction.prose.scores.counted_heads import sums_of_heads
from jixiao.extraction.prose.scores.items import made_by, without_led
from jixiao.extraction.prose.scores.lines import Line, name_of
from jixiao.extraction.prose.scores.section_weights import section_weights
from jixiao.extraction.prose.scores.sections import Section, sections_of
from jixiao.extraction.prose.scores.subtotals import Subtotal, collapsed
from jixiao.extraction.prose.scores.total_scores import (
    MOST_POINTS,
    is_rating,
    totals_among,
)
from jixiao.extraction.prose.totals.slips import shows_a_slip, shows_a_swap
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind

_OF_PROJECT = late_regex(r"项目|专项|子项|二级|下属")
_BY_OTHERS = late_regex(
    r"(?:财政(?:局|厅|部门)|审计|第三方|事务所|上级|主管部门)[^。]{0,40}"
    r"(?:重点(?:绩效)?评价|抽评|抽查|再评价|复核|复评|复审|评价(?:报告)?(?:指出|认定|反映|结论))"
)
"""市财政局重点评价指出…: a total of what others rated, and with it those of its passage."""
_PROJECT_NAMED = late_regex(
    r"[^，；：]{0,6}?“?(?P<name>[^，；：“]{2,20})“?项目(?![一-龥]{0,4}绩效自评)"
)
_NEAR = 24
"""Characters before a total in which a project is named that it is of."""
_MISSED_AT_MOST = 15
"""Points by which all scores together may miss their total and still be all there are."""
_FULL = Decimal(100)
_LESS_BEFORE = late_regex(r"(?:扣[减除]|减[去除]|[再另]扣)[\d.]+分，[^，。；]*$")
"""扣减0.5分，最终得分: a total with something taken off all of its parts."""
_ADDED_BEFORE = late_regex(r"^，(?:再?加上?|连同)[^，。；：\d]*(?:得分|分值|分数)[^，。；：\d]*，")
"""，加上产出、效益得分，总分: a score joined to those told before."""
_MOST_OF_SUBTOTAL = Decimal("1.4")
"""What scores make at most of the subtotal behind them, ten points too many among them."""
_FEWEST = 2
_TITLE = "自评总分"
_ADDED_REACH = 3
"""Scores right before a total that may be its parts, where not all of its sentence are."""


def score_totals(
    phrases: list[Phrase], lines: list[Line], passages: Sequence[Passage]
) -> Iterator[Relation]:
    """Subtotals, sections, the grand total, and the total wherever it is repeated."""
    totals = totals_among(lines, passages)
    closing = {(phrase.passage, phrase.sentence) for phrase in totals}
    told = list(_breakdowns(lines, totals))
    inner = {id(line) for found in told for line in found.parts}
    rest = [
        line
        for line in lines
        if id(line) not in inner and (line.score.passage, line.score.sentence) not in closing
        if not is_mean(line)
    ]
    rest, subtotals = collapsed(rest, passages)
    root = sections_of(rest, phrases, passages)
    for found in told:
        title = _TITLE if is_rating(found) else _title(found.total, totals)
        relation = sum_of_scores(found.total.score, found.parts, title)
        relation.must_hold = found.agrees or (
            _is_slipped(found) if found.in_turn else found.is_whole
        )
        yield relation
        claimed = list(claimed_scores(found.parts, root))
        whole = found.total.score in totals
        yield from (one for one in claimed if whole or not one.contradicted)
        yield from _made_again(claimed, subtotals)
    yield from claimed_in_turn(lines, root)
    for line, parts in subtotals:
        relation = sum_of_scores(line.score, parts, _title(line, totals))
        each = any(one.of_each for one in parts)  # told once, and given to several
        if not relation.contradicted or not (each or _are_others(line, parts)):
            yield relation
    yield from sums_of_heads(lines)
    yield from _section_scores(root, {id(found.total) for found in told})
    if lines:
        yield from section_weights(root)
    yield from _grand_totals(totals, root, lines)
    yield from _repeated(totals)
    yield from _added_scores(lines, totals, root)


def _made_again(claimed: Sequence[Relation], subtotals: Sequence[Subtotal]) -> Iterator[Relation]:
    """A subtotal that is told further up: what makes it makes that, too."""
    made = {line.score.figure.start: parts for line, parts in subtotals}
    for one in claimed:
        first, claim = one.stated.figure, one.operands[0].figure
        if one.kind is not RelationKind.SAME_FACT or one.contradicted or not first or not claim:
            continue
        parts = made.get(first.start)
        if parts and made_by(parts) == claim.value:
            yield made_up(claim, parts, one.subject)


def _breakdowns(lines: list[Line], totals: list[Phrase]) -> Iterator[Breakdown]:
    """Each score with what it details behind it: any that agrees, every total, one that must be."""
    for place, line in enumerate(lines):
        found = breakdown_of(place, lines)
        if found is None:
            row = row_behind(place, lines) if line.score in totals else None
            if row is not None and row.is_whole:
                yield row
            continue
        if found.agrees or line.score in totals or is_rating(found) or _is_bracketed(found):
            yield found


def _is_bracketed(found: Breakdown) -> bool:
    """得57.5分（甲32.8分、乙19.3分）, 得57.5分，其中甲32.8分…: whether a bracket or a list right
    behind a score details it, but for a misprint.
    """
    total, first = found.total.score, found.parts[0].score
    within = first.depth > total.depth or (first.opener and first.sentence == total.sentence)
    behind = within and first.gap == total.after
    return behind and _is_slipped(found)


def _is_slipped(found: Breakdown) -> bool:
    relation = sum_of_scores(found.total.score, found.parts, _TITLE)
    return shows_a_slip(relation) or (found.in_turn and shows_a_swap(relation))


def _are_others(total: Line, parts: Sequence[Line]) -> bool:
    """合计29分 behind 7分: whether most of a subtotal was told without figures (其余均得满分), or
    the scores make so much more that some are of parts of the others.
    """
    made, stated = sum(line.score.figure.value for line in parts), total.score.figure.value
    return made * 2 < stated or made > stated * _MOST_OF_SUBTOTAL


def _title(line: Line, totals: list[Phrase]) -> str:
    """What a finding calls a score."""
    if line.score in totals or not line.names:
        return _TITLE
    return f"{line.names[0]}得分"


def _section_scores(root: Section, detailed: set[int]) -> Iterator[Relation]:
    """The score in a heading against what stands under it; binding where their points agree, or a
    misprint of one of them explains why the scores do not; not where it is ``detailed`` already.
    """
    for section in root.walk():
        if section.stated is None:
            continue
        parts = section.parts()
        if len(parts) < _FEWEST:
            yield from _only_score(section.stated, parts[0], section.title)
            continue
        parts = [*without_led(section.stated.score.figure.value, parts)]
        relation = sum_of_scores(section.stated.score, parts, f"{section.title}得分")
        slip = shows_a_slip(relation) and not section.doubtful
        slip = slip and id(section.stated) not in detailed
        relation.must_hold = is_complete(section.stated.points, parts) or slip
        if relation.must_hold or not relation.contradicted:
            yield relation


def _only_score(stated: Line, part: Line, title: str) -> Iterator[Relation]:
    """A section with one score: it is the section's, for sure where the points are the same."""
    relation = same(part.score.figure, stated.score.figure, subject=f"{title}得分")
    if not relation.contradicted or is_complete(stated.points, [part]):
        yield relation


def _grand_totals(totals: list[Phrase], root: Section, lines: Sequence[Line]) -> Iterator[Relation]:
    """All scores of the report against its total."""
    parts = root.parts()
    parts += _added_to(totals[0], lines) if totals else []
    if not totals or (len(parts) < MIN_PARTS and not _reach_all(parts)):
        return
    parts = [*without_led(totals[0].figure.value, parts)]
    relation = _grand_total(totals[0], parts)
    told = any(line.of_each for line in parts) or any(one.doubtful for one in root.walk())
    told = told or _LESS_BEFORE.search(totals[0].context) is not None
    if not relation.contradicted or (_complete(relation) and not told and not _lacks_points(parts)):
        yield relation


def _added_to(total: Phrase, lines: Sequence[Line]) -> list[Line]:
    """甲得9.60分，加上产出、效益得分，总分95分: a score that is added to those told before."""
    if not _ADDED_BEFORE.search(total.gap):
        return []
    beside = [
        line
        for line in lines
        if (line.score.passage, line.score.sentence) == (total.passage, total.sentence)
        and line.score.place < total.place
    ]
    return beside[-1:]


def _reach_all(parts: Sequence[Line]) -> bool:
    """Whether the points of the parts make a hundred."""
    return sum(line.points.figure.value for line in parts if line.points is not None) == _FULL


def _lacks_points(parts: Sequence[Line]) -> bool:
    """Whether each part prints its points and these make less than a hundred: the score of the
    execution rate, say, stands in the table alone.
    """
    points = [line.points.figure.value for line in parts if line.points is not None]
    return len(points) == len(parts) and sum(points) < _FULL


def _repeated(totals: list[Phrase]) -> Iterator[Relation]:
    """The total of the whole evaluation against its first statement (B03)."""
    others = {phrase.passage for phrase in totals if _BY_OTHERS.search(phrase.context)}
    own = [
        phrase
        for phrase in totals
        if phrase.passage not in others and not _OF_PROJECT.search(phrase.gap[-_NEAR:])
    ]
    projects = [_project_of(phrase) for phrase in own]
    if len({*projects} - {""}) > 1:
        own = [phrase for phrase, project in zip(own, projects, strict=True) if not project]
    for phrase in own[1:]:
        yield same(phrase.figure, own[0].figure, subject=_TITLE)


def _project_of(phrase: Phrase) -> str:
    """“光荣院运转”项目预算120万元，…自评得分96分: the project that a sentence opens with."""
    named = _PROJECT_NAMED.match(phrase.context[phrase.context.rfind("。") + 1 :].split("；")[-1])
    return named["name"] if named else ""


def _complete(relation: Relation) -> bool:
    """Whether the scores in prose are all there are: they come close to the total."""
    stated, value = relation.stated.figure, relation.judgement.value
    if stated is None or value is None:
        return False
    missing = Fraction(stated.value) - value
    return missing <= _MISSED_AT_MOST and (
        words.LEAST_WHOLE <= value <= MOST_POINTS or -missing <= _MISSED_AT_MOST
    )


def _grand_total(total: Phrase, lines: list[Line]) -> Relation:
    """All scores against the total; where only a score without a name makes it, without that."""
    nameless = [line for line in lines if not _is_named(line.score)]
    named = [line for line in lines if _is_named(line.score)]
    whole = sum_of_scores(total, lines, _TITLE)
    filled_up = nameless and whole.verdict is Verdict.HOLDS and len(named) >= MIN_PARTS
    if not filled_up or not _beside_another(nameless, lines):
        return whole
    relation = sum_of_scores(total, named, _TITLE)
    relation.cause = "nameless_item"
    relation.note = f"{whole.stated.digits}"
    return relation


def _is_named(score: Phrase) -> bool:
    """Whether words name a score, be it of a stage (预算执行14.54分)."""
    return bool(score.subject.name or name_of(last_clause(score.gap).text))


def _beside_another(nameless: list[Line], lines: list[Line]) -> bool:
    """Whether a nameless score stands in the sentence of another: left over, or a name lost."""
    return all(
        any(
            one is not other
            and one.score.sentence == other.score.sentence
            and other.score.passage == one.score.passage
            for other in lines
        )
        for one in nameless
    )


def _added_scores(lines: list[Line], totals: list[Phrase], root: Section) -> Iterator[Relation]:
    """执行率得分 a 与指标得分 b 相加，总分 c: the figures right before the total, up to a semicolon
    or beyond it.
    """
    for total in totals:
        index = bisect_left(lines, total.figure.start, key=lambda one: one.score.figure.start)
        before = lines[max(0, index - MOST_PARTS) : index]
        beside = [one for one in before if one.score.sentence == total.sentence]
        beyond = [
            one
            for one in before
            if (one.score.passage, one.score.stop) == (total.passage, total.stop)
        ]
        if len(beside) >= _FEWEST:
            rows = (beside[-_ADDED_REACH:], beside, beyond)
            told = [sum_of_scores(total, row, _TITLE) for row in rows]
            yield next((one for one in told if not one.contradicted), told[1])
            yield from claimed_scores(beside, root)
