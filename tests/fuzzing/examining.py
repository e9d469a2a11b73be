"""What is wrong with the answer to one file: empty for a result or one calm line."""

from __future__ import annotations

import traceback
from itertools import pairwise
from pathlib import Path

from jixiao import verbs
from jixiao.checks.result import CheckResult
from jixiao.documents.document import Document, DocumentError, Table
from jixiao.reports.findings.json_report import check_json
from jixiao.reports.findings.text_report import Look, text_report

_LONGEST_MESSAGE = 300


def problem_of(path: Path, *, every_result: bool = False) -> str:
    """Read, extract and check all that is in a file; where asked, write every kind of result."""
    try:
        names = verbs.files_in(path)
    except DocumentError as error:
        return _told(error)
    except Exception:  # noqa: BLE001  that is what is looked for
        return traceback.format_exc()
    return next(filter(None, (_problem(name, every_result) for name in names)), "")


def _problem(name: str, every_result: bool) -> str:
    try:
        result = verbs.check(name)
        crashed = [one.message for one in result.findings if one.code == "XX01"]
        if every_result:
            _write_all(result)
        return "\n".join(crashed) or _misplaced(result)
    except DocumentError as error:
        return _told(error)
    except Exception:  # noqa: BLE001  that is what is looked for
        return traceback.format_exc()


def _told(error: DocumentError) -> str:
    """A refusal is one Chinese line that no user has to scroll."""
    message = error.message
    good = "\n" not in message and len(message) <= _LONGEST_MESSAGE
    good = good and any("一" <= one <= "鿿" for one in message)
    return "" if good else f"message: {message[:400]!r}"


def _write_all(result: CheckResult) -> None:
    check_json([result]).encode("utf-8", "backslashreplace")
    text_report(result, Look("zh"))
    verbs.html_page([result]).encode("utf-8")
    verbs.working_paper(result)
    try:
        verbs.annotate(result)
    except DocumentError as error:
        if problem := _told(error):
            raise ValueError(problem) from error


def _misplaced(result: CheckResult) -> str:
    """Blocks lie in the text, one behind the other; a quote is the text at its place."""
    document = result.document
    size = len(document.text)
    if any(not 0 <= block.start <= block.end <= size for block in document.blocks):
        return "a block beyond the text"
    if any(first.end > second.start for first, second in pairwise(document.blocks)):
        return "blocks that overlap"
    if any(not _cells_fit(table) for table in document.tables()):
        return "a cell beyond its table"
    return _misquoted(result, document)


def _cells_fit(table: Table) -> bool:
    return all(
        table.start <= cell.start <= cell.end <= table.end
        and 0 <= cell.row <= cell.row + cell.row_span <= table.n_rows
        and 0 <= cell.column <= cell.column + cell.column_span <= table.n_columns
        for cell in table.cells
    )


def _misquoted(result: CheckResult, document: Document) -> str:
    for one in result.findings:
        document.locate(one.start, one.end)
        if document.text[one.start : one.end] != one.quote:
            return f"{one.code} quotes what is not there: {one.quote!r}"
    return ""
