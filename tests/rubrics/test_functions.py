"""Each scoring function on cases worked out by hand, and properties that all must keep."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.filing.filing import Filing
from jixiao.regions.certainty import Certainty
from jixiao.regions.pack import Criterion
from jixiao.rubrics.outcome import Basis
from jixiao.rubrics.scoring import score
from tests.rubrics.filings import (
    criterion_of,
    filing_with,
    indicator,
    leaf,
    number_of,
    pack_of,
    text_of,
)

WEIGHTS = st.decimals("0.5", "60", places=1)
VALUES = st.decimals("0", "5000", places=2)


def scored(filing: Filing, criterion: Criterion) -> Decimal | None:
    return score(filing, pack_of(criterion)).total


@pytest.mark.parametrize(
    ("executed", "budget", "expected"),
    [("168.16", "168.30", "9.99"), ("103.62", "107.24", "9.66"), ("120", "100", "10.00")],
)
def test_execution_rate(executed: str, budget: str, expected: str) -> None:
    filing = filing_with(
        budget__outturn__entered_total=executed, budget__adjusted__entered_total=budget
    )
    rule = leaf("execution_rate", executed="budget.outturn.total", budget="budget.adjusted.total")
    assert scored(filing, rule) == Decimal(expected)


def test_a_zero_budget_gives_no_score() -> None:
    filing = filing_with(budget__outturn__entered_total="5", budget__adjusted__entered_total="0")
    rule = leaf("execution_rate", executed="budget.outturn.total", budget="budget.adjusted.total")
    sheet = score(filing, pack_of(rule))
    assert sheet.total is None
    assert sheet.items[0].reason == "分母为零，无法计算"


@pytest.mark.parametrize(
    ("operator", "target", "actual", "expected"),
    [
        ("≥", "1600", "1581", "9.88"),
        ("≥", "10", "11.73", "10"),
        ("≥", "10", "-3", "0"),
        ("＝", "100", "98.5", "9.85"),
        ("＝", "0", "0", "10"),
        ("＝", "0", "1", "0"),
        ("≤", "109.15", "103.62", "10"),
        ("≤", "100", "125", "7.5"),
        ("≤", "100", "200", "0"),
        ("≤", "100", "300", "0"),
        ("≤", "0", "0", "10"),
        ("≤", "0", "0.01", "0"),
    ],
)
def test_indicators_by_direction(operator: str, target: str, actual: str, expected: str) -> None:
    assert scored(indicator(operator, target, actual), leaf("indicators", level="*")) == Decimal(
        expected
    )


@pytest.mark.parametrize(
    ("tier", "share", "expected"),
    [
        ("达成年度指标", "80", "8"),
        ("达成年度指标", "79.99", None),
        ("部分达成年度指标并具有一定效果", "60", "6"),
        ("部分达成年度指标并具有一定效果", "80", None),
        ("未达成年度指标且效果较差", "0", "0"),
    ],
)
def test_qualitative_tiers(tier: str, share: str, expected: str | None) -> None:
    filing = indicator("定性", "0", "0")
    filing.rows["indicators"][0] |= {
        "achievement": text_of(tier), "achievement_share": number_of(share),
    }  # fmt: skip
    total = scored(filing, leaf("indicators", level="*"))
    assert total == (None if expected is None else Decimal(expected))


def test_weights_must_be_the_points() -> None:
    sheet = score(indicator("≥", "1", "1", weight="9"), pack_of(leaf("indicators", level="*")))
    assert sheet.total is None
    assert sheet.items[0].reason == "指标权重合计9分，应为10分"


@pytest.mark.parametrize(
    ("function", "parameters", "value", "expected"),
    [
        ("proportional", {}, "0.5", "5"),
        ("proportional", {"full": "0.9"}, "0.45", "5"),
        ("at_most", {"limit": "0.1"}, "0.1", "10"),
        ("at_most", {"limit": "0.1"}, "0.15", "5"),
        ("at_most", {"limit": "0"}, "0.01", "0"),
        ("deduct_per_point", {"limit": "1", "per_point": "0.5"}, "1.07", "6.5"),
        ("deduct_per_step", {"limit": "1", "step": "5", "per_step": "2"}, "1.06", "6"),
        ("deduct_per_step", {"limit": "1", "step": "5", "per_step": "2", "direction": "below"},
         "0.9", "6"),
        ("bands", {"bands": [{"least": "1", "points": "10"}, {"least": "0.8", "points": "7"},
                             {"points": "0"}]}, "0.85", "7"),
        ("bands", {"bands": [{"most": "0", "points": "5"}, {"most": "0.1", "points": "4"},
                             {"points": "0"}]}, "0.1", "4"),
    ],
)  # fmt: skip
def test_ratios(function: str, parameters: dict[str, object], value: str, expected: str) -> None:
    filing = filing_with(carryover__opening=value)
    rule = criterion_of(function, {"value": "carryover.opening", **parameters})
    assert scored(filing, rule) == Decimal(expected)


def test_nothing_to_revitalise_gives_full_points() -> None:
    rule = leaf("proportional", value="assets.revitalised / assets.idle", none="full")
    assert scored(filing_with(assets__revitalised="0", assets__idle="0"), rule) == Decimal(10)


def test_checklist_counts_what_is_met() -> None:
    filing = Filing("xinjiang", 2024)
    filing.rows["judgements"] = [
        {"criterion": text_of("a"), "item": text_of("甲"), "met": number_of("1")},
        {"criterion": text_of("a"), "item": text_of("乙"), "met": number_of("0")},
    ]
    rule = leaf("checklist", items={"甲": "6", "乙": "4"})
    assert scored(filing, rule) == Decimal(6)
    del filing.rows["judgements"][1]
    assert score(filing, pack_of(rule)).missing == ("judgements.a.乙",)


@pytest.mark.parametrize("certainty", [Certainty.OFFICIAL, Certainty.RECONSTRUCTED])
def test_a_coefficient_given_in_place_of_a_score(certainty: Certainty) -> None:
    criterion = leaf("coefficient", "20")
    assert criterion.rule
    criterion = replace(criterion, rule=replace(criterion.rule, certainty=certainty))
    filing = Filing("xinjiang", 2024)
    filing.rows["scores"] = [{"criterion": text_of("a"), "coefficient": number_of("85")}]
    sheet = score(filing, pack_of(criterion, total="20"))
    assert (sheet.total, sheet.faults) == (Decimal("17.00"), ())


def test_penalties_come_off_the_total() -> None:
    filing = filing_with(carryover__opening="1")
    rule = leaf("proportional", value="carryover.opening")
    off = leaf("penalties", name="b", per_case="2")
    off = Criterion(off.id, off.name, off.points, off.certainty, off.rule, deduction=True)
    filing.rows["deductions"] = [{"criterion": text_of("b"), "times": number_of("2")}]
    assert score(filing, pack_of(rule, off)).total == Decimal(6)


def test_what_does_not_apply_is_spread_over_the_rest() -> None:
    filing = filing_with(carryover__opening="0.9")
    rule = leaf("proportional", points="8", value="carryover.opening")
    other = leaf("self_reported", points="2", name="b")
    filing.rows["scores"] = [{"criterion": text_of("b"), "not_applicable": number_of("1")}]
    sheet = score(filing, pack_of(rule, other))
    assert (sheet.total, sheet.rescaled_from) == (Decimal("9.00"), Decimal("7.20"))


def test_a_reviewers_score_needs_a_reason() -> None:
    filing = filing_with(carryover__opening="1")
    rule = leaf("proportional", value="carryover.opening")
    filing.rows["scores"] = [{"criterion": text_of("a"), "override": number_of("6")}]
    assert score(filing, pack_of(rule)).faults == ("“项目a”改定得分没有写理由",)
    filing.put("scores.1.override_reason", text_of("佐证不全"))
    sheet = score(filing, pack_of(rule))
    assert (sheet.total, sheet.items[0].basis) == (Decimal(6), Basis.OVERRIDE)


@given(st.sampled_from("≥＝≤"), VALUES, VALUES, VALUES, WEIGHTS)
def test_scores_stay_in_bounds_and_follow_the_actual(
    operator: str, target: Decimal, low: Decimal, high: Decimal, weight: Decimal
) -> None:
    low, high = sorted((low, high))
    rule = leaf("indicators", points=str(weight), level="*")
    worse, better = (
        scored(indicator(operator, str(target), str(actual), str(weight)), rule)
        for actual in ((high, low) if operator == "≤" else (low, high))
    )
    assert worse is not None
    assert better is not None
    if operator == "＝" and target == 0:
        worse, better = sorted((worse, better))
    assert 0 <= worse <= better <= weight
    assert isinstance(worse, Decimal)
    assert -worse.as_tuple().exponent <= 2  # type: ignore[operator]


@given(st.lists(WEIGHTS, min_size=1, max_size=8), st.data())
def test_the_total_is_the_sum_of_its_leaves(weights: list[Decimal], data: st.DataObject) -> None:
    filing = Filing("xinjiang", 2024)
    filing.rows["indicators"] = [
        indicator("≥", "100", str(data.draw(VALUES)), str(weight)).rows["indicators"][0]
        for weight in weights
    ]
    total = sum(weights, Decimal(0))
    sheet = score(filing, pack_of(leaf("indicators", points=str(total), level="*")))
    parts = [item.score for item in sheet.items if item.path.startswith("indicators.")]
    assert sheet.total == sum(part for part in parts if part is not None)
    assert len(parts) == len(weights)


@given(st.lists(st.integers(1, 40), min_size=2, max_size=6), st.data())
def test_full_points_on_what_applies_rescale_to_all(points: list[int], data: st.DataObject) -> None:
    left_out = data.draw(st.sets(st.integers(0, len(points) - 1), max_size=len(points) - 1))
    filing = Filing("xinjiang", 2024)
    filing.rows["scores"] = [
        {"criterion": text_of(f"c{index}"), "not_applicable": number_of("1")}
        if index in left_out
        else {"criterion": text_of(f"c{index}"), "score": number_of(str(each))}
        for index, each in enumerate(points)
    ]
    criteria = [
        leaf("self_reported", points=str(each), name=f"c{index}")
        for index, each in enumerate(points)
    ]
    sheet = score(filing, pack_of(*criteria, total=str(sum(points))))
    assert sheet.total == sum(points)
