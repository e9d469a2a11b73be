"""A project under its own heading: its amounts against those that a list gave under its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.building import same
from jixiao.extraction.prose import words
from jixiao.extraction.prose.breaks import NEW_PASSAGE
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.repeats.naming import is_telling
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.subjects import core_of
from jixiao.figures.misprints import misprinted
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation

_ITS_OWN = late_regex(r"(?:该|本)?(?:项目|专项)?(?:资金|经费|预算|支出|投资)?")
"""该项目资金: the amount of what the heading names."""
_SHORTEST = 4
"""Characters that a project's name has at least."""


def titled_amounts(statements: list[Statement], passages: Sequence[Passage]) -> Iterator[Relation]:
    """The first amounts under each heading that names what an earlier statement has amounts of:
    where they are equal, or differ as a misprint does.
    """
    known: dict[str, Statement] = {}
    seen = 0
    for statement in statements:
        opens = statement.passage > seen and statement.first.pause >= NEW_PASSAGE
        name = _title_over(statement, passages) if opens else ""
        other = known.get(name) if name else None
        if other is not None and other.passage < statement.passage:
            seen = statement.passage
            yield from _against(statement, other, statements)
        if statement.levels[1:] and len(statement.subject) >= _SHORTEST:
            known.setdefault(core_of(statement.subject), statement)


def _title_over(statement: Statement, passages: Sequence[Passage]) -> str:
    """The name in the heading right over the passage of a statement that names nothing itself."""
    above = passages[statement.passage - 1] if statement.passage else None
    bare = above is not None and above.level and not passages[statement.passage].level
    if not bare or above is None or above.title != above.text[-len(above.title) :]:
        return ""
    return core_of(above.title) if len(above.title) >= _SHORTEST else ""


def _against(first: Statement, other: Statement, statements: list[Statement]) -> Iterator[Relation]:
    for statement in statements[first.index :]:
        if statement.passage != first.passage:
            return
        if not _ITS_OWN.fullmatch(statement.subject):
            continue
        for level in statement.levels:
            known = next((one for one in other.levels if _of_stage(level, one)), None)
            if known is not None and is_telling(level) and not level.prior:
                relation = same(level.figure, known.figure, subject=other.title(known))
                slip = misprinted(level.figure.digits, known.figure.digits)
                if relation.verdict is Verdict.HOLDS or slip:
                    yield relation


def _of_stage(one: Phrase, other: Phrase) -> bool:
    """Whether both are spent, or neither is; without a stage, what is not spent is the budget."""
    spent = [phrase.subject.stage not in (*words.PLANNED, "") for phrase in (one, other)]
    return one.money and other.money and spent[0] == spent[1]
