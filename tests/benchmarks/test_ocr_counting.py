"""How figures that were read by recognition are counted against those of the text layer."""

from __future__ import annotations

import pytest
from benchmarks.ocr import Read, compare

TRUE = ("12.50万元", "8.00万元", "4.50万元")


@pytest.mark.parametrize(
    ("read", "counts"),
    [
        ("12.50万元 8.00万元 4.50万元", {"right": 3}),
        ("12.50万元 4.50万元 8.00万元", {"right": 3}),
        ("12.50万元 8.00万元 4.50万元?", {"right": 3, "needless": 1}),
        ("12.50万元 8.09万元? 4.50万元", {"right": 2, "marked": 1}),
        ("12.50万元 8.09万元 4.50万元", {"right": 2, "wrong": 1, "more": 1}),
        ("12.50万元 4.50万元", {"right": 2, "wrong": 1}),
        ("12.50万元 8.00万元 8.00万元 4.50万元", {"right": 3, "more": 1}),
    ],
)
def test_each_figure_counts_once(read: str, counts: dict[str, int]) -> None:
    figures = [Read(text.rstrip("?"), text.endswith("?")) for text in read.split()]
    tally = compare([Read(text, False) for text in TRUE], figures, "", [])
    assert {name: count for name, count in tally.items() if count} == {"figures": 3, **counts}
