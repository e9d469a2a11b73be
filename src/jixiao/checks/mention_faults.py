"""A mention that is itself a slip, as a fault."""

from __future__ import annotations

from collections.abc import Mapping

from jixiao.checks.check import Fault
from jixiao.checks.finding import Severity
from jixiao.ledger.relation import Mention


def mention_fault(
    mention: Mention,
    *,
    variant: str = "default",
    kinds: tuple[str, ...] = (),
    severity: Severity | None = None,
    cause: str = "",
    more: Mapping[str, str] | None = None,
) -> Fault:
    """The fault at the mention's place, with its texts as arguments of the message."""
    arguments = {
        "subject": mention.subject,
        "stated": mention.stated,
        "expected": mention.expected,
        "note": mention.note,
        **(more or {}),
    }
    return Fault(
        start=mention.start,
        end=mention.end,
        stated=mention.stated,
        expected=mention.expected,
        cause=cause,
        variant=variant,
        severity=severity,
        kinds=kinds,
        figures=mention.figures,
        arguments=arguments,
    )
