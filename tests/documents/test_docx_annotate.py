"""Comments stand on exactly the words meant, and nothing else in the file changes."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import time
import zipfile
from collections import Counter
from importlib.resources import files
from pathlib import Path

import docx
import pypdfium2
import pytest
from lxml import etree

from jixiao import verbs
from jixiao.cli.demonstrating import SAMPLE
from jixiao.documents.annotating import Note, annotate
from jixiao.documents.document import Document, DocumentError
from jixiao.documents.docx_names import w
from jixiao.documents.docx_package import Package
from jixiao.documents.reading import read_document
from tests.documents.builders import NAMESPACES, cell, docx_bytes, paragraph, part, table
from tests.documents.made_docx import MadeDocument, with_types

FIGURE = re.compile(r"[\d,]+\.\d\d(?:万元|亿元|元|%|分)")
MAIN = "word/document.xml"
WRITTEN = {MAIN, "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
ID = w("id")


def notes_on_figures(document: Document) -> list[Note]:
    return [
        Note(match.start(), match.end(), f"错误 AR01\n{match[0]} → 1.00")
        for match in FIGURE.finditer(document.text)
    ]


def annotated(folder: Path, data: bytes, notes: list[Note] | None = None) -> tuple[Document, bytes]:
    """The document as read, and its copy with notes (on every figure, unless given)."""
    path = folder / "样本.docx"
    path.write_bytes(data)
    document = read_document(path)
    return document, annotate(document, notes_on_figures(document) if notes is None else notes)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def main_of(data: bytes) -> etree._Element:
    with Package("x.docx", data) as package:
        return package.tree(package.main)


def comments_of(data: bytes) -> dict[str, str]:
    """Number to text of the comments."""
    with Package("x.docx", data) as package:
        root = package.optional_tree("comments")
    return {
        one.get(ID, ""): "\n".join(
            "".join(text.text or "" for text in line.iter(w("t"))) for line in one.iter(w("p"))
        )
        for one in ([] if root is None else root.iter(w("comment")))
    }


def ranges_of(root: etree._Element) -> dict[str, str]:
    """Number to the printed text of a comment's range; ☐ for a box in it, ※ for a note's mark."""
    printed: dict[str, str] = {}
    open_ones: set[str] = set()
    for element in root.iter("*"):
        text = ""
        if element.tag == w("commentRangeStart"):
            open_ones.add(element.get(ID, ""))
            printed[element.get(ID, "")] = ""
        elif element.tag == w("commentRangeEnd"):
            open_ones.remove(element.get(ID, ""))
        elif element.tag == w("t") and not any(
            one.tag == w("txbxContent") for one in element.iterancestors()
        ):
            text = element.text or ""
        elif element.tag in (w("txbxContent"), w("footnoteReference")):
            text = "☐" if element.tag == w("txbxContent") else "※"
        for number in open_ones:
            printed[number] += text
    assert not open_ones
    return printed


def looks(root: etree._Element) -> list[tuple[str, tuple[bytes, ...]]]:
    """Every piece of content with all that stands around it, comments and run borders aside."""
    found: list[tuple[str, tuple[bytes, ...]]] = []
    for element in root.iter("*"):
        if len(element) or element.tag in MARKS or element.tag == w("r"):
            continue
        around = [one for one in element.iterancestors() if one.tag != w("rPr")]
        if any(one.tag == w("rPrChange") for one in around) or element.getparent() is None:
            continue
        if any(one.tag == w("rPr") for one in element.iterancestors()):
            continue
        context = tuple(_shown(one) for one in (element, *around))
        if element.tag == w("t"):
            found += [(character, context) for character in element.text or ""]
        else:
            found.append(("", context))
    return found


MARKS = (w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))


def _shown(element: etree._Element) -> bytes:
    """The start tag, and of a run its properties."""
    keys = sorted((key, value) for key, value in element.items() if not str(key).endswith("}space"))
    properties = element.find(w("rPr")) if element.tag == w("r") else None
    look = b"" if properties is None else etree.tostring(properties, method="c14n")
    return f"{element.tag}{keys}".encode() + re.sub(rb'w:id="\d+"', b"", look)


def is_within(old: bytes, new: bytes) -> bool:
    """Whether ``new`` is ``old`` with insertions only."""
    position = 0
    for byte in old:
        position = new.find(byte, position) + 1
        if not position:
            return False
    return True


def assert_only_comments_came(old: bytes, new: bytes) -> None:
    before, after = parts(old), parts(new)
    assert [name for name in after if name in before] == list(before)
    assert after.keys() - before.keys() <= WRITTEN
    for name, content in before.items():
        assert after[name] == content or name in WRITTEN, name
    assert is_within(before[MAIN], after[MAIN])
    assert looks(main_of(old)) == looks(main_of(new))


@pytest.mark.parametrize("seed", range(50))
def test_every_comment_stands_on_its_figure(seed: int, tmp_path: Path) -> None:
    data = MadeDocument(seed).data()
    document, copy = annotated(tmp_path, data)
    again = tmp_path / "again.docx"
    again.write_bytes(copy)
    reread = read_document(again)
    assert (reread.text, reread.blocks) == (document.text, document.blocks)
    assert_only_comments_came(data, copy)
    ranges, comments = ranges_of(main_of(copy)), comments_of(copy)
    notes = notes_on_figures(document)
    assert len(ranges) == len(comments) == len(notes) > 20
    kinds = {id(block): block.kind for block in document.paragraphs()}
    for number, note in enumerate(notes):
        quote, said = document.text[note.start : note.end], comments[str(number)]
        kind = next(
            (kinds[id(b)] for b in document.paragraphs() if b.start <= note.start < b.end), "body"
        )
        if kind in ("textbox", "footnote"):
            assert ranges[str(number)] == ("☐" if kind == "textbox" else "※")
            assert said == f"错误 AR01\n“{quote}”\n{quote} → 1.00"
        else:
            assert ranges[str(number)] == quote
            assert said == note.text


def test_references_stand_in_the_paragraph_and_each_once(tmp_path: Path) -> None:
    _, copy = annotated(tmp_path, MadeDocument(3).data())
    marks = list(main_of(copy).iter(w("commentReference")))
    assert len({mark.get(ID) for mark in marks}) == len(marks) == len(comments_of(copy))
    for mark in marks:
        run = mark.getparent()
        assert run is not None
        assert run.tag == w("r")
        holder = run.getparent()
        assert holder is not None
        assert holder.tag == w("p")


def demo_report(path: Path) -> None:
    """The demo's report as a Word file, in runs of a few characters."""
    made = docx.Document()
    lines = files("jixiao.demo").joinpath(SAMPLE).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        runs = made.add_paragraph()
        for start in range(0, len(line), 3 + number % 5):
            runs.add_run(line[start : start + 3 + number % 5])
    made.save(str(path))


