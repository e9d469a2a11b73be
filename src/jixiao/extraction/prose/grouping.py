"""Phrases → statements: each phrase goes to the subject that it speaks of."""

from __future__ import annotations

from decimal import Decimal

from jixiao.extraction.prose import words
from jixiao.extraction.prose.breaks import NEW_CLAUSE, NEW_PASSAGE, NEW_SENTENCE
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.rehoming import rehome
from jixiao.extraction.prose.statements import AMOUNTS, Statement
from jixiao.extraction.prose.subjects import same_subject
from jixiao.extraction.prose.year_items import head_of_list, item_of_year, next_year_of_list
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_SOME_MONTHS = late_regex(r"[\x02\x03](?:底|末|份)|上半年|[一二三]季度|\d月(?:底|末|份)")
"""What tells that an amount is of some months only."""
_OTHER_SIDE = {"收入": "支出", "支出": "收入"}
_COUNTS_BACK = 3
"""Counts before an amount that may say what it was spent on."""
_MANY_TIMES = 5
"""How many times an amount no longer grows from one year to the next."""
_SIDE = late_regex(r"(收入|支出)(?:总计|总额|总数|合计)?")
_ENDS_ASIDE = late_regex(r"）|，(?:20\d\d年|上年|去年)")
"""Behind a plan in a bracket: its end, or the amount of another year."""
_THIS_YEAR = ("本年", "今年", "当年", "20")
_NEXT_YEAR = 6
"""Characters behind last year's amount in which this year's may be named."""
_COMPARED = late_regex(r"[。；](?:与|同|和|较|比|相比|相较)[^。；]*$")
"""A sentence that opens with what it compares with."""
_PACE = late_regex(
    r"^，[^，。；]{0,6}(?:快于|慢于|高于|低于|超过?|超出|领先|落后|滞后)[^，。；]*(?:进度|平均|目标)[^，。；]*$"
)
"""，快于序时进度15.7个百分点: how far a rate is from one that is named: an aside."""
_LOOK_BACK, _NAMED_BACK = 6, 16
"""Statements back that a last year's amount may be of; one that names its subject, of more."""


