"""``jixiao rubrics list|show|lint``: the scoring forms, one of them in full, or what is wrong."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from jixiao.cli.arguments import CallError
from jixiao.cli.console import complain, say
from jixiao.cli.words import word
from jixiao.regions.certainty import Certainty
from jixiao.regions.pack import Criterion, Pack
from jixiao.regions.packs import built_in_packs, find_pack, pack_files
from jixiao.rubrics.linting import lint_file
from jixiao.rubrics.rounding import digits
from jixiao.settings import load_settings


def run(options: argparse.Namespace) -> int:
    """List, show or lint packs."""
    language = load_settings({"lang": getattr(options, "lang", None)}).lang
    if options.action == "list":
        say("\n".join(_row(pack) for pack in built_in_packs()))
        return 0
    if options.action == "show":
        return _show(options.names, language)
    return _lint(options.names, language)


def _show(names: list[str], language: str) -> int:
    if not names:
        raise CallError(word("name_a_pack", language))
    for name in names:
        pack = find_pack(name)
        if pack is None:
            known = "、".join(each.id for each in built_in_packs())
            raise CallError(word("unknown_pack", language, name=name, known=known))
        say("\n".join(_described(pack)))
    return 0


def _lint(names: list[str], language: str) -> int:
    """Lint the named files and folders, or all packs of the package."""
    files = [file for name in names for file in _files(Path(name), language)] or [*pack_files()]
    problems = [problem for file in files for problem in lint_file(file)]
    for problem in problems:
        complain(str(problem))
    say(word("linted", language, files=len(files), problems=len(problems)))
    return 2 if problems else 0


def _files(path: Path, language: str) -> list[Path]:
    if path.is_dir():
        return [*pack_files(path)]
    if not path.is_file():
        raise CallError(f"{path}: {word('not_found', language)}")
    return [path]


def _row(pack: Pack) -> str:
    years = f"{pack.year_from}—{pack.year_to or ''}"
    label = pack.certainty.label
    return f"{pack.id:<30}  {years:<10}  {pack.name}{f'〔{label}〕' if label else ''}"


def _described(pack: Pack) -> Iterator[str]:
    yield _row(pack)
    if pack.source.document:
        yield f"  出处：{pack.source.document}"
    if pack.source.note:
        yield f"  说明：{pack.source.note}"
    grades = "，".join(f"{grade.word} ≥{digits(grade.least)}" for grade in pack.grades)
    yield f"  等级：{grades}{_mark(pack.grades_certainty)}"
    for criterion in pack.criteria:
        yield from _criterion(criterion, 1)


def _criterion(criterion: Criterion, level: int) -> Iterator[str]:
    points = "" if criterion.points is None else f" {digits(criterion.points)}分"
    rule = criterion.rule
    how = f"　{rule.function}{_mark(rule.certainty)}" if rule else ""
    yield f"{'  ' * level}{criterion.id} {criterion.name}{points}{_mark(criterion.certainty)}{how}"
    for child in criterion.children:
        yield from _criterion(child, level + 1)


def _mark(certainty: Certainty) -> str:
    return f"〔{certainty.label}〕" if certainty.label else ""
