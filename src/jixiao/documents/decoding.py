"""Bytes of a plain text file to its text, exactly as it stands; only the BOM is dropped.

Clerks' editors write UTF-8, UTF-16 with or without a BOM, and GB18030. Where no BOM tells, the
encoding is the one under which the beginning reads most like Chinese prose.
"""

from __future__ import annotations

import codecs

from jixiao.late import late_regex

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESSES = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
_SAMPLE_BYTES = 65536
_MOST_BAD = 0.01
"""Share of characters that no text holds, above which the bytes are no text."""

_BAD = late_regex("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffd\ufdd0-\ufdef\ufffe\uffff]")
_PRIVATE = late_regex("[\ue000-\uf8ff\U000e0000-\U0010ffff]")
_IDEOGRAPH = late_regex("[\u3400-\u9fff\uac00-\ud7a3]")


def decode(data: bytes) -> tuple[str, bool] | None:
    """The text, and whether every byte could be decoded; None if the bytes are no text."""
    encoding, skip = _declared(data)
    if encoding is None:
        encoding = _guess(data[:_SAMPLE_BYTES])
    body = data[skip:]
    try:
        text, whole = body.decode(encoding), True
    except UnicodeDecodeError:
        text, whole = body.decode(encoding, "replace"), False
    return (text, whole) if _bad_share(text) <= _MOST_BAD else None


def _declared(data: bytes) -> tuple[str | None, int]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding, len(bom)
    return None, 0


def _guess(sample: bytes) -> str:
    """UTF-8 where it fits; else the candidate with the most plausible characters."""
    if b"\x00" not in sample and _bad_share(_partly(sample, "utf-8")) <= _MOST_BAD:
        return "utf-8"
    return max(_GUESSES, key=lambda encoding: _plausibility(_partly(sample, encoding)))


def _partly(sample: bytes, encoding: str) -> str:
    """A sample may end within a character, which is no mistake of the encoding."""
    return codecs.getincrementaldecoder(encoding)("replace").decode(sample)


def _bad_share(text: str) -> float:
    return len(_BAD.findall(text)) / len(text) if text else 0.0


def _plausibility(text: str) -> float:
    """Common characters per character, from -1 (no text) to 1.

    Under a wrong encoding Chinese text turns into other ideographs, but into rare ones: of the
    20,000 and more, only the 3,755 of the first level of GB 2312 are common.
    """
    if not text:
        return -1.0
    bad = len(_BAD.findall(text)) + len(_PRIVATE.findall(text))
    ideographs = _IDEOGRAPH.findall(text)
    rare = len(ideographs) - sum(map(_is_common, ideographs))
    foreign = sum(1 for c in text if c > "\u02ff" and not "\u2000" <= c <= "\uffef")
    return 1.0 - (2 * bad + rare + foreign) / len(text)


def _is_common(ideograph: str) -> bool:
    code = ideograph.encode("gb2312", "ignore")
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7
