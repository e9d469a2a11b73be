"""Reading a table costs time in proportion to its cells."""

from pathlib import Path
from time import process_time

from jixiao import verbs
from jixiao.extraction.tables.adding import add_tables
from jixiao.ledger.relation import Ledger
from tests.extraction.tables.tabulated import document


def spent(lines: list[str]) -> float:
    made = document("\n".join(lines))
    start = process_time()
    add_tables(made, Ledger(made.text))
    return process_time() - start


def seconds(rows: int) -> float:
    lines = [
        "费用明细表",
        "单位：万元",
        "项目\t" + "\t".join(f"{2015 + c}年决算数" for c in range(8)),
    ]
    lines += [f"事项{n}\t" + "\t".join(f"{n % 97 + c}.50" for c in range(8)) for n in range(rows)]
    return spent(lines)


def test_a_large_table_is_read_in_linear_time() -> None:
    seconds(50)
    small, large = (min(seconds(rows) for _ in range(2)) for rows in (400, 4000))
    assert large < 30 * max(small, 0.005)
    assert large < 10


def test_blank_rows_around_a_header_cost_linear_time() -> None:
    blank = ["\t\t\t"] * 2000
    rows = ["基本支出\t82.00\t80.40\t98.05%", "项目支出\t38.00\t41.04\t108.00%"]
    assert spent([*blank, "项目\t年初预算数\t决算数\t完成率", *blank, *rows]) < 3


def test_one_score_on_many_rows_and_lines_costs_linear_time(tmp_path: Path) -> None:
    rows = [f"事项甲乙{n}\t10\t5.00" for n in range(1000)]
    lines = [f"其他情况第{n}次说明得5.00分。" for n in range(1000)]
    path = tmp_path / "评分.txt"
    path.write_text("\n".join(["评分表", "指标\t分值\t得分", *rows, *lines]), encoding="utf-8")
    start = process_time()
    verbs.check(path)
    assert process_time() - start < 9
