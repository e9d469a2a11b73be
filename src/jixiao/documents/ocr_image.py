"""Pictures turned upright and level before they are read."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from jixiao.documents.document import Box

if TYPE_CHECKING:
    from jixiao.documents.ocr_engine import Gray, Quad

LEVEL = 0.08
"""Degrees of slant that are left as they are."""
STEEPEST = 12.0
"""Degrees beyond which a slant is not believed."""
_INK = 60
"""Shades of grey below the paper that no specks of a blank page reach."""
_FAINT = 35
"""Shades of grey below its ground from which a smoothed pixel is ink."""
_BLOCK = 16
"""Pixels of a square that always holds some ground between the strokes."""
_LONG = 4
"""A line this many times as wide as high tells its slant."""
Move = Callable[[float, float], tuple[float, float]]


def has_ink(picture: Gray) -> bool:
    """Whether anything is printed: a blank page is not worth reading."""
    import numpy as np

    small = picture[::2, ::2]
    return bool((small < paper(small) - _INK).sum() > max(small.size // 100_000, 8)) and bool(
        np.ptp(small)
    )


def paper(picture: Gray) -> int:
    """The shade of the paper: that of most pixels."""
    import numpy as np

    return int(np.bincount(picture.ravel(), minlength=256).argmax()) if picture.size else 255


def ink(picture: Gray) -> Gray:
    """1 where there is ink: darker than the paper, or the shaded cell, that it stands on."""
    import numpy as np
    from PIL import Image, ImageFilter

    smooth = np.asarray(Image.fromarray(picture).filter(ImageFilter.BoxBlur(1)))
    height, width = smooth.shape
    padded = np.pad(smooth, ((0, -height % _BLOCK), (0, -width % _BLOCK)), mode="edge")
    blocks = padded.reshape(padded.shape[0] // _BLOCK, _BLOCK, -1, _BLOCK).max((1, 3))
    ground = np.asarray(Image.fromarray(blocks).filter(ImageFilter.MinFilter(3)))
    ground = ground.repeat(_BLOCK, 0).repeat(_BLOCK, 1)[:height, :width]
    found: Gray = (smooth.astype(np.int16) < ground.astype(np.int16) - _FAINT).astype(np.uint8)
    return found


def slant(lines: Sequence[Quad]) -> float:
    """Degrees by which most text falls to the right; 0 where it is level or the lines disagree."""
    angles: list[tuple[float, float]] = []
    for (x0, y0), (x1, y1), _, (x3, y3) in lines:
        width, height = math.hypot(x1 - x0, y1 - y0), math.hypot(x3 - x0, y3 - y0)
        if width > _LONG * height:
            angles.append((math.degrees(math.atan2(y1 - y0, x1 - x0)), width))
    middle = _weighted_median(angles)
    return middle if LEVEL < abs(middle) < STEEPEST else 0.0


def _weighted_median(values: Sequence[tuple[float, float]]) -> float:
    half = sum(weight for _, weight in values) / 2
    for value, weight in sorted(values):
        half -= weight
        if half <= 0:
            return value
    return 0.0


def levelled(picture: Gray, degrees: float) -> Gray:
    """The picture turned about its middle so that text falling by ``degrees`` is level."""
    import numpy as np
    from PIL import Image

    turned = Image.fromarray(picture).rotate(
        degrees, Image.Resampling.BICUBIC, fillcolor=paper(picture)
    )
    return np.asarray(turned)


def turn(degrees: float, width: float, height: float) -> Move:
    """Where a point of a picture lies after :func:`levelled` by ``degrees``."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    across, down = width / 2, height / 2

    def move(x: float, y: float) -> tuple[float, float]:
        x, y = x - across, y - down
        return across + x * cosine + y * sine, down - x * sine + y * cosine

    return move


def around(box: Box, move: Move) -> Box:
    """The upright box around a moved box."""
    corners = [move(box[i], box[j]) for i in (0, 2) for j in (1, 3)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
