"""The auditor's working paper (底稿) as an Excel workbook: every number recomputed, row by row."""

from __future__ import annotations

import io
from pathlib import PurePath

from jixiao.checks.result import CheckResult
from jixiao.forms.excel import SAFE, Formats
from jixiao.reports.findings.paper_sheet import write_sheet
from jixiao.reports.findings.paper_summary import write_summary
from jixiao.reports.findings.paper_tables import findings_sheet, relations_sheet, unchecked_sheet
from jixiao.reports.findings.paper_words import paper_word
from jixiao.reports.findings.relation_account import Accounts
from jixiao.reports.printable import printable


def working_paper(result: CheckResult, language: str = "zh") -> bytes:
    """The workbook of one checked document: summary, relations, findings, figures not checked."""
    import xlsxwriter

    buffer = io.BytesIO()
    name = printable(PurePath(result.document.path).name)
    footer = paper_word("page", language)
    accounts = Accounts(result, language)
    with xlsxwriter.Workbook(buffer, SAFE) as workbook:
        workbook.set_properties({"title": paper_word("title", language), "subject": name})
        formats = Formats(workbook)
        write_summary(workbook, formats, result, language, footer)
        for make in (relations_sheet, findings_sheet, unchecked_sheet):
            sheet = make(accounts)
            write_sheet(workbook, formats, sheet, f"{name}　{sheet.name}", footer)
    return buffer.getvalue()
