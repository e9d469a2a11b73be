"""Whether a sentence names the row of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.linking.names import standard_name
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.phrases import Phrase
from jixiao.late import late_regex

_PIECE, _SHORTEST = 4, 2
"""Characters of a row's name that are no chance in a sentence; those of the shortest name."""
_STOPS = "。；\n"
_HEAD = 30
"""Characters of a heading before the first stop of a passage."""
_SPACE = late_regex(r"[“”\"\s、和及与的]")


def pieces_of(name: str) -> list[str]:
    """What of a row's name is sought in a sentence."""
    name = _SPACE.sub("", standard_name(name))
    if len(name) < _SHORTEST:
        return []
    return [name[at : at + _PIECE] for at in range(max(1, len(name) - _PIECE + 1))]


def said_before(phrase: Phrase, passages: Sequence[Passage]) -> str:
    """The heading of a figure's passage and its sentence up to it."""
    text = passages[phrase.passage].text
    start = max(text.rfind(stop, 0, phrase.place) for stop in _STOPS) + 1
    head = text[:_HEAD].partition("。")[0] if start else ""
    return _SPACE.sub("", f"{head}\n{text[start : phrase.place]}")


def named_in(words: str, names: dict[str, list[str]]) -> Iterator[str]:
    """The rows, by the pieces of their names, that a text names."""
    return (name for name, pieces in names.items() if any(piece in words for piece in pieces))
