"""The words of the HTML page in Chinese and English; those of the script have a ``js_`` before."""

from __future__ import annotations

from jixiao.checks.check import Text

WORDS = {
    "title": Text("{name} · 数字核对结果", "{name} · figures recomputed"),
    "together": Text("{count} 个文件的数字核对结果", "Figures of {count} files recomputed"),
    "skip": Text("跳到问题列表", "skip to the findings"),
    "coverage": Text("核对范围", "Coverage"),
    "covered": Text("{checked} 个已核对，占 {share}%", "{checked} checked, {share}%"),
    "found": Text("找到 {count} 个数", "{count} figures found"),
    "uncovered": Text("{count} 个未核对", "{count} not checked"),
    "caution": Text("未核对的数不等于无误。", "Figures not checked are not thereby right."),
    "why": Text("为什么没有核对", "Why they are not checked"),
    "legend": Text(
        "图例：点一类数，逐个去看", "Legend: click a kind of figure to step through them"
    ),
    "relations": Text(
        "重算 {total} 处关系：相符 {holds}，舍入范围内 {rounding}，矛盾 {contradicted}，"
        "无法判断 {undecidable}",
        "{total} relations recomputed: {holds} hold, {rounding} rounding, "
        "{contradicted} contradicted, {undecidable} undecidable",
    ),
    "findings": Text("问题", "Findings"),
    "no_findings": Text("没有发现问题。", "Nothing was found."),
    "filter": Text("筛选问题", "Filter the findings"),
    "search": Text("代码、文字或数", "code, words or figures"),
    "any_code": Text("全部代码", "all codes"),
    "code": Text("代码", "code"),
    "shown": Text("显示 {count} 处", "{count} shown"),
    "keys": Text(
        "键盘：j / k 或 ↓ ↑ 上下一个问题，/ 筛选，Esc 关闭；数上按 ← → 移动，回车看关系",
        "Keys: j / k or ↓ ↑ next or previous finding, / filter, Esc close; "
        "on a figure ← → move, Enter shows its relations",
    ),
    "basis": Text("依据", "Legal basis"),
    "cause": Text("可能是{cause}", "likely {cause}"),
    "text": Text("文件内容", "The document"),
    "files": Text("文件", "Files"),
    "file": Text("文件", "File"),
    "nature": Text("文种", "Kind"),
    "figures": Text("数", "Figures"),
    "failed": Text("没有核对成的文件", "Files that could not be checked"),
    "chart": Text("图表数据", "data of a chart"),
    "table": Text("表格", "table"),
    "made_by": Text(
        "由 jixiao {version} 生成；不含任何外部内容，可以离线打开和转发。",
        "Made by jixiao {version}; nothing external in it, opens offline.",
    ),
    "js_figure": Text("这个数", "This figure"),
    "js_finding": Text("问题", "Finding"),
    "js_close": Text("关闭", "close"),
    "js_stated": Text("由它处重算", "recomputed from others"),
    "js_used": Text("用于重算", "used to recompute"),
    "js_no_relation": Text("没有核对：{why}。", "Not checked: {why}."),
    "js_formula": Text("公式", "Formula"),
    "js_operands": Text("操作数", "Operands"),
    "js_reported": Text("报告数", "Stated"),
    "js_recomputed": Text("重算数", "Recomputed"),
    "js_difference": Text("差额", "Difference"),
    "js_reason": Text("原因", "Reason"),
    "js_place": Text("位置", "Place"),
    "js_none": Text("（无）", "(none)"),
    "js_more": Text("其余 {count} 处", "{count} more"),
    "js_shown": Text("显示 {count} 处", "{count} shown"),
}


def page_word(key: str, language: str, **values: object) -> str:
    """One wording of the page with its values filled in."""
    return WORDS[key].in_language(language).format(**values)


def script_words(language: str) -> dict[str, str]:
    """The words that the script puts in, by their names without ``js_``."""
    return {
        key.removeprefix("js_"): text.in_language(language)
        for key, text in WORDS.items()
        if key.startswith("js_")
    }
