"""Every figure of the prose with what its clause says of it: role, subject, stage, direction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from jixiao.extraction.prose import words
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.subjects import Subject, subject_of, without_asides
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.scan import Mark
from jixiao.ledger.relation import Role

_NEW_SENTENCE = 4
_CONTEXT = 120
_LEAD_REACH = 16
_HEADING_MARKS = {2: 1, 3: 2, 4: 3, 5: 4}
"""The rank of the list number that a heading of each level starts with."""
_NO_MARK = 9
_NAMED_RATES = (Role.EXECUTION_RATE, Role.COMPLETION_RATE)
_LEADS_ON = re.compile(r"(?:其中|如下|包括|分项|明细|为|是|方面|说明)?：$|如下。?$|其中，?$")
"""A passage that ends so is the head of the list in the passages after it."""
_CLASS_LEAF = re.compile(r"([^（）：。，；、“\x04]{2,30})（[项款]）(?![^（）]{2,30}（[项款]）)")
"""一般公共服务支出（类）财政事务（款）行政运行（项）: the innermost class names the amount."""
_CLASS = re.compile(r"([^（）：。，；、“\x04]{2,20})（类）")
_LEADING = re.compile(r"^(?:[\x01-\x04]|其中|年度?|全年|该|使|工作)+|“")
_STRONG = re.compile(r"[。！？；]")
_CLAUSE = re.compile(r"[，。；：！？、（）\x04]")
_TAIL = re.compile(r"[^。；！？]*$")


@dataclass(slots=True, eq=False)
class Phrase:
    """A figure in its clause. ``figure`` has document offsets; ``gap`` is the clean text before it."""

    figure: Figure
    gap: str
    after: str
    """The clean text up to the next figure."""
    passage: int
    sentence: int
    depth: int
    """Open brackets around the figure."""
    stop: int = 0
    """Full stops before the figure in its passage."""
    role: Role = Role.LEVEL
    subject: Subject = field(default_factory=Subject)
    year: int | None = None
    base: str = ""
    """What a change, share or completion is measured against, as printed."""
    sign: int = 0
    """Direction of a change: 1 up, −1 down, 0 not said."""
    bound: str = ""
    rate_name: str = ""
    """The rate that a percentage is (在职人员控制率, 满意度), as printed."""
    verb_first: bool = False
    """The direction stands before the noun (调增上级补助收入…)."""
    respective: bool = False
    """One of a row of rates (x%、y%和z%) that belong to a row of amounts."""
    is_base: bool = False
    """A budget or plan that a rate is taken of (完成年初预算8465万元的41.5%)."""
    prior: bool = False
    """Said to be last year's amount (比2023年的…)."""
    opener: bool = False
    """A list opens between the figure before and this one."""
    exhaustive: bool = False
    """The opener says that all parts follow (分别为, 具体为), or a bracket holds them."""
    within: str = ""
    """What the clause says the list details (返还性收入中，…)."""
    partial: bool = False
    """The opener says that only the main parts follow."""
    functional_class: str = ""
    """The 类 of a classified amount."""
    classified: bool = False
    """The subject is named by its functional class (…（款）…（项）)."""
    cause: bool = False
    """The reason is a cause told in passing, no breakdown."""
    reason: bool = False
    """A reason (主要是 …) opens between the figure before and this one."""
    pause: int = 0
    """The strongest break before the figure: 0 none, 1 、 2 ， 3 ； 4 。 5 paragraph 6 heading."""
    listed: bool = False
    """A list number stands before the figure in its clause."""
    mark: int = 9
    """Rank of the list number: 1 一、 2 （一） 3 1. 4 （1） 5 ①; 9 none."""
    closes: int = 0
    """Brackets closed between the figure before and this one."""
    place: int = 0
    """Where the figure starts in the clean text of its passage."""
    context: str = ""
    """The clean text of the sentence before the gap, as far as an indicator needs it."""
    title: str = ""
    """The heading that the passage starts with, for the first figure of a passage."""

    @property
    def money(self) -> bool:
        return self.figure.dimension is Dimension.MONEY


