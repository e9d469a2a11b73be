"""A stored number as a spreadsheet's number format shows it: ``1234.5`` as ``1,234.50``.

Formats are those of Excel and WPS: up to four sections, conditions, colours, quoted text, scaling
commas, percent, exponents and dates. What a user sees is also what is rounded: half away from
zero on the fifteen digits that a spreadsheet keeps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from jixiao.documents.number_dates import DATE_PIECE, show_date
from jixiao.late import late_regex

_TOKEN = late_regex(
    r'"([^"]*)"?|[\\!](.)|_.|\*.|\[([^\]]*)\]|(General|G/通用格式|通用格式)|([Ee][+-])|('
    + DATE_PIECE
    + r")|(.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = late_regex(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$")
_CURRENCY = late_regex(r"\$([^-]*)(?:-|$)")
_ELAPSED = late_regex(r"[hms]+", re.IGNORECASE)
_PLAIN = late_regex(r"(t*)(?:(#,##)|#*)0(?:\.(0+))?(t*)")
"""Kinds of the pieces of a usual section, one letter each."""
_PLACEHOLDERS = "0#?"
_LONGEST_FORMAT = 255
_MOST_DIGITS = 15
"""Significant digits of a stored number."""
_GENERAL_DIGITS = 10
"""Digits that the general format shows of a number with decimals."""


class Plain(NamedTuple):
    """A section like ``#,##0.00"元"``: most formats are, and they are filled at once."""

    before: str
    places: Decimal
    shape: str
    after: str


@dataclass(slots=True)
class Section:
    """One section of a format: its pieces in order, each a kind and what it holds."""

    pieces: list[tuple[str, str]] = field(default_factory=list)
    condition: tuple[str, Decimal] | None = None
    dated: bool = False
    percents: int = 0
    plain: Plain | None = None
    """The usual shape, filled in when all pieces are known."""


def exact(stored: str | float) -> Decimal:
    """A stored number with the fifteen digits that a spreadsheet keeps of it."""
    return Decimal(f"{float(stored):.{_MOST_DIGITS}g}")


def is_date_format(code: str) -> bool:
    """Whether a format shows a number as a date or a time."""
    return any(section.dated for section in _sections(code[:_LONGEST_FORMAT]))


def show_number(value: Decimal, code: str, epoch_1904: bool = False) -> str:
    """What a cell with this value and format shows, without the blanks around it."""
    section, absolute = _choose(_sections(code[:_LONGEST_FORMAT]), value)
    if section is None:
        return _general(value)
    if section.dated:
        shown = show_date(value, section.pieces, epoch_1904)
        return _general(value) if shown is None else shown.strip()
    try:
        return _fill(section, abs(value) if absolute else value).strip()
    except InvalidOperation:  # more digits than any cell shows
        return _general(value)


def show_text(text: str, code: str) -> str:
    """What a cell with a text and this format shows: the format may add words or hide it."""
    sections = _sections(code[:_LONGEST_FORMAT])
    last = sections[-1] if sections else Section()
    holds = any(kind == "@" for kind, _ in last.pieces)
    if not holds:
        return "" if len(sections) > 3 else text
    return "".join(text if kind == "@" else held for kind, held in last.pieces if kind in "@t")


@lru_cache(maxsize=512)
def _sections(code: str) -> list[Section]:
    sections = [Section()]
    for match in _TOKEN.finditer(code):
        quoted, escaped, bracket, general, exponent, date, other = match.groups()
        section = sections[-1]
        if quoted is not None or escaped is not None:
            section.pieces.append(("t", quoted if quoted is not None else escaped))
        elif bracket is not None:
            _add_bracket(section, bracket)
        elif general is not None:
            section.pieces.append(("g", ""))
        elif exponent is not None:
            section.pieces.append(("e", exponent))
        elif date is not None:
            section.pieces.append(("d", date))
            section.dated = True
        elif other == ";":
            sections.append(Section())
        elif other is not None:
            section.percents += other == "%"
            section.pieces.append((other if other in "0#?.,@" else "t", other))
    for section in sections:
        section.plain = None if section.dated else _plain(section.pieces)
    return sections


def _plain(pieces: list[tuple[str, str]]) -> Plain | None:
    match = _PLAIN.fullmatch("".join(kind for kind, _ in pieces))
    if match is None:
        return None
    places = len(match[3] or "")
    held = [words for _, words in pieces]
    return Plain(
        "".join(held[: match.end(1)]),
        Decimal(1).scaleb(-places),
        f",.{places}f" if match[2] else f".{places}f",
        "".join(held[match.start(4) :]),
    )


def _add_bracket(section: Section, words: str) -> None:
    condition, currency = _CONDITION.match(words), _CURRENCY.match(words)
    if condition:
        section.condition = (condition[1], Decimal(condition[2]))
    elif currency:
        section.pieces.append(("t", currency[1]))
    elif _ELAPSED.fullmatch(words):
        section.pieces.append(("d", f"[{words}]"))
        section.dated = True


