"""Clean text: what is dropped, what is folded, and the way back to the document."""

import re
import time
import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from jixiao.figures.clean import clean
from jixiao.figures.folding import _FOLDED, fold, simplify
from jixiao.figures.scan import scan


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("全年 预算 数", "全年预算数"),
        ("全年预\n算数12\n.34万\r\n元", "全年预算数12.34万元"),
        ("支出31\n6.23万元", "支出316.23万元"),
        ("12.5\n3.4", "12.5 3.4"),
        ("共支出12.5\n3.4万元", "共支出12.5 3.4万元"),
        ("316.23\n83.89\n232.34", "316.23 83.89 232.34"),
        ("12 34", "12 34"),
        ("12\t34", "12 34"),
        ("12\u300034", "12 34"),
        ("12 [bookmark: _Toc1] 34", "12 34"),
        ("预[bookmark: _Toc1]算", "预算"),
        ("[bookmark:", "[bookmark："),
        ("拨款（bō kuǎn）", "拨款"),
        ("预(yù)算", "预算"),
        ("（一）部门", "（一）部门"),
        ("(A)类", "（A）类"),
        ("２３４．５６％", "234.56%"),
        ("－5.2％", "-5.2%"),
        ("1，234，567元", "1,234,567元"),
        ("１，２３４．５６", "1,234.56"),
        ("1,234，567", "1,234，567"),
        ("一,二", "一，二"),
        ("3，4，5", "3，4，5"),
        ("2023，123", "2023，123"),
        ("“甲”'乙'「丙」", "“甲““乙““丙“"),
        ("財務績效為10萬元", "财务绩效为10万元"),
        ("1 234.56万元", "1234.56万元"),
        ("1 234 567.89 元", "1234567.89元"),
        ("表1 234.56万元", "表1 234.56万元"),
        ("1 234.56", "1 234.56"),
        ("2023 123.45万元", "2023 123.45万元"),
        ("支 出 2 3 4 . 5 6 万 元", "支出234.56万元"),
        ("２ ３ ４ ． ５ ６ 万 元", "234.56万元"),
        ("1 2 3 万 元", "123万元"),
        ("2 0 2 3 年", "2023年"),
        ("1 2 3 个", "1 2 3个"),
        ("0 0 0 0", "0 0 0 0"),
        ("5 1.5", "5 1.5"),
        ("12.5 万 元", "12.5万元"),
        ("\ufeff甲\u200b乙", "甲乙"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_text(raw: str, expected: str) -> None:
    assert clean(raw).text == expected


def test_a_number_may_break_over_lines_in_a_cell_only() -> None:
    assert clean("12\n34", cell=True).text == "1234"
    assert clean("12\n34").text == "12 34"
    assert clean("1.2\n3.4", cell=True).text == "1.2 3.4"


def test_only_the_span_is_read() -> None:
    text = "9 8预算 12 34决算"
    view = clean(text, 3, 8)
    assert view.text == "预算12"
    assert view.span(2, 4) == (6, 8)


def test_folding_keeps_the_length() -> None:
    printed = "".join(_FOLDED)
    assert fold(printed) == "".join(_FOLDED.values())
    assert len(fold(printed)) == len(printed)


def test_one_script_keeps_the_widths() -> None:
    assert simplify("總計：８０(萬元)｜佔比") == "总计：８０(万元)｜占比"


MARKS = """
    0 1 2 3 4 5 6 7 8 9 １ ２ . ． , ， % ％ 万 元 年 预算 （ ） (yù) “ ' 萬 表 2023年 、
    。 - － 第 约 a"""
PIECES = st.sampled_from(
    [*MARKS.split(), " ", "\n", "\t", "\u3000", "[bookmark: a]", "万 元", "个 百 分 点"]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@given(TEXTS, st.booleans())
@example("1 2 . 3 4 万 元", False)
@example("5 [bookmark: a]6", False)
def test_every_place_leads_back_to_its_character(text: str, cell: bool) -> None:
    view = clean(text, cell=cell)
    origins = [view.origin(place) for place in range(len(view.text))]
    assert origins == sorted(set(origins))
    for place, origin in enumerate(origins):
        char = view.text[place]
        printed = fold(text[origin])
        assert (
            char == printed
            or (char in ",，" and printed in ",，")
            or (char == "。" and printed == ".")
            or (char == " " and gap(text, origin))
        )
        assert view.span(place, place + 1) == (origin, origin + 1)


def gap(text: str, place: int) -> bool:
    return text[place].isspace() or text[place] in "[(（"


@given(TEXTS, st.data())
def test_a_span_reads_as_its_text_alone(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part, alone = clean(text, start, end), clean(text[start:end])
    if start == 0 or not text[start - 1 : start + 1].strip():
        assert part.text == alone.text
    assert all(start <= part.origin(place) < end for place in range(len(part.text)))


@given(
    st.lists(
        st.sampled_from(
            ["支出", "12.34", "万元", " ", "\n", "，", "5", "%", "2023年", "１", "三个"]
        )
    )
)
def test_cleaning_twice_means_the_same(pieces: list[str]) -> None:
    text = "".join(pieces)
    # The blank kept between two lines would part the thousands of one number when read again.
    assume(not re.search(r"\d\s*\n\s*\d{3}", unicodedata.normalize("NFKC", text)))
    once = clean(text).text
    twice = clean(once).text
    assert [(token.mark, token.text) for token in scan(twice)] == [
        (token.mark, token.text) for token in scan(once)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "9" * 100_000, "1 " * 50_000, "1\n" * 50_000, "1,234" * 20_000, ",123" * 30_000,
        "(" * 100_000,
        "(a" * 50_000, "（ā" * 30_000, "[bookmark:" * 10_000, " " * 100_000,
        ("1" + " " * 50) * 2_000,
        "1 . " * 30_000, "1 234 " * 20_000, "(a" + "ā" * 100_000,
        "1" * 50_000 + "\n" + "1" * 50_000,
    ],
    ids=range(15),
)  # fmt: skip
def test_hostile_texts_take_no_time(text: str) -> None:
    started = time.process_time()
    clean(text)
    assert time.process_time() - started < 4
