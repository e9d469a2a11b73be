"""Reads .xls and .et: old workbooks, whose formulas always come with stored results.

The container is read by olefile, its records by xlrd, which gives number formats, merges and what
is hidden; what a cell shows is made here, as for .xlsx.
"""

from __future__ import annotations

import io
from typing import Any

import olefile
import xlrd

from jixiao.documents.document import Document, DocumentError
from jixiao.documents.limits import SHEET_CELLS, too_many_cells
from jixiao.documents.number_formats import exact, show_number, show_text
from jixiao.documents.sheet import Sheet
from jixiao.documents.sheet_blocks import SheetWriter
from jixiao.documents.xlsx_styles import BUILT_IN

_STREAMS = ("Workbook", "Book")
_FLAGS = ("FALSE", "TRUE")


def read_xls(path: str, data: bytes) -> Document:
    """The visible sheets; hidden sheets, rows and columns as in .xlsx."""
    try:
        return _read(path, data)
    except DocumentError:
        raise
    except xlrd.XLRDError as error:
        raise _refusal(path, str(error)) from error
    except (MemoryError, RecursionError, Exception) as error:
        raise _damaged(path) from error


def _read(path: str, data: bytes) -> Document:
    book = xlrd.open_workbook(
        file_contents=_workbook_stream(path, data),
        formatting_info=True,
        on_demand=True,
        ragged_rows=True,
        logfile=io.StringIO(),
    )
    writer = SheetWriter(path)
    hidden, noted = [], []
    cells = 0
    for index in range(book.nsheets):
        source = book.sheet_by_index(index)
        if source.visibility:
            hidden.append(source.name)
            continue
        sheet, partly = _sheet(book, source)
        cells += sum(map(len, sheet.rows.values()))
        if cells > SHEET_CELLS:
            raise too_many_cells(path)
        noted += [source.name] if partly else []
        writer.add(sheet)
        book.unload_sheet(index)
    notes = [f"hidden_sheets:{'、'.join(hidden)}"] if hidden else []
    notes += [f"hidden_cells:{'、'.join(noted)}"] if noted else []
    return writer.document("xls", notes)


def _workbook_stream(path: str, data: bytes) -> bytes:
    """The records without their container: xlrd's own reader of it may walk in circles."""
    with olefile.OleFileIO(io.BytesIO(data)) as container:
        for name in _STREAMS:
            if container.exists(name):
                stream: bytes = container.openstream(name).read()
                return stream
    raise _damaged(path)


def _sheet(book: Any, source: Any) -> tuple[Sheet, bool]:
    """A sheet as shown, and whether a hidden row or column holds anything."""
    sheet = Sheet(source.name)
    sheet.merges = [
        (top, left, bottom - 1, right - 1) for top, bottom, left, right in source.merged_cells
    ]
    hidden_rows = {row for row, info in source.rowinfo_map.items() if info.hidden}
    hidden_columns = {column for column, info in source.colinfo_map.items() if info.hidden}
    partly = False
    for row in range(source.nrows):
        for column, cell in enumerate(source.row(row)):
            text = _shown(book, cell)
            if text.strip():
                sheet.rows.setdefault(row, {})[column] = text
                partly = partly or row in hidden_rows or column in hidden_columns
    return sheet, partly


def _shown(book: Any, cell: Any) -> str:
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return ""
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return _FLAGS[bool(cell.value)]
    code = _format(book, cell.xf_index)
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return show_text(cell.value, code)
    return show_number(exact(cell.value), code, bool(book.datemode))


def _format(book: Any, index: int | None) -> str:
    """The number format of a style; those known by number alone are the Chinese Excel's."""
    if index is None or not 0 <= index < len(book.xf_list):
        return "General"
    key = book.xf_list[index].format_key
    known = book.format_map.get(key)
    if key in BUILT_IN and (known is None or key < 5 or not known.format_str):
        return BUILT_IN[key]
    return str(known.format_str) if known is not None else "General"


def _refusal(path: str, why: str) -> DocumentError:
    if "ncrypted" in why or "assword" in why:
        return DocumentError(
            path,
            "encrypted",
            "应为未加密的工作簿，实际设有打开密码；请用 Excel 或 WPS 取消密码后另存",
        )
    return _damaged(path)


def _damaged(path: str) -> DocumentError:
    return DocumentError(
        path,
        "damaged",
        "应为完整的 .xls，实际文件已损坏或不完整；请用 Excel 或 WPS 打开后另存为 .xlsx，或重新索取",
    )
