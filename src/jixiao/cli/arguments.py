"""The arguments of every command."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import NoReturn

from jixiao.cli.words import word
from jixiao.late import late_regex

LANGUAGES = ("zh", "en")


class CallError(Exception):
    """A call that cannot be carried out, in one line."""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line in the language of the call."""

    language = "zh"

    def error(self, message: str) -> NoReturn:
        reason = _translated(message, self.language)
        hint = word("see_help", self.language, program=self.prog)
        raise CallError(f"{self.prog}: {word('bad_call', self.language, reason=reason)}; {hint}")


def language_of(arguments: Sequence[str]) -> str:
    """The language that the call asks for, before anything is parsed."""
    for index, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return _language(argument.partition("=")[2])
        if argument == "--lang" and index + 1 < len(arguments):
            return _language(arguments[index + 1])
    return _language(os.environ.get("JIXIAO_LANG", ""))


def build_parser(language: str, version: str) -> Parser:
    """The parser of all commands."""
    parser = _parser(language, prog="jixiao", description=word("about", language))
    parser.add_argument(
        "--version",
        action="version",
        version=f"jixiao {version}",
        help=word("version", language),
    )
    _add_common(parser, language)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    for name in ("check", "extract", "new", "score", "rubrics", "rules", "demo"):
        text = word(name, language)
        command = commands.add_parser(name, help=text, description=text, add_help=False)
        command.language = language
        _add_common(command, language)
        _ADD[name](command, language)
    return parser


def _parser(language: str, **options: str) -> Parser:
    parser = Parser(add_help=False, **options)  # type: ignore[arg-type]
    parser.language = language
    return parser


def _add_common(parser: Parser, language: str) -> None:
    parser.add_argument("-h", "--help", action="help", help=word("help", language))
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=word("lang", language)
    )


def _add_check(parser: Parser, language: str) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help=word("files", language))
    parser.add_argument(
        "--format", choices=("text", "json", "html"), help=word("check_format", language)
    )  # None where it is not named: text
    parser.add_argument("-o", "--out", metavar="DIR", help=word("out", language))
    parser.add_argument("--annotate", action="store_true", help=word("annotate", language))
    parser.add_argument(
        "--working-paper",
        dest="working_paper",
        action="store_true",
        help=word("working_paper", language),
    )
    parser.add_argument("--together", action="store_true", help=word("together", language))
    parser.add_argument("--policy", metavar="REGION", help=word("policy", language))
    parser.add_argument("--select", metavar="CODES", help=word("select", language))
    parser.add_argument("--ignore", metavar="CODES", help=word("ignore", language))
    parser.add_argument(
        "--fail-on",
        dest="fail_on",
        choices=("error", "warning", "info"),
        help=word("fail_on", language),
    )


def _add_extract(parser: Parser, language: str) -> None:
    parser.add_argument("file", metavar="FILE", help=word("file", language))
    parser.add_argument(
        "--format", choices=("json",), default="json", help=word("format", language)
    )
    parser.add_argument("--filing", choices=("yaml", "xlsx"), help=word("as_filing", language))


def _add_new(parser: Parser, language: str) -> None:
    parser.add_argument("--region", required=True, metavar="R", help=word("region", language))
    parser.add_argument("--year", required=True, type=int, metavar="Y", help=word("year", language))
    parser.add_argument(
        "-o", "--out", required=True, metavar="FILE.xlsx", help=word("new_out", language)
    )
    parser.add_argument("--from", dest="report", metavar="REPORT", help=word("from", language))
    parser.add_argument(
        "--import", dest="imported", metavar="FILE.xlsx", help=word("import", language)
    )
    parser.add_argument("--mapping", metavar="MAP.yaml", help=word("mapping", language))
    parser.add_argument("--pack", default="", metavar="PACK", help=word("pack", language))


def _add_score(parser: Parser, language: str) -> None:
    parser.add_argument("filing", metavar="FILING", help=word("filing", language))
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=word("format", language)
    )
    parser.add_argument("--project", metavar="NAME", help=word("project", language))
    parser.add_argument("--set", action="append", metavar="PATH=VALUE", help=word("set", language))
    parser.add_argument("--pack", default="", metavar="PACK", help=word("pack", language))


def _add_rubrics(parser: Parser, language: str) -> None:
    parser.add_argument(
        "action", choices=("list", "show", "lint"), help=word("rubrics_action", language)
    )
    parser.add_argument("names", nargs="*", metavar="PACK", help=word("rubrics_names", language))


def _add_rules(parser: Parser, language: str) -> None:
    parser.add_argument("code", nargs="?", metavar="CODE", help=word("code", language))
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=word("format", language)
    )


def _add_demo(parser: Parser, language: str) -> None:
    parser.add_argument("-o", "--out", metavar="DIR", help=word("out", language))


_ADD = {
    "check": _add_check,
    "extract": _add_extract,
    "new": _add_new,
    "score": _add_score,
    "rubrics": _add_rubrics,
    "rules": _add_rules,
    "demo": _add_demo,
}

_PATTERNS = (
    (late_regex(r"the following arguments are required: (?P<names>.+)"), "required"),
    (late_regex(r"unrecognized arguments: (?P<names>.+)"), "unrecognized"),
    (
        late_regex(
            r"argument (?P<option>[^:]+): invalid choice: (?P<value>.+?) "
            r"\(choose from (?P<choices>.+)\)"
        ),
        "choice",
    ),
    (late_regex(r"argument (?P<option>[^:]+): expected .*argument.*"), "no_value"),
    (
        late_regex(r"argument (?P<option>[^:]+): invalid int value: '(?P<value>.*)'"),
        "whole_number",
    ),
)


def _translated(message: str, language: str) -> str:
    """The parser's own message in the words of this project."""
    for pattern, key in _PATTERNS:
        if match := pattern.fullmatch(message):
            return word(key, language, **match.groupdict())
    return message


def _language(name: str) -> str:
    return name if name in LANGUAGES else "zh"
