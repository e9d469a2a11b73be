"""Points and scores."""

from tests.extraction.tables.tabulated import read, stated

SHEET = """
部门整体支出绩效自评评分表
一级指标\t二级指标\t三级指标\t分值\t得分
投入（30分）\t目标\t目标合理性\t12\t12
"\t配置\t预算编制完整性\t18\t17.50
产出（70分）\t履职\t图书流通量\t40\t36.40
"\t"\t开放天数\t30\t30
总分\t^\t^\t100\t95.90
"""


def test_totals_and_sections() -> None:
    _, ledger = read(SHEET)
    assert stated(ledger) == {
        "weights holds 100 = 12 18 40 30",
        "score holds 95.90 = 12 17.50 36.40 30",
        "weights holds 30 = 12 18",
        "weights holds 70 = 40 30",
    }


def test_a_wrong_total_score() -> None:
    _, ledger = read(SHEET.replace("95.90", "96.90"))
    wrong = [relation for relation in ledger.relations if relation.contradicted]
    assert [(r.stated.digits, r.judgement.recomputed) for r in wrong] == [("96.90", "95.90")]
    assert wrong[0].covers == ("A01",)


def test_a_blank_score_is_named_with_what_closes_the_total() -> None:
    made = SHEET.replace("\t30\t30", "\t30\t")
    _, ledger = read(made)
    mention = next(m for m in ledger.mentions if m.kind == "blank_score")
    assert ledger.text[mention.start : mention.end] == "开放天数"
    assert (mention.expected, mention.note) == ("30", "95.90")
    assert "score contradicted 95.90 = 12 17.50 36.40" in stated(ledger)


def test_a_dash_is_no_blank_score() -> None:
    made = SHEET.replace("总分\t^", "扣分项\t\t违规\t-\t\n总分\t^")
    _, ledger = read(made)
    assert not ledger.mentions


def test_a_score_above_its_points() -> None:
    _, ledger = read(SHEET.replace("18\t17.50", "18\t18.50"))
    assert [(m.kind, m.stated, m.expected) for m in ledger.mentions] == [
        ("score_above_weight", "18.50", "18")
    ]


FORM = """
项目支出绩效自评表
项目名称\t^\t公共图书馆开放\t^\t^\t^\t^\t^
项目资金（万元）\t^\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
"\t年度资金总额\t30.00\t32.00\t30.40\t10\t95.00%\t9.50
"\t其中：财政拨款\t25.00\t27.00\t25.40\t—\t94.07%\t—
"\t其他资金\t5.00\t5.00\t5.00\t—\t100.00%\t—
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因
产出指标\t数量指标\t开放天数\t≥320天\t304天\t50\t47.5\t闭馆维修
效益指标\t社会效益\t到馆人次\t≥8万人次\t9.1万人次\t30\t30\t
满意度指标\t满意度\t读者满意度\t≥90%\t93%\t10\t10\t
总分\t^\t^\t^\t^\t100\t97.00\t
"""


def test_the_national_form() -> None:
    readings, ledger = read(FORM)
    found = stated(ledger)
    assert "execution_rate holds 95.00 = 30.40 32.00" in found
    assert "score holds 9.50 = 95.00 10" in found
    assert "sum holds 30.40 = 25.40 5.00" in found
    assert "weights holds 100 = 10 50 30 10" in found
    assert "score holds 97.00 = 9.50 47.5 30 10" in found
    assert "score holds 47.5 = 304 320 50" in found
    assert not any(relation.contradicted for relation in ledger.relations)
    assert len(readings[0].bands) == 2


def test_the_execution_score_must_follow_the_rate() -> None:
    _, ledger = read(FORM.replace("95.00%\t9.50", "95.00%\t9.80").replace("97.00", "97.30"))
    wrong = [relation for relation in ledger.relations if relation.contradicted]
    assert [(relation.stated.digits, relation.covers) for relation in wrong] == [("9.80", ("A06",))]


def test_fields_inside_the_form_are_no_points() -> None:
    _, ledger = read("""
部门整体支出绩效自评表
年度预算（万元）\t^\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
"\t年度资金总额\t40.00\t50.00\t45.00\t10\t90.00%\t9.00
"\t其中：财政拨款：\t50.00\t^\t其中：基本支出：\t30.00\t^\t^
一级指标\t二级指标\t三级指标\t指标值\t完成值\t分值\t得分\t原因
产出\t数量\t办班期数\t4期\t4期\t90\t88\t
总分\t^\t^\t^\t^\t100\t97.00\t
""")
    assert "weights holds 100 = 10 90" in stated(ledger)


INDICATORS = """
绩效指标
三级指标\t年度指标值\t实际完成值\t分值\t得分
改造街巷\t≥18条\t18条\t35\t35
改造里程\t≥9.6公里\t9.12公里\t20\t19
每公里造价\t≤130万元\t131.3万元\t10\t9.9
居民满意度\t≥90%\t93%\t25\t25
总分\t\t\t90\t88.9
"""


def test_scores_by_completion_met_missed_and_of_a_limit() -> None:
    _, ledger = read(INDICATORS)
    assert {line for line in stated(ledger) if " = " in line} >= {
        "score holds 35 = 18 18 35",
        "score holds 19 = 9.12 9.6 20",
        "score holds 9.9 = 131.3 130 10",
        "score holds 25 = 93 90 25",
    }


def test_a_score_by_another_rule_is_not_judged() -> None:
    _, ledger = read(INDICATORS.replace("\t20\t19", "\t20\t15").replace("88.9", "84.9"))
    assert not any(relation.contradicted for relation in ledger.relations)


APART = """
项目资金
资金\t全年预算数\t全年执行数\t分值\t执行率\t得分
年度资金总额\t100.00\t95.00\t10\t95.00%\t9.50

绩效指标
指标\t分值\t得分
甲指标\t50\t48
乙指标\t40\t40
总分\t100\t97.50
"""


def test_a_total_with_the_execution_rate_of_the_table_above() -> None:
    _, ledger = read(APART)
    assert {"weights holds 100 = 10 50 40", "score holds 97.50 = 9.50 48 40"} <= stated(ledger)
    _, wrong = read(APART.replace("97.50", "98.50"))
    assert "score contradicted 98.50 = 9.50 48 40" in stated(wrong)


def test_rows_named_by_a_column_that_elsewhere_is_a_note() -> None:
    _, ledger = read(
        "\n资金情况\n资金来源\t预算数\t执行数\n中央\t500.00\t480.00\n省级\t300.00\t291.00\n"
        "合计\t800.00\t771.00\n"
    )
    assert "sum holds 800.00 = 500.00 300.00" in stated(ledger)
