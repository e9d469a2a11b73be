"""``python -m benchmarks [SUITE …]``: what is reached, bar by bar."""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module

from benchmarks import accuracy
from benchmarks.result import Bar, SuiteResult, listing, table
from benchmarks.samples import SamplesMissingError

SUITES = (
    "speed",
    "filings",
    "excerpts",
    "seeds",
    "whole",
    "own",
    "mutants",
    "twins",
    "pdf",
    "hostile",
    "ocr",
)
"""Time is measured first, before the others have filled the memory."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the suites named, or all; 1 where a bar is missed."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    options = _parser().parse_intermixed_args(arguments)
    results = []
    for name in options.suites or SUITES:
        result = run_suite(name, options.seed)
        results.append(result)
        print(table(result), flush=True)
        if options.list and result.misses:
            print(listing(result), flush=True)
    if options.write:
        accuracy.write(results, _command(options.suites))
    missed = [f"{result.name}: {bar.name}" for result in results for bar in result.missed]
    skipped = sum(bool(result.skipped) for result in results)
    print(
        f"\n{len(missed)} bars missed, {skipped} suites skipped"
        + "".join(f"\n   {line}" for line in missed)
    )
    return 1 if missed else 0


def run_suite(name: str, seed: int = 0, **options: int) -> SuiteResult:
    """One suite; without the samples it is skipped with the reason."""
    run: Callable[..., SuiteResult] = import_module(f"benchmarks.{name}").run
    start = time.perf_counter()
    try:
        result = run(seed, **options)
    except SamplesMissingError as reason:
        result = SuiteResult(name, skipped=str(reason))
    except Exception as fault:  # noqa: BLE001 - one broken suite must not hide the others
        result = SuiteResult(name, [Bar("suite runs to its end", "yes", repr(fault), False)])
        result.misses = traceback.format_exc().splitlines()[-6:]
    result.seconds = time.perf_counter() - start
    return result


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("suites", nargs="*", metavar="SUITE", help=" ".join(SUITES))
    parser.add_argument("--list", action="store_true", help="name every miss")
    parser.add_argument("--write", action="store_true", help="update docs/accuracy.md")
    parser.add_argument("--seed", type=int, default=0, help="of mutants and twins (default 0)")
    return parser


def _command(suites: Sequence[str]) -> str:
    return " ".join(["python -m benchmarks", *suites])


if __name__ == "__main__":
    sys.exit(main())
