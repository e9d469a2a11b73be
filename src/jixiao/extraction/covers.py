"""Whose report a document is and of which year, by its cover, its title and its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.extraction.prose.passages import Passage
from jixiao.figures.scan import Mark
from jixiao.late import late_regex

_COVER_PASSAGES = 40
"""Passages on which the body may be named in a field."""
_TITLE_PASSAGES = 8
"""Passages among which the title stands."""
_FIELD = late_regex(
    r"(?:部门单位名称|部门（单位）名称|评价单位|单位名称|部门名称|预算部门)"
    r"(?:（[^）]*）)?：?(?P<name>[^，。：；0-9]{3,40}?)(?=填报|报告|$|（盖章|评价|区级|联系)"
)
_BODY_NAME = (
    r"[一-龥（）]{2,30}?(?:总工会|工会|联合会|工商联|妇联|残联|文联|侨联|科协|团委|协会|学会|"
    r"委员会|管委会|政府|办公室|办事处|街道办|管理局|局|厅|部|院|校|馆|站|所|中心|中学|小学|"
    r"幼儿园|公安局|支队|大队|总队|社|台|园|基地)(?:本级|机关)?"
)
_TITLE = late_regex(
    rf"^(?:附件\d*：?)?(?:关于)?(?P<before>{_BODY_NAME})?(?:关于)?"
    rf"(?:(?P<year>(?:19|20)\d\d)年度?)?(?P<after>{_BODY_NAME}(?=部门|单位|整体|绩效|决算|预算|的))?"
    r"(?=[^。，；：]{0,40}(?:自评|绩效|决算|预算))[^。，；：]{0,40}?(?:报告|公开|说明|决算|预算|总结|自评表?)(?:（[^）]{0,20}）)?(?=$|：|（)"
)
"""云溪区档案馆2023年度部门决算公开, 2024年度古籍修复项目支出绩效自评报告."""
_YEAR_FIELD = late_regex(r"^[（(]?(?:评价年度：|报告年度：|年度：)?(?P<year>20\d\d)年?度[）)]?$")
"""A line of the cover that gives nothing but the year."""
_NO_BODY = late_regex(r"^(?:关于|做好|开展|我|本|各|根据|按照|附|第)|项目|预算|决算|绩效|经费")


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover and the title say; ``year`` and ``body`` are empty where they do not."""

    body: str = ""
    year: int | None = None

    @classmethod
    def of(cls, passages: list[Passage]) -> Cover:
        """Read the cover: the field of the body comes before the title, the title before all."""
        titles = [title for one in passages[:_TITLE_PASSAGES] if (title := _TITLE.match(one.text))]
        years = [title["year"] for title in titles if title["year"]] or list(_year_fields(passages))
        return cls(_field(passages) or _titled(titles), int(years[0]) if years else None)


def year_of(passages: list[Passage], cover: Cover) -> int | None:
    """The year that the report is about: the title's, else the one named most often."""
    if cover.year is not None:
        return cover.year
    years = Counter(
        int(token.text[:4])
        for passage in passages
        for token in passage.tokens
        if token.mark is Mark.YEAR and token.text[:4].isdigit()
    )
    return years.most_common(1)[0][0] if years else None


def title_end(passage: Passage) -> int:
    """Where the title ends that a passage starts with; 0 for plain text."""
    match = _TITLE.match(passage.text)
    return match.end() if match else 0


def _year_fields(passages: list[Passage]) -> Iterator[str]:
    for passage in passages[:_TITLE_PASSAGES]:
        if match := _YEAR_FIELD.match(passage.text):
            yield match["year"]


def _field(passages: list[Passage]) -> str:
    """The name of the reporting body where a field of the cover states it."""
    for passage in passages[:_COVER_PASSAGES]:
        if match := _FIELD.search(passage.text):
            return match["name"].strip("“（")
    return ""


def _titled(titles: list[re.Match[str]]) -> str:
    """The name of the reporting body in the first title that has one."""
    for title in titles:
        for name in (title["before"], title["after"]):
            if name and not _NO_BODY.search(name):
                return name
    return ""
