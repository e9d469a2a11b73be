"""Reading a table costs time in proportion to its cells."""

from time import process_time

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
    small, large = seconds(400), seconds(4000)
    assert large < 30 * max(small, 0.005)
    assert large < 10


def test_blank_rows_around_a_header_cost_linear_time() -> None:
    blank = ["\t\t\t"] * 2000
    rows = ["基本支出\t82.00\t80.40\t98.05%", "项目支出\t38.00\t41.04\t108.00%"]
    assert spent([*blank, "项目\t年初预算数\t决算数\t完成率", *blank, *rows]) < 3
