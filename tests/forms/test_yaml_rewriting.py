"""A YAML file that somebody keeps: what changed is changed, everything else stays as it was."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from jixiao import verbs
from jixiao.filing.filing import Filing
from jixiao.filing.value import BLANK
from jixiao.forms.yaml_reading import filing_of
from jixiao.forms.yaml_rewriting import rewritten
from jixiao.forms.yaml_writing import yaml_of
from tests.filing.generating import generated, put
from tests.forms.comparing import same

TEXT = """\
# 本单位的填报表，请勿删注释
schema: jixiao.filing/1
region: xinjiang  # 新疆
year: 2024
budget:
  outturn: {own: 165.62, other: 0}  # 决算
  adjusted.entered_total: 5000元
body:
  name: 青禾县总工会
projects:
  # 第一个项目
  - {name: 送温暖, adjusted: 30, outturn: 27}
  # 第二个项目
  - {name: 阵地建设, adjusted: 20}
indicators:
  - name: 培训场次   # 按台账
    target: 4
    actual: 3

  - name: 慰问户数
    target: 100
"""


def filing() -> Filing:
    return filing_of(TEXT, "a.yaml")


def changed_lines(before: str, after: str) -> list[str]:
    kept = before.splitlines()
    return [line for line in after.splitlines() if line not in kept]


def test_nothing_changed_changes_nothing() -> None:
    assert rewritten(TEXT, filing()) == TEXT


def test_values_change_where_they_stand() -> None:
    new = filing()
    put(new, "budget.outturn.own", "170")
    put(new, "projects.2.outturn", "19.5")
    put(new, "indicators.1.actual", "4")
    put(new, "indicators.2.reason", "冬季，部分手续跨年")
    text = rewritten(TEXT, new)
    assert changed_lines(TEXT, text) == [
        "  outturn: {own: 170, other: 0}  # 决算",
        "  - {name: 阵地建设, adjusted: 20, outturn: 19.5}",
        "    actual: 4",
        "    reason: 冬季，部分手续跨年",
    ]
    assert same(filing_of(text, "a.yaml"), new)


def test_what_is_gone_leaves_its_key_and_what_is_new_stands_at_the_end() -> None:
    new = filing()
    new.values.pop("body.name")
    put(new, "execution.june", "80.5")
    text = rewritten(TEXT, new)
    assert changed_lines(TEXT, text) == ["  name: ", "execution.june: 80.5  # 1—6月累计执行数"]
    assert same(filing_of(text, "a.yaml"), new)


def test_a_row_taken_out_and_one_put_in_leave_the_others() -> None:
    new = filing()
    new.rows["projects"].pop(0)
    put(new, "projects.2.name", "职工, 之家")
    put(new, "indicators.3.name", "宣讲")
    text = rewritten(TEXT, new)
    assert changed_lines(TEXT, text) == ["  - {name: '职工, 之家'}", "  - name: 宣讲"]
    assert "# 第二个项目\n  - {name: 阵地建设, adjusted: 20}" in text
    assert "送温暖" not in text
    assert same(filing_of(text, "a.yaml"), new)


def test_a_table_in_brackets_whose_rows_change_in_number_is_written_anew() -> None:
    text = TEXT + "departments: [{name: 办公室}]  # 内设\n"
    new = filing_of(text, "a.yaml")
    put(new, "departments.2.name", "财务室")
    made = rewritten(text, new)
    assert "departments: \n  - name: 办公室\n  - name: 财务室  # 内设\n" in made
    assert same(filing_of(made, "a.yaml"), new)


def test_wording_of_the_same_amount_stays() -> None:
    new = filing()
    put(new, "budget.adjusted.entered_total", "0.5")
    assert rewritten(TEXT, new) == TEXT


def test_a_text_over_several_lines() -> None:
    text = TEXT + "goals:\n  annual: |\n    第一行\n    第二行\n  achieved: 已完成\n"
    new = filing_of(text, "a.yaml")
    put(new, "goals.annual", "一行：就够")
    made = rewritten(text, new)
    assert "  annual: 一行：就够\n  achieved: 已完成\n" in made


@pytest.mark.parametrize("seed", range(12))
def test_any_filing_into_the_text_of_another(seed: int) -> None:
    chance = Random(seed)
    old = generated(seed)
    new = filing_of(yaml_of(old), "a.yaml")
    for path, _ in chance.sample(list(new.entered()), 20):
        if path in new.values:
            new.put(path, BLANK)
            del new.values[path]
    for table, rows in list(new.rows.items()):
        if chance.random() < 0.5:
            rows.pop(chance.randrange(len(rows)))
        if not rows:
            del new.rows[table]
    text = yaml_of(old)
    made = rewritten(text, new)
    assert same(filing_of(made, "a.yaml"), new)
    assert len(changed_lines(text, made)) <= 20


def test_a_whole_other_year(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, encoding="utf-8")
    other = generated(3)
    verbs.save_yaml(other, path)
    assert same(verbs.load_filing(path), other)
    assert "# 本单位的填报表，请勿删注释" in path.read_text(encoding="utf-8")
    fresh = tmp_path / "b.yaml"
    verbs.save_yaml(other, fresh)
    assert same(verbs.load_filing(fresh), other)
