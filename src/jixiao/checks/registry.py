"""All checks, listed by hand: what is not here does not run."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from jixiao.checks.check import Check
from jixiao.late import late_regex

RESERVED = "XX01"
"""The code of a check that crashed."""

_CODE = late_regex(r"[A-Z]{2}\d{2}")
_NAME = late_regex(r"[a-z]+(?:_[a-z]+)*\.[a-z0-9]+(?:_[a-z0-9]+)*")


class RegistryError(Exception):
    """A check that may not be registered: names the check and what it lacks."""


@cache
def all_checks() -> tuple[Check, ...]:
    """Every registered check, by code."""
    from jixiao.checks.listed import CHECKS

    return registered(CHECKS)


def registered(checks: Iterable[Check]) -> tuple[Check, ...]:
    """The checks sorted by code, or a :class:`RegistryError` for the first that is incomplete."""
    codes: set[str] = set()
    names: set[str] = set()
    ordered = sorted(checks, key=lambda check: check.code)
    for check in ordered:
        _complete(check)
        if check.code in codes or check.name in names:
            raise RegistryError(f"{check.code}: code or name {check.name!r} is used twice")
        codes.add(check.code)
        names.add(check.name)
    return tuple(ordered)


def _complete(check: Check) -> None:
    if not _CODE.fullmatch(check.code) or check.code == RESERVED:
        raise RegistryError(f"{check.code!r}: expected two capital letters and two digits")
    if not _NAME.fullmatch(check.name):
        raise RegistryError(f"{check.code}: expected a dotted name, found {check.name!r}")
    texts = {
        "title": check.title.zh and check.title.en,
        "explanation": check.explanation,
        "wrong": check.wrong,
        "right": check.right,
        "default message": "default" in check.messages,
        "basis": check.basis and all(each.source and each.demand for each in check.basis),
        "kinds": check.kinds,
    }
    for field, present in texts.items():
        if not present:
            raise RegistryError(f"{check.code}: {field} is blank")
