"""One name for a figure of the narrative and for the cell that states it."""

from __future__ import annotations

from functools import lru_cache

from jixiao.extraction.prose.body.facts import is_whole
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_NOISE = late_regex(
    r"（[^（）]*）|[“”\s、和及与的]|维护(?=费)|财政拨款|^本年度?|决算数?$|预算数?$|支出$|"
    r"经费$|费用?$|科目$|20\d\d年度?|核定|实有|实际|年末|金额$|人?数$|数量$|人员$"
)
"""What may be left out on either side."""
_ALIASES = (
    ("公车", "公务用车"),
    ("出国境", "出国"),
    ("运行维护", "运行"),
    ("运维", "运行"),
    ("比例", "率"),
)
"""Other words for what the tables print, replaced in this order."""
ALL_FUNDS = r"(?:年度|项目|预算|全年|部门)*资金(?:总额|合计)|(?:年度|全年|预算|部门整体支出)总额"
"""What a form calls the row of all funds, a pattern: 年度资金总额, 项目资金合计."""
WHOLE = "部门整体"
"""The name of the whole body, which sentences and rows leave out or vary."""


@lru_cache(maxsize=8192)
def standard_name(name: str) -> str:
    """A name without stage, fund source, endings and brackets."""
    previous = ""
    while name != previous:
        previous, name = name, _NOISE.sub("", name) or name
    for alias, standard in _ALIASES:
        name = name.replace(alias, standard)
    return name


def table_name(statement: Statement, phrase: Phrase, rated: str) -> str:
    """The name under which a table would state the figure; ``rated`` is the rate just named."""
    if phrase.rate_name:
        return standard_name(phrase.rate_name)
    if phrase.role is Role.SCORE:
        return standard_name(phrase.subject.name or rated)
    if phrase.role is Role.LEVEL and phrase.figure.dimension is not Dimension.PERCENT:
        return standard_name(statement.subject) if not is_whole(statement) else WHOLE
    return standard_name(phrase.subject.name)
