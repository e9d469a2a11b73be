"""The few pdfium calls made once per character or per drawn object, bound for speed.

pypdfium2 binds every call with checked pointer types. A page has thousands of characters, so the
same C functions are bound here a second time with plain integer addresses, which costs a third;
those asked by number (character or object) take their page as made by :func:`handle` and pointers
as made by ``ctypes.byref``, which costs a sixth. Buffers are plain ``ctypes`` arrays. pdfium is not
thread-safe: hold :data:`LOCK` around any call.
"""

from __future__ import annotations

import ctypes
import threading
from collections import deque
from collections.abc import Callable
from ctypes import byref, c_double, c_float, c_int, c_uint, c_void_p
from itertools import repeat
from typing import Any

import pypdfium2.raw as raw

LOCK = threading.RLock()
"""Held by whoever calls pdfium."""


def _bind(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A C function of pdfium that takes addresses as integers and keeps the interpreter lock."""
    address = ctypes.cast(getattr(raw, name), c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def _bind_numbered(name: str, result: Any) -> Callable[..., Any]:
    """The same for a function of a page and a number: its arguments are passed as they are."""
    return _bind(name, result)


count_characters = _bind_numbered("FPDFText_CountChars", c_int)
get_unicode = _bind_numbered("FPDFText_GetUnicode", c_uint)
get_text = _bind("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
get_loose_box = _bind_numbered("FPDFText_GetLooseCharBox", c_int)
get_font_size = _bind_numbered("FPDFText_GetFontSize", c_double)
get_origin = _bind_numbered("FPDFText_GetCharOrigin", c_int)
get_text_matrix = _bind_numbered("FPDFText_GetMatrix", c_int)
is_generated = _bind_numbered("FPDFText_IsGenerated", c_int)
get_text_object = _bind_numbered("FPDFText_GetTextObject", c_void_p)
get_render_mode = _bind("FPDFTextObj_GetTextRenderMode", c_int, c_void_p)

_get_page_box = _bind("FPDF_GetPageBoundingBox", c_int, c_void_p, c_void_p)
page_turns = _bind("FPDFPage_GetRotation", c_int, c_void_p)
count_objects = _bind("FPDFPage_CountObjects", c_int, c_void_p)
get_object = _bind_numbered("FPDFPage_GetObject", c_void_p)
get_type = _bind("FPDFPageObj_GetType", c_int, c_void_p)
get_bounds = _bind("FPDFPageObj_GetBounds", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
get_matrix = _bind("FPDFPageObj_GetMatrix", c_int, c_void_p, c_void_p)
count_form_objects = _bind("FPDFFormObj_CountObjects", c_int, c_void_p)
get_form_object = _bind("FPDFFormObj_GetObject", c_void_p, c_void_p, c_int)

get_draw_mode = _bind("FPDFPath_GetDrawMode", c_int, c_void_p, c_void_p, c_void_p)
count_segments = _bind("FPDFPath_CountSegments", c_int, c_void_p)
get_segment = _bind("FPDFPath_GetPathSegment", c_void_p, c_void_p, c_int)
get_point = _bind("FPDFPathSegment_GetPoint", c_int, c_void_p, c_void_p, c_void_p)
get_segment_type = _bind("FPDFPathSegment_GetType", c_int, c_void_p)
get_segment_close = _bind("FPDFPathSegment_GetClose", c_int, c_void_p)

get_clip = _bind("FPDFPageObj_GetClipPath", c_void_p, c_void_p)
count_clip_paths = _bind("FPDFClipPath_CountPaths", c_int, c_void_p)
count_clip_segments = _bind("FPDFClipPath_CountPathSegments", c_int, c_void_p, c_int)
get_clip_segment = _bind("FPDFClipPath_GetPathSegment", c_void_p, c_void_p, c_int, c_int)

_KEPT = 20_000
"""Characters of a page for which pointers are kept."""
TEXT, PATH, IMAGE, SHADING, FORM = 1, 2, 3, 4, 5
"""Object types of a page."""
LINE_TO, BEZIER_TO, MOVE_TO = 0, 1, 2
"""Segment types of a path."""

Quad = tuple[float, float, float, float]
"""Left, bottom, right, top in points of the page's own space (y grows upwards)."""
Matrix = tuple[float, float, float, float, float, float]
Handle = Any
"""A page or text page, made ready to be passed."""


class Point:
    """A reusable pair of floats that pdfium writes a point into."""

    def __init__(self) -> None:
        self._pair = (c_float * 2)()
        self._x = ctypes.addressof(self._pair)
        self._y = self._x + 4

    def read(self, segment: int) -> tuple[float, float]:
        """The end point of a path segment."""
        get_point(segment, self._x, self._y)
        return self._pair[0], self._pair[1]


class Room:
    """A buffer of numbers for pdfium to write into, kept for the next page.

    To ctypes each length is a type of its own, and making one takes longer than filling it.
    """

    def __init__(self, kind: Any) -> None:
        self._kind = kind
        self._buffer = (kind * 0)()

    def of(self, count: int) -> Any:
        """The buffer for that many numbers or more; it may hold those of the page before."""
        if count > len(self._buffer):
            self._buffer = (self._kind * (2 * count))()
        return self._buffer


class Boxes:
    """The buffer for the boxes of a page's characters, kept for the next page.

    Making the pointers into it takes as long as filling it.
    """

    def __init__(self) -> None:
        self._buffer = (c_float * 0)()
        self._places: list[Any] = []

    def read(self, textpage: Handle, count: int) -> list[float]:
        """Left, right, bottom and top of each character, one after another."""
        if count > len(self._places):
            self._buffer = (c_float * (4 * count))()
            self._places = [byref(self._buffer, 16 * index) for index in range(count)]
        deque(map(get_loose_box, repeat(textpage), range(count), self._places), maxlen=0)
        values: list[float] = self._buffer[: 4 * count]
        del self._places[_KEPT:]
        return values


def handle(pointer: Any) -> Handle:
    """A pypdfium2 handle as an argument of the functions here."""
    return c_void_p.from_param(ctypes.addressof(pointer.contents))


def page_bounds(page: Handle) -> Quad:
    """The visible box of a page: left, bottom, right, top."""
    rect = (c_float * 4)()
    _get_page_box(page, ctypes.addressof(rect))
    left, top, right, bottom = rect
    return left, bottom, right, top


def object_matrix(item: int) -> Matrix:
    """The matrix a form or path object is drawn with."""
    values = (c_float * 6)()
    get_matrix(item, ctypes.addressof(values))
    a, b, c, d, e, f = values
    return a, b, c, d, e, f
