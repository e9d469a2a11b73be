"""Output that survives any console: UTF-8, no traceback, attributes only on a terminal."""

from __future__ import annotations

import os
import shutil
import sys
from io import TextIOWrapper
from typing import TextIO

_WIDEST = 100
_NARROWEST = 60


def use_utf8() -> None:
    """Write UTF-8 whatever the console says; what cannot be encoded is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def has_colour(stream: TextIO) -> bool:
    """Whether the stream is a terminal that wants attributes."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width_of(stream: TextIO) -> int:
    """Columns of the terminal, within what reads well; 80 where there is none."""
    if not stream.isatty():
        return 80
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((80, 24)).columns))


def say(text: str) -> None:
    """One piece of output."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def complain(text: str) -> None:
    """One line about what went wrong."""
    sys.stderr.write(" ".join(text.split()) + "\n")
