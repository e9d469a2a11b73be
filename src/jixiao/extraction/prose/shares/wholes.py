"""The wholes that a share may be taken of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.lists.parts import Parts
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.extraction.prose.subjects import level_of, same_subject, subject_of
from jixiao.extraction.prose.totals.sides import named_side, side_of
from jixiao.figures.figure import Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

LOOK_BACK = 240
"""Statements back in which a named whole is sought: nearly the whole report."""
NEAR = 8
"""Statements back whose amounts may be the whole without a name."""
_ANY_TOTAL = late_regex(r"(?:全部|全年|本年|财政)?总?(?P<side>支出|收入)(?:总额|总计|合计|总)?")
_TELLING = 6
"""Characters of a base that tell its whole by the end of that one's name."""
LOOK_AHEAD = 60
"""Statements ahead in which a named whole is sought."""
_SHORT_NAME = 4
"""Characters of a name that is known again with other words between them."""
_OF_ALL_SCOPES = "全口径"
"""全口径税收收入 counts what goes to other levels of government too: it is no 税收收入."""
_TAXES = ("税收收入", "税收")
"""A part of all income, be it told so or not."""
_BODY = late_regex(r"[局委办厅院会校所中心站队厂府区县市镇乡街道]$|部门|单位|系统|机关")
_TELLING_MORE = 2
"""Characters that a base has before a name, to be another one."""
_CAME_IN = late_regex(r"到位(?:了|资金)?(?:为|共)?$")
_DATED = ("initial", "adjusted")
"""Stages of a budget of which another stands beside it."""
_IN_ALL = late_regex(r"(?:合计|共计|总计|总额|总数|^（共)(?:为|是)?$")
_IN_BRACKET = 4
"""Statements from that of a share on among which its bracket stands."""
_DONE = "实际"
"""占实际采购额的: of what was bought, and not of the budget beside it."""
_JOINS = "和及与、"
"""税收返还和转移支付 is more than 转移支付."""
_NOISE = late_regex(
    r"本年|年度|全年|实现|实际|总|合计|支出|收入|财政拨款|拨款|经费|部门|金额|额|的|本|当年|“|”|全部"
)


def wholes_for(
    phrase: Phrase,
    part: Phrase,
    statement: Statement,
    statements: list[Statement],
    parts: Parts | None,
) -> Iterator[tuple[Figure, bool]]:
    """What the share may be taken of, with whether to report it where none agrees: what the base
    names; without a name, the head of the list (``parts``), of the sentence, of the owner.
    """
    named, stage = subject_of(phrase.base) if phrase.base else ("", "")
    called = list(_named_levels(named, statement, statements))
    levels = [level for level, _ in called]
    apart = {id(level) for level, subject in called if _is_part_of(named, subject)}
    staged: list[Phrase] = []
    if stage in _DATED or "到位" in phrase.base or _DONE in phrase.base:
        staged = _surely(phrase, levels if named else None, statement, statements)
    for level in staged or levels:
        if comparable(level, part):
            yield level.figure, bool(staged) or id(level) not in apart
    if staged:
        return
    if parts is not None:
        told = not named or _any_total(named, parts.head) or _within_name(named, parts.head)
        yield parts.stated.figure, told
    if part.figure.value == 0:
        return
    for level in (*_within(statement, statements), *_owners_levels(statement)):
        if comparable(level, part):
            yield level.figure, not named
    if not named or _any_total(named, statement.before) or _within_name(named, statement.before):
        yield from ((level.figure, True) for level in _of_the_head(part, statement))
    yield from _nearby(phrase, part, statement, statements)


def whole_behind(
    phrase: Phrase, part: Phrase, statement: Statement, statements: list[Statement]
) -> Figure | None:
    """占甲和乙支出的40%（两项合计90万元）: the total that a bracket right behind a share tells."""
    if not phrase.after.startswith("（"):
        return None
    for other in statements[statement.index : statement.index + _IN_BRACKET]:
        for one in other.phrases:
            if one.depth > phrase.depth and one.figure.start > phrase.figure.start:
                total = comparable(one, part) and one.role is Role.LEVEL
                if total and _IN_ALL.search(one.gap) and one.after.startswith("）"):
                    return one.figure if one.figure.value >= part.figure.value else None
    return None


def _is_part_of(base: str, subject: str) -> bool:
    """防汛抗旱项目支出 beside 项目支出: whether a base names with more words what is a part of the
    amount that is called so; a body's own name makes no part.
    """
    more = base.removesuffix(subject) if subject and base.endswith(subject) else ""
    return len(more) >= _TELLING_MORE and bool(core_of_base(more)) and not _BODY.search(more)


def _nearby(
    phrase: Phrase, part: Phrase, statement: Statement, statements: list[Statement]
) -> Iterator[tuple[Figure, bool]]:
    """The amounts right before, whatever they are called, but of the other side of the account."""
    side = named_side(phrase.base)
    for other in nearest_before(statement, statements, NEAR):
        if statement.owner is None or other.owner is not statement.owner:
            yield from (
                (level.figure, False)
                for level in other.levels
                if comparable(level, part)
                and not (side and side_of(level) not in ("", side))
                and not (other is statement.owner and _planned_beside(level, other))
            )


def _planned_beside(level: Phrase, head: Statement) -> bool:
    """三公经费预算52万元，支出45万元。其中：甲费38万元，占…: whether what was spent stands beside a
    budget, as what the parts are of.
    """
    spent = any(one.subject.stage == "outturn" and not one.prior for one in head.levels)
    return spent and level.subject.stage in words.PLANNED


