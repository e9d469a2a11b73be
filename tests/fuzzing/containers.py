"""Mutations of OLE containers (.doc, .wps, .xls, .et): sectors, chains, records, directory."""

from __future__ import annotations

import struct
from random import Random

from tests.fuzzing.bytewise import BYTEWISE
from tests.fuzzing.chance import Mutation, some

_SECTOR = 512
_ENDS = (0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0, 1, 2)
_RECORDS = (0x0809, 0x000A, 0x0085, 0x00FC, 0x003C, 0x00FD, 0x0203, 0x027E, 0x00BD, 0x0006, 0x041E,
            0x00E0, 0x00E5, 0x007D, 0x0208, 0x0031, 0x002F, 0x0204)  # fmt: skip
"""Of .xls: begin, end, sheet, strings, cells, formats, merges, password."""


def _sector(chance: Random, data: bytes) -> int:
    """Where a sector begins; the header is one."""
    return chance.randrange(max(len(data) // _SECTOR, 1)) * _SECTOR


def chains(chance: Random, data: bytes) -> bytes:
    """Links between sectors lead elsewhere, in circles too."""
    changed = bytearray(data)
    at = _sector(chance, data)
    for _ in some(chance, 6):
        place = at + 4 * chance.randrange(_SECTOR // 4)
        if place + 4 <= len(changed):
            target = chance.choice((*_ENDS, chance.randrange(len(data) // _SECTOR + 1)))
            struct.pack_into("<I", changed, place, target)
    return bytes(changed)


def sectors(chance: Random, data: bytes) -> bytes:
    """Whole sectors exchanged, emptied or copied over another."""
    changed = bytearray(data)
    for _ in some(chance, 3):
        first, second = _sector(chance, data), _sector(chance, data)
        content = chance.choice((bytes(_SECTOR), data[first : first + _SECTOR]))
        changed[second : second + len(content)] = content
    return bytes(changed)


def shorts(chance: Random, data: bytes) -> bytes:
    """Small numbers of one sector changed a little: counts, styles, lengths."""
    changed = bytearray(data)
    at = _sector(chance, data)
    for _ in some(chance, 10):
        place = at + 2 * chance.randrange(_SECTOR // 2)
        if place + 2 <= len(changed):
            (old,) = struct.unpack_from("<H", changed, place)
            new = chance.choice((old + 1, old - 1, old * 2, old ^ 0x8000, 0, 0xFFFF, 0x100))
            struct.pack_into("<H", changed, place, new & 0xFFFF)
    return bytes(changed)


def records(chance: Random, data: bytes) -> bytes:
    """Records of a workbook with another kind or length."""
    changed = bytearray(data)
    marks = [struct.pack("<H", kind) for kind in _RECORDS]
    places = [at for mark in marks for at in _found(data, mark)]
    for _ in some(chance, 5):
        if places:
            at = chance.choice(places)
            kind, size = struct.unpack_from("<HH", changed, at)
            new = chance.choice(((chance.choice(_RECORDS), size), (kind, chance.choice(
                (0, 1, size + 1, size - 1, 0x2020, 0xFFFF)) & 0xFFFF)))  # fmt: skip
            struct.pack_into("<HH", changed, at, *new)
    return bytes(changed)


def _found(data: bytes, mark: bytes) -> list[int]:
    """Where a mark stands at an even place with a small number behind it."""
    found, at = [], data.find(mark, _SECTOR)
    while 0 <= at < len(data) - 4:
        if struct.unpack_from("<H", data, at + 2)[0] < 0x2020:
            found.append(at)
        at = data.find(mark, at + 1)
    return found


WORD: tuple[Mutation, ...] = (chains, sectors, *(shorts,) * 4, *BYTEWISE)
WORKBOOK: tuple[Mutation, ...] = (chains, sectors, *(shorts,) * 2, *(records,) * 3, *BYTEWISE)
