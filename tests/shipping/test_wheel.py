"""The wheel: it carries its data and runs every verb where no checkout is near."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.shipping.every_verb import ROOT, run_every_verb


def test_the_wheel_carries_its_data(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("jixiao/")}
        metadata = next(name for name in archive.namelist() if name.endswith("/METADATA"))
        assert "License-Expression: Apache-2.0" in archive.read(metadata).decode()
    source = ROOT / "src"
    data = {
        path.relative_to(source).as_posix()
        for path in (source / "jixiao").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert data <= packed


def test_every_verb_runs_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)

    def python(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-P", *words],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(installed), "PYTHONUTF8": "1", "PATH": ""},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def run(*words: str) -> str:
        done = python("-m", "jixiao.cli.main", *words)
        assert "Traceback" not in done.stderr
        assert done.returncode in (0, 1), done.stderr
        return done.stdout

    where = python("-c", "import jixiao; print(jixiao.__file__)").stdout
    assert Path(where.strip()).is_relative_to(installed)
    run_every_verb(run, tmp_path)
