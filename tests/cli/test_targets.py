"""Names of result files: none overwrites another or an input; writing is whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.cli.targets import Targets, write_file


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def put(*names: str) -> list[str]:
    """Files that exist, with their name as content."""
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(name, encoding="utf-8")
    return [str(Path(name)) for name in names]


def names(sources: list[str], ending: str, folder: str | None = None) -> list[str]:
    targets = Targets(sources, folder)
    return [targets.path(source, ending).as_posix() for source in sources]


def test_one_input_gives_its_name_beside_it_or_in_the_folder() -> None:
    sources = put("甲局/自评 v1.2.docx")
    assert names(sources, "check.html") == ["甲局/自评 v1.2.check.html"]
    assert names(sources, "底稿.xlsx", "结果") == ["结果/自评 v1.2.底稿.xlsx"]


def test_inputs_of_one_name_get_their_folders_in_front() -> None:
    sources = put("甲局/自评.docx", "乙局/自评.docx")
    assert names(sources, "annotated.docx", "结果") == [
        "结果/甲局-自评.annotated.docx",
        "结果/乙局-自评.annotated.docx",
    ]
    assert names(sources, "annotated.docx") == [
        "甲局/自评.annotated.docx",
        "乙局/自评.annotated.docx",
    ]


def test_folders_of_one_name_get_numbers() -> None:
    sources = put("甲/局/自评.docx", "乙/局/自评.docx", "丙/局/自评.docx")
    made = names(sources, "check.html", "结果")
    assert len(set(made)) == 3
    assert made[0] == "结果/局-自评.check.html"


def test_two_formats_of_one_report() -> None:
    sources = put("自评.docx", "自评.pdf")
    assert names(sources, "check.html", "结果") == [
        "结果/自评.check.html",
        "结果/自评.pdf.check.html",
    ]


def test_case_and_composition_do_not_tell_names_apart() -> None:
    sources = put("一/Résumé.txt", "二/RE\u0301SUME\u0301.txt")
    made = names(sources, "check.txt", "结果")
    assert len({name.casefold() for name in made}) == 2
    assert made[1] != made[0].upper()


@pytest.mark.parametrize("first", [0, 1])
def test_an_input_is_never_a_target(first: int) -> None:
    sources = put("自评.docx", "自评.annotated.docx", "自评.docx.annotated.docx")
    ordered = sources[first:] + sources[:first]
    made = names(ordered, "annotated.docx") + names(ordered, "annotated.docx", ".")
    assert not {str(Path(name)) for name in made} & set(sources)


def test_the_same_question_has_the_same_answer() -> None:
    (source,) = put("自评.docx")
    targets = Targets([source], "结果")
    assert targets.path(source, "check.html") == targets.path(source, "check.html")


def test_a_file_in_an_archive_has_its_results_beside_the_archive() -> None:
    put("收件/全县.zip")
    assert names(["收件/全县.zip/甲局/自评.docx"], "check.html") == ["收件/自评.check.html"]


def test_long_names_are_cut_and_stay_apart() -> None:
    stem = "关于报送" * 19
    sources = put(f"{stem}甲.txt", f"{stem}乙.txt")
    made = names(sources, "annotated.docx", "结果")
    assert len(set(made)) == 2
    for name in made:
        write_file(Path(name), b"x")
        assert len(Path(name).name.encode()) <= 255
        assert name.endswith(".annotated.docx")


def test_a_link_to_an_input_is_replaced_not_followed() -> None:
    (source,) = put("自评.docx")
    Path("结果").mkdir()
    Path("结果/自评.check.txt").symlink_to(Path(source).absolute())
    target = Targets([source], "结果").path(source, "check.txt")
    write_file(target, b"x")
    assert Path(source).read_text(encoding="utf-8") == source


def test_a_failed_write_leaves_the_old_file_and_no_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    put("结果/旧.txt")

    def locked(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(target))

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(PermissionError):
        write_file(Path("结果/旧.txt"), b"new")
    assert [path.name for path in Path("结果").iterdir()] == ["旧.txt"]
    assert Path("结果/旧.txt").read_text(encoding="utf-8") == "结果/旧.txt"
