"""The files that a call names: patterns expanded, folders and missing files refused."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

from jixiao.cli.words import word
from jixiao.reports.findings.json_report import FileError


def input_files(names: Iterable[str], language: str) -> tuple[list[str], list[FileError]]:
    """The files in the order of the call, each once, and what could not be found."""
    files: dict[str, None] = {}
    errors: list[FileError] = []
    for name in names:
        found = list(_matches(name))
        files.update(dict.fromkeys(path for path in found if Path(path).is_file()))
        if error := _error(name, found, language):
            errors.append(error)
    return list(files), errors


def _matches(name: str) -> Iterator[str]:
    """The name itself where it exists; else what it "
    "matches as a pattern (Windows shells do not).
    """
    if Path(name).exists() or not glob.has_magic(name):
        yield name
    else:
        found = glob.glob(name, recursive=True)  # noqa: PTH207  Path.glob takes no absolute pattern
        yield from sorted(path for path in found if Path(path).is_file())


def _error(name: str, found: list[str], language: str) -> FileError | None:
    if not found:
        return FileError(name, "not_found", word("no_match", language))
    path = Path(found[0])
    if path.is_dir():
        message = word("is_folder", language, path=name.rstrip("/\\"))
        return FileError(name, "is_folder", message)
    if not path.exists():
        return FileError(name, "not_found", word("not_found", language))
    return None
