"""The files that a call names: patterns and archives expanded, folders refused."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

from jixiao import verbs
from jixiao.cli.words import word
from jixiao.documents.archive import split_member
from jixiao.documents.document import DocumentError
from jixiao.reports.findings.json_report import FileError


def input_files(names: Iterable[str], language: str) -> tuple[list[str], list[FileError]]:
    """The files in the order of the call, each once, and what could not be found."""
    files: dict[str, None] = {}
    errors: list[FileError] = []
    for name in names:
        found = list(_matches(name))
        for path in found:
            try:
                files.update(dict.fromkeys(_files_of(path)))
            except DocumentError as error:
                errors.append(FileError(path, error.code, error.message))
        if missing := _error(name, found, language):
            errors.append(missing)
    return list(files), errors


def _files_of(path: str) -> list[str]:
    """The file, the files in it where it is an archive, or one file that is named within one."""
    if Path(path).is_file():
        return verbs.files_in(path)
    return [path] if _is_inside(path) else []


def _is_inside(path: str) -> bool:
    return "!" in path and split_member(path) is not None


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
    if _is_inside(found[0]):
        return None
    if path.is_dir():
        message = word("is_folder", language, path=name.rstrip("/\\"))
        return FileError(name, "is_folder", message)
    if not path.exists():
        return FileError(name, "not_found", word("not_found", language))
    return None
