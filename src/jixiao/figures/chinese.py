"""Chinese numerals as prose uses them: 三, 十二, 一百零五, 八点五 (design §3)."""

from __future__ import annotations

from decimal import Decimal

from jixiao.late import late_regex

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_WRITTEN = "零一二三四五六七八九"
_DIGIT = "[一二三四五六七八九两]"
_WHOLE = late_regex(
    rf"(?=.)(?:(?P<thousands>{_DIGIT})?千)?(?:零?(?P<hundreds>{_DIGIT})?百)?"
    rf"(?:零?(?P<tens>{_DIGIT})?十)?(?:[零〇]?(?P<ones>{_DIGIT}))?|[零〇]"
)
_FRACTION = late_regex(r"[零〇一二三四五六七八九]+")
_SHORT = late_regex(rf"(?P<head>.*(?P<power>[百千]))(?P<digit>{_DIGIT})")


def value_of(numeral: str) -> Decimal:
    """The value of a numeral below ten thousand; ``ValueError`` where it is none.

    两三 (two or three) is no single value. 一百二 is 120, as it is spoken; 一百零二 is 102.
    """
    whole, point, fraction = numeral.partition("点")
    total = _whole(whole)
    if total is None or (point and not _FRACTION.fullmatch(fraction)):
        raise ValueError(f"not a Chinese numeral: {numeral!r}")
    if not point:
        return Decimal(total)
    places = "".join(str(_DIGITS[char]) for char in fraction)
    return Decimal(f"{total}.{places}")


def number_of(number: str) -> Decimal:
    """A number in digits or in a Chinese numeral; ``ValueError`` where it is neither."""
    return Decimal(number) if number[:1].isdecimal() else value_of(number)


def _whole(numeral: str) -> int | None:
    short = _SHORT.fullmatch(numeral)
    if short is not None:
        head, unit = _whole(short["head"]), _POWERS[short["power"]] // 10
        return None if head is None else head + _DIGITS[short["digit"]] * unit
    match = _WHOLE.fullmatch(numeral)
    if match is None:
        return None
    total = _DIGITS.get(match["ones"] or "", 0)
    for name, power in (("thousands", "千"), ("hundreds", "百"), ("tens", "十")):
        if power in numeral:
            total += _DIGITS.get(match[name] or "", 1) * _POWERS[power]
    return total


def written(value: int) -> str:
    """A whole number from 0 to 99 in Chinese, as headings count: 12 → 十二."""
    if not 0 <= value < 100:
        raise ValueError(f"expected 0 to 99, found {value}")
    tens, ones = divmod(value, 10)
    if tens == 0:
        return _WRITTEN[ones]
    head = "十" if tens == 1 else f"{_WRITTEN[tens]}十"
    return head + (_WRITTEN[ones] if ones else "")
