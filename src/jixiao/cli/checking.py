"""``jixiao check``: files in, findings out; one bad file never stops the others."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from jixiao import verbs
from jixiao.checks.finding import Severity
from jixiao.checks.policy import UnknownPolicyError, policy_for
from jixiao.checks.result import CheckResult
from jixiao.checks.running import Selection
from jixiao.cli.arguments import CallError
from jixiao.cli.console import complain, has_colour, say, width_of
from jixiao.cli.inputs import input_files
from jixiao.cli.words import word
from jixiao.documents.document import DocumentError
from jixiao.reports.findings.json_report import FileError, check_json
from jixiao.reports.findings.text_report import Look, text_report
from jixiao.settings import Settings, load_settings

_LEVELS = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def run(options: argparse.Namespace) -> int:
    """Check the files of the call; the exit code is that of the worst file."""
    settings = settings_of(options)
    files, errors = input_files(options.files, settings.lang)
    for error in errors:
        complain(f"{error.path}: {error.message}")
    results: list[CheckResult] = []
    for number, path in enumerate(files, 1):
        _show_progress(number, len(files), path, settings.lang)
        outcome = check_one(path, settings)
        if isinstance(outcome, FileError):
            complain(f"{outcome.path}: {outcome.message}")
            errors.append(outcome)
            continue
        results.append(outcome)
        if options.format == "text" and not options.out:
            say(text_report(outcome, _look(settings)) + "\n")
    _finish(options, settings, results, errors)
    return exit_code(results, errors, settings.fail_on)


def settings_of(options: argparse.Namespace) -> Settings:
    """The settings of the call; refuses regions and checks that do not exist."""
    keys = ("policy", "select", "ignore", "fail_on", "lang")
    settings = load_settings({key: getattr(options, key, None) for key in keys})
    unknown = Selection(settings.select, settings.ignore).unknown()
    if unknown:
        raise CallError(word("unknown_check", settings.lang, name="、".join(unknown)))
    try:
        policy_for(settings.policy)
    except UnknownPolicyError as error:
        known = "、".join(error.known)
        message = word("unknown_policy", settings.lang, known=known, name=error.region)
        raise CallError(message) from error
    return settings


def check_one(path: str, settings: Settings) -> CheckResult | FileError:
    """The result of one file, or why there is none."""
    try:
        return verbs.check(
            path,
            policy=settings.policy or None,
            select=settings.select,
            ignore=settings.ignore,
            severity=settings.severity,
            lang=settings.lang,
        )
    except DocumentError as error:
        return FileError(path, error.code, error.message)
    except Exception as error:  # noqa: BLE001  the last resort: the other files go on
        return internal_error(path, error, settings.lang)


def internal_error(path: str, error: Exception, language: str) -> FileError:
    """An unforeseen failure on one file, in one line that a developer can use."""
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    at = f"{Path(step.tb_frame.f_code.co_filename).name}:{step.tb_lineno}" if step else ""
    reason = " ".join(f"{type(error).__name__} {at} {error}".split())
    return FileError(path, "internal", word("internal", language, reason=reason))


def exit_code(results: list[CheckResult], errors: list[FileError], fail_on: str) -> int:
    """2 for any file without result, else 1 for findings at or above ``fail_on``, else 0."""
    if errors:
        return 2
    failing = _LEVELS[: _LEVELS.index(Severity(fail_on)) + 1]
    found = any(each.severity in failing for result in results for each in result.findings)
    return int(found)


def _finish(
    options: argparse.Namespace,
    settings: Settings,
    results: list[CheckResult],
    errors: list[FileError],
) -> None:
    if options.out:
        for path in write_results(results, Path(options.out), options.format, settings):
            say(word("made", settings.lang, path=path))
    elif options.format == "json":
        say(check_json(results, errors))
    if options.format == "text" and len(results) + len(errors) > 1:
        say(_total(results, errors, settings.lang))


def write_results(
    results: list[CheckResult], folder: Path, form: str, settings: Settings
) -> list[Path]:
    """One file per result: ``<input name>.check.json`` or ``.check.txt``."""
    made: list[Path] = []
    for result in results:
        source = Path(result.document.path)
        ending = "check.json" if form == "json" else "check.txt"
        target = folder / f"{source.stem}.{ending}"
        if target in made:
            target = folder / f"{source.name}.{ending}"
        _write(target, _rendered(result, form, settings.lang), settings.lang)
        made.append(target)
    return made


def _rendered(result: CheckResult, form: str, language: str) -> str:
    return check_json([result]) if form == "json" else text_report(result, Look(language))


def _write(target: Path, text: str, language: str) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        reason = error.strerror or str(error)
        message = word("cannot_write", language, path=target, reason=reason)
        raise CallError(message) from error


def _look(settings: Settings) -> Look:
    return Look(settings.lang, has_colour(sys.stdout), width_of(sys.stdout))


def _show_progress(number: int, total: int, path: str, language: str) -> None:
    """Which file is being checked, on a terminal, where several are."""
    if total > 1 and sys.stderr.isatty():
        complain(word("progress", language, done=number, total=total, path=path))


def _total(results: list[CheckResult], errors: list[FileError], language: str) -> str:
    counts = Counter(each.severity.value for result in results for each in result.findings)
    return word(
        "total",
        language,
        files=len(results) + len(errors),
        failed=len(errors),
        **{level.value: counts[level.value] for level in _LEVELS},
    )
