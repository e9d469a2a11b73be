"""A platform's workbook by its headers: guessed, saved, corrected, read; every problem by cell."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao import verbs
from jixiao.cli.main import main
from jixiao.filing.filing import Filing
from jixiao.forms.mappings.importing import mapping_for
from jixiao.forms.mappings.mapping_yaml import mapping_of, mapping_yaml
from jixiao.forms.problem import FormError
from tests.forms.mappings.workbooks import PLATFORM, Sheets, saved


def imported(path: Path, mapping: str = "") -> Filing:
    filing = Filing("xinjiang", 2024)
    kept = path.with_suffix(".yaml")
    kept.write_text(mapping or verbs.guess_mapping(path), encoding="utf-8")
    verbs.import_workbook(path, filing, kept)
    return filing


def problems(path: Path, mapping: str = "") -> list[str]:
    with pytest.raises(FormError) as caught:
        imported(path, mapping)
    return [f"{one.place} {one.message}" for one in caught.value.problems]


def test_amounts_in_both_units_and_what_the_rows_are(tmp_path: Path) -> None:
    filing = imported(saved(tmp_path / "平台.xlsx"))
    assert [row["name"].text for row in filing.rows["projects"]] == ["送温暖", "阵地建设"]
    warm, place = filing.rows["projects"]
    assert warm["adjusted"].number == Decimal("30.50005")
    assert place["initial"].number == Decimal("0.12")
    assert place["outturn"].number == 0
    economic = {row["code"].text: row["outturn"].number for row in filing.rows["economic"]}
    assert economic == {"30101": Decimal("52.4"), "30201": 2, "30217": Decimal("0.3")}
    assert filing.get("income.fiscal").number == Decimal("168.16")
    assert filing.get("carryover.opening").number == Decimal("1.5")


def test_every_value_says_where_it_stands_and_is_to_be_confirmed(tmp_path: Path) -> None:
    filing = imported(saved(tmp_path / "平台.xlsx"))
    origin = filing.rows["projects"][0]["outturn"].origin
    assert (origin.place, origin.to_confirm) == ("项目执行情况!E4", True)


def test_all_problems_at_once_with_sheet_and_cell(tmp_path: Path) -> None:
    sheets = deepcopy(PLATFORM)
    sheets["项目执行情况"][3][4] = "约30万"
    sheets["项目执行情况"][4][1] = None
    sheets["科目余额"][2][2] = "=SUM(C4:C6)"
    told = problems(saved(tmp_path / "平台.xlsx", sheets))
    assert [one.partition(" ")[0] for one in told] == [
        "项目执行情况!E4", "项目执行情况!A5", "科目余额!C3",
    ]  # fmt: skip
    assert "写的是 约30万" in told[0]
    assert "没有项目名称" in told[1]
    assert "公式" in told[2]


def test_a_unit_is_never_guessed(tmp_path: Path) -> None:
    sheets: Sheets = {"执行": [["项目名称", "年初预算数", "支出数"], ["送温暖", 30, 29]]}
    path = saved(tmp_path / "平台.xlsx", sheets)
    told = problems(path)
    assert told[0].startswith("执行!B1 “年初预算数”没有写金额单位")
    mapping = verbs.guess_mapping(path).replace("table: projects", "table: projects\n  unit: 元")
    assert imported(path, mapping).rows["projects"][0]["outturn"].number == Decimal("0.0029")


def test_heads_over_two_rows(tmp_path: Path) -> None:
    sheets: Sheets = {
        "执行": [
            ["单位：万元"],
            ["项目名称", "预算", None, "执行"],
            [None, "年初", "调整后", None],
            ["送温暖", 30, 31, 29],
        ]
    }
    mapping = (
        "schema: jixiao.mapping/1\nsheets:\n- sheet: 执行\n  table: projects\n"
        "  columns: {项目名称: name, 预算/年初: initial, 预算/调整后: adjusted, 执行: outturn}\n"
    )
    row = imported(saved(tmp_path / "平台.xlsx", sheets), mapping).rows["projects"][0]
    assert [row[name].number for name in ("initial", "adjusted", "outturn")] == [30, 31, 29]


def test_a_disclosed_table_whose_heads_are_merged(tmp_path: Path) -> None:
    sheets: Sheets = {
        "公开03表": [
            ["支出决算表"],
            ["部门：青禾县总工会", None, None, None, "金额单位：万元"],
            ["项目", None, "本年支出合计", "基本支出", "项目支出"],
            ["功能分类科目编码", "科目名称", None, None, None],
            ["合计", None, 168.16, 141.05, 27.11],
            [201, "一般公共服务支出", 168.16, 141.05, 27.11],
            [2012906, "工会事务", 168.16, 141.05, 27.11],
        ]
    }
    rows = imported(saved(tmp_path / "公开表.xlsx", sheets)).rows["functional"]
    assert [row["code"].text for row in rows] == ["201", "2012906"]
    assert [row["project"].number for row in rows] == [Decimal("27.11")] * 2


def test_one_table_from_two_sheets(tmp_path: Path) -> None:
    sheets: Sheets = {
        name: [["单位：万元"], ["项目名称", "全年预算", "支出数"], [f"{name}项目", 3, 2]]
        for name in ("上半年", "下半年")
    }
    rows = imported(saved(tmp_path / "平台.xlsx", sheets)).rows["projects"]
    assert [row["name"].text for row in rows] == ["上半年项目", "下半年项目"]


def test_next_years_sheet_is_known_by_its_heads(tmp_path: Path) -> None:
    mapping = verbs.guess_mapping(saved(tmp_path / "平台.xlsx"))
    later = {f"2025{name}": rows for name, rows in PLATFORM.items()}
    filing = imported(saved(tmp_path / "平台2025.xlsx", later), mapping)
    assert len(filing.rows["projects"]) == 2


def test_a_head_that_is_gone_is_named(tmp_path: Path) -> None:
    mapping = verbs.guess_mapping(saved(tmp_path / "平台.xlsx"))
    sheets = deepcopy(PLATFORM)
    sheets["项目执行情况"][2][4] = "拨款数"
    told = problems(saved(tmp_path / "新.xlsx", sheets), mapping)
    assert told == ["项目执行情况 表头没有“支出数”；请核对表头，或改 --mapping"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sheets: []", "schema 应为 jixiao.mapping/1"),
        ("schema: jixiao.mapping/1\nsheets: [{sheet: a, table: b, columns: {}}]", "table 应为"),
        (
            "schema: jixiao.mapping/1\nsheets: [{sheet: a, table: projects, columns: {x: y}}]",
            "projects 没有 y 这一列（x）",
        ),
        (
            "schema: jixiao.mapping/1\nsheets: [{sheet: a, label: b, value: c, values: {d: e.f}}]",
            "“d”对应的 e.f 不是填报表里的路径",
        ),
        ("schema: jixiao.mapping/1\nsheet: []", "不认识的键 sheet"),
    ],
)
def test_a_mapping_that_is_wrong_names_its_line(tmp_path: Path, text: str, words: str) -> None:
    told = problems(saved(tmp_path / "平台.xlsx"), text)
    assert any(words in one and one.startswith("第") for one in told)


def test_a_mapping_is_read_as_it_was_written(tmp_path: Path) -> None:
    guessed = mapping_for(saved(tmp_path / "平台.xlsx"))
    assert len(guessed.maps) == 3
    assert mapping_of(mapping_yaml(guessed), "").maps == guessed.maps


def test_nothing_known_in_it(tmp_path: Path) -> None:
    path = saved(tmp_path / "别的.xlsx", {"甲": [["姓名", "电话"], ["某", 1]]})
    with pytest.raises(FormError, match="没有认出一张表"):
        verbs.guess_mapping(path)


def test_the_command_saves_the_mapping_and_uses_it_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, target = saved(tmp_path / "平台.xlsx"), tmp_path / "填报.xlsx"
    call = ["new", "--region", "xinjiang", "--year", "2024", "--import", str(path)]
    assert main([*call, "-o", str(target)]) == 0
    mapping = tmp_path / "填报.mapping.yaml"
    assert f"--mapping {mapping}" in capsys.readouterr().out
    filing = verbs.load_filing(target)
    assert filing.get("projects.1.outturn").number == Decimal("29.8")
    before = mapping.read_text(encoding="utf-8")
    again = tmp_path / "再填.xlsx"
    assert main([*call, "--mapping", str(mapping), "-o", str(again)]) == 0
    assert mapping.read_text(encoding="utf-8") == before
    assert "推测" not in capsys.readouterr().out
    assert (
        main(["new", "--region", "xinjiang", "--year", "2024", "--mapping", "a", "-o", "b.xlsx"])
        == 2
    )
    assert "--mapping 要和 --import 一起用" in capsys.readouterr().err
