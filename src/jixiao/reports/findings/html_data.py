"""What the page's script shows of figures and relations, as JSON within the page."""

from __future__ import annotations

import json
from collections.abc import Sequence

from jixiao.ledger.relation import Relation, Term
from jixiao.reports.findings.doubt_words import DOUBT
from jixiao.reports.findings.figure_verdicts import UNCHECKED, Standing
from jixiao.reports.findings.html_inline import LETTERS
from jixiao.reports.findings.html_markup import Html, element
from jixiao.reports.findings.html_words import script_words
from jixiao.reports.findings.places import one_line, place_words
from jixiao.reports.findings.relation_account import Accounts, difference, with_unit
from jixiao.reports.findings.relation_words import VERDICTS, kind_words
from jixiao.reports.findings.unchecked_words import why_unchecked
from jixiao.reports.printable import printable

Json = dict[str, object]


def data_script(documents: Sequence[Json], language: str) -> Html:
    """The data block; no character in it can end the element or begin another."""
    verdicts = {LETTERS[name]: text.in_language(language) for name, text in VERDICTS.items()}
    data = {"words": script_words(language), "verdicts": verdicts, "documents": documents}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return element("script", Html(printable(text)), type="application/json", id="data")


def document_data(accounts: Accounts, figures: Sequence[Standing]) -> Json:
    """Figures as ``[text, verdict, subject, place, stated in, used in, why unchecked, doubt]``.

    Numbers of figures and relations count from 0 within the document. ``findings`` gives each
    finding's relation, or null.
    """
    result = accounts.result
    numbers = {standing.fact.figure.start: n for n, standing in enumerate(figures)}
    relations = result.ledger.relations
    by_id = {id(relation): n for n, relation in enumerate(relations)}
    return {
        "figures": [_figure(accounts, standing) for standing in figures],
        "relations": [_relation(accounts, relation, numbers) for relation in relations],
        "findings": [
            by_id.get(id(finding.relation)) if finding.relation else None
            for finding in result.findings
        ],
    }


def _figure(accounts: Accounts, standing: Standing) -> list[object]:
    fact = standing.fact
    figure, document = fact.figure, accounts.result.document
    unchecked = standing.verdict == UNCHECKED
    return [
        one_line(document.text[figure.start : figure.end]),
        LETTERS[standing.verdict],
        one_line(fact.subject),
        place_words(document.locate(figure.start, figure.end), accounts.language),
        standing.stated,
        standing.used,
        why_unchecked(fact, accounts.language) if unchecked else "",
        DOUBT.in_language(accounts.language) if standing.doubtful else "",
    ]


def _relation(accounts: Accounts, relation: Relation, numbers: dict[int, int]) -> Json:
    unit = relation.stated.figure.unit if relation.stated.figure else ""
    recomputed, off = relation.judgement.recomputed, difference(relation)
    return {
        "id": relation.id,
        "kind": kind_words(relation, accounts.language),
        "verdict": LETTERS[relation.verdict.value],
        "subject": one_line(relation.subject),
        "working": accounts.working(relation),
        "operands": [_term(term, numbers) for term in relation.operands],
        "stated": _term(relation.stated, numbers),
        "recomputed": "" if recomputed is None else recomputed + unit,
        "difference": "" if off is None else f"{off:f}{unit}",
        "reason": accounts.reason(relation),
    }


def _term(term: Term, numbers: dict[int, int]) -> list[object]:
    """Sign, number of the figure or null, and the text of what is printed nowhere."""
    number = numbers.get(term.figure.start) if term.figure else None
    return [term.sign, number, "" if number is not None else with_unit(term)]
