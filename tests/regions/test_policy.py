"""What a region's policy may say, and that every departure names its source."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from jixiao.regions.packs import regions
from jixiao.regions.policy import PolicyError, policy_of, read_policy

ENTRY = "  - {code: AR10, severity: warning, certainty: official, source: {note: 试用}}\n"
LINE = "  - {name: over_completion, value: 1.5, certainty: official, source: {note: 试用}}\n"
POLICY = f"schema: jixiao.policy/1\nseverity:\n{ENTRY}thresholds:\n{LINE}"


def written(folder: Path, text: str) -> Path:
    path = folder / "policy.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_departure_by_code(tmp_path: Path) -> None:
    policy = read_policy(written(tmp_path, POLICY))
    assert policy.severities == {"AR10": "warning"}
    assert policy.thresholds == {"over_completion": Fraction(3, 2)}


def test_what_a_region_does_not_say_is_as_the_nation_has_it() -> None:
    sichuan, xinjiang = policy_of("sichuan").thresholds, policy_of("xinjiang").thresholds
    assert sichuan["sampling_most"] == 20
    assert "sampling_most" not in xinjiang
    assert sichuan["over_completion"] == xinjiang["over_completion"] == Fraction(13, 10)


@pytest.mark.parametrize("region", regions())
def test_the_policies_of_the_package_are_sound(region: str) -> None:
    assert all(code[:2].isupper() for code in policy_of(region).severities)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("severity: warning", "severity: grave", "severity 应为 error、warning、info 之一"),
        (", source: {note: 试用}", "", "AR10 缺少 source"),
        ("code: AR10", "kode: AR10", "不认识的键 kode"),
        ("name: over_completion", "name: over", "name 应为 large_adjustment、"),
        ("value: 1.5, ", "", "over_completion 没有写 value"),
        ("policy/1", "policy/2", "schema 应为 jixiao.policy/1"),
    ],
)
def test_a_policy_that_is_wrong(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(PolicyError, match=words):
        read_policy(written(tmp_path, POLICY.replace(old, new)))
