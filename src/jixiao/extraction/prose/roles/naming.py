"""The subject of a figure: from its clause, its functional class or its heading."""

from __future__ import annotations

import re

from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.subjects import Subject, subject_of

_NEW_SENTENCE = 4
_CLASS_LEAF = re.compile(r"([^（）：。，；、“\x04]{2,30})（[项款]）(?![^（）]{2,30}（[项款]）)")
"""一般公共服务支出（类）财政事务（款）行政运行（项）: the innermost class names the amount."""
_CLASS = re.compile(r"([^（）：。，；、“\x04]{2,20})（类）")


def own_subject(phrase: Phrase, head: str, clause: str) -> Subject:
    """The subject of the clause; a new sentence without one takes it from what leads it."""
    subject = subject_of(clause)
    if "调整后）" in phrase.gap[-12:]:
        subject = Subject(subject.name, "adjusted")
    if leaves := _CLASS_LEAF.findall(phrase.gap):
        phrase.classified = True
        classes = _CLASS.findall(phrase.gap)
        phrase.functional_class = subject_of(classes[-1]).name if classes else ""
        return Subject(subject_of(leaves[-1]).name or leaves[-1], subject.stage)
    if subject.name or phrase.pause < _NEW_SENTENCE:
        return subject
    for part in reversed(re.split(r"[，。；：]", head)):
        if (lead := subject_of(part)).name:
            return Subject(lead.name, subject.stage or lead.stage)
    return Subject(subject_of(phrase.title).name, subject.stage) if phrase.title else subject
