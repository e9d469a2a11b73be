"""Names left in from another body's report (B08): the same kind of body of another place.

A report names other bodies for good reasons: its superior, its neighbours, the bodies under it.
Only a sentence that begins with such a name and says of it what a report says of its own body is
reported, and only where the place is of the same level (柳林县 in a report of 清河县).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.extraction.covers import Cover
from jixiao.extraction.reading import ProseReading
from jixiao.late import late_regex
from jixiao.ledger.relation import Mention

_LEVELS = "市县区旗镇乡"
_BODY = late_regex(
    rf"(?P<place>(?:[一-龥]{{2,}}?[{_LEVELS}])+)(?P<office>[^{_LEVELS}（）]{{2,}}?)(?:本级|机关)?$"
)
_PLACE = late_regex(rf"[一-龥]{{2,}}?[{_LEVELS}]")
_OWN = (
    r"(?:部门|单位|本级|机关)?(?:(?:19|20)\d\d年|全年|本年|内设|现有|编制|下设|下属|主要职责|"
    r"的主要职责|整体支出|部门预算|预算|决算|年初|收入|支出|严格|认真|高度重视|核定|在职|自评|"
    r"绩效|共有|无|为|是|属于|位于|围绕|坚持)"
)
"""What a report says of its own body."""
_START = r"(?:^|(?<=[。；：]))(?:(?:(?:19|20)\d\d年度?|本年度|全年|综上|综上所述|总体来看)，?)?"
_FIELD = r"^(?:编制|填报)?(?:单位|部门)(?:名称)?(?:（公章）|（盖章）)?："


def body_mentions(reading: ProseReading, cover: Cover) -> Iterator[Mention]:
    """Every name of a body of the same kind and another place that stands for the own body."""
    own = _BODY.match(cover.body)
    if own is None:
        return
    name = rf"(?P<name>(?P<place>[一-龥]{{2,12}}?[{_LEVELS}]){re.escape(own['office'])})"
    patterns = (re.compile(_START + name + rf"(?={_OWN})"), re.compile(_FIELD + name + r"(?=\D|$)"))
    for passage in reading.passages:
        if own["office"] not in passage.text:
            continue
        for pattern in patterns:
            for match in pattern.finditer(passage.text):
                if _elsewhere(match["place"], own["place"]):
                    start, end = passage.clean.span(match.start("name"), match.end("name"))
                    yield Mention("body", start, end, match["name"], cover.body)


def _elsewhere(place: str, own: str) -> bool:
    """Whether a place is another one of the same level, and no short form of the own one."""
    places, owns = _PLACE.findall(place), _PLACE.findall(own)
    if not places or not owns or places[-1][-1] != owns[-1][-1]:
        return False
    return not _shortens(places[-1], own) and not _shortens(owns[-1], place)


def _shortens(short: str, full: str) -> bool:
    """Whether the characters of a name stand in another in the same order (高新区)."""
    rest = iter(full)
    return all(char in rest for char in short)
