"""What looks like a figure and is none: dates, years, codes, numbering (design §3, coverage)."""

import time
from itertools import pairwise

import pytest

from tests.figures.figures import marks, shown, tokens_of


@pytest.mark.parametrize(
    "text",
    [
        "2023年5月", "2023年5月12日", "2023年12月1—5日", "23年5月", "5月12日", "5月", "12月份",
        "1-12月", "1—12月",
        "1——12月", "1至6月份", "3、4月", "5月1-3日", "20日", "20-25日", "2023-05-12", "2023/5/12",
        "2023.5.12",
        "2023-05", "2023.01-2023.12", "2021-2023年", "2021—2023年度", "2023年第三季度",
        "2023年一季度",
        "2023年上半年", "4季度", "1-3季度", "14：30", "3·15", "24年度",
    ],
)  # fmt: skip
def test_dates(text: str) -> None:
    folded = text.replace("－", "-")
    assert marks(f"于{text}，") == [("date", folded)]
    assert shown(f"于{text}，") == []


@pytest.mark.parametrize("text", ["2023年", "2023年度", "1998年", "20xx年", "20××年", "20XX年"])
def test_years(text: str) -> None:
    assert marks(f"在{text}底") == [("year", text)]
    assert shown(f"在{text}底") == []


def test_several_years_are_no_figures() -> None:
    assert shown("2021、2022、2023年度分别为5人") == ["5人"]
    assert shown("2023部门决算2024预算") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3年", "3年"),
        ("12个月", "12个月"),
        ("30日内", "30日"),
        ("10个工作日", "10个工作日"),
        ("5天", "5天"),
    ],
)
def test_durations_are_counts(text: str, expected: str) -> None:
    assert shown(f"在{text}完成") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "〔2023〕15号", "[2023]15号", "（2023）第15号", "12号", "210类", "08款", "01项",
        "（类）99项（", "201（类）",
        "29（款）", "01（项）", "21005款", "2100506项", "表1", "表1-1", "附件2", "附表3", "第3名",
        "第12届", "第1-3",
        "A4", "PM2.5", "5G", "4A级", "H1N1", "“559”", "“5.12”护士节", "“8.19”", "“119消防日”",
        "1+1+N", "“1+3”",
        "3+1模式", "0991-1234567", "400-123-4567", "13812345678接", "用好12351职工热线",
        "电话：66881234",
        "专技6级", "12345热线", "拨打110报警", "1.2.3", "1：1配套", "10V", "2.5G", "0991", "06",
    ],
)  # fmt: skip
def test_codes(text: str) -> None:
    assert shown(f"见{text}的") == []
    assert {mark for mark, _ in marks(f"见{text}的")} == {"code"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.加强", "1."), ("12.加强", "12."), ("1、加强", "1、"), ("1、一般公共预算", "1、"),
        ("（1）加强", "（1）"),
        ("（12）加强", "（12）"), ("①加强", "①"), ("⑴加强", "⑴"), ("-1.加强", "-1."),
        ("-1、加强", "-1、"),
        ("1.2023年", "1."), ("1.1项目管理", "1.1"), ("1.1.2 资金", "1.1.2"), ("2）加强", "2）"),
    ],
)  # fmt: skip
def test_numbering(text: str, number: str) -> None:
    assert marks(text)[0] == ("list", number)
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3.5亿元用于", ["3.5亿元"]),
        ("12.34", ["12.34"]),
        ("1.5平方米的", ["1.5平方米"]),
        ("1.5，", ["1.5"]),
        ("人大代表15名", ["15名"]),
        ("共计；（3）人", []),
        ("第3名得5分", ["5分"]),
        ("第2位约20%", ["20%~about"]),
        ("“100%”", ["100%"]),
        ("“优秀”12.5万元", ["12.5万元"]),
        ("5：10万元", ["5", "10万元"]),
        ("收入123456，", ["123456"]),
        ("共12000人", ["12000人"]),
        ("12+15=27", ["12", "15", "27"]),
        ("12.5+3.4=15.9万元", ["12.5", "3.4", "15.9万元"]),
        ("9" * 30 + "元", []),
    ],
)
def test_what_stays_a_figure(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


def test_bare_counts_in_a_list_stay_figures() -> None:
    text = "（机要通信用车0应急保障用车10执法执勤用车417，其他用车1,318辆）"
    assert shown(text) == ["0", "10", "417", "1318辆"]


def test_tokens_come_in_order_and_apart() -> None:
    text = "1.2023年12月支出3-5万元（占10%），见附件2第3条；两个项目，“5.12”，A4纸100张。"
    tokens = tokens_of(text)
    assert all(one.end <= other.start for one, other in pairwise(tokens))


HOSTILE = {
    "digits": "9" * 100_000, "commas": "1,234" * 20_000, "thousands": ",123" * 30_000,
    "points": "1." * 50_000, "dashes": "1-" * 50_000, "plus": "1+" * 50_000, "open": "（" * 100_000,
    "list": "（1）" * 30_000, "numerals": "二" * 100_000, "percent": "百分之" + "三" * 100_000,
    "ordinals": "第1" * 50_000, "latin": "a" * 100_000, "latin digits": "A1" * 50_000,
    "mixed": "1a" * 50_000, "letter digits": "A" + "1" * 100_000, "years": "2024-" * 20_000,
    "about": "约" * 100_000, "quoted": "“两个" * 30_000, "plain": "预算" * 50_000,
    "colons": "1：" * 50_000,
    "bracketed": "（含" * 50_000, "numbers": "3万" * 30_000, "rows": "1\t" * 50_000,
    "ranges": "1—" * 50_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_take_no_time(name: str) -> None:
    started = time.process_time()
    tokens_of(HOSTILE[name])
    assert time.process_time() - started < 8
