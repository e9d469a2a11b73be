"""Whether a file is a Filing, told by its content."""

from __future__ import annotations

from pathlib import Path

_ENDINGS = (".yaml", ".yml")
_FIRST = 2_000
_SCHEMA = b"jixiao.filing/"


def is_filing(path: Path) -> bool:
    """Whether a YAML file names the schema of a Filing near its beginning."""
    if path.suffix.lower() not in _ENDINGS or not path.is_file():
        return False
    with path.open("rb") as file:
        return _SCHEMA in file.read(_FIRST)
