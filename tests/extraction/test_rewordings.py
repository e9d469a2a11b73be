"""A report that says the same in other words keeps its relations and stays without errors."""

import re
from pathlib import Path

import pytest
import yaml

from jixiao import verbs
from jixiao.checks.finding import Severity
from jixiao.extraction.building import agrees
from jixiao.ledger.relation import RelationKind
from tests.extraction.test_cases import DOUBTED

HERE = Path(__file__).parent
RULES: list[list[str]] = yaml.safe_load((HERE / "rewordings.yaml").read_text(encoding="utf-8"))
REPORTS = sorted((HERE / "reports").glob("*.txt"))

Held = set[tuple[str, tuple[str, ...]]]


def read(text: str, path: Path) -> tuple[Held, list[str]]:
    """What is computed in a text and holds, by its digits, and the messages of its errors."""
    path.write_text(text, encoding="utf-8")
    checked = verbs.check(path)
    held = {
        (one.stated.digits, tuple(sorted(term.digits for term in one.operands)))
        for one in checked.ledger.relations
        if agrees(one.judgement) and one.kind is not RelationKind.SAME_FACT
    }
    found = checked.findings
    errors = [
        one.message for one in found if one.severity is Severity.ERROR or one.cause == DOUBTED
    ]
    return held, errors


@pytest.fixture(scope="module", params=REPORTS, ids=lambda path: path.stem)
def report(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Held, Path]:
    text = request.param.read_text(encoding="utf-8")
    folder = tmp_path_factory.mktemp("reworded")
    held, errors = read(text, folder / "report.txt")
    assert held
    assert not errors
    return text, held, folder


@pytest.mark.parametrize(("words", "others"), RULES)
def test_other_words_for_the_same(words: str, others: str, report: tuple[str, Held, Path]) -> None:
    text, held, folder = report
    reworded = re.sub(words, others, text)
    again, errors = read(reworded, folder / "reworded.txt")
    assert not errors
    assert not held - again


@pytest.mark.parametrize("words", sorted({words for words, _ in RULES}))
def test_every_rule_meets_words_of_some_report(words: str) -> None:
    assert any(re.search(words, path.read_text(encoding="utf-8")) for path in REPORTS)
