"""What was to be done and what was done, as the words right before figures tell it."""

from __future__ import annotations

from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation

TO_DO = late_regex(r"应|拟|需|计划|目标|任务|核定|编制|限额|预算")
DONE = late_regex(
    rf"实|已|[保现拥]有|在职|在编|在岗|到位|建成|完工|收回|支出|决算|列支|{words.DONE}"
)
DONE_ALREADY = late_regex(
    r"实[际有收缴发征参]|已|(?:计划|目标|任务|编制|预算)[^，。；：]{0,4}(?:完成|实现|执行|达到|支出)$"
)
"""计划已完成, 任务完成: no plan, whatever else it is called."""
_CLAUSE = late_regex(r"[^，。；：、（）]*$")
_PAIR = 2


def clause_before(phrase: Phrase) -> str:
    """What stands right before a figure, up to any mark."""
    match = _CLAUSE.search(phrase.gap)
    return match[0] if match is not None else ""


def place_of(relation: Relation) -> int:
    """Where the figure stands that a relation states; -1 where none is printed."""
    return relation.stated.figure.start if relation.stated.figure is not None else -1


def held_pair(relation: Relation) -> tuple[Figure, Figure] | None:
    """The two figures that a relation holds of."""
    figures = [term.figure for term in relation.operands if term.figure is not None]
    told = relation.verdict is Verdict.HOLDS and len(figures) == len(relation.operands) == _PAIR
    return (figures[0], figures[1]) if told else None
