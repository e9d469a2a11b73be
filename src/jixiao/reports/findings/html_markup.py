"""HTML built so that nothing can be forgotten to escape: only :class:`Html` passes as it is."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from jixiao.reports.printable import printable

_VOID = frozenset({"br", "meta", "input"})


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


Content = str | Iterable[str]


def safe(content: Content) -> Html:
    """HTML as it is, any other text escaped, pieces joined."""
    if isinstance(content, Html):
        return content
    if isinstance(content, str):
        return Html(escape(printable(content)))
    return Html("".join(map(safe, content)))


def element(name: str, content: Content = "", /, **attributes: str | int | bool | None) -> Html:
    """``<name …>content</name>``; ``class_`` and ``data_p`` become ``class`` and ``data-p``.

    An attribute that is None or False is left out, one that is True stands without a value.
    """
    given = "".join(
        _attribute(key, value)
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _VOID:
        return Html(f"<{name}{given}>")
    return Html(f"<{name}{given}>{safe(content)}</{name}>")


def _attribute(key: str, value: str | int | bool) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(printable(str(value)))}"'
