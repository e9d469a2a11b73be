"""Warnings at monitoring dates, by the region's lines or the common default."""

from __future__ import annotations

import pytest

from jixiao.filing.filing import Filing
from jixiao.filing.known import Knowledge
from jixiao.regions.pack import Pack
from jixiao.regions.packs import find_pack
from jixiao.rubrics.monitoring import warnings
from tests.rubrics.filings import filing_with, number_of, text_of


def pack(name: str) -> Pack:
    found = find_pack(name)
    assert found is not None
    return found


def spending(june: str) -> Filing:
    return filing_with(budget__adjusted__entered_total="100", execution__june=june)


@pytest.mark.parametrize(
    ("name", "june", "levels"),
    [
        ("sichuan-department", "40", []),
        ("sichuan-department", "39.99", ["red"]),
        ("xinjiang-department", "40", []),
        ("xinjiang-department", "39.99", ["yellow"]),
        ("xinjiang-department", "29.99", ["red"]),
    ],
)
def test_execution_against_time(name: str, june: str, levels: list[str]) -> None:
    found = warnings(Knowledge(spending(june)), pack(name))
    assert [each.level for each in found] == levels
    assert all(f"{june}÷100" in each.text for each in found)


def test_a_monitoring_row_at_any_date() -> None:
    filing = filing_with(budget__adjusted__entered_total="100")
    filing.put("monitoring.1.date", text_of("2024-09-30"))
    filing.put("monitoring.1.executed", number_of("50"))
    (found,) = warnings(Knowledge(filing), pack("xinjiang-department"))
    assert (found.level, found.path) == ("yellow", "monitoring.1.executed")
    assert "66.67%" in found.text
    assert warnings(Knowledge(filing), pack("sichuan-department")) == []  # no line for September


def test_goals_far_from_money() -> None:
    filing = spending("60")
    filing.put("indicators.1.target", number_of("10"))
    filing.put("indicators.1.mid_year", number_of("4"))
    (found,) = warnings(Knowledge(filing), pack("xinjiang-department"))
    assert found.name == "目标实现与预算执行"
    filing.put("indicators.1.mid_year", number_of("5"))
    assert warnings(Knowledge(filing), pack("xinjiang-department")) == []


@pytest.mark.parametrize(
    ("operator", "forecast", "count"),
    [("≥", "9", 1), ("≥", "10", 0), ("≤", "9", 0), ("≤", "10.5", 1)],
)
def test_what_is_expected_to_miss_its_target(operator: str, forecast: str, count: int) -> None:
    filing = Filing("xinjiang", 2024)
    filing.rows["indicators"] = [
        {"operator": text_of(operator), "target": number_of("10"), "forecast": number_of(forecast)}
    ]
    assert len(warnings(Knowledge(filing), pack("xinjiang-department"))) == count


@pytest.mark.parametrize("date", ["不适用", "2023-12-31"])
def test_a_date_that_is_none_of_the_year_warns_of_nothing(date: str) -> None:
    filing = spending("50")
    filing.rows["monitoring"] = [{"date": text_of(date), "executed": number_of("1")}]
    assert warnings(Knowledge(filing), pack("xinjiang-department")) == []
