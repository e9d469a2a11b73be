"""Pinned requirements read for another computer than the one that downloads."""

from __future__ import annotations

from pathlib import Path

import pytest
from shipping.pins import pins_for
from shipping.platforms import PLATFORMS, PYTHONS, Platform
from shipping.wheels import OCR_REQUIREMENTS, is_for_any_python

PINS = """\
# made by a program
numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via rapidocr
numpy==2.5.5 ; python_full_version >= '3.12' \\
    --hash=sha256:cc
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:dd
"""


@pytest.mark.parametrize(
    ("platform", "python", "expected"),
    [
        ("linux-x64", "3.11", ["numpy==2.4.6 --hash=sha256:aa --hash=sha256:bb"]),
        ("linux-arm64", "3.13", ["numpy==2.5.5 --hash=sha256:cc"]),
        (
            "windows-x64",
            "3.12",
            ["numpy==2.5.5 --hash=sha256:cc", "colorama==0.4.6 --hash=sha256:dd"],
        ),
    ],
)
def test_markers_are_those_of_the_target(
    platform: str, python: str, expected: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "pins.txt"
    file.write_text(PINS, encoding="utf-8")
    (target,) = (each for each in PLATFORMS if each.name == platform)
    assert pins_for(file, target, python).splitlines() == expected


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda platform: platform.name)
def test_each_package_is_pinned_once(platform: Platform, python: str) -> None:
    names = [
        line.split("==")[0] for line in pins_for(OCR_REQUIREMENTS, platform, python).splitlines()
    ]
    assert len(names) == len(set(names))
    assert {"numpy", "rapidocr", "lxml"} <= set(names)


@pytest.mark.parametrize(
    ("wheel", "expected"),
    [
        ("a-1-py3-none-any.whl", True),
        ("b-1-cp37-abi3-win_amd64.whl", True),
        ("c-1-cp311-cp311-win_amd64.whl", False),
    ],
)
def test_wheels_for_any_python(wheel: str, expected: bool) -> None:
    assert is_for_any_python(Path(wheel)) is expected
