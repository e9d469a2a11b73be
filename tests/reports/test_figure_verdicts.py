"""What is known of single figures."""

from __future__ import annotations

from dataclasses import replace

from jixiao.reports.findings.figure_verdicts import standings
from tests.reports.samples import checked


def test_a_figure_is_what_the_relations_that_state_it_make_of_it() -> None:
    found = {each.fact.figure.digits: each for each in standings(checked())}
    assert found["80.00"].verdict == "contradicted"
    assert found["25.00"].verdict == "holds"
    assert found["0.45"].verdict == "unchecked"


def test_a_part_of_a_wrong_sum_is_involved_unless_something_confirms_it() -> None:
    found = {each.fact.figure.digits: each for each in standings(checked())}
    assert found["50.00"].verdict == "contradicted"  # AR11 says that it is the likelier slip
    assert found["20.00"].verdict == "holds"  # the share rests on it, and holds
    assert (found["20.00"].stated, found["20.00"].used) == ([], [0, 1])


def test_a_contradiction_that_is_no_finding_only_involves() -> None:
    result = checked()
    total = [finding for finding in result.findings if finding.code == "AR01"]
    found = {each.fact.figure.digits: each for each in standings(replace(result, findings=total))}
    assert (found["80.00"].verdict, found["50.00"].verdict) == ("contradicted", "involved")
    found = {each.fact.figure.digits: each for each in standings(replace(result, findings=[]))}
    assert (found["80.00"].verdict, found["50.00"].verdict) == ("involved", "involved")
