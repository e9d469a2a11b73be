"""What a clause speaks of: its noun phrase, without body, dates, stage and verbs."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from jixiao.extraction.prose import words
from jixiao.late import late_regex

_STAGES = (
    ("initial", words.INITIAL),
    ("adjusted", words.ADJUSTED),
    ("outturn", words.OUTTURN),
    ("budget", words.BUDGET),
)
"""The first that is found is the stage."""
_COLOURLESS = late_regex(
    r"财政拨款|财政性?资金|[镇乡县区市省州]?本级|安排的?|预算|决算|总额|总体|合计数?|总计|全部|列支|年度|本年|年末|期末|规模|的|[“、]"
)
"""Words that make no difference between two names."""
_ENDINGS = late_regex(r"(?:支出|经费|费用|费|收入总额|人员)$")
"""Endings that make none."""
_MAINTENANCE = late_regex(r"运行维护|运维|运行与维护")
"""Spellings of 运行维护."""


_LEVEL = late_regex(
    r"(?:支出|拨付|使用|安排|下达|到位|收到)?"
    r"(?:(?P<giver>中央|省|市|县|区|州|盟|旗|乡镇|上级|自筹|其他)(?:级|本级)?[^，。；]*?"
    r"(?:资金|补助|配套|拨款|财政|专项|经费)"
    r"|(?P<payer>中央|国家|自治区|地区|省|市|县|区|州|盟|旗|乡镇)(?:级|本级)?"
    r"(?:财政|投资|配套|自筹)*(?:投资|配套|自筹|到位|支付|拨付|支出)$)"
)
"""Funds by the level of government that they come from, at the beginning of their name."""

TAXES = "税收收入"
"""What the share of taxes in the revenue is of, however it is called."""


class Subject(NamedTuple):
    """``name`` is the noun phrase ("" where the clause has none), ``stage`` its budget stage."""

    name: str = ""
    stage: str = ""
    """initial, adjusted, outturn, budget or ""."""


_YEAR_BEGINS = "\x01初"
"""2024年初, where the year takes its 年 along."""
_DATES = late_regex(
    r"[\x01\x02\x03](?:年?(?:底|末|中(?![央小医等学心药])|内(?!部))(?<!年末(?=结))|度|期间|初(?!预))?|\x04"
)
"""Placeholders of dates and list numbers, with what belongs to the date."""
_LEAD = late_regex(
    r"^(?:(?:主要|具体|变动|增长|下降|增加|减少)*原因(?:是|为|在于|系)|"
    r"主要(?:是|系|为|因|由于)|由于|缘于|因为|全部为|全为|其中|包括|来源包括|[包内]含|含(?!税)|内有|计有|"
    r"这?里面|内中|这?当中|即(?![将可便使日期])|来自|另外|另有|另|"
    r"以及|和|及|与|并|经(?:比较|统计|汇总|核查|核实)|(?:相?较|相?比)(?:于)?(?=年初)|同时|此外|还有|加上(?!年)|加(?=上年)|减去|扣除|剔除|主要用于|用于|主要|具体为?|"
    r"分别为?|对应的?|计入|[一二三四五六七八]是|第[一二三四五六]是?|共有|一共|截至|截止|到(?![位账期])|"
    r"(?<!\x01)当年|当期|期末|安排|列支|列|按[同可]比?口径|按[^，]{1,6}分|从[^，]{1,6}看|"
    r"(?:[一-龥]{2,3}(?<![安健]))?全(?:镇|乡|县|市|区|省|州|旗|盟|街道|局|校|院|系统)(?!年|域|场)|上述|"
    r"该(?:单位|部门|部(?!分)|局|委|院|校|会(?!议)|馆|厅|镇|乡|台)?|预计|预算安排|共安排|"
    r"其(?=[“三])|已经?(?=执行)|今年|去年|再次|也|共|有|对|将|把|在(?![职编岗校册])|由|因(?!公)|是|为|——|-|“|”|、|，|；|：|。|（|）|的|\s|\|)+"
)
"""What leads a clause and names nothing."""
_BODY = late_regex(
    r"^[^，。；：]{0,18}?(?:我|本)"
    r"(?:单位|部门|局|会|委|院|校|镇|乡|县|区|市|省|州|旗|站|所|中心|街道|办|馆|队|处|厅|社|"
    r"园|公司)(?:机关|本级)?(?:部门)?"
)
"""我单位、本局: the reporting body, with what stands before it."""
_NAMED_BODY = late_regex(
    r"^[^，。；：]{2,28}?(?:总工会|工商联|工商业联合会|人民政府|委员会|管委会|办公室|管理局|"
    r"财政局|司法局|教育局|卫生院|民政局|联合会|妇联|团委|工委|宣传部|组织部|统战部|中学|"
    r"小学|学校|大学|学院|幼儿园|医院|服务中心|街道办事处|街道办|法院|检察院|公安局|管理所|[一-龥]{1,4}局)"
    r"(?:部门|机关|本级)?(?=[一-龥])"
)
"""The reporting body by its name."""
_A_BUDGET = late_regex(r"(?:部门|单位|项目|支出|收入|收支|财政拨款)*预算")
"""年初批复我局部门预算: what the body stands before is the initial one still."""
_TAIL = late_regex(
    r"(?:均为|都是|都为|同为|同是|亦为|也是|也为|同样为|同样是|为|是|共计|(?<!公)共|达到|达|实现|安排了?|支出了|列报|(?<!系)列|"
    rf"核定|下达|投入|约|(?<!国)有|等|：|完成|{words.REACHED}|"
    r"占|录得|(?:组织)?入库|(?<=[入出款费])(?:累计|实际|执行|[记报计])|均|各|合共|分别|总共|使用|资金为|拨付|发放|兑付|了|仅|得|其中|“|”|的|有效)+$"
)
"""Verbs between a subject and its figure."""
_ASPECT = late_regex(
    r"年度$|方面$|(?<=[费支出入款])(?:去年|今年)$|(?<=[置费支出入款])全[镇乡县市区省]$"
)
"""接待费方面，…; 接待费去年…; 接待费全区…: what follows a subject and is no part of it."""
_EMPTY = late_regex(
    r"本年度?|全年|当年|今年|年度|共计?|合计|总计|总额|金额|预算|执行|安排|数额|[0-9]*|底|末|初|"
    r"[该此这]?(?:项|笔|部分)(?:经费|费用|资金|支出|收入)的?|"
    r"中|计|对|其|按|比|较|一年[间来]|数|得分?|自评得分|自评分|评分|指标得分"
)
"""What is left of a clause without a subject."""
_BRACKETED_WORD = late_regex(r"(?<![加少长降增减])（(增加|减少|增长|下降|增|减)）(?=幅?$)")
"""较上年（减少）5万元: a form's word of direction, left in its bracket; 增加（减少） is 增加."""
_PARENTHESIS = late_regex(r"（[^（）]*）")


