"""Plain text is decoded as it stands and cut into paragraphs and headings."""

import codecs
import re
from pathlib import Path

import pytest

from jixiao.documents import Document, Paragraph, read_document
from jixiao.documents.blocks import find_blocks
from jixiao.figures.clean import clean
from tests.documents.builders import shared

PROSE = "一、收支情况\r\n全年收入１２.50 万元，比上年增加 3 万元。\r\n（单位：万元）\n"


def read(tmp_path: Path, data: str | bytes) -> Document:
    path = tmp_path / "a.txt"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_document(path)


def paragraphs(tmp_path: Path, text: str) -> list[str]:
    document = read(tmp_path, text)
    return [document.text[block.start : block.end] for block in document.blocks]


def headings(tmp_path: Path, text: str) -> list[tuple[int | None, str]]:
    document = read(tmp_path, text)
    return [
        (block.level, document.text[block.start : block.end])
        for block in document.paragraphs()
        if block.kind == "heading"
    ]


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("gb18030", b""),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
    ],
)
@pytest.mark.parametrize("text", [PROSE, PROSE * 5000, "甲", "收入12.5万元", "plain 12.5\n"])
def test_encodings(tmp_path: Path, encoding: str, bom: bytes, text: str) -> None:
    if text == "甲" and not bom:
        pytest.skip("one character tells no encoding")
    document = read(tmp_path, bom + text.encode(encoding))
    assert document.text == text
    assert document.notes == []


def test_cut_character_is_noted(tmp_path: Path) -> None:
    document = read(tmp_path, (PROSE * 20).encode()[:-5])
    assert document.notes == ["undecodable_bytes"]
    assert document.text.startswith(PROSE)


@pytest.mark.parametrize("text", ["", "\ufeff", " \r\n\t\n", "\n\n\f\n"])
def test_empty(tmp_path: Path, text: str) -> None:
    document = read(tmp_path, text)
    assert document.blocks == []
    assert document.notes == ["no_text"]


def test_heading_levels(tmp_path: Path) -> None:
    text = (
        "第一部分 单位概况\n一、主要职责\n（一）机构设置。\n1.财务管理\n(1) 制度健全性\n附件2\n"
        "（二）支出情况。全年支出5万元。\n2.本年支出5万元\n附表1  评分表（2024年度）\n"
    )
    assert headings(tmp_path, text) == [
        (1, "第一部分 单位概况"),
        (2, "一、主要职责"),
        (3, "（一）机构设置。"),
        (4, "1.财务管理"),
        (5, "(1) 制度健全性"),
        (1, "附件2"),
        (1, "附表1  评分表（2024年度）"),
    ]


def test_contents_lines_are_no_headings(tmp_path: Path) -> None:
    assert headings(tmp_path, "一、主要职责........3\n二、收支情况……………4\n三、说明\t12\n") == []


def test_wrapped_lines_join(tmp_path: Path) -> None:
    text = (
        "1. 基本支出。全年安排 100.50 元，占全部支\n出的 84%。\n"
        "2. 项目支出。全年安排 3\n5.20 元，\n比上年增加\n1 元。其中:\n培训费 3 元。\n"
    )
    assert paragraphs(tmp_path, text) == [
        "1. 基本支出。全年安排 100.50 元，占全部支\n出的 84%。",
        "2. 项目支出。全年安排 3\n5.20 元，\n比上年增加\n1 元。其中:\n培训费 3 元。",
    ]


def test_page_break_within_a_sentence(tmp_path: Path) -> None:
    text = "公用经费主要用于日常运转，包括邮电费、\n\n差旅费等。\n\n二、其他\n\n无。\n"
    assert paragraphs(tmp_path, text) == [
        "公用经费主要用于日常运转，包括邮电费、\n\n差旅费等。",
        "二、其他",
        "无。",
    ]


@pytest.mark.parametrize(
    "rest", ["5810万元，其中：省级3490万元。", "45.99 万元，其中：省级3 万元。"]
)
def test_break_within_the_number_of_a_numbered_sentence(tmp_path: Path, rest: str) -> None:
    text = f"一、资金安排情况2019年农田专项共安排财政资金62\n{rest}"
    assert paragraphs(tmp_path, text) == [text]


def test_break_within_a_bracket_or_number(tmp_path: Path) -> None:
    for text in ("全年收入540\n9万元。", "本年支出（见附件\n1）共3元。", "比上年增长15\n%。"):
        assert paragraphs(tmp_path, text) == [text]


def test_figures_of_pictures_stand_alone(tmp_path: Path) -> None:
    text = "全年支出如上。\n16.23\n32.34\n单位（万元）\n\n二、收入情况\n全年无收入。"
    assert paragraphs(tmp_path, text) == [
        "全年支出如上。", "16.23", "32.34", "单位（万元）", "二、收入情况", "全年无收入。",
    ]  # fmt: skip


