"""Files that no reader should trust."""

from __future__ import annotations

import random
from pathlib import Path

from benchmarks.hostile_links import circles, reaching_out
from benchmarks.hostile_packages import RELATIONS, TYPES, WORD, plain_pdf, word_of, zipped
from benchmarks.speed_samples import report, write_docx

OLE_HEAD = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
PNG_HEAD = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


def write_all(folder: Path) -> list[Path]:
    """Every hostile file; those that only look hostile and must be read end in ``_right``."""
    contents = {**damaged(folder), **misnamed(folder), **excessive()}
    contents |= {**circles(), **reaching_out()}
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    (folder / "folder.txt").mkdir()
    return [folder / name for name in (*contents, "folder.txt", "not_there.txt")]


def damaged(folder: Path) -> dict[str, bytes]:
    """Files with nothing, too little or nothing legible in them."""
    word, pdf = _docx_bytes(folder), plain_pdf()
    return {
        "empty.txt": b"",
        "empty.docx": b"",
        "empty.pdf": b"",
        "blank.txt": b" \n\n\t\n",
        "truncated.docx": word[: len(word) // 2],
        "truncated.pdf": pdf[: len(pdf) // 3],
        "encrypted.pdf": encrypted_pdf(),
        "encrypted.docx": OLE_HEAD + b"\0" * 1016 + ENCRYPTED_STREAM + b"\0" * 3000,
        "no_text.pdf": pdf,
        "binary.txt": _noise(),
        "nul.txt": b"\0" * 5000,
        "image.txt": PNG_HEAD,
        "zip_of_nothing.docx": zipped({}),
        "no_document.docx": zipped({"[Content_Types].xml": TYPES}),
        "broken_xml.docx": word_of("<w:p><w:r>"),
        "odd_utf16.txt": report(2).encode("utf-16-le")[1:],
    }


def misnamed(folder: Path) -> dict[str, bytes]:
    """Files whose name says another format, and texts in other encodings."""
    word, text = _docx_bytes(folder), report(2)
    return {
        "old.doc": OLE_HEAD + _noise(),
        "pdf_named.docx": plain_pdf(),
        "text_named.pdf": text.encode(),
        "text_named.docx": text.encode(),
        "docx_named_right.txt": word,
        "docx_named_right.pdf": word,
        "gb18030_right.txt": text.encode("gb18030"),
        "utf16_right.txt": text.encode("utf-16"),
    }


def excessive() -> dict[str, bytes]:
    """Files of great size, depth or repetition."""
    laughs = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS}
    return {
        "one_line.txt": ("支出1.20万元" * 20_000).encode(),
        "long_number.txt": ("合计" + "9" * 50_000 + "万元，占100%。").encode(),
        "only_units.txt": ("万元，占%，增长%。" * 5_000).encode(),
        "brackets.txt": ("（" * 20_000 + "1" + "）" * 20_000).encode(),
        "nested.docx": word_of(nested_table(300)),
        "cells_100000_right.docx": word_of(big_table(2_000, 50)),
        "cells_100000_right.txt": big_text(2_000, 50).encode(),
        "cells_100000_right.md": big_markdown(2_000, 50).encode(),
        "elements.docx": word_of("<a/>" * 4_000_000),
        "elements.html": b"<html>" + b"<p>" * 4_000_000,
        "deep.html": b"<div>" * 200_000 + "支出1.00万元".encode(),
        "deep.docx": word_of("<w:p>" * 300),
        "pages.pdf": plain_pdf().replace(
            b"[3 0 R] /Count 1", b"[" + b"3 0 R " * 3_001 + b"] /Count 3001"
        ),
        "numbers.txt": b"1\n" * 300_000,
        "tabs.txt": b"1" + b"\t" * 100_000 + b"1",
        "unequal_right.xlsx": unequal(),
        "entities.docx": zipped({**laughs, "word/document.xml": billion_laughs()}),
    }


def _noise() -> bytes:
    return random.Random(7).randbytes(20_000)


def _docx_bytes(folder: Path) -> bytes:
    path = folder / "model.docx"
    write_docx(path)
    data = path.read_bytes()
    path.unlink()
    return data


def big_table(rows: int, columns: int) -> str:
    cells = "".join(
        f"<w:tc><w:p><w:r><w:t>{index % 97}.{index % 89:02d}</w:t></w:r></w:p></w:tc>"
        for index in range(columns)
    )
    return f"<w:tbl>{f'<w:tr>{cells}</w:tr>' * rows}</w:tbl>"


def nested_table(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth


def big_text(rows: int, columns: int) -> str:
    row = "\t".join(f"{index % 97}.{index % 89:02d}" for index in range(columns))
    return "\n".join([row] * rows) + "\n"


def big_markdown(rows: int, columns: int) -> str:
    head = "|" + "项目|" * columns + "\n|" + "---|" * columns + "\n"
    return head + "".join("|" + "1.20|" * columns + "\n" for _ in range(rows))


def unequal() -> bytes:
    """Thousands of long sums of fractions that have no common denominator."""
    cells = [f"<c><f>1/{2 * row + 7919}</f></c>" for row in range(1, 1001)]
    rows = [f"<row>{cell}<c><f>SUM(A1:A1000)/{number}</f></c></row>" for number, cell in
            enumerate([*cells, *["<c/>"] * 4000], 1)]  # fmt: skip
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return zipped(
        {
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{kinds}"><sheets>'
            '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": RELATIONS.replace("rId1", "r1")
            .replace("word/document.xml", "sheet.xml")
            .replace('/officeDocument"/>', '/worksheet"/>'),
            "xl/sheet.xml": f'<worksheet xmlns="{main}"><sheetData>{"".join(rows)}</sheetData>'
            "</worksheet>",
        }
    )


def billion_laughs() -> str:
    """Entities that unfold to gigabytes where a parser lets them."""
    steps = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE w:document [<!ENTITY e0 "笑笑笑笑">{steps}]>'
    body = "<w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body>"
    return f'{head}<w:document xmlns:w="{WORD}">{body}</w:document>'


def encrypted_pdf() -> bytes:
    """A PDF that asks for a password which nobody has."""
    key = "<< /Filter /Standard /V 1 /R 2 /P -4 /O <{}> /U <{}> >>".format("41" * 32, "42" * 32)
    return plain_pdf("/Encrypt 4 0 R /ID [<4a> <4a>] ", (key,))
