"""A Filing as an Excel workbook that a clerk fills in (docs/adr/0015)."""

from __future__ import annotations

import io

from jixiao.filing.filing import Filing
from jixiao.filing.known import Knowledge
from jixiao.forms.alerts import marked
from jixiao.forms.cover import CoverWriter
from jixiao.forms.criteria_page import write_criteria
from jixiao.forms.excel import SAFE, Formats
from jixiao.forms.layout import lay_out
from jixiao.forms.page_writing import Making, PageWriter
from jixiao.forms.table_writing import TableWriter
from jixiao.regions.pack import Pack


def workbook_of(filing: Filing, pack: Pack | None = None) -> bytes:
    """The workbook with all that the Filing holds, and room for the rest.

    ``pack`` is the scoring form whose rows the drop-downs offer. Raises :class:`FormError` for a
    text that no cell can hold.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    layout = lay_out(filing)
    with xlsxwriter.Workbook(buffer, SAFE) as book:
        book.set_properties({"title": f"{filing.year}年度预算绩效填报表"})
        formats = Formats(book)
        CoverWriter(book, formats).write(filing, layout, pack)
        making = Making(book, formats, layout, Knowledge(filing))
        writers = {placed.page.name: PageWriter(making, placed) for placed in layout.pages}
        for writer in writers.values():
            _write_page(writer, pack)
        for mark in marked(layout):
            writers[mark.cells.page].alert(mark)
        if pack:
            write_criteria(book, formats, pack)
    return buffer.getvalue()


def _write_page(writer: PageWriter, pack: Pack | None) -> None:
    writer.set_up()
    for grid in writer.placed.grids:
        writer.grid(grid)
    for table in writer.placed.tables:
        TableWriter(writer, table, pack).write()
