"""What is wrong with a filled-in form: the place, what was expected, what stands there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormProblem:
    """``place`` is a line of a YAML file or a cell of a workbook (``收支预算!C5``)."""

    file: str
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.file} {self.place}：{self.message}"


class FormError(Exception):
    """A form that cannot be read; ``problems`` holds every one of them."""

    def __init__(self, problems: list[FormProblem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
