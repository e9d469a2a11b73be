"""The generated pages are those of the code, and every kind of error is accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest
from docs.generate import PAGES, covering, kinds

from jixiao.checks.registry import all_checks
from jixiao.documents import limits

DOCS = Path(__file__).parents[2] / "docs"
COUNTS = {"A": 22, "B": 22, "C": 17, "D": 17, "E": 16, "F": 17}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_generated_page_is_up_to_date(name: str) -> None:
    written = (DOCS / name).read_text(encoding="utf-8")
    assert written == PAGES[name](), f"docs/{name} is out of date: run `make docs`"


def test_every_limit_is_documented() -> None:
    page = (DOCS / "limits.md").read_text(encoding="utf-8")
    names = {name for name in vars(limits) if name.isupper() and name[0] != "_"} - {"MEBIBYTE"}
    assert {name for name in names if f"| `{name}` |" not in page} == set()


def test_the_catalogue_is_complete() -> None:
    counts = {letter: sum(kind[0] == letter for kind in kinds()) for letter in COUNTS}
    assert counts == COUNTS


def test_every_kind_is_checked_or_says_why_not() -> None:
    by_kind = covering()
    for kind, entry in kinds().items():
        assert (kind in by_kind) != bool(entry.get("why")), kind
    known = {check.code for check in all_checks()}
    assert {code for codes in by_kind.values() for code in codes} <= known
    assert set(by_kind) <= set(kinds())


def test_every_command_and_setting_is_documented() -> None:
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    for word in ("check", "extract", "rules", "demo"):
        assert f"jixiao {word}" in readme
    for word in ("policy", "select", "ignore", "fail_on", "lang", "severity"):
        assert word in readme
