"""Read a Filing from its workbook: every cell by its mark, every mistake with sheet and cell."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jixiao.filing.filing import Filing
from jixiao.filing.schema import SCHEMA
from jixiao.forms.blocks import pages
from jixiao.forms.collecting import Collection, Place
from jixiao.forms.entry_reading import text_in
from jixiao.forms.marks import META, WORKBOOK, Mark
from jixiao.forms.problem import FormError, FormProblem
from jixiao.forms.sheet_reading import SheetReader
from jixiao.forms.workbook_opening import OpenSheet, open_workbook
from jixiao.late import late_regex

_VALUE = 2
"""The column of the head's values."""
_VERSION = late_regex(r"(jixiao\.\w+)/(\d+)")


@dataclass(frozen=True, slots=True)
class _Stated:
    """A value of the head and where it stands."""

    text: str = ""
    place: Place | str = ""


def read_workbook(path: Path) -> Filing:
    """The Filing in a workbook. Raises :class:`FormError` with every problem of the file."""
    sheets = open_workbook(path)
    head = _head(sheets)
    if fault := _version_fault(head):
        raise FormError([FormProblem(str(path), *fault)])
    found = Collection(str(path), Filing("", 0, path=str(path)))
    _identify(head, found)
    names = {page.name for page in pages()}
    for sheet in sheets:
        reader = SheetReader(sheet, found)
        reader.read()
        if sheet.name in names and not reader.blocks:
            words = "隐藏的 A 列不见了，这张表读不出来；请恢复，或用新建的工作簿"
            found.complain(sheet.name, words)
    found.check_totals()
    if found.problems:
        raise FormError(found.problems)
    return found.filing


def _head(sheets: list[OpenSheet]) -> dict[str, _Stated]:
    """The values of the head, wherever its sheet stands now."""
    head: dict[str, _Stated] = {}
    for sheet in sheets:
        for row, cells in enumerate(sheet.rows):
            mark = Mark.read(text_in(cells[0])) if cells else Mark("")
            if mark.key.startswith(META):
                text = text_in(cells[_VALUE]) if len(cells) > _VALUE else ""
                stated = _Stated(text, Place(sheet.name, row, _VALUE))
                head.setdefault(mark.key.removeprefix(META), stated)
    return head


def _stated(head: dict[str, _Stated], key: str) -> _Stated:
    return head.get(key, _Stated())


def _version_fault(head: dict[str, _Stated]) -> tuple[str, str] | None:
    """Where and why this is no workbook of this version; None where it is one."""
    for key, known in (("schema", WORKBOOK), ("filing", SCHEMA)):
        stated = _stated(head, key)
        found, place = stated.text, str(stated.place)
        if found == known:
            continue
        ours, theirs = _VERSION.fullmatch(known), _VERSION.fullmatch(found)
        if ours and theirs and ours[1] == theirs[1] and int(theirs[2]) > int(ours[2]):
            return place, f"由较新的版本写成（{found}），本程序读 {known}；请升级 jixiao"
        seen = f"写的是 {found}" if found else "没有找到"
        words = f"不是填报工作簿：应有版本标记 {known}，{seen}；请用 jixiao new 新建一个再填"
        return place, words
    return None


def _identify(head: dict[str, _Stated], found: Collection) -> None:
    """Region, year and pack, which choose the form that scores the Filing."""
    region, year, pack = (_stated(head, key) for key in ("region", "year", "pack"))
    found.filing.region, found.filing.pack = region.text, pack.text
    if not region.text:
        found.complain(region.place, "地区应填 xinjiang 之类的名称，现在空着")
    if len(year.text) == 4 and year.text.isascii() and year.text.isdigit():
        found.filing.year = int(year.text)
    else:
        found.complain(year.place, f"年度应为四位年份，写的是“{year.text}”")