def test_the_demo_report_as_a_word_file(tmp_path: Path) -> None:
    path = tmp_path / "自评.docx"
    demo_report(path)
    result = verbs.check(path)
    copy = verbs.annotate(result)
    ranges, comments = ranges_of(main_of(copy)), comments_of(copy)
    assert [ranges[str(n)] for n in range(len(ranges))] == [one.quote for one in result.findings]
    assert len(ranges) >= 7
    assert comments["0"].splitlines()[0].startswith("错误 AR03")
    assert "27.92% → 27.29%" in comments["0"].splitlines()
    assert_only_comments_came(path.read_bytes(), copy)
    again = tmp_path / "自评.annotated.docx"
    again.write_bytes(copy)
    found = verbs.check(again).findings
    assert [(one.code, one.start, one.message) for one in found] == [
        (one.code, one.start, one.message) for one in result.findings
    ]
    made_again = docx.Document(str(again))
    assert [(one.author, one.initials) for one in made_again.comments] == [("jixiao", "jx")] * len(
        ranges
    )


def test_a_split_run_keeps_its_blanks_and_its_look(tmp_path: Path) -> None:
    look = "<w:rPr><w:b/></w:rPr>"
    body = f"<w:p><w:r>{look}<w:t>支出 80.00万元 多</w:t><w:tab/><w:t>完</w:t></w:r></w:p>"
    _, copy = annotated(tmp_path, docx_bytes(body))
    runs = [run for run in main_of(copy).iter(w("r")) if run.find(w("t")) is not None]
    assert ["".join(text.text or "" for text in run.iter(w("t"))) for run in runs] == [
        "支出 ",
        "80.00万元",
        " 多完",
    ]
    assert all(run.find(w("rPr")) is not None for run in runs)
    space = "{http://www.w3.org/XML/1998/namespace}space"
    assert [run.find(w("t")).get(space) for run in runs] == ["preserve"] * 3  # type: ignore[union-attr]


