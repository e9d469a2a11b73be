"""A folder that runs without installing: libraries, start script, licences, 使用说明."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from jixiao import __version__
from shipping.licences import licences
from shipping.packing import Files
from shipping.platforms import PYTHONS, Platform
from shipping.wheels import OCR_REQUIREMENTS, ROOT, gather, is_for_any_python, unpacked

START = Path(__file__).parent / "start"
_SHARED = ("start.py", "使用说明.txt")
_ENDS = {".cmd": "\r\n", ".txt": "\r\n"}
"""What Windows expects at the end of a line; its editors show it everywhere."""


def bundle_files(platform: Platform, own: Path, pythons: Sequence[str] = PYTHONS) -> Files:
    """All files of a bundle by their place, below a folder that bears its name."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheels = {python: gather(platform, python, folder / python) for python in pythons}
        libraries = dict(_libraries({**wheels, "any": [own]}))
    return _below(platform, {**libraries, **licences(libraries), **start_files(platform)})


def ocr_files(platform: Platform, pythons: Sequence[str] = PYTHONS) -> Files:
    """What a bundle lacks to read scans, to be laid over it: libraries and their licences."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheels = {python: _beyond(platform, python, folder / python) for python in pythons}
        libraries = dict(_libraries(wheels))
    return _below(platform, {**libraries, **licences(libraries, "LIST-ocr.txt")})


def _below(platform: Platform, files: Files) -> Files:
    top = PurePosixPath(f"jixiao-{__version__}-{platform.name}")
    return {top / place: content for place, content in files.items()}


def _beyond(platform: Platform, python: str, folder: Path) -> list[Path]:
    """The wheels of the extra ``ocr`` that no bundle has without it."""
    had = {wheel.name for wheel in gather(platform, python, folder / "had")}
    wheels = gather(platform, python, folder / "ocr", OCR_REQUIREMENTS)
    return [wheel for wheel in wheels if wheel.name not in had]


def _libraries(
    wheels: Mapping[str, Sequence[Path]],
) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Wheels for any Python go to ``lib/any``, the others to ``lib/3.11`` and so on."""
    for python, each in wheels.items():
        for wheel in each:
            room = "any" if is_for_any_python(wheel) else python
            for name, content in unpacked([wheel]):
                yield PurePosixPath("lib", room) / name, content


def start_files(platform: Platform) -> Files:
    """Scripts, what to read first, and a sample."""
    names = [platform.starter, *_SHARED, *(["no-python.txt"] if platform.is_windows else [])]
    files = {PurePosixPath(name): _written(START / name, platform) for name in names}
    sample = ROOT / "src" / "jixiao" / "demo"
    for path in sample.glob("*.txt"):
        files[PurePosixPath("样例") / path.name] = path.read_bytes()
    return files


def _written(path: Path, platform: Platform) -> bytes:
    """A file as its reader wants it: the console of Chinese Windows shows GBK, its editors UTF-8
    with a mark; scripts for ``cmd`` hold nothing but ASCII.
    """
    text = path.read_text(encoding="utf-8")
    end = _ENDS.get(path.suffix, "\n") if platform.is_windows else "\n"
    text = text.replace("\n", end)
    if path.name == "no-python.txt":
        return text.encode("gbk")
    if path.suffix == ".cmd":
        return text.encode("ascii")
    return text.encode("utf-8-sig" if path.suffix == ".txt" and platform.is_windows else "utf-8")
