"""What a suite reports: bars with the figure reached, and the misses behind them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a suite's table; ``passed`` is None where nothing is demanded."""

    name: str
    demanded: str
    reached: str
    passed: bool | None

    @property
    def mark(self) -> str:
        return {True: "pass", False: "MISS", None: "-"}[self.passed]


@dataclass(slots=True)
class SuiteResult:
    """The outcome of one suite. ``skipped`` says why nothing was measured."""

    name: str
    bars: list[Bar] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)
    skipped: str = ""
    seconds: float = 0.0

    def at_least(self, name: str, hit: int, total: int, bar: float) -> None:
        """A share that must reach ``bar``; nothing measured is a miss."""
        passed = total > 0 and hit >= bar * total
        self.bars.append(Bar(name, f">= {bar:g}", share(hit, total), passed))

    def at_most(self, name: str, value: float, bar: float, unit: str = "") -> None:
        reached = f"{value:.4g}{unit}"
        self.bars.append(Bar(name, f"<= {bar:.4g}{unit}", reached, value <= bar))

    def inform(self, name: str, reached: str) -> None:
        self.bars.append(Bar(name, "", reached, None))

    def bar(self, name: str) -> Bar:
        return next(bar for bar in self.bars if bar.name == name)

    @property
    def missed(self) -> list[Bar]:
        return [bar for bar in self.bars if bar.passed is False]


def share(hit: int, total: int) -> str:
    return f"{hit}/{total}" + (f" = {hit / total:.3f}" if total else "")


def width(text: str) -> int:
    """Columns of a terminal that a text takes."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def padded(text: str, columns: int) -> str:
    return text + " " * max(0, columns - width(text))


def table(result: SuiteResult) -> str:
    """The suite as a table for a terminal."""
    head = f"== {result.name} ({result.seconds:.1f} s)"
    if result.skipped:
        return f"{head}\n   skipped: {result.skipped}"
    rows = [(bar.name, bar.demanded, bar.reached, bar.mark) for bar in result.bars]
    rows.insert(0, ("bar", "demanded", "reached", ""))
    columns = [max(width(row[i]) for row in rows) for i in range(4)]
    lines = ["   " + "  ".join(map(padded, row, columns)).rstrip() for row in rows]
    return "\n".join([head, *lines, *(f"   | {note}" for note in result.notes)])


def listing(result: SuiteResult) -> str:
    """Every miss of the suite, one per line."""
    return "\n".join(f"   {result.name}: {miss}" for miss in result.misses)
