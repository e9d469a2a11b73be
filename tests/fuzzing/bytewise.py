"""Mutations that know nothing of a format: flipped, lost, doubled and moved bytes."""

from __future__ import annotations

import struct
from random import Random

from tests.fuzzing.chance import Mutation, some, span

_INTEGERS = (0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF)


def flipped(chance: Random, data: bytes) -> bytes:
    """Single bytes changed."""
    changed = bytearray(data)
    for _ in some(chance, 40):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def truncated(chance: Random, data: bytes) -> bytes:
    """The end is lost, or the beginning."""
    at = chance.randrange(len(data) + 1)
    return data[:at] if chance.random() < 0.8 else data[at:]


def shuffled(chance: Random, data: bytes) -> bytes:
    """Blocks of one size in another order."""
    size = chance.choice((16, 64, 512, 4096))
    blocks = [data[at : at + size] for at in range(0, len(data), size)]
    for _ in some(chance, 8):
        first, second = chance.randrange(len(blocks) or 1), chance.randrange(len(blocks) or 1)
        if blocks:
            blocks[first], blocks[second] = blocks[second], blocks[first]
    return b"".join(blocks)


def doubled(chance: Random, data: bytes) -> bytes:
    """A stretch stands there several times."""
    start, end = span(chance, len(data), 2000)
    return data[:end] + data[start:end] * chance.choice((1, 1, 2, 30)) + data[end:]


def cut_out(chance: Random, data: bytes) -> bytes:
    """A stretch is lost."""
    start, end = span(chance, len(data), 600)
    return data[:start] + data[end:]


def overwritten(chance: Random, data: bytes) -> bytes:
    """A stretch becomes zeros, noise or the bytes of another place."""
    start, end = span(chance, len(data), 300)
    other = chance.randrange(len(data) + 1)
    size = end - start
    new = chance.choice((bytes(size), b"\xff" * size, chance.randbytes(size), data[other:][:size]))
    return data[:start] + new + data[end:]


def integers(chance: Random, data: bytes) -> bytes:
    """Extreme numbers of 16 or 32 bits, where binary formats keep sizes and places."""
    changed = bytearray(data)
    for _ in some(chance, 12):
        form = chance.choice(("<H", "<I", ">H", ">I"))
        size = struct.calcsize(form)
        if len(changed) > size:
            at = chance.randrange(0, len(changed) - size, 2)
            value = chance.choice(_INTEGERS) & (256**size - 1)
            struct.pack_into(form, changed, at, value)
    return bytes(changed)


BYTEWISE: tuple[Mutation, ...] = (
    flipped,
    truncated,
    shuffled,
    doubled,
    cut_out,
    overwritten,
    integers,
)
