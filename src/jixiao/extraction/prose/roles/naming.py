"""The subject of a figure: from its clause, its functional class or its heading."""

from __future__ import annotations

from jixiao.extraction.prose.breaks import NEW_SENTENCE
from jixiao.extraction.prose.gaps import Clause
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.subjects import Subject, subject_of
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_ADJUSTED_ASIDE = "调整后）"
_ASIDE_REACH = 12
"""Characters right before the figure in which the aside （调整后） counts."""
_CLAUSE_BREAK = late_regex(r"[，。；：]")
_PURPOSE = late_regex(r"主要(?:用于|是|为|系)|用于")
"""，主要用于接待上级检查。: what an amount was for names no other amount."""
_UNSPENT = late_regex(
    r"；(?P<name>[^，。；：]{2,20}?)(?:全年|本年)?(?:未|没有?|无)(?:实际)?(?:开支|支出|发生|列支|使用)，$"
)
"""；公务用车费未开支，年初安排5万元: what the clause before says was not spent."""
_ITEM_HEAD = late_regex(
    r"(?:[；：](?:[一二三四五六七八九十]是|\x04)(?P<item>[^，。；：]{2,20})|"
    r"；(?P<named>[^，。；：]{2,18}(?:项目|工程|经费|补助|专项|资金)))，$"
)
"""；二是管网改造，安排9万元; ；管网改造项目，预算9万元: the clause before names the item."""
_CLASS_LEAF = late_regex(r"([^（）：。，；、“\x04]{2,30})（[项款]）(?![^（）]{2,30}（[项款]）)")
"""一般公共服务支出（类）财政事务（款）行政运行（项）: the innermost class names the amount."""
_CLASS = late_regex(r"([^（）：。，；、“\x04]{2,20})（类）")


def own_subject(phrase: Phrase, clause: Clause) -> Subject:
    """The subject of the clause; a new sentence without one takes it from what leads it."""
    subject = subject_of(clause.text)
    if _ADJUSTED_ASIDE in phrase.gap[-_ASIDE_REACH:]:
        subject = Subject(subject.name, "adjusted")
    if "（" in phrase.gap and (leaf := _named_by_class(phrase, phrase.gap)):
        return Subject(leaf, subject.stage)
    if subject.name:
        return subject
    if phrase.pause < NEW_SENTENCE:
        head = clause.head
        told = _named_before(head) if head[-1:] == "，" and ("；" in head or "：" in head) else ""
        return Subject(told, subject.stage) if told else subject
    return _led_by(subject, phrase, clause.head)


def _named_before(head: str) -> str:
    """What the clause before names behind a semicolon: an item, or what was not spent."""
    if unspent := _UNSPENT.search(head):
        return subject_of(unspent["name"]).name
    item = _ITEM_HEAD.search(head)
    return subject_of(item["item"] or item["named"]).name if item else ""


def name_by_heading(phrase: Phrase, heading: str) -> None:
    """1.财政事务（款）行政运行（项）。 or （二）项目支出： in a line of its own: what the amount
    below it is of.
    """
    if phrase.role is Role.LEVEL and not phrase.subject.name:
        name = _named_by_class(phrase, heading)
        name = name or ("" if "（" in heading else subject_of(heading).name)
        phrase.subject = Subject(name, phrase.subject.stage)


def _named_by_class(phrase: Phrase, text: str) -> str:
    """The innermost functional class that a text names; "" without one."""
    classes = _CLASS.findall(text)
    leaves = _CLASS_LEAF.findall(text) or (
        classes if text.rstrip("。：").endswith("（类）") else []
    )
    if not leaves:
        return ""
    phrase.classified = True
    phrase.functional_class = subject_of(classes[-1]).name if classes else ""
    return subject_of(leaves[-1]).name or leaves[-1]


def _led_by(subject: Subject, phrase: Phrase, head: str) -> Subject:
    """The subject as the nearest clause before, or the heading, names it."""
    for part in reversed(_CLAUSE_BREAK.split(head)):
        if not _PURPOSE.match(part) and (lead := subject_of(part)).name:
            return Subject(lead.name, subject.stage or lead.stage)
    return Subject(subject_of(phrase.title).name, subject.stage) if phrase.title else subject