def test_cover_page_fields_stand_alone(tmp_path: Path) -> None:
    fields = "附件 4:\n\n自评报告\n\n(2024年度)\n\n单位名称: 某局\n\n填报时间: 2025年2月\n\n"
    text = fields + "正文，开始。"
    assert len(paragraphs(tmp_path, text)) == 6


def test_paragraph_numbers_locate(tmp_path: Path) -> None:
    document = read(tmp_path, "甲单位共5人。\n\n乙单位共6人。\n")
    assert document.locate(document.text.index("6"), 0).as_dict() == {"paragraph": 2}


def test_broken_anywhere_keeps_sentences(tmp_path: Path) -> None:
    """Every single line break inside a sentence of prose, one at a time."""
    text = (
        "我单位全年预算收入540.90万元，比上年增长35.2%（其中：项目支出12.5万元、基本支出3万元）。"
    )
    for at in range(1, len(text)):
        broken = text[:at] + "\n" + text[at:]
        assert paragraphs(tmp_path, broken) == [broken]


@pytest.mark.parametrize("name", ["000_c80343366ea337e7", "004_d77c9d8a351d9f38"])
def test_sample_outline(tmp_path: Path, name: str) -> None:
    document = read(tmp_path, shared(f"seeds/{name}.txt"))
    titles = [block for block in document.paragraphs() if block.level == 2]
    numbers = [document.text[block.start : block.end].strip()[0] for block in titles]
    assert numbers == list("一二三四五六")


def test_sample_bridges_page_break(tmp_path: Path) -> None:
    document = read(tmp_path, shared("seeds/000_c80343366ea337e7.txt"))
    cut = document.text.index("办公费、\n\n") + 5
    assert any(
        isinstance(block, Paragraph) and block.start < cut < block.end for block in document.blocks
    )


def test_markdown_headings(tmp_path: Path) -> None:
    text = "# 自评报告\n## 一、概况\n### 其他，说明\n正文，第一行\n第二行。\n"
    assert headings(tmp_path, text) == [
        (1, "# 自评报告"), (2, "## 一、概况"), (3, "### 其他，说明"),
    ]  # fmt: skip
    assert len(paragraphs(tmp_path, text)) == 4


def test_blank_lines_part_paragraphs_where_they_do_so_throughout(tmp_path: Path) -> None:
    text = (
        "一、概况\n\n我单位共5人。\n其中在编3人。\n\n二、收支\n\n全年收入5万元。\n支出5万元。\n\n"
        "（一）其他\n\n无。\n\n三、问题\n\n无。\n"
    )
    found = paragraphs(tmp_path, text)
    assert found[1] == "我单位共5人。\n其中在编3人。"
    assert found[3] == "全年收入5万元。\n支出5万元。"
    assert len(found) == 8


def test_full_width_numbering(tmp_path: Path) -> None:
    text = "１．２０２４年度支出情况\n全年支出５万元。\n（２）收入情况\n无。\n"
    assert [level for level, _ in headings(tmp_path, text)] == [4, 5]


@pytest.mark.parametrize("name", ["000_c80343366ea337e7", "004_d77c9d8a351d9f38"])
def test_sample_outline_survives_line_breaks(tmp_path: Path, name: str) -> None:
    """A line break after every 37th character of a long line moves no heading of two levels."""
    text = shared(f"seeds/{name}.txt")
    lines = (re.sub("(.{37})(?=.{9})", r"\1\n", line) for line in text.split("\n"))
    broken = "\n".join(lines)
    outlines = [
        [
            (level, "".join(words.split()))
            for level, words in headings(tmp_path, one)
            if level in (1, 2)
        ]
        for one in (text, broken)
    ]
    assert outlines[0] == outlines[1]


def test_blank_lines_between_sections_only(tmp_path: Path) -> None:
    section = "、收支情况\n我单位共5人。\n其中在编3人。\n\n"
    text = "".join(number + section for number in "一二三四")
    assert len(paragraphs(tmp_path, text)) == 12


def test_a_bare_numbered_line_is_a_heading_where_no_line_end_is_soft() -> None:
    body = "全年支出87.52万元，各项工作按计划推进，资金拨付及时，台账齐全，未发现截留，评价较好。"
    lines = ["（一）预算执行", *[body] * 9]
    assert [block.start for block in find_blocks("\n".join(lines))][:2] == [0, 8]
    soft = [line.removesuffix("。") for line in lines]
    assert len(find_blocks("\n".join(soft))) == 1


@pytest.mark.parametrize("page", ["\n- 3 -\n", "\n\n— 12 —\n\n", "\n第 3 页 共 9 页\n"])
def test_a_page_number_parts_no_sentence(tmp_path: Path, page: str) -> None:
    text = f"全年支出合计86.40万元，其中：基本支出{page}61.15万元，项目支出25.25万元。"
    assert paragraphs(tmp_path, text) == [text]
    assert page.strip() not in clean(text).text
