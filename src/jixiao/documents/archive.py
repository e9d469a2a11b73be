"""Files in .zip archives, each named like a file of its own: ``报送.zip!/单位/报告.docx``.

Nothing is unpacked to the disk, so no name can lead out of an archive; names are cleaned all the
same. Archives within archives are followed to a small depth; numbers and sizes are bounded.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jixiao.documents.document import DocumentError
from jixiao.documents.limits import (
    ARCHIVE_BYTES,
    ARCHIVE_DEPTH,
    ARCHIVE_FILES,
    FILE_BYTES,
    RATIO_FREE_BYTES,
    UNPACKED_RATIO,
    check_size,
)
from jixiao.documents.sniffing import package_kind
from jixiao.documents.zip_opening import ZIP_DAMAGE, open_zip
from jixiao.late import late_regex

INSIDE = "!/"
"""Between the name of an archive and that of a file in it."""

_INSIDE = late_regex(r"![/\\]")
_UTF8_NAME, _LOCKED = 0x800, 0x1
_CONTROLS = late_regex('[\x00-\x1f\x7f:*?"<>|]')
_RUBBISH = late_regex(
    r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$[^/]*$|\._)", re.IGNORECASE
)
"""What computers put beside the files that a person packed."""


def split_member(path: str) -> tuple[str, list[str]] | None:
    """The archive on the disk and the names within; None for the name of an ordinary file."""
    match = _INSIDE.search(path)
    while match is not None:
        if Path(path[: match.start()]).is_file():
            names = _INSIDE.split(path[match.end() :])
            return path[: match.start()], [name.replace("\\", "/") for name in names]
        match = _INSIDE.search(path, match.end())
    return None


def member_bytes(path: str, archive: str, names: list[str]) -> bytes:
    """The content of a file in an archive; raises DocumentError under the whole path."""
    data: bytes | str = archive
    for depth, name in enumerate(names, 1):
        if depth > ARCHIVE_DEPTH:
            raise _too_deep(path)
        with _opened(path, data) as package:
            info = dict(labelled(package)).get(name)
            if info is None:
                raise DocumentError(
                    path, "unreadable", "压缩包里没有这个文件；请核对压缩包里的文件名"
                )
            data = _content(path, package, info)
    assert isinstance(data, bytes)
    return data


def files_in(path: str) -> list[str]:
    """The files to read for a path: itself, or for a .zip the names of all files in it."""
    if not _is_archive(path):
        return [path]
    files = list(_Listing().files(path, path, 1))
    if not files:
        raise DocumentError(path, "no_text", "压缩包里应有报告，实际没有文件；请重新打包")
    return files


class _Listing:
    """Walks through archives within archives, counting what it meets."""

    def __init__(self) -> None:
        self._count = 0
        self._bytes = 0

    def files(self, path: str, data: bytes | str, depth: int) -> Iterator[str]:
        with _opened(path, data) as package:
            entries = list(labelled(package))
            self._count += len(entries)
            self._bytes += sum(info.file_size for _, info in entries)
            self._check(path)
            for label, info in entries:
                inner = f"{path}{INSIDE}{label}"
                content = self._archive_content(inner, package, info, depth)
                if content is None:
                    yield inner
                else:
                    yield from self.files(inner, content, depth + 1)

    def _check(self, path: str) -> None:
        if self._count > ARCHIVE_FILES:
            raise DocumentError(
                path,
                "too_large",
                f"压缩包里最多可有 {ARCHIVE_FILES} 个文件，实际超过此数；请分成几个压缩包",
            )
        check_size(path, self._bytes, ARCHIVE_BYTES, "压缩包解压后")

    def _archive_content(
        self, path: str, package: zipfile.ZipFile, info: zipfile.ZipInfo, depth: int
    ) -> bytes | None:
        """The bytes of an entry that is an archive to be followed; None for any other."""
        if depth >= ARCHIVE_DEPTH or info.flag_bits & _LOCKED:
            return None
        try:
            with package.open(info) as stream:
                if not stream.read(4).startswith(b"PK\x03\x04"):
                    return None
            content = _content(path, package, info)
            with open_zip(content) as inner:
                return content if package_kind(set(inner.namelist())) == "zip" else None
        except (DocumentError, *ZIP_DAMAGE):
            return None  # reading it later says what is wrong


def _is_archive(path: str) -> bool:
    try:
        with Path(path).open("rb") as stream:
            if not stream.read(4).startswith(b"PK"):
                return False
        check_size(path, Path(path).stat().st_size, FILE_BYTES, "文件")
        with open_zip(path) as package:
            return package_kind(set(package.namelist())) == "zip"
    except (DocumentError, *ZIP_DAMAGE):
        return False  # reading it says what is wrong


@contextmanager
def _opened(path: str, data: bytes | str) -> Iterator[zipfile.ZipFile]:
    """An archive on the disk or in memory; every damage becomes a DocumentError."""
    try:
        package = open_zip(data)
    except ZIP_DAMAGE as error:
        raise _damaged(path) from error
    with package:
        yield package


def labelled(package: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Each file with a clean name of its own; folders and rubbish are left out."""
    taken: set[str] = set()
    for info in package.infolist():
        name = _name(info)
        if name.endswith("/") or _RUBBISH.search(name):
            continue
        label = _cleaned(name)
        number = 2
        while label in taken:
            label = f"{_cleaned(name)} ({number})"
            number += 1
        taken.add(label)
        yield label, info


def _name(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: Chinese Windows writes GBK, which zip tools take for cp437."""
    name = info.orig_filename
    if not info.flag_bits & _UTF8_NAME:
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            return name.replace("\\", "/")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")


def _cleaned(name: str) -> str:
    """A name without drives, climbing steps and characters that no file name holds."""
    steps = (_CONTROLS.sub("_", step).strip() for step in name.split("/"))
    kept = [step.replace("!", "！") for step in steps if step not in ("", ".", "..")]
    return "/".join(kept) or "_"


def _content(path: str, package: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.flag_bits & _LOCKED:
        raise DocumentError(
            path, "encrypted", "应为未加密的压缩包，实际设有密码；请解压后直接核对其中的报告"
        )
    check_size(path, info.file_size, FILE_BYTES, "文件")
    if info.compress_size > FILE_BYTES:  # zipfile makes room for all that a header promises
        raise _damaged(path)
    if info.file_size > max(RATIO_FREE_BYTES, UNPACKED_RATIO * info.compress_size):
        raise DocumentError(
            path,
            "too_large",
            f"压缩比最大可为 {UNPACKED_RATIO} 倍，实际超过此数，疑为恶意文件；请核对来源",
        )
    try:
        return package.read(info)
    except ZIP_DAMAGE as error:
        raise _damaged(path) from error


def _damaged(path: str) -> DocumentError:
    return DocumentError(
        path, "damaged", "应为完整的压缩包，实际已损坏或不完整；请重新打包或重新索取"
    )


def _too_deep(path: str) -> DocumentError:
    return DocumentError(
        path,
        "too_large",
        f"压缩包最多可套 {ARCHIVE_DEPTH} 层，实际超过此数；请解压后直接核对其中的报告",
    )
