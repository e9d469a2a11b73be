"""What a reader could not carry over, in words: a code, and behind a colon the places."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.check import Text
from jixiao.checks.result import CheckResult
from jixiao.reports.findings.doubt_words import count_words

NOTES = {
    "hidden_text": Text("含隐藏文字，未计入", "hidden text was left out"),
    "no_text_pages": Text(
        "{count} 页没有文字（可能是扫描件），没有核对；安装 jixiao[ocr] 组件后可以识别",
        "{count} pages hold no text (scans?) and were not checked; the extra jixiao[ocr] reads "
        "them",
    ),
    "recognised_pages": Text(
        "{count} 页由图片识别（OCR），识别存疑的数已经标出",
        "{count} pages were read in pictures (OCR); figures read with doubt are marked",
    ),
    "recognition_limit": Text(
        "需要识别的页太多，后面的没有识别；请拆分文件后再核对",
        "too many pages to recognise: the last ones were not; split the file",
    ),
    "no_text": Text("没有文字", "no text"),
    "chart_without_data": Text(
        "有的图表没有内嵌数据，图中的数没有核对",
        "a chart without data: its figures were not checked",
    ),
    "fast_saved": Text(
        "文件是“快速保存”的，表格可能不全；请用 Word 或 WPS 重新保存后再核对",
        "fast-saved file: tables may be incomplete; save it again in Word",
    ),
    "converted": Text("由 LibreOffice 转换后读取", "read by way of LibreOffice"),
    "hidden_sheets": Text("隐藏的工作表未核对", "hidden sheets were left out"),
    "hidden_cells": Text(
        "有隐藏的行或列，其中的数字一并核对", "hidden rows or columns were read like the others"
    ),
    "formulas_computed": Text(
        "有公式没有保存结果，已按公式算出", "formulas without stored results were computed"
    ),
    "formulas_not_computed": Text(
        "有公式没有保存结果，也未能算出；请用 Excel 或 WPS 打开后保存再试",
        "formulas without stored results could not be computed; open and save the file in a "
        "spreadsheet program",
    ),
    "columns_left_out": Text(
        "表格列数过多，后面的列未读", "columns beyond the limit were left out"
    ),
    "undecodable_bytes": Text("有的字符不能解码", "some characters could not be decoded"),
}
"""Codes of ``Document.notes``; a code that is not here shows as it is."""


def note_lines(result: CheckResult, language: str) -> Iterator[str]:
    """One line per note; a code without words is shown as it is. ``{count}`` counts its pages."""
    for note in result.document.notes:
        code, _, places = note.partition(":")
        words = NOTES[code].in_language(language) if code in NOTES else code
        words = words.replace("{count}", str(_pages(places)))
        if places:
            words += f": {places}" if language == "en" else f"：{places}"
        yield words
    if doubts := count_words(result.ledger, language):
        yield doubts


def _pages(ranges: str) -> int:
    """How many pages ``1-3,7`` are."""
    ends = [part.split("-") for part in ranges.split(",") if part]
    return sum(int(end[-1]) - int(end[0]) + 1 for end in ends if all(map(str.isdigit, end)))
