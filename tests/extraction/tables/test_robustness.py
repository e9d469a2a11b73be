"""No table makes the reading fail, whatever stands in its cells."""

from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.extraction.tables.adding import add_tables
from jixiao.ledger.relation import Ledger
from tests.extraction.tables.tabulated import document

WORDS = """
合计 小计 总计 其中：甲 一、甲 （一）乙 1.丙 项目 分值 得分 执行率 预算数 决算数 年初预算数 指标值
≥90% 12 3.50 0 - 100.00% 201 20106 栏次 1 2 3 ^ " （10分） 占比 增减额 编制数 总分 1,234.56
5\\n0.2 本年支出合计 年末结转和结余 收入 支出 公用经费合计 99999999999999999999999999
"""
CELLS = st.sampled_from(["", *WORDS.split()])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=2, max_size=7), min_size=1, max_size=9))
def test_any_grid_is_read(rows: list[list[str]]) -> None:
    for index, row in enumerate(rows):
        for column, cell in enumerate(row):
            if (cell == "^" and not column) or (cell == '"' and (not index or column)):
                row[column] = ""
    made = document("\n".join("\t".join(row) for row in rows))
    ledger = Ledger(made.text)
    add_tables(made, ledger)
    for relation in ledger.relations:
        assert relation.start < relation.end
        for figure in relation.figures():
            printed = made.text[figure.start : figure.number_end]
            assert "".join(printed.split()).replace(",", "") == figure.digits
