"""What follows from entered values, by which way, and what is missing for it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from jixiao.filing.expressions import ExpressionError, parse
from jixiao.filing.filing import Filing
from jixiao.filing.known import Knowledge, derived
from jixiao.filing.schema import field_at, fields, tables
from tests.rubrics.filings import filing_with, number_of, text_of


def test_a_total_of_its_sources_and_of_its_adjustments() -> None:
    filing = filing_with(
        budget__initial__superior="2.67", budget__initial__own="165.62", budget__initial__other="0"
    )
    filing.put("adjustments.1.amount", number_of("0.01"))
    known = Knowledge(filing)
    assert known.at("budget.initial.total").number == Fraction("168.29")
    assert known.at("budget.adjusted.total").number == Fraction("168.30")


def test_sources_crossed_with_kinds_make_both_margins() -> None:
    amounts = {"superior": (1, 0, 4), "own": (20, 3, 0), "other": (0, 0, 2)}
    filing = filing_with(
        **{
            f"budget__outturn__crossed__{source}__{kind}": str(amount)
            for source, row in amounts.items()
            for kind, amount in zip(("personnel", "public", "project"), row, strict=True)
        }
    )
    known = Knowledge(filing)
    assert known.at("budget.outturn.of_source.own").number == 23
    assert known.at("budget.outturn.of_kind.project").number == 6
    assert known.at("budget.outturn.basic").number == 24
    assert known.at("budget.outturn.total").number == 30


def test_what_is_missing_is_named() -> None:
    known = Knowledge(filing_with(budget__initial__personnel="1")).at("budget.initial.basic")
    assert known.number is None
    assert known.missing == ("budget.initial.public",)


def test_every_known_way_is_told() -> None:
    filing = filing_with(
        budget__outturn__entered_total="10", budget__outturn__personnel="4",
        budget__outturn__public="3", budget__outturn__project="2",
    )  # fmt: skip
    ways = {way.text: value for way, value in Knowledge(filing).ways_to("budget.outturn.total")}
    assert sorted(ways.values()) == [9, 10]


def test_rows_add_up_and_are_counted() -> None:
    filing = Filing("xinjiang", 2024)
    for row, amount in enumerate(("1.2", "3.4"), 1):
        filing.put(f"projects.{row}.outturn", number_of(amount))
    known = Knowledge(filing)
    assert known.at("projects_outturn").number == Fraction("4.6")
    assert known.at("count(projects)").number == 2


def test_an_actual_is_counted_from_the_registers() -> None:
    filing = Filing("xinjiang", 2024)
    for row, (name, people) in enumerate((("甲", "12"), ("乙", "30"), ("甲", "8")), 1):
        filing.put(f"ledger.training.{row}.name", text_of(name))
        filing.put(f"ledger.training.{row}.people", number_of(people))
    for row, formula in enumerate(
        ("count(ledger.training)", "sum(ledger.training.people)", "distinct(ledger.training.name)"),
        1,
    ):
        filing.put(f"indicators.{row}.actual_from", text_of(formula))
    known = [Knowledge(filing).at(f"indicators.{row}.actual") for row in (1, 2, 3)]
    assert [one.number for one in known] == [3, 50, 2]
    assert known[1].way == "sum(ledger.training.people)"
    filing.put("indicators.2.actual", number_of("48"))
    assert Knowledge(filing).at("indicators.2.actual").number == 48


def test_a_ratio_over_an_empty_register_is_missing() -> None:
    filing = Filing("xinjiang", 2024)
    filing.put(
        "indicators.1.actual_from", text_of("sum(ledger.hotline.handled) / count(ledger.hotline)")
    )
    assert Knowledge(filing).at("indicators.1.actual").number is None


def test_no_path_means_two_things() -> None:
    assert not set(fields()) & set(derived())
    assert not set(fields()) & set(tables())


def test_every_operand_of_a_derived_value_exists() -> None:
    for rule in derived().values():
        for way in rule.ways:
            for path in way.paths:
                inside = path.partition("(")[2].rstrip(")")
                table, _, column = inside.rpartition(".")
                known = field_at(path) or path in derived() or tables()[table].column(column)
                assert known, (rule.path, path)


@pytest.mark.parametrize("text", ["__import__('os')", "a if b else c", "a ** 2", "1.5 * a", "a["])
def test_only_arithmetic_is_an_expression(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a / b", "a÷b"),
        ("(a - b) / b", "（a－b）÷b"),
        ("a - (b + c)", "a－（b＋c）"),
        ("1 - abs(a - b) / b", "1－|a－b|÷b"),
    ],
)
def test_an_expression_in_words(text: str, words: str) -> None:
    assert parse(text).words(lambda path: path) == words
