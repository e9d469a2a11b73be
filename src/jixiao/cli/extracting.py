"""``jixiao extract``: what one file says, as JSON."""

from __future__ import annotations

import argparse
from pathlib import Path

from jixiao import verbs
from jixiao.cli.arguments import CallError
from jixiao.cli.checking import internal_error
from jixiao.cli.console import complain, say
from jixiao.cli.inputs import input_files
from jixiao.cli.targets import Targets, write_file
from jixiao.cli.words import word
from jixiao.documents.document import Document, DocumentError
from jixiao.filing.filing import Filing
from jixiao.forms.problem import FormError
from jixiao.forms.recognising import is_filing
from jixiao.forms.yaml_writing import yaml_of
from jixiao.ledger.relation import Ledger
from jixiao.reports.findings.json_report import FileError, extract_json
from jixiao.rubrics.choosing import NoPackError
from jixiao.settings import load_settings

_MOST_NAMED = 5
_WORKBOOK = "填报.xlsx"


def run(options: argparse.Namespace) -> int:
    """Print the extract of one file."""
    settings = load_settings({"lang": getattr(options, "lang", None)})
    files, errors = input_files([options.file], settings.lang)
    if errors:
        complain(f"{errors[0].path}: {errors[0].message}")
        return 2
    if len(files) > 1:
        shown = "、".join(files[:_MOST_NAMED])
        raise CallError(word("one_of_archive", settings.lang, files=shown))
    if options.filing and is_filing(Path(files[0])):
        return _converted(files[0], options.filing, settings.lang)
    outcome = _extract(files[0], settings.lang)
    if isinstance(outcome, FileError):
        complain(f"{outcome.path}: {outcome.message}")
        return 2
    document, ledger = outcome
    filing = verbs.prefill(document, ledger=ledger)
    if options.filing:
        return _write(filing, files[0], options.filing, settings.lang)
    say(extract_json(document, ledger, filing))
    return 0


def _converted(path: str, form: str, language: str) -> int:
    """A Filing in the other of its forms."""
    try:
        return _write(verbs.load_filing(path), path, form, language)
    except FormError as error:
        for problem in error.problems:
            complain(str(problem))
        return 2


def _write(filing: Filing, source: str, form: str, language: str) -> int:
    """YAML is printed, a workbook stands beside its source."""
    if form == "yaml":
        say(yaml_of(filing))
        return 0
    if not filing.year:
        complain(word("no_year", language, path=source))
        return 2
    target = Targets([source]).path(source, _WORKBOOK)
    if target.exists():
        raise CallError(word("already_there", language, path=target))
    try:
        write_file(target, verbs.workbook(filing))
    except NoPackError as error:
        complain(f"{source}: {error}")
        return 2
    except OSError as error:
        complain(word("cannot_write", language, path=target, reason=error.strerror))
        return 2
    say(word("made", language, path=target))
    return 0


def _extract(path: str, language: str) -> tuple[Document, Ledger] | FileError:
    try:
        document = verbs.read(path)
        return document, verbs.extract(document)
    except DocumentError as error:
        return FileError(path, error.code, error.message)
    except Exception as error:  # noqa: BLE001  the last resort of a file
        return internal_error(path, error, language)
