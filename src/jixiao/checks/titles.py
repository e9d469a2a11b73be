"""The heading of a section as findings name it."""

from __future__ import annotations

_LONGEST = 24
"""Characters of a heading that are shown."""


def shown_title(title: str) -> str:
    """A heading in quotes, cut short where it is long; "" for none."""
    if len(title) > _LONGEST:
        title = title[:_LONGEST]
        if title.count("（") > title.count("）"):
            title = title[: title.rindex("（")]
        title += "…"
    return f"“{title}”" if title else ""
