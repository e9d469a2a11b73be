"""Mutations of texts: lines, figures, separators, encodings."""

from __future__ import annotations

import re
from random import Random

from tests.fuzzing.bytewise import BYTEWISE
from tests.fuzzing.chance import NUMBERS, WORDS, Mutation, some

_FIGURE = re.compile(r"\d+(?:\.\d+)?%?")
_SIGN = re.compile(r"[，。；：、,;\t|\n\"（）]")
_ENCODINGS = ("utf-8", "utf-8", "gb18030", "utf-16", "utf-16-be", "utf-8-sig", "big5", "utf-32")
_MOST = 40_000
"""Characters of a text that is made."""


def textual(chance: Random, data: bytes) -> bytes:
    """The text changed as a text and written again, at times in another encoding."""
    text = data.decode("utf-8", "replace")
    for _ in some(chance, 6):
        text = chance.choice(_CHANGES)(chance, text)[:_MOST]
    encoding = chance.choice(_ENCODINGS) if chance.random() < 0.3 else "utf-8"
    return text.encode(encoding, "replace")


def _figures(chance: Random, text: str) -> str:
    return _replaced(chance, text, _FIGURE, NUMBERS)


def _signs(chance: Random, text: str) -> str:
    return _replaced(chance, text, _SIGN, ("", "，", ",", "\t", "|", "\n", '"', "：", "（", "）"))


def _words(chance: Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(WORDS) + text[at:]


def _lines(chance: Random, text: str) -> str:
    """Lines lost, doubled, joined and exchanged."""
    lines = text.split("\n")
    first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
    change = chance.randrange(4)
    if change == 0:
        lines[first : first + 2] = []
    elif change == 1:
        lines[first:first] = lines[second : second + 3] * chance.choice((1, 5, 40))
    elif change == 2:
        lines[first : first + 5] = ["".join(lines[first : first + 5])]
    else:
        lines[first], lines[second] = lines[second], lines[first]
    return "\n".join(lines)


_CHANGES = (_figures, _figures, _signs, _words, _lines, _lines)


def _replaced(chance: Random, text: str, pattern: re.Pattern[str], new: tuple[str, ...]) -> str:
    found = list(pattern.finditer(text))
    chosen = chance.sample(found, min(len(found), len(some(chance, 12))))
    for match in sorted(chosen, key=lambda one: -one.start()):
        text = text[: match.start()] + chance.choice(new) + text[match.end() :]
    return text


TEXT: tuple[Mutation, ...] = (*(textual,) * 6, *BYTEWISE)