class _Grouping:
    """Puts phrases, in order, to the statement that they speak of."""

    def __init__(self) -> None:
        self.statements: list[Statement] = []
        self.at_depth: dict[int, Statement] = {}
        """The statement under way inside each number of open brackets."""
        self.latest: Statement | None = None
        self.head: Statement | None = None
        """The statement that the sentence opened with: who a subjectless sentence goes on about."""

    def feed(self, phrase: Phrase) -> None:
        """Add the next phrase to the statement that it belongs to, or open one."""
        current = self._current(phrase)
        goes_on = phrase.pause == NEW_SENTENCE and phrase.depth == 0 and self._goes_on(phrase)
        if goes_on and not _restates(phrase, current):
            current = (
                self._side(phrase)
                or item_of_year(phrase, self.statements[-_LOOK_BACK:])
                or self.head
                or current
            )
        elif (
            phrase.role is Role.CHANGE
            and current is not None
            and _of_other_side(phrase.subject.name, current.subject)
        ):
            current = self._side(phrase) or current
        if phrase.prior and phrase.pause < NEW_PASSAGE:
            found = self._last_of_head(phrase, self._last_year(phrase))
            current = head_of_list(phrase, self.statements) or found or current
        if current is not None and not phrase.subject.name and _is_of_no_count(phrase, current):
            current = self._spent_on(phrase) or current
        if current is not None and self._belongs(phrase, current):
            current.add(phrase)
            self.at_depth[phrase.depth] = self.latest = current
            if phrase.prior and phrase.pause == NEW_SENTENCE:
                self.at_depth[0] = current
        else:
            self._open(phrase)

    def _goes_on(self, phrase: Phrase) -> bool:
        """Whether a new sentence, having no subject of its own, is about that of the last one."""
        if phrase.role is Role.CHANGE:
            return True
        if phrase.role is Role.SHARE and "该项" in phrase.gap:
            return True
        if phrase.role is not Role.LEVEL or phrase.subject.name or phrase.opener or phrase.listed:
            return False
        return bool(phrase.subject.stage) and self.head is not None and bool(self.head.levels)

    def _side(self, phrase: Phrase) -> Statement | None:
        """收入总计80万元，支出总计70万元。…支出增加9万元: the total of the side that changed."""
        side = _SIDE.fullmatch(phrase.subject.name)
        if phrase.role is not Role.CHANGE or side is None:
            return None
        for statement in reversed(self.statements[-_LOOK_BACK:]):
            if statement.passage != phrase.passage:
                return None
            told = statement.subject or (side[1] in statement.first.gap and side[1])
            if told and told.startswith(side[1]) and not statement.first.opener:
                return statement
        return None

    def _last_of_head(self, phrase: Phrase, found: Statement | None) -> Statement | None:
        """甲100万元，乙60万元，丙40万元。与上年的90万元相比…: of what the sentence before is of,
        where that is nearer to last year's amount than the statement ``found``.
        """
        head = self.head
        if head is None or found is None or phrase.pause != NEW_SENTENCE or phrase.subject.name:
            return found
        alike = [level for level in head.levels if comparable(level, phrase)]
        if not alike or any(level.prior for level in alike) or not _COMPARED.search(phrase.gap):
            return found
        return head if _times(phrase, head) < _times(phrase, found) else found

    def _last_year(self, phrase: Phrase) -> Statement | None:
        """The statement of the passage, in no closed bracket, whose amount of that stage or what
        was spent last year's is of: first one of its size (支出80万元，人均2万元，比上年的90万元…).
        """
        name = phrase.subject.name
        nearest = None
        before = self.statements[: -(_NAMED_BACK if name else _LOOK_BACK) - 1 : -1]
        if self.head is not None and not name and phrase.pause >= NEW_SENTENCE:
            before = [self.head, *before]
        for statement in before:
            if statement.passage != phrase.passage:
                break
            unlike = name and not same_subject(name, statement.subject)
            if unlike or statement.depth > phrase.depth:
                continue
            stages = (phrase.subject.stage,) if phrase.subject.stage else ("", "outturn")
            alike = [
                level
                for level in statement.levels
                if level.subject.stage in stages and comparable(level, phrase)
            ]
            told = alike and not any(level.prior for level in alike)
            if told and _is_so_far(statement, phrase):
                continue
            if told and not _dwarfed(phrase, statement):
                return statement
            if told and phrase.pause < NEW_SENTENCE:
                nearest = nearest or statement
        return nearest

    def _current(self, phrase: Phrase) -> Statement | None:
        """The statement at the bracket depth of a phrase, else the one around the bracket."""
        if phrase.pause >= NEW_PASSAGE:
            self.at_depth.clear()
            self.head = None
            return None
        if phrase.closes:
            self.at_depth = {
                depth: found for depth, found in self.at_depth.items() if depth <= phrase.depth
            }
        if phrase.depth in self.at_depth:
            return self.at_depth[phrase.depth]
        shallower = [depth for depth in self.at_depth if depth < phrase.depth]
        return self.at_depth[max(shallower)] if shallower else None

    def _belongs(self, phrase: Phrase, current: Statement) -> bool:
        """Whether a phrase says more of the current statement's subject."""
        if phrase.of_whole:
            return bool(current.levels) and phrase.pause < NEW_CLAUSE and not phrase.subject.name
        same = phrase.subject.name in ("", current.subject)
        if phrase.role is Role.LEVEL and current.levels and current.levels[-1].prior:
            to_level = _reached(phrase, current.levels[-1])
            plain = same or words.TO_LEVEL.fullmatch(phrase.gap) is not None
            return (to_level and plain) or self._same_subject_level(phrase, current)
        if phrase.role is Role.LEVEL:
            return self._same_subject_level(phrase, current)
        if phrase.role is Role.CHANGE:
            if phrase.reason and phrase.subject.name:
                return False
            if phrase.listed and not current.levels:
                return False
            if phrase.opener and phrase.subject.name and current.changes:
                return False
            generic = bool(words.GENERIC_SUBJECT.match(phrase.subject.name))
            return same or (generic and not _of_other_side(phrase.subject.name, current.subject))
        if phrase.role in (Role.SCORE, Role.WEIGHT):
            return False
        if phrase.role is Role.SHARE and phrase.pause >= NEW_SENTENCE and phrase.subject.name:
            return same_subject(phrase.subject.name, current.subject)
        return True

    def _same_subject_level(self, phrase: Phrase, current: Statement) -> bool:
        """Whether an amount is the same subject's of another stage or year."""
        if phrase.figure.dimension not in AMOUNTS:
            points = phrase.figure.dimension is Dimension.POINTS
            return points and _PACE.search(phrase.gap) is not None
        if phrase.prior and phrase.pause >= NEW_SENTENCE and _dwarfed(phrase, current):
            return False
        if (phrase.prior or phrase.is_base) and current.levels:
            return not phrase.subject.name or same_subject(phrase.subject.name, current.subject)
        if _this_year_behind_last(phrase, current):
            return True
        if _aside_of_stage(phrase, current):
            return True
        if phrase.listed or phrase.opener or next_year_of_list(phrase, current):
            return False
        if phrase.pause >= NEW_CLAUSE and not (current is self.head and self._goes_on(phrase)):
            return False
        if phrase.depth > current.depth or not current.levels:
            return False
        if phrase.subject.name not in ("", current.subject):
            return False
        known = {(level.subject.stage, level.year) for level in current.levels}
        return (phrase.subject.stage, phrase.year) not in known and bool(
            phrase.subject.stage or phrase.year
        )

    def _spent_on(self, phrase: Phrase) -> Statement | None:
        """接待费2万元，12批次，年初3万元: a plan without a name behind counts is of the amount
        before them; so is a change, over sentences too (出国费2万元。团组1个。比上年减少1万元).
        """
        change = phrase.role is Role.CHANGE
        for statement in reversed(self.statements[-_COUNTS_BACK:]):
            far = statement.passage != phrase.passage or statement.depth > phrase.depth
            unlike = not statement.levels if change else statement.sentence != phrase.sentence
            if far or unlike:
                return None
            if not _counts_only(statement):
                return None if change and statement.changes else statement
        return None

    def _counted(self, phrase: Phrase) -> str:
        """公务接待12批次，86人次，支出1.20万元: what was counted is what the money was spent on."""
        name = phrase.subject.name
        bare = not name and words.IN_ALL.fullmatch(phrase.gap)
        if not phrase.money or not (bare or words.BARE_EXPENSE.fullmatch(name)):
            return ""
        for statement in reversed(self.statements[-_COUNTS_BACK:]):
            if statement.sentence != phrase.sentence or not _counts_only(statement):
                return ""
            if statement.subject:
                return statement.subject
        return ""

    def _open(self, phrase: Phrase) -> None:
        if phrase.prior and _is_reported(phrase, self.statements):
            phrase.prior = False
        name = self._counted(phrase) or phrase.subject.name
        statement = Statement(name, len(self.statements), phrase)
        statement.add(phrase)
        statement.before, self.latest = self.latest, statement
        self.statements.append(statement)
        if phrase.pause >= NEW_SENTENCE and not phrase.opener:
            self.head = statement
        self.at_depth[phrase.depth] = statement


