"""Rendered pages read by recognition: figures right, doubtful or wrong, and errors it makes."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from tests.round_trip import REPORTS, write_pdf, write_text
from tests.scanning import Scan, page_count, write_scan, write_some

import jixiao
from benchmarks.result import SuiteResult
from benchmarks.samples import sample
from jixiao.checks.result import CheckResult
from jixiao.documents.ocr_engine import is_installed

NAME = "ocr"
SCANS = (
    Scan("200 dpi", 200, every=3),
    Scan("150 dpi", 150, every=4),
    Scan("300 dpi", 300, every=4),
    Scan("200 dpi, slanting", 200, slant=0.8, every=4),
    Scan("150 dpi, noisy", 150, noise=80, every=4),
)
BAR = 0.99


@dataclass(frozen=True, slots=True)
class Read:
    """A figure as it was read: number with unit, and whether in doubt."""

    text: str
    doubtful: bool


def run(seed: int = 0, fewest: int = 1) -> SuiteResult:
    """Every scan of every sample; of ``fewest`` pages only one is measured."""
    result = SuiteResult(NAME)
    if not is_installed():
        result.skipped = "the extra ocr is not installed"
        return result
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        paths = [*sorted(sample("documents").glob("*.pdf")), *_own_samples(Path(folder))]
        for scan in SCANS:
            tally: Counter[str] = Counter()
            for path in paths:
                tally += _measure(path, scan, fewest, seed, Path(folder), result)
            result.at_least(
                f"{scan.name}: figures right or marked",
                tally["right"] + tally["marked"],
                tally["figures"],
                BAR,
            )
            right = f"{tally['right']} right ({tally['needless']} marked), {tally['marked']} marked"
            result.inform("  of them", f"{right}, {tally['wrong']} wrong, {tally['more']} too many")
            total += tally
    result.at_most("errors that the original does not have", total["errors"], 0)
    result.inform("  warnings and infos that it does not have", str(total["warnings"]))
    result.inform("errors of the original found, of all", f"{total['found']}/{total['true']}")
    return result


def _own_samples(folder: Path) -> list[Path]:
    """The project's own reports as .pdf, and as .txt beside it, where no line breaks."""
    paths = [folder / f"{name}.pdf" for name in REPORTS]
    for path, parts in zip(paths, REPORTS.values(), strict=True):
        write_pdf(path, parts)
        write_text(path.with_suffix(".txt"), parts)
    return paths


def _measure(
    path: Path, scan: Scan, fewest: int, seed: int, folder: Path, result: SuiteResult
) -> Counter[str]:
    """One sample scanned in one way, beside its text: that of the same pages, or the .txt."""
    text = path.with_suffix(".txt")
    step = 1 if text.exists() else max(scan.every, fewest)
    pages = range(seed % min(step, page_count(path)), page_count(path), step)
    original, scanned = folder / "original.pdf", folder / "scanned.pdf"
    write_some(path, pages, original)
    write_scan(original, scan, scanned)
    true = jixiao.check(text if text.exists() else original)
    read = jixiao.check(scanned)
    label = f"{path.stem} {scan.name}"
    tally = compare(figures_of(true), figures_of(read), label, result.misses)
    tally += _findings(true, read, label, result.misses)
    return tally


def figures_of(checked: CheckResult) -> list[Read]:
    """The figures in the order of the document."""
    ledger = checked.ledger
    figures = sorted((fact.figure for fact in ledger.facts), key=lambda figure: figure.start)
    return [Read(each.digits + each.unit, ledger.is_doubtful(each)) for each in figures]


def compare(
    true: Sequence[Read], read: Sequence[Read], label: str, misses: list[str]
) -> Counter[str]:
    """How many figures are right, wrong but marked, or wrong.

    Figures are matched in their order; a cell that was read in another order is still right.
    """
    one, other = [each.text for each in true], [each.text for each in read]
    tally = Counter(figures=len(true))
    lost: list[int] = []
    extra: list[Read] = []
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            tally["right"] += end - start
            tally["needless"] += sum(each.doubtful for each in read[first:last])
        else:
            lost += range(start, end)
            extra += read[first:last]
    return tally + _unmatched(one, lost, extra, label, misses)


def _unmatched(
    one: Sequence[str], lost: Sequence[int], extra: Sequence[Read], label: str, misses: list[str]
) -> Counter[str]:
    """What became of the figures that do not stand in their order."""
    tally: Counter[str] = Counter()
    sure = Counter(each.text for each in extra if not each.doubtful)
    doubtful = sum(each.doubtful for each in extra)
    for index in lost:
        if sure[one[index]] > 0:
            sure[one[index]] -= 1
            tally["right"] += 1
        elif doubtful:
            doubtful -= 1
            tally["marked"] += 1
        else:
            tally["wrong"] += 1
            around = " ".join(one[max(index - 2, 0) : index + 3])
            misses.append(f"{label}: {one[index]} not read, in {around}")
    tally["more"] += (+sure).total()
    misses += [f"{label}: {text} is not there" for text in (+sure).elements()]
    return tally


def _findings(true: CheckResult, read: CheckResult, label: str, misses: list[str]) -> Counter[str]:
    """Findings that only the scan has; the others are those of the document."""
    known = Counter((each.code, each.stated, each.expected) for each in true.findings)
    tally: Counter[str] = Counter(
        true=sum(each.severity.value == "error" for each in true.findings)
    )
    for each in read.findings:
        key = (each.code, each.stated, each.expected)
        if known[key] > 0:
            known[key] -= 1
            tally["found"] += each.severity.value == "error"
        elif each.severity.value == "error":
            tally["errors"] += 1
            misses.append(f"{label} error {each.code} {each.quote}: {each.message}")
        else:
            tally["warnings"] += 1
            misses.append(f"{label} {each.severity.value} {each.code} {each.quote}: {each.message}")
    return tally
