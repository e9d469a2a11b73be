"""Statements made up at random whose figures agree exactly, and the same with one digit changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import strategies as st

FULL_WIDTH = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
_RATE = Decimal("0.01")
_UNITS = {"元": 0, "万元": 2, "亿元": 4}
_LEAST_CHANGE = 3
"""Last places by which a changed figure differs at least."""


@dataclass(frozen=True)
class Number:
    """A printed figure; ``telling``: that a small change of it must break a relation."""

    digits: str
    telling: bool = True


Piece = str | Number
Statement = list[Piece]


@dataclass(frozen=True)
class Money:
    """Prints whole numbers of last places in one unit."""

    unit: str

    def __call__(self, amount: int, *, telling: bool = True) -> Number:
        return Number(f"{Decimal(amount).scaleb(-_UNITS[self.unit]):f}", telling)


def rate(part: int, whole: int) -> Number:
    """part ÷ whole × 100, rounded half up to two places."""
    exact = Decimal(part) * 100 / Decimal(whole)
    return Number(f"{exact.quantize(_RATE, ROUND_HALF_UP):f}")


AMOUNTS = st.integers(10_000, 9_999_999)
MONEY = st.sampled_from([Money(unit) for unit in _UNITS])


@st.composite
def by_use(draw: st.DrawFn) -> Statement:
    """A whole in its two parts with their shares."""
    money, basic, project = draw(MONEY), draw(AMOUNTS), draw(AMOUNTS)
    unit, whole = money.unit, basic + project
    return [
        "2024年支出合计", money(whole), f"{unit}，其中：基本支出", money(basic), f"{unit}，占",
        rate(basic, whole), "%；项目支出", money(project), f"{unit}，占",
        rate(project, whole), "%。",
    ]  # fmt: skip


@st.composite
def by_source(draw: st.DrawFn) -> Statement:
    """A whole made up of three parts."""
    money = draw(MONEY)
    parts = [draw(AMOUNTS) for _ in range(3)]
    unit = money.unit
    return [
        "2024年本年收入合计", money(sum(parts)), f"{unit}，由财政拨款收入", money(parts[0]),
        f"{unit}、事业收入", money(parts[1]), f"{unit}和其他收入", money(parts[2]), f"{unit}构成。",
    ]  # fmt: skip


@st.composite
def listed(draw: st.DrawFn) -> Statement:
    """Items with their total behind; a total far from them is a known gap (totals.yaml)."""
    money = draw(MONEY)
    names = draw(st.permutations(["办公费", "印刷费", "差旅费", "维修费", "邮电费"]))
    parts = draw(st.lists(AMOUNTS, min_size=2, max_size=5))
    pieces: Statement = ["2024年"]
    for name, part in zip(names, parts, strict=False):
        pieces += [name, money(part, telling=False), f"{money.unit}、"]
    total = money(sum(parts), telling=False)
    return [*pieces[:-1], f"{money.unit}，合计", total, f"{money.unit}。"]


@st.composite
def changed(draw: st.DrawFn) -> Statement:
    """Two years with the amount and the rate between them."""
    money, prior = draw(MONEY), draw(AMOUNTS)
    current = draw(st.integers(prior // 2, prior * 2).filter(lambda value: value != prior))
    more, grown = ("增加", "增长") if current > prior else ("减少", "下降")
    unit, delta = money.unit, abs(current - prior)
    return [
        "2024年培训费支出", money(current), f"{unit}，2023年培训费支出", money(prior),
        f"{unit}，比上年{more}", money(delta), f"{unit}，{grown}", rate(delta, prior), "%。",
    ]  # fmt: skip


@st.composite
def restated(draw: st.DrawFn) -> Statement:
    """One year with the change to it: only the rate can be told wrong."""
    money, prior = draw(MONEY), draw(AMOUNTS)
    delta = draw(st.integers(prior // 20, prior))
    return [
        "2024年会议费支出", money(prior + delta, telling=False), f"{money.unit}，比上年增加",
        money(delta, telling=False), f"{money.unit}，增长", rate(delta, prior), "%。",
    ]  # fmt: skip


@st.composite
def executed(draw: st.DrawFn) -> Statement:
    """Budget, outturn and rate of a project: only the rate can be told wrong."""
    money, budget = draw(MONEY), draw(AMOUNTS)
    outturn = draw(st.integers(budget // 2, budget))
    return [
        "古籍修复项目全年预算数", money(budget, telling=False), f"{money.unit}，全年执行数",
        money(outturn, telling=False), f"{money.unit}，预算执行率", rate(outturn, budget), "%。",
    ]  # fmt: skip


@st.composite
def adjusted(draw: st.DrawFn) -> Statement:
    """The budget of a project before and after adjustment."""
    money, initial, added = draw(MONEY), draw(AMOUNTS), draw(AMOUNTS)
    return [
        "展陈更新项目年初预算", money(initial), f"{money.unit}，年中追加", money(added),
        f"{money.unit}，全年预算", money(initial + added), f"{money.unit}。",
    ]  # fmt: skip


@st.composite
def counted(draw: st.DrawFn) -> Statement:
    """People in two parts, which may fall short of the whole."""
    men, women = draw(st.integers(4, 400)), draw(st.integers(4, 400))
    return [
        "年末在职职工", Number(str(men + women), telling=False), "人，其中男职工",
        Number(str(men), telling=False), "人，女职工", Number(str(women), telling=False), "人。",
    ]  # fmt: skip


_FORMS: tuple[Callable[[], st.SearchStrategy[Statement]], ...] = (
    by_use, by_source, listed, changed, restated, executed, adjusted, counted,
)  # fmt: skip
_ORDINALS = "一二三四五六七八"


@st.composite
def reports(draw: st.DrawFn) -> Statement:
    """Some of the forms in any order, each under a heading of its own."""
    forms = draw(st.lists(st.sampled_from(_FORMS), min_size=1, max_size=4, unique=True))
    pieces: Statement = []
    for ordinal, form in zip(_ORDINALS, forms, strict=False):
        pieces += [f"{ordinal}、情况说明\n", *draw(form()), "\n"]
    return pieces


@st.composite
def mutants(draw: st.DrawFn) -> tuple[Statement, int]:
    """A report with one digit changed, and the index of the figure that holds it."""
    pieces = draw(reports().filter(_telling))
    places = [
        index
        for index, piece in enumerate(pieces)
        if isinstance(piece, Number) and piece.telling and _slips(piece.digits)
    ]
    index = draw(st.sampled_from(places))
    number = pieces[index]
    assert isinstance(number, Number)
    slip = draw(st.sampled_from(_slips(number.digits)))
    return [*pieces[:index], Number(slip), *pieces[index + 1 :]], index


def _telling(pieces: Statement) -> bool:
    return any(isinstance(piece, Number) and piece.telling for piece in pieces)


def _slips(digits: str) -> list[str]:
    """The figure with one digit changed by at least three last places, no zero put in front."""
    return [
        digits[:place] + new + digits[place + 1 :]
        for place, old in enumerate(digits)
        if old.isdigit()
        for new in "0123456789"
        if (new != "0" or place > 0) and new != old and _far(digits, place, new)
    ]


def _far(digits: str, place: int, new: str) -> bool:
    changed_to = digits[:place] + new + digits[place + 1 :]
    value = digits.replace(".", "")
    return abs(int(changed_to.replace(".", "")) - int(value)) >= _LEAST_CHANGE


@dataclass(frozen=True)
class Layout:
    """How a text is printed: full-width digits, lines broken at a width."""

    full: bool
    width: int | None

    def print(self, pieces: Statement) -> tuple[str, list[int]]:
        """The text, and where each piece starts in it."""
        plain = "".join(_printed(piece) for piece in pieces)
        starts, offset = [], 0
        for piece in pieces:
            starts.append(offset)
            offset += len(_printed(piece))
        text, moved = _broken(plain, self.width) if self.width else (plain, range(len(plain) + 1))
        return (text.translate(FULL_WIDTH) if self.full else text), [moved[at] for at in starts]


LAYOUTS = st.builds(Layout, st.booleans(), st.one_of(st.none(), st.integers(24, 40)))


def _printed(piece: Piece) -> str:
    return piece.digits if isinstance(piece, Number) else piece


def _broken(text: str, width: int) -> tuple[str, list[int]]:
    """The text with its lines broken at a width, and the new place of each character."""
    printed: list[str] = []
    moved: list[int] = []
    column = length = 0
    for character in text:
        if column == width and character != "\n":
            printed.append("\n")
            column, length = 0, length + 1
        moved.append(length)
        printed.append(character)
        column, length = (0 if character == "\n" else column + 1), length + 1
    return "".join(printed), [*moved, length]