def _is_reported(phrase: Phrase, before: list[Statement]) -> bool:
    """Whether 去年 names the year that is reported: nothing stands before, or it is compared."""
    opens = not before and phrase.gap.startswith(("去年", "上年"))
    opens = opens and not any(year in phrase.after[:_NEXT_YEAR] for year in _THIS_YEAR)
    return opens or words.ITSELF_COMPARED.match(phrase.after) is not None


def _is_so_far(statement: Statement, prior: Phrase) -> bool:
    """截至7月底支出60万元；…全年支出90万元。与上年支出80万元相比: whether an amount is of some
    months, while last year's is of all of them.
    """
    return _SOME_MONTHS.search(statement.first.gap) is not None and "同期" not in prior.gap


def _reached(phrase: Phrase, prior: Phrase) -> bool:
    """由60万元上升到75万元, 由60万元、占8%，上升到75万元: what last year's amount came to."""
    if words.TO_LEVEL.match(prior.after):
        return True
    return phrase.pause < NEW_CLAUSE and bool(words.TO_LEVEL.match(phrase.gap.lstrip("，、")))


def _dwarfed(phrase: Phrase, statement: Statement) -> bool:
    """Whether last year's amount, told in a sentence without a subject, is many times the last
    amount before it, or a small part of it: it is of something else.
    """
    return not phrase.subject.name and phrase.money and _times(phrase, statement) > _MANY_TIMES


