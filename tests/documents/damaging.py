"""Files with bytes changed by chance, always the same ones."""

from __future__ import annotations

import random
from collections.abc import Iterator


def damaged(whole: bytes, *, seed: int, copies: int, each: int, start: int = 0) -> Iterator[bytes]:
    """So many copies, ``each`` bytes of them changed, none before ``start``."""
    chance = random.Random(seed)
    for _ in range(copies):
        data = bytearray(whole)
        for _ in range(each):
            data[chance.randrange(start, len(data))] = chance.randrange(256)
        yield bytes(data)