def phrases_of(passages: list[Passage]) -> list[Phrase]:
    """The phrases of all passages in order; sentences are numbered through."""
    phrases: list[Phrase] = []
    sentence, pending, heading = 0, "", 0
    for index, passage in enumerate(passages):
        before = len(phrases)
        phrases.extend(_in_passage(index, passage, sentence))
        if len(phrases) > before:
            if heading and not phrases[before].listed:
                phrases[before].listed, phrases[before].mark = True, heading
            heading = 0
            phrases[before].opener |= bool(_LEADS_ON.search(pending))
            phrases[before].partial |= bool(words.OPEN_LIST.search(pending[-_LEAD_REACH:]))
            pending = phrases[-1].after
        else:
            heading = _HEADING_MARKS.get(passage.level, heading)
            if not _LEADS_ON.search(pending):
                pending = "" if passage.level else passage.text
        sentence += 1 + len(_STRONG.findall(passage.text))
    _lend_units(phrases)
    _spread_roles(phrases)
    return phrases


_ROW_LINK = re.compile(r"[，、和及与]{1,2}(?:其他)?")


def _spread_roles(phrases: list[Phrase]) -> None:
    """x%、y%和z%: figures in a row say what the first of them says, each of its own amount."""
    for before, phrase in zip(phrases, phrases[1:], strict=False):
        same = before.figure.dimension is phrase.figure.dimension
        if same and phrase.pause == 1 and before.verb_first and phrase.role is Role.LEVEL:
            phrase.role, phrase.sign, phrase.base = before.role, before.sign, before.base
            phrase.verb_first = True
        if not same or before.passage != phrase.passage or not _ROW_LINK.fullmatch(phrase.gap):
            continue
        if before.role in (Role.CHANGE, Role.CHANGE_RATE, Role.SHARE):
            phrase.role, phrase.sign, phrase.base = before.role, before.sign, before.base
            phrase.respective = before.respective = True


_JOINED = re.compile(r"(?:[，、和及与]|[^。；，]{0,3}(?:增加|减少|增长|下降|增|减)[了额]?)")


def _lend_units(phrases: list[Phrase]) -> None:
    """4125.49，4143.91万元: an amount in a row without a unit has that of the row's end."""
    for phrase, following in zip(reversed(phrases[:-1]), reversed(phrases[1:]), strict=True):
        figure = phrase.figure
        if figure.dimension is not Dimension.NUMBER or "." not in figure.digits:
            continue
        if following.money and phrase.after == following.gap and _JOINED.fullmatch(phrase.after):
            unit = following.figure
            phrase.figure = replace(
                figure, unit=unit.unit, dimension=unit.dimension, scale=unit.scale
            )
            classify(phrase)
            if phrase.role is Role.LEVEL and words.PRIOR_LEVEL.search(phrase.gap):
                phrase.prior = True


