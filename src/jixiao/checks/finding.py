"""A finding: plain data that any writer can show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jixiao.ledger.relation import Relation


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where, what stands there and what should.

    ``start``/``end`` cover exactly the stated figure with its unit (or the heading of what is
    missing); ``quote`` is that slice of the text. ``expected`` is a bare number where one exists.
    ``kinds`` are the kinds of error of the field's catalogue (A09 …). ``message`` is one line in
    the user's language, built from the check's template; ``arguments`` fill the template.
    """

    code: str
    name: str
    severity: Severity
    message: str
    start: int
    end: int
    quote: str
    stated: str = ""
    expected: str = ""
    cause: str = ""
    kinds: tuple[str, ...] = ()
    relation: Relation | None = None
    arguments: tuple[tuple[str, str], ...] = ()
    doubtful: bool = False
    """It rests on characters that were read in a picture with doubt: ``severity`` is lowered."""
