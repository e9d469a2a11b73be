"""Document → Ledger: every figure, what it means, and the relations it must keep."""

from __future__ import annotations

from jixiao.documents.document import Document
from jixiao.extraction.prose.body_facts import body_relations
from jixiao.extraction.prose.changes import change_relations
from jixiao.extraction.prose.executions import execution_relations
from jixiao.extraction.prose.lists import list_sums
from jixiao.extraction.prose.passages import passages_of
from jixiao.extraction.prose.phrases import Phrase, phrases_of
from jixiao.extraction.prose.same_facts import same_fact_relations
from jixiao.extraction.prose.scores import score_relations
from jixiao.extraction.prose.shares import share_relations
from jixiao.extraction.prose.statements import statements_of
from jixiao.extraction.prose.totals import adjoining_sums, excluding_relations, total_relations
from jixiao.ledger.relation import Fact, Ledger, Relation


def extract(document: Document) -> Ledger:
    """The Ledger of a document."""
    ledger = Ledger(document.text)
    passages = passages_of(document)
    phrases = phrases_of(passages)
    ledger.facts.extend(_fact(phrase) for phrase in phrases)
    statements = statements_of(phrases)
    lists = list_sums(statements, passages)
    ledger.relations.extend(parts.relation for parts in lists)
    ledger.relations.extend(change_relations(statements))
    ledger.relations.extend(total_relations(statements))
    ledger.relations.extend(excluding_relations(statements))
    ledger.relations.extend(body_relations(statements))
    ledger.relations.extend(same_fact_relations(statements))
    ledger.relations.extend(score_relations(phrases))
    ledger.relations.extend(share_relations(statements, lists))
    ledger.relations.extend(execution_relations(statements))
    stated = {r.stated.figure.start for r in ledger.relations if r.stated.figure}
    ledger.relations.extend(adjoining_sums(statements, stated))
    _finish(ledger)
    return ledger


def _fact(phrase: Phrase) -> Fact:
    return Fact(
        phrase.figure, phrase.role, phrase.subject.name, phrase.year, phrase.subject.stage
    )


def _finish(ledger: Ledger) -> None:
    """Order the relations by place, number them and count them on their facts."""
    ledger.relations.sort(key=_place)
    facts = {fact.figure.start: fact for fact in ledger.facts}
    for number, relation in enumerate(ledger.relations, 1):
        relation.id = f"r{number:04d}"
        for figure in relation.figures():
            if figure.start in facts:
                facts[figure.start].relations += 1


def _place(relation: Relation) -> tuple[int, int]:
    return relation.start, relation.end
