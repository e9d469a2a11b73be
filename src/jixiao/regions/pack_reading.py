"""Read a rubric pack from YAML (docs/rubrics.md): every problem of the file at once."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from jixiao.regions.certainty import Certainty
from jixiao.regions.evidence import evidence_in
from jixiao.regions.marked_yaml import Block, Problem, read_block
from jixiao.regions.pack import SCHEMA, Criterion, Grade, MonitoringLine, Pack, Rule, Source

OBJECTS = ("department", "project", "special_project", "pre_evaluation")
_CERTAINTIES = tuple(Certainty)


class PackError(Exception):
    """A pack that cannot be used; ``problems`` holds one line each."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def read_pack(path: Path) -> Pack:
    """The pack in a file. Raises :class:`PackError` with all problems of its form."""
    problems: list[Problem] = []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PackError([Problem(str(path), 1, f"读不出来：{error}；应为 UTF-8 的文件")]) from error
    block = read_block(text, str(path), problems)
    pack = _pack(block) if block else None
    if pack is None or problems:
        raise PackError(problems)
    return pack


def _pack(block: Block) -> Pack:
    schema = block.text("schema")
    if schema and schema != SCHEMA:
        block.problem(f"schema 应为 {SCHEMA}，写的是 {schema}；请用对应版本的 jixiao", "schema")
    grades, monitoring = block.block("grades"), block.block("monitoring")
    evidence = block.block("evidence")
    pack = Pack(
        id=block.text("id"),
        name=block.text("name"),
        region=block.text("region"),
        object=block.choice("object", OBJECTS),
        year_from=block.whole("year_from") or 0,
        year_to=block.whole("year_to"),
        total=block.number("total", Decimal(100)) or Decimal(100),
        certainty=_certainty(block),
        source=_source(block),
        criteria=tuple(_criterion(child) for child in block.blocks("criteria")),
        grades=_grades(grades) if grades else (),
        grades_certainty=_certainty(grades) if grades else Certainty.RECONSTRUCTED,
        path=block.file,
        monitoring=_monitoring(monitoring) if monitoring else (),
        monitoring_certainty=_certainty(monitoring) if monitoring else Certainty.RECONSTRUCTED,
        evidence=evidence_in(evidence) if evidence else None,
    )
    if not pack.criteria:
        block.problem("缺少 criteria；评分表至少要有一项", "criteria")
    for each in (block, grades, monitoring):
        if each is not None:
            each.finish()
    return pack


def _criterion(block: Block) -> Criterion:
    rule = block.block("rule")
    criterion = Criterion(
        id=block.text("id"),
        name=block.text("name"),
        points=block.number("points"),
        certainty=_certainty(block),
        rule=_rule(rule) if rule else None,
        children=tuple(_criterion(child) for child in block.blocks("children")),
        deduction=block.flag("deduction"),
        line=block.line,
    )
    block.finish()
    return criterion


def _rule(block: Block) -> Rule:
    function, certainty = block.text("function"), _certainty(block)
    return Rule(function, block.rest(), certainty, block.line)


def _grades(block: Block) -> tuple[Grade, ...]:
    grades = []
    for band in block.blocks("bands"):
        grades.append(Grade(band.text("word"), band.number("least") or Decimal(0)))
        band.finish()
    return tuple(sorted(grades, key=lambda grade: -grade.least))


def _monitoring(block: Block) -> tuple[MonitoringLine, ...]:
    lines = []
    for line in block.blocks("lines"):
        least = Fraction(line.number("least") or 0)
        lines.append(MonitoringLine(line.whole("month") or 0, least))
        line.finish()
    return tuple(lines)


def _source(block: Block) -> Source:
    source = block.block("source")
    if source is None:
        block.problem("缺少 source；应写明出处（document、note）")
        return Source()
    found = Source(source.text("document", ""), source.text("note", ""))
    if not (found.document or found.note):
        source.problem("source 是空的；应写明文件（document）或说明（note）")
    source.finish()
    return found


def _certainty(block: Block) -> Certainty:
    return Certainty(block.choice("certainty", _CERTAINTIES))
