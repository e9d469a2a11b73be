"""Figures for tests: written short, read by the scanner as the product reads them."""

from jixiao.figures.clean import clean
from jixiao.figures.figure import Approximation, Dimension, Figure
from jixiao.figures.scan import Mark, Token, scan
from jixiao.figures.units import measure

KINDS = {"%": "percent", "个百分点": "percent", "分": "score", "元": "money", "万元": "money"}
KINDS |= {"亿元": "money", "千元": "money"}


def figure(digits: str, unit: str = "", word: Approximation = Approximation.NONE) -> Figure:
    """A figure at place 0 with the dimension and scale of its unit."""
    name, dimension, scale = unit, Dimension.NUMBER, 1
    if unit:
        name, dimension, scale = measure(KINDS.get(unit, "count"), unit)
    length = len(digits)
    return Figure(digits, name, dimension, 0, length + len(unit), length, scale, word)


def tokens_of(text: str) -> list[Token]:
    return scan(clean(text).text)


def figures_of(text: str) -> list[Figure]:
    return [token.figure for token in tokens_of(text) if token.figure is not None]


def shown(text: str) -> list[str]:
    """Every figure of a raw text as ``digits unit`` with its word of approximation."""
    return [
        f"{f.digits}{f.unit}{f'~{f.approximation}' * bool(f.approximation)}"
        for f in figures_of(text)
    ]


def marks(text: str) -> list[tuple[str, str]]:
    """Every token that is no figure."""
    return [
        (token.mark.value, token.text) for token in tokens_of(text) if token.mark is not Mark.FIGURE
    ]
