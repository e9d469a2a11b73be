"""Document → partial Filing: every value with its place and "to confirm" (design §4)."""

from __future__ import annotations

from decimal import Decimal

from jixiao.documents.document import Document
from jixiao.extraction.extracting import extract
from jixiao.extraction.prefill.slots import slots
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.indicators import Indicator, indicators_of
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.reading import ProseReading
from jixiao.figures.figure import MONEY_SCALE, Dimension, Figure
from jixiao.filing.filing import Filing, Row
from jixiao.filing.value import Origin, State, Value
from jixiao.ledger.relation import Ledger, Role

_OPERATORS = {">=": "≥", ">": "≥", "<=": "≤", "<": "≤", "=": "＝"}
_OUT_OF_PLACE = "部门单位"


def prefill(document: Document, region: str, ledger: Ledger | None = None) -> Filing:
    """The values that a report states for the Filing of its body and year.

    A slot takes a value where all statements agree; else it stays blank and is disputed, with what
    was found. ``Filing.year`` is 0 where the report does not tell it. ``ledger`` saves extracting
    once more.
    """
    reading = ProseReading.of(document)
    ledger = ledger or extract(document)
    filing = Filing(region, ledger.year or 0)
    collector = _Collector(document, ledger, filing)
    collector.amounts(reading)
    collector.counts(reading)
    collector.adjustment(reading)
    collector.total_score(reading)
    collector.settle()
    filing.rows["indicators"] = [
        collector.indicator(one) for one in indicators_of(reading.phrases) if one.actual is not None
    ]
    if not filing.rows["indicators"]:
        del filing.rows["indicators"]
    if ledger.body:
        filing.values["body.name"] = Value(
            State.ENTERED, None, ledger.body, Origin(document.path, "封面", to_confirm=True)
        )
    return filing


class _Collector:
    """The statements for each path, before it is decided which of them agree."""

    def __init__(self, document: Document, ledger: Ledger, filing: Filing) -> None:
        self._document = document
        self._ledger = ledger
        self._filing = filing
        self._found: dict[str, list[Value]] = {}

    def amounts(self, reading: ProseReading) -> None:
        for statement in reading.statements:
            for phrase in statement.levels:
                if phrase.money and not phrase.prior and self._is_of_year(phrase):
                    name, stage = self._name(statement, phrase), _stage(statement, phrase)
                    section = self._ledger.title_at(phrase.figure.start)
                    if path := slots().amount(name, stage, section):
                        self._add(path, phrase.figure)

    def counts(self, reading: ProseReading) -> None:
        for phrase in reading.phrases:
            if phrase.figure.dimension is not Dimension.COUNT or phrase.role is not Role.LEVEL:
                continue
            section = self._ledger.title_at(phrase.figure.start)
            if path := slots().count(phrase.subject.name, section):
                self._add(path, phrase.figure)

    def adjustment(self, reading: ProseReading) -> None:
        """What the budget was changed by within the year, with its sign."""
        for phrase in reading.phrases:
            if phrase.money and phrase.role is Role.CHANGE and "年中" in phrase.gap:
                self._add("adjustments.1.amount", phrase.figure, -1 if phrase.sign < 0 else 1)

    def total_score(self, reading: ProseReading) -> None:
        for phrase in reading.phrases:
            if phrase.role is Role.SCORE and slots().total_score.search(phrase.subject.name):
                self._add("evaluation.stated_total", phrase.figure)

    def settle(self) -> None:
        """Enter what is agreed; what is not goes to ``Filing.disputed``."""
        for path, values in self._found.items():
            if len({value.number for value in values}) == 1:
                self._filing.put(path, values[0])
            else:
                self._filing.disputed[path] = values

    def indicator(self, one: Indicator) -> Row:
        """The row of an indicator."""
        target = one.target.figure
        row: Row = {
            "name": self._text(one.name, target),
            "operator": self._text(_OPERATORS.get(one.bound, "≥"), target),
            "target": self._value(target, scaled=False),
        }
        if target.unit:
            row["unit"] = self._text(target.unit, target)
        for column, phrase in (
            ("weight", one.weight), ("mid_year", one.mid_year), ("actual", one.actual),
        ):  # fmt: skip
            if phrase is not None:
                row[column] = self._value(phrase.figure, scaled=False)
        return row

    def _is_of_year(self, phrase: Phrase) -> bool:
        return phrase.year is None or self._ledger.year in (None, phrase.year)

    def _name(self, statement: Statement, phrase: Phrase) -> str:
        name = phrase.subject.name or statement.subject
        return name.replace(self._ledger.body, "").strip(_OUT_OF_PLACE) if name else ""

    def _add(self, path: str, figure: Figure, sign: int = 1) -> None:
        self._found.setdefault(path, []).append(self._value(figure, sign))

    def _value(self, figure: Figure, sign: int = 1, *, scaled: bool = True) -> Value:
        money = scaled and figure.dimension is Dimension.MONEY
        number = Decimal(figure.digits)
        if money:
            number = number.scaleb(len(str(figure.scale)) - len(str(MONEY_SCALE["万元"])))
        return Value(State.ENTERED, sign * number, figure.digits, self._origin(figure))

    def _text(self, text: str, figure: Figure) -> Value:
        return Value(State.ENTERED, None, text, self._origin(figure))

    def _origin(self, figure: Figure) -> Origin:
        return Origin(self._document.path, self._place(figure), to_confirm=True)

    def _place(self, figure: Figure) -> str:
        locator = self._document.locate(figure.start, figure.end)
        parts = (("第{}页", locator.page), ("表{}", locator.table), ("第{}段", locator.paragraph))
        return "".join(form.format(number) for form, number in parts if number is not None)


def _stage(statement: Statement, phrase: Phrase) -> str:
    """The stage of an amount: its own, else that of the amount it is a part of."""
    around: Statement | None = statement
    while around is not None:
        for level in (phrase, *around.levels[:1]):
            if level.subject.stage:
                return level.subject.stage
        around = around.owner
    return "budget" if "预算" in phrase.gap else "outturn"
