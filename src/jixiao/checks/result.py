"""One checked document: what was read, what it states, what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.checks.finding import Finding
from jixiao.documents.document import Document
from jixiao.ledger.relation import Ledger


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The outcome of ``check``: findings stand by place."""

    document: Document
    ledger: Ledger
    findings: list[Finding]
