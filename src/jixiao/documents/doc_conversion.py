"""Old or damaged .doc files through LibreOffice, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from jixiao.documents.document import Document, DocumentError
from jixiao.documents.limits import CONVERSION_SECONDS

_PROGRAMS = ("soffice", "libreoffice")


def convert_doc(
    path: str, data: bytes, found: str, code: str, error: DocumentError | None = None
) -> Document:
    """The document by way of a .docx; raises the error of the call where that is not possible."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    converted = _convert(program, data) if program else None
    if converted is None:
        raise error or DocumentError(
            path,
            code,
            f"应为 Word 97 及以后的 .doc，实际读不出（{found}）；"
            "请用 Word 或 WPS 打开后另存为 .docx，或重新索取",
        )
    from jixiao.documents.docx import read_docx

    document = read_docx(path, converted)
    document.format = "doc"
    document.notes.append("converted")
    return document


def _convert(program: str, data: bytes) -> bytes | None:
    """The .docx that LibreOffice makes, None where it makes none; macros are not run."""
    with tempfile.TemporaryDirectory(prefix="jixiao-doc-") as folder:
        source = Path(folder, "source.doc")
        source.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        options = ["--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML"]
        try:
            subprocess.run(  # noqa: S603  the program is found by its own name, no shell
                [program, f"-env:UserInstallation={profile}", *options, "--outdir", folder, source],
                check=False,
                capture_output=True,
                timeout=CONVERSION_SECONDS,
            )
            return Path(folder, "source.docx").read_bytes()
        except (OSError, subprocess.SubprocessError):
            return None
