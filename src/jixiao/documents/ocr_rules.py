"""The straight lines drawn in a picture: a table's rules, found and wiped out before reading.

A rule is a long run of pixels that are darker than what lies a little to both sides. So shaded
cells, grey paper and coloured lines make no difference. Wiped out, rules are neither read as
characters (1, 一) nor tie the texts of two cells together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.documents.pdf_rules import Rule

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from jixiao.documents.ocr_engine import Gray

THICKEST = 2.4
"""Points: what is thicker is no rule."""
SHORTEST = 22.0
"""Points: longer than the strokes of ordinary characters."""
ALONE = 60.0
"""Points from which a line that touches no other is a rule too."""
TOUCHING = 3.0
"""Points within which two rules meet."""
BRIDGED = 2.4
"""Points of a run that crossing rules or noise may take away."""
DARKER = 24
"""Shades of grey (of 256) between a rule and what lies beside it."""


@dataclass(slots=True)
class Rules:
    """Horizontal and vertical rules, in points, and the picture without them."""

    horizontal: list[Rule]
    vertical: list[Rule]
    picture: Gray


def take_rules(picture: Gray, scale: float) -> Rules:
    """The rules of a picture with ``scale`` pixels to the point."""
    import numpy as np

    across = _runs(picture, scale)
    down = _runs(np.ascontiguousarray(picture.T), scale)
    across, down = _tied(across, down, scale), _tied(down, across, scale)
    blank = picture.copy()
    _wipe(blank, across, scale)
    turned = np.ascontiguousarray(blank.T)
    _wipe(turned, down, scale)
    return Rules(_in_points(across, scale), _in_points(down, scale), turned.T.copy())


def _reach(scale: float) -> int:
    """Pixels from a rule to what lies beside it."""
    return max(round(THICKEST * scale), 4)


def _in_points(runs: NDArray[np.int64], scale: float) -> list[Rule]:
    rules: list[Rule] = []
    for row, start, end in runs.tolist():
        rules.append(((row + 0.5) / scale, start / scale, end / scale))
    return rules


def _tied(runs: NDArray[np.int64], others: NDArray[np.int64], scale: float) -> NDArray[np.int64]:
    """Runs that are long or meet one of the other direction: what else is long is print."""
    near = TOUCHING * scale
    kept = runs[:, 2] - runs[:, 1] >= ALONE * scale
    for index in (~kept).nonzero()[0]:
        at, start, end = runs[index]
        along = (others[:, 0] >= start - near) & (others[:, 0] <= end + near)
        across = (others[:, 1] <= at + near) & (others[:, 2] >= at - near)
        kept[index] = bool((along & across).any())
    return runs[kept]


def _runs(picture: Gray, scale: float) -> NDArray[np.int64]:
    """Row, start and end of each long horizontal run, in pixels; a thick rule gives several."""
    import numpy as np

    reach = _reach(scale)
    thin = _thin(picture, reach) | _thin(picture, reach // 2)  # Text may stand close by.
    thin[1:] |= thin[:-1].copy()  # A slight slant steps from row to row.
    edges = np.diff(thin.astype(np.int8), axis=1, prepend=0, append=0)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    if not len(rows):
        return np.zeros((0, 3), np.int64)
    apart = np.ones(len(rows), bool)
    apart[1:] = (rows[1:] != rows[:-1]) | (starts[1:] - ends[:-1] > BRIDGED * scale)
    firsts = np.nonzero(apart)[0]
    lasts = np.append(firsts[1:], len(rows)) - 1
    filled = np.add.reduceat(ends - starts, firsts)
    runs = np.stack((rows[firsts], starts[firsts], ends[lasts]), axis=1)
    lengths = runs[:, 2] - runs[:, 1]
    long: NDArray[np.int64] = runs[(lengths >= SHORTEST * scale) & (filled >= 0.8 * lengths)]
    return long


def _thin(picture: Gray, reach: int) -> NDArray[np.bool_]:
    """Pixels that are darker than those ``reach`` above and below them."""
    import numpy as np

    shades = picture.astype(np.int16)
    padded = np.pad(shades, ((reach, reach), (0, 0)), constant_values=255)
    above, below = padded[: -2 * reach], padded[2 * reach :]
    thin: NDArray[np.bool_] = shades + DARKER <= np.minimum(above, below)
    return thin


def _wipe(picture: Gray, runs: NDArray[np.int64], scale: float) -> None:
    """Paints over runs with the lighter of what lies above and below."""
    import numpy as np

    reach, last = _reach(scale), len(picture) - 1
    for row, first, final in runs.tolist():
        start, end = max(first - reach, 0), final + reach  # as far as the rule that it meets
        above, below = picture[max(row - reach, 0)], picture[min(row + reach, last)]
        lighter = np.maximum(above[start:end], below[start:end])
        for each in range(max(row - 1, 0), min(row + 2, last + 1)):
            picture[each, start:end] = np.maximum(picture[each, start:end], lighter)
