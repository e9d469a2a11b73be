"""Widths and scripts are folded character for character."""

from hypothesis import given
from hypothesis import strategies as st

from jixiao.figures.folding import fold, narrow_digits


def test_only_numbers_become_narrow() -> None:
    text = "１，２０３．５０％，比（１）甲．乙"
    assert narrow_digits(text) == "1,203.50%，比（1）甲．乙"


@given(st.text(alphabet="０９1．，,.％甲－（ ", max_size=30))
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(narrow_digits(text)) == len(fold(text)) == len(text)
    assert narrow_digits(narrow_digits(text)) == narrow_digits(text)
