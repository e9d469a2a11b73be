"""Where result files go: names that overwrite neither one another nor any input."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

_NAME_BYTES = 240
"""Longest file name in UTF-8; file systems stop at 255, and the name while writing is longer."""
_WINDOWS_PATH = 250
"""Longest whole path on Windows in UTF-16 units, where long paths may be switched off."""


class Targets:
    """The result files of one call. Without ``folder`` each lies beside its input."""

    def __init__(self, sources: Iterable[str], folder: str | None = None) -> None:
        self._folder = None if folder is None else Path(folder)
        self._sources = [Path(source) for source in sources]
        self._inputs = {_key(source) for source in self._sources}
        self._shared = Counter(self._name_key(source) for source in self._sources)
        self._taken: dict[str, tuple[str, str]] = {}

    def path(self, source: str, ending: str) -> Path:
        """``<input name>.<ending>``, the same for every time that it is asked for.

        Inputs of one name get their folder in front; where that is not enough, a number.
        """
        for name, tail in _with_tails(self._names(Path(source)), ending):
            target = _fitting(self._folder_of(Path(source)), name, tail)
            key = _key(target)
            if key not in self._inputs and self._taken.setdefault(key, (source, ending)) == (
                source,
                ending,
            ):
                return target
        raise AssertionError  # the names never end

    def _names(self, source: Path) -> Iterator[str]:
        if self._shared[self._name_key(source)] > 1 and source.absolute().parent.name:
            folder = source.absolute().parent.name
            yield f"{folder}-{source.stem}"
            yield f"{folder}-{source.name}"
        else:
            yield source.stem
            yield source.name

    def _name_key(self, source: Path) -> str:
        return _key(self._folder_of(source) / source.name)

    def _folder_of(self, source: Path) -> Path:
        """The folder of the call, else the nearest that exists (a file may lie in an archive)."""
        if self._folder is not None:
            return self._folder
        return next((parent for parent in source.parents if parent.is_dir()), Path())


def write_file(target: Path, content: bytes) -> None:
    """Write a whole file or none: a reader never sees a half, and a failure leaves the old one.

    Raises ``OSError``, ``PermissionError`` where another program holds the file on Windows.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".jixiao-{os.getpid()}.tmp")
    try:
        draft.write_bytes(content)
        draft.replace(target)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _with_tails(names: Iterable[str], ending: str) -> Iterator[tuple[str, str]]:
    """Names with what follows each; when all are taken, the first with a number."""
    tried = [(name, f".{ending}") for name in names]
    yield from tried
    yield from ((tried[0][0], f" ({number}).{ending}") for number in count(2))


def _key(path: Path) -> str:
    """One key for all spellings of a path, on file systems that ignore case as well."""
    return unicodedata.normalize("NFC", os.path.realpath(path)).casefold()


def _fitting(folder: Path, name: str, tail: str) -> Path:
    """The target, its name cut where the file system would refuse it."""
    cut = name
    while len(cut) > 1 and not _fits(folder, cut + tail):
        cut = cut[:-1]
    return folder / (cut + tail)


def _fits(folder: Path, name: str) -> bool:
    if len(name.encode("utf-8", "surrogatepass")) > _NAME_BYTES:
        return False
    return os.name != "nt" or len(str(folder.absolute() / name)) <= _WINDOWS_PATH