def test_the_reference_stands_behind_the_field_of_its_figure(tmp_path: Path) -> None:
    def field(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText> =SUM(ABOVE) </w:instrText></w:r>"
    run = "<w:r><w:t>支出80.00万元余</w:t></w:r>"
    inner = field("begin") + code + field("separate") + run + field("end")
    body = field("begin") + code + field("separate") + inner + run + field("end")
    _, copy = annotated(tmp_path, docx_bytes(f"<w:p>{body}{run}</w:p>"))
    root = main_of(copy)
    assert list(ranges_of(root).values()) == ["80.00万元"] * 3
    depth = 0
    for element in root.iter(w("fldChar"), w("commentReference")):
        if element.tag == w("commentReference"):
            assert depth == 0
        else:
            depth += {"begin": 1, "end": -1}.get(element.get(w("fldCharType"), ""), 0)


def test_a_paragraph_of_thousands_of_figures_takes_linear_time(tmp_path: Path) -> None:
    for text in ("支出80.00万元，", "支出</w:t></w:r><w:r><w:t>80.00万元，"):
        data = docx_bytes(paragraph(text * 4000))
        started = time.process_time()
        _, copy = annotated(tmp_path, data)
        assert time.process_time() - started < 20
        assert len(comments_of(copy)) == 4000


def test_neighbours_share_one_split(tmp_path: Path) -> None:
    _, copy = annotated(tmp_path, docx_bytes(paragraph("甲1.00万元2.00万元乙")))
    assert ranges_of(main_of(copy)) == {"0": "1.00万元", "1": "2.00万元"}
    assert "<w:t></w:t>" not in parts(copy)[MAIN].decode()
    assert parts(copy)[MAIN].decode().count("</w:r><w:r>") <= 2


def test_overlapping_and_equal_spans(tmp_path: Path) -> None:
    spans = [(0, 6), (0, 6), (2, 8), (1, 3)]
    notes = [Note(start, end, "提示", "info") for start, end in spans]
    document, copy = annotated(tmp_path, docx_bytes(paragraph("甲乙丙丁戊己庚辛")), notes)
    shown = ranges_of(main_of(copy))
    assert list(shown.values()) == [
        document.text[start:end] for start, end in (spans[0], spans[1], spans[3], spans[2])
    ]


def test_what_has_no_run_of_its_own_takes_the_nearest(tmp_path: Path) -> None:
    properties = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    lists = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    data = docx_bytes(
        paragraph("前") + paragraph("概况", properties),
        {"numbering.xml": ("numbering", part("numbering", lists))},
    )
    notes = [Note(2, 4, "标号"), Note(2, 6, "标题"), Note(0, 0, "全文")]
    document, copy = annotated(tmp_path, data, notes)
    assert document.text == "前\n一、概况\n"
    assert ranges_of(main_of(copy)) == {"0": "概况", "1": "概况", "2": "前"}
    assert comments_of(copy) == {"0": "标号\n“一、”", "1": "标题\n“一、概况”", "2": "全文"}


def test_formulas_and_bound_controls_are_commented_around(tmp_path: Path) -> None:
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    formula = f"<m:oMath {math}><m:r><m:t>x=80.00万元</m:t></m:r></m:oMath>"
    run = "<w:r><w:t>约20.00万元</w:t></w:r>"
    properties = '<w:sdtPr><w:dataBinding w:xpath="a"/></w:sdtPr>'
    bound = f"<w:sdt>{properties}<w:sdtContent>{run}</w:sdtContent></w:sdt>"
    _, copy = annotated(tmp_path, docx_bytes(f"<w:p>{formula}{bound}</w:p>"))
    assert ranges_of(main_of(copy)) == {"0": "", "1": "约20.00万元"}
    assert [one.splitlines()[1] for one in comments_of(copy).values()] == [
        "“80.00万元”",
        "“20.00万元”",
    ]


def test_a_figure_over_a_deleted_paragraph_mark(tmp_path: Path) -> None:
    body = paragraph("支出8", "<w:rPr><w:del/></w:rPr>") + paragraph("0.00万元。")
    document, copy = annotated(tmp_path, docx_bytes(body + table(cell("5.00%"))))
    assert document.text == "支出80.00万元。\n5.00%\t\n"
    assert ranges_of(main_of(copy)) == {"0": "80.00万元", "1": "5.00%"}


def test_a_figure_over_two_paragraphs_of_a_cell(tmp_path: Path) -> None:
    two = f"<w:tc><w:tcPr/><w:p/>{paragraph('支出')}{paragraph('12.00万元')}<w:p/></w:tc>"
    notes = [Note(0, 5, "跨段")]
    document, copy = annotated(tmp_path, docx_bytes(table(two)), notes)
    assert document.text == "支出\n12.00万元\t\n"
    assert ranges_of(main_of(copy)) == {"0": "支出12"}
    assert comments_of(copy) == {"0": "跨段\n“支出 12”"}


def test_a_chart_is_commented_at_its_drawing(tmp_path: Path) -> None:
    values = '<c:val><c:numCache><c:pt idx="0"><c:v>81.25</c:v></c:pt></c:numCache></c:val>'
    series = f"<c:chart><c:ser><c:tx><c:v>支出</c:v></c:tx>{values}</c:ser></c:chart>"
    chart = f"<c:chartSpace {NAMESPACES}>{series}</c:chartSpace>"
    drawing = '<w:r><w:t>图</w:t></w:r><w:r><w:drawing><c:chart r:id="rId0"/></w:drawing></w:r>'
    body = f"<w:p>{drawing}</w:p>{paragraph('后3.00%')}"
    document, copy = annotated(tmp_path, docx_bytes(body, {"chart1.xml": ("chart", chart)}))
    start = document.text.index("81.25")
    copy = annotate(document, [Note(start, start + 5, "图中"), Note(start, start + 3, "又")])
    marks = list(main_of(copy).iter(w("commentRangeStart")))
    behind = [one.getnext() for one in marks]
    assert behind[-1] is not None
    assert behind[-1].find(w("drawing")) is not None
    assert comments_of(copy)["0"] == "图中\n“81.25”"


def test_a_text_box_of_two_versions_is_commented_at_its_run(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('框80.00万元')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    for holder in (f"<w:r>{both}</w:r>", both):
        data = docx_bytes(f"<w:p><w:r><w:t>前</w:t></w:r>{holder}</w:p>")
        _, copy = annotated(tmp_path, data)
        assert ranges_of(main_of(copy)) == {"0": "☐☐"}
        assert comments_of(copy)["0"].splitlines()[1] == "“80.00万元”"
        (mark,) = main_of(copy).iter(w("commentRangeStart"))
        assert mark.getparent() is not None
        assert mark.getparent().tag == w("p")  # type: ignore[union-attr]


def test_comments_that_were_there_stay(tmp_path: Path) -> None:
    old = '<w:comment w:id="4" w:author="甲"><w:p><w:r><w:t>请核</w:t></w:r></w:p></w:comment>'
    body = (
        '<w:p><w:commentRangeStart w:id="4"/><w:r><w:t>支出80.00万元</w:t></w:r>'
        '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r></w:p>'
    )
    data = docx_bytes(body, {"comments.xml": ("comments", part("comments", old))})
    _, copy = annotated(tmp_path, data)
    assert ranges_of(main_of(copy)) == {"4": "支出80.00万元", "5": "80.00万元"}
    assert comments_of(copy) == {"4": "请核", "5": "错误 AR01\n80.00万元 → 1.00"}
    assert (
        parts(copy)["word/_rels/document.xml.rels"] == parts(data)["word/_rels/document.xml.rels"]
    )


def test_a_declared_part_that_is_missing_is_not_declared_twice(tmp_path: Path) -> None:
    _, copy = annotated(tmp_path, with_types(docx_bytes(paragraph("80.00万元")), ["comments"]))
    names = re.findall(rb'PartName="([^"]+)"', parts(copy)["[Content_Types].xml"])
    assert len(set(names)) == len(names) == 3
    assert list(comments_of(copy)) == ["0"]


def test_an_empty_comments_part_is_filled(tmp_path: Path) -> None:
    data = docx_bytes(
        paragraph("80.00万元"), {"comments.xml": ("comments", f"<w:comments {NAMESPACES}/>")}
    )
    _, copy = annotated(tmp_path, data)
    assert list(comments_of(copy)) == ["0"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
        (b"w:", b"x:"),
        (b"xmlns:w=", b"xmlns="),
    ],
)
def test_other_namespaces_and_prefixes(old: bytes, new: bytes, tmp_path: Path) -> None:
    data = docx_bytes(paragraph("支出80.00万元，余") + table(cell("9.00%")))
    main = parts(data)[MAIN].replace(old, new)
    if new == b"x:":
        main = main.replace(b"xmlns:w=", b"xmlns:x=")
    elif new == b"xmlns=":
        main = re.sub(rb"(</?)w:", rb"\1", main)
    _, copy = annotated(tmp_path, replaced(data, main))
    assert ranges_of(main_of(copy)) == {"0": "80.00万元", "1": "9.00%"}
    assert set(comments_of(copy)) == {"0", "1"}


def replaced(data: bytes, main: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in parts(data).items():
            package.writestr(name, main if name == MAIN else content)
    return stream.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "支出&#56;0.00万元&amp;余",
        "\U0001f4b0支出80.00万元余",
        "支出\r\n80.00万元",
        "<![CDATA[支出80.00万元]]>",
    ],
)
def test_ways_of_writing_characters(text: str, tmp_path: Path) -> None:
    document, copy = annotated(tmp_path, docx_bytes(paragraph(text)))
    shown = document.text.strip() if "CDATA" in text else "80.00万元"
    assert list(ranges_of(main_of(copy)).values()) == [shown]


