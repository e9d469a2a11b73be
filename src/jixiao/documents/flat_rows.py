"""Tables whose rows are lines of cells separated by tabs or bars.

A number or a word in a cell may be broken over two lines; such halves are put together again
where this gives a row exactly as long as the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jixiao.documents.document import Table
from jixiao.documents.flat_barred_rows import rejoined
from jixiao.documents.flat_grid import Piece, blank_at, build_table, drop_blank_tail, pieces_between
from jixiao.documents.flat_headers import name_over
from jixiao.documents.flat_totals import totals_under_scores
from jixiao.documents.headings import find_marker, has_strong_tail
from jixiao.documents.textlines import Line
from jixiao.late import late_regex

_MARKDOWN_RULE = late_regex(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_PAGE_NUMBER = late_regex(r"\d{1,3}")
_RATE_NAME = late_regex(r"率|比|占|%|％|幅|度|目标|指标值|完成|实际")
_TITLE = late_regex(
    r"附?[表件]\s*[一二三四五六七八九十\d]{1,2}\s*[^\d]{4}|.{3,}表（[^（）]*单位：[^（）]*）$"
)
"""附表2 “三公”经费支出表: what stands above another table."""
_TOTAL = late_regex(r"[合总共小]\s*计")
_FIELDS = late_regex(r"(?:金额)?单位：\S{1,4}元|[^\t：]{2,12}：[^\t]*(?:\t+[^\t：]{2,12}：[^\t]*)+")
"""单位：万元; 主管部门：甲, 实施单位：乙: a line that is whole, however few cells it has."""
_FIELD = late_regex(
    r"(?:项目|部门|单位|部门单位|预算部门)名称\t|(?:主管部门|实施单位|预算单位|填报单位)\t"
)
"""A form's field with its value, which is no row of what stands below."""
_CUT = late_regex(r"\d[.．]$")
_REST = late_regex(r"\d+[%％]?(?:\t|$)")
_CUT_GROUP = late_regex(r"\d,(\d{0,2})$")
_REST_OF_GROUP = late_regex(r"(\d{1,3})(?:,\d{3})*(?:\.\d+)?[%％]?(?:\t|$)")
_CUT_DIGITS = late_regex(r"\t\d+(?:\.\d+)?$")
_REST_OF_DIGITS = late_regex(r"\d{1,4}(?:\.\d+)?[%％]?(?:\t|$)")
_CUT_RATE = late_regex(r"\t\d{1,3}[.．]\d$")
_REST_OF_RATE = late_regex(r"\d[%％]")
_GROUP = 3
"""Digits between the commas of a number: 1,234,56 is cut off."""
_FRAGMENT = 60
"""Longest line, in characters, that may be part of a cell of the row around it."""
_MOST_FRAGMENTS = 12
"""Lines that one row may be broken into."""


def is_row(line: Line, separator: str) -> bool:
    """Whether a line alone shows several cells."""
    if separator not in line.raw:
        return False
    filled = sum(1 for cell in line.raw.split(separator) if cell.strip())
    return filled >= 2 or (separator == "\t" and line.raw.count("\t") >= 2 and filled == 1)


def region_end(lines: Sequence[Line], first: int, separator: str) -> int:
    """Where the run of rows and broken cells that begins at ``first`` ends."""
    last = first
    index = first + 1
    while index < len(lines) and index - last <= 3:
        line = lines[index]
        if separator in line.raw:
            last = index
        elif not _may_be_fragment(line, lines[last], separator):
            break
        index += 1
    return last + 1 + _tail_fragment(lines, last, separator)


def _may_be_fragment(line: Line, row: Line, separator: str) -> bool:
    """A short line between rows that is neither heading nor sentence nor blank."""
    words = line.words
    return bool(
        words
        and len(words) <= _FRAGMENT
        and not words.endswith("。")
        and not _TITLE.match(words)
        and not (find_marker(words) and row.raw.endswith(separator))
        and not (has_strong_tail(words) and len(words) > 6)
    )


def _tail_fragment(lines: Sequence[Line], last: int, separator: str) -> int:
    """1 where the last cell of the last row was broken within a number."""
    row = lines[last].raw
    if last + 1 >= len(lines) or separator in lines[last + 1].raw:
        return 0
    rest = lines[last + 1].words
    cut = re.search(r"\d[.．,，]$", row) and re.fullmatch(r"\d+[%％]?", rest)
    return 1 if cut or (_CUT_RATE.search(row) and _REST_OF_RATE.fullmatch(rest)) else 0


