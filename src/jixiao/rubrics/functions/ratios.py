"""Scores that follow a ratio of amounts: execution rate, shares, limits, bands, progress."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from jixiao.filing.expressions import parse
from jixiao.rubrics.case import Case, Ratio
from jixiao.rubrics.functions.given import given_or
from jixiao.rubrics.outcome import Operand, Outcome
from jixiao.rubrics.rounding import digits, percent, score_of

_ONE = Fraction(1)


def execution_rate(case: Case) -> Outcome:
    """分值 × min(全年执行数 ÷ 全年预算数, 1); a zero budget cannot be scored.

    Domain notes §2.3 ``exec_rate``, verified on two published reports (99.92% → 9.99).
    """
    executed, budget = case.text("executed"), case.text("budget")
    ratio = case.ratio(f"{executed} / {budget}")
    if isinstance(ratio, Outcome):
        return ratio
    return _share(case, ratio, ratio.value)


def proportional(case: Case) -> Outcome:
    """分值 × min(value ÷ full, 1), ``full`` being 1 unless the rule says otherwise."""
    return _over_ratio(
        case, lambda ratio: _share(case, ratio, ratio.value / case.number("full", "1"))
    )


def at_most(case: Case) -> Outcome:
    """Full points up to ``limit``; above, the reverse rule; none from twice the limit on.

    With a limit of zero or less anything above it gives none.
    """
    limit = case.number("limit")

    def score(ratio: Ratio) -> Outcome:
        if ratio.value <= limit:
            return _full(case, ratio, f"≤{percent(limit)}")
        share = Fraction(0) if limit <= 0 else _ONE - (ratio.value - limit) / limit
        return _share(case, ratio, share, f"，超过{percent(limit)}")

    return _over_ratio(case, score)


def bands(case: Case) -> Outcome:
    """Points by the band that the value falls in: the first whose ``least`` it reaches."""

    def score(ratio: Ratio) -> Outcome:
        for band in _mappings(case.parameters["bands"]):
            if _in_band(ratio.value, band):
                points = Fraction(str(band["points"]))
                formula = f"{ratio.working}＝{percent(ratio.value)}，得{digits(points)}分"
                return Outcome(score_of(points, case.points), formula, ratio.operands)
        return Outcome(score_of(Fraction(0), case.points), ratio.working, ratio.operands)

    return _over_ratio(case, score)


def progress(case: Case) -> Outcome:
    """Points for each date by which a share of the budget was to be spent."""
    total, words, operands = Fraction(0), [], list[Operand]()
    for step in _mappings(case.parameters["steps"]):
        ratio = case.ratio(str(step["value"]))
        if isinstance(ratio, Outcome):
            return given_or(case, ratio)
        points, target = Fraction(str(step["points"])), Fraction(str(step["target"]))
        total += points * min(ratio.value / target, _ONE)
        operands.extend(ratio.operands)
        words.append(f"{ratio.working}＝{percent(ratio.value)}（应达{percent(target)}）")
    return Outcome(score_of(total, case.points), "；".join(words), operands)


def _over_ratio(case: Case, score: Callable[[Ratio], Outcome]) -> Outcome:
    """The score of the rule's value; ``none: full`` gives all points where nothing applies."""
    ratio = case.ratio(case.text("value"))
    if isinstance(ratio, Ratio):
        return score(ratio)
    if case.text("none") == "full" and _nothing_there(case):
        return Outcome(score_of(case.points, case.points), "没有此类事项，得满分")
    return given_or(case, ratio)


def _nothing_there(case: Case) -> bool:
    """Whether every operand of the value is zero or does not apply."""
    known = [case.knowledge.at(path) for path in parse(case.text("value")).paths]
    return all(each.not_applicable or each.number == 0 for each in known)


def _share(case: Case, ratio: Ratio, share: Fraction, note: str = "") -> Outcome:
    """Points × share, the share kept between none and all."""
    kept = max(Fraction(0), min(share, _ONE))
    capped = "，按100%计" if share > 1 else ""
    working = f"{ratio.working}＝{percent(ratio.value)}{capped}{note}"
    formula = f"{digits(case.points)}×{percent(kept)}（{working}）"
    return Outcome(score_of(case.points * kept, case.points), formula, ratio.operands)


def _full(case: Case, ratio: Ratio, why: str) -> Outcome:
    formula = f"{ratio.working}＝{percent(ratio.value)}，{why}，得满分"
    return Outcome(score_of(case.points, case.points), formula, ratio.operands)


def _in_band(value: Fraction, band: Mapping[str, object]) -> bool:
    least, most = band.get("least"), band.get("most")
    above = least is None or value >= Fraction(str(least))
    return above and (most is None or value <= Fraction(str(most)))


def _mappings(raw: object) -> Sequence[Mapping[str, object]]:
    assert isinstance(raw, list)
    return raw
