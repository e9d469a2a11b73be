"""How severe a check is: its own default, unless a region says otherwise."""

from __future__ import annotations

from collections.abc import Mapping

from jixiao.checks.finding import Severity

Policy = Mapping[str, Severity]
"""Check code → severity, for the codes where a region departs from the default."""


class UnknownPolicyError(Exception):
    """No region of this name is known; ``known`` lists those that are."""

    def __init__(self, region: str, known: tuple[str, ...]) -> None:
        super().__init__(region)
        self.region = region
        self.known = known


def policy_for(region: str | None, overrides: Mapping[str, str] | None = None) -> Policy:
    """The policy of a region (none: all defaults) with single codes overridden."""
    base: dict[str, Severity] = {}
    if region:
        # Most calls name no region: reading forms and packs would take a tenth of their time.
        from jixiao.regions.packs import regions
        from jixiao.regions.policy import policy_of

        if region not in regions():
            raise UnknownPolicyError(region, regions())
        base.update({code: Severity(word) for code, word in policy_of(region).severities.items()})
    base.update({code.upper(): Severity(word) for code, word in (overrides or {}).items()})
    return base
