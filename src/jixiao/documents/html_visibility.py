"""What of a page a browser does not show, as far as the page alone says so."""

from __future__ import annotations

import re

from lxml import etree

from jixiao.documents.limits import STYLE_SHEET
from jixiao.late import late_regex

_SILENT = frozenset(
    (
        "script", "style", "head", "title", "meta", "link", "template", "noscript", "iframe",
        "object", "embed", "audio", "video", "canvas", "svg", "math", "select", "option",
        "datalist", "textarea", "button", "input", "nav", "rp", "rt", "map",
    )
)  # fmt: skip
_HIDING = late_regex(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE
)
_CLASS = late_regex(r"[.#][\w-]+$")


class Visibility:
    """Tells whether an element is shown; inline styles and rules for one class or id count."""

    def __init__(self, root: etree._Element) -> None:
        self.left_out = False
        """Whether any hidden text was left out."""
        self._hiding: set[str] = set()
        """Classes (``.x``) and ids (``#x``) that a style sheet of the page hides."""
        for sheet in root.iter("style"):
            if (sheet.get("media") or "all").strip().lower() in ("all", "screen"):
                self._read(sheet.text or "")

    def _read(self, text: str) -> None:
        if len(text) > STYLE_SHEET or "@media" in text:
            return
        for rule in text.split("}"):
            selectors, _, rules = rule.rpartition("{")
            if _HIDING.search(rules):
                names = (name.strip() for name in selectors.split(","))
                self._hiding.update(name for name in names if _CLASS.match(name))

    def shows(self, element: etree._Element) -> bool:
        """Whether a browser shows an element that stands in a shown one."""
        if element.tag in _SILENT:
            return False
        if self._is_hidden(element):
            self.left_out = self.left_out or any(text.strip() for text in element.itertext())
            return False
        return True

    def _is_hidden(self, element: etree._Element) -> bool:
        if element.get("hidden") is not None or _HIDING.search(element.get("style", "")):
            return True
        if not self._hiding:
            return False
        names = {f".{name}" for name in (element.get("class") or "").split()}
        names.add(f"#{element.get('id', '')}")
        return not names.isdisjoint(self._hiding)
