"""The examples as workbooks (``make examples``) hold what their YAML holds, whoever reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao import verbs
from tests.forms.comparing import same

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_both_forms_hold_the_same(path: Path) -> None:
    text, workbook = verbs.load_filing(path), verbs.load_filing(path.with_suffix(".xlsx"))
    assert same(text, workbook)
    assert verbs.score(text).total == verbs.score(workbook).total


def test_every_workbook_has_its_yaml() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.xlsx")} == {
        path.stem for path in EXAMPLES.glob("*.yaml")
    }
