"""The wheel: it carries its data and runs every verb where no checkout is near."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


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

    def run(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "jixiao.cli.main", *words],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(installed), "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in done.stderr
        assert done.returncode in (0, 1), done.stderr
        return done.stdout

    where = "import jixiao; print(jixiao.__file__)"
    found = subprocess.run(
        [sys.executable, "-P", "-c", where],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    assert Path(found.strip()).is_relative_to(installed)
    assert "AR01" in run("rules")
    run("demo", "-o", "样例")
    (report,) = (tmp_path / "样例").glob("*.txt")
    checked = json.loads(run("check", str(report), "--format", "json"))
    assert checked["documents"][0]["findings"]
    assert json.loads(run("extract", str(report)))
    assert "xinjiang-department" in run("rubrics", "list")
    filing = ROOT / "examples" / "xinjiang-union-2024.yaml"
    assert json.loads(run("score", str(filing), "--format", "json"))["total"] == "99.66"
