"""Reads .txt and .md: the text as it stands, with paragraphs and flattened tables found in it."""

from __future__ import annotations

from jixiao.documents.blocks import find_blocks
from jixiao.documents.decoding import decode
from jixiao.documents.document import Document, DocumentError
from jixiao.documents.limits import check_text
from jixiao.figures.folding import simplify


def read_plain(path: str, data: bytes) -> Document:
    """A text file; an empty one is a document without blocks and with the note ``no_text``."""
    decoded = decode(data)
    if decoded is None:
        raise DocumentError(
            path,
            "unknown_format",
            "应为 .docx、.pdf 或文本文件，实际是无法识别的二进制内容；请核对文件或重新另存",
        )
    text, whole = decoded
    check_text(path, text)  # before tables are looked for in it
    notes = [] if whole else ["undecodable_bytes"]
    if not text.strip():
        notes.append("no_text")
    return Document(
        path=path, format="text", text=text, blocks=find_blocks(simplify(text)), notes=notes
    )
