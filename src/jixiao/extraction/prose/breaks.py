"""How strong the break before a figure is (``Phrase.pause``)."""

from __future__ import annotations

NO_BREAK = 0
IN_ROW = 1
"""、"""
NEW_PART = 2
"""，： or a bracket"""
NEW_CLAUSE = 3
"""；"""
NEW_SENTENCE = 4
NEW_PASSAGE = 5
NEW_SECTION = 6
"""A passage that starts with a heading."""
