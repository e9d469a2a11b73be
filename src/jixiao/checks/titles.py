"""The heading of a section as findings name it."""

from __future__ import annotations

_LONGEST = 24
"""Characters of a heading that are shown."""


def shown_title(path: str) -> str:
    """The innermost heading of a path (see ``Ledger.section_at``) in quotes, cut short where it is
    long; "" for none.
    """
    title = path.rpartition(" / ")[2]
    if len(title) > _LONGEST:
        title = title[:_LONGEST]
        if title.count("（") > title.count("）"):
            title = title[: title.rindex("（")]
        title += "…"
    return f"“{title}”" if title else ""