def without_asides(gap: str) -> str:
    """The text without balanced brackets: they explain, and hold no figure."""
    if "（" in gap:
        gap = _BRACKETED_WORD.sub(r"\1", gap)
    while "（" in gap:
        shorter = _PARENTHESIS.sub("", gap)
        if shorter == gap:
            break
        gap = shorter
    return gap


@lru_cache(maxsize=4096)
def subject_of(clause: str) -> Subject:
    """The subject named in the clause right before a figure."""
    text = clause.replace("“", "").replace("开支", "支出")
    text = _DATES.sub("", text.replace(_YEAR_BEGINS, "年初") if _YEAR_BEGINS in text else text)
    text = _LEAD.sub("", text)
    if "中" in text:
        text = words.WITHIN_LEAD.sub("", text)
    if "按" in text:
        text = words.VIEWED_LEAD.sub("", text)
    approved = words.APPROVED.match(text) if "批准" in text or "通过" in text else None
    text = text[approved.end() :] if approved else text
    of_body = _LEAD.sub("", _NAMED_BODY.sub("", _BODY.sub("", text)))
    first = "年初" in text and "年初" not in of_body and _A_BUDGET.match(of_body)
    text = f"年初{of_body}" if first else of_body
    stage, rest = _stage(text)
    name = _TAIL.sub("", rest).strip("的之、 “”|")
    name = _ASPECT.sub("", _LEAD.sub("", name))
    return Subject("" if _EMPTY.fullmatch(name) else name, stage or ("budget" if approved else ""))


def _stage(text: str) -> tuple[str, str]:
    """The stage that a text names, and the text without it."""
    for stage, pattern in _STAGES:
        if match := pattern.search(text):
            return stage, text[: match.start()] + text[match.end() :]
    return "", text


@lru_cache(maxsize=65536)
def same_subject(one: str, other: str) -> bool:
    """Whether two names mean one subject, up to words that make no difference."""
    if not one or not other:
        return False
    return one == other or core_of(one) == core_of(other) != ""


@lru_cache(maxsize=8192)
def core_of(name: str) -> str:
    """What is left of a name that tells it from others; never less than one character."""
    core = _MAINTENANCE.sub("运行", _COLOURLESS.sub("", name))
    shorter = _ENDINGS.sub("", core)
    while len(shorter) > 1 and shorter != core:
        core, shorter = shorter, _ENDINGS.sub("", shorter)
    return core


@lru_cache(maxsize=4096)
def level_of(name: str) -> str:
    """The level of government whose funds a name is of (中央车辆购置税补助: 中央), "" for none."""
    found = _LEVEL.match(name)
    return found["giver"] or found["payer"] if found else ""
