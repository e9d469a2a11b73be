"""Read a Filing from whatever form it was filled in, told by the content of the file."""

from __future__ import annotations

from pathlib import Path

from jixiao.filing.filing import Filing
from jixiao.forms.problem import FormError, FormProblem

_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0"


def read_filing(path: Path) -> Filing:
    """The Filing in a workbook or a YAML file. Raises :class:`FormError` with every problem."""
    try:
        with path.open("rb") as stream:
            head = stream.read(len(_OLE))
    except OSError as error:
        raise FormError([FormProblem(str(path), "", f"读不出来：{error.strerror}")]) from error
    if head.startswith(_OLE):
        words = "是旧格式（.xls、.et）或加了密码的工作簿；请另存为不加密的 .xlsx"
        raise FormError([FormProblem(str(path), "", words)])
    if head.startswith(_ZIP):
        from jixiao.forms.workbook_reading import read_workbook

        return read_workbook(path)
    from jixiao.forms.yaml_reading import read_yaml

    return read_yaml(path)
