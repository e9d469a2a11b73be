"""Mutations of XML and HTML that keep it mostly well formed: elements, attributes, depth."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from random import Random

from lxml import etree

from tests.fuzzing.bytewise import BYTEWISE
from tests.fuzzing.chance import NUMBERS, WORDS, apply, some

Tree = etree._Element
_NUMBER = re.compile(rb"\d+(?:\.\d+)?")
_VALUE = re.compile(rb'="[^"]*"')
_TAG = re.compile(rb"<[^<>]*>")
_MOST_BYTES = 400_000
"""Larger parts are not made: the examination is of damage, the limits have tests of their own."""


def xml(chance: Random, data: bytes) -> bytes:
    """A part with its tree changed; as text where it is no tree any more."""
    if chance.random() < 0.35:
        return tagged(chance, data)
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return tagged(chance, data)
    for _ in some(chance, 4):
        chance.choice(_TREE)(chance, _element(chance, root))
    changed = etree.tostring(root)
    return changed if len(changed) < _MOST_BYTES else data


def _element(chance: Random, root: Tree) -> Tree:
    return chance.choice(list(root.iter("*")))


def _attribute(chance: Random, element: Tree) -> None:
    names = list(element.attrib) or ["val"]
    element.set(chance.choice(names), _safe(chance.choice(NUMBERS + WORDS)))


def _lost_attribute(chance: Random, element: Tree) -> None:
    if element.attrib:
        del element.attrib[chance.choice(list(element.attrib))]


def _text(chance: Random, element: Tree) -> None:
    element.text = _safe(chance.choice(NUMBERS + WORDS))


def _lost(chance: Random, element: Tree) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _again(chance: Random, element: Tree) -> None:
    parent = element.getparent()
    if parent is not None:
        for _ in range(chance.choice((1, 1, 3, 40))):
            parent.append(copy.deepcopy(element))


def _elsewhere(chance: Random, element: Tree) -> None:
    """A copy lands in another element."""
    element.append(copy.deepcopy(_element(chance, element.getroottree().getroot())))


def _renamed(chance: Random, element: Tree) -> None:
    element.tag = _element(chance, element.getroottree().getroot()).tag


def _wrapped(chance: Random, element: Tree) -> None:
    """The element lies in copies of its own tag or of its parents, many deep."""
    chain = [each.tag for each in (element, *element.iterancestors())][:4]
    depth = chance.choice((1, 3, 20, 90, 150, 240, 300))
    children = list(element)
    inner = element
    for step in range(depth):
        inner = etree.SubElement(inner, chain[-1 - step % len(chain)])
    inner.extend(children)


_TREE: tuple[Callable[[Random, Tree], None], ...] = (
    _attribute,
    _attribute,
    _attribute,
    _lost_attribute,
    _text,
    _text,
    _lost,
    _again,
    _elsewhere,
    _renamed,
    _wrapped,
)


def _safe(text: str) -> str:
    """Without the characters that no XML holds."""
    return "".join(one for one in text if one.isprintable() or one in " \t\n")


def tagged(chance: Random, data: bytes) -> bytes:
    """The markup as text: other numbers and values, tags lost, doubled and moved."""
    for _ in some(chance, 4):
        data = chance.choice(_TEXTUAL)(chance, data)
    return data


def _number(chance: Random, data: bytes) -> bytes:
    return _replaced(chance, data, _NUMBER, chance.choice(NUMBERS).encode())


def _value(chance: Random, data: bytes) -> bytes:
    word = chance.choice(NUMBERS + WORDS).replace('"', "").replace("<", "")
    return _replaced(chance, data, _VALUE, f'="{word}"'.encode())


def _tag(chance: Random, data: bytes) -> bytes:
    tags = _TAG.findall(data) or [b""]
    return _replaced(chance, data, _TAG, chance.choice((b"", chance.choice(tags))))


def _nested(chance: Random, data: bytes) -> bytes:
    tags = _TAG.findall(data) or [b"<b>"]
    return _replaced(chance, data, _TAG, chance.choice(tags) * chance.choice((2, 50, 300, 2000)))


def _declared(chance: Random, data: bytes) -> bytes:
    return chance.choice((
        b'<!DOCTYPE a [<!ENTITY b "ccccccccccc">]>' + data,
        b'<?xml version="1.0" encoding="utf-16"?>' + data,
        b'<?xml version="1.0" encoding="gb2312"?>' + data,
        data.decode("utf-8", "replace").encode("utf-16"),
        b"<!--" + data,
    ))  # fmt: skip


def _raw(chance: Random, data: bytes) -> bytes:
    return apply(chance, data, BYTEWISE, 2)


_TEXTUAL = (_number, _number, _value, _value, _tag, _nested, _declared, _raw)


def _replaced(chance: Random, data: bytes, pattern: re.Pattern[bytes], new: bytes) -> bytes:
    """Some matches become ``new``."""
    found = list(pattern.finditer(data))
    for match in sorted(chance.sample(found, min(len(found), len(some(chance, 5)))), key=_start):
        data = data[: match.start()] + new + data[match.end() :]
    return data if len(data) < _MOST_BYTES else data[:_MOST_BYTES]


def _start(match: re.Match[bytes]) -> int:
    return -match.start()
