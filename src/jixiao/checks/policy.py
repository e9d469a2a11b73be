"""How severe a check is: its own default, unless a region says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jixiao.checks.finding import Severity

Policy = Mapping[str, Severity]
"""Check code → severity, for the codes where a region departs from the default."""


class UnknownPolicyError(Exception):
    """No region of this name is known; ``known`` lists those that are."""

    def __init__(self, region: str, known: tuple[str, ...]) -> None:
        super().__init__(region)
        self.region = region
        self.known = known


@cache
def _policies() -> dict[str, dict[str, Severity]]:
    import yaml

    text = files("jixiao.checks").joinpath("policies.yaml").read_text(encoding="utf-8")
    return {
        region: {code: Severity(word) for code, word in (entry.get("severity") or {}).items()}
        for region, entry in yaml.safe_load(text).items()
    }


def policy_names() -> tuple[str, ...]:
    return tuple(_policies())


def policy_for(region: str | None, overrides: Mapping[str, str] | None = None) -> Policy:
    """The policy of a region (none: all defaults) with single codes overridden."""
    base: dict[str, Severity] = {}
    if region:
        if region not in _policies():
            raise UnknownPolicyError(region, policy_names())
        base.update(_policies()[region])
    base.update({code.upper(): Severity(word) for code, word in (overrides or {}).items()})
    return base
