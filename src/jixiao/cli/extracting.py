"""``jixiao extract``: what one file says, as JSON."""

from __future__ import annotations

import argparse

from jixiao import verbs
from jixiao.cli.arguments import CallError
from jixiao.cli.checking import internal_error
from jixiao.cli.console import complain, say
from jixiao.cli.inputs import input_files
from jixiao.cli.words import word
from jixiao.documents.document import Document, DocumentError
from jixiao.forms.yaml_writing import yaml_of
from jixiao.ledger.relation import Ledger
from jixiao.reports.findings.json_report import FileError, extract_json
from jixiao.settings import load_settings

_MOST_NAMED = 5


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
    outcome = _extract(files[0], settings.lang)
    if isinstance(outcome, FileError):
        complain(f"{outcome.path}: {outcome.message}")
        return 2
    document, ledger = outcome
    filing = verbs.prefill(document, ledger=ledger)
    if options.filing:
        say(yaml_of(filing))
    else:
        say(extract_json(document, ledger, filing))
    return 0


def _extract(path: str, language: str) -> tuple[Document, Ledger] | FileError:
    try:
        document = verbs.read(path)
        return document, verbs.extract(document)
    except DocumentError as error:
        return FileError(path, error.code, error.message)
    except Exception as error:  # noqa: BLE001  the last resort of a file
        return internal_error(path, error, language)