def read_rows(text: str, lines: Sequence[Line], separator: str) -> Table | None:
    """The table that a run of lines holds, None where it holds none."""
    rule = len(lines) > 1 and _MARKDOWN_RULE.fullmatch(lines[1].words) is not None
    held = [line for line in lines if not _MARKDOWN_RULE.fullmatch(line.words)]
    broken = rejoined(held) if separator == "|" and not rule else None
    groups = broken or _assemble(_mended(held), separator)
    rows = [pieces_between(text, group[0].start, group[-1].end, separator) for group in groups]
    if rule or (separator == "|" and all(not row[0].words for row in rows)):
        rows = [row[1:] if not row[0].words else row for row in rows]
    rows = drop_blank_tail(rows)
    if rule and len(rows) > 1 and len({len(row) for row in rows}) == 1:
        return _markdown_table(rows, lines)
    rows = _stacked_header(rows)
    rows = _totals_in_place(rows) if separator == "|" else totals_under_scores(rows)
    if not _is_table(rows):
        return None
    if separator == "|" and (_lost_columns(rows) or not _align_bars(rows)):
        return None
    return build_table(rows, lines[0].start, lines[-1].end, header_rows=1 if rule else None)


def _markdown_table(rows: list[list[Piece]], lines: Sequence[Line]) -> Table:
    """Rows of one length under a rule: the file says what is a cell. A form whose merges were lost
    has blanks in its first row, which then is no header.
    """
    named = all(cell.words for cell in rows[0])
    table = build_table(rows, lines[0].start, lines[-1].end, header_rows=1 if named else None)
    table.origin = "native"
    return table


def _stacked_header(rows: list[list[Piece]]) -> list[list[Piece]]:
    """Two header rows that lost a merge: the names of the second row stand under the last name of
    the first one, or where they open with 小计 under the one most like them, where the figures
    have just as many columns.
    """
    if len(rows) < 3:
        return rows
    upper, lower = ([cell for cell in row if cell.words] for row in rows[:2])
    width = max(len(row) for row in rows)
    held = rows[0][: len(upper)] == upper and rows[1][: len(lower)] == lower
    named = not any(cell.is_number for cell in (*upper, *lower)) and len(lower) > 1 < len(upper)
    field = bool(upper) and _FIELD.match(upper[0].words + "\t") is not None
    if held and named and not field and 1 + len(lower) == width and _in_turn(upper, lower):
        return _under_each(upper, lower, rows)
    if field or not (held and named and len(upper) - 1 + len(lower) == width):
        return rows
    at = name_over(upper, lower) if _TOTAL.fullmatch(lower[0].words) else len(upper) - 1
    parent = replace(upper[at], span=len(lower))
    before, behind = (
        [blank_at(one.start) for _ in range(count)]
        for one, count in ((lower[0], at), (lower[-1], len(upper) - 1 - at))
    )
    names = [*upper[:at], parent, *upper[at + 1 :]]
    return [names, [*before, *lower, *behind], *rows[2:]]


def _in_turn(upper: list[Piece], lower: list[Piece]) -> bool:
    """项目 | 年初预算 | 全年支出 over 小计 | 甲 | 乙 | 小计 | 甲 | 乙: whether the second row has
    the same names under each name of the first row but its first.
    """
    names, each = [one.words for one in lower], len(lower) // (len(upper) - 1)
    return len(upper) > 2 and each > 1 and names == names[:each] * (len(upper) - 1)


def _under_each(
    upper: list[Piece], lower: list[Piece], rows: list[list[Piece]]
) -> list[list[Piece]]:
    each = len(lower) // (len(upper) - 1)
    parents = [upper[0], *[replace(one, span=each) for one in upper[1:]]]
    return [parents, [blank_at(lower[0].start), *lower], *rows[2:]]


def _totals_in_place(rows: list[list[Piece]]) -> list[list[Piece]]:
    """A total that stands over all columns of names lost these to the end of its row: there are as
    many blanks as the other rows have names before their figures, less its own.
    """
    whole = [row for row in rows if row and row[-1].is_number and all(one.words for one in row)]
    last = {max((n for n, one in enumerate(row) if not one.is_number), default=0) for row in whole}
    names = last.pop() if len(last) == 1 else 0
    if not names:
        return rows
    return [_shifted(row, names) if _TOTAL.fullmatch(row[0].words) else row for row in rows]


def _shifted(row: list[Piece], names: int) -> list[Piece]:
    filled = [one for one in row if one.words]
    figures = all(one.is_number for one in filled[1:])
    if not figures or len(row) - len(filled) != names or row[: len(filled)] != filled:
        return row
    blank = blank_at(row[0].start)
    return [*[blank] * names, *filled]


def _mended(lines: Sequence[Line]) -> list[Line]:
    """The lines with those made one that break behind the point of a number, between the digits
    of one with commas, or of any where the halves make a row like those above and below.
    """
    mended: list[Line] = []
    for place, line in enumerate(lines):
        beside = [*mended[-2:-1], *lines[place + 1 : place + 2]]
        if mended and (
            _is_cut(mended[-1].raw, line.raw) or _are_halves(mended[-1].raw, line.raw, beside)
        ):
            cut = mended.pop()
            mended.append(Line(cut.start, line.end, cut.raw + line.raw, cut.words + line.words))
        else:
            mended.append(line)
    return mended


