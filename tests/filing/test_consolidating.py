"""A department with its units: what is added up, what is taken off, what stays blank."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from jixiao.filing.consolidating import Consolidation, consolidate
from jixiao.filing.filing import Filing
from jixiao.filing.known import Knowledge
from jixiao.forms.yaml_reading import filing_of

HEAD = "schema: jixiao.filing/1\nregion: xinjiang\nyear: 2024\n"
OFFICE = """
body: {name: 云台市总工会}
staff: {authorized: {administrative: 6, institution: 0, worker: 0}}
budget:
  adjusted: {personnel: 100, public: 20, project: 80, superior: 0, own: 200, other: 0}
  outturn: {personnel: 100, public: 18, project: 72, superior: 0, own: 190, other: 0}
income: {fiscal: 190, superior: 0, business: 0, operating: 0, affiliated: 0, other: 0}
functional:
  - {code: "2012901", name: 行政运行, adjusted: 120}
  - {code: "2012906", name: 工会事务, adjusted: 80}
projects: [{name: 送温暖, adjusted: 80, outturn: 72}]
monitoring: [{date: 2024-06, executed: 90}]
indicators: [{name: 慰问人数, target: 100, actual: 120, weight: 90}]
units: [{name: 职工服务中心}, {name: 工人文化宫}]
internal_transfers:
  - from: 云台市总工会
    to: 职工服务中心
    stage: 全年预算
    kind: 项目支出
    source: 上级资金
    amount: 15
  - from: 云台市总工会
    to: 职工服务中心
    stage: 全年执行
    kind: 项目支出
    source: 上级资金
    income: 上级补助收入
    amount: 12.5
"""
CENTRE = """
body: {name: 职工服务中心}
staff: {authorized: {administrative: 0, institution: 4, worker: 1}}
budget:
  adjusted: {personnel: 30, public: 5, project: 25, superior: 15, own: 45, other: 0}
  outturn: {personnel: 30, public: 5, project: 20, superior: 12.5, own: 42.5, other: 0}
income: {fiscal: 42.5, superior: 12.5, business: 0, operating: 0, affiliated: 0, other: 0}
functional: [{code: "2012906", name: 工会事务, adjusted: 60}]
projects: [{name: 困难帮扶, adjusted: 25, outturn: 20}]
indicators: [{name: 帮扶户数, target: 30, actual: 30, weight: 90}]
"""
PALACE = """
body: {name: 工人文化宫}
staff: {authorized: {administrative: 0, institution: 3, worker: 0}}
budget: {adjusted: {entered_total: 50}, outturn: {entered_total: 48}}
"""


def filing(text: str) -> Filing:
    return filing_of(HEAD + text, "a.yaml")


def together(*units: str, office: str = OFFICE) -> Consolidation:
    return consolidate(
        filing(office), {number: filing(text) for number, text in enumerate(units, 1)}
    )


def test_amounts_and_people_are_added_and_transfers_taken_off_once() -> None:
    made = together(CENTRE)
    known = Knowledge(made.filing)
    assert made.members == ("云台市总工会", "职工服务中心")
    assert not made.problems
    assert known.at("budget.adjusted.project").number == Fraction(90)  # 80 + 25 − 15
    assert known.at("budget.adjusted.total").number == Fraction(245)
    assert known.at("budget.outturn.superior").number == 0
    assert known.at("budget.outturn.total").number == Fraction("232.5")  # 190 + 55 − 12.5
    assert known.at("income.superior").number == 0
    assert known.at("income.total").number == Fraction("232.5")
    assert known.at("staff.authorized.total").number == 11
    assert made.eliminated == Decimal("12.5")


def test_every_way_to_a_total_agrees_after_the_transfers() -> None:
    made = together(CENTRE)
    for path in ("budget.adjusted.total", "budget.outturn.total"):
        assert len({number for _, number in Knowledge(made.filing).ways_to(path)}) == 1


def test_tables_are_joined_added_by_key_or_the_departments_own() -> None:
    made = together(CENTRE).filing
    assert [row["name"].text for row in made.rows["projects"]] == ["送温暖", "困难帮扶"]
    codes = {row["code"].text: row["adjusted"].number for row in made.rows["functional"]}
    assert codes == {"2012901": 120, "2012906": 140}
    assert [row["name"].text for row in made.rows["indicators"]] == ["慰问人数"]
    assert "monitoring" not in made.rows


def test_members_that_know_other_margins_still_make_a_total() -> None:
    office = OFFICE[: OFFICE.index("internal_transfers")]
    made = together(CENTRE, PALACE, office=office)
    assert Knowledge(made.filing).at("budget.outturn.total").number == Fraction(293)
    assert "budget.outturn.own" not in made.filing.values
    assert not made.problems
    gaps = {gap.message for gap in made.gaps}
    assert any("“工人文化宫”没有填财政拨款收入" in gap for gap in gaps)
    assert not any("全年执行" in gap for gap in gaps)


def test_a_transfer_that_does_not_say_enough_is_taken_off_nowhere() -> None:
    made = together(CENTRE, office=OFFICE.replace("    kind: 项目支出\n", ""))
    assert any("不知道从哪一项抵销" in problem.message for problem in made.problems)
    assert made.filing.get("budget.outturn.project").number == 92
    assert made.eliminated == 0


def test_a_transfer_whose_stage_does_not_apply() -> None:
    made = together(CENTRE, office=OFFICE.replace("stage: 全年执行", "stage: 不适用"))
    assert [problem.message for problem in made.problems] == ["内部往来没有填口径，抵销不了"]


def test_a_transfer_that_is_missing_from_one_stage() -> None:
    stages = "  initial: {personnel: 90, public: 10, project: 40}\n  adjusted:"
    office = OFFICE.replace("  adjusted:", stages) + "adjustments: [{amount: 60, reason: 增}]\n"
    centre = CENTRE.replace("  adjusted:", stages) + "adjustments: [{amount: -80, reason: 减}]\n"
    made = together(centre, office=office)
    (problem,) = made.problems
    assert "抵销内部往来后全年预算总额各种算法不一（260、245）" in problem.message


def test_a_unit_of_another_year() -> None:
    unit = filing_of(HEAD.replace("2024", "2023") + PALACE, "b.yaml")
    made = consolidate(filing(OFFICE), {2: unit})
    assert made.problems[0].path == "units.2.name"
    assert "2023年度的，应为2024年度" in made.problems[0].message
