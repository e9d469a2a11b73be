"""Row labels taken apart."""

import pytest

from jixiao.extraction.tables.labels import joined_code, label_of, points_in


@pytest.mark.parametrize(
    ("text", "name", "mark"),
    [
        ("三、文化旅游体育与传媒支出", "文化旅游体育与传媒支出", 1),
        ("（二）政府性基金预算拨款", "政府性基金预算拨款", 2),
        ("4.档案数字化", "档案数字化", 3),
        ("其中：外事接待费", "外事接待费", 0),
        ("批次数（个）", "批次数", 0),
        ("其中：基本支出：", "基本支出", 0),
        ("20799其他文化支出", "其他文化支出", 0),
    ],
)
def test_numbering_and_units_are_no_part_of_the_name(text: str, name: str, mark: int) -> None:
    label = label_of(text)
    assert (label.name, label.mark) == (name, mark)


@pytest.mark.parametrize(
    "text", ["合计", "总计", "本年支出合计", "人员经费合计", "得分合计", "总分"]
)
def test_totals(text: str) -> None:
    assert label_of(text).total


@pytest.mark.parametrize("text", ["其中：合计数", "一、本年收入", "合计划支出", "年末结转和结余"])
def test_no_totals(text: str) -> None:
    assert not label_of(text).total


def test_codes() -> None:
    assert joined_code(["207", "01", "04"]) == "2070104"
    assert joined_code(["207", "20701", "2070104"]) == "2070104"
    assert joined_code(["302"]) == "302"
    assert label_of("2070104图书馆").code == "2070104"
    assert label_of("2024年收入").code == ""


def test_points_of_a_section() -> None:
    match = points_in("履职效益（22.5分）")
    assert match is not None
    assert match[1] == "22.5"
