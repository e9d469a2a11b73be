"""The computers that a bundle is made for, in the words of pip."""

from __future__ import annotations

import platform
import sys
from dataclasses import dataclass

PYTHONS = ("3.11", "3.12", "3.13")
"""Versions of Python that a bundle runs with; wheels with machine code are packed for each."""


@dataclass(frozen=True, slots=True)
class Platform:
    """One kind of computer."""

    name: str
    """Part of the name of the bundle."""
    tags: tuple[str, ...]
    """Platforms of wheels that run there."""
    starter: str
    """The start script in ``shipping/start``."""

    newer_tags: tuple[str, ...] = ()
    """Further platforms of wheels, for what reads scans: systems since about 2018."""

    @property
    def is_windows(self) -> bool:
        return self.starter.endswith(".cmd")


def _linux(name: str, machine: str) -> Platform:
    old = (f"manylinux2014_{machine}", f"manylinux_2_17_{machine}")
    newer = tuple(f"manylinux_2_{minor}_{machine}" for minor in (24, 26, 27, 28))
    return Platform(f"linux-{name}", old, "jixiao.sh", newer)


PLATFORMS = (
    Platform("windows-x64", ("win_amd64",), "jixiao.cmd"),
    _linux("x64", "x86_64"),
    _linux("arm64", "aarch64"),
)
"""glibc 2.17 and later (2.28 to read scans): all current domestic desktop systems (麒麟, 统信) on
x86-64 and ARM64.
"""

_HERE = {
    ("win32", "amd64"): "windows-x64",
    ("linux", "x86_64"): "linux-x64",
    ("linux", "aarch64"): "linux-arm64",
}


def running_platform() -> Platform | None:
    """The platform of this computer, None where no bundle is made for it."""
    name = _HERE.get((sys.platform, platform.machine().lower()))
    return next((each for each in PLATFORMS if each.name == name), None)
