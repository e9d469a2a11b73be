"""``jixiao new``: the workbook of a region and year, blank or prefilled."""

from __future__ import annotations

import argparse
from pathlib import Path

from jixiao import verbs
from jixiao.cli.arguments import CallError
from jixiao.cli.console import complain, say
from jixiao.cli.targets import write_file
from jixiao.cli.words import word
from jixiao.documents.document import DocumentError
from jixiao.filing.filing import Filing
from jixiao.filing.schema import field_at
from jixiao.forms.problem import FormError
from jixiao.rubrics.choosing import NoPackError
from jixiao.settings import load_settings

_MAPPING = ".mapping.yaml"
_YEARS = range(1000, 10_000)


def run(options: argparse.Namespace) -> int:
    """Write the workbook. 2: the call is wrong, or the file is there or cannot be written."""
    language = load_settings({"lang": getattr(options, "lang", None)}).lang
    target = Path(options.out)
    _check(options, target, language)
    try:
        filing = _filing(options, language)
        write_file(target, verbs.workbook(filing))
    except DocumentError as error:
        complain(f"{error.path}: {error.message}")
        return 2
    except FormError as error:
        for problem in error.problems:
            complain(str(problem))
        return 2
    except NoPackError as error:
        complain(f"jixiao new: {error}")
        return 2
    except OSError as error:
        complain(word("cannot_write", language, path=target, reason=error.strerror))
        return 2
    say(word("made", language, path=target))
    if filing.disputed:
        names = "、".join(_label(path) for path in filing.disputed)
        say(word("disputed", language, names=names))
    return 0


def _filing(options: argparse.Namespace, language: str) -> Filing:
    """A blank Filing, or one that a report and another program's workbook fill in."""
    if not options.report:
        filing = Filing(options.region, options.year, options.pack)
    else:
        filing = verbs.prefill(options.report, options.region, year=options.year)
        filing.pack = options.pack or filing.pack
    if options.imported:
        verbs.import_workbook(options.imported, filing, _mapping(options, language))
    return filing


def _mapping(options: argparse.Namespace, language: str) -> Path:
    """The file of the mapping; one that is not there yet is guessed and written."""
    path = Path(options.mapping or Path(options.out).with_suffix(_MAPPING))
    if not path.exists():
        write_file(path, verbs.guess_mapping(options.imported).encode())
        say(word("mapped", language, path=path))
    return path


def _label(path: str) -> str:
    field = field_at(path)
    return field.label if field else path


def _check(options: argparse.Namespace, target: Path, language: str) -> None:
    if options.year not in _YEARS:
        raise CallError(word("bad_year", language, year=options.year))
    if options.mapping and not options.imported:
        raise CallError(word("mapping_alone", language))
    if target.suffix.lower() != ".xlsx":
        raise CallError(word("not_xlsx", language, path=target))
    if target.exists():
        raise CallError(word("already_there", language, path=target))
