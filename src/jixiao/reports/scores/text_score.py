"""A score sheet as text: the total first, then every line with its points and working."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.regions.certainty import Certainty
from jixiao.reports.scores.words import basis_word, evidence_words, line, missing_name
from jixiao.reports.width import clipped, columns, wrapped
from jixiao.rubrics.outcome import Basis
from jixiao.rubrics.rounding import digits
from jixiao.rubrics.score_sheet import ScoreItem, ScoreSheet

_SCORE_COLUMNS = 15
_INDENT = 2


def text_score(
    sheet: ScoreSheet,
    body: str,
    year: int,
    language: str,
    width: int = 80,
    projects: Sequence[ScoreSheet] = (),
) -> str:
    """The whole sheet for a terminal of ``width`` columns; of ``projects`` the totals."""
    names = " · ".join(name for name in (body or "—", sheet.project) if name)
    lines = [f"{names} · {year}年度", "  " + _headline(sheet, language)]
    lines += [f"  {text}" for text in _beside_the_total(sheet, language)]
    lines += wrapped(_together(sheet, language), width, "  ", "  ") if sheet.members else []
    lines.append("  " + line("pack", language, name=sheet.pack.name, id=sheet.pack.id))
    for title, texts in (
        ("faults", sheet.faults),
        ("missing", tuple(missing_name(path, sheet.pack) for path in sheet.missing)),
        ("warnings", tuple(f"{each.name}：{each.text}" for each in sheet.warnings)),
        ("evidence", tuple(evidence_words(each, language) for each in sheet.evidence)),
    ):
        if texts:
            lines += ["", line(title, language)]
            lines += [row for text in texts for row in wrapped(text, width, "    ", "  · ")]
    lines.append("")
    lines += [row for item in sheet.items for row in _rows(item, language, width)]
    if projects:
        lines += ["", line("projects", language)]
        lines += [f"  {each.project}　{_headline(each, language)}" for each in projects]
    if any(item.certainty is Certainty.RECONSTRUCTED for item in sheet.items):
        lines += ["", *wrapped(line("rebuilt", language), width)]
    return "\n".join(lines)


def _headline(sheet: ScoreSheet, language: str) -> str:
    if sheet.total is None:
        if sheet.stated_total is None or sheet.faults:
            return line("none", language)
        return line("stated_only", language, stated=digits(sheet.stated_total))
    total = digits(sheet.total)
    if not sheet.complete:
        return line("subtotal", language, total=total, count=len(sheet.missing))
    text = line("total", language, total=total, grade=sheet.grade)
    if sheet.rescaled_from is not None:
        text += line("rescaled", language, total=digits(sheet.rescaled_from))
    return text


def _together(sheet: ScoreSheet, language: str) -> str:
    """Whose figures were added up, and what was taken off."""
    text = line("together", language, names="、".join(sheet.members))
    if sheet.eliminated:
        text += line("eliminated", language, amount=digits(sheet.eliminated))
    return text


def _beside_the_total(sheet: ScoreSheet, language: str) -> Iterator[str]:
    """How the published total stands to the computed one."""
    if sheet.total is None or sheet.stated_total is None:
        return
    gap = abs(sheet.stated_total - sheet.total)
    if gap:
        yield line("stated", language, stated=digits(sheet.stated_total), gap=digits(gap))
    else:
        yield line("stated_equal", language)


def _rows(item: ScoreItem, language: str, width: int) -> Iterator[str]:
    """The line of an item; its notes beside the name where they fit, else below it."""
    indent = " " * (_INDENT * item.level)
    score = "—" if item.score is None else digits(item.score)
    right = score if item.points is None else f"{score} / {digits(item.points)}"
    room = width - _SCORE_COLUMNS
    name, notes = f"{indent}{item.name}", "　".join(_notes(item, language))
    beside = f"{name}（{notes}）" if notes else name
    fits = columns(beside) <= room and not item.operands[1:]
    shown = beside if fits else clipped(name, room, at_start=True)
    yield shown + " " * (width - columns(shown) - columns(right)) + right
    if notes and not fits:
        yield from wrapped(notes, width, f"{indent}    ", f"{indent}    ")


def _notes(item: ScoreItem, language: str) -> list[str]:
    """The working, what the score rests on, and how sure its rule is."""
    shows_working = bool(item.rule) and item.basis is Basis.COMPUTED and bool(item.operands)
    notes = [_working(item)] if shows_working else []
    if word := basis_word(item.basis, language):
        notes.append(word)
    if item.reason:
        notes.append(item.reason)
    if item.rule and item.certainty is not Certainty.OFFICIAL:
        notes.append(f"〔{item.certainty.label}〕")
    return notes


def _working(item: ScoreItem) -> str:
    """The formula; that of an indicator behind what was wanted and what was done."""
    if not item.path.startswith("indicators."):
        return item.formula
    told = "，".join(f"{operand.label}{operand.digits}" for operand in item.operands)
    return f"{told}：{item.formula}"
