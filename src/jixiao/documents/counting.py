"""Numbers as Word's automatic numbering prints them."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def format_number(number: int, name: str) -> str:
    """``number`` in the format that WordprocessingML calls ``name``; unknown ones are decimal."""
    if number < 0:
        return str(number)
    return _FORMATS.get(name, str)(number)


def _chinese(number: int) -> str:
    """一, 十, 十一, 二十, 一百〇一: the way of official numbering, up to 9,999."""
    if number == 0 or number > 9999:
        return _digits(number)
    words = _with_units(number, _DIGITS, ("", "十", "百", "千"))
    return words[1:] if words.startswith("一十") else words


def _legal(number: int) -> str:
    if number == 0 or number > 9999:
        return "".join(_LEGAL[int(digit)] for digit in str(number))
    return _with_units(number, _LEGAL, ("", "拾", "佰", "仟"))


def _with_units(number: int, digits: str, units: tuple[str, ...]) -> str:
    words, zero = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            words += (digits[0] if zero and words else "") + digits[digit] + units[place]
        zero = not digit
    return words


def _digits(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _from_table(table: str) -> Callable[[int], str]:
    return lambda number: table[number - 1] if 0 < number <= len(table) else str(number)


def _cycle(first: str, second: str = "") -> Callable[[int], str]:
    def write(number: int) -> str:
        tail = second[(number - 1) % len(second)] if second else ""
        return first[(number - 1) % len(first)] + tail

    return write


def _letters(number: int) -> str:
    """Letters from a to z, then aa, bb and so on: Word repeats the letter."""
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 40) if number else "0"


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    words = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        words += letters * count
    return words


def _range(first: int, count: int) -> str:
    return "".join(chr(first + offset) for offset in range(count))


_CIRCLED = _from_table(_range(0x2460, 20) + _range(0x3251, 15) + _range(0x32B1, 15))

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_FORMATS: dict[str, Callable[[int], str]] = {
    "none": "".format,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": _from_table(_range(0x2474, 20)),
    "decimalEnclosedFullstop": _from_table(_range(0x2488, 20)),
    "ideographEnclosedCircle": _from_table(_range(0x3280, 10)),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "koreanCounting": _chinese,
    "ideographDigital": _digits,
    "taiwaneseDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _cycle(_STEMS, _BRANCHES),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