def _surely(
    phrase: Phrase,
    levels: list[Phrase] | None,
    statement: Statement,
    statements: list[Statement],
) -> list[Phrase]:
    """年初项目预算甲，调整后全年项目预算乙，占全年项目预算的: the amounts of the passage, of those
    of the name, that are of the very stage; what arrived, or was done, where the base says so.
    """
    if "到位" in phrase.base:
        return _arrived(statement, statements)
    if _DONE in phrase.base:
        done = levels or []
        return [one for one in done if _DONE in one.gap and one.passage == phrase.passage]
    levels = _of_the_body(statement, statements) if levels is None else levels
    stage = subject_of(phrase.base).stage
    return [one for one in levels if one.subject.stage == stage and one.passage == phrase.passage]


def _of_the_body(statement: Statement, statements: list[Statement]) -> list[Phrase]:
    """年初预算90万元…，追加9万元，占年初预算的10%: the amounts of the passage, but list items."""
    around = (statement, *nearest_before(statement, statements, 2 * NEAR))
    return [
        one
        for other in around
        if other.passage == statement.passage and other.owner is None
        for one in other.levels
        if one.money and not one.prior and one.figure.value
    ]


def _arrived(statement: Statement, statements: list[Statement]) -> list[Phrase]:
    """实际到位80万元…占到位资金的: the last amount of the passage, or of the one before, that is
    said to have come in; what one level of government gave is a part of that.
    """
    for other in (statement, *nearest_before(statement, statements, NEAR)):
        if other.passage < statement.passage - 1:
            return []
        found = [one for one in other.levels if _CAME_IN.search(one.gap)]
        if found and (other.passage == statement.passage or not level_of(other.subject)):
            return found[-1:]
    return []


def _any_total(named: str, head: Statement | None) -> bool:
    """占财政支出的: a base that fits any total of its side, as the head of the list is one."""
    match = _ANY_TOTAL.fullmatch(named)
    if match is None or head is None:
        return False
    unnamed = not head.subject and match["side"] == "支出"
    spent = unnamed and any(one.subject.stage == "outturn" for one in head.levels)
    return spent or match["side"] in head.subject


def _within_name(name: str, head: Statement | None) -> bool:
    """Whether the head of a list is called so with more words (面向企业预留采购份额: 预留份额)."""
    subject = head.subject if head is not None else ""
    letters = iter("" if any(join in subject for join in _JOINS) else subject)
    return len(name) >= _SHORT_NAME and all(letter in letters for letter in name)


def _named_levels(
    name: str, statement: Statement, statements: list[Statement]
) -> Iterator[tuple[Phrase, str]]:
    """The amounts under a name, the nearest before first, then those behind; with their names."""
    if not name:
        return
    ahead = statements[statement.index + 1 : statement.index + LOOK_AHEAD]
    for other in chain(nearest_before(statement, statements, LOOK_BACK), ahead):
        if names_whole(name, other.subject):
            for level in sorted(other.levels, key=lambda level: _planned_beside(level, other)):
                yield level, other.subject


def _owners_levels(statement: Statement) -> Iterator[Phrase]:
    """The amounts of the heads of the list that a statement is in, from the inside out."""
    owner = statement.owner
    while owner is not None:
        yield from (level for level in owner.levels if not _planned_beside(level, owner))
        owner = owner.owner


def _of_the_head(part: Phrase, statement: Statement) -> list[Phrase]:
    """支出合计200.00万元，其中卫生健康支出12.40万元，占…: the one amount that the list opens
    behind, where it can hold the part; the income before its taxes (收入甲。税收收入乙，占比).
    """
    first, head = statement.first, statement.before
    if head is None or first.reason or statement.owner is not None:
        return []
    taxes = statement.subject in _TAXES and "收入" in head.subject
    if not (first.opener or taxes):
        return []
    apart = head.sentence != statement.sentence and not first.gap.startswith("。其中")
    apart = apart and not taxes
    if apart or statement.depth != head.depth:
        return []
    levels = [level for level in head.levels if not level.prior and comparable(level, part)]
    fits = len(levels) == 1 and levels[0].figure.value >= part.figure.value
    return levels if fits else []


def _within(statement: Statement, statements: list[Statement]) -> list[Phrase]:
    """The amounts of what the sentence says that its parts are of (三公经费支出中，…)."""
    for other in chain((statement,), nearest_before(statement, statements, NEAR)):
        name = other.first.within
        if not name or other.passage != statement.passage:
            continue
        for head in nearest_before(other, statements, LOOK_BACK):
            if same_subject(head.subject, name) and head.levels:
                return [level for level in head.levels if not level.prior]
    return []


@lru_cache(maxsize=65536)
def names_whole(base: str, subject: str) -> bool:
    """Whether a subject is the whole that a base names, up to words that carry no difference."""
    if not subject or (_OF_ALL_SCOPES in base) != (_OF_ALL_SCOPES in subject):
        return False
    if subject == base or base.endswith(subject):
        return True
    if subject.endswith(base):
        return subject[: -len(base)][-1] not in _JOINS
    core, other = core_of_base(base), core_of_base(subject)
    same_side = ("收入" in base) == ("收入" in subject)
    within = len(core) >= _TELLING and other.endswith(core)
    return bool(core) and (core == other or within) and same_side


def core_of_base(name: str) -> str:
    """What tells a whole; 公共财政预算 is what 一般公共预算 was called."""
    name = name.replace("GDP", "地区生产总值").replace("国内生产", "地区生产")
    name = name.replace("政府采购", "采购")
    return _NOISE.sub("", name.replace("公共财政预算", "一般公共预算"))
