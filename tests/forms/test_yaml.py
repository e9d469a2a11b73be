"""A Filing in YAML: both ways without loss, and every mistake of a file at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.filing.entering import read_entry
from jixiao.filing.field import Field, Kind
from jixiao.filing.filing import Filing
from jixiao.filing.schema import fields, tables
from jixiao.filing.value import NOWHERE, State, Value
from jixiao.forms.problem import FormError
from jixiao.forms.yaml_reading import read_yaml
from jixiao.forms.yaml_writing import yaml_of
from tests.forms.comparing import bare, same

TEXTS = (
    st.text("甲乙丙=+-@:#'\"{}[]、 1.0%\n", min_size=1, max_size=12)
    .map(str.strip)
    .filter(lambda text: bool(text) and text != "不适用")
)


@pytest.mark.parametrize("path", sorted((Path(__file__).parents[2] / "examples").glob("*.yaml")))
def test_examples_are_written_as_they_were_read(path: Path, tmp_path: Path) -> None:
    filing = read_yaml(path)
    copy = tmp_path / "copy.yaml"
    copy.write_text(yaml_of(filing), encoding="utf-8")
    assert same(read_yaml(copy), filing)


def entry(field: Field) -> st.SearchStrategy[str]:
    numbers = st.decimals("0", "99999", places=2).map(str)
    return {
        Kind.TEXT: TEXTS,
        Kind.COUNT: st.integers(0, 9999).map(str),
        Kind.FORMULA: st.just("sum(projects.outturn) / count(projects)"),
        Kind.CHOICE: st.sampled_from(field.choices or ("",)),
        Kind.FLAG: st.sampled_from(("是", "否")),
        Kind.DATE: st.dates(date(1949, 10, 1)).map(lambda day: day.isoformat()),
    }.get(field.kind, numbers)


@settings(deadline=None)
@given(st.data())
def test_whatever_was_entered_comes_back(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    filing = Filing("xinjiang", 2024)
    for path in data.draw(st.sets(st.sampled_from(sorted(fields())), max_size=12)):
        filing.put(path, read_entry(data.draw(entry(fields()[path])), fields()[path]))
    for name in data.draw(st.sets(st.sampled_from(sorted(tables())), max_size=3)):
        rows = range(data.draw(st.integers(1, 3)))
        columns = tables()[name].columns
        filing.rows[name] = [
            {column.path: read_entry(data.draw(entry(column)), column) for column in columns}
            for _ in rows
        ]
    file = tmp_path_factory.mktemp("yaml") / "a.yaml"
    file.write_text(yaml_of(filing), encoding="utf-8")
    assert bare(read_yaml(file)) == bare(filing)


def test_not_applicable_stays_so(tmp_path: Path) -> None:
    filing = Filing("xinjiang", 2024)
    filing.put(
        "staff.retired.pensioned", Value(State.NOT_APPLICABLE, text="不适用", origin=NOWHERE)
    )
    path = tmp_path / "a.yaml"
    path.write_text(yaml_of(filing), encoding="utf-8")
    assert read_yaml(path).get("staff.retired.pensioned").state is State.NOT_APPLICABLE


def test_all_mistakes_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "schema: jixiao.filing/1\nregion: xinjiang\nyear: 24\n"
        "budget:\n  initial: {own: 很多, total: 5}\n"
        "indicators:\n  - {name: 甲, actual: 3次, speed: 9}\n  - 乙\n"
        "body: {name: [甲]}\nbody: {name: 甲}\n",
        encoding="utf-8",
    )
    with pytest.raises(FormError) as caught:
        read_yaml(path)
    found = {(problem.place, problem.message[:12]) for problem in caught.value.problems}
    assert {place for place, _ in found} == {"第1行", "第5行", "第7行", "第8行", "第10行"}
    text = str(caught.value)
    for words in (
        "year 应为四位年份，写的是“24”",
        "本级资金（budget.initial.own）应为数字",
        "年初预算总额）由其他数算出，不用填",
        "indicators 没有 speed 这一列",
        "indicators 的每一项应为",
        "body 写了两次",
    ):
        assert words in text
