"""Pinned requirements as they read for another computer.

pip judges the markers of requirements by the Python it runs on, whatever platform it downloads for.
"""

from __future__ import annotations

from pathlib import Path

from packaging.requirements import Requirement

from shipping.platforms import Platform

_HASH = "--hash="


def pins_for(requirements: Path, platform: Platform, python: str) -> str:
    """The lines of a requirements file that apply to a platform and a version of Python (3.11)."""
    lines = requirements.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    pins = (line.partition("#")[0].strip() for line in lines)
    applying = (_applying(pin, platform, python) for pin in pins if pin)
    return "".join(f"{pin}\n" for pin in applying if pin)


def _applying(pin: str, platform: Platform, python: str) -> str:
    """A pin with its hashes and without its marker; empty where the marker does not apply."""
    words = pin.split()
    hashes = [word for word in words if word.startswith(_HASH)]
    requirement = Requirement(" ".join(word for word in words if not word.startswith(_HASH)))
    if requirement.marker and not requirement.marker.evaluate(_target(platform, python)):
        return ""
    return " ".join([f"{requirement.name}{requirement.specifier}", *hashes])


def _target(platform: Platform, python: str) -> dict[str, str]:
    """What markers may ask of the computer that the wheels are for."""
    windows = platform.is_windows
    return {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": "win32" if windows else "linux",
        "os_name": "nt" if windows else "posix",
        "platform_system": "Windows" if windows else "Linux",
    }
