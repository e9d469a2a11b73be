"""What is doubtful in a line that was read in a picture; no model is needed for it."""

from __future__ import annotations

from typing import Any

import pytest

from jixiao.documents.ocr_doubt import differing, doubts_of, mark_doubts
from jixiao.documents.ocr_engine import Sign
from jixiao.documents.ocr_line import ReadLine


def line(text: str, **less_sure: float) -> ReadLine:
    """A line read surely but for some characters: ``_3=0.4`` is the fourth."""
    sure = [less_sure.get(f"_{place}", 0.999) for place in range(len(text))]
    places = [float(place) for place in range(len(text))]
    crop: Any = None
    return ReadLine(text, places, places, sure, 0.0, 10.0, 10.0, crop, set())


def said(read: ReadLine, places: set[int]) -> str:
    return "".join(char if place in places else "." for place, char in enumerate(read.text))


@pytest.mark.parametrize(
    "text",
    ["基本支出1,377.00万元", "占91.98%", "-12.5", "（1）", "２０２４", "２，０００．５", "0"],
)
def test_a_clear_line_is_not_doubtful(text: str) -> None:
    assert doubts_of(line(text)) == set()


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("合计12,34.5元", "..12,34.5."),
        ("合计1.234.50元", "..1.234.50."),
        ("22.186,440.80", "22.186,440.80"),
        ("合计1O5.20", "...O...."),
        ("l2.50", "l...."),
        ("Word文档", "......"),
    ],
)
def test_a_number_that_is_not_written_as_numbers_are(text: str, doubtful: str) -> None:
    assert said(line(text), doubts_of(line(text))) == doubtful


def test_one_unsure_digit_makes_its_number_doubtful_and_no_other() -> None:
    read = line("收入12.50万元，支出8.00万元", _4=0.85)
    assert said(read, doubts_of(read)) == "..12.50..........."


def test_an_unsure_word_is_doubtful_by_itself() -> None:
    read = line("部门支出", _1=0.4)
    assert said(read, doubts_of(read)) == ".门.."


@pytest.mark.parametrize(
    ("text", "again", "doubtful"),
    [
        ("支出12.50元", "支出12.50元", "......."),
        ("支出，12.50", "支出,12.50", "........"),
        ("支出12.50元", "支出12.58元", "......0."),
        ("1100.00", "100.00", "1......"),
        ("100.00", "1100.00", "1....."),
        ("12", "", "12"),
    ],
)
def test_what_a_second_reading_says_otherwise(text: str, again: str, doubtful: str) -> None:
    signs = [Sign(char, 0.5, 0.9) for char in again]
    found = said(line(text), differing(text, signs))
    assert found.replace(".", "") == doubtful.replace(".", "")


class _Echo:
    """An engine whose second reading is always the same."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.asked = 0

    def read(self, crop: object, stretch: float) -> list[Sign]:
        self.asked += 1
        return [Sign(char, 0.5, 0.9) for char in self.text]


def test_a_differing_digit_makes_its_whole_number_doubtful() -> None:
    read, engine = line("支出12.50元"), _Echo("支出12.58元")
    mark_doubts([read], engine)  # type: ignore[arg-type]
    assert said(read, read.doubtful) == "..12.50."


def test_lines_without_digits_are_read_once() -> None:
    engine = _Echo("")
    mark_doubts([line("支出情况")], engine)  # type: ignore[arg-type]
    assert engine.asked == 0
