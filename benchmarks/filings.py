"""Filings: scored by the thousand, beside a spreadsheet; workbook and YAML without loss."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.filing.generating import WRONG, generated
from tests.forms.clerk import Clerk
from tests.forms.comparing import bare, same
from tests.forms.mistakes import plant_mistakes

from benchmarks.filing_samples import PACK, filings
from benchmarks.result import SuiteResult
from benchmarks.samples import REPOSITORY
from benchmarks.speed import one_core
from benchmarks.spreadsheet_scores import program, recalculate
from jixiao import verbs
from jixiao.filing.filing import Filing
from jixiao.forms.filing_reading import read_filing
from jixiao.forms.problem import FormError
from jixiao.forms.yaml_writing import yaml_of
from jixiao.regions.packs import find_pack
from jixiao.rubrics.scoring import score

NAME = "filings"
SCORED, SECONDS, MEGABYTES = 10_000, 20, 300
RECALCULATED, LOSSLESS = 200, 300
_SAME_TOTALS = 0.95
"""A spreadsheet rounds floats: now and then its cent is another."""


def run(seed: int = 0, scored: int = SCORED, lossless: int = LOSSLESS) -> SuiteResult:
    """All measurements: so many filings scored, so many through workbook and YAML."""
    result = SuiteResult(NAME)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _scored(result, folder, seed, scored)
        _beside_a_spreadsheet(result, folder, seed)
        _both_ways(result, folder, seed, lossless)
        _mistakes(result, folder)
    return result


def _scored(result: SuiteResult, folder: Path, seed: int, count: int) -> None:
    """Time of processor for scoring alone, on one core; peak memory of the whole process."""
    target = folder / "seconds"
    scoring = [sys.executable, "-m", "benchmarks.scoring", f"{count}", f"{seed}", str(target)]
    command = [sys.executable, "-m", "benchmarks.launch", *scoring]
    with one_core():
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", check=True, cwd=REPOSITORY
        )
    seconds = float(target.read_text(encoding="utf-8"))
    demanded = SECONDS * count / SCORED
    result.at_most(f"{count:,} filings of 30 indicators scored", seconds, demanded, " s")
    result.at_most("  memory", json.loads(done.stdout)["megabytes"], MEGABYTES, " MB")


def _beside_a_spreadsheet(result: SuiteResult, folder: Path, seed: int) -> None:
    if program() is None:
        result.notes.append("LibreOffice is not here: nothing to compare with")
        return
    pack = find_pack(PACK)
    assert pack is not None
    chosen = list(filings(seed, RECALCULATED))
    start = time.perf_counter()
    totals = [score(filing, pack).total for filing in chosen]
    ours = (time.perf_counter() - start) * 1000 / RECALCULATED
    made = recalculate(chosen, folder)
    theirs = made.seconds * 1000 / RECALCULATED
    equal = sum(one == other for one, other in zip(totals, made.totals, strict=True))
    result.at_least("totals equal to LibreOffice's", equal, RECALCULATED, _SAME_TOTALS)
    result.inform("  a filing by jixiao, by LibreOffice", f"{ours:.2f} ms, {theirs:.2f} ms")


def _both_ways(result: SuiteResult, folder: Path, seed: int, count: int) -> None:
    """Filing → workbook → Filing → YAML → Filing: nothing may change on the way."""
    names, kept = ["", *WRONG], 0
    for number in range(count):
        filing = generated(seed + number, names[number % len(names)])
        workbook, text = folder / "a.xlsx", folder / "a.yaml"
        workbook.write_bytes(verbs.workbook(filing))
        read = read_filing(workbook)
        text.write_text(yaml_of(read), encoding="utf-8")
        whole = bare(read) == bare(filing) and same(read_filing(text), filing)
        kept += whole
        if not whole:
            result.misses.append(f"filing {seed + number} is not the same after both forms")
    result.at_least("workbook, YAML and Filing lossless", kept, count, 1)


def _mistakes(result: SuiteResult, folder: Path) -> None:
    """Forty mistakes of a clerk: as many messages, each at its cell."""
    path = folder / "mistakes.xlsx"
    path.write_bytes(verbs.workbook(Filing("xinjiang", 2024)))
    clerk = Clerk(path)
    planted = plant_mistakes(clerk)
    clerk.save(path)
    told: dict[str, list[str]] = {}
    try:
        read_filing(path)
    except FormError as error:
        for problem in error.problems:
            told.setdefault(problem.place, []).append(problem.message)
    right = sum(
        len(told.get(place, ())) == 1 and words in told[place][0]
        for place, words in planted.items()
    )
    result.at_least("planted mistakes told at their cells", right, len(planted), 1)
    further = sum(map(len, told.values())) - right
    result.at_most("  further messages", further, 0)
