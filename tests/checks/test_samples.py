"""The samples of each check through the pipeline: the wrong one reported, the right one not."""

from __future__ import annotations

from typing import Any

import pytest

from jixiao import verbs
from jixiao.checks.registry import all_checks
from jixiao.documents.document import Document, Paragraph

NEEDS_A_DOCUMENT = frozenset(
    (
        "AR02",
        "AR10",
        "AR18",
        "CO01",
        "CO02",
        "CO03",
        "CO04",
        "CO05",
        "CO09",
        "CO11",
        "SC05",
    )
)
"""Checks whose one-sentence sample does not yet carry enough context for extraction."""
_FILINGS = "FI"
"""Checks of filings never see a text."""


def _codes(text: str) -> list[str]:
    document = Document("样例.txt", "txt", text, [Paragraph(0, len(text))])
    return [finding.code for finding in verbs.check(document).findings]


def _wrong_samples() -> list[Any]:
    mark = pytest.mark.xfail(reason="one sentence is too little context", strict=True)
    return [
        pytest.param(
            check.code,
            check.wrong,
            marks=[mark]
            if check.code in NEEDS_A_DOCUMENT or check.code.startswith(_FILINGS)
            else [],
            id=check.code,
        )
        for check in all_checks()
    ]


@pytest.mark.parametrize(("code", "text"), _wrong_samples())
def test_the_wrong_sample_is_reported(code: str, text: str) -> None:
    assert code in _codes(text)


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.code)
def test_the_right_sample_is_not_reported(check: Any) -> None:
    assert check.code not in _codes(check.right)
