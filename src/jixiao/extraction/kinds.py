"""What a document is, by its content: kind, body and year."""

from __future__ import annotations

import re
from collections import Counter

from jixiao.extraction.prose.passages import Passage
from jixiao.figures.scan import Mark

_OPENING = 3000
"""Characters of a document that tell its kind, in its first passages."""
_OPENING_PASSAGES = 60
_COVER_PASSAGES = 40
"""Passages on which the body may be named."""
_TITLE = 120
"""Characters in which the title stands."""
_SURE = 2
"""Words of final accounts that outweigh all others."""
_KINDS = (
    (
        "project_self_evaluation",
        ("项目支出绩效自评", "项目绩效自评", "专项资金绩效自评", "专项预算项目绩效自评"),
    ),
    (
        "self_evaluation",
        ("整体支出绩效", "整体绩效自评", "部门预算绩效自评", "绩效自评报告", "绩效评价自评"),
    ),
    ("final_accounts", ("部门决算", "决算公开", "决算情况说明", "收入支出决算", "单位决算")),
    ("budget", ("部门预算", "预算公开", "预算编制", "收支预算", "单位预算")),
)
_BODY = re.compile(
    r"(?:部门单位名称|部门（单位）名称|评价单位|单位名称|部门名称|预算部门)"
    r"(?:（[^）]*）)?：?(?P<name>[^，。：；0-9]{3,40}?)(?=填报|报告|$|（盖章|评价|区级|联系)"
)


def kind_of(passages: list[Passage]) -> str:
    """final_accounts, budget, self_evaluation, project_self_evaluation or unknown."""
    text = "".join(passage.text for passage in passages[:_OPENING_PASSAGES])[:_OPENING]
    title = text[:_TITLE]
    if "绩效" in title and ("自评" in title or "评价报告" in title):
        whole = "整体" in title or "部门" in title
        return "self_evaluation" if whole or "项目" not in title else "project_self_evaluation"
    scores = {kind: sum(text.count(word) for word in terms) for kind, terms in _KINDS}
    if scores["final_accounts"] >= _SURE:
        return "final_accounts"
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] else "unknown"


def body_of(passages: list[Passage]) -> str:
    """The name of the reporting body where the cover states it."""
    for passage in passages[:_COVER_PASSAGES]:
        if match := _BODY.search(passage.text):
            return match["name"].strip("“（")
    return ""


def year_of(passages: list[Passage]) -> int | None:
    """The year that the report is about: the one named most often as a whole year."""
    years = Counter(
        int(token.text[:4])
        for passage in passages
        for token in passage.tokens
        if token.mark is Mark.YEAR and token.text[:4].isdigit()
    )
    return years.most_common(1)[0][0] if years else None
