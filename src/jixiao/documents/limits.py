"""How large a file may be, in one place. Sizes are bytes; the limits guard memory, not patience."""

from __future__ import annotations

from jixiao.documents.document import DocumentError

MEBIBYTE = 1024 * 1024

FILE_BYTES = 300 * MEBIBYTE
"""Any file, as it lies on the disk."""

TEXT_BYTES = 100 * MEBIBYTE
"""A plain text file; the longest real report is below 2 MiB."""

UNPACKED_BYTES = 300 * MEBIBYTE
"""All XML parts of one package together, unpacked."""

UNPACKED_RATIO = 400
"""Unpacked size over packed size of one part of a package, where the part is large."""

RATIO_FREE_BYTES = 16 * MEBIBYTE
"""Parts up to this size may pack as well as they like (large empty tables do)."""

GRID_COLUMNS = 512
"""Columns of one table row; Word itself stops at 63."""

SHEET_CELLS = 300_000
"""Cells with content of one workbook; a complete disclosure has below 20,000."""

SHEET_AREA = 5_000_000
"""Places, blank ones too, of all tables of one workbook."""

FORMULA_STEPS = 1_000_000
"""Cells that are looked at to compute the formulas of one workbook that have no stored value."""

FORMULA_DEPTH = 60
"""Formulas that wait for one another, and brackets within brackets."""

FORMULA_LENGTH = 4_000
"""Characters of a formula that is computed."""

DIRECTORY_BYTES = 8 * MEBIBYTE
"""The directory of a zip file; 2,000 files with long names need below 1 MiB."""

ARCHIVE_FILES = 2_000
"""Files in one .zip, with those of archives in it."""

ARCHIVE_BYTES = 4096 * MEBIBYTE
"""All of them unpacked; they are read one at a time."""

ARCHIVE_DEPTH = 3
"""Archives within archives, the outermost counted."""

MARKUP_DEPTH = 100
"""Elements within elements of a page; text further down is read without structure."""

PAGES = 3_000
"""Pages of an .ofd; the thickest disclosure has a few hundred."""

CONVERSION_SECONDS = 60
"""LibreOffice on one old or damaged .doc."""

NOTES = 30_000
"""Notes put on one copy; Word opens no file with more than 32,767 comments."""


def check_size(path: str, size: int, limit: int, what: str) -> None:
    """Refuse ``size`` bytes of ``what`` (a Chinese noun) above ``limit``."""
    if size > limit:
        raise DocumentError(
            path,
            "too_large",
            f"{what}最大可读 {limit // MEBIBYTE} MB，实际 {size / MEBIBYTE:.0f} MB；"
            "请压缩图片或拆分后再试",
        )
