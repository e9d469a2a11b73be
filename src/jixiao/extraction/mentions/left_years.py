"""Years left in from an earlier draft: another year where the report speaks of its own (B10).

A report names other years for good reasons: it compares, tells a history, cites documents, plans.
Only a sentence that states this year's own budget, accounts or result, and gives none of these
reasons, is reported; a year that comes back often is a theme of the report and never is.
"""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.covers import Cover, title_end
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.reading import ProseReading
from jixiao.figures.scan import Mark, Token
from jixiao.late import late_regex
from jixiao.ledger.relation import Mention

_MOST = 2
"""Statements of other years beyond these are no slip."""
_OWN = late_regex(
    r"(?:[我本](?:单位|部门|局|会|委|院|校|镇|乡|县|区|市|办|中心))?(?:部门|单位)?"
    r"(?:(?:全年|本年|年初)(?:预算|收入|支出|决算|执行)|预算执行率|部门整体支出|整体支出|"
    r"收入总计|支出总计|收支总计|支出合计|收入合计|部门决算|绩效自评|自评(?:得分|结果)|"
    r"年度绩效目标|绩效目标完成)"
)
"""What a report says of its own year."""
_DONE = late_regex(r"执行[率数]|决算|自评|总计|合计|完成")
"""What can be said of no year to come."""
_EXPLAINED = late_regex(
    r"上年|上一年|去年|前年|比|较|同比|相比|以前年度|往年|历年|近[两三五二]年|连续|以来|规划|期间|"
    r"结转|结余|文件|号|通知|印发|批复|办法|意见|方案|《|〔|起|始|至|底|末|截至|曾|原|延续|续建|立项|"
    r"此前|参照|参考|基数|整改|审计|巡察|巡视|考核|通报|获|荣|表彰|计划|预计|拟|将|下一?年|"
    r"安排.{0,6}(?:依据|参考)|持平|历史|背景|沿革|追加|收回|应用"
)
"""Words that explain another year."""
_SENTENCE = late_regex(r"[^。；！]+")


def year_mentions(reading: ProseReading, cover: Cover, kind: str) -> Iterator[Mention]:
    """Every year left over; none where the cover gives no year or the report plans one."""
    if cover.year is None or kind == "budget":
        return
    years = [_years(passage) for passage in reading.passages]
    found = [
        mention
        for index, passage in enumerate(reading.passages)
        if years[index] and not _in_series(years, index)
        if not _EXPLAINED.search(_heading_over(reading.passages, index))
        for mention in _in_passage(passage, years[index], cover.year)
    ]
    if len(found) <= _MOST:
        yield from found


def _heading_over(passages: list[Passage], index: int) -> str:
    """The title of the nearest heading at or before a passage."""
    return next((one.title for one in reversed(passages[: index + 1]) if one.title), "")


def _in_series(years: list[list[Token]], index: int) -> bool:
    """Whether a passage or one beside it tells of several years, as a history does."""
    beside = years[max(0, index - 1) : index + 2]
    starts = {tokens[0].text[:4] for tokens in beside if tokens and tokens[0].start == 0}
    named = {token.text[:4] for token in years[index]}
    return len(starts) > 1 or len(named) > 1


def _years(passage: Passage) -> list[Token]:
    """The calendar years that a passage names behind its title, if it has one."""
    start = title_end(passage)
    return [
        token
        for token in passage.tokens
        if token.mark is Mark.YEAR and token.text[:4].isdigit() and token.start >= start
    ]


def _in_passage(passage: Passage, years: list[Token], own: int) -> Iterator[Mention]:
    for token in years:
        year = int(token.text[:4])
        sentence = _sentence_around(passage.text, token.start)
        if year == own or not _OWN.match(passage.text, token.end):
            continue
        if _EXPLAINED.search(sentence):
            continue
        if year < own or _DONE.search(sentence):
            start, end = passage.clean.span(token.start, token.start + 5)
            yield Mention("year", start, end, f"{year}年", f"{own}年")


def _sentence_around(text: str, place: int) -> str:
    """The sentence that holds a place."""
    return next(
        (one.group() for one in _SENTENCE.finditer(text) if one.start() <= place < one.end()), ""
    )
