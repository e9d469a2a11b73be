"""The container of a .doc or .wps: its streams, the information block, the pieces of its text."""

from __future__ import annotations

import io
import struct
from bisect import bisect_right
from dataclasses import dataclass

import olefile

from jixiao.documents.document import DocumentError

_WORD_97 = 0x00C1
"""Smallest version whose layout is known here; Word 6 and 95 are older."""
_MAGIC = (0xA5EC, 0xA5DC)
_COMPLEX, _ENCRYPTED, _SECOND_TABLE = 0x0004, 0x0100, 0x0200
_TABLE_OFFSETS = 0x9A
_COUNTS = ("text", "footnotes", "headers", "macros", "comments", "endnotes", "boxes")
"""Parts of the text in their order, with their lengths from offset 0x4C on."""
_FIRST_COUNT = 0x4C
_CLX = 33
_COMPRESSED = 0x40000000


class OldVersionError(Exception):
    """A file of Word 6 or 95, or another layout that is not known here."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters ``first`` to ``end`` of the text and where they lie in the main stream."""

    first: int
    end: int
    offset: int
    width: int
    """Bytes per character: 1 for Latin text, 2 for UTF-16."""


class DocFile:
    """The streams of one file. Raises DocumentError for locked and damaged ones."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            self.main = _stream(container, "WordDocument")
            if len(self.main) < _TABLE_OFFSETS:
                raise self.damaged("没有正文")
            magic, version = struct.unpack_from("<HH", self.main)
            flags = self._short(0x0A)
            if magic not in _MAGIC or version < _WORD_97:
                raise OldVersionError
            if flags & _ENCRYPTED:
                raise DocumentError(
                    path,
                    "encrypted",
                    "应为未加密的文档，实际设有打开密码；请用 Word 或 WPS 取消密码后另存",
                )
            self.table = _stream(container, "1Table" if flags & _SECOND_TABLE else "0Table")
            self.data = _stream(container, "Data")
        self.fast_saved = bool(flags & _COMPLEX)
        self.pieces = self._read_pieces()
        self._starts = [piece.first for piece in self.pieces]
        self.text = "".join(map(self._piece_text, self.pieces))

    def damaged(self, what: str) -> DocumentError:
        return DocumentError(
            self.path,
            "damaged",
            f"应为完整的 .doc，实际文件已损坏或不完整（{what}）；"
            "请用 Word 或 WPS 打开后另存为 .docx，或重新索取",
        )

    def part(self, index: int) -> bytes:
        """A part of the table stream by its number in the information block; may be empty."""
        start, size = self.place(index)
        return self.table[start : start + size]

    def place(self, index: int) -> tuple[int, int]:
        """Offset and size of a part of the table stream."""
        at = _TABLE_OFFSETS + 8 * index
        if at + 8 > len(self.main):
            return 0, 0
        start, size = struct.unpack_from("<II", self.main, at)
        return start, size

    def spans(self) -> dict[str, tuple[int, int]]:
        """First and last character (exclusive) of each part of the text."""
        found: dict[str, tuple[int, int]] = {}
        start = 0
        for number, name in enumerate(_COUNTS):
            (count,) = struct.unpack_from("<i", self.main, _FIRST_COUNT + 4 * number)
            end = min(start + max(count, 0), len(self.text))
            found[name] = (start, end)
            start = end
        return found

    def offset_of(self, position: int) -> int:
        """Where a character lies in the main stream, which is how properties name it."""
        piece = self.pieces[max(bisect_right(self._starts, position) - 1, 0)]
        return piece.offset + (position - piece.first) * piece.width

    def _short(self, at: int) -> int:
        value: int = struct.unpack_from("<H", self.main, at)[0]
        return value

    def _read_pieces(self) -> list[Piece]:
        clx = self.part(_CLX)
        at = 0
        while at + 3 <= len(clx) and clx[at] == 1:
            at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
        if at + 5 > len(clx) or clx[at] != 2:
            raise self.damaged("文字的位置表读不出")
        (size,) = struct.unpack_from("<I", clx, at + 1)
        table = clx[at + 5 : at + 5 + size]
        count = (len(table) - 4) // 12
        bounds = struct.unpack_from(f"<{count + 1}I", table)
        pieces = []
        for index in range(count):
            (place,) = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * index + 2)
            first, end = bounds[index], bounds[index + 1]
            narrow = bool(place & _COMPRESSED)
            offset = (place & (_COMPRESSED - 1)) // (2 if narrow else 1)
            width = 1 if narrow else 2
            if not 0 <= first < end or offset + (end - first) * width > len(self.main):
                raise self.damaged("文字的位置表有误")
            pieces.append(Piece(first, end, offset, width))
        self._check_order(pieces)
        return pieces

    def _check_order(self, pieces: list[Piece]) -> None:
        """Pieces follow on one another from the first character."""
        expected = 0
        for piece in pieces:
            if piece.first != expected:
                raise self.damaged("文字的位置表有误")
            expected = piece.end
        if expected > len(self.main) + 1:
            raise self.damaged("文字的位置表有误")

    def _piece_text(self, piece: Piece) -> str:
        length = (piece.end - piece.first) * piece.width
        data = self.main[piece.offset : piece.offset + length]
        if piece.width == 1:
            return data.decode("cp1252", "replace")
        return "".join(map(chr, struct.unpack(f"<{length // 2}H", data)))


def _stream(container: olefile.OleFileIO, name: str) -> bytes:
    if not container.exists(name):
        return b""
    data: bytes = container.openstream(name).read()
    return data
