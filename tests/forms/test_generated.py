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


@pytest.mark.parametrize("name", sorted(WRONG))
def test_an_error_changes_the_filing(name: str) -> None:
    assert bare(generated(7, name)) != bare(generated(7))
