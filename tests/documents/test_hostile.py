"""Hostile files: nothing is run, fetched or written outside the output folder; limits hold.

A listener in the process hears of every program started, host asked and file opened for writing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from benchmarks.hostile_links import circles, reaching_out
from benchmarks.hostile_samples import excessive

from jixiao.documents import DocumentError, limits, read_document
from jixiao.documents.archive import files_in
from tests.documents.builders import docx_bytes, paragraph
from tests.fuzzing.examining import problem_of
from tests.fuzzing.packages import packed

ROOT = Path(__file__).parents[2]
SECONDS = 60
LISTENING = """
import os, sys, threading
heard = []
def hear(event, words):
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.spawn", "os.posix_spawn",
                         "os.system", "os.startfile", "urllib.", "ftplib.", "webbrowser.")):
        heard.append(f"{event} {words}")
    if event == "open" and isinstance(words[0], str) and set(words[1] or "") & set("wax+"):
        heard.append(f"write {os.path.realpath(words[0])}")
    if event in ("os.mkdir", "os.rename", "os.remove", "os.symlink"):
        heard.append(f"write {os.path.realpath(words[0])}")
os.environ["PATH"] = ""
from jixiao.cli.main import main
sys.addaudithook(hear)
code = main(sys.argv[2:])
with os.fdopen(int(sys.argv[1]), "w", encoding="utf-8") as stream:
    stream.write("\\n".join(heard))
sys.exit(code)
"""


def heard(folder: Path, *arguments: str) -> tuple[list[str], subprocess.CompletedProcess[bytes]]:
    """What a call of the command did besides reading, and how it ended."""
    log = folder / "gehört"
    with log.open("w", encoding="utf-8") as stream:
        os.set_inheritable(stream.fileno(), True)
        done = subprocess.run(
            [sys.executable, "-B", "-c", LISTENING, str(stream.fileno()), *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            close_fds=False,
            timeout=SECONDS,
            check=False,
        )
    return log.read_text(encoding="utf-8").splitlines(), done


def put(folder: Path, files: dict[str, bytes]) -> list[str]:
    """The files, written; their names."""
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [str(folder / name) for name in files]


@pytest.mark.skipif(os.name == "nt", reason="a pipe by number")
def test_nothing_is_run_fetched_or_written_elsewhere(tmp_path: Path) -> None:
    climbing = [("../../甲.txt", GOOD), ("/乙.txt", GOOD), ("C:\\丙.txt", GOOD), ("..", GOOD)]
    files = {**reaching_out(), **circles(), "climbing.zip": packed(climbing)}
    names = put(tmp_path / "收件", files)
    results = tmp_path / "结果"
    call = ["check", *names, "-o", str(results), "--format", "html", "--annotate"]
    events, done = heard(tmp_path, *call, "--working-paper")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    inside = os.path.realpath(results)
    outside = [one for one in events if not one.startswith(f"write {inside}")]
    assert outside == []
    made = {path.name for path in results.iterdir()}
    assert {f"{name}.check.html" for name in ("甲", "乙", "丙")} <= made
    assert {path.name for path in tmp_path.iterdir()} == {"收件", "结果", "gehört"}
    assert {path.name for path in (tmp_path / "收件").iterdir()} == set(files)


GOOD = "支出合计80.00万元，其中：基本支出50.00万元，项目支出30.00万元。".encode()
_LONG = ("cells_", "one_line", "numbers")
SMALL = {name: data for name, data in excessive().items() if not name.startswith(_LONG)}
"""The others take long, as is right for so many figures; the benchmark has them."""


@pytest.mark.parametrize("name", [*circles(), *reaching_out(), *SMALL])
def test_each_is_met_calmly(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    path = tmp_path / name
    path.write_bytes({**circles(), **reaching_out(), **SMALL}[name])
    assert problem_of(path) == ""
    if "_right" in name:
        assert read_document(path).text.strip()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("entities.docx", "damaged"),
        ("elements.docx", "too_large"),
        ("elements.html", "too_large"),
        ("deep.docx", "damaged"),
        ("pages.pdf", "too_large"),
    ],
)
def test_what_is_too_much_is_refused(name: str, code: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(SMALL[name])
    with pytest.raises(DocumentError) as caught:
        read_document(path)
    assert caught.value.code == code


def test_too_many_numbers_are_told_before_work_is_done(tmp_path: Path) -> None:
    path = tmp_path / "数.txt"
    path.write_text("1\n" * (limits.FIGURES + 1), encoding="utf-8")
    with pytest.raises(DocumentError, match="200,000 个数字"):
        read_document(path)


def test_a_file_of_500_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "大.docx"
    with path.open("wb") as stream:
        stream.truncate(500 * limits.MEBIBYTE)
    with pytest.raises(DocumentError, match="500 MB") as caught:
        read_document(path)
    assert caught.value.code == "too_large"


def test_an_archive_that_holds_a_bomb(tmp_path: Path) -> None:
    """Ten megabytes that unpack to ten gigabytes: told by the directory, nothing is unpacked."""
    path = tmp_path / "炸.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("甲.txt", bytes(limits.RATIO_FREE_BYTES + limits.MEBIBYTE))
        package.writestr("乙.txt", GOOD)
    bomb, good = files_in(str(path))
    with pytest.raises(DocumentError) as caught:
        read_document(bomb)
    assert caught.value.code == "too_large"
    assert read_document(good).text == GOOD.decode()


def test_an_archive_that_promises_gigabytes(tmp_path: Path) -> None:
    """``zipfile`` would make room for all of them at once."""
    data = bytearray(packed([("甲.txt", GOOD)]))
    entry = data.find(b"PK\x01\x02")
    data[entry + 20 : entry + 24] = b"\xff\xff\xff\x7f"
    path = tmp_path / "大.zip"
    path.write_bytes(bytes(data))
    (name,) = files_in(str(path))
    with pytest.raises(DocumentError) as caught:
        read_document(name)
    assert caught.value.code == "damaged"


def test_an_archive_of_itself_ends(tmp_path: Path) -> None:
    data = packed([("甲.txt", GOOD)])
    for _ in range(20):
        data = packed([("内.zip", data)])
    path = tmp_path / "层.zip"
    path.write_bytes(data)
    (name,) = files_in(str(path))
    assert name.count("!/") == limits.ARCHIVE_DEPTH


@pytest.mark.skipif(sys.platform == "win32", reason="no bound of memory")
def test_hostile_files_stay_within_a_memory(tmp_path: Path) -> None:
    """All of them in one process of one gigabyte; each is answered, none ends the others."""
    names = put(
        tmp_path / "收件", {**SMALL, **circles(), "好.docx": docx_bytes(paragraph("1元。"))}
    )
    bound = "import resource as r, sys; r.setrlimit(r.RLIMIT_AS, (2**30, 2**30)); "
    done = subprocess.run(
        [sys.executable, "-c", bound + "from jixiao.cli.main import main; sys.exit(main())",
         "check", "--format", "json", *names],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PATH": ""},
        capture_output=True,
        timeout=5 * SECONDS,
        check=False,
    )  # fmt: skip
    answer = json.loads(done.stdout)
    assert len(answer["documents"]) + len(answer["errors"]) == len(names)
    assert not [one for one in answer["errors"] if one["code"] == "internal"]
