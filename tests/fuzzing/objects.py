"""Mutations of PDF files: numbers, references, objects and what pages draw."""

from __future__ import annotations

import re
from random import Random

from tests.fuzzing.bytewise import BYTEWISE
from tests.fuzzing.chance import NUMBERS, Mutation, some

_OBJECT = re.compile(rb"\d+ 0 obj.*?endobj", re.DOTALL)
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_NAME = re.compile(rb"/[A-Za-z]+")
_OPERATOR = re.compile(rb"(?<=\s)(?:Tj|TJ|Tf|Tm|Td|BT|ET|cm|q|Q|re|l|m|S|f|Tr|Tz|Do)(?=\s)")
_PLAIN = tuple(number.encode() for number in NUMBERS if number.isascii())


def _changed(chance: Random, data: bytes, pattern: re.Pattern[bytes], new: list[bytes]) -> bytes:
    """Some matches become another of ``new``; the end with its table of places stays."""
    found = list(pattern.finditer(data, 0, max(data.rfind(b"xref\n0"), 0) or len(data)))
    chosen = chance.sample(found, min(len(found), len(some(chance, 8))))
    for match in sorted(chosen, key=lambda one: -one.start()):
        data = data[: match.start()] + chance.choice(new) + data[match.end() :]
    return data


def numbers(chance: Random, data: bytes) -> bytes:
    """Sizes, places and operands become extreme."""
    return _changed(chance, data, _NUMBER, list(_PLAIN))


def references(chance: Random, data: bytes) -> bytes:
    """References lead to other objects, in circles too."""
    count = len(_OBJECT.findall(data)) + 2
    return _changed(chance, data, _REFERENCE, [b"%d 0 R" % n for n in range(count)])


def names(chance: Random, data: bytes) -> bytes:
    """Keys and types exchanged."""
    return _changed(chance, data, _NAME, _NAME.findall(data) or [b"/X"])


def operators(chance: Random, data: bytes) -> bytes:
    """What a page draws: other operators, many times over."""
    found = _OPERATOR.findall(data) or [b"q"]
    return _changed(chance, data, _OPERATOR, [*found, b"q " * 600, b"BT " * 50, b""])


def objects(chance: Random, data: bytes) -> bytes:
    """Objects lost, doubled, or with the content of another."""
    found = list(_OBJECT.finditer(data))
    if not found:
        return data
    first, second = chance.choice(found), chance.choice(found)
    content = chance.choice(
        (b"", first[0] * 2, first[0][:-6], first[0].replace(b"<<", b"<<" * 300))
    )
    new = chance.choice((content, re.sub(rb"^\d+", b"%d" % chance.randrange(30), second[0])))
    return data[: first.start()] + new + data[first.end() :]


PDF: tuple[Mutation, ...] = (
    *(numbers, references, names, operators, objects) * 3,
    *BYTEWISE,
)
