"""Rates by their names, with the words that name their part and their whole.

Source: domain.md §2.8, §8 D13; certainty M.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from jixiao.late import late_regex


class Ratio(NamedTuple):
    """A rate by its name; ``part`` and ``whole`` are found in the clauses of the amounts."""

    id: str
    name: re.Pattern[str]
    """Found at the end of the clause of the rate."""
    part: re.Pattern[str]
    whole: re.Pattern[str]
    several: bool
    """The part may be the sum of amounts that follow one another (非常满意 and 满意)."""
    settled: re.Pattern[str] | None
    """Words of a whole that is surely the one: 有效问卷 beside those that were handed out."""


def ratio(
    id_: str, name: str, part: str, whole: str, *, several: bool = False, settled: str = ""
) -> Ratio:
    """A rate, its patterns compiled when they are first asked."""
    return Ratio(
        id_,
        late_regex(f"(?:{name})$"),
        late_regex(part),
        late_regex(whole),
        several,
        late_regex(settled) if settled else None,
    )


RATIOS: tuple[Ratio, ...] = (
    ratio(
        "staff_control",
        "(?:在职)?人员控制率|编制使用率|(?:满|在)编率",
        "在职|实有|在岗|在编",
        "编制|核定",
    ),
    ratio(
        "forms_returned",
        "(?:问卷)?(?:回收|收回|返回|有效)率",
        "收回|回收|返回|有效",
        "发放|发出|下发|派发|投放",
    ),
    ratio(
        "satisfaction",
        "(?:满意度|(?<!不)满意率)",
        "(?<!不)满意(?!度|率)",
        "有效|收回|回收|返回|调查|抽查|受访|样本|发放|发出|访问|走访|回访|访谈|询问|抽取|测评|问卷",
        several=True,
        settled="有效|收回|回收",
    ),
    ratio("assets_used", "(?:利用|使用|在用)率", "在用|使用中|利用", "原值|总额|总值|账面|总量"),
    ratio("idle_assets", "资产(?:闲置)率", "闲置", "原值|总额|总值|账面|总量"),
    ratio(
        "passed",
        "(?:合格|达标|及格|优良|优秀|通过)率",
        "合格|达标|及格|优良|优秀|通过",
        "检测|抽检|检查|检验|验收|考核|监测|参加|考试|参训|培训|参检|送检|受检|体检|抽查|年检|审核|总|(?<!计划)完成",
    ),
    ratio(
        "settled",
        "(?:成功|办结|结案|调处|化解|处置|答复|回复)率",
        "成功|办结|结案|调处|化解|处置|答复|回复",
        "受理|收到|接到|接收|交办|调解|立案|共有|总|任务|事项|案件|发现|问题|隐患|线索",
    ),
    ratio(
        "corrected",
        "整改(?:完成|到位)?率",
        "(?<!未)(?<!待)整改|销号",
        "发现|反馈|问题|查出|列出|隐患|排查",
    ),
    ratio(
        "tasks_done",
        "(?:完成|达成|达标|实现)率",
        "完成|达成|达标|实现",
        "目标|计划|指标|任务|设置|设定|应|年初|安排|共",
    ),
    ratio("covered", "覆盖率", "覆盖", "共有|总|全(?:县|市|区|镇|乡|省)|应"),
    ratio(
        "sampled", "(?:抽查|抽样|抽取|抽检)(?:比例|率)", "抽查|抽样|抽取|抽检", "涉及|共|总|全部"
    ),
    ratio(
        "collected",
        "(?:收缴|征收|收取|征缴|缴纳|收费)率",
        "实收|实缴|实征|已收|已缴|收缴|征收",
        "应收|应缴|应征",
    ),
    ratio("employed", "就业(?:升学|和升学|与升学)?率", "就业", "毕业|培训|结业"),
    ratio("debt_of_assets", "资产负债率", "负债(?!率)", "资产(?:总额|合计|总计|总值)"),
    ratio(
        "arrived",
        "(?:资金)?(?:到位|下达)率",
        "到位|(?:实际|共)下达",
        "总投资|预算|下达|批复|计划|安排|应到位|概算",
        several=True,
    ),
)
