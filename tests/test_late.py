"""Patterns that are compiled when they are first asked."""

from __future__ import annotations

import gc
import pkgutil
import re
from importlib import import_module

import pytest

import jixiao
from jixiao.late import LateRegex, late_regex


def test_it_does_what_a_compiled_pattern_does() -> None:
    late = late_regex(r"(?P<year>\d{4})年", re.ASCII)
    found = late.search("2024年")
    assert found is not None
    assert found["year"] == "2024"
    assert late.sub("", "2024年底") == "底"
    assert (late.pattern, late.flags & re.ASCII) == (r"(?P<year>\d{4})年", re.ASCII)
    assert late_regex(rb"\d").findall(b"a1") == [b"1"]


def test_it_is_compiled_once_and_not_before_it_is_asked() -> None:
    late = LateRegex("(", 0)
    assert repr(late) == "late_regex('(')"
    with pytest.raises(AttributeError):
        late.__missing__  # noqa: B018
    with pytest.raises(re.error):
        late.search("")
    other = LateRegex("x", 0)
    assert other.search.__self__ is other.match.__self__


def test_every_pattern_of_the_program_compiles() -> None:
    for module in pkgutil.walk_packages(jixiao.__path__, "jixiao."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    patterns = [one for one in gc.get_objects() if isinstance(one, LateRegex)]
    assert len(patterns) > 500
    for one in patterns:
        if one._source[0] != "(":
            assert re.compile(*one._source)
