"""Sums of rows without codes: totals, numbered heads, 其中 lists and known partitions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jixiao.extraction.tables.debts import debt_readings
from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.sums import Reading, RowLines, Trust, best
from jixiao.extraction.tables.vocabulary import words
from jixiao.late import late_regex


@dataclass(slots=True)
class Node:
    """A row in the outline. ``loose``: taken as a child only because of where it stands."""

    row: Row
    level: int
    loose: bool = False
    open: bool = False
    children: list[Node] = field(default_factory=list)


_SIDE_WORDS = ("收入", "支出")
_SIDES = late_regex("|".join(_SIDE_WORDS))


def outline_readings(lines: RowLines) -> list[list[Reading]]:
    """Alternative readings for each total, head and partition of every panel."""
    groups: list[list[Reading]] = []
    for rows in lines.panels:
        nodes = _levels([row for row in rows if row.name])
        top = _close_open_lists(_tree(nodes), lines)
        groups += _heads(nodes, lines)
        groups += _totals(top, lines)
        groups += _partitions(nodes, lines)
        groups += debt_readings(rows, lines.of)
    return groups


def row_tree(rows: Sequence[Row]) -> list[Node]:
    """All rows with a name, each with its children."""
    nodes = _levels([row for row in rows if row.name])
    _tree(nodes)
    return nodes


class _Levels:
    """The depth of each row in turn: by label column, numbering, or what went before."""

    def __init__(self) -> None:
        self.anchor = 0
        """The level of the last row whose place is sure."""
        self.in_open = False
        """Whether the rows since the last 其中 may still be parts of it."""
        self.open_mark = 0
        """How the last 其中 is numbered itself (其中：（1）…): what is numbered so goes on."""
        self.open_level = 0
        self.last: Node | None = None
        self.plain: set[int] = set()
        """Levels where rows without any numbering stand: the next one is their equal."""

    def add(self, row: Row) -> Node:
        base = row.depth * 20
        label = row.label
        if label.open:
            level = max(self.anchor, base) + 1 if self.last else base
            self.in_open, self.open_mark, self.open_level = True, label.mark, level
            return self._node(row, level)
        if label.mark and label.mark == self.open_mark:
            self.anchor = self.open_level - 1
            return self._node(row, self.open_level, listed=True)
        if label.mark:
            inside = self.open_mark if label.mark > self.open_mark else 0
            node, self.open_mark = self._sure(row, base + 4 * label.mark), inside
            return node
        if label.total or (label.closing and not self.in_open):
            self.plain.clear()
            return self._sure(row, base)
        if self._hangs(base):
            return self._node(row, max(self.anchor, base) + 1, loose=True)
        self.plain.add(base)
        return self._sure(row, base)

    def _hangs(self, base: int) -> bool:
        """Whether an unnumbered row is a part of the row above by its place alone."""
        last = self.last
        if last is None or not base <= self.anchor < base + 20:
            return False
        if self.in_open:
            return True
        if self.anchor > base:
            return base not in self.plain
        return last.row.label.closing or (last.loose and last.level == base + 1)

    def _sure(self, row: Row, level: int) -> Node:
        self.anchor = level
        self.in_open, self.open_mark = False, 0
        return self._node(row, level)

    def _node(self, row: Row, level: int, *, loose: bool = False, listed: bool = False) -> Node:
        in_list = row.label.open or listed or (loose and self.in_open)
        self.last = Node(row, level, loose, in_list)
        return self.last


def _levels(rows: Sequence[Row]) -> list[Node]:
    levels = _Levels()
    return [levels.add(row) for row in rows]


def _tree(nodes: Sequence[Node]) -> list[Node]:
    top: list[Node] = []
    stack: list[Node] = []
    detailed = _detailed_total(nodes)
    for node in nodes:
        while stack and stack[-1].level >= node.level:
            stack.pop()
        (stack[-1].children if stack else top).append(node)
        if not node.row.label.total or node.row.label.mark or node is detailed:
            stack.append(node)
    return top


def _detailed_total(nodes: Sequence[Node]) -> Node | None:
    """合计, 其中：甲类, 乙类 at the end of a table: the last total, with its parts above it, where
    a list of what it holds opens right below.
    """
    places = [place for place, node in enumerate(nodes) if node.row.label.total]
    last = places[-1] if places else 0
    behind = nodes[last + 1 : last + 2]
    return nodes[last] if last and behind and behind[0].row.label.open else None


def _close_open_lists(top: list[Node], lines: RowLines) -> list[Node]:
    """Where the first rows after 其中 make up the whole, the rows behind them stand alone."""
    settled: list[Node] = []
    for node in top:
        settled.append(node)
        if not any(child.open for child in node.children) or _views(node.children):
            continue
        cut = _closed_at(node, lines)
        if cut is not None:
            settled += node.children[cut:]
            node.children = node.children[:cut]
    return settled


def _closed_at(node: Node, lines: RowLines) -> int | None:
    """After how many parts an open list adds up to its head; None where it never does."""
    children = node.children
    cuts = [n for n in range(len(children), 1, -1) if n == len(children) or children[n].loose]
    readings = [
        _reading(lines, node.row, children[:n], "其中各项之和", Trust.OPEN) for n in cuts[:12]
    ]
    chosen = best(readings, lines.crosses, lines.get)
    if chosen is None:
        return None
    exact = [outcome for outcome in chosen[1] if not outcome.difference]
    if any(outcome.several for outcome in exact) or len(exact) > 1:
        return len(chosen[0].parts)
    return None


def _heads(nodes: Sequence[Node], lines: RowLines) -> list[list[Reading]]:
    groups = []
    for position, node in enumerate(nodes):
        parts = [child for child in node.children if not child.row.label.total]
        if not parts:
            continue
        if views := _views(parts):
            groups += [
                [_reading(lines, node.row, view, "按性质分各项之和", Trust.LIKELY)]
                for view in views
            ]
            continue
        is_open = any(child.open for child in parts)
        formula = "其中各项之和" if is_open else "下列各项之和"
        trust = Trust.OPEN if is_open else Trust.LIKELY
        readings = [_reading(lines, node.row, parts, formula, trust)]
        section = _section(nodes, position) if node.row.label.mark and not is_open else []
        if len(section) > len(parts):
            readings.append(_reading(lines, node.row, section, formula, Trust.LIKELY))
        groups.append(readings)
    return groups


def _views(parts: Sequence[Node]) -> list[list[Node]]:
    """按收入性质分 …；按支出性质分 …: the parts of each view of a whole, where they are told so."""
    firsts = [place for place, part in enumerate(parts) if part.row.label.view]
    ends = [*firsts[1:], len(parts)]
    return [list(parts[first:end]) for first, end in zip(firsts, ends, strict=False)]


def _section(nodes: Sequence[Node], position: int) -> list[Node]:
    """The rows without numbering between a numbered row and the next one or a total: what closes
    a balance (上年结转) may also be one of the transfers under their head.
    """
    section: list[Node] = []
    for node in nodes[position + 1 :]:
        if node.row.label.mark or node.row.label.total or node.open:
            break
        section.append(node)
    return section


def _totals(top: Sequence[Node], lines: RowLines) -> list[list[Reading]]:
    """Each total with its readings; a total takes the place of what it sums."""
    groups: list[list[Reading]] = []
    waiting: list[Node] = []
    recent: list[Node] = []
    for position, node in enumerate(top):
        if not node.row.label.total:
            waiting.append(node)
            recent.append(node)
            continue
        if waiting and not (len(waiting) == 1 and _face(waiting[0], node)):
            readings = _total_readings(node, waiting, recent, lines)
            readings += _subtotal_first(top, position, lines)
            groups.append(readings)
            waiting = _absorbed(node, waiting, recent, readings, lines)
        else:
            after = _until_total(top, position + 1)
            if after:
                groups.append(_total_first(node, after, lines))
            else:
                waiting = [node]
                groups.append(_subtotal_first(top, position, lines))
        recent = []
    return groups


def _total_first(total: Node, after: Sequence[Node], lines: RowLines) -> list[Reading]:
    """A total above its parts: all rows behind it, or the numbered ones alone."""
    readings = [_reading(lines, total.row, after, "下列各项之和", _plain(after))]
    numbered = [node for node in after if node.row.label.mark]
    if 1 < len(numbered) < len(after):
        readings.append(_reading(lines, total.row, numbered, "下列各项之和", Trust.LIKELY))
    return readings


def _subtotal_first(top: Sequence[Node], position: int, lines: RowLines) -> list[Reading]:
    """Where the totals of a table stand above their parts (全省合计, 甲市合计, 乙县 …): the first
    one is made of the others, each of these of the rows up to the next.
    """
    if not top[0].row.label.total:
        return []
    others = [node for node in top[1:] if node.row.label.total and not _face(top[0], node)]
    parts = _until_total(top, position + 1) if position else others
    if not parts:
        return []
    return [_reading(lines, top[position].row, parts, "下列各项之和", Trust.LIKELY)]


def _face(one: Node, other: Node) -> bool:
    """收入合计 beside 支出合计: whether two totals are the sides of an account, and make no sum."""
    sides = [_SIDES.search(node.row.name) for node in (one, other) if node.row.label.total]
    return len({side[0] for side in sides if side is not None}) == len(_SIDE_WORDS)


def _total_readings(
    total: Node, waiting: Sequence[Node], recent: Sequence[Node], lines: RowLines
) -> list[Reading]:
    trust = _plain(waiting)
    readings = [_reading(lines, total.row, waiting, "各项之和", trust)]
    if recent and len(recent) != len(waiting):
        readings.append(_reading(lines, total.row, recent, "各项之和", Trust.LIKELY))
    spread = _spread(waiting)
    if len(spread) != len(waiting):
        readings.append(_reading(lines, total.row, spread, "各项之和", Trust.LIKELY))
    return readings


def _spread(nodes: Sequence[Node]) -> list[Node]:
    """The same rows with those taken as children by place only counted as rows of their own."""
    spread: list[Node] = []
    for node in nodes:
        spread.append(node)
        spread += [child for child in node.children if child.loose]
    return spread


def _absorbed(
    total: Node,
    waiting: Sequence[Node],
    recent: Sequence[Node],
    readings: Sequence[Reading],
    lines: RowLines,
) -> list[Node]:
    chosen = best(readings, lines.crosses, lines.get)
    summed = {line for _, line in chosen[0].parts} if chosen else set()
    if not summed:
        summed = {lines.of(node.row) for node in recent}
    return [node for node in waiting if lines.of(node.row) not in summed] + [total]


def _until_total(top: Sequence[Node], position: int) -> list[Node]:
    found: list[Node] = []
    for node in top[position:]:
        if node.row.label.total:
            break
        found.append(node)
    return found


def _plain(nodes: Sequence[Node]) -> Trust:
    """A flat list of rows, or the standard closing of a balance, is plain; the rest is likely."""
    flat = not any(child.loose for node in nodes for child in node.children)
    balance = any(node.row.label.total or node.row.label.closing for node in nodes)
    return Trust.PLAIN if flat or balance else Trust.LIKELY


def _partitions(nodes: Sequence[Node], lines: RowLines) -> list[list[Reading]]:
    groups: list[list[Reading]] = []
    for partition in words().partitions:
        wholes = [node for node in nodes if partition.whole.search(node.row.name)]
        absent = partition.absent
        if len(wholes) != 1 or (absent and any(absent.search(one.row.name) for one in nodes)):
            continue
        parts: list[Row] = []
        for pattern in partition.parts:
            found = [
                node.row
                for node in nodes
                if pattern.search(node.row.name) and node is not wholes[0]
            ]
            parts += found if len(found) == 1 else []
        if len(parts) == len(partition.parts):
            line = lines.of(wholes[0].row)
            pairs = [(1, lines.of(row)) for row in parts]
            trust = Trust.PLAIN if partition.sure else Trust.LIKELY
            groups.append([Reading(line, pairs, partition.formula, trust, complete=True)])
    return groups


def _reading(
    lines: RowLines, whole: Row, parts: Sequence[Node], formula: str, trust: Trust
) -> Reading:
    return Reading(lines.of(whole), [(1, lines.of(part.row)) for part in parts], formula, trust)
