"""Every input by its number: which file is damaged how follows from the seed and the number."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from tests.fuzzing.chance import Mutation, apply
from tests.fuzzing.containers import WORD, WORKBOOK
from tests.fuzzing.lines import TEXT
from tests.fuzzing.markup import tagged, xml
from tests.fuzzing.objects import PDF
from tests.fuzzing.packages import ARCHIVE, PACKAGE

SOURCES = Path(__file__).parent / "sources"
"""Sound files of every format, written by ``python -m tests.fuzzing.making``."""

MUTATIONS: dict[str, tuple[Mutation, ...]] = {
    "txt": TEXT,
    "md": TEXT,
    "csv": TEXT,
    "html": (*(tagged,) * 3, *(xml,) * 2, *TEXT),
    "docx": PACKAGE,
    "xlsx": PACKAGE,
    "ofd": PACKAGE,
    "zip": ARCHIVE,
    "pdf": PDF,
    "doc": WORD,
    "wps": WORD,
    "xls": WORKBOOK,
    "et": WORKBOOK,
}
FORMATS = tuple(MUTATIONS)
_ALIKE = {"wps": "doc", "et": "xls"}
"""WPS writes the containers of old Word and Excel."""


def format_at(number: int) -> str:
    """The formats take turns."""
    return FORMATS[number % len(FORMATS)]


def fuzzed(seed: int, number: int) -> tuple[str, bytes]:
    """Name and content of one input."""
    chance = Random(f"{seed}:{number}")
    form = format_at(number)
    whole = chance.choice(sources(form))
    return f"{seed}-{number}.{form}", apply(chance, whole, MUTATIONS[form])


@cache
def sources(form: str) -> tuple[bytes, ...]:
    """The sound files of a format."""
    paths = sorted(SOURCES.glob(f"*.{_ALIKE.get(form, form)}"))
    return tuple(path.read_bytes() for path in paths)