def _choose(sections: list[Section], value: Decimal) -> tuple[Section | None, bool]:
    """The section for a value, and whether it shows the value without its sign."""
    numeric = sections[:3]
    if any(section.condition for section in numeric):
        for index, section in enumerate(numeric):
            if section.condition is None or _meets(value, section.condition):
                return section, index > 0 and value < 0 and section.condition is not None
        return None, False
    if value < 0 and len(numeric) > 1:
        return numeric[1], True
    if value == 0 and len(numeric) > 2:
        return numeric[2], False
    return numeric[0], False


def _meets(value: Decimal, condition: tuple[str, Decimal]) -> bool:
    sign, bound = condition
    return {
        "<": value < bound,
        ">": value > bound,
        "<=": value <= bound,
        ">=": value >= bound,
        "=": value == bound,
        "<>": value != bound,
    }[sign]


def _fill(section: Section, value: Decimal) -> str:
    if (plain := section.plain) is not None:
        scaled = value.scaleb(2 * section.percents) if section.percents else value
        rounded = scaled.quantize(plain.places, ROUND_HALF_UP)
        sign = "-" if rounded < 0 else ""
        return f"{sign}{plain.before}{abs(rounded):{plain.shape}}{plain.after}"
    pieces = section.pieces
    kinds = [kind for kind, _ in pieces]
    if "g" in kinds or ("@" in kinds and not any(kind in _PLACEHOLDERS for kind in kinds)):
        return "".join(_general(value) if kind in "g@" else held for kind, held in pieces)
    digits = [index for index, kind in enumerate(kinds) if kind in _PLACEHOLDERS]
    if not digits:
        return ("-" if value < 0 and pieces else "") + "".join(h for k, h in pieces if k == "t")
    if "/" in (held for _, held in pieces):
        return _general(value)
    if "e" in kinds:
        return _scientific(kinds, value)
    return _fill_digits(section, kinds, digits, value)


def _fill_digits(section: Section, kinds: list[str], digits: list[int], value: Decimal) -> str:
    point = next((i for i in range(digits[0], len(kinds)) if kinds[i] == "."), len(kinds))
    whole = [index for index in digits if index < point]
    parts = [index for index in digits if index > point]
    last = whole[-1] if whole else -1
    commas = [i for i in range(len(kinds)) if kinds[i] == ","]
    after = max(last, parts[-1]) if parts else last
    scale = sum(1 for i in commas if i > last and (i < point or i > after))
    grouped = any(whole and whole[0] < i < last for i in commas)
    scaled = value.scaleb(2 * section.percents - 3 * scale)
    rounded = scaled.quantize(Decimal(1).scaleb(-len(parts)), ROUND_HALF_UP)
    text = f"{abs(rounded):f}"
    head, _, tail = text.partition(".")
    shown: dict[int, str] = {}
    _fill_whole(shown, kinds, whole, head.lstrip("0"), grouped)
    _fill_parts(shown, kinds, parts, tail)
    pieces = "".join(
        shown.get(index, held if kind == "t" or (kind == "." and index == point) else "")
        for index, (kind, held) in enumerate(section.pieces)
    )
    return ("-" if rounded < 0 else "") + pieces


def _fill_whole(
    shown: dict[int, str], kinds: list[str], places: list[int], head: str, grouped: bool
) -> None:
    """Digits before the point, from the right; the first place takes all that is left."""
    least = sum(1 for index in places if kinds[index] == "0")
    if grouped:
        _group_whole(shown, places, head.zfill(least))
        return
    for order, index in enumerate(reversed(places)):
        first = order == len(places) - 1
        digit = (head[: len(head) - order] if first else head[-1 - order : len(head) - order]) or ""
        if len(head) <= order:
            digit = "0" if kinds[index] == "0" else ""
        shown[index] = digit


def _group_whole(shown: dict[int, str], places: list[int], head: str) -> None:
    for index in places:
        shown[index] = ""
    shown[places[-1]] = f"{int(head):,}".zfill(len(head)) if head else ""


def _fill_parts(shown: dict[int, str], kinds: list[str], places: list[int], tail: str) -> None:
    """Digits behind the point; optional ones at the end are left out where they are zero."""
    open_end = True
    for index, digit in reversed(list(zip(places, tail, strict=False))):
        open_end = open_end and digit == "0" and kinds[index] in "#?"
        shown[index] = "" if open_end else digit


def _scientific(kinds: list[str], value: Decimal) -> str:
    mark = kinds.index("e")
    places = 0
    if "." in kinds[:mark]:
        places = sum(kind in _PLACEHOLDERS for kind in kinds[kinds.index(".") : mark])
    head, _, power = f"{value:.{places}E}".partition("E")
    return f"{head}E{power[0]}{power[1:].zfill(2)}"


def _general(value: Decimal) -> str:
    """Without format: no trailing zeros, decimals as far as ten digits go."""
    if value == 0:
        return "0"
    places = max(_GENERAL_DIGITS - max(value.adjusted() + 1, 1), 0)
    if not -10 <= value.adjusted() <= 20:
        return f"{value:.5E}"
    shown = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
