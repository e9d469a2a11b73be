"""``jixiao check``: files in, findings out; one bad file never stops the others."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from jixiao import verbs
from jixiao.checks.finding import Severity
from jixiao.checks.policy import UnknownPolicyError, policy_for
from jixiao.checks.result import CheckResult
from jixiao.checks.running import Selection
from jixiao.cli.arguments import CallError
from jixiao.cli.console import complain, has_colour, say, width_of
from jixiao.cli.inputs import input_files
from jixiao.cli.result_files import TOGETHER, ResultFile, files_of, form_of, prints
from jixiao.cli.targets import Targets, write_file
from jixiao.cli.words import word
from jixiao.documents.document import DocumentError
from jixiao.reports.findings.json_report import FileError, check_json
from jixiao.reports.findings.text_report import Look, text_report
from jixiao.settings import Settings, load_settings

_LEVELS = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def run(options: argparse.Namespace) -> int:
    """Check the files of the call; the exit code is that of the worst file."""
    settings = settings_of(options)
    if options.together and form_of(options) != "html":
        raise CallError(word("together_only", settings.lang, format=form_of(options)))
    _make_folder(options.out, settings.lang)
    files, errors = input_files(options.files, settings.lang)
    for error in errors:
        _complain_of(error)
    targets = Targets(files, options.out)
    results: list[CheckResult] = []
    unwritten: list[FileError] = []
    for number, path in enumerate(files, 1):
        _show_progress(number, len(files), path, settings.lang)
        outcome = check_one(path, settings)
        if isinstance(outcome, FileError):
            _complain_of(outcome)
            errors.append(outcome)
            continue
        results.append(outcome)
        unwritten += _show(outcome, options, settings, targets)
    if options.together and results:
        unwritten += _show_together(results, errors, settings, targets)
    _finish(options, settings, results, errors, unwritten)
    return exit_code(results, [*errors, *unwritten], settings.fail_on)


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
    if isinstance(error, MemoryError):
        return FileError(path, "too_large", word("no_memory", language))
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


def _make_folder(folder: str | None, language: str) -> None:
    """The folder for results, before any work is done for it."""
    try:
        if folder is not None:
            Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CallError(_not_written(Path(folder or ""), error, language)) from error


def _show_together(
    results: list[CheckResult], errors: list[FileError], settings: Settings, targets: Targets
) -> list[FileError]:
    """Write the one page of all files beside the first of them, or into the folder."""
    first = Path(results[0].document.path)
    target = targets.path(str(first.with_name(TOGETHER)), "check.html")
    outcome = _attempt(
        str(target),
        target,
        lambda: verbs.html_page(results, settings.lang, errors).encode("utf-8"),
        settings.lang,
    )
    return _report([outcome], settings.lang, say)


def _show(
    result: CheckResult, options: argparse.Namespace, settings: Settings, targets: Targets
) -> list[FileError]:
    """Print and write what the call wants of one result; gives what could not be written."""
    if prints(options) and form_of(options) == "text":
        say(text_report(result, _look(settings)) + "\n")
    outcomes = write_results(result, files_of(options), targets, settings.lang)
    clean = not (prints(options) and form_of(options) == "json")
    return _report(outcomes, settings.lang, say if clean else complain)


def _report(
    outcomes: Iterable[Path | FileError], language: str, tell: Callable[[str], None]
) -> list[FileError]:
    """Say what was written and what was not; gives the latter."""
    failed = []
    for outcome in outcomes:
        if isinstance(outcome, FileError):
            _complain_of(outcome)
            failed.append(outcome)
        else:
            tell(word("made", language, path=outcome))
    return failed


def write_results(
    result: CheckResult, wanted: Iterable[ResultFile], targets: Targets, language: str
) -> list[Path | FileError]:
    """The files made of one result, each as its path or as why there is none."""
    return [_write(result, made, targets, language) for made in wanted]


def _write(
    result: CheckResult, made: ResultFile, targets: Targets, language: str
) -> Path | FileError:
    source = result.document.path
    target = targets.path(source, made.ending(result))
    return _attempt(source, target, lambda: made.content(result, language), language)


def _attempt(
    source: str, target: Path, content: Callable[[], bytes], language: str
) -> Path | FileError:
    """Make and write one file; whatever goes wrong is one line about its source."""
    try:
        write_file(target, content())
    except DocumentError as error:
        return FileError(source, error.code, error.message)
    except OSError as error:
        return FileError(source, "cannot_write", _not_written(target, error, language))
    except Exception as error:  # noqa: BLE001  the last resort: the other files go on
        return internal_error(source, error, language)
    return target


def _not_written(target: Path, error: OSError, language: str) -> str:
    return word("cannot_write", language, path=target, reason=error.strerror or str(error))


def _finish(
    options: argparse.Namespace,
    settings: Settings,
    results: list[CheckResult],
    errors: list[FileError],
    unwritten: list[FileError],
) -> None:
    if prints(options) and form_of(options) == "json":
        say(check_json(results, [*errors, *unwritten]))
    if form_of(options) != "json" and len(results) + len(errors) > 1:
        say(_total(results, errors, settings.lang))


def _complain_of(error: FileError) -> None:
    complain(f"{error.path}: {error.message}")


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
