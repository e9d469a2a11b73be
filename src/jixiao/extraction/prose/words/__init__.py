r"""The closed word classes of official prose, one module each.

The patterns read the clean text before a figure (``$`` is the figure) in which dates and list
numbers are replaced: ``\x01`` a year, ``\x02`` a date, ``\x03`` any other mark, ``\x04`` a list
number. ``figures.clean`` has folded widths and quotation marks.
"""

from __future__ import annotations

from jixiao.extraction.prose.words.comparisons import (
    AGAINST_BUDGET,
    COMPARED,
    COMPARISON,
    EQUAL,
    OVER_PLAN,
    PRIOR_BUDGET,
    YEAR_ON_YEAR,
)
from jixiao.extraction.prose.words.directions import (
    ADJUSTING,
    DIRECTION,
    FROM_LEVEL,
    NEUTRAL_CHANGE,
    PAUSED,
    PRIOR_CLAUSE,
    PRIOR_LEVEL,
    RESULT,
    THIS_YEAR,
    TO_LEVEL,
    VERB_FIRST,
)
from jixiao.extraction.prose.words.openers import (
    CAUSE,
    ENUMERATED,
    EXCLUDED,
    EXHAUSTIVE,
    OPEN_LIST,
    OPENER,
    REASON,
    WITHIN,
)
from jixiao.extraction.prose.words.rates import (
    BASE_AMOUNT,
    CHANGE_RATE_NAME,
    COMPLETION_NAME,
    EXECUTION,
    EXECUTION_NAME,
    OF_BUDGET,
    RATE_NAME,
    SHARE,
    SHARE_IN,
)
from jixiao.extraction.prose.words.scores import (
    ACTUAL_NAME,
    BOUNDS,
    GRADE,
    INDICATOR_RATE_NAME,
    MID_YEAR_NAME,
    SCORE_NAME,
    SUBTOTAL_SCORE,
    TARGET_NAME,
    WEIGHT_NAME,
)
from jixiao.extraction.prose.words.stages import (
    ADJUSTED,
    AVAILABLE,
    BUDGET,
    INITIAL,
    OUTTURN,
    REMAINING,
    STAGE_TITLES,
)
from jixiao.extraction.prose.words.subjects import GENERIC_SUBJECT, PROJECT

__all__ = [
    "ACTUAL_NAME",
    "ADJUSTED",
    "ADJUSTING",
    "AGAINST_BUDGET",
    "AVAILABLE",
    "BASE_AMOUNT",
    "BOUNDS",
    "BUDGET",
    "CAUSE",
    "CHANGE_RATE_NAME",
    "COMPARED",
    "COMPARISON",
    "COMPLETION_NAME",
    "DIRECTION",
    "ENUMERATED",
    "EQUAL",
    "EXCLUDED",
    "EXECUTION",
    "EXECUTION_NAME",
    "EXHAUSTIVE",
    "FROM_LEVEL",
    "GENERIC_SUBJECT",
    "GRADE",
    "INDICATOR_RATE_NAME",
    "INITIAL",
    "MID_YEAR_NAME",
    "NEUTRAL_CHANGE",
    "OF_BUDGET",
    "OPENER",
    "OPEN_LIST",
    "OUTTURN",
    "OVER_PLAN",
    "PAUSED",
    "PRIOR_BUDGET",
    "PRIOR_CLAUSE",
    "PRIOR_LEVEL",
    "PROJECT",
    "RATE_NAME",
    "REASON",
    "REMAINING",
    "RESULT",
    "SCORE_NAME",
    "SHARE",
    "SHARE_IN",
    "STAGE_TITLES",
    "SUBTOTAL_SCORE",
    "TARGET_NAME",
    "THIS_YEAR",
    "TO_LEVEL",
    "VERB_FIRST",
    "WEIGHT_NAME",
    "WITHIN",
    "YEAR_ON_YEAR",
]
