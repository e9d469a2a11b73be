"""Twins of a report: the same figures under another name, year, width, layout or punctuation."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping

TRANSFORMS = ("body", "year", "width", "breaks", "punctuation")
YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d{2})(?=\s*年|\s*-\s*\d{1,2}\s*-|\.\d{1,2}\.\d|[〕\]］])")
FULL_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
FULL_NUMBER = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
NUMBER = re.compile(r"(?<![A-Za-z_\d])\d[\d.]*%?(?![A-Za-z_])")
RESIDUE = re.compile(r"\[bookmark:[^\]]*\]")
HALF, FULL = ",:;()", "，：；（）"
SWAP = str.maketrans(HALF + FULL, FULL + HALF)
PROSE_LENGTH = 40
"""A line of prose is at least so long, has no tab and ends no heading."""
QUIET_HEAD, QUIET_TAIL = 12, 4
"""No break is put among the first or last characters of a line."""


def twin(
    text: str,
    chosen: Mapping[str, bool],
    names: Mapping[str, str],
    shift: int,
    chance: random.Random,
) -> str:
    """The text with the chosen transforms applied, in an order that keeps each one whole."""
    steps: dict[str, Callable[[str], str]] = {
        "body": lambda part: renamed(part, names),
        "year": lambda part: shifted(part, shift),
        "punctuation": lambda part: repunctuated(part, chance),
        "width": lambda part: widened(part, chance),
        "breaks": lambda part: broken(part, chance),
    }
    for name, step in steps.items():
        if chosen.get(name):
            text = step(text)
    return text


def renamed(text: str, names: Mapping[str, str]) -> str:
    """Another body in every place where the old one is named."""
    for old, new in names.items():
        text = text.replace(old, new)
    return text


def shifted(text: str, years: int) -> str:
    """Every calendar year moved by as many years."""
    return YEAR.sub(lambda found: str(int(found[1]) + years), text)


def widened(text: str, chance: random.Random) -> str:
    """Digits in full width, with or without the point and the percent sign."""
    table = chance.choice((FULL_DIGITS, FULL_NUMBER))
    return _outside_residue(text, lambda part: NUMBER.sub(lambda m: m[0].translate(table), part))


def repunctuated(text: str, chance: random.Random) -> str:
    """Half-width marks for full-width ones and the other way round, but never within a number."""
    keep = chance.random() * 0.5

    def swapped(found: re.Match[str]) -> str:
        return found[0] if chance.random() < keep else found[0].translate(SWAP)

    mark = re.compile(rf"(?<!\d)[{re.escape(HALF + FULL)}]|[{re.escape(HALF + FULL)}](?!\d)")
    return _outside_residue(text, lambda part: mark.sub(swapped, part))


def broken(text: str, chance: random.Random) -> str:
    """Line breaks anywhere in prose, within words and numbers too, as a narrow page gives them."""
    lines = text.split("\n")
    return "\n".join(_broken_line(line, chance) if is_prose(line) else line for line in lines)


def is_prose(line: str) -> bool:
    plain = RESIDUE.sub("", line)
    return len(plain) >= PROSE_LENGTH and "\t" not in plain and bool(re.search("[。，,；;]", plain))


def _broken_line(line: str, chance: random.Random) -> str:
    taken = [range(*found.span()) for found in RESIDUE.finditer(line)]
    first = max([QUIET_HEAD, *(spot.stop + QUIET_HEAD for spot in taken)])
    pieces, start = [], 0
    at = first + chance.randint(0, 30)
    while at < len(line) - QUIET_TAIL:
        if not any(at in spot for spot in taken) and not line[at - 1 : at + 1].isspace():
            pieces.append(line[start:at])
            start = at
        at += chance.randint(15, 60)
    return "\n".join([*pieces, line[start:]])


def _outside_residue(text: str, change: Callable[[str], str]) -> str:
    """The change made everywhere but in leftover field codes."""
    pieces, start = [], 0
    for found in RESIDUE.finditer(text):
        pieces += [change(text[start : found.start()]), found[0]]
        start = found.end()
    return "".join([*pieces, change(text[start:])])
