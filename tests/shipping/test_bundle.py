"""The folder that runs without installing: what is in it, how it starts, that every verb runs."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath
from types import ModuleType

import pytest
from shipping.bundle import START, bundle_files, ocr_files, start_files
from shipping.packing import Files, lay_down, pack, write_sums
from shipping.platforms import PLATFORMS, PYTHONS, running_platform
from shipping.wheels import REQUIREMENTS

from tests.round_trip import write_pdf
from tests.scanning import Scan, need_chinese_print, write_scan
from tests.shipping.every_verb import run_every_verb

PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"
POSIX = pytest.mark.skipif(os.name == "nt", reason="the start script of Linux")


@pytest.fixture(scope="module")
def files(wheel: Path) -> Files:
    """The bundle of this computer, for the Python that runs here."""
    platform = running_platform()
    if platform is None:
        pytest.skip("no bundle is made for this computer")
    try:
        return bundle_files(platform, wheel, [PYTHON])
    except subprocess.CalledProcessError as error:
        if os.environ.get("CI"):
            raise
        reason = error.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
        pytest.skip(f"the wheels cannot be had here: {reason}")


@pytest.fixture(scope="module")
def folder(files: Files, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Laid down where a clerk would: a Chinese name, a blank and brackets."""
    return lay_down(files, tmp_path_factory.mktemp("绩效 工具 (1)"))


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """An environment with nothing but a Python without any installed package."""
    folder = tmp_path / "bin"
    folder.mkdir()
    base = Path(getattr(sys, "_base_executable", sys.executable))
    _script(folder / "python3", f'exec "{base}" -S "$@"')
    return {"PATH": str(folder)}


def _script(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


def started(
    folder: Path, environment: dict[str, str], *words: str, cwd: Path
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(folder / "jixiao.sh"), *words],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@POSIX
def test_it_runs_every_verb_in_an_empty_environment(
    folder: Path, bare: dict[str, str], tmp_path: Path
) -> None:
    def run(*words: str) -> str:
        done = started(folder, bare, *words, cwd=tmp_path)
        assert "Traceback" not in done.stderr
        assert done.returncode in (0, 1), done.stderr
        return done.stdout

    run_every_verb(run, tmp_path)


@POSIX
def test_reports_alone_are_checked(folder: Path, bare: dict[str, str], tmp_path: Path) -> None:
    report = tmp_path / "报告 (1).txt"
    report.write_text("支出合计80.00万元。", encoding="utf-8")
    done = started(folder, bare, str(report), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "报告 (1).check.html").is_file()


@POSIX
@pytest.mark.skipif(
    not os.environ.get("JIXIAO_OCR_BUNDLE"), reason="100 MB of wheels: make soak reads a scan"
)
def test_what_reads_scans_is_laid_over_it(
    files: Files, bare: dict[str, str], tmp_path: Path
) -> None:
    need_chinese_print()
    platform = running_platform()
    assert platform is not None
    folder = lay_down({**files, **ocr_files(platform, [PYTHON])}, tmp_path / "离 线")
    write_pdf(tmp_path / "决算.pdf", ["本年支出合计1497.00万元。"])
    write_scan(tmp_path / "决算.pdf", Scan("", 200), tmp_path / "扫描.pdf")
    done = started(folder, bare, "extract", "扫描.pdf", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "1497.00万元" in done.stdout


@POSIX
def test_no_python_is_said(folder: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    _script(old / "python3", "exit 1")
    done = started(folder, {"PATH": str(old)}, "check", "x", cwd=tmp_path)
    assert done.returncode == 2
    assert "Python 3.11、3.12 或 3.13" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.fixture
def start(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("start", folder / "start.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_python_that_does_not_fit_is_told(start: ModuleType) -> None:
    here = sys.version_info[:2]
    assert start.problem(here, 64) == ""
    assert "实际是 3.8" in start.problem((3, 8), 64)
    assert "64 位" in start.problem(here, 32)
    other = next(each for each in start.VERSIONS if each != here)
    assert "lib" in start.problem(other, 64)
    assert tuple(".".join(map(str, each)) for each in start.VERSIONS) == PYTHONS


def test_every_package_has_its_licence(files: Files) -> None:
    places = {PurePosixPath(*place.parts[1:]): content for place, content in files.items()}
    infos = {
        part.removesuffix(".dist-info")
        for place in places
        for part in place.parts
        if part.endswith(".dist-info")
    }
    listed = places[PurePosixPath("licences/LIST.txt")].decode().lower()
    pinned = [
        line.split("==")[0] for line in REQUIREMENTS.read_text("utf-8").split("\n") if "==" in line
    ]
    for name in [*pinned, "jixiao"]:
        assert name.replace("-", "_") in listed.replace("-", "_")
    with_files = {place.parts[1] for place in places if place.parts[0] == "licences"} - {"LIST.txt"}
    assert infos == with_files


def test_scripts_are_read_by_their_consoles() -> None:
    (windows,) = (each for each in PLATFORMS if each.is_windows)
    files = {str(place): content for place, content in start_files(windows).items()}
    assert files["jixiao.cmd"].isascii()
    assert b"\r\n" in files["jixiao.cmd"]
    assert "Python 3.11" in files["no-python.txt"].decode("gbk")
    assert files["使用说明.txt"].startswith(b"\xef\xbb\xbf")
    text = (START / "jixiao.cmd").read_text(encoding="utf-8")
    used = [line for line in text.splitlines() if "%*" in line and not line.startswith("rem")]
    assert all("(" not in line for line in used), "a name with brackets would end the block"


def test_no_registry_is_named(files: Files) -> None:
    assert not any("direct_url" in place.name for place in files)


def test_archives_are_the_same_twice(files: Files, tmp_path: Path) -> None:
    small = dict(list(files.items())[:40])
    for name in ("jixiao-a.zip", "jixiao-b.zip"):
        pack(dict(reversed(small.items())) if "b" in name else small, tmp_path / name)
    assert (tmp_path / "jixiao-a.zip").read_bytes() == (tmp_path / "jixiao-b.zip").read_bytes()
    write_sums(tmp_path)
    first, second = (tmp_path / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert first.split()[0] == second.split()[0]
    with zipfile.ZipFile(tmp_path / "jixiao-a.zip") as archive:
        assert archive.testzip() is None
