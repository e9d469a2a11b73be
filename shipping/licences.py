"""The licences of everything in a bundle, in one folder with a list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.parser import BytesHeaderParser
from pathlib import PurePosixPath

from shipping.packing import Files

FOLDER = PurePosixPath("licences")
_LICENCE = re.compile(
    r"(?:^|/)(?:licen[cs]es?/.+|(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*)$", re.IGNORECASE
)
_CLASSIFIER = "License :: OSI Approved :: "


def licences(libraries: Mapping[PurePosixPath, bytes], listed: str = "LIST.txt") -> Files:
    """Licence files by package, and a list: name, version, licence of each."""
    files: Files = {}
    lines: set[str] = set()
    for place, content in libraries.items():
        info = next((part for part in place.parts if part.endswith(".dist-info")), "")
        if not info:
            continue
        inside = PurePosixPath(*place.parts[place.parts.index(info) + 1 :])
        if str(inside) == "METADATA":
            lines.add(_line(content))
        elif _LICENCE.search(str(inside)):
            package = info.removesuffix(".dist-info")
            files[FOLDER / package / PurePosixPath(*inside.parts[-2:]).name] = content
    text = "\n".join(["package · version · licence", "", *sorted(lines, key=str.casefold), ""])
    return {**files, FOLDER / listed: text.encode("utf-8")}


def _line(metadata: bytes) -> str:
    head = BytesHeaderParser().parsebytes(metadata)
    kinds = [each for each in head.get_all("Classifier", []) if each.startswith(_CLASSIFIER)]
    named = head["License-Expression"] or _first_line(head["License"])
    licence = named or "; ".join(each.removeprefix(_CLASSIFIER) for each in kinds)
    return f"{head['Name']} · {head['Version']} · {licence or 'see its licence file'}"


def _first_line(text: str | None) -> str:
    return (text or "").strip().split("\n")[0]
