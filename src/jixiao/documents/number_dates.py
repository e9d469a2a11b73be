"""Dates and times of spreadsheets: days since 1900 or 1904 as the pieces of a format show them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

DATE_PIECE = (
    r"[Yy]{1,4}|[Ee](?![+-])|[Mm]{1,5}|[Dd]{1,4}|[Hh]{1,2}|[Ss]{1,2}|[Aa]{3,4}|AM/PM|A/P|上午/下午"
)
"""Pattern of one piece of a date format."""

_WEEK = "一二三四五六日"
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LAST_DAY = 2958465
"""31 December 9999."""
_FALSE_LEAP_DAY = 60
"""29 February 1900, which spreadsheets count though it never was."""


def show_date(
    value: Decimal, pieces: Sequence[tuple[str, str]], epoch_1904: bool = False
) -> str | None:
    """A number of days as the pieces of a format show it; None where it is no date."""
    moment = moment_of(value, epoch_1904)
    if moment is None:
        return None
    half_day = any(kind == "d" and ("/" in held) for kind, held in pieces)
    shown = []
    for index, (kind, held) in enumerate(pieces):
        if kind == "d":
            minute = _is_minute(pieces, index)
            shown.append(_show(held, moment, value, half_day, minute))
        elif kind in "t.,":
            shown.append(held)
    return "".join(shown)


def moment_of(value: Decimal, epoch_1904: bool) -> datetime | None:
    """The moment that a number of days stands for, to the second."""
    if not 0 <= value <= _LAST_DAY:
        return None
    first = datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 31)  # noqa: DTZ001
    days = int(value)
    seconds = int(((value - days) * 86400).quantize(Decimal(1), ROUND_HALF_UP))
    if not epoch_1904 and days >= _FALSE_LEAP_DAY:
        days -= 1
    try:
        return first + timedelta(days=days, seconds=seconds)
    except OverflowError:
        return None


def _is_minute(pieces: Sequence[tuple[str, str]], index: int) -> bool:
    """Whether m or mm means minutes: behind hours or before seconds."""
    dates = [
        (i, held.strip("[]")[:1].lower()) for i, (kind, held) in enumerate(pieces) if kind == "d"
    ]
    at = next(k for k, (i, _) in enumerate(dates) if i == index)
    before = dates[at - 1][1] if at else ""
    after = dates[at + 1][1] if at + 1 < len(dates) else ""
    return dates[at][1] == "m" and (before == "h" or after == "s")


def _show(piece: str, moment: datetime, value: Decimal, half_day: bool, minute: bool) -> str:
    letters = piece.lower()
    letter, width = letters[0], len(letters)
    if letter == "[":
        return _elapsed(letters[1], value)
    if letter == "上":
        return "上午" if moment.hour < 12 else "下午"
    if "/" in letters:
        return ("AM" if moment.hour < 12 else "PM")[: 2 if width > 3 else 1]
    if letter == "a" or (letter == "d" and width > 2):
        return _weekday(letter, width, moment)
    if letter in "ye":
        return f"{moment.year % 100:02d}" if letter == "y" and width <= 2 else f"{moment.year}"
    if letter == "m" and width > 2 and not minute:
        return _MONTHS[moment.month - 1][: 3 if width < 5 else 1]
    hour = (moment.hour + 11) % 12 + 1 if half_day else moment.hour
    month = moment.minute if minute else moment.month
    number = {"m": month, "d": moment.day, "h": hour, "s": moment.second}[letter]
    return f"{number:02d}" if width > 1 else str(number)


def _elapsed(letter: str, value: Decimal) -> str:
    per_day = {"h": 24, "m": 1440, "s": 86400}[letter]
    return str(int(value * per_day + Decimal("0.000001")))


def _weekday(letter: str, width: int, moment: datetime) -> str:
    if letter == "d":
        return _DAYS[moment.weekday()]
    return ("星期" if width > 3 else "") + _WEEK[moment.weekday()]
