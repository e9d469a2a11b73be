"""``python -m tests.fuzzing``: many damaged files, within a time; what failed is kept."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from jixiao.documents.limits import MEBIBYTE
from tests.fuzzing.inputs import fuzzed
from tests.fuzzing.running import Tally, run


def main() -> int:
    """1 where an input failed."""
    options = _parser().parse_args()
    start = time.monotonic()
    numbers = range(options.first, options.first + options.inputs)
    tally = run(numbers, options.seed, options.processes, start + 60 * options.minutes)
    _keep(tally, options.seed, options.keep)
    print(_summary(tally, time.monotonic() - start))
    return int(bool(tally.problems))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--keep", type=Path, default=Path("out/soak"), help="what failed goes here")
    return parser


def _keep(tally: Tally, seed: int, folder: Path) -> None:
    """Each input that failed, and beside it why."""
    for outcome in tally.problems:
        folder.mkdir(parents=True, exist_ok=True)
        name, data = fuzzed(seed, outcome.number)
        (folder / name).write_bytes(data)
        (folder / f"{name}.why").write_text(outcome.problem, encoding="utf-8")


def _summary(tally: Tally, seconds: float) -> str:
    lines = [
        f"{tally.inputs} inputs in {seconds:.0f} s, {len(tally.problems)} failed",
        f"slowest: {tally.slowest.seconds:.1f} s, input {tally.slowest.number}",
        f"largest process: {tally.peak / MEBIBYTE:.0f} MB",
    ]
    lines += [f"  {one.number}: {one.problem.splitlines()[-1][:150]}" for one in tally.problems]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
