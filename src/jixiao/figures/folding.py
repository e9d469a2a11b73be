"""One form of every character that official prose prints in several widths and scripts.

Only one character for one, so that a folded text keeps its places. Quotation marks of either side
become “, since reports mix them up.
"""

from __future__ import annotations

from importlib.resources import files

_WIDTHS = {
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    **dict(zip("．％﹪－−–‐‑＝＋／｜＊", ".%%-----=+/|*", strict=True)),
    **dict(zip("︰;:()﹙﹚?!［］", "：；：（）（）？！[]", strict=True)),
    **dict(zip("~〜∼＞＜≧≦⩾⩽", "～～～><≥≤≥≤", strict=True)),
    **dict.fromkeys("'\"”‘’＂「」『』", "“"),
}
_TRADITIONAL, _SIMPLIFIED = (
    files(__package__).joinpath("traditional.txt").read_text("utf-8").splitlines()
)
"""Character for character, from the OpenCC dictionary TSCharacters (Apache-2.0)."""
FOLDING = str.maketrans(_WIDTHS | dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True)))
"""For ``str.translate``: widths, quotation marks and the traditional characters of reports."""
