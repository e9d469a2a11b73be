"""A small checked document for the writers."""

from __future__ import annotations

from jixiao.checks.result import CheckResult
from jixiao.checks.running import Run, run_checks
from jixiao.documents.document import Cell, Document, Paragraph, Table
from jixiao.figures.scan import scan
from jixiao.ledger.relation import Fact, Part
from tests.checks.ledgers import ledger_of

TEXT = (
    "一、收支情况\n支出合计80.00万元，其中基本支出50.00万元，项目支出20.00万元，占25.00%。\n"
    "项目\t金额\n接待费\t0.45\n"
)


def checked(language: str = "zh") -> CheckResult:
    """A heading, a paragraph with a wrong sum and a right share, and a small table."""
    ledger = ledger_of(
        {
            "text": TEXT,
            "headings": ["一、收支情况"],
            "relations": [
                {
                    "kind": "sum",
                    "stated": "80.00万元",
                    "operands": ["50.00万元", "20.00万元"],
                    "subject": "支出合计",
                    "sure": True,
                },
                {
                    "kind": "share",
                    "form": "quotient",
                    "stated": "25.00%",
                    "operands": ["20.00万元", "80.00万元"],
                },
            ],
        }
    )
    ledger.facts = [Fact(token.figure) for token in scan(TEXT) if token.figure]
    for fact in ledger.facts[:4]:
        fact.relations = 1
    ledger.kind, ledger.body, ledger.year = "final_accounts", "青禾县总工会", 2024
    ledger.parts = [Part("final_accounts", 0, len(TEXT), "决算公开")]
    return CheckResult(_document(), ledger, run_checks(ledger, Run(language=language)))


def _document() -> Document:
    second = TEXT.index("支出合计")
    table = TEXT.index("项目\t")
    cells, start = [], table
    for row, line in enumerate(TEXT[table:].splitlines()):
        for column, cell in enumerate(line.split("\t")):
            cells.append(Cell(row, column, start, start + len(cell)))
            start += len(cell) + 1
    return Document(
        path="样例.txt",
        format="txt",
        text=TEXT,
        blocks=[
            Paragraph(0, second - 1, 1, "heading"),
            Paragraph(second, table - 1),
            Table(table, len(TEXT), 2, 2, cells),
        ],
    )
