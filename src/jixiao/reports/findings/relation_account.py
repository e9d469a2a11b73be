"""One relation as an auditor reads it: formula with numbers, operands, difference and reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, Decimal, InvalidOperation
from functools import cached_property

from jixiao.checks.case import exceeds_head
from jixiao.checks.causes import CAUSES
from jixiao.checks.check import Text
from jixiao.checks.finding import Finding
from jixiao.checks.result import CheckResult
from jixiao.checks.working import adds_up, is_repeat, working_of
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Fact, Relation, Term
from jixiao.reports.findings.doubt_words import among_words
from jixiao.reports.findings.places import place_words
from jixiao.reports.findings.relation_words import formula_words

_EXACT = Context(prec=200)

_REASONS = {
    "same": Text("重算与报告数完全一致", "recomputed exactly as stated"),
    "rounds": Text("按印出的位数四舍五入后一致", "agrees once rounded to the printed places"),
    "rounding": Text(
        "差额在印出位数的舍入范围内", "off by no more than the printed places leave open"
    ),
    "strict": Text(
        "；但若把整数和一位小数的金额看作精确数则不符",
        "; amounts printed coarsely would disagree if they were exact",
    ),
    "approximate": Text("含约数，在其范围内", "within what an approximate figure leaves open"),
    "last_digit": Text("只差末位一个单位", "one unit of the last place off"),
    "open_list": Text(
        "列举的部分未必列全，又未超过合计",
        "the list need not be complete and does not exceed its total",
    ),
    "exceeds": Text("列举的部分超过了合计", "the parts exceed their total"),
    "beyond": Text("差额超出舍入范围", "off by more than rounding"),
    "exact": Text("件数、得分等应当完全一致", "counts and scores must agree exactly"),
    "cause": Text("可能是{cause}", "likely {cause}"),
    "blamed": Text(
        "多半由{blamed}引起，该数若为{mended}则都相符",
        "most likely because of {blamed}, which would agree as {mended}",
    ),
    "zero_base": Text("基数为零，不能计算", "the base is zero"),
    "missing": Text("缺少算式中的一项，或数值过于粗略", "an operand is missing or too approximate"),
    "no_finding": Text("不单独列为问题", "no finding of its own"),
    "nothing": Text("另有{count}项为零", "{count} further parts are zero"),
}
_WRONG = (Verdict.CONTRADICTED, Verdict.ROUNDING)
_REASON_JOINT = {"zh": "；", "en": "; "}


@dataclass(frozen=True)
class Accounts:
    """Accounts of the relations of one checked document in one language."""

    result: CheckResult
    language: str = "zh"

    def working(self, relation: Relation) -> str:
        """Formula in words with the numbers: ``各项之和：基本支出50.00＋项目支出20.00``."""
        words = formula_words(relation, self.language)
        numbers = self._numbers(relation)
        if numbers.startswith(words):
            return numbers
        return f"{words}: {numbers}" if self.language == "en" else f"{words}：{numbers}"

    def operands(self, relation: Relation) -> Iterator[tuple[Term, str, str]]:
        """Every operand with its name, and its place where the stated figure stands elsewhere."""
        stated = relation.stated.figure
        here = self._place(stated.start, stated.end) if stated else ""
        for term in relation.operands:
            figure = term.figure
            place = self._place(figure.start, figure.end) if figure else ""
            yield term, self.name_of(term), "" if place == here else place

    def reason(self, relation: Relation) -> str:
        """Why the verdict is what it is."""
        parts = list(self._reasons(relation))
        if relation.verdict in _WRONG and not self.findings_of(relation):
            parts.append(self._say("no_finding"))
        if relation.nothing:
            parts.append(self._say("nothing", count=len(relation.nothing)))
        if doubt := among_words(self.result.ledger, relation.figures(), self.language):
            parts.append(doubt)
        return _REASON_JOINT[self.language].join(parts)

    def name_of(self, term: Term) -> str:
        """What the figure of a term states, as far as the document names it."""
        fact = self._facts.get(term.figure.start) if term.figure else None
        return " ".join(fact.subject.split()) if fact else ""

    def findings_of(self, relation: Relation) -> list[Finding]:
        """The findings that rest on a relation."""
        return self._findings.get(id(relation), [])

    def _numbers(self, relation: Relation) -> str:
        if is_repeat(relation):
            stated = "、".join(with_unit(term) for term in relation.operands)
            return f"elsewhere {stated}" if self.language == "en" else f"另一处为{stated}"
        if not adds_up(relation):
            return working_of(relation)
        mixed = len({term.figure.unit for term in relation.operands if term.figure}) > 1
        return "".join(self._addends(relation, mixed))

    def _addends(self, relation: Relation, with_units: bool) -> Iterator[str]:
        gap = " " if self.language == "en" else ""
        for index, term in enumerate(relation.operands):
            sign = "－" if term.sign < 0 else "＋" if index else ""
            name = self.name_of(term)
            number = with_unit(term) if with_units else term.digits
            yield f"{sign}{name}{gap if name else ''}{number}"

    def _reasons(self, relation: Relation) -> Iterator[str]:
        if relation.verdict is Verdict.HOLDS:
            yield self._say("rounds" if difference(relation) else "same")
        elif relation.verdict is Verdict.ROUNDING:
            approximate = any(figure.approximation for figure in relation.figures())
            strict = relation.judgement.strict is Verdict.CONTRADICTED
            word = self._say("approximate" if approximate else "rounding")
            yield word + (self._say("strict") if strict else "")
        elif relation.verdict is Verdict.UNDECIDABLE:
            zero = any(term.figure and term.figure.value == 0 for term in relation.operands)
            yield self._say("zero_base" if zero else "missing")
        else:
            yield from self._contradiction(relation)

    def _contradiction(self, relation: Relation) -> Iterator[str]:
        if relation.judgement.last_digit:
            yield self._say("last_digit")
        elif relation.must_hold:
            exact = all(figure.exact for figure in relation.figures())
            yield self._say("exact" if exact else "beyond")
        else:
            yield self._say("exceeds" if exceeds_head(relation) else "open_list")
        if cause := CAUSES.get(relation.cause):
            yield self._say("cause", cause=cause.in_language(self.language))
        for finding in self.findings_of(relation):
            given = dict(finding.arguments)
            if given.get("blamed"):
                yield self._say("blamed", blamed=given["blamed"], mended=given.get("mended", ""))
                break
        if relation.note and self.language == "zh":
            yield relation.note

    def _say(self, key: str, **values: object) -> str:
        return _REASONS[key].in_language(self.language).format(**values)

    def _place(self, start: int, end: int) -> str:
        return place_words(self.result.document.locate(start, end), self.language)

    @cached_property
    def _facts(self) -> dict[int, Fact]:
        return {fact.figure.start: fact for fact in self.result.ledger.facts}

    @cached_property
    def _findings(self) -> dict[int, list[Finding]]:
        found: dict[int, list[Finding]] = {}
        for finding in self.result.findings:
            if finding.relation is not None:
                found.setdefault(id(finding.relation), []).append(finding)
        return found


def with_unit(term: Term) -> str:
    """The number of a term as printed, with its unit."""
    return term.digits + (term.figure.unit if term.figure else "")


def difference(relation: Relation) -> Decimal | None:
    """Stated less recomputed, in the unit of the stated figure; None where nothing is computed."""
    recomputed = relation.judgement.recomputed
    if recomputed is None:
        return None
    try:
        return _EXACT.subtract(Decimal(relation.stated.digits), Decimal(recomputed))
    except InvalidOperation:
        return None
