"""Widths and scripts are folded character for character."""

from hypothesis import given
from hypothesis import strategies as st

from jixiao.figures.folding import fold, narrow_digits, paired_quotes


def test_only_numbers_become_narrow() -> None:
    text = "１，２０３．５０％，比（１）甲．乙"
    assert narrow_digits(text) == "1,203.50%，比（1）甲．乙"


@given(st.text(alphabet="０９1．，,.％甲－（ ", max_size=30))
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(narrow_digits(text)) == len(fold(text)) == len(text)
    assert narrow_digits(narrow_digits(text)) == narrow_digits(text)


def test_quotation_marks_are_paired_again() -> None:
    assert paired_quotes(fold('"三公"经费与”两项“费用')) == "“三公”经费与“两项”费用"
    assert paired_quotes("无引号") == "无引号"


@given(st.text(alphabet="“三公”经费", max_size=12))
def test_pairing_keeps_the_folded_text(text: str) -> None:
    assert fold(paired_quotes(fold(text))) == fold(text)
