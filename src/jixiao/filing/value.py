"""One entered value: a number, a word, nothing, or "does not apply", and where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class State(StrEnum):
    """Zero, blank and not applicable are three different things (design §3)."""

    ENTERED = "entered"
    BLANK = "blank"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value was read: a cell, a line, an option of the call, a place in a report."""

    file: str = ""
    place: str = ""
    """``收支预算!C5``, ``第12行``, ``--set``."""
    to_confirm: bool = False
    """Found by extraction; the clerk has not confirmed it."""


NOWHERE = Origin()


@dataclass(frozen=True, slots=True)
class Value:
    """What stands at a path. ``number`` is in the unit of its field; ``text`` is as entered."""

    state: State
    number: Decimal | None = None
    text: str = ""
    origin: Origin = NOWHERE

    @property
    def entered(self) -> bool:
        return self.state is State.ENTERED


BLANK = Value(State.BLANK)
