"""Time and memory in one run on one core."""

from __future__ import annotations

import compileall
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pypdfium2

from benchmarks.checking import COMMAND, check_text
from benchmarks.result import SuiteResult
from benchmarks.samples import REPOSITORY, SamplesMissingError, sample
from benchmarks.speed_samples import report, write_docx
from jixiao.verbs import read

NAME = "speed"
ROUNDS = 5
FACTOR_OVER_PDFIUM = 3
MS_PER_25_PAGES = 90
SECTIONS = 4
"""A text of some 1,700 characters; the long one has fifty times as many sections."""
TEN_KILOBYTES = 10_240


def run(_seed: int = 0) -> SuiteResult:
    """All measurements, each the best of several rounds."""
    result = SuiteResult(NAME)
    with one_core(), tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            _pdf(result)
        except SamplesMissingError as reason:
            result.notes.append(f"PDF not measured: {reason}")
        _docx(result, folder)
        _growth(result, folder)
        _process(result, folder)
    return result


@contextmanager
def one_core() -> Iterator[None]:
    """Hold this process, and those it starts, to a single core where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def best(*actions: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """The least processor time of each action in milliseconds, taken in turns after a warm-up."""
    times: list[list[float]] = [[] for _ in actions]
    for turn in range(rounds + 1):
        for action, taken in zip(actions, times, strict=True):
            start = time.process_time()
            action()
            if turn:
                taken.append((time.process_time() - start) * 1000)
    return [min(taken) for taken in times]


def bare_extraction(path: Path) -> int:
    """The text of all pages as pdfium gives it, and nothing else; returns the number of pages."""
    document = pypdfium2.PdfDocument(path)
    pages = len(document)
    for index in range(pages):
        page = document[index]
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()
    return pages


def _pdf(result: SuiteResult) -> None:
    for path in sorted(sample("documents").glob("*.pdf")):
        pages = bare_extraction(path)
        actions = (partial(bare_extraction, path), partial(read, path), partial(check_text, [path]))
        bare, reading, ours = best(*actions)
        bar = max(FACTOR_OVER_PDFIUM * bare, MS_PER_25_PAGES * pages / 25)
        result.at_most(f"PDF {path.stem[:24]}, {pages} pages", ours, bar, " ms")
        result.inform("  over bare extraction", f"{ours / bare:.1f} x ({bare:.1f} ms)")
        result.inform("  reading it alone", f"{reading / bare:.1f} x ({reading:.1f} ms)")


def _docx(result: SuiteResult, folder: Path) -> None:
    path = folder / "report.docx"
    write_docx(path)
    reading, taken = best(partial(read, path), partial(check_text, [path]))
    result.at_most("docx, 44 pages, 25,000 characters", taken, 60, " ms")
    result.inform("  reading it alone", f"{reading:.1f} ms")


def _growth(result: SuiteResult, folder: Path) -> None:
    short, long = folder / "short.txt", folder / "long.txt"
    short.write_text(report(SECTIONS), encoding="utf-8")
    long.write_text(report(SECTIONS * 50), encoding="utf-8")
    once, fifty = best(partial(check_text, [short]), partial(check_text, [long]), rounds=3)
    result.at_most("a text fifty times longer costs", fifty / once, 60, " x")
    result.inform("  the short one, the long one", f"{once:.1f} ms, {fifty:.0f} ms")


def _process(result: SuiteResult, folder: Path) -> None:
    # As installed: installing a wheel compiles its modules, a bare checkout may not.
    compileall.compile_dir(REPOSITORY / "src", quiet=2)
    path = folder / "ten.txt"
    text = report(60).encode("utf-8")[:TEN_KILOBYTES].decode("utf-8", "ignore")
    path.write_text(text, encoding="utf-8")
    version = [Launched.of(["--version"], (0,)) for _ in range(ROUNDS)]
    arguments = ["check", "--format", "json", str(path)]
    checked = [Launched.of(arguments, (0, 1)) for _ in range(ROUNDS)]
    result.at_most("jixiao --version", min(run.seconds for run in version), 0.2, " s")
    seconds = min(run.seconds for run in checked)
    result.at_most("check of 10 KB, whole process", seconds, 0.6, " s")
    megabytes = max(run.megabytes for run in checked)
    result.at_most("check of 10 KB, memory", megabytes, 200, " MB")


@dataclass(frozen=True, slots=True)
class Launched:
    """What one run of the command took; infinite where it failed."""

    seconds: float
    megabytes: float

    @classmethod
    def of(cls, arguments: list[str], right_codes: tuple[int, ...]) -> Launched:
        command = [sys.executable, "-m", "benchmarks.launch", *COMMAND, *arguments]
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", check=True, cwd=REPOSITORY
        )
        answer = json.loads(done.stdout)
        if answer["code"] not in right_codes or not answer["printed"]:
            return cls(math.inf, math.inf)
        return cls(answer["seconds"], answer["megabytes"])
