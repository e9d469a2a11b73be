"""A department's units from the files that its Filing names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PureWindowsPath

from jixiao.filing.consolidating import Consolidation, UnitProblem, consolidate
from jixiao.filing.filing import Filing, Row
from jixiao.forms.filing_reading import read_filing
from jixiao.forms.problem import FormError

_ELSEWHERE = ["应在部门填报表的文件夹里或其下，写相对的文件名，如 单位/中心.xlsx"]
_MOST_TOLD = 3
"""Problems of a unit's own file that are repeated; ``jixiao check`` of that file tells all."""


def with_units(department: Filing, above: tuple[Path, ...] = ()) -> Consolidation | None:
    """A department with its units, and theirs with their own; None where no unit names a file.

    A unit that is not in scope stays out. Files stand in the folder of the department's file or
    below it: a Filing from elsewhere cannot make this program open other files. ``above`` are the
    files on the way here: none of them is read again.
    """
    if not department.path:
        return None
    here = (*above, Path(department.path).resolve())
    units: dict[int, Filing] = {}
    problems: list[UnitProblem] = []
    for number, name in _files(department):
        path = _below(Path(department.path).parent, name)
        found = _unit(path, here) if path else _ELSEWHERE
        if isinstance(found, Filing):
            units[number] = found
        else:
            problems += [UnitProblem(f"units.{number}.filing", f"{name}：{each}") for each in found]
    if not units and not problems:
        return None
    made = consolidate(department, units)
    # Without a unit the sums and transfers are wrong as a matter of course: only it is told.
    return replace(made, problems=tuple(problems)) if problems else made


def _files(department: Filing) -> Iterator[tuple[int, str]]:
    """The units that take part, by row, with the files they name."""
    for number, row in enumerate(department.rows.get("units", ()), 1):
        if "filing" in row and not _is_left_out(row):
            yield number, row["filing"].text


def _below(folder: Path, name: str) -> Path | None:
    """The file of a name, written with either kind of slashes; None where it leads elsewhere."""
    path = PureWindowsPath(name)
    if path.drive or path.root or ".." in path.parts or "\0" in name:
        return None
    return folder.joinpath(*path.parts)


def _is_left_out(row: Row) -> bool:
    return "in_scope" in row and row["in_scope"].number == 0


def _unit(path: Path, above: tuple[Path, ...]) -> Filing | list[str]:
    """A unit with its own units in it; or what is wrong with its file."""
    if path.resolve() in above:
        return ["是上级部门自己的填报表，不能又是它的下属单位"]
    try:
        filing = read_filing(path)
    except FormError as error:
        told = [f"{problem.place} {problem.message}".strip() for problem in error.problems]
        return told[:_MOST_TOLD]
    deeper = with_units(filing, above)
    if deeper is None:
        return filing
    return [problem.message for problem in deeper.problems] or deeper.filing
