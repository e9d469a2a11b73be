"""The rooms keep to their allowed imports, and every module stands on its own."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "jixiao"
WORKERS = os.cpu_count() or 2


def _modules() -> list[str]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = ("jixiao", *path.relative_to(PACKAGE).with_suffix("").parts)
        found.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return found


def test_allowed_imports() -> None:
    pytest.importorskip("importlinter")
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout


IMPORT_EACH = """
import os, sys
for name in sys.argv[1:]:
    child = os.fork()
    if child == 0:
        try:
            __import__(name)
        except BaseException as error:
            print(name, repr(error), flush=True)
        os._exit(0)
    os.waitpid(child, 0)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks fresh processes to be fast")
def test_every_module_imports_alone() -> None:
    """Each module in a process that has imported nothing of the package before."""
    names = _modules()
    chunks = [names[start::WORKERS] for start in range(WORKERS)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}

    def failures(chunk: list[str]) -> str:
        run = subprocess.run(
            [sys.executable, "-c", IMPORT_EACH, *chunk],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return run.stdout + run.stderr

    with ThreadPoolExecutor(WORKERS) as pool:
        assert "".join(pool.map(failures, chunks)) == ""


def test_no_module_is_a_catch_all() -> None:
    shunned = {"utils", "util", "helpers", "helper", "common", "core", "base", "models", "misc"}
    assert not shunned & {part for name in _modules() for part in name.split(".")}


def _functions() -> Iterator[tuple[str, int]]:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                yield f"{path.relative_to(PACKAGE)}:{node.name}", lines


def _percentile(values: list[int], share: float) -> int:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def test_files_and_functions_stay_small() -> None:
    files = [
        len(path.read_text(encoding="utf-8").splitlines())
        for path in PACKAGE.rglob("*.py")
        if path.name != "__init__.py"
    ]
    functions = [lines for _, lines in _functions()]
    assert _percentile(files, 0.5) <= 130
    assert max(files) <= 350
    assert _percentile(functions, 0.5) <= 10
    assert _percentile(functions, 0.9) <= 35
    assert [name for name, lines in _functions() if lines > 60] == []
