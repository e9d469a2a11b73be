"""The command ``jixiao``: dispatches, and turns every failure into one line and an exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from jixiao import __version__
from jixiao.cli.arguments import CallError, build_parser, language_of
from jixiao.cli.console import complain, say, use_utf8
from jixiao.cli.words import word
from jixiao.settings import SettingsError

BAD_CALL = 2
_INTERRUPTED = 130
_BETWEEN_COLLECTIONS = 50_000
"""New objects before garbage is looked for: the rules that a command loads stay until it ends."""
COMMANDS = {
    "check": "jixiao.cli.checking",
    "extract": "jixiao.cli.extracting",
    "new": "jixiao.cli.starting",
    "score": "jixiao.cli.scoring",
    "rubrics": "jixiao.cli.rubrics",
    "rules": "jixiao.cli.rules",
    "demo": "jixiao.cli.demonstrating",
}
"""Each command's module, loaded when it is called so that ``--version`` stays fast."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. 0: nothing at or above the level asked for; 1: findings; 2: an error."""
    use_utf8()
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = language_of(given)
    try:
        return _run(given, language)
    except (CallError, SettingsError) as error:
        complain(str(error))
        return BAD_CALL
    except KeyboardInterrupt:
        complain(word("interrupted", language))
        return _INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return BAD_CALL


def _run(given: list[str], language: str) -> int:
    parser = build_parser(language, __version__)
    try:
        options = parser.parse_args(given)
    except SystemExit as leave:  # --help and --version have said all
        return leave.code if isinstance(leave.code, int) else 0
    if not options.command:
        say(parser.format_help())
        return BAD_CALL
    status: int = import_module(COMMANDS[options.command]).run(options)
    sys.stdout.flush()
    return status


def _drop_output() -> None:
    """Leave quietly when the reader of a pipe has gone."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123


if __name__ == "__main__":
    raise SystemExit(main())