def _in_passage(index: int, passage: Passage, sentence: int) -> Iterator[Phrase]:
    text, position, depth, stop = passage.text, 0, 0, 0
    year: int | None = None
    first = True
    figures = [token for token in passage.tokens if token.figure is not None]
    ends = [*(token.start for token in figures[1:]), len(text)][: len(figures)]
    marks = iter([token for token in passage.tokens if token.figure is None])
    mark = next(marks, None)
    for token, following in zip(figures, ends, strict=True):
        figure = token.figure
        assert figure is not None
        pieces: list[str] = []
        cursor, listed, own_year, rank = position, False, None, _NO_MARK
        while mark is not None and mark.start < token.start:
            if mark.start >= position:
                pieces.append(text[cursor : mark.start])
                cursor = mark.end
                if mark.mark is Mark.YEAR and mark.text[:4].isdigit():
                    own_year = int(mark.text[:4])
                    pieces.append("\x01")
                elif mark.mark is Mark.DATE:
                    pieces.append("\x02")
                elif mark.mark is Mark.LIST:
                    listed, rank = True, _rank(mark.text)
                    pieces.append("\x04")
                else:
                    pieces.append("\x03")
            mark = next(marks, None)
        pieces.append(text[cursor : token.start])
        gap = "".join(pieces)
        depth, closes = _depth(depth, gap)
        strong = len(_STRONG.findall(gap))
        stop += sum(gap.count(mark) for mark in "。！？")
        sentence += strong
        if strong or first:
            year = None
        start, end = passage.clean.span(token.start, token.end)
        _, number_end = passage.clean.span(figure.start, figure.number_end)
        placed = Figure(
            figure.digits, figure.unit, figure.dimension, start, end, number_end, figure.scale,
            figure.approximation,
        )
        phrase = Phrase(placed, gap, text[token.end : following], index, sentence, depth)
        phrase.bound, phrase.year, phrase.listed = token.bound, own_year or year, listed
        phrase.mark, phrase.stop = rank, stop
        _chinese_mark(phrase)
        phrase.pause, phrase.closes = _pause(gap, first, passage.level), closes
        phrase.title = passage.title if first else ""
        phrase.place = token.start
        phrase.context = text[max(0, token.start - _CONTEXT) : token.start]
        classify(phrase)
        if phrase.role is Role.LEVEL and not phrase.prior:
            year = phrase.year
        yield phrase
        position, first = token.end, False


def _rank(mark: str) -> int:
    if mark[0] in "（(":
        return 4
    return 3 if mark[0].isdigit() or mark[0] == "-" else 5


def _chinese_mark(phrase: Phrase) -> None:
    """List numbers in Chinese numerals: 一、 and （一）."""
    found = None
    for found in words.ENUMERATED.finditer(phrase.gap):
        pass
    if found is not None:
        phrase.listed = True
        phrase.mark = min(phrase.mark, 2 if "（" in found.group() else 1)


def _depth(depth: int, gap: str) -> tuple[int, int]:
    """Open brackets after the gap, and how many of the brackets open before it are closed."""
    lowest = now = depth
    for char in gap:
        if char == "（":
            now += 1
        elif char == "）":
            now = max(0, now - 1)
            lowest = min(lowest, now)
    return now, depth - lowest


def _pause(gap: str, first: bool, level: int) -> int:
    if first:
        return 6 if level else 5
    for rank, marks in ((4, "。！？"), (3, "；"), (2, "，：（）"), (1, "、")):
        if any(char in gap for char in marks):
            return rank
    return 0


def classify(phrase: Phrase) -> None:
    """Give a phrase its role, subject, base and direction from the text before its figure."""
    head, clause = _last_clause(without_asides(phrase.gap))
    tail = _tail(without_asides(phrase.gap))
    phrase.opener |= bool(words.OPENER.search(tail)) or "（" in tail
    if match := words.WITHIN.search(without_asides(phrase.gap)):
        phrase.within, phrase.opener = subject_of(match["name"]).name, True
    phrase.partial |= bool(words.OPEN_LIST.search(tail))
    phrase.exhaustive = "（" in tail or bool(words.EXHAUSTIVE.search(tail))
    phrase.reason = bool(words.REASON.search(tail))
    phrase.cause = bool(words.CAUSE.search(tail)) or "所致" in phrase.after
    dimension = phrase.figure.dimension
    named = words.RATE_NAME.search(clause.replace("“", ""))
    if dimension is Dimension.PERCENT and (match := named):
        phrase.rate_name = _LEADING.sub("", match["name"])
    if role := _indicator_role(phrase, clause):
        phrase.role = role
    elif phrase.bound:
        phrase.role = Role.TARGET
    elif _is_threshold(phrase, clause):
        phrase.role = Role.THRESHOLD
    elif dimension in (Dimension.PERCENT, Dimension.POINTS):
        _classify_rate(phrase, head, clause)
    elif dimension is Dimension.SCORE:
        _classify_score(phrase, clause)
    elif dimension is Dimension.NUMBER:
        _classify_bare(phrase, head, clause)
    else:
        _classify_amount(phrase, head, clause)
    phrase.opener |= phrase.reason and phrase.role is Role.CHANGE
    if phrase.prior and words.FROM_LEVEL.search(clause) and not words.PRIOR_LEVEL.search(clause):
        phrase.subject = subject_of(words.FROM_LEVEL.sub("", clause))
    elif phrase.prior or phrase.is_base:
        phrase.subject = Subject("", subject_of(clause).stage)
    elif phrase.role in _NAMED_RATES and not phrase.subject.name:
        phrase.subject = subject_of(clause)
    elif phrase.role in (Role.LEVEL, Role.WEIGHT, Role.SCORE, Role.TARGET):
        phrase.subject = _own_subject(phrase, head, clause)


