"""How relations and findings of the JSON are matched with labels."""

from __future__ import annotations

from typing import Any

import pytest
from benchmarks.checking import Checked, Finding, Relation, Span
from benchmarks.excerpts import scorable
from benchmarks.pdf import points_at, states
from benchmarks.whole import covers, in_scope


def relation(**changes: Any) -> Relation:
    values: dict[str, Any] = {
        "id": "r1", "kind": "share", "scope": "clause", "start": 0, "end": 30,
        "operands": ("2,106.66", "2940.05"), "stated": "71.65", "recomputed": "71.65",
        "verdict": "holds", "page": 21,
        "figures": (Span(0, 8, "operand"), Span(10, 18, "operand"), Span(20, 26, "stated")),
    }  # fmt: skip
    return Relation(**{**values, **changes})


def consistent(**changes: Any) -> dict[str, Any]:
    label: dict[str, Any] = {"form": "pct", "start": 20, "end": 25}
    return {**label, "operand_spans": [[0, 7], [10, 17]], **changes}


def identity(**changes: Any) -> dict[str, Any]:
    label: dict[str, Any] = {"op": "pct", "page": 21, "stated": "71.65"}
    return {**label, "operands": ["2106.66", "2,940.05"], **changes}


def test_a_relation_of_a_clean_text_is_matched_by_its_places() -> None:
    assert covers(relation(), consistent())
    assert covers(relation(), consistent(operand_spans=[[0, 7], [40, 47]]))
    assert not covers(relation(), consistent(operand_spans=[[50, 57], [40, 47]]))
    assert not covers(relation(verdict="contradicted"), consistent())
    assert not covers(relation(), consistent(start=0, end=7))


def test_sides_of_a_same_fact_may_be_swapped() -> None:
    same = relation(kind="same_fact", figures=(Span(0, 8, "operand"), Span(20, 26, "stated")))
    swapped = consistent(form="same", start=0, end=7, operand_spans=[[20, 25]])
    assert covers(same, swapped)
    assert not covers(same, {**swapped, "form": "pct"})


def test_an_identity_is_matched_by_page_stated_and_all_operands() -> None:
    assert states(relation(), identity())
    assert not states(relation(page=3), identity())
    assert not states(relation(operands=("2106.66",)), identity())
    assert not states(relation(stated="71.66"), identity())
    assert states(relation(operands=("2106.66", "0", "2940.05")), identity(op="sum"))


def test_an_amount_in_another_unit_is_matched_either_way() -> None:
    label = identity(op="wan", stated="87.36", operands=["873,617.00"])
    assert states(relation(stated="87.36", operands=("873617.00",)), label)
    assert states(relation(stated="873617.00", operands=("87.36",)), label)
    assert not states(relation(stated="87.37", operands=("873617.00",)), label)


@pytest.mark.parametrize(
    ("code", "severity", "wanted"),
    [("A08", "E", True), ("A04", "E", False), ("B05", "E", True), ("B02", "E", False),
     ("A14", "I", False)],
)  # fmt: skip
def test_planted_errors_in_scope(code: str, severity: str, wanted: bool) -> None:
    assert in_scope({"code": code, "severity": severity}) is wanted


def test_a_labelled_finding_needs_page_and_stated_value() -> None:
    values: dict[str, Any] = {
        "code": "CO01", "kinds": frozenset({"B05"}), "severity": "error", "message": "",
        "quote": "0.3 万元", "stated": "0.3", "expected": "2961.68", "cause": "", "start": 0,
        "end": 6, "page": 21, "relation": "",
    }  # fmt: skip
    finding = Finding(**values)
    label = {"page": [21, 22], "stated": "0.3", "kind": "table_vs_text"}
    assert points_at(finding, label)
    assert not points_at(finding, {**label, "page": 20})
    assert not points_at(finding, {**label, "stated": "0.31"})
    assert not points_at(finding, {**label, "kind": "direction_word", "stated": "持平"})


def test_the_scorer_gets_its_own_names() -> None:
    answer = scorable(Checked("a", relations=[relation()]))
    assert answer["relations"] == [
        {"kind": "percent_of", "start": 0, "end": 30, "verdict": "holds",
         "operands": ["2,106.66", "2940.05"], "stated": "71.65"}
    ]  # fmt: skip
