"""The tables of the shared samples: labelled identities hold, nothing is contradicted."""

from __future__ import annotations

import re
from typing import Any

import pytest

from jixiao.documents.reading import read_document
from jixiao.extraction.tables.adding import add_tables
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Ledger, Relation
from tests.samples import pdf_labels, sample_file

DOCUMENTS = pdf_labels()


def tables(relative: str) -> tuple[Ledger, list[int]]:
    document = read_document(sample_file(relative))
    ledger = Ledger(document.text)
    return ledger, [len(reading.entries) for reading in add_tables(document, ledger)]


def bare(printed: object) -> str:
    return str(printed).replace(",", "")


def answers(relation: Relation, label: dict[str, Any]) -> bool:
    operands = [bare(operand) for operand in label["operands"]]
    held = {term.digits for term in relation.operands}
    if relation.stated.digits == bare(label["stated"]):
        return 2 * sum(operand in held for operand in operands) >= len(operands)
    return operands == [relation.stated.digits] and bare(label["stated"]) in held


@pytest.mark.parametrize("labels", DOCUMENTS, ids=lambda labels: str(labels["id"]))
def test_identities_of_the_disclosures(labels: dict[str, Any]) -> None:
    ledger, counts = tables(labels["path"])
    assert counts == [table["numeric_cells"] for table in labels["tables"]]
    assert not [relation for relation in ledger.relations if relation.contradicted]
    wanted = [
        label
        for label in labels["consistent"]
        if label["kind"] in ("sum", "hierarchy", "cross_table")
        and re.match(r"T\d\d", label["identity"])
    ]
    found = [
        label
        for label in wanted
        if any(
            relation.verdict in (Verdict.HOLDS, Verdict.ROUNDING) and answers(relation, label)
            for relation in ledger.relations
        )
    ]
    assert len(found) >= 0.95 * len(wanted)


def test_the_rubric_with_a_blank_score() -> None:
    ledger, _ = tables("seeds/003_70d2fb4dfce1c169.txt")
    mention = next(m for m in ledger.mentions if m.kind == "blank_score")
    assert (mention.expected, mention.note) == ("4", "94")
    wrong = [relation for relation in ledger.relations if relation.contradicted]
    assert [(r.stated.digits, r.judgement.recomputed) for r in wrong] == [("94", "90")]


def test_the_clean_report_and_its_planted_twin() -> None:
    clean, _ = tables("benchmark/whole/clean/08.txt")
    assert not [relation for relation in clean.relations if relation.contradicted]
    planted, _ = tables("benchmark/whole/planted/08.txt")
    wrong = {relation.stated.digits for relation in planted.relations if relation.contradicted}
    assert wrong == {"16.92", "1523.68", "93.22"}
    assert [m.kind for m in planted.mentions] == ["blank_score"]
