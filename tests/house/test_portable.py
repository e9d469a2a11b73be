"""What runs on one system runs on all: encodings are named, no call is of one system alone."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = ("src", "tests", "benchmarks", "docs", "shipping")
_TEXT_CALLS = {"open", "read_text", "write_text", "TextIOWrapper", "NamedTemporaryFile"}
_PROCESS_CALLS = {"run", "Popen", "check_output", "check_call"}
_FOREIGN = {"Image", "archive", "os", "package", "page", "source", "target"}
"""What is opened otherwise: pictures, archives and parts of them, browsers."""
_ONE_SYSTEM = {"fcntl", "resource", "pwd", "grp", "termios", "pty", "msvcrt", "winreg", "_winapi"}
_OF_POSIX = {"fork", "forkpty", "getuid", "geteuid", "getpgid", "setsid", "killpg", "uname"}


def _trees(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            yield str(path.relative_to(ROOT)), tree


def _called(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _needs_encoding(call: ast.Call) -> bool:
    """Whether a call reads or writes text without saying how it is encoded."""
    words = {each.arg for each in call.keywords}
    if "encoding" in words or None in words:
        return False
    name = _called(call)
    if name in _PROCESS_CALLS:
        return bool(words & {"text", "universal_newlines"})
    if name not in _TEXT_CALLS or _is_foreign(call):
        return False
    if name == "read_text":
        return not call.args
    if name == "write_text":
        return len(call.args) < 2
    return not _is_binary(call)


def _is_foreign(call: ast.Call) -> bool:
    """``open`` of pictures and archives is not that of files."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    return isinstance(owner, ast.Name) and owner.id in _FOREIGN


def _is_binary(call: ast.Call) -> bool:
    modes = [*call.args, *(each.value for each in call.keywords if each.arg == "mode")]
    return any(isinstance(each, ast.Constant) and "b" in str(each.value) for each in modes)


@pytest.mark.parametrize("folder", CODE)
def test_every_text_has_an_encoding(folder: str) -> None:
    bare = [
        f"{name}:{node.lineno}"
        for name, tree in _trees(folder)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _needs_encoding(node)
    ]
    assert bare == []


def test_the_package_calls_nothing_of_one_system() -> None:
    found = []
    for name, tree in _trees("src", "shipping"):
        for node in ast.walk(tree):
            imported = _imported(node)
            if imported & _ONE_SYSTEM or (
                isinstance(node, ast.Attribute)
                and node.attr in _OF_POSIX
                and isinstance(node.value, ast.Name)
                and node.value.id == "os"
            ):
                found.append(f"{name}:{node.lineno}")  # type: ignore[attr-defined]
    assert found == []


def _imported(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {each.name.partition(".")[0] for each in node.names}
    if isinstance(node, ast.ImportFrom):
        return {(node.module or "").partition(".")[0]}
    return set()


@pytest.mark.parametrize("folder", ["报告 与(附件)&", "𠮷䶮·文件"])
def test_no_default_encoding_and_any_path(folder: str, tmp_path: Path) -> None:
    """Python warns of every text that is opened without an encoding; here that is an error."""
    home = tmp_path / folder
    home.mkdir()
    report = home / "自评（终稿）.txt"
    report.write_text("支出合计80.00万元，其中：基本支出50.00万元。", encoding="utf-8")
    command = [sys.executable, "-X", "warn_default_encoding", "-W", "error::EncodingWarning"]
    calls = [
        ["check", report.name, "--format", "html", "--working-paper", "-o", "结果"],
        ["check", report.name, "--format", "json"],
        ["extract", report.name],
        ["demo", "-o", "样例"],
        ["rubrics", "list"],
    ]
    for call in calls:
        done = subprocess.run(
            [*command, "-m", "jixiao", *call],
            cwd=home,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "gbk"},
            capture_output=True,
            check=False,
        )
        assert done.returncode in (0, 1), done.stderr.decode("utf-8", "replace")
        assert b"Warning" not in done.stderr
        done.stdout.decode("utf-8")
    assert {path.name for path in home.iterdir()} == {report.name, "结果", "样例"}
