"""What a column states: kind, budget stage, year and unit, by the words of its header."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from jixiao.extraction.tables.vocabulary import words
from jixiao.late import late_regex

LABEL_KINDS = frozenset({"label", "code", "row_number"})
SILENT_KINDS = LABEL_KINDS | {"note", "unit"}
"""Columns whose numbers are no figures of the body."""
MONEY_KINDS = frozenset({"amount", "change"})
RATE_KINDS = frozenset({"rate", "share", "change_rate"})

_COUNTED = (
    r"万?(?:人次|人|户|亩|公顷|平方米|平方公里|立方米|公里|吨|公斤)|个|辆|家|件|场次?|期|批次?|次|台|套"
    r"|座|处|项|盏|株|头|床|张|份|眼|米"
)
_UNIT = late_regex(rf"[（(](?:单位：)?(亿元|百万元|万元|千元|元|%|分|{_COUNTED})[)）]|(%)$")
_NOTE = late_regex(
    r"[（(](?:[^（）()]*(?:元|%|[A-Za-z=÷/×]|含|填|单位|合计)[^（）()]*"
    rf"|分|{_COUNTED}|\d+分?)[)）]"
)
_UP_DOWN = late_regex(r"增[、/]减")
_YEAR = late_regex(r"(20\d{2})年?")
_LAST_YEAR = late_regex(r"上年|去年|上一年")
_STAGE_WORD = late_regex(
    r"[数额]|金额|预算|决算|执行|调整|完成|统计|年初|期初|全年|累计|实际|下达|分配|已|\d{4}"
)
_OF_AMOUNT = late_regex(
    r"^(?:决算|执行|支出|收入|预算)?[数额]?(?:占|为|完成)(?:[^，]{0,8}(?:预算|决算|任务|计划)|上年|去年)"
    r"(?:同期|实际|完成)?[数额]?的?(?P<percent>百分比|百分数|比例|比率|比重)?$"
)
"""What a column of percent is taken of: 为预算%, 决算数为上年决算数的%."""
_OVER_YEARS = late_regex(r"上年|去年|同期|同比")
_CHANGED = late_regex(
    r"(?:增减|增长|增加|升降|变动|变化|增幅|降幅|下降)(?:变动|变化|情况|幅度|[（/]?(?:下降|减少|降低)[）]?)?$"
)
"""What a column of percent is of: 增减%, 增长（%）."""
_PURE_STAGE = late_regex(
    r"(?:20\d{2}年?度?|本年|上年|当年|年初|全年|期初|[（(]?调整后?[）)]?|实际|累计|到位|已)*"
    r"(?:资金|经费)?"
    r"(?:预算|决算|执行|支出|收入|指标|完成|拨付|支付|兑付|发放|使用|下达|分配|安排|拨款){0,2}"
    r"(?:统计)?(?:数|额|金额|资金|安排|批复数|情况)?"
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What header words say. ``item`` is the subject they name, "" for a bare 预算数 or 合计."""

    kind: str
    stage: str
    year: int | None
    unit: str
    item: str
    total: bool
    open: bool
    last_year: bool


@dataclass(slots=True)
class Column:
    """A column of a band. ``unit`` is what its bare numbers are counted in."""

    index: int
    path: tuple[str, ...]
    meaning: Meaning
    kind: str
    panel: int = 0
    unit: str = ""
    stage: str = ""
    year: int | None = None

    @property
    def item(self) -> str:
        return self.meaning.item

    @property
    def valued(self) -> bool:
        """Whether its numbers are figures."""
        return self.kind not in SILENT_KINDS


@lru_cache(maxsize=4096)
def meaning_of(path: tuple[str, ...]) -> Meaning:
    """The meaning of a header path, outermost cell first."""
    vocabulary = words()
    kind, stage = _kind(path), _stage(path)
    leaf = strip_notes(path[-1]) if path else ""
    if kind == "target" and any(vocabulary_kind(text) == "score" for text in path[:-1]):
        kind = "actual"
    joined = "".join(path)
    year = _YEAR.search(joined)
    return Meaning(
        kind or ("amount" if path else ""),
        stage,
        int(year[1]) if year else None,
        unit_of(path),
        _item(path),
        bool(vocabulary.total_column.search(_last_item(path) or leaf)),
        bool(vocabulary.open_column.search(leaf)),
        bool(_LAST_YEAR.search(joined)),
    )


def _kind(path: tuple[str, ...]) -> str:
    for depth, text in enumerate(reversed(path)):
        if kind := vocabulary_kind(text):
            if depth and kind in ("label", "note", "code"):
                continue
            return kind
        if depth == 0 and _stage((text,)) and text != "支出":
            return "amount"
    return ""


@lru_cache(maxsize=4096)
def vocabulary_kind(text: str) -> str:
    """The kind that one header cell names, "" for none."""
    bare = strip_notes(text)
    of_amount = _OF_AMOUNT.search(bare)
    if of_amount is not None and of_amount["percent"]:
        return "rate"
    percent = text.endswith(("（%）", "%"))
    if percent and (kind := _kind_of_percent(bare)):
        return kind
    for kind, pattern in words().columns:
        if pattern.search(bare):
            return "change_rate" if percent and kind == "change" else kind
    return "rate" if percent else ""


def _kind_of_percent(bare: str) -> str:
    """The kind that the words before a percent sign name, "" where others do."""
    if not bare or bare == "完成" or _OF_AMOUNT.search(bare):
        return "rate"
    if bare.startswith("占"):
        return "share"
    return "change_rate" if _OVER_YEARS.search(bare) or _CHANGED.search(bare) else ""


@lru_cache(maxsize=4096)
def _stage(path: tuple[str, ...]) -> str:
    for text in reversed(path):
        bare = strip_notes(text)
        for stage, pattern in words().stages:
            if pattern.search(bare):
                return stage
    return ""


def measures(text: str) -> bool:
    """Whether a header cell names a measure (an amount of a stage, a score, a rate …)."""
    kind = vocabulary_kind(text)
    return kind not in ("", "label", "code") or bool(_stage((text,)))


@lru_cache(maxsize=4096)
def strip_notes(text: str) -> str:
    """Header words without bracketed notes."""
    return _UP_DOWN.sub("增减", _NOTE.sub("", text)).rstrip("%：").strip()


def unit_of(path: tuple[str, ...]) -> str:
    """The unit printed in a header, innermost first."""
    for text in reversed(path):
        if match := _UNIT.search(text):
            return match[1] or match[2]
    return ""


def _last_item(path: tuple[str, ...]) -> str:
    """The innermost header words that are no bare stage."""
    for text in reversed(path):
        bare = strip_notes(text)
        if bare and not _pure_stage(bare):
            return bare
    return ""


def _item(path: tuple[str, ...]) -> str:
    total = words().total_column
    for text in reversed(path):
        bare = strip_notes(text)
        if bare and not _pure_stage(bare):
            if not total.search(bare):
                return bare
            if bare not in ("合计", "小计", "总计", "金额", "总额"):
                return bare
    return ""


@lru_cache(maxsize=4096)
def is_bare_stage(text: str) -> bool:
    """Whether a header cell says a stage or year only (2023年决算数, 预算数)."""
    return _pure_stage(strip_notes(text))


@lru_cache(maxsize=4096)
def _pure_stage(bare: str) -> bool:
    return bool(_PURE_STAGE.fullmatch(bare) and _STAGE_WORD.search(bare))
