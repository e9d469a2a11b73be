"""Where the labelled samples stand, and how they are read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent


class SamplesMissingError(Exception):
    """The folder of samples is not beside the repository: the suite cannot measure anything."""


def shared() -> Path:
    """The folder ``../shared``; ``JIXIAO_SHARED`` names another place."""
    folder = Path(os.environ.get("JIXIAO_SHARED", REPOSITORY.parent / "shared"))
    if not folder.is_dir():
        raise SamplesMissingError(f"no folder of samples at {folder} (set JIXIAO_SHARED)")
    return folder


def sample(*parts: str) -> Path:
    """A file or folder of the samples that must be there."""
    path = shared().joinpath(*parts)
    if not path.exists():
        raise SamplesMissingError(f"no sample at {path}")
    return path


def seeds() -> dict[str, Path]:
    """The five real reports by their number."""
    return {path.name[:3]: path for path in sorted(sample("seeds").glob("*.txt"))}


def text_of(path: Path) -> str:
    """The text of a .txt file as the offsets count it: BOM dropped, newlines kept."""
    return path.read_bytes().decode("utf-8-sig")


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def own_data(name: str) -> Any:
    """One of the YAML files of this folder."""
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