def _is_cut(raw: str, after: str) -> bool:
    """Whether a line breaks within a number."""
    if not after[:1].isdigit():
        return False
    if _CUT.search(raw) and _REST.match(after):
        return True
    cut, rest = _CUT_GROUP.search(raw), _REST_OF_GROUP.match(after)
    return cut is not None and rest is not None and len(cut[1]) + len(rest[1]) == _GROUP


def _are_halves(raw: str, after: str, beside: Sequence[Line]) -> bool:
    """85.6 at the end of one line and 7% at the start of the next, which together have as many
    cells as the rows beside them.
    """
    if not after[:1].isdigit() or not raw[-1:].isdigit():
        return False
    if not (_CUT_DIGITS.search(raw) and _REST_OF_DIGITS.match(after)):
        return False
    tabs = raw.count("\t") + after.count("\t")
    return bool(beside) and all(one.raw.count("\t") == tabs for one in beside)


def _assemble(lines: Sequence[Line], separator: str) -> list[list[Line]]:
    """Lines grouped into rows."""
    counts = [line.raw.count(separator) for line in lines]
    whole = Counter(count for count in counts if count)
    ((usual, often),) = whole.most_common(1) or [(0, 0)]
    regular = {count for count, times in whole.items() if times >= 3 and 4 * times >= len(lines)}
    groups: list[list[Line]] = []
    index = 0
    while index < len(lines):
        size = 1
        if counts[index] < usual and counts[index] not in regular and 3 * often >= len(lines):
            end = index + _MOST_FRAGMENTS
            size = _broken_row(lines[index:end], counts[index:end], usual)
        if groups and size == 1 and counts[index] == 0:
            groups[-1].append(lines[index])
        elif (
            groups and counts[index] == 0 and not groups[-1][-1].raw.rstrip(" ").endswith(separator)
        ):
            groups[-1].append(lines[index])
            size = 1
        else:
            groups.append(list(lines[index : index + size]))
        index += size
    return groups


def _broken_row(lines: Sequence[Line], counts: Sequence[int], usual: int) -> int:
    """How many of these lines make up one whole row; 1 where none do. What goes on with a
    broken cell has words, so a blank cell opens a row of its own.
    """
    total = 0
    for size, count in enumerate(counts, 1):
        if size > 1 and count > 1 and lines[size - 1].raw[0].isspace():
            return 1
        total += count
        if total >= usual:
            return size if total == usual else 1
        line = lines[size - 1]
        if _FIELDS.fullmatch(line.words) or _FIELD.match(line.raw):
            return 1
    return 1


def _is_table(rows: list[list[Piece]]) -> bool:
    """At least two rows of two cells, or a name with its figures; no table of contents."""
    filled = [[cell for cell in row if cell.words] for row in rows]
    wide = [row for row in filled if len(row) >= 2]
    if len(rows) == 1:
        return len(filled[0]) >= 3 and all(cell.is_number for cell in filled[0][1:])
    return len(wide) >= 2 and not _is_contents(filled)


def _is_contents(filled: list[list[Piece]]) -> bool:
    """Titles with page numbers that only rise."""
    ends = [row[-1].words for row in filled if row]
    if not all(len(row) == 2 for row in filled) or not all(map(_PAGE_NUMBER.fullmatch, ends)):
        return False
    pages = [int(end) for end in ends]
    titled = sum(find_marker(row[0].words) is not None for row in filled)
    return pages == sorted(pages) and 2 * titled >= len(filled)


def _lost_columns(rows: list[list[Piece]]) -> bool:
    """Whether a row of nothing but figures is shorter than the names above it: some of its blank
    cells are gone, and none of the figures tells which.
    """
    filled = [[cell for cell in row if cell.words] for row in rows]
    return any(
        len(row) > 1
        and all(cell.is_number for cell in row)
        and sum(not cell.is_number for cell in above) > len(row) + 1
        for above, row in pairwise(filled)
    )


def _align_bars(rows: list[list[Piece]]) -> bool:
    """Whether header and figures stand over each other; a title before the header may be joined.

    Rows printed with bars lose their merged cells. Rates are the witness: they must stand under a
    name that tells of a rate. Where they stand one column off, the header's second name is a
    title over the figures and goes to the first column.
    """
    if len({len(row) for row in rows}) > 1 or len(rows[0]) < 2 or _rates_fit(rows):
        return True
    header = rows[0]
    joined = Piece(header[0].start, header[1].end, f"{header[0].words} {header[1].words}")
    blank = blank_at(header[-1].end)
    rows[0] = [joined, *header[2:], blank]
    return _rates_fit(rows)


def _rates_fit(rows: list[list[Piece]]) -> bool:
    return all(
        _RATE_NAME.search(name.words) is not None
        for row in rows[1:]
        for name, cell in zip(rows[0], row, strict=False)
        if cell.is_number and cell.words.endswith(("%", "％"))
    )