def test_a_part_in_utf16(tmp_path: Path) -> None:
    data = docx_bytes(paragraph("支出80.00万元余"))
    main = '<?xml version="1.0" encoding="UTF-16"?>' + parts(data)[MAIN].decode()
    document, copy = annotated(tmp_path, replaced(data, main.encode("utf-16")))
    assert document.text == "支出80.00万元余\n"
    assert ranges_of(main_of(copy)) == {"0": "80.00万元"}


def test_a_file_that_changed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "样本.docx"
    path.write_bytes(docx_bytes(paragraph("80.00万元")))
    document = read_document(path)
    path.write_bytes(docx_bytes(paragraph("81.00万元")))
    with pytest.raises(DocumentError) as caught:
        annotate(document, notes_on_figures(document))
    assert caught.value.code == "changed"


def test_a_bomb_that_the_reader_never_unpacks_is_not_unpacked(tmp_path: Path) -> None:
    stream = io.BytesIO(docx_bytes(paragraph("80.00万元")))
    with (
        zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("word/media/a.png", "w") as picture,
    ):
        for _ in range(301):
            picture.write(bytes(1024 * 1024))
    with pytest.raises(DocumentError) as caught:
        annotated(tmp_path, stream.getvalue())
    assert caught.value.code == "too_large"


libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)


@libreoffice
def test_libreoffice_opens_the_copy_and_prints_it_alike(tmp_path: Path) -> None:
    names = []
    for depth in (0, 1):
        data = MadeDocument(1, depth).data()
        _, copy = annotated(tmp_path, data)
        for name, content in ((f"{depth}", data), (f"{depth}.annotated", copy)):
            (tmp_path / f"{name}.docx").write_bytes(content)
            names.append(str(tmp_path / f"{name}.docx"))
    _convert(tmp_path, "pdf", names)
    for depth in (0, 1):
        plain, commented = (tmp_path / f"{depth}{name}.pdf" for name in ("", ".annotated"))
        assert _letters(plain) == _letters(commented)
    assert _greatest_difference(tmp_path / "0.pdf", tmp_path / "0.annotated.pdf") < 128


@libreoffice
def test_libreoffice_keeps_the_comments_where_they_are(tmp_path: Path) -> None:
    demo_report(tmp_path / "自评.docx")
    copy = verbs.annotate(verbs.check(tmp_path / "自评.docx"))
    (tmp_path / "自评.annotated.docx").write_bytes(copy)
    (tmp_path / "again").mkdir()
    _convert(tmp_path / "again", "docx", [str(tmp_path / "自评.annotated.docx")])
    saved = (tmp_path / "again" / "自评.annotated.docx").read_bytes()
    own, kept = (ranges_of(main_of(data)) for data in (copy, saved))
    assert list(kept.values()) == list(own.values())
    assert list(comments_of(saved).values()) == list(comments_of(copy).values())


def _convert(folder: Path, form: str, names: list[str]) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder)]
    subprocess.run([*command, *names], check=True, capture_output=True, timeout=150)


def _letters(path: Path) -> list[Counter[str]]:
    """What stands on the pages, by how often; lines may break elsewhere beside a comment."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        texts = "".join(page.get_textpage().get_text_range() for page in pdf)
        return [Counter("".join(texts.split())), Counter(str(len(pdf)))]
    finally:
        pdf.close()


def _greatest_difference(one: Path, other: Path) -> int:
    """Between the pixels of printed pages, of 255; split runs move letters by parts of a pixel."""
    return max(
        abs(a - b)
        for before, after in zip(_pictures(one), _pictures(other), strict=True)
        for a, b in zip(before, after, strict=True)
    )


def _pictures(path: Path) -> list[bytes]:
    """The printed pages; the signs of comments are none of them."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        pictures = (page.render(scale=1, draw_annots=False) for page in pdf)
        return [bytes(picture.buffer) for picture in pictures]
    finally:
        pdf.close()
