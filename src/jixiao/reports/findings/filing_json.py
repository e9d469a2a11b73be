"""The partial Filing of a report as JSON: part of jixiao.extract/1 (docs/json.md)."""

from __future__ import annotations

from jixiao.filing.filing import Filing
from jixiao.filing.value import Value


def filing_json(filing: Filing) -> dict[str, object]:
    """What was agreed and what is disputed, by path; numbers as plain digits."""
    return {
        "year": filing.year or None,
        "values": {path: _value(value) for path, value in filing.entered()},
        "disputed": {
            path: [_value(value) for value in values] for path, values in filing.disputed.items()
        },
    }


def _value(value: Value) -> dict[str, str]:
    text = value.text if value.number is None else f"{value.number:f}"
    return {"value": text, "place": value.origin.place}
