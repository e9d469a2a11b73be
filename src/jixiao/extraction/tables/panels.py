"""Left and right halves of a table: label columns with the value columns that follow them."""

from __future__ import annotations

from dataclasses import replace

from jixiao.extraction.tables.bands import Band, numbering
from jixiao.extraction.tables.columns import LABEL_KINDS, Column, meaning_of
from jixiao.extraction.tables.grid import Grid, Place
from jixiao.extraction.tables.labels import Label, Row, joined_code, label_of
from jixiao.late import late_regex

_CODE_LENGTHS = (2, 3, 5, 7)
_YEARS = (("年份",), ("年度",))
"""Headers under which numbers are years, which name the rows."""
_NAMES = late_regex(r"名称$|^项目$|^具体项目$|^支出项目$")
"""What heads the column of what the rows are called."""
_SIDES = (("收入",), ("支出",))


def settle(grid: Grid, band: Band) -> None:
    """Fix the kinds of a band's columns by their content, number its panels, read its rows."""
    counts = _content(grid, band)
    _fix_kinds(band, counts)
    _tell_results(band)
    _number_panels(band, counts)
    n_panels = max((column.panel for column in band.columns), default=0) + 1
    _drop_titles(band)
    for panel in range(n_panels):
        band.rows.append(_rows(grid, band, panel))


def _drop_titles(band: Band) -> None:
    """A header over a whole half (收入, 人员经费) names the half, not its value columns."""
    for column in band.columns:
        if not column.valued or len(column.path) < 2:
            continue
        titles = next(
            (c.path for c in band.columns if c.panel == column.panel and not c.valued and c.path),
            (),
        )
        shared = 0
        while shared < min(len(titles), len(column.path) - 1):
            if titles[shared] != column.path[shared]:
                break
            shared += 1
        if shared:
            column.meaning = meaning_of(column.path[shared:])


def _content(grid: Grid, band: Band) -> list[list[int]]:
    """Per column: numbers, texts, code-like numbers, running numbers."""
    counts = [[0, 0, 0, 0] for _ in range(grid.n_columns)]
    for index in band.data:
        for place in grid.filled[index]:
            if place.column >= len(counts):
                continue
            count = counts[place.column]
            number = place.number
            if number is not None:
                count[0] += 1
                digits = number.digits
                if digits.isdigit() and not number.percent:
                    count[2] += len(digits) in _CODE_LENGTHS and place.end - place.start <= 7
                    count[3] += digits == str(count[0])
            elif place.text:
                count[1] += 1
    return counts


def _fix_kinds(band: Band, counts: list[list[int]]) -> None:
    leading, named = True, any(column.kind == "label" for column in band.columns)
    for column in band.columns:
        numbers, texts, codes, running = counts[column.index]
        kind = column.kind
        if kind == "note" and leading and texts > numbers and not named:
            column.kind = (
                "label"  # 资金来源, 主管部门: what the rows are of, as nothing else names them
            )
        elif kind == "row_number":
            column.kind = "row_number" if texts <= numbers or not numbers else "label"
        elif kind in ("", "amount") and texts > numbers and texts:
            column.kind = "label" if leading or column.meaning.stage == "" else kind
            if kind == "amount" and not leading and not column.meaning.stage:
                column.kind = _kind_of_words(column, numbers)
        elif kind == "" and numbers:
            all_codes = leading and codes == numbers and numbers > 2
            column.kind = "code" if all_codes else "amount"
        elif kind == "label" and numbers > texts and column.path[-1:] not in _YEARS:
            if running == numbers and numbers > 2:
                column.kind = "row_number"
            else:
                column.kind = "code" if codes == numbers and leading else _kind_of_numbers(column)
        elif kind == "" and not numbers and not texts:
            column.kind = "label" if leading else "amount"
        leading = leading and column.kind in LABEL_KINDS


def _tell_results(band: Band) -> None:
    """分值｜指标值｜得分: the one value between points and score is what was reached."""
    kinds = [column.kind for column in band.columns]
    if kinds.count("target") != 1 or "actual" in kinds or "score" not in kinds:
        return
    place = kinds.index("target")
    if "weight" in kinds[:place] and "score" in kinds[place:]:
        band.columns[place].kind = "actual"


def _kind_of_words(column: Column, numbers: int) -> str:
    """What a column of words is whose header names amounts: 收入 and 支出 head the labels of a
    half, anything else is a note, unless some numbers stand in it.
    """
    if numbers:
        return "amount"
    return "label" if column.path[-1:] in _SIDES else "note"


def _kind_of_numbers(column: Column) -> str:
    """What a column of numbers is whose header names labels: 年度目标 may be either."""
    return "target" if "".join(column.path[-1:]).endswith("目标") else "amount"


