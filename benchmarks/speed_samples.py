"""Invented reports of any length, as text and as .docx, for measuring time."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK

SUBJECTS = (
    "办公用房维修",
    "业务培训",
    "信息系统运维",
    "社区走访",
    "技能竞赛",
    "法律服务",
    "档案整理",
    "宣传活动",
)
ORDINALS = "一二三四五六七八九十"
PAGES, CHARACTERS, TABLES = 44, 25_000, 15


def report(sections: int, seed: int = 1) -> str:
    """A consistent report of ``sections`` sections, each with its own figures."""
    chance = random.Random(seed)
    return "\n".join(section(index, chance) for index in range(sections)) + "\n"


def section(index: int, chance: random.Random) -> str:
    """A page of prose: budget, adjustment, execution, shares, one indicator."""
    subject = SUBJECTS[index % len(SUBJECTS)]
    start, extra, staff = _money(chance), _money(chance, 90), _money(chance, 60)
    total = start + extra
    spent = (total * chance.randint(930, 999) / 1000).quantize(Decimal("0.01"))
    rate = (spent / total * 100).quantize(Decimal("0.01"))
    rest = spent - staff
    parts = [(part / spent * 100).quantize(Decimal("0.01")) for part in (staff, rest)]
    goal = chance.randint(8, 40)
    return (
        f"{ORDINALS[index % 10]}、第{index + 1}项工作：{subject}\n"
        f"本项工作年初预算数为{start}万元，年中调增数{extra}万元，调整后全年预算数{total}万元。"
        f"全年实际支出{spent}万元，预算执行率为{rate}%。其中：人员经费{staff}万元，占{parts[0]}%；"
        f"公用经费{rest}万元，占{parts[1]}%。\n"
        f"{subject}次数：该指标预期指标值为大于等于{goal}次，本次评价完成值为{goal}次，"
        f"该指标完成率为100%。该指标权重分值为10分，自评得分10分。\n"
        f"我单位按照年度计划推进{subject}，严格执行财务制度，资金拨付手续完整，"
        f"各项任务按期完成，服务对象普遍认可，后续将进一步细化目标，提高预算编制的准确性。\n"
    )


def write_docx(path: Path, seed: int = 1) -> None:
    """A report of 44 pages, 25,000 characters and 15 tables."""
    chance = random.Random(seed)
    document = Document()
    written = 0
    for page in range(PAGES):
        written += _page(document, page, chance)
        if page % 3 == 0 and page // 3 < TABLES:
            written += _table(document, chance)
        if page < PAGES - 1:
            document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
    filler = "各项工作按计划完成，资金使用规范，档案齐全。"
    while written < CHARACTERS:
        document.add_paragraph(filler * 8)
        written += len(filler) * 8
    document.save(str(path))


def _page(document: WordDocument, page: int, chance: random.Random) -> int:
    lines = [line for line in section(page, chance).split("\n") if line]
    document.add_heading(lines[0], level=1)
    for line in lines[1:]:
        document.add_paragraph(line)
    document.add_paragraph(
        "上述工作由业务科室具体承担，财务科室负责资金审核，监督小组定期检查进度。" * 5
    )
    return sum(map(len, lines)) + 180


def _table(document: WordDocument, chance: random.Random) -> int:
    """A table of eight items with 基本, 项目 and 合计 that add up."""
    rows = [[_money(chance), _money(chance)] for _ in range(8)]
    rows.append([sum((row[i] for row in rows), Decimal(0)) for i in (0, 1)])
    table = document.add_table(rows=1, cols=4)
    for cell, title in zip(
        table.rows[0].cells, ("项目", "合计", "基本支出", "项目支出"), strict=True
    ):
        cell.text = title
    for index, (basic, project) in enumerate(rows):
        name = "合计" if index == len(rows) - 1 else SUBJECTS[index]
        values = (name, str(basic + project), str(basic), str(project))
        for cell, value in zip(table.add_row().cells, values, strict=True):
            cell.text = value
    document.add_paragraph("上表单位为万元，合计由各项相加得出。")
    return 250


def _money(chance: random.Random, low: int = 100) -> Decimal:
    return Decimal(chance.randint(low * 100, low * 300)) / 100
