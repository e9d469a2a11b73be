"""What is said of figures that were read in a picture with doubt."""

from __future__ import annotations

from collections.abc import Iterable

from jixiao.checks.check import Text
from jixiao.figures.figure import Figure
from jixiao.ledger.relation import Ledger

DOUBT = Text("识别存疑，请对照原件", "read with doubt, compare with the original")
_COUNT = Text(
    "其中 {count} 个数识别存疑，请对照原件",
    "{count} figures were read with doubt: compare them with the original",
)
_AMONG = Text("{figures}识别存疑", "{figures} read with doubt")


def count_words(ledger: Ledger, language: str) -> str:
    """One line with the number of figures that were read with doubt; blank where there are none."""
    if not ledger.doubts:
        return ""
    count = sum(ledger.is_doubtful(fact.figure) for fact in ledger.facts)
    return _COUNT.in_language(language).format(count=count) if count else ""


def among_words(ledger: Ledger, figures: Iterable[Figure], language: str) -> str:
    """Which of some figures were read with doubt; blank where none was."""
    if not ledger.doubts:
        return ""
    doubtful = [figure.digits + figure.unit for figure in figures if ledger.is_doubtful(figure)]
    if not doubtful:
        return ""
    return _AMONG.in_language(language).format(figures="、".join(dict.fromkeys(doubtful)))
