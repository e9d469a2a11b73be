"""One form of every character that official prose prints in several widths and scripts.

Only one character for one, so that a folded text keeps its places. Quotation marks of either side
become “, since reports mix them up.
"""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import cycle

from jixiao.late import late_regex

_WIDTHS = {
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    **dict(zip("．％﹪－−–‐‑＝＋／｜＊", ".%%-----=+/|*", strict=True)),
    **dict(zip("︰;:()﹙﹚?!［］", "：；：（）（）？！[]", strict=True)),
    **dict(zip("~〜∼＞＜≧≦⩾⩽", "～～～><≥≤≥≤", strict=True)),
    **dict.fromkeys("╳✕✖", "×"),
    **dict.fromkeys("'\"”‘’＂「」『』", "“"),
}
_TRADITIONAL, _SIMPLIFIED = (
    files(__package__).joinpath("traditional.txt").read_text("utf-8").splitlines()
)
"""Character for character, from the OpenCC dictionary TSCharacters (Apache-2.0)."""
_SCRIPT = dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True))
_FOLDED = _WIDTHS | _SCRIPT
_FOLDABLE = late_regex(f"[{re.escape(''.join(_FOLDED))}]")
_WIDE_DIGIT = late_regex("[０-９]")
_WIDE_NUMBER = late_regex("[－]?[０-９][０-９．，,.]*[％]?")


def fold(text: str) -> str:
    """A text of the same length in one width, one form of quotation marks and one script."""
    return _FOLDABLE.sub(_fold_one, text)


def simplify(text: str) -> str:
    """A text of the same length in simplified characters; its widths and marks stay."""
    return _FOLDABLE.sub(lambda char: _SCRIPT.get(char.group(), char.group()), text)


def narrow_digits(text: str) -> str:
    """A text of the same length with the digits, points, commas and signs of numbers narrow."""
    if _WIDE_DIGIT.search(text) is None:
        return text
    return _WIDE_NUMBER.sub(lambda number: fold(number.group()).replace("，", ","), text)


def paired_quotes(text: str) -> str:
    """A folded text with its quotation marks as people write them: every second one closes."""
    first, *others = text.split("“")
    pieces = (mark + piece for mark, piece in zip(cycle("“”"), others, strict=False))
    return first + "".join(pieces)


def _fold_one(char: re.Match[str]) -> str:
    return _FOLDED[char.group()]