def _number_panels(band: Band, counts: list[list[int]]) -> None:
    panel, valued = 0, False
    for column in band.columns:
        if column.kind in ("label", "code") and valued:
            if column.kind == "code" or counts[column.index][1] or not counts[column.index][0]:
                panel, valued = panel + 1, False
        elif column.valued:
            valued = True
        column.panel = panel


def _rows(grid: Grid, band: Band, panel: int) -> list[Row]:
    labels = [c for c in band.columns if c.panel == panel and c.kind == "label"]
    labels = _without_attributes(grid, band, labels)
    codes = [c for c in band.columns if c.panel == panel and c.kind in ("code", "row_number")]
    rows: list[Row] = []
    filled = [_from_above(grid, band, column) for column in labels]
    opening: Label | None = None
    for index in band.data:
        if numbering(grid, index):
            continue
        own, depth = _own_label(grid, index, labels, filled)
        code, carrier = _code(grid, index, codes)
        own = own or carrier
        if own is None:
            if not _has_numbers(grid, band, panel, index):
                continue
            own = _total_before(band, grid, index, panel)
        text = own.text if own is not None else ""
        label = label_of(text)
        if opening is not None and not label.total:
            label = replace(label, open=True, view=opening.view)
        opening = (
            label if _only_opens(label) and not _has_numbers(grid, band, panel, index) else None
        )
        rows.append(
            Row(
                index,
                panel,
                text,
                own.start if own is not None else 0,
                own.end if own is not None else 0,
                label,
                code or label.code,
                depth,
                tuple(text for text in filled[:depth] if text),
            )
        )
    return rows


def _without_attributes(grid: Grid, band: Band, labels: list[Column]) -> list[Column]:
    """项目名称 | 资金级次 | 预算数: the columns up to the one of the names, where that has one of
    its own in each row, and those behind it repeat what they say of several.
    """
    for place, column in enumerate(labels[:-1]):
        if _NAMES.search("".join(column.path[-1:])):
            cells = [grid.at(index, column.index) for index in band.data]
            named = {one.text for one in cells if one is not None and one.text and not one.blank}
            behind = [grid.at(index, labels[place + 1].index) for index in band.data]
            said = {one.text for one in behind if one is not None}
            if len(named) == len(band.data) > len(said):
                return labels[: place + 1]
    return labels


def _only_opens(label: Label) -> bool:
    """Whether a row says but 其中： or 按用途分： of the rows below it."""
    return label.open and not label.name


def _total_before(band: Band, grid: Grid, index: int, panel: int) -> Place | None:
    """The 合计 of the half to the left, which rules the whole row of a score sheet."""
    for rows in reversed(band.rows[:panel]):
        for row in reversed(rows):
            if row.index == index:
                return _cell_at(grid, row) if row.label.total else None
    return None


def _cell_at(grid: Grid, row: Row) -> Place | None:
    return next((place for place in grid.rows[row.index] if place.start == row.start), None)


def _from_above(grid: Grid, band: Band, column: Column) -> str:
    """The text of a header cell that spans into the data, as the outer label of its rows."""
    place = grid.at(band.data.start, column.index) if band.data else None
    return place.text if place is not None and place.row < band.data.start else ""


def _own_label(
    grid: Grid, index: int, labels: list[Column], filled: list[str]
) -> tuple[Place | None, int]:
    """The innermost label cell of a row; fills the outer labels down as it goes."""
    own: Place | None = None
    depth = 0
    for position, column in enumerate(labels):
        place = grid.at(index, column.index)
        if place is None or not place.text or place.row < index:
            continue
        if place is own:
            continue
        own, depth = place, position
        filled[position] = place.text
        for deeper in range(position + 1, len(filled)):
            filled[deeper] = ""
    return own, depth


def _code(grid: Grid, index: int, codes: list[Column]) -> tuple[str, Place | None]:
    """The joined code, and the text that stands in the code columns (合计 over 类款项)."""
    parts: list[str] = []
    carrier: Place | None = None
    for column in codes:
        place = grid.at(index, column.index)
        if place is None or place.blank:
            continue
        if column.kind == "row_number":
            carrier = carrier or (place if place.number is None else None)
        elif place.text.isdigit():
            parts.append(place.text)
        elif len(place.text) > 1 and place.number is None:
            label = label_of(place.text)
            if label.code and not label.name:
                parts.append(label.code)
            carrier = carrier or place
    return joined_code(parts), carrier


def _has_numbers(grid: Grid, band: Band, panel: int, index: int) -> bool:
    return any(
        place.number is not None
        and place.column < len(band.columns)
        and band.columns[place.column].panel == panel
        and band.columns[place.column].valued
        for place in grid.filled[index]
    )
