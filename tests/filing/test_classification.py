"""The dated code lists, and classes as sums of what is in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao import verbs
from jixiao.filing.classification import CodesError, codes_for, plain_name, read_codes
from jixiao.regions.certainty import Certainty

HEAD = "schema: jixiao.filing/1\nregion: xinjiang\nyear: 2024\n"


def test_the_list_of_a_year() -> None:
    functional = codes_for("functional", 2025)
    assert functional
    assert functional.names["2012906"] == "工会事务"
    assert functional.certainty is Certainty.RECONSTRUCTED
    assert len(functional.classes) == 26
    assert codes_for("functional", 2019) is None


@pytest.mark.parametrize("table", ["functional", "economic"])
def test_every_code_stands_below_one_of_the_list(table: str) -> None:
    codes = codes_for(table, 2024)
    assert codes
    for code in codes.names:
        shorter = [level for level in codes.levels if level < len(code)]
        assert all(code[:level] in codes.names for level in shorter)


def test_a_name_gives_its_code_where_only_one_has_it() -> None:
    codes = codes_for("functional", 2024)
    assert codes
    assert codes.code_of("工会事务") == "2012906"
    assert codes.code_of("行政运行") == ""
    assert codes.code_of("行政运行", "20128") == "2012801"
    assert plain_name("因公出国 (境) 费用（款）") == "因公出国（境）费用"


def test_a_list_that_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "codes.yaml"
    path.write_text("schema: jixiao.codes/1\ntable: other\nnames: {'20': x}\n", encoding="utf-8")
    with pytest.raises(CodesError, match=r"table 应为(.|\n)*编码 20 应为"):
        read_codes(path)


def test_a_class_that_is_not_the_sum_of_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    rows = (
        'functional: [{code: "20129", basic: 20.5}, {code: "2012901", basic: 12},'
        ' {code: "2012906", basic: 8}]\n'
    )
    path.write_text(HEAD + rows, encoding="utf-8")
    (finding,) = [each for each in verbs.check(path).findings if each.code == "AR01"]
    assert (finding.stated, finding.expected) == ("20.50", "20.00")
    assert "F06" in finding.kinds
