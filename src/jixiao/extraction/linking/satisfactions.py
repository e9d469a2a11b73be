"""Whom a satisfaction is of: a table claims that of all, the narrative also finds that of each."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation

_STAFF = frozenset(("职工", "员工", "干部", "工作人员"))
_ALL = frozenset(("群众", "公众", "居民", "村民", "市民", "百姓", "对象", "社会", "受益"))
"""What reports call whomever they serve."""
_PEOPLE = late_regex(
    "|".join(sorted(_STAFF | _ALL))
    + "|学生|家长|教师|老师|学员|患者|病人|门诊|住院|企业|商户|个体|农户|牧民|游客|旅客|用户|读者|"
    r"观众|运动员|司机|老人|老年|残疾人|儿童|妇女|军人|会员|租户|业主"
)
_TOTAL = late_regex(r"综合|总体|整体|平均|合计|汇总|总满意|全体|各类")
_WORDS = late_regex(
    r"满意[度率]|指标|测评|评价|调查|问卷|抽样|回访|结果|情况|达到?|平均|综合|总体|整体|合计|最终|本年度?|实际|为|的|总"
)
"""What a satisfaction is called whosever it is."""
_NOT_FOUND = late_regex(r"[上去前]一?年|第[一二三四]|首次|半年|季度|目标|不低于|[≥≤]|以上|其余")
_BOUND_BEHIND = ("以上", "以下", "及以上", "以内")
_NEAR = 40
"""Characters before a satisfaction in which those stand who were asked."""


def is_bound(phrase: Phrase) -> bool:
    """满意度95%以上的有3所；去年满意度90%: whether a satisfaction is a goal, a limit or of another
    year, and so none that the survey found.
    """
    behind = phrase.after.startswith(_BOUND_BEHIND)
    return behind or phrase.prior or _NOT_FOUND.search(phrase.gap) is not None


def may_contradict(
    relation: Relation, phrase: Phrase, claim: Fact, found: Sequence[Phrase]
) -> bool:
    """Whether a satisfaction that differs from the table's is of the same people. Where another
    agrees (学生满意度95%，家长满意度93%，综合满意度94%), only one of the same name, or in another
    paragraph a misprint; where the table's may be the mean of several, only that of all or of
    the name.
    """
    if not _same_people(phrase, claim):
        return False
    key = _key(phrase.subject.name)
    agreeing = [one for one in found if one.figure.fraction == claim.figure.fraction]
    if agreeing:
        apart = all(one.passage != phrase.passage for one in agreeing)
        names = {_key(claim.subject), *(_key(one.subject.name) for one in agreeing)}
        return (bool(key) or apart) if key in names else apart and is_misprinted(relation)
    values = [one.figure.fraction for one in found]
    beyond = not min(values) < claim.figure.fraction < max(values)
    of_all = not key and _TOTAL.search(phrase.gap) is not None
    return beyond or of_all or (bool(key) and key == _key(claim.subject))


def _same_people(phrase: Phrase, claim: Fact) -> bool:
    """职工满意度 is no 服务对象满意度, 学生满意度 no 家长满意度; 患者满意度 may be the former."""
    asked = set(_PEOPLE.findall(phrase.subject.name))
    asked = asked or set(_PEOPLE.findall((phrase.context + phrase.gap)[-_NEAR:]))
    meant = set(_PEOPLE.findall(claim.subject))
    if not asked or not meant or asked & meant:
        return True
    if bool(asked & _STAFF) != bool(meant & _STAFF):
        return False
    return bool(asked & _ALL) or bool(meant & _ALL)


def _key(name: str) -> str:
    return _WORDS.sub("", name)
