"""Small .docx files made from raw XML, so that each test shows the markup it is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from tests.samples import sample_file

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def paragraph(text: str, properties: str = "") -> str:
    """A ``w:p`` of one run."""
    own = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{own}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """A .rels part: id to kind and target."""
    entries = "".join(
        f'<Relationship Id="{key}" Type="{_KIND}{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{entries}</Relationships>'


def docx_bytes(body: str, parts: Mapping[str, tuple[str, str]] | None = None) -> bytes:
    """A .docx: the content of ``w:body``, and further parts as name to (kind, root XML)."""
    stream = io.BytesIO()
    targets = {f"rId{n}": (kind, name) for n, (name, (kind, _)) in enumerate((parts or {}).items())}
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "_rels/.rels", relations({"rId1": ("officeDocument", "word/document.xml")})
        )
        package.writestr("word/_rels/document.xml.rels", relations(targets))
        package.writestr(
            "word/document.xml",
            f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        )
        for name, (_, xml) in (parts or {}).items():
            package.writestr(f"word/{name}", xml)
    return stream.getvalue()


def part(tag: str, content: str) -> str:
    """The root of a part in the main namespace."""
    return f"<w:{tag} {NAMESPACES}>{content}</w:{tag}>"


def shared(relative: str) -> str:
    """The text of a sample."""
    return shared_bytes(relative).decode("utf-8")


def shared_bytes(relative: str) -> bytes:
    """A sample; skipped where samples are absent, except in CI, where it fails."""
    return sample_file(relative).read_bytes()
