"""Workbooks as platforms and accounting programs export them, in small."""

from __future__ import annotations

from pathlib import Path

import openpyxl

Sheets = dict[str, list[list[object]]]

PLATFORM: Sheets = {
    "项目执行情况": [
        ["2024年度项目支出执行情况表"],
        ["编制单位：青禾县总工会", None, None, None, None, "单位：元"],
        ["项目编码", "项目名称", "年初预算数", "调整预算数", "支出数", "支付进度"],
        ["P001", "送温暖", 300000, 305000.5, 298000, 0.977],
        ["P002", "阵地建设", "1,200.00", 1200, 0, 0],
        [None, "合计", 301200, 306200.5, 298000, None],
    ],
    "科目余额": [
        ["支出明细账（万元）"],
        ["科目编码", "科目名称", "本年累计借方\n（万元）", "本年累计贷方（万元）"],
        [30101, "基本工资", 52.4, 0],
        ["30201", "办公费", 1.25, 0],
        ["30201", "办公费", 0.75, 0],
        ["30217", "公务接待费", 0.3, 0],
    ],
    "收支总表": [
        ["单位：万元"],
        ["收入", None, None, "支出"],
        ["项目", "行次", "决算数", "项目", "行次", "决算数"],
        ["财政拨款收入", 1, 168.16, "一般公共服务支出", 31, 150],
        ["上级补助收入", 2, 0, "社会保障和就业支出", 32, 18.16],
        ["事业收入", 3, 0, None, None, None],
        ["本年收入合计", 27, 168.16, "本年支出合计", 57, 168.16],
        ["年初结转和结余", 29, 1.5, None, None, None],
    ],
    "封面": [["决算报表"], ["2024 年度"]],
}


def saved(path: Path, sheets: Sheets = PLATFORM) -> Path:
    """A workbook with these rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path
