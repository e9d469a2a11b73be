"""Arithmetic over paths: ``budget.outturn.total / budget.adjusted.total``, exactly.

Known are + − × ÷, abs(), sum(table.column), count(table), distinct(table.column) and numbers. The
expression is parsed once and nothing of it is executed.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

_OPERATORS: Mapping[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: lambda left, right: left + right,
    ast.Sub: lambda left, right: left - right,
    ast.Mult: lambda left, right: left * right,
    ast.Div: lambda left, right: left / right,
}
_FUNCTIONS = frozenset({"abs", "sum", "count", "distinct"})
_LOOSE = frozenset({ast.Add, ast.Sub})


class ExpressionError(Exception):
    """An expression that is not of the known form; says what was found."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed expression. ``paths`` are its operands in order, each once."""

    text: str
    tree: ast.expr
    paths: tuple[str, ...]

    def value(self, known: Mapping[str, Fraction]) -> Fraction:
        """Its value. Raises ZeroDivisionError, and KeyError for a path that is not known."""
        return _value(self.tree, known)

    def words(self, name: Callable[[str], str]) -> str:
        """The formula with ``name`` of each path: 执行数÷预算数."""
        return _written(self.tree, name, _WORDS)

    def spreadsheet(self, name: Callable[[str], str]) -> str:
        """The formula as a spreadsheet program computes it: F8/E8."""
        return _written(self.tree, name, _SPREADSHEET)


@lru_cache(maxsize=1024)
def parse(text: str) -> Expression:
    """The expression of a text. Raises :class:`ExpressionError`."""
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except SyntaxError as error:
        raise ExpressionError(f"不是算式：{text}") from error
    return Expression(text, tree, tuple(dict.fromkeys(_paths(tree, text))))


def _paths(node: ast.expr, text: str) -> Iterator[str]:
    """Every operand; refuses whatever is no arithmetic."""
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        yield from _paths(node.left, text)
        yield from _paths(node.right, text)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield from _paths(node.operand, text)
    elif isinstance(node, ast.Call):
        yield from _call_paths(node, text)
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        return
    elif path := _path(node):
        yield path
    else:
        raise ExpressionError(f"算式 {text} 中有不认识的写法：{ast.unparse(node)}")


def _call_paths(node: ast.Call, text: str) -> Iterator[str]:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name not in _FUNCTIONS or len(node.args) != 1 or node.keywords:
        raise ExpressionError(f"算式 {text} 中有不认识的写法：{ast.unparse(node)}")
    if name == "abs":
        yield from _paths(node.args[0], text)
    elif path := _path(node.args[0]):
        yield f"{name}({path})"
    else:
        raise ExpressionError(f"算式 {text} 中 {name}() 应写表的列，写的是 {ast.unparse(node)}")


def _path(node: ast.expr) -> str:
    """``a.b.c`` of a chain of names; "" for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (head := _path(node.value)):
        return f"{head}.{node.attr}"
    return ""


def _value(node: ast.expr, known: Mapping[str, Fraction]) -> Fraction:
    if isinstance(node, ast.BinOp):
        compute = _OPERATORS[type(node.op)]
        return compute(_value(node.left, known), _value(node.right, known))
    if isinstance(node, ast.UnaryOp):
        return -_value(node.operand, known)
    if isinstance(node, ast.Call):
        name = node.func.id  # type: ignore[attr-defined]
        if name == "abs":
            return abs(_value(node.args[0], known))
        return known[f"{name}({_path(node.args[0])})"]
    if isinstance(node, ast.Constant):
        return Fraction(str(node.value))
    return known[_path(node)]


@dataclass(frozen=True, slots=True)
class _Notation:
    """How a formula is written down."""

    signs: Mapping[type[ast.operator], str]
    minus: str
    brackets: tuple[str, str]
    absolute: tuple[str, str]


_WORDS = _Notation(
    {ast.Add: "＋", ast.Sub: "－", ast.Mult: "×", ast.Div: "÷"}, "－", ("（", "）"), ("|", "|")
)
_SPREADSHEET = _Notation(
    {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}, "-", ("(", ")"), ("ABS(", ")")
)


def _written(node: ast.expr, name: Callable[[str], str], how: _Notation) -> str:
    if isinstance(node, ast.BinOp):
        tight = type(node.op) not in _LOOSE
        left = _bracketed(node.left, name, how, tight)
        below = isinstance(node.right, ast.BinOp) and type(node.right.op) in _LOOSE
        closed = tight or (below and isinstance(node.op, ast.Sub))
        return f"{left}{how.signs[type(node.op)]}{_bracketed(node.right, name, how, closed)}"
    if isinstance(node, ast.UnaryOp):
        return f"{how.minus}{_bracketed(node.operand, name, how, True)}"
    if isinstance(node, ast.Call):
        function = node.func.id  # type: ignore[attr-defined]
        if function == "abs":
            return _written(node.args[0], name, how).join(how.absolute)
        return name(f"{function}({_path(node.args[0])})")
    return str(node.value) if isinstance(node, ast.Constant) else name(_path(node))


def _bracketed(node: ast.expr, name: Callable[[str], str], how: _Notation, tight: bool) -> str:
    text = _written(node, name, how)
    return text.join(how.brackets) if tight and isinstance(node, ast.BinOp) else text
