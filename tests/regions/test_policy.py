"""What a region's policy may say, and that every departure names its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.regions.packs import regions
from jixiao.regions.policy import PolicyError, read_policy, severities_of

ENTRY = "  - {code: AR10, severity: warning, certainty: official, source: {note: 试用}}\n"
POLICY = f"schema: jixiao.policy/1\nseverity:\n{ENTRY}"


def written(folder: Path, text: str) -> Path:
    path = folder / "policy.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_departure_by_code(tmp_path: Path) -> None:
    assert read_policy(written(tmp_path, POLICY)) == {"AR10": "warning"}


@pytest.mark.parametrize("region", regions())
def test_the_policies_of_the_package_are_sound(region: str) -> None:
    assert all(code[:2].isupper() for code in severities_of(region))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("severity: warning", "severity: grave", "severity 应为 error、warning、info 之一"),
        (", source: {note: 试用}", "", "AR10 缺少 source"),
        ("code: AR10", "kode: AR10", "不认识的键 kode"),
        ("policy/1", "policy/2", "schema 应为 jixiao.policy/1"),
    ],
)
def test_a_policy_that_is_wrong(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(PolicyError, match=words):
        read_policy(written(tmp_path, POLICY.replace(old, new)))