def _own_subject(phrase: Phrase, head: str, clause: str) -> Subject:
    """The subject of the clause; a new sentence without one takes it from what leads it."""
    subject = subject_of(clause)
    if "调整后）" in phrase.gap[-12:]:
        subject = Subject(subject.name, "adjusted")
    if leaves := _CLASS_LEAF.findall(phrase.gap):
        phrase.classified = True
        classes = _CLASS.findall(phrase.gap)
        phrase.functional_class = subject_of(classes[-1]).name if classes else ""
        return Subject(subject_of(leaves[-1]).name or leaves[-1], subject.stage)
    if subject.name or phrase.pause < _NEW_SENTENCE:
        return subject
    for part in reversed(re.split(r"[，。；：]", head)):
        if (lead := subject_of(part)).name:
            return Subject(lead.name, subject.stage or lead.stage)
    return Subject(subject_of(phrase.title).name, subject.stage) if phrase.title else subject


def _tail(gap: str) -> str:
    """What stands after the last full stop or semicolon."""
    match = _TAIL.search(gap)
    return match.group() if match else ""


def _last_clause(gap: str) -> tuple[str, str]:
    """The text before the last clause, and the last clause that says something."""
    cut = len(gap.rstrip("，。；：！？、（）“"))
    text = gap[:cut]
    breaks = list(_CLAUSE.finditer(text))
    if not breaks:
        return "", text
    return text[: breaks[-1].end()], text[breaks[-1].end() :]


def _comparison(phrase: Phrase, head: str, clause: str) -> str:
    found = None
    for part in (clause, head):
        for match in words.COMPARISON.finditer(part):
            found = match["base"] or "上年"
        if found:
            return found
        if words.YEAR_ON_YEAR.search(part):
            return "上年"
    return ""


def _classify_rate(phrase: Phrase, head: str, clause: str) -> None:
    if match := words.OF_BUDGET.search(clause):
        phrase.role, phrase.base = Role.EXECUTION_RATE, match["base"]
        return
    if match := words.SHARE_IN.search(clause) or words.SHARE.search(clause):
        phrase.role, phrase.base = Role.SHARE, match["base"]
        phrase.subject = subject_of(clause[: match.start()])
        return
    if words.CHANGE_RATE_NAME.search(clause):
        phrase.role, phrase.base = Role.CHANGE_RATE, _comparison(phrase, head, clause)
        phrase.subject = subject_of(clause)
        return
    if match := words.OVER_PLAN.search(clause):
        phrase.role, phrase.sign, phrase.base = Role.CHANGE_RATE, 1, match["base"]
        return
    if (match := words.DIRECTION.search(clause)) and not words.RESULT.search(clause):
        phrase.role = Role.CHANGE_RATE
        phrase.sign = 1 if match["up"] else -1
        phrase.base = _comparison(phrase, head, clause)
        phrase.subject = subject_of(words.COMPARED.sub("", clause[: match.start()]))
        return
    if match := words.EXECUTION.search(clause):
        phrase.role, phrase.base = Role.EXECUTION_RATE, match["base"]
    elif words.EXECUTION_NAME.search(clause):
        phrase.role = Role.EXECUTION_RATE
        phrase.subject = subject_of(clause)
    elif words.COMPLETION_NAME.search(clause):
        phrase.role = Role.COMPLETION_RATE
        phrase.subject = subject_of(clause)
    elif words.RATE_NAME.search(clause):
        phrase.role = Role.LEVEL
    elif not clause.strip("\x01\x02\x03") and _bare_change(phrase.gap):
        phrase.role = Role.CHANGE_RATE


