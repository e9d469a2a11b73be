"""Facts of cells: unit, role, stage, year and subject."""

from jixiao.figures.figure import Dimension
from jixiao.ledger.relation import Role
from tests.extraction.tables.tabulated import read


def test_units_by_column_row_and_table() -> None:
    _, ledger = read("""
综合情况表
单位：万元
项目\t2022年决算数\t人数
办公费\t3.20\t
接待批次（批次）\t7\t
合计\t3.20\t12
""")
    units = {(f.figure.digits, f.figure.unit) for f in ledger.facts}
    assert {("3.20", "万元"), ("7", "批次"), ("12", "人")} <= units
    assert {f.year for f in ledger.facts if f.figure.unit == "万元"} == {2022}


def test_targets_and_actual_values_inside_text() -> None:
    readings, ledger = read("""
项目绩效目标完成情况表
三级指标\t年度指标值\t实际完成值\t分值\t得分
培训场次\t≥12场\t13场\t20\t20
满意度\t≥92%\t95.5%\t10\t10
""")
    roles = {(f.figure.digits, f.figure.unit, f.role) for f in ledger.facts}
    assert ("12", "场", Role.TARGET) in roles
    assert ("95.5", "%", Role.ACTUAL) in roles
    assert ("20", "分", Role.WEIGHT) in roles
    assert {f.subject for f in ledger.facts} == {"培训场次", "满意度"}
    assert (1, 2) in readings[0].texts


def test_figures_of_rules_state_nothing_of_the_body() -> None:
    _, ledger = read("评分表\n三级指标\t评分标准\t分值\t得分\n甲\t每超1个百分点扣0.5分\t5\t5")
    notes = [f for f in ledger.facts if f.role is Role.THRESHOLD]
    assert {f.figure.dimension for f in notes} <= {Dimension.POINTS, Dimension.SCORE}
    assert len(notes) == 2


def test_sentences_in_cells_are_left_to_prose() -> None:
    text = "全年举办各类读书活动126场，参与群众3.2万人次，"
    text += "图书流通量达到41万册，群众反响良好，获上级肯定"
    readings, ledger = read(f"自评表\n年度总体目标\t实际完成情况\n完成活动\t{text}")
    assert len(readings[0].prose_cells) == 1
    assert not ledger.facts


def test_states_of_a_cell() -> None:
    readings, _ = read("费用表\n项目\t预算数\t决算数\n甲\t\t—\n乙\t0.00\t无")
    states = [readings[0].state(row, column) for row in (1, 2) for column in (1, 2)]
    assert states == ["blank", "dash", "number", "text"]


def test_a_chart_of_shares_holds_ratios() -> None:
    _, ledger = read("人员经费\t公用经费\n0.82\t0.18", origin="chart")
    assert {(f.role, f.figure.dimension) for f in ledger.facts} == {(Role.SHARE, Dimension.NUMBER)}
