"""What a file may ask of the computer, in one place: size, number, depth, time.

docs/limits.md is made of this module: each constant with the words below it, by heading. Ordinary
reports stay far below; what a limit is for stands beside it.
"""

from __future__ import annotations

from jixiao.documents.document import DocumentError
from jixiao.late import late_regex

MEBIBYTE = 1024 * 1024

# Size

FILE_BYTES = 300 * MEBIBYTE
"""Any file, as it lies on the disk or in an archive."""

TEXT_BYTES = 16 * MEBIBYTE
"""A text, .csv or .html file; the longest real report is below 2 MiB."""

UNPACKED_BYTES = 300 * MEBIBYTE
"""All parts of one .docx, .xlsx or .ofd that are read, unpacked; told before a byte is unpacked."""

UNPACKED_RATIO = 400
"""Unpacked size over packed size of one part or file, where it is large."""

RATIO_FREE_BYTES = 16 * MEBIBYTE
"""Parts up to this size may pack as well as they like (large empty tables do)."""

DIRECTORY_BYTES = 8 * MEBIBYTE
"""The directory of a zip file; 2,000 files with long names need below 1 MiB."""

ARCHIVE_BYTES = 4096 * MEBIBYTE
"""All files of one .zip, unpacked; they are read one at a time."""

# Number

ARCHIVE_FILES = 2_000
"""Files in one .zip, with those of archives in it."""

PAGES = 3_000
"""Pages of a .pdf or .ofd; the thickest disclosure has a few hundred."""

MARKUP_SIGNS = 3_000_000
"""Signs < and = in the XML or HTML of one file, for each of which a tree takes memory; a table of
100,000 cells has below 1,500,000."""

TEXT_CHARACTERS = 5_000_000
"""Characters of a read document, whatever its format."""

FIGURES = 200_000
"""Numbers of a read document; a complete disclosure has below 20,000."""

SHEET_CELLS = 300_000
"""Cells with content of one workbook; a complete disclosure has below 20,000."""

SHEET_AREA = 5_000_000
"""Places, blank ones too, of all tables of one workbook."""

GRID_COLUMNS = 512
"""Columns of one table row; Word itself stops at 63."""

ROW_SPAN = 1_000
"""Rows that one cell of a page spans; browsers stop at 65,534, no real table comes near."""

NOTES = 30_000
"""Notes put on one copy; Word opens no file with more than 32,767 comments."""

# Depth

ARCHIVE_DEPTH = 3
"""Archives within archives, the outermost counted."""

MARKUP_DEPTH = 100
"""Elements within elements of a page; text further down is read without structure."""

BLOCK_DEPTH = 8
"""Blocks within blocks of an .ofd page."""

FORM_DEPTH = 4
"""Drawings within drawings of a .pdf page."""

STYLE_PARENTS = 20
"""Styles of a .docx that follow on one another; circles end there."""

FORMULA_DEPTH = 60
"""Formulas that wait for one another, and brackets within brackets; a circle is not computed."""

# Time

FORMULA_STEPS = 300_000
"""Cells that are looked at to compute the formulas of one workbook that have no stored value."""

FORMULA_LENGTH = 4_000
"""Characters of a formula that is computed."""

FORMULA_BITS = 1_024
"""Binary places of numerator and denominator of a computed value."""

STYLE_SHEET = 200_000
"""Characters of the style sheet of a page that are looked at."""

OCR_PAGES = 300
"""Pages of one file that are read by recognition; each takes seconds."""

OCR_SECONDS = 3_600
"""Time after which the pages that are left of a file are not read by recognition."""

OCR_PIXELS = 30_000_000
"""A page's picture is made no larger; A3 at 300 dpi has 17 million."""

PICTURE_PIXELS = 72_000_000
"""A picture handed in; A3 at 600 dpi has 70 million."""

CONVERSION_SECONDS = 60
"""LibreOffice on one old or damaged .doc; the only other program that is ever started."""


_NUMBER = late_regex(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")


def check_size(path: str, size: int, limit: int, what: str) -> None:
    """Refuse ``size`` bytes of ``what`` (a Chinese noun) above ``limit``."""
    if size > limit:
        raise DocumentError(
            path,
            "too_large",
            f"{what}最大可读 {limit // MEBIBYTE} MB，实际 {size / MEBIBYTE:.0f} MB；"
            "请压缩图片或拆分后再试",
        )


def check_number(path: str, number: int, limit: int, what: str) -> None:
    """Refuse more of ``what`` (a Chinese noun with its measure word) than ``limit``."""
    if number > limit:
        raise DocumentError(
            path, "too_large", f"最多可读 {limit:,} {what}，实际超过此数；请拆分后再试"
        )


def check_text(path: str, text: str) -> None:
    """Refuse endless text, which a short file of any format can hold."""
    check_number(path, len(text), TEXT_CHARACTERS, "个字")
    if len(text) > 2 * FIGURES:  # no shorter text has more
        check_number(path, len(_NUMBER.findall(text)), FIGURES, "个数字")


def too_many_cells(path: str) -> DocumentError:
    """The error of a workbook, or of a table of fields, with more cells than are read."""
    return DocumentError(
        path,
        "too_large",
        f"工作簿最多可读 {SHEET_CELLS} 个有内容的单元格，实际超过此数；请只保留要核对的工作表",
    )
