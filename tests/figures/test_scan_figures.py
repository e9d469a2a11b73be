"""Figures that the scanner finds: number, unit, dimension, words of approximation, bounds."""

import pytest

from jixiao.figures.clean import clean
from jixiao.figures.figure import Dimension
from jixiao.figures.scan import scan
from tests.figures.figures import figures_of, shown, tokens_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支出316.23万元", ["316.23万元"]),
        ("支出1,234,567.89元", ["1234567.89元"]),
        ("支出１，２３４．５６ 万元", ["1234.56万元"]),
        ("支出1 234.56万元", ["1234.56万元"]),
        ("支出 2 3 4 . 5 6 万 元。", ["234.56万元"]),
        ("1.5亿元、3千元、2千万元、5百万元", ["1.5亿元", "3千元", "2千万元", "5百万元"]),
        ("共3亿，其中5万", ["3亿", "5万"]),
        ("¥1,200，￥35.5", ["1200元", "35.5元"]),
        ("补助100元/人，0.08万元/年", ["100元/人", "0.08万元/年"]),
        ("100元/人·天", ["100元/人·天"]),
        ("增长5.2%，下降－3.1％，5‰", ["5.2%", "-3.1%", "5‰"]),
        ("提高2个百分点，3.5百分点", ["2个百分点", "3.5百分点"]),
        ("增减率（-5.2%）为-8万元", ["-5.2%", "-8万元"]),
        ("下降18.87；支出43.20", ["18.87", "43.20"]),
        ("应急保障用车10执法执勤用车417特种", ["10", "417"]),
        ("（实际/计划）x100%=80%", ["100%", "80%"]),
        ("5万人、3.5万亩、2万平方米、1.2万人次", ["5万人", "3.5万亩", "2万平方米", "1.2万人次"]),
        ("3亿吨，2千人，3千米，4万千瓦时", ["3亿吨", "2千人", "3千米", "4万千瓦时"]),
        ("5台（套），2辆（台），8人（次）", ["5台套", "2辆台", "8人次"]),
        ("12批次120人次33户次6场次", ["12批次", "120人次", "33户次", "6场次"]),
        ("每年4次/年", ["4次/年"]),
        ("100平方米 50㎡ 3km", ["100平方米", "50㎡", "3km"]),
        ("5美元", ["5美元"]),
    ],
)
def test_amounts_rates_and_counts(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "dimension", "scale"),
    [
        ("3万元", Dimension.MONEY, 10_000), ("3元/人", Dimension.MONEY, 1),
        ("3万元/年", Dimension.MONEY, 10_000), ("3亿", Dimension.MONEY, 10**8),
        ("3万", Dimension.NUMBER, 10_000), ("3", Dimension.NUMBER, 1), ("3%", Dimension.PERCENT, 1),
        ("3‰", Dimension.COUNT, 1), ("3个百分点", Dimension.POINTS, 1), ("3分", Dimension.SCORE, 1),
        ("3千米", Dimension.COUNT, 1), ("3千人", Dimension.COUNT, 1000),
        ("3台", Dimension.COUNT, 1),
        ("百分之三", Dimension.PERCENT, 1), ("三万元", Dimension.MONEY, 10_000),
        ("三个百分点", Dimension.POINTS, 1), ("三个", Dimension.COUNT, 1),
    ],
)  # fmt: skip
def test_dimension_and_scale(text: str, dimension: Dimension, scale: int) -> None:
    (found,) = figures_of(text)
    assert (found.dimension, found.scale) == (dimension, scale)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("得10分", ["10分"]),
        ("得分9.5分。", ["9.5分"]),
        ("30分数量指标10分社会效益10分项目5分支出", ["30分", "10分", "10分", "5分"]),
        ("10分成本指标，20分管理指标", ["10分", "20分"]),
        ("30分钟", ["30分钟"]),
        ("2023年、10.5分别为", ["10.5"]),
        ("5分公司", ["5"]),
        ("3分之1", ["3", "1"]),
        ("共3部分", ["3部分"]),
        ("三部分", []),
        ("5部门", ["5"]),
        ("3项目标", ["3项"]),
        ("20项目", ["20"]),
        ("3名称", ["3"]),
        ("10支出", ["10"]),
        ("5家庭", ["5"]),
        ("12人大代表", ["12"]),
        ("3个人", ["3个"]),
        ("2年末", ["2"]),
    ],
)
def test_a_unit_or_the_start_of_a_word(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("约100人", ["100人~about"]),
        ("大约占35%", ["35%~about"]),
        ("约为5万元", ["5万元~about"]),
        ("节约5万元", ["5万元"]),
        ("100人左右", ["100人~about"]),
        ("近100人", ["100人~under"]),
        ("近3年", ["3年"]),
        ("最近5次", ["5次"]),
        ("附近3家", ["3家"]),
        ("将近50%，接近9成", ["50%~under", "9~under"]),
        ("不足5%，不到10人", ["5%~under", "10人~under"]),
        ("2600余人", ["2600人~over"]),
        ("5万余元，5万多元", ["5万元~over", "5万元~over"]),
        ("10余万元，30多个，1.2万余人次", ["10万元~over", "30个~over", "1.2万人次~over"]),
        ("100来人", ["100人~over"]),
        ("共100余，", ["100~over"]),
        (
            "超过50%，突破2亿元，逾3万人，超200场",
            ["50%~over", "2亿元~over", "3万人~over", "200场~over"],
        ),
        ("90%以上，10%以内，5人以下", ["90%~at_least", "10%~at_most", "5人~at_most"]),
        ("100万元（含）以上，20万元及以上", ["100万元~at_least", "20万元~at_least"]),
        ("50万元（含50万元）以下", ["50万元~at_most"]),
        ("单价100万（含）以上", ["100万~at_least"]),
        ("三十余人，约五十家，三个以上", ["30人~over", "50家~about", "3个~at_least"]),
    ],
)
def test_words_of_approximation(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("≥95%", ["≥"]), ("≤3次", ["≤"]), ("＞5", [">"]), ("≧5", ["≥"]), ("=5", ["="]),
        (">=5天", [">="]),
        ("大于等于95%", ["大于等于"]), ("不低于90%", ["不低于"]), ("不少于3次", ["不少于"]),
        ("不小于3次", ["不少于"]), ("不超过5%", ["不超过"]), ("未超过5%", ["不超过"]),
        ("不超5万元", ["不超过"]),
        ("不高于5%", ["不高于"]), ("不大于5%", ["不超过"]), ("至少达95%", ["至少"]),
        ("至少达到95%", ["至少"]),
        ("通过5项", [""]), ("达到95%", [""]), ("优于5%", [""]),
    ],
)  # fmt: skip
def test_bounds(text: str, expected: list[str]) -> None:
    assert [token.bound for token in tokens_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("选定3-5个", ["3个~at_least", "5个~at_most"]),
        ("10%-15%", ["10%~at_least", "15%~at_most"]),
        ("10～15%", ["10%~at_least", "15%~at_most"]),
        ("3至5名", ["3名~at_least", "5名~at_most"]),
        ("80—100元", ["80元~at_least", "100元~at_most"]),
        ("从5万元到8万元", ["5万元", "8万元"]),
        ("由10%到15%", ["10%", "15%"]),
        ("83.89-16.23", ["83.89", "16.23"]),
        ("（200.12-232.34）/200.12×100%", ["200.12", "232.34", "200.12", "100%"]),
        ("100-120=-20", ["100", "120", "-20"]),
        ("10%-5万元", ["10%", "5万元"]),
    ],
)
def test_ranges(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三个项目", ["3个"]),
        ("两个项目、十二家单位、一百零五户", ["2个", "12家", "105户"]),
        ("以下三个方面，如下四项", ["3个", "4项"]),
        ("完成百分之八，百分之九十八点五，百分之百", ["8%", "98.5%", "100%"]),
        ("提高两个百分点", ["2个百分点"]),
        ("三十万元，五千元", ["30万元", "5000元"]),
        ("“脱困率”两个个性指标，“基本", ["2个"]),
        ("八项规定", []),
        ("“四个创建”，“三个代表”", []),
        ("两个确立、四个意识、三位一体", []),
        ("第三季度，第三个，上百个，几十个，两三个", []),
        ("一个单位，三个月，半数，一般，十四五，七台河，五家渠", []),
        ("两个人，三性，八个性化", []),
        ("前三名", []),
    ],
)
def test_chinese_numerals(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


def test_places_lead_to_number_and_unit() -> None:
    text = "支出约 1,234.5 万余 元"
    view = clean(text)
    (token,) = scan(view.text)
    found = token.figure
    assert found is not None
    assert (token.start, token.end, token.text) == (found.start, found.end, "1,234.5万余元")
    start, end = view.span(found.start, found.end)
    assert text[start:end] == "1,234.5 万余 元"
    start, end = view.span(found.start, found.number_end)
    assert text[start:end] == "1,234.5"
