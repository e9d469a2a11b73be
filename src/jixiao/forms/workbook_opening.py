"""Open a workbook that strangers may hand in: its cells, or why it is not read at all."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

from jixiao.forms.problem import FormError, FormProblem
from jixiao.forms.recognising import ZIP_DAMAGE
from jixiao.late import late_regex

_MOST_BYTES = 64 * 1024 * 1024
"""All parts together, unpacked; a workbook of 5,000 rows has below 10 MiB."""
_MOST_CELLS = 5_000_000
"""Places of all rows of a sheet, blank ones before the last cell too."""
_MOST_ROWS = 1_048_576
"""Of a sheet, blank ones too; what Excel knows."""
_DAMAGE = (*ZIP_DAMAGE, ParseError, SyntaxError, TypeError, AttributeError)
"""What zipfile and openpyxl raise for broken, locked and foreign files."""
_REFUSED = (
    (late_regex(r"xl/vbaProject.*|xl/macrosheets/.*"), "带有宏（{part}）；请另存为不带宏的 .xlsx"),
    (
        late_regex(r"xl/externalLinks/[^/]*\.xml"),
        "引用了别的工作簿（{target}）；请断开链接或粘贴为数值，再保存",
    ),
    (
        late_regex(r"xl/connections\.xml|xl/queryTables/.*"),
        "连接了外部数据（{part}）；请删去数据连接，再保存",
    ),
    (
        late_regex(r"xl/(?:embeddings|activeX)/.*"),
        "嵌有别的程序的对象（{part}）；请删去，再保存",
    ),
)
_MACRO_TYPE = b"macroEnabled"
_DOCUMENT_TYPE = b"<!DOCTYPE"
_TARGET = late_regex(r'Target="([^"]*)"')


@dataclass(frozen=True, slots=True)
class SheetCell:
    """What one cell holds, as the file stores it."""

    value: object
    is_formula: bool = False
    is_error: bool = False
    is_percent: bool = False
    """Its number is shown times 100 with %."""

    @property
    def blank(self) -> bool:
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())


NO_CELL = SheetCell(None)
_NOTHING: list[SheetCell] = []


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """The rows of a sheet; blank cells behind the last are left out."""

    name: str
    rows: list[list[SheetCell]]


def open_workbook(path: Path) -> list[OpenSheet]:
    """All sheets. Raises :class:`FormError` for what is refused, locked or broken."""
    try:
        with path.open("rb") as stream:
            problems = [FormProblem(str(path), "", words) for words in _refused(stream)]
            if problems:
                raise FormError(problems)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of what openpyxl does not keep; nothing is saved
                return _sheets(stream)
    except OverflowError as error:
        words = f"用到的行或格子太多（最多 {_MOST_CELLS} 格）；请删去表格以外的行和列"
        raise FormError([FormProblem(str(path), str(error), words)]) from error
    except _DAMAGE as error:
        words = "打不开：不是有效的 .xlsx 文件，或者已损坏；请在 Excel 或 WPS 中打开后另存为 .xlsx"
        raise FormError([FormProblem(str(path), "", words)]) from error


def _sheets(stream: BinaryIO) -> list[OpenSheet]:
    import openpyxl

    with closing(openpyxl.load_workbook(stream, read_only=True, keep_links=False)) as book:
        return [OpenSheet(sheet.title, list(_rows(sheet))) for sheet in book.worksheets]


def _rows(sheet: Any) -> Iterator[list[SheetCell]]:
    sheet.reset_dimensions()  # what a file says about its size is not trusted
    places = 0
    for number, row in enumerate(sheet.iter_rows()):
        places += len(row)
        if places > _MOST_CELLS or number > _MOST_ROWS:
            raise OverflowError(sheet.title)
        if not row:
            yield _NOTHING
            continue
        last = max((index for index, cell in enumerate(row) if cell.value is not None), default=-1)
        yield [_cell(cell) for cell in row[: last + 1]]


def _cell(cell: Any) -> SheetCell:
    if cell.value is None:
        return NO_CELL
    value = cell.value
    if cell.data_type == "f":
        return SheetCell(str(getattr(value, "text", value)), is_formula=True)
    if cell.data_type == "e":
        return SheetCell(value, is_error=True)
    percent = cell.data_type == "n" and "%" in str(cell.number_format or "")
    return SheetCell(value, is_percent=percent)


def _refused(stream: BinaryIO) -> Iterator[str]:
    """Why a file is not read, by the parts that it is made of."""
    with zipfile.ZipFile(stream) as package:
        parts = package.namelist()
        if sum(info.file_size for info in package.infolist()) > _MOST_BYTES:
            yield f"解开后超过 {_MOST_BYTES // 1024 // 1024} MB，不是填报工作簿"
            return
        found = [_words(package, part, parts) for part in parts]
        yield from dict.fromkeys(words for words in found if words)
        if any(_DOCUMENT_TYPE in package.read(part) for part in parts if part.endswith(".xml")):
            yield "其中的 XML 带有文档类型声明，不读取；请在 Excel 或 WPS 中另存为 .xlsx"
        types = package.read("[Content_Types].xml") if "[Content_Types].xml" in parts else b""
        if _MACRO_TYPE in types and not any("宏" in words for words in found):
            yield "是启用宏的工作簿（.xlsm）；请另存为不带宏的 .xlsx"


def _words(package: zipfile.ZipFile, part: str, parts: Sequence[str]) -> str:
    for pattern, words in _REFUSED:
        if pattern.fullmatch(part):
            return words.format(part=part, target=_target(package, part, parts))
    return ""


def _target(package: zipfile.ZipFile, part: str, parts: Sequence[str]) -> str:
    """The file that an external link leads to."""
    folder, _, name = part.rpartition("/")
    links = f"{folder}/_rels/{name}.rels"
    if links not in parts:
        return part
    match = _TARGET.search(package.read(links).decode("utf-8", "replace"))
    return match[1] if match else part
