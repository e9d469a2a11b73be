"""A score sheet as JSON: jixiao.score/1 (design §6, docs/json.md)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal

from jixiao.reports.scores.words import missing_name
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
            "evidence": [
                {
                    "path": each.path,
                    "name": each.name,
                    "wanted": list(each.wanted),
                    "found": each.found or None,
                    "certainty": each.certainty,
                }
                for each in sheet.evidence
            ],
            "projects": [
                {
                    "name": each.project,
                    "pack": each.pack.id,
                    "total": _digits(each.total),
                    "complete": each.complete,
                    "grade": each.grade or None,
                }
                for each in projects
            ],
            "warnings": [
                {
                    "level": each.level,
                    "path": each.path,
                    "name": each.name,
                    "text": each.text,
                    "certainty": each.certainty,
                }
                for each in sheet.warnings
            ],
        },
        ensure_ascii=False,
        indent=1,
    )


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
