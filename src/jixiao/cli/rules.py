"""``jixiao rules``: the checks, or one of them in full."""

from __future__ import annotations

import argparse
import json

from jixiao.checks.check import Check
from jixiao.checks.registry import all_checks
from jixiao.cli.arguments import CallError
from jixiao.cli.console import say
from jixiao.cli.words import word
from jixiao.reports.findings.words import SEVERITIES
from jixiao.reports.width import columns, wrapped
from jixiao.settings import load_settings

_WIDTH = 80


def run(options: argparse.Namespace) -> int:
    """Print the list of checks or the record of one."""
    language = load_settings({"lang": getattr(options, "lang", None)}).lang
    checks = _chosen(options.code, language)
    if options.format == "json":
        say(json.dumps([_record(check) for check in checks], ensure_ascii=False))
    elif options.code:
        say("\n\n".join(_described(check, language) for check in checks))
    else:
        say("\n".join(_row(check, language) for check in checks))
    return 0


def _chosen(code: str | None, language: str) -> list[Check]:
    if not code:
        return list(all_checks())
    wanted = [check for check in all_checks() if code.upper() == check.code or code == check.name]
    if not wanted:
        raise CallError(word("unknown_check", language, name=code))
    return wanted


def _row(check: Check, language: str) -> str:
    level = SEVERITIES[check.severity].in_language(language)
    gap = " " * (8 - columns(level))
    return f"{check.code}  {level}{gap}{check.title.in_language(language)}"


def _described(check: Check, language: str) -> str:
    level = SEVERITIES[check.severity].in_language(language)
    lines = [f"{check.code} {check.name}", check.title.in_language(language), ""]
    lines += [*wrapped(check.explanation, _WIDTH), ""]
    lines.append(f"{word('severity', language)}: {level}")
    lines.append(f"{word('covers', language)}: {' '.join(check.kinds)}")
    for basis in check.basis:
        text = f"{basis.source}：{basis.demand}（{basis.certainty}）"
        lines += wrapped(text, _WIDTH, "  ", f"{word('basis', language)}: ")
    lines += wrapped(check.wrong, _WIDTH, "  ", f"{word('wrong', language)}: ")
    lines += wrapped(check.right, _WIDTH, "  ", f"{word('right', language)}: ")
    return "\n".join(lines)


def _record(check: Check) -> dict[str, object]:
    return {
        "code": check.code,
        "name": check.name,
        "title": {"zh": check.title.zh, "en": check.title.en},
        "explanation": check.explanation,
        "severity": check.severity,
        "kinds": list(check.kinds),
        "basis": [
            {"source": each.source, "demand": each.demand, "certainty": each.certainty}
            for each in check.basis
        ],
        "wrong": check.wrong,
        "right": check.right,
        "messages": {name: {"zh": text.zh, "en": text.en} for name, text in check.messages.items()},
    }
