"""Conversions by LibreOffice, for formats that no small builder writes."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def convert(path: Path, form: str) -> Path:
    """A copy of a file in another format; skipped where LibreOffice is missing."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip(f"LibreOffice is not on this computer: no {form} can be made")
    profile = path.parent / f"profile-{os.getpid()}"
    ending = form.partition(":")[0]
    target = path.with_suffix(f".{ending}")
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(path.parent),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    assert target.exists(), f"LibreOffice made no {target.name}"
    return target
