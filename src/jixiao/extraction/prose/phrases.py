"""A figure of the prose in its clause, with what the clause says of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from jixiao.extraction.prose.subjects import Subject
from jixiao.figures.figure import Dimension, Figure
from jixiao.ledger.relation import Role

NO_MARK = 9
"""The rank of no list number, beyond all others."""


@dataclass(slots=True, eq=False)
class Phrase:
    """A figure in its clause.

    ``figure`` has document offsets; ``gap`` is the clean text between the figure before and it,
    with placeholders for dates and list numbers (``prose.gaps``).
    """

    figure: Figure
    gap: str
    after: str
    """The clean text up to the next figure."""
    passage: int
    sentence: int
    depth: int
    """Open brackets around the figure."""
    stop: int = 0
    """Full stops before the figure in its passage."""
    role: Role = Role.LEVEL
    subject: Subject = field(default_factory=Subject)
    year: int | None = None
    base: str = ""
    """What a change, share or completion is measured against, as printed."""
    sign: int = 0
    """Direction of a change: 1 up, −1 down, 0 not said."""
    bound: str = ""
    rate_name: str = ""
    """The rate that a percentage is (在职人员控制率, 满意度), as printed."""
    verb_first: bool = False
    """The direction stands before the noun (调增上级补助收入…)."""
    respective: bool = False
    """One of a row of rates (x%、y%和z%) that belong to a row of amounts."""
    is_base: bool = False
    """A budget or plan that a rate is taken of (完成年初预算8465万元的41.5%)."""
    of_whole: bool = False
    """The whole that the share behind it is of (占支出合计200万元的6%)."""
    of_share: bool = False
    """The amount of the share right before it (人员经费占88.6%，为53万元)."""
    prior: bool = False
    """Said to be last year's amount (比2023年的…)."""
    last_year: bool = False
    """The same, or dated with the earlier of two years that its statement tells."""
    opener: bool = False
    """A list opens between the figure before and this one."""
    exhaustive: bool = False
    """The opener says that all parts follow (分别为, 具体为), or a bracket holds them."""
    within: str = ""
    """What the clause says the list details (返还性收入中，…)."""
    partial: bool = False
    """The opener says that only the main parts follow."""
    functional_class: str = ""
    """The 类 of a classified amount."""
    classified: bool = False
    """The subject is named by its functional class (…（款）…（项）)."""
    cause: bool = False
    """The reason is a cause told in passing, no breakdown."""
    reason: bool = False
    """A reason (主要是 …) opens between the figure before and this one."""
    pause: int = 0
    """The strongest break before the figure: 0 none, 1 、 2 ， 3 ； 4 。 5 paragraph 6 heading."""
    mark: int = NO_MARK
    """Rank of the list number before the figure: 1 一、 2 （一） 3 1. 4 （1） 5 ①; 9 none."""
    closes: int = 0
    """Brackets closed between the figure before and this one."""
    place: int = 0
    """Where the figure starts in the clean text of its passage."""
    context: str = ""
    """The clean text of the sentence before the gap, as far as an indicator needs it."""
    title: str = ""
    """The heading that the passage starts with, for the first figure of a passage."""
    money: bool = field(init=False)
    """An amount in 元, 万元 or 亿元."""

    def __post_init__(self) -> None:
        self.money = self.figure.dimension is Dimension.MONEY

    @property
    def listed(self) -> bool:
        """A list number stands before the figure in its clause."""
        return self.mark < NO_MARK

    def measure_as(self, figure: Figure) -> None:
        """Take a figure whose unit was told elsewhere."""
        self.figure, self.money = figure, figure.dimension is Dimension.MONEY
