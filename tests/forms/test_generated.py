"""Filings by chance as workbook and as YAML: both ways, and from one to the other, without loss.

``JIXIAO_FILINGS`` says how many (``make soak``: 300).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from jixiao import verbs
from jixiao.filing.filing import Filing
from jixiao.forms.filing_reading import read_filing
from jixiao.forms.yaml_writing import yaml_of
from jixiao.regions.packs import regions
from jixiao.rubrics.choosing import pack_for
from tests.filing.generating import WRONG, generated
from tests.forms.comparing import bare, same

SEEDS = range(int(os.environ.get("JIXIAO_FILINGS", "30")))
NAMES = ["", *WRONG]


def filing_of(seed: int) -> Filing:
    """Clean ones and every kind of error in turn."""
    return generated(seed, NAMES[seed % len(NAMES)])


def as_yaml(filing: Filing) -> bytes:
    return yaml_of(filing).encode()


def back(write: Callable[[Filing], bytes], filing: Filing, path: Path) -> Filing:
    path.write_bytes(write(filing))
    return read_filing(path)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_lost(seed: int, tmp_path: Path) -> None:
    filing = filing_of(seed)
    in_workbook = back(verbs.workbook, filing, tmp_path / "a")
    assert bare(in_workbook) == bare(filing)
    assert same(back(as_yaml, in_workbook, tmp_path / "b"), filing)


def test_the_filings_are_of_all_regions_and_a_real_size() -> None:
    filings = [filing_of(seed) for seed in range(60)]
    assert {filing.region for filing in filings} == set(regions())
    sizes = [len(list(filing.entered())) for filing in filings]
    assert min(sizes) > 100
    assert max(sizes) > 1000


@pytest.mark.parametrize("seed", range(5))
def test_a_clean_one_has_no_error(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(as_yaml(generated(seed)))
    assert [each.code for each in verbs.check(path).findings if each.severity == "error"] == []


SHOWN = {
    "sources_miss_kinds": ("AR01", "budget.adjusted.superior"),
    "outturn_above_budget": ("FI05", "budget.outturn.project"),
    "hospitality_above_budget": ("FI06", "three_public.outturn.hospitality"),
    "staff_above_authorized": ("FI02", "staff.on_post.administrative"),
    "project_above_budget": ("FI05", "projects.1.outturn"),
    "weights_above_points": ("SC02", "indicators.1.weight"),
    "weight_blank": ("FI08", "indicators.1.name"),
    "actual_blank": ("FI08", "indicators.1.name"),
    "reason_blank": ("FI03", "indicators.1.actual"),
}
"""What each planted error must be reported as, and where."""


def _of_forms_with_shared_points() -> list[int]:
    """Seeds whose region says what the weights must make; elsewhere weights are free."""
    return [seed for seed in range(20) if pack_for(generated(seed)).indicator_points][:2]


@pytest.mark.parametrize("seed", _of_forms_with_shared_points())
@pytest.mark.parametrize("name", sorted(WRONG))
def test_a_planted_error_is_found_with_its_cell_and_both_amounts(
    name: str, seed: int, tmp_path: Path
) -> None:
    path = tmp_path / "填报.xlsx"
    path.write_bytes(verbs.workbook(generated(seed, name)))
    result = verbs.check(path)
    document, (code, where) = result.document, SHOWN[name]
    found = [
        each
        for each in result.findings
        if each.code == code and document.path_of and document.path_of(each.start) == where
    ]
    assert found
    sheet, cell = document.cell_of(found[0].start) if document.cell_of else ("", "")  # type: ignore[misc]
    assert sheet
    assert cell[-1].isdigit()
    assert found[0].stated
    assert found[0].expected or found[0].stated == "空白"
