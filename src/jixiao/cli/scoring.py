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
from jixiao.filing.objects import scored_projects
from jixiao.filing.schema import field_at
from jixiao.filing.value import Origin
from jixiao.forms.problem import FormError
from jixiao.reports.scores.json_score import score_json
from jixiao.reports.scores.text_score import text_score
from jixiao.rubrics.choosing import NoPackError
from jixiao.rubrics.score_sheet import ScoreSheet
from jixiao.settings import load_settings


def run(options: argparse.Namespace) -> int:
    """Print the score sheet. 0: complete; 2: the file, the pack or a value stands in the way."""
    language = load_settings({"lang": getattr(options, "lang", None)}).lang
    try:
        filing = verbs.load_filing(Path(options.filing))
        for setting in options.set or ():
            _apply(filing, setting, language)
        sheet = _sheet(filing, options, language)
        projects = [] if options.project else _projects(filing)
    except FormError as error:
        for problem in error.problems:
            complain(str(problem))
        return 2
    except NoPackError as error:
        complain(f"{options.filing}: {error}")
        return 2
    if options.format == "json":
        say(score_json(sheet, projects))
    else:
        body = filing.get("body.name").text
        say(text_score(sheet, body, filing.year, language, width_of(sys.stdout), projects))
    for fault in sheet.faults:
        complain(f"{options.filing}: {fault}")
    return 2 if sheet.faults or sheet.total is None else 0


def _sheet(filing: Filing, options: argparse.Namespace, language: str) -> ScoreSheet:
    """The sheet of the body, or of the project that the call names."""
    if not options.project:
        return verbs.score(filing, options.pack)
    sheet = verbs.score_project(filing, options.project, options.pack)
    if sheet is None:
        names = [row["name"].text for row in filing.rows.get("projects", ()) if "name" in row]
        told = "、".join(names) or "—"
        raise CallError(word("no_project", language, name=options.project, names=told))
    return sheet


def _projects(filing: Filing) -> list[ScoreSheet]:
    """The sheets of the projects that have indicators or scores of their own."""
    sheets = (verbs.score_project(filing, name) for name in scored_projects(filing))
    return [sheet for sheet in sheets if sheet]


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
