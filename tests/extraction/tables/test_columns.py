"""What header words say of a column."""

import pytest

from jixiao.extraction.tables.columns import meaning_of


@pytest.mark.parametrize(
    ("path", "kind", "stage"),
    [
        (("年初预算数",), "amount", "initial"),
        (("调整预算数（A）",), "amount", "adjusted"),
        (("全年执行数（B）",), "amount", "outturn"),
        (("2022年决算数",), "amount", "outturn"),
        (("预算数",), "amount", "budget"),
        (("执行率（B/A）",), "rate", ""),
        (("自评", "得分"), "score", ""),
        (("指标", "分值"), "weight", ""),
        (("年度指标值",), "target", ""),
        (("实际完成指标值",), "actual", ""),
        (("评分", "指标值"), "actual", ""),
        (("三级指标",), "label", ""),
        (("科目编码", "款"), "code", ""),
        (("行次",), "row_number", ""),
        (("偏差原因分析及改进措施",), "note", ""),
        (("比上年增减额",), "change", ""),
        (("增长额",), "change", ""),
        (("减少金额",), "change", ""),
        (("增减率（%）",), "change_rate", ""),
        (("占比",), "share", ""),
        (("编制数",), "count", ""),
        (("基本支出",), "amount", ""),
    ],
)
def test_kind_and_stage(path: tuple[str, ...], kind: str, stage: str) -> None:
    meaning = meaning_of(path)
    assert (meaning.kind, meaning.stage) == (kind, stage)


def test_unit_year_and_item() -> None:
    meaning = meaning_of(("因公出国（境）费", "2021年决算数（万元）"))
    assert (meaning.unit, meaning.year, meaning.item) == ("万元", 2021, "因公出国（境）费")
    assert meaning_of(("支出预算", "合计")).total
    assert meaning_of(("事业收入", "其中：教育收费")).open
