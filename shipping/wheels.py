"""Wheels: our own, and those of the pinned requirements for any platform, held to their hashes."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from shipping.pins import pins_for
from shipping.platforms import Platform

ROOT = Path(__file__).parents[1]
REQUIREMENTS = ROOT / "requirements.txt"
OCR_REQUIREMENTS = ROOT / "requirements-ocr.txt"


def build(target: str, folder: Path) -> Path:
    """Our ``wheel`` or ``sdist`` in a folder."""
    before = set(folder.glob("*"))
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (made,) = (path for path in set(folder.glob("*")) - before if not path.name.startswith("."))
    return made


def gather(
    platform: Platform, python: str, folder: Path, requirements: Path = REQUIREMENTS
) -> list[Path]:
    """The wheels of pinned requirements for one platform and version of Python.

    Where pip looks for them is its own configuration; none is named here.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pins = folder / "pins.txt"
    pins.write_text(pins_for(requirements, platform, python), encoding="utf-8")
    newer = platform.newer_tags if requirements == OCR_REQUIREMENTS else ()
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    command += ["--disable-pip-version-check", "--only-binary=:all:", "--require-hashes"]
    for tag in (*platform.tags, *newer):
        command += ["--platform", tag]
    command += ["--python-version", python, "--dest", str(folder), "-r", str(pins)]
    subprocess.run(command, check=True, capture_output=True)
    return sorted(folder.glob("*.whl"))


def is_for_any_python(wheel: Path) -> bool:
    """Whether a wheel fits all versions of Python: its ABI tag says ``none`` or ``abi3``."""
    return wheel.stem.split("-")[-2] in ("none", "abi3")


def unpacked(wheels: Iterable[Path]) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The files of wheels as pip would lay them down, without command scripts."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for name in sorted(archive.namelist()):
                place = _place(PurePosixPath(name))
                if place is not None and not name.endswith("/"):
                    yield place, archive.read(name)


def _place(name: PurePosixPath) -> PurePosixPath | None:
    """Libraries in ``x.data/purelib`` and ``platlib`` go to the top, the rest there is left out."""
    if not name.parts[0].endswith(".data"):
        return name
    library = name.parts[1:2] in (("purelib",), ("platlib",))
    return PurePosixPath(*name.parts[2:]) if library else None
