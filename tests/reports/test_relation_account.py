"""Relations in words: formula with numbers, operands, difference, reason."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from jixiao.checks.result import CheckResult
from jixiao.checks.running import Run, run_checks
from jixiao.documents.document import Document, Paragraph
from jixiao.figures.scan import scan
from jixiao.ledger.relation import Fact, Relation
from jixiao.reports.findings.relation_account import Accounts, difference
from tests.checks.ledgers import ledger_of
from tests.reports.samples import checked


def account(
    text: str, relation: dict[str, Any], subjects: Sequence[str] = (), language: str = "zh"
) -> tuple[Accounts, Relation]:
    """The account of one relation; ``subjects`` name the figures of the text in order."""
    ledger = ledger_of({"text": text, "relations": [relation]})
    figures = [token.figure for token in scan(text) if token.figure]
    ledger.facts = [
        Fact(figure, subject=subject)
        for figure, subject in zip(figures, [*subjects, *[""] * len(figures)], strict=False)
    ]
    document = Document("样例.txt", "text", text, [Paragraph(0, len(text))])
    findings = run_checks(ledger, Run(language=language))
    return Accounts(CheckResult(document, ledger, findings), language), ledger.relations[0]


SUM = "合计80.00万元：甲50.00万元，乙20.00万元。"
SUM_RELATION = {"kind": "sum", "stated": "80.00万元", "operands": ["50.00万元", "20.00万元"]}


def test_a_sum_names_its_parts() -> None:
    accounts, relation = account(SUM, SUM_RELATION, ["合计", "甲", "乙"])
    assert accounts.working(relation) == "各项之和：甲50.00＋乙20.00"
    assert difference(relation) == Decimal("10.00")
    named = [(term.digits, name, place) for term, name, place in accounts.operands(relation)]
    assert named == [("50.00", "甲", ""), ("20.00", "乙", "")]


def test_a_sum_of_all_its_parts_spells_out_every_one() -> None:
    parts = [f"{n}.00万元" for n in range(11, 31)]
    text = "合计410.00万元：" + "，".join(parts) + "。"
    accounts, relation = account(text, {"kind": "sum", "stated": "410.00万元", "operands": parts})
    assert accounts.working(relation).count("＋") == 19
    assert "…" not in accounts.working(relation)


def test_parts_in_other_units_show_them() -> None:
    text = "合计1.50万元：甲1.00万元，乙5000元。"
    relation = {"kind": "sum", "stated": "1.50万元", "operands": ["1.00万元", "5000元"]}
    accounts, found = account(text, relation)
    assert accounts.working(found) == "各项之和：1.00万元＋5000元"


def test_a_rate_gives_formula_and_numbers() -> None:
    accounts, relation = account(
        "支出200.00万元，甲12.40万元，占6.60%。",
        {
            "kind": "share",
            "form": "quotient",
            "formula": "部分÷总体×100",
            "stated": "6.60%",
            "operands": ["12.40万元", "200.00万元"],
        },
    )
    assert accounts.working(relation) == "部分÷总体×100：12.40÷200.00"
    assert accounts.reason(relation) == "差额超出舍入范围"
    english = Accounts(accounts.result, "en")
    assert english.working(relation) == "part ÷ whole × 100: 12.40÷200.00"


def test_the_same_fact_elsewhere() -> None:
    accounts, relation = account(
        "甲12.40万元。甲12.50万元。",
        {"kind": "same_fact", "stated": "12.50万元", "operands": ["12.40万元"]},
    )
    assert accounts.working(relation) == "同一事项两处写法应一致：另一处为12.40万元"


@pytest.mark.parametrize(
    ("text", "relation", "reason"),
    [
        (
            "甲70.00万元：乙50.00万元，丙20.00万元。",
            {"kind": "sum", "stated": "70.00万元", "operands": ["50.00万元", "20.00万元"]},
            "重算与报告数完全一致",
        ),
        (
            "甲70.01万元：乙50.00万元，丙20.00万元。",
            {"kind": "sum", "stated": "70.01万元", "operands": ["50.00万元", "20.00万元"]},
            "差额在印出位数的舍入范围内；不单独列为问题",
        ),
        (
            "甲3.00万元，乙9.00万元，占33.33%。",
            {
                "kind": "share",
                "form": "quotient",
                "stated": "33.33%",
                "operands": ["3.00万元", "9.00万元"],
            },
            "按印出的位数四舍五入后一致",
        ),
        (
            "甲0万元，乙0万元，占0%。",
            {"kind": "share", "form": "quotient", "stated": "0%", "operands": ["0万元", "0万元#2"]},
            "基数为零，不能计算",
        ),
        (
            "甲9人：乙3人，丙5人。",
            {"kind": "sum", "stated": "9人", "operands": ["3人", "5人"]},
            "件数、得分等应当完全一致",
        ),
        (
            "甲70.00万元，其中乙50.00万元，丙10.00万元。",
            {
                "kind": "sum",
                "stated": "70.00万元",
                "operands": ["50.00万元", "10.00万元"],
                "must_hold": False,
            },
            "列举的部分未必列全，又未超过合计；不单独列为问题",
        ),
        (
            "甲70.00万元，其中乙50.00万元，丙30.00万元。",
            {
                "kind": "sum",
                "stated": "70.00万元",
                "operands": ["50.00万元", "30.00万元"],
                "must_hold": False,
            },
            "列举的部分超过了合计",
        ),
        (
            "甲300.00万元，乙900.00万元，占33.34%。",
            {
                "kind": "share",
                "form": "quotient",
                "stated": "33.34%",
                "operands": ["300.00万元", "900.00万元"],
                "cause": "forced_100",
            },
            "只差末位一个单位；可能是为凑足100%而改动",
        ),
    ],
)
def test_the_reason_of_a_verdict(text: str, relation: dict[str, Any], reason: str) -> None:
    accounts, found = account(text, relation)
    assert accounts.reason(found) == reason


def test_what_was_reported_is_not_called_no_finding() -> None:
    accounts, relation = account(SUM, SUM_RELATION)
    assert [finding.code for finding in accounts.findings_of(relation)] == ["AR01"]
    assert "不单独列为问题" not in accounts.reason(relation)


def test_in_english_no_word_of_the_program_is_chinese() -> None:
    result = checked("en")
    accounts = Accounts(result, "en")
    for relation in result.ledger.relations:
        words = accounts.working(relation) + accounts.reason(relation)
        assert words.isascii() or set(filter(lambda c: not c.isascii(), words)) <= set("÷×－＋")
