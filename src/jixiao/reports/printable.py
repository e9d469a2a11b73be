"""Text of a document made fit for XML and HTML."""

from __future__ import annotations

from jixiao.late import late_regex

_UNFIT = late_regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text with characters that no XML may hold shown as � (blanks and breaks stay)."""
    return _UNFIT.sub("\ufffd", text)
