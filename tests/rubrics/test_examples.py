"""The five bodies of the examples: totals that their published reports state."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao import verbs
from jixiao.filing.filing import Filing
from jixiao.rubrics.outcome import Basis
from jixiao.rubrics.score_sheet import ScoreSheet
from tests.rubrics.filings import example, number_of


def scores(filing: Filing) -> tuple[ScoreSheet, dict[str, Decimal | None]]:
    sheet = verbs.score(filing)
    return sheet, {item.path: item.score for item in sheet.items}


def test_a_union_of_xinjiang() -> None:
    sheet, items = scores(example("xinjiang-union-2024"))
    assert sheet.total == Decimal("99.66")
    assert sheet.grade == "优"
    assert items["exec"] == Decimal("9.99")
    assert [items[f"indicators.{row}"] for row in range(1, 5)] == [
        Decimal(20), Decimal(22), Decimal(20), Decimal("27.67"),
    ]  # fmt: skip


def test_the_same_with_its_target_reached() -> None:
    filing = example("xinjiang-union-2024")
    filing.put("indicators.4.actual", number_of("1600"))
    sheet, items = scores(filing)
    assert (sheet.total, items["indicators.4"]) == (Decimal("99.99"), Decimal(28))


def test_a_federation_whose_cost_stays_below_its_limit() -> None:
    sheet, items = scores(example("xinjiang-federation-2023"))
    assert sheet.total == Decimal("94.66")
    assert items["exec"] == Decimal("9.66")
    assert items["indicators.1"] == Decimal(10)  # ≤ 109.15, 103.62 spent: full points
    assert items["indicators.6"] == Decimal(5)


def test_a_blank_score_is_refused_and_named() -> None:
    sheet, _ = scores(example("sichuan-union-2024"))
    assert sheet.total is None
    assert sheet.faults == ("“财务管理制度”得分空白",)
    assert sheet.missing == ("scores.8.score",)


def test_the_blank_filled_in() -> None:
    filing = example("sichuan-union-2024")
    filing.put("scores.8.score", number_of("4"))
    sheet, _ = scores(filing)
    assert (sheet.total, sheet.stated_total, sheet.complete) == (Decimal(94), Decimal(94), True)


def test_scores_given_by_hand_say_so() -> None:
    sheet, _ = scores(example("linzhi-union-2024"))
    assert sheet.total == Decimal("88.35")
    leaves = [item for item in sheet.items if item.rule]
    assert {item.basis for item in leaves} == {Basis.SELF_REPORTED}
    nameless = next(item for item in leaves if item.path == "e1-3")
    assert "没有指标名称" in nameless.reason


def test_without_the_nameless_ten_points() -> None:
    filing = example("linzhi-union-2024")
    filing.rows["scores"] = [
        row for row in filing.rows["scores"] if row["criterion"].text != "e1-3"
    ]
    sheet, _ = scores(filing)
    assert (sheet.total, sheet.complete, sheet.grade) == (Decimal("78.35"), False, "")
    assert sheet.missing == ("scores.e1-3",)


def test_a_total_without_scores_is_not_derived() -> None:
    sheet, _ = scores(example("zhanjiang-union-2023"))
    assert (sheet.total, sheet.stated_total) == (None, Decimal(96))
    assert sheet.missing


@pytest.mark.parametrize("score", ["16", "-1"])
def test_a_score_outside_its_points_is_refused(score: str) -> None:
    filing = example("sichuan-union-2024")
    filing.put("scores.8.score", number_of("4"))
    filing.put("scores.1.score", number_of(score))
    sheet, _ = scores(filing)
    assert sheet.total is None
    assert any("XX履职效果" in fault for fault in sheet.faults)
