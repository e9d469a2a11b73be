"""One hundred twins of the seeds: what leaves the arithmetic alone must leave the findings."""

from __future__ import annotations

import random
import re
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

from benchmarks.checking import Checked, check
from benchmarks.result import SuiteResult, share
from benchmarks.samples import own_data, seeds, text_of
from benchmarks.twinning import TRANSFORMS, twin

NAME = "twins"
COUNT = 100
BAR = 1.0
CHANCE_OF_EACH = 0.5
SHIFTS = (-3, -2, -1, 1, 2, 3)

Mark = tuple[str, str, str, str]


def run(seed: int = 0, count: int = COUNT) -> SuiteResult:
    """``count`` twins: of each seed first one per transform alone, then mixed ones."""
    result = SuiteResult(NAME)
    names: dict[str, dict[str, str]] = own_data("twin_names.yaml")
    tally: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for index, (name, path) in enumerate(seeds().items()):
            original = check(path)
            for turn in range(index, count, len(seeds())):
                chance = random.Random(f"{seed}/{name}/{turn}")
                chosen = choice_of(turn // len(seeds()), chance)
                shift = chance.choice(SHIFTS)
                text = twin(text_of(path), chosen, names[name], shift, chance)
                target = Path(folder) / f"{name}.txt"
                target.write_bytes(text.encode("utf-8"))
                other = check(target)
                lost, extra = difference(original, other, shift if chosen["year"] else 0)
                _count(tally, chosen, name, not lost and not extra)
                tally["relations"] += len(other.relations)
                tally["relations of originals"] += len(original.relations)
                label = f"{name}#{turn} {'+'.join(t for t in TRANSFORMS if chosen[t])}"
                result.misses += [f"{label} lost {' '.join(mark)}" for mark in lost]
                result.misses += [f"{label} extra {' '.join(mark)}" for mark in extra]
    _bars(result, tally)
    return result


def choice_of(turn: int, chance: random.Random) -> dict[str, bool]:
    """Which transforms a twin takes: each alone at first, then any of them."""
    if turn < len(TRANSFORMS):
        return {name: name == TRANSFORMS[turn] for name in TRANSFORMS}
    chosen = {name: chance.random() < CHANCE_OF_EACH for name in TRANSFORMS}
    if not any(chosen.values()):
        chosen[chance.choice(TRANSFORMS)] = True
    return chosen


def difference(original: Checked, other: Checked, shift: int) -> tuple[list[Mark], list[Mark]]:
    """The findings lost and the findings gained, as marks that no transform touches."""
    before = Counter(marks(original, 0))
    after = Counter(marks(other, shift))
    return sorted((before - after).elements()), sorted((after - before).elements())


def marks(checked: Checked, shift: int) -> list[Mark]:
    return [
        (f.code, "/".join(sorted(f.kinds)), f.severity, plain(f.stated, shift))
        for f in checked.findings
    ]


def plain(stated: str, shift: int) -> str:
    """A stated value without width, blanks and separators, its years moved back."""
    text = re.sub(r"[\s,]", "", unicodedata.normalize("NFKC", stated))
    return re.sub(r"(?<!\d)(?:19|20)\d{2}(?=年|$)", lambda m: str(int(m[0]) - shift), text)


def _count(tally: Counter[str], chosen: dict[str, bool], name: str, same: bool) -> None:
    groups = ["all", f"seed {name}"]
    taken = [transform for transform in TRANSFORMS if chosen[transform]]
    if len(taken) == 1:
        groups.append(f"{taken[0]} alone")
    groups += [f"with {transform}" for transform in taken]
    for group in groups:
        tally[f"n {group}"] += 1
        tally[f"same {group}"] += same


def _bars(result: SuiteResult, tally: Counter[str]) -> None:
    result.at_least("twins with the same findings", tally["same all"], tally["n all"], BAR)
    kept = share(tally["relations"], tally["relations of originals"])
    result.inform("relations in twins, in originals", kept)
    for key in sorted(tally):
        group = key.removeprefix("n ")
        if key.startswith("n ") and group != "all":
            result.inform(f"  {group}", share(tally[f"same {group}"], tally[key]))
