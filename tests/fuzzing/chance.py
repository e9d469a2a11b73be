"""What all mutations share: numbers that break programs, and places picked by chance."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

Mutation = Callable[[Random, bytes], bytes]

NUMBERS = (
    "0", "-1", "1", "2", "7", "63", "64", "255", "256", "999", "1000", "16384", "32767", "65535",
    "65536", "1048577", "2147483647", "2147483648", "4294967295", "9999999999", "-2147483648",
    "18446744073709551616", "0.5", "-0", "1e308", "1E-400", "1e9", "9" * 400, "NaN", "inf", "",
    "0x7f", "１２", "一", "٣", "1,2,3", " 5 ", "true",
)  # fmt: skip
"""As text, where a number is expected."""

WORDS = (
    "", " ", "\u3000", "\u200b", "万元", "100.00%", "9" * 300, "合计", "其中：", "（" * 200,
    "1.2.3", "-" * 100, "〇", "\U0001f4a5", "\ufeff", "\u202e反", "=SUM(A1:XFD1048576)", "1/0",
    "#REF!", "../../../etc/passwd", "file:///etc/passwd", "rId1", "\\", "'", '"', "&#xD800;",
    "a" * 5000, "2024年度", "比上年增加", "占0.00%", "12,34,5", "１２３．４５", "三千零二亿",
)  # fmt: skip
"""Texts that readers or rules may stumble over."""


def some(chance: Random, most: int) -> range:
    """A loop of one to ``most`` turns, few ones more often."""
    return range(1 + int(most * chance.random() ** 3))


def span(chance: Random, size: int, most: int) -> tuple[int, int]:
    """Start and end of a stretch of at most ``most`` places."""
    start = chance.randrange(size + 1)
    return start, min(size, start + 1 + int(most * chance.random() ** 2))


def apply(chance: Random, data: bytes, mutations: tuple[Mutation, ...], most: int = 3) -> bytes:
    """One to ``most`` of these mutations, one after another."""
    for _ in some(chance, most):
        data = chance.choice(mutations)(chance, data)
    return data
