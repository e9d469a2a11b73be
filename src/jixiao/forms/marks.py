"""The hidden marks of a workbook: column A and a hidden row above each block (docs/adr/0015).

A mark is a key and, after a blank, the visible word that stood beside it when the workbook was
made: ``body.level 单位级别``. Where the two no longer stand together, cells were moved apart.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

WORKBOOK = "jixiao.workbook/1"
"""The form of the workbook; the fields are those of ``jixiao.filing/1``."""

GRID = "#grid"
"""Head of a block with one path a row. Its columns are words for ``*``, or :data:`VALUE`."""
TABLE = "#table"
"""Head of a table: then its path. Its columns are those of the table."""
TOTALS = "#totals"
"""A row of sums of a table."""
LABELS = "#labels"
"""The visible heads of the columns."""
SAMPLE = "#sample"
"""A row that shows how to fill in; with a checksum of what stood there."""
ASIDE = "-"
"""A row with nothing to read: titles, notes, totals."""
META = "@"
"""Before a key of the head: ``@region``."""
VALUE = "="
"""The column of the entries where a row has only one."""
ANY = "*"
"""The column that tells the tables of a family apart."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A key, and the word that belongs beside it."""

    key: str
    label: str = ""

    def __str__(self) -> str:
        return f"{self.key} {self.label}".rstrip()

    @staticmethod
    def read(text: str) -> Mark:
        key, _, label = text.strip().partition(" ")
        return Mark(key, label)


def checksum(texts: Sequence[str]) -> str:
    """Tells whether a sample row still says what it said."""
    return f"{zlib.crc32(chr(31).join(texts).encode()):08x}"
