"""Scores in prose: every relation between indicators, scores, weights and totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.averages import average_scores, folded_means, folded_scores
from jixiao.extraction.prose.scores.changes import score_changes, score_gaps
from jixiao.extraction.prose.scores.completion import completion_rates, survey_rates
from jixiao.extraction.prose.scores.deductions import deductions
from jixiao.extraction.prose.scores.echoes import echoed_actuals
from jixiao.extraction.prose.scores.executions import execution_scores
from jixiao.extraction.prose.scores.executions_elsewhere import execution_scores_elsewhere
from jixiao.extraction.prose.scores.in_turn import scores_in_turn
from jixiao.extraction.prose.scores.indicators import indicators_of
from jixiao.extraction.prose.scores.lines import Line
from jixiao.extraction.prose.scores.repeats import repeated_points, repeated_scores
from jixiao.extraction.prose.scores.rules import scores_by_rule
from jixiao.extraction.prose.scores.score_rates import score_rates
from jixiao.extraction.prose.scores.totals import score_totals
from jixiao.extraction.prose.scores.weights import (
    weight_breakdowns,
    weight_lists,
    weight_totals,
    weights_of_counted,
    weights_of_lines,
)
from jixiao.ledger.relation import Relation


def score_relations(
    phrases: list[Phrase], lines: list[Line], passages: Sequence[Passage]
) -> Iterator[Relation]:
    """Completion rates, scores by rule, totals of scores and of weights in the prose."""
    indicators = indicators_of(phrases)
    yield from completion_rates(indicators)
    yield from scores_by_rule(indicators)
    yield from survey_rates(indicators, phrases)
    yield from echoed_actuals(indicators, phrases)
    yield from execution_scores(phrases)
    yield from execution_scores_elsewhere(phrases)
    yield from deductions(phrases, lines)
    yield from score_changes(phrases)
    yield from score_gaps(phrases)
    yield from repeated_scores(phrases)
    yield from repeated_points(phrases)
    yield from score_totals(phrases, lines, passages)
    yield from scores_in_turn(lines, passages)
    yield from weight_totals(phrases)
    yield from weight_breakdowns(phrases)
    yield from weight_lists(phrases)
    yield from weights_of_counted(phrases)
    yield from weights_of_lines(lines)
    yield from score_rates(lines, phrases)
    yield from average_scores(lines)
    yield from folded_means(lines)
    yield from folded_scores(phrases)
