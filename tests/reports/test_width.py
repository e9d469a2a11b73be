"""Terminal columns, wrapping and clipping with Chinese characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jixiao.reports.width import clipped, columns, wrapped

TEXTS = st.text(alphabet="收支 万元12.5%，。（）abc“”…", max_size=120)


def test_columns_of_wide_narrow_and_combining() -> None:
    assert columns("万元 1.5%") == 9
    assert columns("e\u0301") == 1
    assert columns("") == 0


@given(TEXTS, st.integers(20, 60))
def test_wrapping_keeps_the_text_and_the_width(text: str, width: int) -> None:
    lines = wrapped(text, width, "    ")
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(columns(line) <= width + 8 for line in lines if "。。。" not in line)


def test_a_number_with_its_unit_is_not_torn() -> None:
    lines = wrapped("计算应为55.32万元" * 4, 20)
    assert all("55.3\n" not in line + "\n" for line in lines)
    assert not any(line.startswith(("，", "。", "）")) for line in wrapped("一二，三四。" * 9, 11))


@given(TEXTS, st.integers(4, 60), st.booleans())
def test_clipping_fits(text: str, width: int, at_start: bool) -> None:
    assert columns(clipped(text, width, at_start=at_start)) <= width or columns(text) <= width
