"""Read what a clerk wrote into a value of its field, or say why it cannot be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from jixiao.figures.figure import MONEY_SCALE
from jixiao.figures.folding import fold
from jixiao.filing.expressions import ExpressionError, parse
from jixiao.filing.field import Field, Kind
from jixiao.filing.value import BLANK, NOWHERE, Origin, State, Value
from jixiao.late import late_regex

NOT_APPLICABLE = "不适用"
_WAN = "万元"
_LONGEST = 20
"""Digits; a longer number is a slip of the keyboard."""
_NUMBER = late_regex(r"(-?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?(\D*)")
_DATE = late_regex(r"(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})\s*日?|\s*月)?")
_YES, _NO = frozenset({"是", "true", "1"}), frozenset({"否", "false", "0"})
_MONEY_UNITS = "、".join(MONEY_SCALE)


class EntryError(Exception):
    """An entry that its field cannot take: what was expected, what stands there."""


def read_entry(raw: str, field: Field, origin: Origin = NOWHERE) -> Value:
    """The value of an entry. Raises :class:`EntryError` with the reason in Chinese."""
    text = raw.strip()
    if not text:
        return BLANK
    if text == NOT_APPLICABLE:
        return Value(State.NOT_APPLICABLE, text=text, origin=origin)
    number, kept = _READERS[field.kind](text, field)
    return Value(State.ENTERED, number, kept, origin)


def _words(text: str, _field: Field) -> tuple[Decimal | None, str]:
    return None, text


def _number(text: str, field: Field) -> tuple[Decimal | None, str]:
    """A plain number; its unit may stand behind it where it is that of the field."""
    number, unit = _split(text)
    if unit and unit != field.unit:
        raise EntryError(f"单位应为 {field.unit or '（不写单位）'}，写的是 {text}")
    if number < 0 and not field.negative:
        raise EntryError(f"不能小于 0，写的是 {text}")
    return number, text


def _count(text: str, field: Field) -> tuple[Decimal | None, str]:
    number, _ = _number(text, field)
    if number is not None and number != int(number):
        raise EntryError(f"应为整数，写的是 {text}")
    return number, text


def _money(text: str, field: Field) -> tuple[Decimal | None, str]:
    """An amount in 万元; another unit of money must be written beside it."""
    number, unit = _split(text)
    if unit and unit not in MONEY_SCALE:
        raise EntryError(f"金额单位应为 {_MONEY_UNITS} 之一，写的是 {text}")
    if number < 0 and not field.negative:
        raise EntryError(f"不能小于 0，写的是 {text}")
    tens = len(str(MONEY_SCALE[unit or _WAN])) - len(str(MONEY_SCALE[_WAN]))
    return number.scaleb(tens), text


def _percent(text: str, _field: Field) -> tuple[Decimal | None, str]:
    number, unit = _split(text)
    if unit not in ("", "%"):
        raise EntryError(f"应为百分数，写的是 {text}")
    return number, text


def _date(text: str, _field: Field) -> tuple[Decimal | None, str]:
    found = _DATE.fullmatch(fold(text))
    if found is None:
        raise EntryError(f"应为日期，如 2024-06-30，写的是 {text}")
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        date(year, month, day)
    except ValueError as error:
        raise EntryError(f"没有这一天：{text}") from error
    return None, f"{year:04d}-{month:02d}" + (f"-{day:02d}" if found[3] else "")


def _choice(text: str, field: Field) -> tuple[Decimal | None, str]:
    word = _SIGNS.get(text, text)
    if word not in field.choices:
        raise EntryError(f"应为 {'、'.join(field.choices)} 之一，写的是 {text}")
    return None, word


_SIGNS = {"=": "＝", "等于": "＝", ">=": "≥", "大于等于": "≥", "<=": "≤", "小于等于": "≤"}


def _flag(text: str, _field: Field) -> tuple[Decimal | None, str]:
    if text.lower() in _YES:
        return Decimal(1), "是"
    if text.lower() in _NO:
        return Decimal(0), "否"
    raise EntryError(f"应为 是 或 否，写的是 {text}")


def _formula(text: str, _field: Field) -> tuple[Decimal | None, str]:
    try:
        parse(text)
    except ExpressionError as error:
        raise EntryError(f"应为算式，如 sum(ledger.training.people)；{error}") from error
    return None, text


def _split(text: str) -> tuple[Decimal, str]:
    """The number that a text starts with, and the unit behind it."""
    plain = fold(text).replace(" ", "").replace("，", ",")
    found = _NUMBER.fullmatch(plain)
    if found is None or not (found[2] or found[3]):
        raise EntryError(
            f"应为数字，写的是 {text}；没有发生填 0，不适用填“{NOT_APPLICABLE}”，不清楚就空着"
        )
    whole = (found[2] or "0").replace(",", "")
    if len(whole) + len(found[3] or "") > _LONGEST:
        raise EntryError(f"数字太长，写的是 {text}")
    return Decimal(f"{found[1]}{whole}{found[3] or ''}"), found[4]


_READERS: dict[Kind, Callable[[str, Field], tuple[Decimal | None, str]]] = {
    Kind.TEXT: _words,
    Kind.MONEY: _money,
    Kind.COUNT: _count,
    Kind.NUMBER: _number,
    Kind.PERCENT: _percent,
    Kind.POINTS: _number,
    Kind.DATE: _date,
    Kind.CHOICE: _choice,
    Kind.FLAG: _flag,
    Kind.FORMULA: _formula,
}
