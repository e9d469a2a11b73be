"""The bars on the labelled samples, held by the cheap suites and by samples of the dear ones."""

from __future__ import annotations

import os

import pytest
from benchmarks.__main__ import run_suite
from benchmarks.result import SuiteResult, listing, table
from benchmarks.samples import SamplesMissingError, shared

MUTANTS, TWINS = 60, 10
SCORED, LOSSLESS = 300, 10
NOT_YET: dict[str, dict[str, int]] = {}
"""Bars that are still missed (docs/accuracy.md), with the hits reached: no fewer may come."""


_TIMES = (" s", " ms")
"""Bars of time are for the benchmarks: a test would fail whenever the computer is busy."""


def _reason() -> str:
    try:
        shared()
    except SamplesMissingError as reason:
        return str(reason)
    return ""


needs_samples = pytest.mark.skipif(
    bool(_reason()) and not os.environ.get("CI"), reason=_reason() or "samples are there"
)


def hold(result: SuiteResult) -> None:
    """Every bar of the suite is met, or missed no further than is known; else shows the misses."""
    known = NOT_YET.get(result.name, {})
    worse = [
        bar
        for bar in result.missed
        if not bar.reached.endswith(_TIMES)
        and (bar.name not in known or int(bar.reached.split("/")[0]) < known[bar.name])
    ]
    if result.skipped or worse:
        pytest.fail(f"{table(result)}\n{listing(result)}", pytrace=False)


@needs_samples
@pytest.mark.parametrize("name", ["excerpts", "seeds", "whole", "pdf"])
def test_bars_are_met(name: str) -> None:
    hold(run_suite(name))


@needs_samples
def test_a_sample_of_mutants_is_found() -> None:
    hold(run_suite("mutants", 0, count=MUTANTS))


@needs_samples
def test_a_sample_of_twins_gives_the_same_findings() -> None:
    hold(run_suite("twins", 0, count=TWINS))


def test_filings_are_scored_and_lose_nothing() -> None:
    hold(run_suite("filings", 0, scored=SCORED, lossless=LOSSLESS))
