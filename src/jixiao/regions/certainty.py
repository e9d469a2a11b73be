"""How sure a value of a region's folder is."""

from __future__ import annotations

from enum import StrEnum


class Certainty(StrEnum):
    """Where a value comes from. Only ``official`` is ever printed as the authority's own.

    The members stand from the surest to the least sure.
    """

    OFFICIAL = "official"
    """Read in the authority's document or in a published form of it."""
    VERIFIED = "verified"
    """Found by recomputing real published reports, every figure of them."""
    SECONDARY = "secondary"
    """Told by others who had the document."""
    RECONSTRUCTED = "reconstructed"
    """Rebuilt or set by this project; a user may change it."""

    @property
    def label(self) -> str:
        """What stands beside a value that is not official; "" for an official one."""
        return _LABELS[self]


_LABELS = {
    Certainty.OFFICIAL: "",
    Certainty.VERIFIED: "按公开报告验算",
    Certainty.SECONDARY: "据转述",
    Certainty.RECONSTRUCTED: "重建",
}
