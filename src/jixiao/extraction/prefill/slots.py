"""The names under which reports state what a Filing asks for (slots.yaml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from jixiao.late import late_regex

_BRACE = late_regex(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Slot:
    """A path with the names that fill it; ``whole``: only where nothing narrower is spoken of."""

    names: re.Pattern[str]
    path: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Slots:
    """All of slots.yaml."""

    amounts: tuple[Slot, ...]
    counts: tuple[Slot, ...]
    stages: Mapping[str, Mapping[str, str]]
    parts: re.Pattern[str]
    staff: re.Pattern[str]
    total_score: re.Pattern[str]

    def amount(self, name: str, stage: str, section: str) -> str | None:
        """The path that an amount of this name and stage fills; None where none does."""
        for slot in self.amounts:
            if slot.names.fullmatch(name):
                if slot.whole and self.parts.search(section):
                    return None
                return self._staged(slot.path, stage)
        return None

    def count(self, name: str, section: str) -> str | None:
        """The path that a number of people fills, in a section that tells of the staff."""
        if not self.staff.search(section):
            return None
        return next((slot.path for slot in self.counts if slot.names.fullmatch(name)), None)

    def _staged(self, path: str, stage: str) -> str | None:
        found = _BRACE.search(path)
        if found is None:
            return path
        word = self.stages[found[1]].get(stage)
        return None if word is None else path.replace(found[0], word)


@cache
def slots() -> Slots:
    text = files("jixiao.extraction.prefill").joinpath("slots.yaml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.safe_load(text)
    return Slots(
        amounts=tuple(map(_slot, content["amounts"])),
        counts=tuple(map(_slot, content["counts"])),
        stages=content["stages"],
        parts=re.compile(content["parts"]),
        staff=re.compile(content["staff"]),
        total_score=re.compile(content["total_score"]),
    )


def _slot(raw: Mapping[str, Any]) -> Slot:
    return Slot(re.compile(raw["names"]), raw["path"], bool(raw.get("whole", False)))
