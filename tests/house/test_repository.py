"""What must not stand anywhere in the repository."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_HOSTS = ("py" + "pi.org", "python" + "hosted.org", "simple" + "/", "index" + "-url=")
_OPTIONS = re.compile(r"^\s*--(?:extra-)?(?:index-url|find-links|trusted-host)", re.MULTILINE)
_TEXT = {".py", ".toml", ".txt", ".in", ".md", ".yaml", ".yml", ".cfg", ".ini", ".json", ""}


def _tracked() -> list[Path]:
    run = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    if run.returncode:
        pytest.skip("not a git checkout")
    paths = (ROOT / name for name in run.stdout.split("\0") if name)
    return [path for path in paths if path.is_file() and path.suffix in _TEXT]


def test_no_registry_host_and_no_index_option() -> None:
    bad = []
    for path in _tracked():
        text = path.read_text(encoding="utf-8", errors="replace")
        if any(host in text for host in _HOSTS[:2]) or _OPTIONS.search(text):
            bad.append(str(path.relative_to(ROOT)))
    assert bad == []


def test_requirements_are_pinned_with_hashes() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        entries = re.split(r"\n(?=[A-Za-z])", text.strip())
        assert all("==" in entry and "--hash=sha256:" in entry for entry in entries), name


def test_no_unfinished_marks() -> None:
    mark = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    package = (path for path in (ROOT / "src").rglob("*.py"))
    assert [path.name for path in package if mark.search(path.read_text(encoding="utf-8"))] == []
