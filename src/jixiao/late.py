"""Patterns that are compiled when they are first asked.

Officials say one thing in many words, so there are more than a thousand patterns; one report needs
a quarter of them. Compiling all takes longer than checking the report.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def late_regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` gives, made when it is first used. A faulty pattern is told only then, so
    a test compiles them all.
    """
    return cast("re.Pattern[AnyStr]", LateRegex(pattern, flags))


class LateRegex:
    """Stands for a compiled pattern: hands out its methods and keeps them for the next time."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = self.__dict__.get("_compiled")
        if compiled is None:
            compiled = self._compiled = re.compile(*self._source)
        value = self.__dict__[name] = getattr(compiled, name)
        return value

    def __repr__(self) -> str:
        return f"late_regex({self._source[0]!r})"
