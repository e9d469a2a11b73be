"""Damaged files of every format are met calmly; those that once were not are kept."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.fuzzing.examining import problem_of
from tests.fuzzing.inputs import FORMATS, fuzzed, sources
from tests.fuzzing.running import SECONDS, Examiner, Tally, run

INPUTS = 2_000
SEED = 2026
KEPT = sorted((Path(__file__).parent / "corpus").iterdir())


@pytest.mark.parametrize("form", FORMATS)
def test_damaged_files_are_met_calmly(form: str) -> None:
    tally = run(range(FORMATS.index(form), INPUTS, len(FORMATS)), SEED)
    assert tally.inputs >= INPUTS // len(FORMATS)
    assert [(one.number, one.problem) for one in tally.problems] == []


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_what_once_failed_is_met_calmly(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    assert problem_of(path, every_result=True) == ""


def test_an_input_follows_from_seed_and_number() -> None:
    for number in range(len(FORMATS)):
        assert fuzzed(1, number) == fuzzed(1, number)
        assert fuzzed(1, number) != fuzzed(2, number)


@pytest.mark.parametrize("form", FORMATS)
def test_sound_files_are_read(form: str, tmp_path: Path) -> None:
    for data in sources(form):
        path = tmp_path / f"a.{form}"
        path.write_bytes(data)
        assert problem_of(path, every_result=True) == ""


def test_silence_and_a_fall_are_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzzing.running.SECONDS", 0.0)
    examiner, tally = Examiner(0), Tally()
    tally.add(examiner.examine(0))
    monkeypatch.setattr("tests.fuzzing.running.SECONDS", SECONDS)
    tally.add(examiner.examine(1))
    assert examiner.process is not None
    examiner.process.kill()
    examiner.process.join()
    tally.add(examiner.examine(2))
    examiner.close()
    assert [one.problem for one in tally.problems] == ["no answer", "the process fell"]
    assert tally.inputs == 3
