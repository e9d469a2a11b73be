"""What ``jixiao check`` can write for each input: one entry per kind of file."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jixiao import verbs
from jixiao.checks.result import CheckResult
from jixiao.reports.findings.json_report import check_json
from jixiao.reports.findings.text_report import Look, text_report


@dataclass(frozen=True, slots=True)
class ResultFile:
    """One kind of file: ``<input name>.<ending>``."""

    ending: Callable[[CheckResult], str]
    content: Callable[[CheckResult, str], bytes]
    """The file in the language of the call; raises ``DocumentError`` where it cannot be made."""


def _named(ending: str) -> Callable[[CheckResult], str]:
    return lambda _: ending


def _text(result: CheckResult, language: str) -> bytes:
    return text_report(result, Look(language)).encode("utf-8", "backslashreplace")


def _json(result: CheckResult, _: str) -> bytes:
    return check_json([result]).encode("utf-8", "backslashreplace")


def _html(result: CheckResult, language: str) -> bytes:
    return verbs.html_page([result], language).encode("utf-8")


def _annotated_ending(result: CheckResult) -> str:
    own = Path(result.document.path).suffix.lower()
    return "annotated" + (own or f".{result.document.format}")


FORMATS = {
    "text": ResultFile(_named("check.txt"), _text),
    "json": ResultFile(_named("check.json"), _json),
    "html": ResultFile(_named("check.html"), _html),
}
"""By ``--format``. Text and JSON are printed where no folder is given, all others are files."""

TOGETHER = "together"
"""Name of the one page that all files of a call share."""

PRINTED = frozenset(("text", "json"))

EXTRAS = {
    "annotate": ResultFile(_annotated_ending, verbs.annotate),
    "working_paper": ResultFile(_named("底稿.xlsx"), verbs.working_paper),
}
"""By the option that asks for them, in the order they are written."""


def files_of(options: argparse.Namespace) -> list[ResultFile]:
    """What the call wants written for each input.

    A folder alone takes the report; beside other result files the report goes there only where
    its format is named.
    """
    extras = [made for option, made in EXTRAS.items() if getattr(options, option, False)]
    alone = prints(options) or options.together
    return extras if alone else [FORMATS[form_of(options)], *extras]


def form_of(options: argparse.Namespace) -> str:
    """The format of the report."""
    return options.format or "text"


def prints(options: argparse.Namespace) -> bool:
    """Whether the report goes to the terminal."""
    if form_of(options) not in PRINTED:
        return False
    wants_more = any(getattr(options, option, False) for option in EXTRAS)
    return not options.out or (options.format is None and wants_more)
