"""Only complete checks are registered, and every check there is."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from jixiao.checks.check import Basis, Certainty, Check, Text
from jixiao.checks.registry import RESERVED, RegistryError, all_checks, registered

CHECKS = Path(__file__).parents[2] / "src" / "jixiao" / "checks"


def _any() -> Check:
    return all_checks()[0]


def test_every_check_module_is_registered() -> None:
    modules = {
        f"jixiao.checks.{path.parent.name}.{path.stem}"
        for path in CHECKS.glob("*/[a-z][a-z][0-9][0-9].py")
    }
    found = {name: import_module(name).CHECK for name in modules}
    assert [check.code for check in all_checks()] == sorted(c.code for c in found.values())
    assert all(check in found.values() for check in all_checks())
    for name, check in found.items():
        assert name.rpartition(".")[2] == check.code.lower()
        assert name.split(".")[-2] == check.code[:2].lower()


def test_every_docstring_opens_with_code_and_name() -> None:
    for check in all_checks():
        module = import_module(f"jixiao.checks.{check.code[:2].lower()}.{check.code.lower()}")
        assert (module.__doc__ or "").startswith(f"{check.code} {check.name}: ")


def test_every_message_has_the_same_fields_in_both_languages() -> None:
    import string

    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for check in all_checks():
        for variant, message in check.messages.items():
            zh, en = fields(message.zh), fields(message.en)
            assert zh == en, (check.code, variant)


@pytest.mark.parametrize(
    "change",
    [
        {"title": Text("", "")},
        {"title": Text("标题", "")},
        {"explanation": ""},
        {"basis": ()},
        {"basis": (Basis("", "demand", Certainty.OFFICIAL),)},
        {"wrong": ""},
        {"right": ""},
        {"kinds": ()},
        {"messages": {}},
        {"code": "A1"},
        {"code": "AR1"},
        {"code": RESERVED},
        {"name": "sum"},
        {"name": "Arithmetic.Sum"},
    ],
)
def test_an_incomplete_check_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(RegistryError):
        registered([replace(_any(), **change)])  # type: ignore[arg-type]


def test_neither_code_nor_name_is_used_twice() -> None:
    one = _any()
    with pytest.raises(RegistryError, match="twice"):
        registered([one, replace(one, name="another.name")])
    with pytest.raises(RegistryError, match="twice"):
        registered([one, replace(one, code="ZZ99")])


def test_checks_stand_by_code() -> None:
    codes = [check.code for check in all_checks()]
    assert codes == sorted(codes)
