"""A score sheet as JSON: jixiao.score/1 (design §6, docs/json.md)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal

from jixiao.reports.scores.words import missing_name
from jixiao.rubrics.evidence import EvidenceGap
from jixiao.rubrics.monitoring import Warned
from jixiao.rubrics.score_sheet import ScoreItem, ScoreSheet

SCHEMA = "jixiao.score/1"


def score_json(sheet: ScoreSheet, projects: Sequence[ScoreSheet] = ()) -> str:
    """Numbers are strings of plain digits; ``total`` is null where nothing can be added up.

    ``projects`` are the sheets of the body's projects, told by their totals.
    """
    pack = sheet.pack
    return json.dumps(
        {
            "schema": SCHEMA,
            "pack": pack.id,
            "pack_name": pack.name,
            "certainty": pack.certainty,
            "total": _digits(sheet.total),
            "complete": sheet.complete,
            "grade": sheet.grade or None,
            "stated_total": _digits(sheet.stated_total),
            "before_rescaling": _digits(sheet.rescaled_from),
            "project": sheet.project or None,
            "members": list(sheet.members),
            "eliminated": _digits(sheet.eliminated) if sheet.members else None,
            "items": [_item(item) for item in sheet.items],
            "missing": [
                {"path": path, "name": missing_name(path, sheet.pack)} for path in sheet.missing
            ],
            "faults": list(sheet.faults),
            "evidence": [_evidence(one) for one in sheet.evidence],
            "projects": [_project(one) for one in projects],
            "warnings": [_warning(one) for one in sheet.warnings],
        },
        ensure_ascii=False,
        indent=1,
    )


def _evidence(one: EvidenceGap) -> dict[str, object]:
    return {
        "path": one.path,
        "name": one.name,
        "wanted": list(one.wanted),
        "found": one.found or None,
        "certainty": one.certainty,
    }


def _project(one: ScoreSheet) -> dict[str, object]:
    return {
        "name": one.project,
        "pack": one.pack.id,
        "total": _digits(one.total),
        "complete": one.complete,
        "grade": one.grade or None,
    }


def _warning(one: Warned) -> dict[str, object]:
    return {
        "level": one.level,
        "path": one.path,
        "name": one.name,
        "text": one.text,
        "certainty": one.certainty,
    }


def _item(item: ScoreItem) -> dict[str, object]:
    return {
        "path": item.path,
        "name": item.name,
        "level": item.level,
        "points": _digits(item.points),
        "score": _digits(item.score),
        "rule": item.rule or None,
        "operands": [
            {"name": operand.label, "value": operand.digits, "path": operand.path or None}
            for operand in item.operands
        ],
        "formula": item.formula,
        "source": item.basis,
        "certainty": item.certainty,
        "reason": item.reason or None,
        "missing": list(item.missing),
    }


def _digits(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
