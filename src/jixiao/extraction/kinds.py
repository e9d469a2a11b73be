"""What kind of report a document is, by its content."""

from __future__ import annotations

from jixiao.extraction.prose.passages import Passage

_OPENING = 3000
"""Characters of a document that tell its kind, in its first passages."""
_OPENING_PASSAGES = 60
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
