"""The public face: read a file, extract its Ledger, check it; each verb loads what it needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.checks.result import CheckResult
    from jixiao.documents.document import Document
    from jixiao.ledger.relation import Ledger


def read(path: str | Path) -> Document:
    """The text, blocks and places of a .txt, .md, .docx or .pdf file, told by its content.

    Raises ``DocumentError`` with one line for the user where the file cannot be read.
    """
    from jixiao.documents.reading import read_document

    return read_document(Path(path))


def extract(source: str | Path | Document) -> Ledger:
    """Every figure of a file or a read document, what it means and which others it must fit."""
    from jixiao.extraction.extracting import extract as extract_ledger

    return extract_ledger(_document(source))


def check(
    source: str | Path | Document,
    *,
    policy: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    severity: Mapping[str, str] | None = None,
    lang: str = "zh",
) -> CheckResult:
    """Read, extract and check.

    ``policy`` names a region whose severities apply, ``severity`` overrides single codes;
    ``select`` and ``ignore`` take codes, prefixes of codes or dotted names.
    """
    from jixiao.checks.policy import policy_for
    from jixiao.checks.result import CheckResult
    from jixiao.checks.running import Run, Selection, run_checks
    from jixiao.collection import without_collection

    run = Run(Selection(tuple(select), tuple(ignore)), policy_for(policy, severity), lang)
    with without_collection():
        document = _document(source)
        ledger = extract(document)
        return CheckResult(document, ledger, run_checks(ledger, run))


def _document(source: str | Path | Document) -> Document:
    return read(source) if isinstance(source, str | Path) else source
