"""类–款–项 by code: a head is the sum of the rows right below it (I10, I16, I17)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.sums import Reading, Trust
from jixiao.extraction.tables.vocabulary import words

_MIN_CODED = 0.6


def code_readings(
    panels: Sequence[Sequence[Row]], line: Callable[[Row], int]
) -> list[list[Reading]] | None:
    """Alternative readings for each head and total; None where the rows carry no codes."""
    rows = [row for panel in panels for row in panel]
    plain = [row for row in rows if not row.label.total]
    coded = [row for row in plain if len(row.code) >= 3]
    if not coded or len(coded) < _MIN_CODED * len(plain):
        return None
    whole = len(coded) == len(plain)
    by_code: dict[str, Row] = {}
    children: dict[str, list[Row]] = {}
    roots: list[Row] = []
    for row in coded:
        if row.code in by_code:
            return _by_blocks(panels, line)
        by_code[row.code] = row
    for row in coded:
        parent = _parent(row.code, by_code)
        if parent:
            children.setdefault(parent, []).append(row)
        else:
            roots.append(row)
    trust = Trust.KNOWN if whole else Trust.LIKELY
    groups = [
        [_reading(line, by_code[code], parts, "下级科目之和", trust)]
        for code, parts in children.items()
    ]
    groups += [_total(line, row, roots, trust) for row in rows if row.label.total]
    return groups


def _parent(code: str, by_code: dict[str, Row]) -> str:
    for length in range(len(code) - 2, 2, -2):
        if code[:length] in by_code:
            return code[:length]
    return ""


def _total(
    line: Callable[[Row], int], total: Row, roots: Sequence[Row], trust: Trust
) -> list[Reading]:
    vocabulary = words()
    for pattern, heads, formula in (
        (vocabulary.personnel_total, vocabulary.personnel, "工资福利支出＋对个人和家庭的补助"),
        (vocabulary.operating_total, vocabulary.operating, "商品和服务支出＋资本性支出等"),
    ):
        if pattern.match(total.name):
            parts = [row for row in roots if row.code[:3] in heads]
            return [_reading(line, total, parts, formula, trust)] if parts else []
    own = [row for row in roots if row.panel == total.panel]
    readings = [_reading(line, total, own, "各类科目之和", trust)] if own else []
    if len(own) != len(roots):
        readings.append(_reading(line, total, roots, "各类科目之和", trust))
    return readings


def _reading(
    line: Callable[[Row], int], head: Row, parts: Sequence[Row], formula: str, trust: Trust
) -> Reading:
    return Reading(line(head), [(1, line(part)) for part in parts], formula, trust)


def _by_blocks(panels: Sequence[Sequence[Row]], line: Callable[[Row], int]) -> list[list[Reading]]:
    """Codes that come again (by unit, or by project): a head rules the run of rows below it."""
    groups: list[list[Reading]] = []
    for rows in panels:
        stack: list[tuple[Row, list[Row]]] = []
        for row in rows:
            if not row.code:
                stack.clear()
                continue
            while stack and not _below(row.code, stack[-1][0].code):
                _close(groups, stack.pop(), line)
            if stack:
                stack[-1][1].append(row)
            stack.append((row, []))
        while stack:
            _close(groups, stack.pop(), line)
    return groups


def _below(code: str, head: str) -> bool:
    return len(code) > len(head) and code.startswith(head)


def _close(
    groups: list[list[Reading]], item: tuple[Row, list[Row]], line: Callable[[Row], int]
) -> None:
    head, parts = item
    if parts:
        groups.append([_reading(line, head, parts, "下级科目之和", Trust.LIKELY)])
