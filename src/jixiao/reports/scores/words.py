"""The words of the score report in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

from jixiao.filing.field import Field
from jixiao.filing.known import derived
from jixiao.filing.schema import cell_of, field_at, tables
from jixiao.regions.pack import Pack
from jixiao.rubrics.evidence import EvidenceGap
from jixiao.rubrics.outcome import Basis

LINES: Mapping[str, tuple[str, str]] = {
    "total": ("自评总分 {total} 分，等级 {grade}", "total {total}, grade {grade}"),
    "rescaled": (
        "（不适用项折算前 {total} 分）",
        " ({total} before points that do not apply were spread)",
    ),
    "subtotal": (
        "已得 {total} 分，还有 {count} 处没有填，总分尚不能定",
        "{total} so far; {count} values are missing, so there is no total yet",
    ),
    "none": ("无法计分", "cannot be scored"),
    "stated_only": (
        "自评总分写为 {stated} 分，没有逐项得分，无法推算",
        "the total is stated as {stated}; without scores behind it nothing can be derived",
    ),
    "stated": (
        "公布的自评总分 {stated} 分，与计算的相差 {gap} 分",
        "the published total is {stated}, {gap} away from the computed one",
    ),
    "stated_equal": ("与公布的自评总分相同", "equal to the published total"),
    "missing": ("没有填的", "missing"),
    "faults": ("要先改正的", "to be mended first"),
    "warnings": ("监控预警", "monitoring warnings"),
    "evidence": ("佐证不足", "not enough evidence"),
    "no_evidence": ("{name}：没有佐证", "{name}: no evidence"),
    "evidence_wanted": ("，宜用{kinds}", "; {kinds} would support it"),
    "other_evidence": (
        "{name}：佐证是“{found}”，不足以证明",
        "{name}: {found} does not support it",
    ),
    "rebuilt": (
        "标“重建”的分值或规则不是官方原文，可在评分包中修改。",
        "What is marked 重建 is rebuilt, not the authority's own; change it in the pack.",
    ),
    "projects": (
        "项目自评（--project 名称 看明细）",
        "projects (--project NAME shows the working)",
    ),
    "together": ("部门汇总：{names}", "department with its units: {names}"),
    "eliminated": (
        "，已抵销内部往来 {amount} 万元",
        "; {amount} 万元 paid to each other taken off",
    ),
    "pack": ("评分表：{name}（{id}）", "form: {name} ({id})"),
}

BASES: Mapping[Basis, tuple[str, str]] = {
    Basis.COMPUTED: ("", ""),
    Basis.SELF_REPORTED: ("自报", "self-reported"),
    Basis.OVERRIDE: ("评审改定", "set by a reviewer"),
    Basis.NOT_APPLICABLE: ("不适用", "not applicable"),
    Basis.MISSING: ("缺", "missing"),
}


def line(key: str, language: str, **values: object) -> str:
    return _in(LINES[key], language).format(**values)


def basis_word(basis: Basis, language: str) -> str:
    return _in(BASES[basis], language)


def evidence_words(gap: EvidenceGap, language: str) -> str:
    """What is missing for one indicator, and which kinds would do."""
    key = "other_evidence" if gap.found else "no_evidence"
    text = line(key, language, name=gap.name or path_name(gap.path), found=gap.found)
    if gap.wanted:
        text += line("evidence_wanted", language, kinds="、".join(gap.wanted))
        text += f"〔{gap.certainty.label}〕" if gap.certainty.label else ""
    return text


def missing_name(path: str, pack: Pack) -> str:
    """What is missing, in a clerk's words: a criterion by its name in the form, with its id."""
    table, _, rest = path.partition(".")
    wanted, _, item = rest.partition(".")
    criterion = next((one for one in pack.walk() if one.id == wanted), None)
    if criterion is None or table not in ("scores", "judgements"):
        return path_name(path)
    told = f"{tables()[table].label}·{criterion.name}（{criterion.id}）"
    return f"{told}·{item}" if item else told


def path_name(path: str) -> str:
    """What a clerk calls a path: 绩效指标第4行·完成值."""
    if path in derived():
        return derived()[path].label
    field = field_at(path)
    if cell := cell_of(path):
        table, number, _ = cell
        return f"{tables()[table].label}第{number}行·{_label(field, path)}"
    table, _, rest = path.partition(".")
    if field is None and table in tables():
        return f"{tables()[table].label}" + (f"（{rest}）" if rest else "")
    return _label(field, path)


def _label(field: Field | None, path: str) -> str:
    return field.label if field else path


def _in(pair: tuple[str, str], language: str) -> str:
    return pair[1] if language == "en" else pair[0]
