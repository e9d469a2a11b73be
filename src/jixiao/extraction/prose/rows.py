"""Figures in a row (x%、y%和z%; 4125.49，4143.91万元) share what is said once."""

from __future__ import annotations

import re
from dataclasses import replace

from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.roles.classifying import classify
from jixiao.figures.figure import Dimension
from jixiao.ledger.relation import Role

_ROW_LINK = re.compile(r"[，、和及与]{1,2}(?:其他)?")
_JOINED = re.compile(r"(?:[，、和及与]|[^。；，]{0,3}(?:增加|减少|增长|下降|增|减)[了额]?)")


def spread_roles(phrases: list[Phrase]) -> None:
    """x%、y%和z%: figures in a row say what the first of them says, each of its own amount."""
    for before, phrase in zip(phrases, phrases[1:], strict=False):
        same = before.figure.dimension is phrase.figure.dimension
        if same and phrase.pause == 1 and before.verb_first and phrase.role is Role.LEVEL:
            phrase.role, phrase.sign, phrase.base = before.role, before.sign, before.base
            phrase.verb_first = True
        if not same or before.passage != phrase.passage or not _ROW_LINK.fullmatch(phrase.gap):
            continue
        if before.role in (Role.CHANGE, Role.CHANGE_RATE, Role.SHARE):
            phrase.role, phrase.sign, phrase.base = before.role, before.sign, before.base
            phrase.respective = before.respective = True


def lend_units(phrases: list[Phrase]) -> None:
    """4125.49，4143.91万元: an amount in a row without a unit has that of the row's end."""
    for phrase, following in zip(reversed(phrases[:-1]), reversed(phrases[1:]), strict=True):
        figure = phrase.figure
        if figure.dimension is not Dimension.NUMBER or "." not in figure.digits:
            continue
        if following.money and phrase.after == following.gap and _JOINED.fullmatch(phrase.after):
            unit = following.figure
            phrase.figure = replace(
                figure, unit=unit.unit, dimension=unit.dimension, scale=unit.scale
            )
            classify(phrase)
            if phrase.role is Role.LEVEL and words.PRIOR_LEVEL.search(phrase.gap):
                phrase.prior = True
