"""One report as .txt, .docx and .pdf: paragraphs and tables written in each format."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

import docx
import openpyxl
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.ofd_writing import Pages, layers, ofd_bytes

Rows = Sequence[Sequence[str]]
Part = str | Rows
"""A paragraph, or the rows of a table."""

_AMOUNT = re.compile(r"\d+\.\d\d")
_FONT = "STSong-Light"
_SIZE = 12


def write_text(path: Path, parts: Sequence[Part]) -> None:
    """Paragraphs as lines, cells parted by tabs, a blank line behind a table."""
    lines: list[str] = []
    for part in parts:
        if isinstance(part, str):
            lines.append(part)
        else:
            lines += ["\t".join(row) for row in part]
            lines.append("")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")


def write_docx(path: Path, parts: Sequence[Part]) -> None:
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
        else:
            _add_table(document, part)
    document.save(str(path))


def _add_table(document: Any, rows: Rows) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(rows, table.rows, strict=True):
        for content, cell in zip(row, cells.cells, strict=True):
            cell.text = content


def write_ofd(path: Path, parts: Sequence[Part]) -> None:
    pages = Pages()
    for part in parts:
        if isinstance(part, str):
            pages.paragraph(part)
        else:
            pages.table(part)
    path.write_bytes(ofd_bytes(layers(pages)))


def write_html(path: Path, parts: Sequence[Part]) -> None:
    """A page in the encoding of older government sites."""
    pieces = ["<html><head><meta charset=gb2312><title>公开</title></head><body>"]
    for part in parts:
        if isinstance(part, str):
            pieces.append(f"<p>&nbsp;&nbsp;{escape(part)}</p>")
        else:
            cells = (f"<td>{'</td><td>'.join(map(escape, row))}</td>" for row in part)
            pieces.append(f"<table><tr>{'</tr><tr>'.join(cells)}</tr></table>")
    path.write_bytes("\n".join([*pieces, "</body></html>"]).encode("gb18030"))


def write_xlsx(path: Path, parts: Sequence[Part]) -> None:
    """Every part below the other on one sheet, amounts as numbers with two places."""
    book = openpyxl.Workbook()
    sheet = book.active
    row = 1
    for part in parts:
        for cells in [(part,)] if isinstance(part, str) else part:
            for column, content in enumerate(cells, 1):
                _fill(sheet.cell(row, column), content)
            row += 1
        row += not isinstance(part, str)
    book.save(str(path))


def _fill(cell: Any, content: str) -> None:
    if _AMOUNT.fullmatch(content):
        cell.value, cell.number_format = float(content), "#,##0.00"
    else:
        cell.value = content


def write_pdf(path: Path, parts: Sequence[Part]) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    style = ParagraphStyle(
        "body",
        fontName=_FONT,
        fontSize=_SIZE,
        leading=20,
        wordWrap="CJK",
        firstLineIndent=2 * _SIZE,
    )
    flow: list[Any] = []
    for part in parts:
        if isinstance(part, str):
            flow.append(Paragraph(part, style))
        else:
            flow += [_pdf_table(part), Spacer(1, _SIZE)]
    SimpleDocTemplate(str(path), pagesize=A4).build(flow)


def _pdf_table(rows: Rows) -> Table:
    table = Table([list(row) for row in rows])
    whole = ((0, 0), (-1, -1))
    table.setStyle(TableStyle([("GRID", *whole, 0.5, "black"), ("FONT", *whole, _FONT, _SIZE - 2)]))
    return table


FINAL_ACCOUNTS: Sequence[Part] = (
    "青溪区档案馆2024年度部门决算公开",
    "第一部分 部门概况",
    "一、主要职能",
    "青溪区档案馆负责全区档案的收集、保管和利用，内设3个科室，编制15人，年末实有在职14人。",
    "第二部分 2024年度部门决算表",
    "收入支出决算总表",
    "单位：万元",
    (
        ("收入项目", "决算数", "支出项目", "决算数"),
        ("一般公共预算财政拨款收入", "486.50", "一般公共服务支出", "402.30"),
        ("事业收入", "12.40", "社会保障和就业支出", "58.70"),
        ("其他收入", "3.10", "住房保障支出", "36.00"),
        ("本年收入合计", "502.00", "本年支出合计", "497.00"),
        ("年初结转和结余", "10.00", "年末结转和结余", "15.00"),
        ("总计", "512.00", "总计", "512.00"),
    ),
    "支出决算表",
    "单位：万元",
    (
        ("科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"),
        ("", "合计", "497.00", "377.00", "120.00"),
        ("201", "一般公共服务支出", "402.30", "282.30", "120.00"),
        ("20126", "档案事务", "402.30", "282.30", "120.00"),
        ("2012601", "行政运行", "282.30", "282.30", "0.00"),
        ("2012604", "档案馆", "120.00", "0.00", "120.00"),
        ("208", "社会保障和就业支出", "58.70", "58.70", "0.00"),
        ("20805", "行政事业单位养老支出", "58.70", "58.70", "0.00"),
        ("221", "住房保障支出", "36.00", "36.00", "0.00"),
        ("22102", "住房改革支出", "36.00", "36.00", "0.00"),
    ),
    "“三公”经费支出决算表",
    "单位：万元",
    (
        ("项目", "年初预算数", "决算数"),
        ("因公出国（境）费", "0.00", "0.00"),
        ("公务用车运行维护费", "4.00", "3.60"),
        ("公务接待费", "1.00", "0.85"),
        ("合计", "5.00", "4.45"),
    ),
    "第三部分 2024年度部门决算情况说明",
    "一、收入支出决算总体情况说明",
    "2024年度收入总计512.00万元，支出总计512.00万元。与上年相比，收、支总计各增加32.00万元，增长6.67%。",
    "二、收入决算情况说明",
    (
        "2024年度本年收入合计502.00万元，其中：一般公共预算财政拨款收入486.50万元，占96.91%；"
        "事业收入12.40万元，占2.47%；其他收入3.10万元，占0.62%。"
    ),
    "三、支出决算情况说明",
    (
        "2024年度本年支出合计497.00万元，其中：基本支出377.00万元，占75.86%；"
        "项目支出120.00万元，占25.14%。"
    ),
    "基本支出377.00万元，其中：人员经费338.20万元，公用经费38.80万元。",
    "四、“三公”经费支出决算情况说明",
    (
        "2024年度“三公”经费支出决算为4.45万元，完成年初预算的89.00%。其中：因公出国（境）费支出决算0万元；"
        "公务用车运行维护费支出决算3.60万元，完成年初预算的90.00%；"
        "公务接待费支出决算0.58万元，完成年初预算的85.00%。"
    ),
    "2024年度公务用车运行维护费3.60万元，比上年减少0.40万元，下降10.00%。",
    "五、其他重要事项说明",
    "2024年度机关运行经费支出38.80万元，比2023年增加1.80万元，增长4.86%。",
)

SELF_EVALUATION: Sequence[Part] = (
    "青溪区文学艺术界联合会2024年度部门整体支出绩效自评报告",
    "一、基本情况",
    "（一）单位概况",
    "青溪区文学艺术界联合会内设2个科室，编制9人，年末实有8人。",
    "（二）预算安排和执行情况",
    (
        "2024年年初预算数为168.00万元，年中追加12.00万元，全年预算数180.00万元，"
        "全年执行数174.60万元，预算执行率97.00%。"
    ),
    "2024年支出合计174.60万元，其中：基本支出121.60万元，占69.64%；项目支出53.00万元，占30.36%。",
    "项目支出53.00万元，包括：文艺下乡项目25.00万元、书画展览项目18.00万元、会员培训项目11.00万元。",
    "二、绩效目标完成情况",
    "（一）指标一：文艺下乡场次，指标值≥20场，实际完成19场，完成率95.00%，分值20分，得分19.00分。",
    "（二）指标二：书画展览期数，指标值≥4期，实际完成4期，完成率100.00%，分值20分，得分20.00分。",
    "（三）指标三：培训会员人数，指标值≥120人，实际完成108人，完成率92.00%，分值20分，得分18.00分。",
    "指标完成情况表",
    (
        ("指标名称", "指标值", "完成值", "分值", "得分"),
        ("文艺下乡场次", "≥20场", "19场", "20", "19.00"),
        ("书画展览期数", "≥4期", "4期", "20", "20.00"),
        ("培训会员人数", "≥120人", "108人", "20", "18.00"),
        ("群众满意度", "≥90%", "94.50%", "30", "30.00"),
        ("合计", "", "", "90", "87.00"),
    ),
    "三、评分情况",
    "绩效自评评分表",
    (
        ("评价内容", "分值", "得分"),
        ("预算执行率", "10", "9.70"),
        ("产出指标", "60", "57.00"),
        ("满意度指标", "30", "30.00"),
        ("合计", "100", "96.70"),
    ),
    "四、评价结论",
    "经问卷调查，群众满意度为94.50%。综上，2024年部门整体支出自评总分97.60分，评价等级为优。",
    "五、存在的问题",
    "全年执行数174.60万元，全年预算数180.00万元，结余5.40万元，主要是会员培训推迟。",
)
REPORTS = {"final_accounts": FINAL_ACCOUNTS, "self_evaluation": SELF_EVALUATION}
