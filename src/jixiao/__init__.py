"""jixiao 绩效: one fiscal year of one public body, from plan to disclosure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jixiao.verbs import check, extract, read

__version__ = "0.1.0"
__all__ = ["__version__", "check", "extract", "read"]


def __getattr__(name: str) -> Any:
    """The verbs, loaded at their first use so that importing the package costs nothing."""
    if name in ("check", "extract", "read"):
        from jixiao import verbs

        return getattr(verbs, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
