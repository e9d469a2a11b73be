"""The words of the findings report in Chinese and English."""

from __future__ import annotations

from jixiao.checks.check import Text

SEVERITIES = {
    "error": Text("错误", "error"),
    "warning": Text("警告", "warning"),
    "info": Text("提示", "info"),
}

KINDS = {
    "self_evaluation": Text("部门（单位）整体支出绩效自评报告", "self-evaluation of a body"),
    "project_self_evaluation": Text("项目支出绩效自评报告", "self-evaluation of a project"),
    "final_accounts": Text("决算公开", "final-accounts disclosure"),
    "budget": Text("预算公开", "budget disclosure"),
    "filing": Text("填报表", "filing"),
    "unknown": Text("文种未识别", "kind not recognised"),
}

UNCHECKED = {
    "no_relation": Text("没有可对照的数", "nothing to compare with"),
    "approximate": Text("约数", "approximate"),
    "zero_base": Text("基数为零", "zero base"),
    "undecidable": Text("缺少算式中的一项", "an operand is missing"),
    "threshold": Text("只是标准或限额", "only a threshold"),
    "target": Text("目标值", "a target"),
    "unreadable": Text("未能读出", "not readable"),
}
"""Codes of ``Fact.unchecked``; a code that is not here shows as another reason."""

OTHER_REASON = Text("其他原因", "another reason")

LINES = {
    "coverage": Text(
        "找到数字 {found} 个：已核对 {checked} 个，未能核对 {unchecked} 个",
        "{found} figures found: {checked} checked, {unchecked} not checkable",
    ),
    "reasons": Text("（{reasons}）", " ({reasons})"),
    "reason": Text("{word} {count}", "{word} {count}"),
    "relations": Text(
        "重算关系 {total} 个：相符 {holds}，舍入范围内 {rounding}，矛盾 {contradicted}，"
        "无法判断 {undecidable}",
        "{total} relations recomputed: {holds} hold, {rounding} within rounding, "
        "{contradicted} contradicted, {undecidable} undecidable",
    ),
    "findings": Text(
        "发现 {total} 处：错误 {error}，警告 {warning}，提示 {info}",
        "{total} findings: {error} errors, {warning} warnings, {info} infos",
    ),
    "none": Text(
        "没有发现问题；未能核对的数不等于无误。",
        "Nothing found; figures not checkable are not thereby right.",
    ),
    "unchecked_note": Text(
        "未能核对的数不等于无误。", "Figures not checkable are not thereby right."
    ),
    "whole": Text("（全文）", "(whole document)"),
    "page": Text("第{page}页", "page {page}"),
    "sheet": Text("工作表“{sheet}”", "sheet {sheet}"),
    "cell": Text("单元格{cell}", "cell {cell}"),
    "paragraph": Text("第{paragraph}段", "paragraph {paragraph}"),
    "table": Text("表{table}", "table {table}"),
    "row": Text("第{row}行", "row {row}"),
    "column": Text("第{column}列", "column {column}"),
    "failed": Text("未能检查：{message}", "not checked: {message}"),
    "year": Text("{year}年度", "{year}"),
}


def line(key: str, language: str, **values: object) -> str:
    """One line of the report with its values filled in."""
    return LINES[key].in_language(language).format(**values)
