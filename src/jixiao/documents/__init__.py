"""One reader per file format, all giving a :class:`Document`.

Importing this package loads no document library: :func:`read_document` imports the reader that
the content of a file asks for when it is asked for.
"""

from jixiao.documents.document import (
    Block,
    Box,
    Cell,
    Document,
    DocumentError,
    Locator,
    Paragraph,
    Table,
)
from jixiao.documents.reading import read_document

__all__ = [
    "Block",
    "Box",
    "Cell",
    "Document",
    "DocumentError",
    "Locator",
    "Paragraph",
    "Table",
    "read_document",
]
