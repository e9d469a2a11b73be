"""Chinese numerals as prose uses them: 三, 十二, 一百零五, 八点五."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_WRITTEN = "零一二三四五六七八九"


def value_of(numeral: str) -> Decimal:
    """The value of a numeral below ten thousand; ``ValueError`` where it is none."""
    whole, _, fraction = numeral.partition("点")
    total, digit = 0, 0
    for char in whole:
        if char in _POWERS:
            total += (digit or 1) * _POWERS[char]
            digit = 0
        elif char in _DIGITS:
            digit = _DIGITS[char]
        else:
            raise ValueError(f"not a Chinese numeral: {numeral!r}")
    if not fraction:
        return Decimal(total + digit)
    if not all(char in _DIGITS for char in fraction):
        raise ValueError(f"not a Chinese numeral: {numeral!r}")
    places = "".join(str(_DIGITS[char]) for char in fraction)
    return Decimal(f"{total + digit}.{places}")


def written(value: int) -> str:
    """A whole number from 0 to 99 in Chinese, as headings count: 12 → 十二."""
    if not 0 <= value < 100:
        raise ValueError(f"expected 0 to 99, found {value}")
    tens, ones = divmod(value, 10)
    if tens == 0:
        return _WRITTEN[ones]
    head = "十" if tens == 1 else f"{_WRITTEN[tens]}十"
    return head + (_WRITTEN[ones] if ones else "")
