"""The shared samples in tests: skipped with a reason where they are missing, never in CI."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from benchmarks.samples import SamplesMissingError, sample


def sample_file(*parts: str, whole_module: bool = False) -> Path:
    """A file or folder of ``../shared``; ``whole_module`` skips all tests of the calling one."""
    try:
        return sample(*parts)
    except SamplesMissingError as reason:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(reason), allow_module_level=whole_module)


def pdf_labels() -> list[dict[str, Any]]:
    """The labelled sample disclosures; without them the calling module is skipped."""
    path = sample_file("expected", "pdf_labels_dev.yaml", whole_module=True)
    documents: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))["documents"]
    return documents
