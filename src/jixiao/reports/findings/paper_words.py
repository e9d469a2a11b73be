"""The words of the working paper in Chinese and English."""

from __future__ import annotations

from jixiao.checks.check import Text

WORDS = {
    "title": Text("数字核对底稿", "Working paper: figures recomputed"),
    "summary": Text("概况", "Summary"),
    "relations": Text("关系", "Relations"),
    "findings": Text("问题", "Findings"),
    "unchecked": Text("未核对", "Not checked"),
    "page": Text("第 &P 页，共 &N 页", "page &P of &N"),
    "number": Text("编号", "No."),
    "kind": Text("类型", "Kind"),
    "subject": Text("内容", "What is stated"),
    "place": Text("位置", "Place"),
    "working": Text("公式（文字和数）", "Formula with its numbers"),
    "operands": Text("操作数", "Operands"),
    "stated": Text("报告数", "Stated"),
    "unit": Text("单位", "Unit"),
    "recomputed": Text("重算数", "Recomputed"),
    "difference": Text("差额（报告数－重算数）", "Difference (stated − recomputed)"),
    "verdict": Text("结论", "Verdict"),
    "reason": Text("原因", "Reason"),
    "code": Text("代码", "Code"),
    "name": Text("名称", "Name"),
    "severity": Text("级别", "Severity"),
    "quote": Text("原文（【】内为所指）", "Text (the figure in 【】)"),
    "expected": Text("应为", "Expected"),
    "cause": Text("可能的原因", "Likely cause"),
    "message": Text("说明", "Message"),
    "basis": Text("依据（及可靠程度）", "Legal basis (and how sure it is)"),
    "relation": Text("关系编号", "Relation"),
    "opinion": Text("复核意见", "Reviewer's opinion"),
    "figure": Text("原文中的数", "Figure"),
    "value": Text("数值", "Value"),
    "why": Text("为什么没有核对", "Why it is not checked"),
    "file": Text("文件", "File"),
    "path": Text("文件名", "File name"),
    "format": Text("格式", "Format"),
    "nature": Text("文种", "Kind of report"),
    "body": Text("单位", "Body"),
    "fiscal_year": Text("年度", "Fiscal year"),
    "size": Text("篇幅", "Size"),
    "size_is": Text(
        "{characters} 字，{tables} 个表格{pages}", "{characters} characters, {tables} tables{pages}"
    ),
    "pages": Text("，{pages} 页", ", {pages} pages"),
    "notes": Text("读取说明", "Notes on reading"),
    "sha256": Text("文字的 SHA-256", "SHA-256 of the text"),
    "program": Text("核对程序", "Program"),
    "unknown": Text("（未识别）", "(not recognised)"),
    "signatures": Text(
        "编制人：　　　　　　日期：　　　　　　复核人：　　　　　　日期：",
        "Prepared by:                Date:                Reviewed by:                Date:",
    ),
    "coverage": Text("核对范围", "Coverage"),
    "found": Text("找到的数", "figures found"),
    "checked": Text("其中：已核对", "of these checked"),
    "not_checked": Text("　　　未核对", "of these not checked"),
    "caution": Text(
        "未核对的数不等于无误，逐一列在“未核对”表，需要人工复核。",
        "Figures not checked are not thereby right; the last sheet lists them one by one.",
    ),
    "recomputations": Text("重算的关系", "Relations recomputed"),
    "problems": Text("发现的问题", "Findings"),
    "no_problems": Text("没有发现问题。", "Nothing was found."),
    "total": Text("合计", "Total"),
    "reading": Text("怎样看这份底稿", "How to read this paper"),
}

READING = (
    Text(
        "关系：文中每一处应当相互吻合的数，一行一处，列出公式、操作数、报告数、重算数和差额；"
        "表头可以筛选。",
        "Relations: one row for every set of figures that must agree, with formula, operands, "
        "stated and recomputed value and difference; filter by the heads.",
    ),
    Text(
        "相符：重算的结果按印出的位数四舍五入后就是报告数。舍入范围内：略有差额，"
        "但印出的位数容许这样的差额。矛盾：超出舍入所能解释的范围。"
        "无法判断：缺少一项，或基数为零。",
        "Holds: the recomputed value rounds to what is stated. Rounding: a small difference that "
        "the printed places leave open. Contradicted: off by more than that. Undecidable: an "
        "operand is missing, or the base is zero.",
    ),
    Text(
        "问题：错误须更正；警告须说明或核实；提示供参考。矛盾的关系不一定各有一个问题："
        "同一个数引起的归为一处，列举不全的不作为问题。",
        "Findings: errors are to be corrected, warnings explained or verified, infos are for "
        "reference. Not every contradicted relation is a finding of its own: those that one figure "
        "causes are put together, and open lists that do not exceed their total are none.",
    ),
    Text(
        "依据的可靠程度：“有原文”指编制检查时手头有该文件；“样本印证”指由公开的实际报告印证；"
        "“推定”指按通行做法推定，引用前请核对原文。",
        "How sure a legal basis is: official: the document was at hand; seed-verified: real "
        "published reports confirm it; reconstructed: common practice, look it up before quoting.",
    ),
    Text(
        "段、表、行、列都从 1 数起；合并的单元格按左上角计。报告数与重算数都是数值，可以直接计算；"
        "超过 15 位有效数字的以文本保存。",
        "Paragraphs, tables, rows and columns count from 1; a merged cell counts by its upper left "
        "corner. Stated and recomputed values are numbers; beyond 15 digits they are kept as text.",
    ),
)


def paper_word(key: str, language: str, **values: object) -> str:
    """One wording of the paper with its values filled in."""
    return WORDS[key].in_language(language).format(**values)
