"""The packs of the package, and what a county's own pack may get wrong."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.regions.certainty import Certainty
from jixiao.regions.packs import built_in_packs, find_pack, pack_files, packs_for
from jixiao.rubrics.linting import lint_file

PACK = """\
schema: jixiao.pack/1
id: county
name: 试用评分表
region: xinjiang
object: department
year_from: 2024
total: 10
certainty: reconstructed
source: {note: 试用}
grades:
  certainty: official
  bands:
    - {word: 优, least: 9}
    - {word: 差, least: 0}
criteria:
  - id: a
    name: 执行率
    points: 10
    certainty: official
    rule: {function: proportional, value: carryover.opening, certainty: official}
"""


@pytest.mark.parametrize("path", [*pack_files()], ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_packs_of_the_package_are_sound(path: Path) -> None:
    assert lint_file(path) == []


def test_every_region_asked_for_has_a_pack() -> None:
    assert {pack.region for pack in built_in_packs()} >= {
        "national", "xinjiang", "guangdong", "guangdong-zhanjiang", "tibet-linzhi", "sichuan",
        "chongqing", "hunan",
    }  # fmt: skip
    assert len({pack.id for pack in built_in_packs()}) == len(built_in_packs())


def test_what_is_rebuilt_says_so() -> None:
    pack = find_pack("sichuan-department")
    assert pack is not None
    for criterion in pack.leaves():
        assert criterion.certainty is Certainty.OFFICIAL  # its points stand in the printed form
        assert criterion.rule is not None
        assert criterion.rule.certainty is Certainty.RECONSTRUCTED


def test_grade_bands_follow_the_region() -> None:
    sichuan, xinjiang = find_pack("sichuan-department"), find_pack("xinjiang-department")
    assert sichuan is not None
    assert xinjiang is not None
    assert sichuan.grade(Decimal("69.99")) == "差"
    assert xinjiang.grade(Decimal("69.99")) == "中"


def test_a_year_before_the_form_has_no_pack() -> None:
    assert packs_for("xinjiang", "department", 2010) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("points: 10", "points: 9", 1, "各一级指标分值合计9，应等于 total 10"),
        ("function: proportional", "function: guess", 20, "不认识的计分函数 guess"),
        ("value: carryover.opening", "value: carryover.lost", 20, "不是填报表里的数"),
        ("value: carryover.opening", "value: open('x')", 20, "不认识的写法"),
        ("value: carryover.opening, ", "", 20, "缺少参数 value"),
        ("value:", "speed: 3, value:", 20, "没有参数 speed"),
        ("    points: 10\n", "    points: 10\n    points: 10\n", 19, "键 points 重复"),
        ("year_from: 2024", "year_from: soon", 6, "year_from 应为数字，写的是 soon"),
        ("source: {note: 试用}\n", "", 1, "缺少 source"),
        ("certainty: reconstructed\n", "", 1, "缺少 certainty"),
        ("total: 10", "totals: 10", 7, "不认识的键 totals"),
        ("jixiao.pack/1", "jixiao.pack/9", 1, "schema 应为 jixiao.pack/1"),
        ("{word: 差, least: 0}", "{word: 优, least: 0}", 1, "重复的等级"),
        ("criteria:", "criteria: [", 16, "不是有效的 YAML"),
        (
            "criteria:\n",
            "evidence: {certainty: official, indicators: [{words: [会], kinds: [口]}]}\n{old}",
            15,
            "没有佐证种类 口；可用的有 简讯、",
        ),
    ],
)
def test_lint_names_file_line_and_what_to_do(
    tmp_path: Path, old: str, new: str, line: int, words: str
) -> None:
    path = tmp_path / "county.yaml"
    path.write_text(PACK.replace(old, new.replace("{old}", old), 1), encoding="utf-8")
    assert old in PACK
    problems = lint_file(path)
    found = [problem for problem in problems if words in problem.message]
    assert found, [str(problem) for problem in problems]
    assert found[0].file == str(path)
    assert found[0].line == line


def test_all_problems_at_once(tmp_path: Path) -> None:
    path = tmp_path / "county.yaml"
    text = PACK.replace("year_from: 2024", "year_from: soon").replace("id: a", "id: a\n    idd: b")
    path.write_text(text.replace("region: xinjiang\n", ""), encoding="utf-8")
    assert len(lint_file(path)) == 3
