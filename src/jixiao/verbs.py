"""The public face: read a file, extract its Ledger, check it; each verb loads what it needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.checks.result import CheckResult
    from jixiao.documents.document import Document
    from jixiao.filing.consolidating import Consolidation
    from jixiao.filing.filing import Filing
    from jixiao.ledger.relation import Ledger
    from jixiao.reports.findings.json_report import FileError
    from jixiao.rubrics.score_sheet import ScoreSheet


def read(path: str | Path) -> Document:
    """The text, blocks and places of a file in any format of docs/formats.md, told by its content.

    Raises ``DocumentError`` with one line for the user where the file cannot be read.
    """
    from jixiao.documents.reading import read_document

    return read_document(Path(path))


def files_in(path: str | Path) -> list[str]:
    """The files to read for a path: itself, or for a .zip each file in it (``a.zip!/b.docx``)."""
    from jixiao.documents.archive import files_in as files_in_archive

    return files_in_archive(str(path))


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
        document, ledger = _ledger_of(source)
        return CheckResult(document, ledger, run_checks(ledger, run))


def annotate(result: CheckResult, lang: str = "zh") -> bytes:
    """A copy of the checked file with its findings as comments or highlights.

    Raises ``DocumentError`` where the format takes none or the file has changed since.
    """
    from datetime import UTC, datetime

    from jixiao.documents.annotating import annotate as annotated
    from jixiao.reports.findings.notes import notes_of

    when = datetime.now(UTC).astimezone()
    return annotated(result.document, notes_of(result, lang), when)


def working_paper(result: CheckResult, lang: str = "zh") -> bytes:
    """The auditor's 底稿 as an Excel workbook: every relation, finding and unchecked figure."""
    from jixiao.reports.findings.working_paper import working_paper as workbook

    return workbook(result, lang)


def html_page(
    results: Sequence[CheckResult], lang: str = "zh", errors: Sequence[FileError] = ()
) -> str:
    """One self-contained HTML page with the text, figures and findings of checked files.

    ``errors`` are the files that gave no result: the page names them.
    """
    from jixiao.reports.findings.html_page import html_page as page

    return page(results, errors, lang)


def load_filing(path: str | Path) -> Filing:
    """The Filing in a workbook or a YAML file, told by its content.

    Raises ``FormError`` with every problem of the file.
    """
    from jixiao.forms.filing_reading import read_filing

    return read_filing(Path(path))


def save_yaml(filing: Filing, path: str | Path) -> None:
    """Write a Filing to a YAML file; in one that is there comments, order and wording stay.

    Raises ``FormError`` where the file that is there is no Filing.
    """
    from jixiao.forms.yaml_rewriting import save_yaml as save

    save(filing, Path(path))


def workbook(filing: Filing, pack: str = "") -> bytes:
    """A Filing as an Excel workbook to fill in; ``Filing(region, year)`` gives a blank one.

    One whose region is not known yet shows no scoring form. Raises ``NoPackError`` where none fits,
    ``FormError`` for a text too long for a cell.
    """
    from jixiao.forms.workbook_writing import workbook_of
    from jixiao.rubrics.choosing import pack_for

    known = filing.region or filing.pack or pack
    return workbook_of(filing, pack_for(filing, pack) if known else None)


def prefill(
    source: str | Path | Document,
    region: str = "",
    ledger: Ledger | None = None,
    year: int | None = None,
) -> Filing:
    """The partial Filing that a report gives, each value to be confirmed; or that a Filing holds.

    For a later ``year`` than its own only what carries over is kept.
    """
    from jixiao.extraction.prefill.carrying import carried
    from jixiao.extraction.prefill.prefilling import prefill as prefilled

    if isinstance(source, str | Path) and _is_filing(source):
        filing = load_filing(source)
        filing.region = region or filing.region
    else:
        filing = prefilled(_document(source), region, ledger)
    return filing if year is None else carried(filing, year)


def guess_mapping(path: str | Path) -> str:
    """Which header of another program's workbook means what, by names, as YAML to correct.

    Raises ``FormError`` where the workbook cannot be read or nothing in it is known.
    """
    from jixiao.forms.mappings.importing import mapping_for
    from jixiao.forms.mappings.mapping_yaml import mapping_yaml

    return mapping_yaml(mapping_for(Path(path)))


def import_workbook(path: str | Path, filing: Filing, mapping: str | Path) -> None:
    """Enter what another program's workbook says by the mapping in a file.

    Raises ``FormError`` with every problem of the mapping or of the workbook.
    """
    from jixiao.forms.mappings.importing import import_workbook as import_by
    from jixiao.forms.mappings.mapping_yaml import read_mapping

    import_by(Path(path), read_mapping(Path(mapping)), filing)


def consolidate(filing: Filing) -> Consolidation | None:
    """A department with the units whose files its Filing names, less what they paid each other.

    None for a Filing that names none.
    """
    from jixiao.forms.unit_reading import with_units

    return with_units(filing)


def score(filing: Filing, pack: str = "") -> ScoreSheet:
    """The scores of a Filing by the named pack, else by its region's form for its year.

    A department that names the files of its units is scored with them. Raises ``NoPackError``
    where no pack fits.
    """
    from jixiao.rubrics.choosing import pack_for
    from jixiao.rubrics.scoring import score as scored
    from jixiao.rubrics.scoring import score_together

    chosen = pack_for(filing, pack)
    together = consolidate(filing)
    return score_together(together, chosen) if together else scored(filing, chosen)


def score_project(filing: Filing, name: str, pack: str = "") -> ScoreSheet | None:
    """The scores of one project by its own indicators and funds; None where there is none.

    ``name`` is its name, its code or the number of its row. The form is the named pack, else the
    region's for projects, else the national one. Raises ``NoPackError`` where none fits.
    """
    from jixiao.rubrics.choosing import project_pack_for
    from jixiao.rubrics.scoring import score_project as scored

    return scored(filing, name, project_pack_for(filing, pack))


def _ledger_of(source: str | Path | Document) -> tuple[Document, Ledger]:
    """A document with what it states; a Filing states what was entered."""
    if isinstance(source, str | Path) and _is_filing(source):
        return _filing_of(Path(source))
    document = _document(source)
    return document, extract(document)


def _is_filing(source: str | Path) -> bool:
    from jixiao.forms.recognising import is_filing

    return is_filing(Path(source))


def _filing_of(path: Path) -> tuple[Document, Ledger]:
    from jixiao.checks.filing_document import filing_document
    from jixiao.documents.document import DocumentError
    from jixiao.forms.problem import FormError

    try:
        filing = load_filing(path)
        return filing_document(filing, consolidate(filing))
    except FormError as error:
        told = "；".join(f"{problem.place} {problem.message}" for problem in error.problems)
        raise DocumentError(str(path), "bad_filing", told) from error


def _document(source: str | Path | Document) -> Document:
    return read(source) if isinstance(source, str | Path) else source
