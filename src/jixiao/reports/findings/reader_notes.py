"""What a reader could not carry over, in words: a code, and behind a colon the places."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.check import Text
from jixiao.documents.document import Document

NOTES = {
    "hidden_text": Text("含隐藏文字，未计入", "hidden text was left out"),
    "no_text_pages": Text(
        "有的页没有文字（可能是扫描件），这些页没有核对",
        "some pages hold no text (scans?) and were not checked",
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


def note_lines(document: Document, language: str) -> Iterator[str]:
    """One line per note; a code without words is shown as it is."""
    for note in document.notes:
        code, _, places = note.partition(":")
        words = NOTES[code].in_language(language) if code in NOTES else code
        if places:
            words += f": {places}" if language == "en" else f"：{places}"
        yield words
