"""``jixiao new``: a blank workbook of a region and year."""

from __future__ import annotations

import argparse
from pathlib import Path

from jixiao import verbs
from jixiao.cli.arguments import CallError
from jixiao.cli.console import complain, say
from jixiao.cli.targets import write_file
from jixiao.cli.words import word
from jixiao.filing.filing import Filing
from jixiao.rubrics.choosing import NoPackError
from jixiao.settings import load_settings

_YEARS = range(1000, 10_000)


def run(options: argparse.Namespace) -> int:
    """Write the workbook. 2: the call is wrong, or the file is there or cannot be written."""
    language = load_settings({"lang": getattr(options, "lang", None)}).lang
    target = Path(options.out)
    _check(options, target, language)
    filing = Filing(options.region, options.year, options.pack)
    try:
        write_file(target, verbs.workbook(filing))
    except NoPackError as error:
        complain(f"jixiao new: {error}")
        return 2
    except OSError as error:
        complain(word("cannot_write", language, path=target, reason=error.strerror))
        return 2
    say(word("made", language, path=target))
    return 0


def _check(options: argparse.Namespace, target: Path, language: str) -> None:
    if options.year not in _YEARS:
        raise CallError(word("bad_year", language, year=options.year))
    if target.suffix.lower() != ".xlsx":
        raise CallError(word("not_xlsx", language, path=target))
    if target.exists():
        raise CallError(word("already_there", language, path=target))
