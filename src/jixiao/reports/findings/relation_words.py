"""The words for relations: kinds, scopes, verdicts and formulas in Chinese and English."""

from __future__ import annotations

from jixiao.checks.check import Text
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation

RELATION_KINDS = {
    "sum": Text("合计", "sum"),
    "difference": Text("加减", "difference"),
    "share": Text("占比", "share"),
    "change_amount": Text("增减额", "change"),
    "change_rate": Text("增减率", "rate of change"),
    "execution_rate": Text("执行率", "execution rate"),
    "completion_rate": Text("完成率", "completion rate"),
    "score": Text("得分", "score"),
    "weights": Text("分值", "points"),
    "same_fact": Text("同一事项", "same fact"),
    "product": Text("单价乘数量", "product"),
    "unit": Text("单位换算", "conversion"),
}
SCOPES = {
    "clause": Text("同一句", "one clause"),
    "document": Text("全文", "across the text"),
    "table": Text("同一表", "one table"),
    "cross_table": Text("表与表", "across tables"),
    "text_table": Text("文与表", "text against table"),
    "cross_document": Text("文件之间", "across documents"),
}
VERDICTS = {
    "holds": Text("相符", "holds"),
    "rounding": Text("舍入范围内", "rounding"),
    "contradicted": Text("矛盾", "contradicted"),
    "undecidable": Text("无法判断", "undecidable"),
    "involved": Text("涉及矛盾", "involved"),
    "unchecked": Text("未核对", "not checked"),
}
"""The verdicts of relations, and what else may be said of a figure."""

_PLAIN_FORMULAS = {
    "sum": Text("各项之和", "sum of the parts"),
    "difference": Text("各项加减", "parts added and taken off"),
    "weights": Text("各项分值之和", "sum of the points"),
    "score": Text("各项得分之和", "sum of the scores"),
    "change_amount": Text("本年数－上年数", "this year − last year"),
    "same_fact": Text("同一事项两处写法应一致", "one fact stated twice must agree"),
    "unit": Text("同一事项换算单位后应一致", "one fact must agree in both units"),
    "product": Text("单价×数量", "price × quantity"),
}
"""What a relation computes where its formula only repeats the numbers or says nothing more."""

_SAYS_LITTLE = late_regex(r"[\d.,＋－÷×+\-%（）()\s]*|同一事实")

_TERMS = {
    "各部分之和": "sum of the parts",
    "本部分各项分值之和": "sum of the points of this part",
    "各类科目之和": "sum of the classes",
    "下级科目之和": "sum of the items below",
    "下列各项之和": "sum of the rows below",
    "各项得分之和": "sum of the scores",
    "各项之和": "sum of the parts",
    "各列之和": "sum of the columns",
    "全年预算数": "full-year budget",
    "年初预算数": "initial budget",
    "阶段执行数": "outturn so far",
    "实际完成值": "actual",
    "可用资金": "funds available",
    "其他资金": "other funds",
    "财政拨款": "budget funds",
    "收入总计": "total income",
    "支出总计": "total expenditure",
    "基本支出": "basic expenditure",
    "项目支出": "project expenditure",
    "人员经费": "personnel costs",
    "公用经费": "public costs",
    "变动额": "change",
    "本年数": "this year",
    "上年数": "last year",
    "执行数": "outturn",
    "决算数": "outturn",
    "预算数": "budget",
    "完成数": "done",
    "完成值": "actual",
    "指标值": "target",
    "计划数": "plan",
    "满意数": "satisfied",
    "有效数": "valid answers",
    "调整数": "adjustment",
    "执行率": "execution rate",
    "分值": "points",
    "得分": "score",
    "部分": "part",
    "总体": "whole",
    "合计": "total",
    "总数": "total",
    "实际": "actual",
    "编制": "posts",
    "整体": "whole",
}
_TERM = late_regex("|".join(sorted(_TERMS, key=len, reverse=True)))
_SIGNS = str.maketrans(
    {"＋": " + ", "－": " − ", "÷": " ÷ ", "×": " × ", "＝": " = ", "（": "(", "）": ")"}
)
_HAN = late_regex(r"[\u4e00-\u9fff]")


def kind_words(relation: Relation, language: str) -> str:
    """``占比``, and for the same fact how far apart: ``同一事项（文与表）``."""
    kind = RELATION_KINDS[relation.kind.value].in_language(language)
    if relation.scope.value in ("clause", "table"):
        return kind
    scope = SCOPES[relation.scope.value].in_language(language)
    return f"{kind} ({scope})" if language == "en" else f"{kind}（{scope}）"


def verdict_word(verdict: str, language: str) -> str:
    """``holds`` … and ``unchecked`` as people read them."""
    return VERDICTS[verdict].in_language(language)


def formula_words(relation: Relation, language: str) -> str:
    """The computation without numbers: ``部分÷总体×100``."""
    formula = relation.formula
    if _SAYS_LITTLE.fullmatch(formula):
        plain = _PLAIN_FORMULAS.get(relation.kind.value)
        return plain.in_language(language) if plain else formula
    return _english(formula) if language == "en" else formula


def _english(formula: str) -> str:
    """The formula in English; as it stands where it names what only the document knows."""
    words = _TERM.sub(lambda match: _TERMS[match.group()], formula)
    return formula if _HAN.search(words) else " ".join(words.translate(_SIGNS).split())
