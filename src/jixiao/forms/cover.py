"""The sheet 说明: what the workbook is for, how it is filled in, what its colours mean."""

from __future__ import annotations

from typing import Any

from jixiao.filing.filing import Filing
from jixiao.filing.schema import SCHEMA
from jixiao.forms.excel import Formats, print_on_a4
from jixiao.forms.layout import Layout, PlacedPage
from jixiao.forms.looks import ALERT, look
from jixiao.forms.marks import META, WORKBOOK, Mark
from jixiao.regions.pack import Pack

NAME = "说明"
_WIDTHS = (22, 30, 46)
_HOW = (
    "只填浅黄色的格子。灰色的格子由公式算出，只供查看，读取时重新计算。",
    "金额以万元为单位；其他单位写在数字后面，如 5000元。数字照实填写，小数位数不限。",
    "没有发生填 0；本单位没有这一项填“不适用”；还不清楚就空着。三者含义不同，不要互相代替。",
    "百分数：标明（%）的填 95，不填 0.95；绩效指标的百分数填 95，计量单位填 %。",
    "日期填 2024-06-30；只知道年月的填 2024-06。",
    "表格的行不够时，在最后一行之后接着填，或者插入整行；可以排序和筛选。表头上面的说明和例行不读取。",
    "格子里只填数或文字，不要填公式；从别的表复制时用“选择性粘贴—数值”。",
    "每个金额只填一处。总额有分项时由分项相加，没有分项时才填“总额（没有分项时填）”。",
    "工作表和列可以移动位置，名称不要改；另存时保持 .xlsx 格式，不带宏。",
    "填好后运行：jixiao score 本文件.xlsx。有填错的地方，会一次指出全部格子。",
)
_COLOURS = (
    ("entry", "填写", "浅黄色：要填的格子"),
    ("computed", "算出", "灰色：由其他数算出，不用填"),
    ("sample", "例：……", "斜体：例子，不读取；可以整行删去"),
    ("alert", "不符", "红色：与其他数对不上，请核对；格子右边或批注里有说明"),
)


class CoverWriter:
    """Writes the sheet from the top down."""

    def __init__(self, book: Any, formats: Formats) -> None:
        self._page, self._formats = book.add_worksheet(NAME), formats
        self._row = 0

    def write(self, filing: Filing, layout: Layout, pack: Pack | None) -> None:
        self._set_up(filing)
        self._line("schema", "工作簿版本", WORKBOOK)
        self._line("filing", "填报内容版本", SCHEMA)
        self._line("region", "地区", filing.region)
        self._line("year", "年度", str(filing.year))
        self._line("pack", "评分表编号", filing.pack, "通常空着：按地区和年度选用")
        self._heading(f"评分表：{pack.name}" if pack else "怎么填")
        if pack:
            words = "评分项的编号和分值见最后一张表。" + (pack.source.document or pack.source.note)
            self._words(f"{words}{f'（{pack.certainty.label}）' if pack.certainty.label else ''}")
            self._heading("怎么填")
        for number, words in enumerate(_HOW, 1):
            self._words(f"{number}. {words}")
        self._heading("颜色")
        for name, sample, words in _COLOURS:
            self._colour(name, sample, words)
        self._heading("各表")
        for placed in layout.pages:
            self._sheet(placed)

    def _set_up(self, filing: Filing) -> None:
        self._page.hide_gridlines(2)
        self._page.set_column(0, 0, 4, None, {"hidden": True})
        for index, width in enumerate(_WIDTHS, 1):
            self._page.set_column(index, index, width)
        self._page.set_row(0, 34)
        title = f"{filing.year}年度预算绩效填报表"
        self._page.write_string(0, 1, title, look(self._formats, "title", font_size=18))
        print_on_a4(self._page, title, "第 &P 页，共 &N 页", landscape=False)
        self._page.fit_to_pages(1, 0)
        self._row = 1

    def _line(self, key: str, label: str, value: str, note: str = "") -> None:
        """A value of the head; which is what makes the file a workbook of this kind."""
        mark = look(self._formats, "mark")
        self._page.write_string(self._row, 0, str(Mark(META + key, label)), mark)
        self._page.write_string(self._row, 1, label, look(self._formats, "label"))
        self._page.write_string(
            self._row, 2, value, look(self._formats, "computed", num_format="@")
        )
        self._page.write_string(self._row, 3, note, look(self._formats, "note", indent=1))
        self._row += 1

    def _heading(self, words: str) -> None:
        self._row += 1
        self._page.set_row(self._row, 24)
        for column in range(1, len(_WIDTHS) + 1):
            text = words if column == 1 else ""
            self._page.write_string(self._row, column, text, look(self._formats, "section"))
        self._row += 1

    def _words(self, words: str) -> None:
        self._page.merge_range(
            self._row, 1, self._row, len(_WIDTHS), words, look(self._formats, "plain")
        )
        lines = -(-len(words.encode("gb18030")) // (sum(_WIDTHS) - 2))
        self._page.set_row(self._row, 15 * lines + 4)
        self._row += 1

    def _colour(self, name: str, sample: str, words: str) -> None:
        more = ALERT if name == "alert" else {}
        shown = look(self._formats, "entry" if more else name, **more)
        self._page.write_string(self._row, 1, sample, shown)
        self._page.write_string(self._row, 2, words, look(self._formats, "note", indent=1))
        self._row += 1

    def _sheet(self, placed: PlacedPage) -> None:
        name = placed.page.name
        self._page.write_url(
            self._row, 1, f"internal:'{name}'!B1", look(self._formats, "link"), name
        )
        parts = dict.fromkeys(
            [section for grid in placed.grids for _, section in grid.sections]
            + [table.rows.label for table in placed.tables if not placed.page.alone]
        )
        if placed.page.alone:
            parts = dict.fromkeys(column.label for column in placed.tables[0].rows.columns)
        words = "、".join(parts)
        note = look(self._formats, "note", text_wrap=True)
        self._page.merge_range(self._row, 2, self._row, len(_WIDTHS), words, note)
        lines = -(-len(words.encode("gb18030")) // (sum(_WIDTHS[1:]) - 4))
        self._page.set_row(self._row, 15 * max(1, lines) + 2)
        self._row += 1