def _times(phrase: Phrase, statement: Statement) -> Decimal:
    """How many times the last amount of a statement last year's is, or that one it."""
    levels = [level.figure.value for level in statement.levels if level.money and not level.prior]
    less, more = sorted((phrase.figure.value, levels[-1] if levels else phrase.figure.value))
    if less:
        return more / less
    return Decimal(_MANY_TIMES + 1 if more else 1)


def _is_of_no_count(phrase: Phrase, current: Statement) -> bool:
    """Whether a plan or a change of money without a name stands behind what was counted."""
    told = phrase.role is Role.CHANGE or phrase.subject.stage in words.PLANNED
    return told and phrase.money and _counts_only(current)


def _counts_only(statement: Statement) -> bool:
    return all(level.figure.dimension is Dimension.COUNT for level in statement.levels)


def _restates(phrase: Phrase, current: Statement | None) -> bool:
    """下降40%。减少6万元: the amount of the rate that stands right before the sentence."""
    if current is None or current.changes:
        return False
    last = current.phrases[-1]
    bare = phrase.role is Role.CHANGE and not phrase.subject.name and not phrase.base
    return bare and last.role is Role.CHANGE_RATE and last.sign == phrase.sign


def _of_other_side(name: str, subject: str) -> bool:
    """收入少了…，支出多了…: whether one side of the account is named where the other, or what is
    carried over, is spoken of.
    """
    side = _SIDE.fullmatch(name)
    if side is None:
        return False
    other = _OTHER_SIDE[side[1]] in subject and side[1] not in subject
    return other or "结转" in subject or "结余" in subject


def _this_year_behind_last(phrase: Phrase, current: Statement) -> bool:
    """上年支出60.00万元，本年支出75.00万元: this year's amount where only last year's stands."""
    if phrase.pause >= NEW_CLAUSE or phrase.opener or phrase.listed:
        return False
    alike = phrase.subject.name in ("", current.subject) or words.THIS_YEAR.match(phrase.gap)
    return bool(alike) and bool(current.levels) and all(level.prior for level in current.levels)


def _aside_of_stage(phrase: Phrase, current: Statement) -> bool:
    """接待费2.4万元（年初预算4万元，2017年3.1万元）: the plan of an amount in a bracket behind it,
    and what the bracket goes on with of other years.
    """
    if phrase.subject.name or not phrase.money or not current.levels or phrase.depth == 0:
        return False
    last = current.levels[-1]
    if phrase.depth == last.depth + 1 and phrase.gap.startswith("（"):
        planned = phrase.subject.stage in words.PLANNED and _ENDS_ASIDE.match(phrase.after)
        return bool(planned) and last.subject.stage not in words.PLANNED
    goes_on = last.depth == phrase.depth and last.subject.stage in words.PLANNED
    return goes_on and phrase.year is not None and "\x01" in phrase.gap


def statements_of(phrases: list[Phrase]) -> list[Statement]:
    """The statements of a document's prose, in order."""
    grouping = _Grouping()
    for phrase in phrases:
        grouping.feed(phrase)
    rehome(grouping.statements)
    return grouping.statements
