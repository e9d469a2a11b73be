"""Five hundred mutants of the five seeds: one checked figure made wrong in each."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.checking import Checked, Finding, Relation, Span, check
from benchmarks.mutation import Mutant, mutations
from benchmarks.places import context
from benchmarks.result import SuiteResult, share
from benchmarks.samples import seeds, text_of

NAME = "mutants"
COUNT = 500
BAR = 0.95
DIGIT_SHARE = 0.7
"""Most slips are digits; the rest are units and direction words, where the seeds have them."""


@dataclass(frozen=True, slots=True)
class Original:
    """A seed as it stands, checked."""

    name: str
    text: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Outcome:
    """What checking a mutant brought."""

    fresh: list[Finding]
    on_figure: list[Finding]
    through_relation: list[Finding]
    after: str
    """The relations that hold the figure once it is wrong; ``gone`` where none does."""

    @property
    def found(self) -> bool:
        return bool(self.on_figure or self.through_relation)


def run(seed: int = 0, count: int = COUNT) -> SuiteResult:
    """``count`` mutants drawn with ``seed``."""
    result = SuiteResult(NAME)
    originals = [Original(n, text_of(p), check(p)) for n, p in seeds().items()]
    drawn = draw(originals, count, random.Random(seed))
    tally: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for original, mutant in drawn:
            outcome = judge(original, mutant, Path(folder))
            _count(tally, original, mutant, outcome)
            if not outcome.found:
                result.misses.append(_miss(original, mutant, outcome))
    _bars(result, tally, len(drawn), count)
    return result


def draw(
    originals: list[Original], count: int, chance: random.Random
) -> list[tuple[Original, Mutant]]:
    """A seeded draw over the checked figures of all seeds, digits first."""
    pools: dict[bool, list[tuple[Original, Mutant]]] = {True: [], False: []}
    for original in originals:
        for mutant in candidates(original, chance):
            pools[mutant.kind == "digits"].append((original, mutant))
    few = min(len(pools[False]), count - round(count * DIGIT_SHARE))
    digits = pools[True]
    while digits and len(digits) < count - few:
        digits += [(o, m) for o in originals for m in candidates(o, chance) if m.kind == "digits"]
    many = chance.sample(digits, min(len(digits), count - few))
    return many + chance.sample(pools[False], few)


def candidates(original: Original, chance: random.Random) -> Iterator[Mutant]:
    """Mutants of the figures that some relation of the original confirms."""
    held = [rel for rel in original.checked.relations if rel.settled]
    spans = sorted({(f.start, f.end) for rel in held for f in rel.figures})
    for start, end in spans:
        yield from mutations(original.text, Span(start, end), chance)


def judge(original: Original, mutant: Mutant, folder: Path) -> Outcome:
    """The findings that the mutant has and the original has not."""
    path = folder / f"{original.name}.txt"
    path.write_bytes(mutant.applied(original.text).encode("utf-8"))
    checked = check(path)
    known = {_mark(f, mutant.place(f.span)) for f in original.checked.findings}
    fresh = [f for f in checked.findings if _mark(f, f.span) not in known]
    target = mutant.place(_union(mutant.figure, mutant.changed))
    on_figure = [f for f in fresh if f.span.meets(target)]
    related = [f for f in fresh if _takes_part(checked.relation(f.relation), target)]
    return Outcome(fresh, on_figure, related, _relations_at(checked, target) or "gone")


def _mark(finding: Finding, span: Span) -> tuple[str, str, int, int, str, str, frozenset[str]]:
    return (finding.code, finding.severity, span.start, span.end,
            finding.stated, finding.expected, finding.kinds)  # fmt: skip


def _union(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _takes_part(relation: Relation | None, target: Span) -> bool:
    return relation is not None and any(figure.meets(target) for figure in relation.figures)


def _relations_at(checked: Checked, target: Span) -> str:
    held = [rel for rel in checked.relations if _takes_part(rel, target)]
    return ", ".join(sorted({f"{rel.kind}={rel.verdict}" for rel in held}))


def _count(tally: Counter[str], original: Original, mutant: Mutant, outcome: Outcome) -> None:
    hits = [*outcome.on_figure, *outcome.through_relation]
    tally["on"] += bool(outcome.on_figure)
    tally["related"] += bool(outcome.through_relation)
    tally["found"] += outcome.found
    tally["gone"] += not outcome.found and outcome.after == "gone"
    tally["loud"] += any(f.severity in ("error", "warning") for f in hits)
    held = [rel for rel in original.checked.relations if rel.settled]
    kinds = {f"held by {rel.kind}" for rel in held if _takes_part(rel, mutant.figure)}
    for group in (mutant.kind, original.name, *kinds):
        tally[f"n {group}"] += 1
        tally[f"found {group}"] += outcome.found


def _bars(result: SuiteResult, tally: Counter[str], drawn: int, count: int) -> None:
    result.at_least("mutants drawn", drawn, count, 1.0)
    result.at_least("new finding on the figure or its relation", tally["found"], drawn, BAR)
    result.inform("  its span overlaps the figure", share(tally["on"], drawn))
    result.inform("  its relation holds the figure", share(tally["related"], drawn))
    result.inform("  as error or warning", share(tally["loud"], drawn))
    result.inform("missed, its relations gone", share(tally["gone"], drawn - tally["found"]))
    for key in sorted(tally):
        if key.startswith("n "):
            group = key.removeprefix("n ")
            result.inform(f"  {group}", share(tally[f"found {group}"], tally[key]))


def _miss(original: Original, mutant: Mutant, outcome: Outcome) -> str:
    where = context(original.text, mutant.figure, 24)
    before = _relations_at(original.checked, mutant.figure)
    other = f"; {len(outcome.fresh)} new elsewhere" if outcome.fresh else ""
    return (
        f"{original.name} {mutant.kind} {mutant.old}→{mutant.new} {where} "
        f"({before} → {outcome.after}{other})"
    )