def _bare_change(gap: str) -> bool:
    return gap.strip("，、 ") == ""


def _indicator_role(phrase: Phrase, clause: str) -> Role | None:
    """The column of an indicator that a clause fills: target, mid-year value, actual, rate."""
    if phrase.figure.dimension is Dimension.SCORE:
        return None
    if match := words.TARGET_NAME.search(clause):
        phrase.bound = phrase.bound or match["bound"] or "="
        return Role.TARGET
    if words.MID_YEAR_NAME.search(clause) and not words.DIRECTION.search(clause):
        return Role.MID_YEAR
    if words.INDICATOR_RATE_NAME.fullmatch(clause):
        return Role.COMPLETION_RATE
    if words.ACTUAL_NAME.search(clause) and "指标" in phrase.context:
        return Role.ACTUAL
    return None


def _is_threshold(phrase: Phrase, clause: str) -> bool:
    """A limit in a name or a rule: 单价100万元（含）以上设备, 结余率大于10%的项目."""
    return bool(
        re.search(r"(?:单价|单台|单位价值|总计不超过|低于|高于|大于|小于|每低|每超)$", clause)
        or re.match(r"(?:（含）|\(含\))?以上(?:的)?[^，。]{0,6}(?:设备|项目|车辆|资金)", phrase.after)
    )


def _classify_score(phrase: Phrase, clause: str) -> None:
    if words.WEIGHT_NAME.search(clause) and not re.search(r"得分(?:值)?(?:为|是|：)*$", clause):
        phrase.role = Role.WEIGHT
    elif re.search(r"扣(?:减|除|了)?$|扣分", clause):
        phrase.role, phrase.sign = Role.CHANGE, -1
    elif words.SCORE_NAME.search(clause):
        phrase.role = Role.SCORE
    else:
        phrase.role = Role.WEIGHT


def _classify_bare(phrase: Phrase, head: str, clause: str) -> None:
    if "." in phrase.figure.digits and (match := words.DIRECTION.search(clause)):
        phrase.role, phrase.sign = Role.CHANGE_RATE, 1 if match["up"] else -1
        phrase.base = _comparison(phrase, head, clause)


def _classify_amount(phrase: Phrase, head: str, clause: str) -> None:
    if words.RESULT.search(clause):
        return
    if match := words.VERB_FIRST.search(clause):
        phrase.role = Role.CHANGE
        phrase.sign = -1 if match["verb"] in _FALLING else 1
        phrase.base = _comparison(phrase, head, clause[: match.start()])
        phrase.subject, phrase.verb_first = subject_of(match["noun"]), True
        return
    if match := words.DIRECTION.search(clause):
        before = clause[: match.start()]
        if match.group(0).startswith(("新增", "多", "节约")) and not _compares(phrase.gap):
            return
        phrase.role = Role.CHANGE
        phrase.sign = 1 if match["up"] else -1
        phrase.base = _comparison(phrase, head, clause)
        phrase.subject = subject_of(words.COMPARED.sub("", before))
    elif match := words.NEUTRAL_CHANGE.search(clause):
        phrase.role = Role.CHANGE
        phrase.base = _comparison(phrase, head, clause)
    elif words.BASE_AMOUNT.search(clause) and phrase.after.startswith("的"):
        phrase.is_base = True
    elif words.PRIOR_LEVEL.search(clause) or (
        words.FROM_LEVEL.search(clause) and words.TO_LEVEL.match(phrase.after)
    ):
        phrase.prior = True


_FALLING = ("调减", "减少", "核减", "压减")


def _compares(gap: str) -> bool:
    return bool(words.YEAR_ON_YEAR.search(gap) or words.COMPARISON.search(gap))
