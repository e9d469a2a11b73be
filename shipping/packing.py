"""Zip files that are the same bytes for the same content."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path, PurePosixPath

Files = dict[PurePosixPath, bytes]
"""Contents by place within a folder."""
_DATE = (2024, 1, 1, 0, 0, 0)
_REGULAR, _RUNNABLE = 0o100644, 0o100755
_UNIX = 3


def pack(files: Files, target: Path) -> None:
    """One archive; scripts may be run where the system asks for that."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for place in sorted(files, key=str):
            info = zipfile.ZipInfo(str(place), _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = _UNIX
            info.external_attr = (_RUNNABLE if place.suffix == ".sh" else _REGULAR) << 16
            archive.writestr(info, files[place])


def lay_down(files: Files, folder: Path) -> Path:
    """The same files as a folder; gives the folder that they share."""
    for place, content in files.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder / next(iter(files)).parts[0]


def write_sums(folder: Path) -> None:
    """SHA256SUMS over all files of a folder, as ``sha256sum --check`` reads it."""
    paths = sorted(path for path in folder.iterdir() if path.suffix in (".whl", ".gz", ".zip"))
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in paths]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")
