"""A sheet of one object with the paths that its cells have in the whole Filing."""

from __future__ import annotations

from dataclasses import replace

from jixiao.filing.objects import ScoredObject
from jixiao.rubrics.score_sheet import ScoreItem, ScoreSheet


def in_whole(sheet: ScoreSheet, object_: ScoredObject) -> ScoreSheet:
    """The same sheet; every path names the row of the whole Filing."""
    path = object_.path_in_whole
    return replace(
        sheet,
        items=[_item(item, object_) for item in sheet.items],
        missing=tuple(path(each) for each in sheet.missing),
        evidence=[replace(each, path=path(each.path)) for each in sheet.evidence],
        warnings=[replace(each, path=path(each.path)) for each in sheet.warnings],
    )


def _item(item: ScoreItem, object_: ScoredObject) -> ScoreItem:
    path = object_.path_in_whole
    return replace(
        item,
        path=path(item.path),
        operands=[replace(each, path=path(each.path)) for each in item.operands],
        missing=tuple(path(each) for each in item.missing),
    )
