"""``jixiao score``: the scores of a Filing by its region's form, with their working."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from jixiao import verbs
from jixiao.cli.arguments import CallError
from jixiao.cli.console import complain, say, width_of
from jixiao.cli.words import word
from jixiao.filing.entering import EntryError, read_entry
from jixiao.filing.filing import Filing
from jixiao.filing.schema import field_at
from jixiao.filing.value import Origin
from jixiao.forms.problem import FormError
from jixiao.reports.scores.json_score import score_json
from jixiao.reports.scores.text_score import text_score
from jixiao.rubrics.choosing import NoPackError
from jixiao.settings import load_settings


def run(options: argparse.Namespace) -> int:
    """Print the score sheet. 0: complete; 2: the file, the pack or a value stands in the way."""
    language = load_settings({"lang": getattr(options, "lang", None)}).lang
    try:
        filing = verbs.load_filing(Path(options.filing))
        for setting in options.set or ():
            _apply(filing, setting, language)
        sheet = verbs.score(filing, options.pack)
    except FormError as error:
        for problem in error.problems:
            complain(str(problem))
        return 2
    except NoPackError as error:
        complain(f"{options.filing}: {error}")
        return 2
    if options.format == "json":
        say(score_json(sheet))
    else:
        body = filing.get("body.name").text
        say(text_score(sheet, body, filing.year, language, width_of(sys.stdout)))
    for fault in sheet.faults:
        complain(f"{options.filing}: {fault}")
    return 2 if sheet.faults or sheet.total is None else 0


def _apply(filing: Filing, setting: str, language: str) -> None:
    """Enter ``path=value`` for this run only."""
    path, equals, raw = setting.partition("=")
    field = field_at(path.strip())
    if not equals or field is None:
        raise CallError(word("bad_setting", language, setting=setting))
    try:
        filing.put(path.strip(), read_entry(raw, field, Origin(place="--set")))
    except EntryError as error:
        raise CallError(f"--set {path}: {field.label}{error}") from error
    except IndexError as error:
        raise CallError(word("no_such_row", language, path=path)) from error
