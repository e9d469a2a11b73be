"""Figures that nothing bears out, read again with two digits swapped."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from jixiao import verbs
from jixiao.documents.document import Document
from jixiao.extraction.extracting import extract
from jixiao.extraction.swapping.orphans import orphans_of, swaps_of
from jixiao.extraction.swapping.swapped import swapped_figures
from jixiao.figures.figure import Figure
from jixiao.ledger.relation import Ledger

FAR = "一、收支\n全年总支出5786.92万元。\n二、救助\n救助支出1125.20万元，占总支出的{share}%。"


def _document(folder: Path, text: str) -> Document:
    path = folder / "报告.txt"
    path.write_text(text, encoding="utf-8", newline="")
    return verbs.read(path)


def _figure(folder: Path, text: str) -> Figure:
    return extract(_document(folder, text)).facts[0].figure


@pytest.mark.parametrize(
    ("printed", "swapped"),
    [
        ("12.30万元", ["21.30", "13.20", "12.03"]),
        ("1,125万元", ["1,215", "1,152"]),
        ("０.９８", ["９.０８", "０.８９"]),
        ("100.5万元", ["105.0"]),
    ],
)
def test_neighbouring_digits_are_swapped(tmp_path: Path, printed: str, swapped: list[str]) -> None:
    text = f"支出{printed}。"
    found = [swap.printed for swap in swaps_of(_figure(tmp_path, text), text)]
    assert [one for one in swapped if one in found] == swapped


def test_a_swap_has_its_value_in_the_base_unit(tmp_path: Path) -> None:
    text = "支出12.34万元。"
    values = [swap.value for swap in swaps_of(_figure(tmp_path, text), text)]
    assert values == [Decimal(213400), Decimal(132400), Decimal(124300)]


def test_what_holds_is_no_orphan(tmp_path: Path) -> None:
    ledger = extract(_document(tmp_path, "预算90.25万元，支出85.40万元，执行率94.63%。"))
    assert orphans_of(ledger) == []


def test_what_is_meant_is_told_as_likely(tmp_path: Path) -> None:
    ledger = extract(_document(tmp_path, FAR.format(share="14.94")))
    likely = [one for one in ledger.relations if one.likely]
    assert [(one.stated.digits, one.expected, one.cause) for one in likely] == [
        ("14.94", "19.44", "swapped_digits")
    ]


def test_a_document_without_orphans_is_read_once(tmp_path: Path) -> None:
    document = _document(tmp_path, FAR.format(share="19.44"))

    def again(_: Document) -> Ledger:
        raise AssertionError("read again")

    assert list(swapped_figures(document, extract(document), again)) == []


def test_a_very_long_document_is_read_once(tmp_path: Path) -> None:
    document = _document(tmp_path, FAR.format(share="14.94") + "各项工作按计划完成。" * 7000)
    assert not any(one.likely for one in extract(document).relations)
