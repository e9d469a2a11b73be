"""What was printed is read again: amounts, rates and counts in all their forms."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from jixiao.figures.figure import MONEY_SCALE, Dimension
from jixiao.figures.units import COUNT_UNITS
from tests.figures.figures import figures_of, tokens_of

FULL_WIDTH = str.maketrans("0123456789.,%-", "０１２３４５６７８９．，％－")
DIGITS = st.builds(
    lambda number, places: f"{Decimal(number).scaleb(-places):f}",
    st.integers(-(10**12), 10**12),
    st.integers(0, 4),
)
MONEY_UNITS = sorted(set(MONEY_SCALE) - {"块", "万", "亿"})
PLAIN_COUNTS = sorted(COUNT_UNITS - {"类", "款", "项", "点", "日", "年", "种类"})


@st.composite
def printed(draw: st.DrawFn, digits: str, unit: str) -> str:
    """Digits and unit as some office would print them."""
    whole, point, fraction = digits.partition(".")
    if draw(st.booleans()):
        whole = f"{int(whole):,}" if whole != "-0" else whole
    text = whole + point + fraction
    blank = draw(st.sampled_from(["", " ", "\u3000", "\n"]))
    text = text + blank + unit
    if draw(st.booleans()):
        text = text.translate(FULL_WIDTH)
    return text


@given(st.data(), DIGITS, st.sampled_from(MONEY_UNITS))
def test_an_amount_is_read_as_printed(data: st.DataObject, digits: str, unit: str) -> None:
    text = data.draw(printed(digits, unit))
    (found,) = figures_of(f"全年支出为{text}，全部执行。")
    assert (found.digits, found.unit, found.dimension) == (digits, unit, Dimension.MONEY)
    assert found.value == Decimal(digits) * MONEY_SCALE[unit]


@given(st.data(), DIGITS, st.sampled_from(["%", "个百分点", "百分点"]))
def test_a_rate_is_read_as_printed(data: st.DataObject, digits: str, unit: str) -> None:
    text = data.draw(printed(digits, unit))
    (found,) = figures_of(f"变动{text}。")
    assert (found.digits, found.unit, found.value) == (digits, unit, Decimal(digits))


@given(st.data(), st.integers(1, 10**6), st.sampled_from(["", "万"]), st.sampled_from(PLAIN_COUNTS))
def test_a_count_is_read_as_printed(
    data: st.DataObject, number: int, scale: str, unit: str
) -> None:
    text = data.draw(printed(str(number), scale + unit))
    (found,) = figures_of(f"完成{text}，")
    assert (found.digits, found.unit, found.dimension) == (
        str(number),
        scale + unit,
        Dimension.COUNT,
    )


@given(DIGITS, st.sampled_from(["万元", "亿元", "%", "个百分点"]), st.data())
def test_a_number_set_apart_or_broken_over_lines(
    digits: str, unit: str, data: st.DataObject
) -> None:
    if data.draw(st.booleans()) and "-" not in digits:
        text = " ".join(digits + unit)
        (found,) = figures_of(f"共 计 {text} 。")
    else:
        place = data.draw(st.integers(1, max(1, len(digits) - 1)))
        (found,) = figures_of(f"共计支出{digits[:place]}\n{digits[place:]}{unit}。")
    assert (found.digits, found.unit) == (digits, unit)


MARKS = """
    2023年 5月 12.34 1,234 5 万元 元 % 个 项 人 分 约 近 以上 余 - — （ ） “ ， 。 、 第
    表 A + 两 三个 百分之 百 点 十 至 预算 号 0"""
PIECES = st.sampled_from(MARKS.split())


@given(st.lists(PIECES, max_size=25).map("".join))
def test_tokens_are_slices_in_order(text: str) -> None:
    tokens = tokens_of(text)
    end = 0
    for token in tokens:
        assert end <= token.start < token.end
        end = token.end
        if token.figure is not None:
            figure = token.figure
            assert token.start == figure.start < figure.number_end <= figure.end == token.end
            assert figure.digits.isascii()
            Decimal(figure.digits)
            interval = figure.interval
            if interval.low is not None and interval.high is not None:
                assert interval.low <= interval.high
