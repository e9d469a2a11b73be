"""Filings made by chance from a seed: of all regions, of realistic size, clean or with one error.

A clean one holds together: parts make their totals, outturns stay within their budgets, weights are
those of the region's form. ``WRONG`` names what can be spoilt in one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from random import Random

from jixiao.filing.classification import codes_for
from jixiao.filing.entering import NOT_APPLICABLE, read_entry
from jixiao.filing.field import Field, Kind, Table
from jixiao.filing.filing import Filing, Row
from jixiao.filing.limits import columns_of, limits
from jixiao.filing.schema import field_at, fields, tables
from jixiao.filing.value import State, Value
from jixiao.regions.pack import Criterion
from jixiao.regions.packs import packs_for, regions
from jixiao.rubrics.choosing import pack_for
from jixiao.rubrics.scoring import score

_WORDS = (
    *("职工培训", "送温暖慰问", "集体协商", "普法宣传", "劳动竞赛", "困难帮扶", "建会入会"),
    *("阵地建设", "文体活动", "调研督导", "信息系统维护", "会议服务", "办公设备购置"),
    *("档案整理", "志愿服务", "技能比武", "心理关爱", "法律援助"),
)
_PLACES = ("青禾县", "南浦区", "云台市", "白鹭县", "松岭区", "平湖市", "河西县", "东陵区")
_BODIES = ("总工会", "工商业联合会", "妇女联合会", "残疾人联合会", "档案馆", "文化馆")
_ODD = ("=1+1", "+86", "-", "@某人", "'引号", "多行\n文字", "100%", "_x0041_", "５０％", "a,b;c")
"""Texts that a form may take for something else."""
_THREE_PUBLIC = ("30212", "30217", "30231", "31013")
"""Codes whose amounts must fit the three public expenses."""
_FITTING = ("receptions", "internal_transfers")
"""Tables that must fit others, so that no row by chance will do."""
_KINDS, _SOURCES = ("personnel", "public", "project"), ("superior", "own", "other")
_STAGES = ("initial", "adjusted", "outturn")


def generated(seed: int, wrong: str = "") -> Filing:
    """The filing of a seed; ``wrong`` names what is spoilt in it."""
    chance = Random(seed)
    region = chance.choice([name for name in regions() if packs_for(name, "department", 2024)])
    filing = Filing(region, 2024)
    for part in _PARTS:
        part(filing, chance)
    if wrong:
        WRONG[wrong](filing, chance)
    return filing


def put(filing: Filing, path: str, entry: str | Decimal | int) -> None:
    """Enter as a clerk would."""
    one = field_at(path)
    assert one is not None, path
    filing.put(path, read_entry(str(entry), one))


def _body(filing: Filing, chance: Random) -> None:
    put(filing, "body.name", chance.choice(_PLACES) + chance.choice(_BODIES))
    for kind in ("administrative", "institution", "worker"):
        authorized = chance.randint(0, 12)
        put(filing, f"staff.authorized.{kind}", str(authorized))
        put(filing, f"staff.on_post.{kind}", str(chance.randint(0, authorized)))


def _budget(filing: Filing, chance: Random) -> None:
    """Each stage by kind and by source, with equal totals; the outturn within the budget."""
    amounts = {kind: _amount(chance, 900) for kind in _KINDS}
    parts = _shared_out(chance, sum(amounts.values(), Decimal(0)))
    for stage in reversed(_STAGES):
        for kind in _KINDS:
            put(filing, f"budget.{stage}.{kind}", amounts[kind])
        for source, part in zip(_SOURCES, parts, strict=True):
            put(filing, f"budget.{stage}.{source}", part)
        more = {kind: _amount(chance, 9) for kind in _KINDS}
        amounts = {kind: amount + more[kind] for kind, amount in amounts.items()}
        further = _shared_out(chance, sum(more.values(), Decimal(0)))
        parts = [part + add for part, add in zip(parts, further, strict=True)]
    first, full = (_total(filing, f"budget.{stage}") for stage in ("initial", "adjusted"))
    put(filing, "adjustments.1.amount", full - first)


def _total(filing: Filing, head: str) -> Decimal:
    parts = (filing.get(f"{head}.{kind}").number or Decimal(0) for kind in _KINDS)
    return sum(parts, Decimal(0))


def _three_public(filing: Filing, chance: Random) -> None:
    for item in ("abroad", "vehicle_purchase", "vehicle_running", "hospitality"):
        budget = _amount(chance, 8) if chance.random() < 0.7 else Decimal(0)
        put(filing, f"three_public.adjusted.{item}", budget)
        put(filing, f"three_public.initial.{item}", budget)
        put(filing, f"three_public.outturn.{item}", _part(chance, budget))
        put(filing, f"three_public.prior.{item}", _amount(chance, 8))


def _projects(filing: Filing, chance: Random) -> None:
    count = chance.randint(1, 12)
    shares, before = {}, [Decimal(0)] * count
    for stage in reversed(_STAGES):
        whole = filing.get(f"budget.{stage}.project").number or Decimal(0)
        more = _shared_out(chance, whole - sum(before, Decimal(0)), count)
        shares[stage] = before = [part + add for part, add in zip(before, more, strict=True)]
    for number in range(count):
        head = f"projects.{number + 1}"
        put(filing, f"{head}.name", f"{chance.choice(_WORDS)}项目{number + 1}")
        for stage in _STAGES:
            put(filing, f"{head}.{stage}", shares[stage][number])
        put(filing, f"{head}.nature", chance.choice(("常年项目", "阶段项目", "一次性项目")))


def _receptions(filing: Filing, chance: Random) -> None:
    """A register that gives the batches, the guests and the cost of hospitality."""
    cost = filing.get("three_public.outturn.hospitality").number or Decimal(0)
    count = chance.randint(1, 9) if cost else 0
    people = 0
    for number, amount in enumerate(_shared_out(chance, cost, count) if count else (), 1):
        guests = chance.randint(1, 12)
        people += guests
        for column, entry in (
            *(("date", f"2024-{chance.randint(1, 12):02d}"), ("people", guests)),
            *(("amount", amount), ("source", "财政拨款"), ("foreign", "否")),
        ):
            put(filing, f"receptions.{number}.{column}", str(entry))
    for path, number in (("receptions", count), ("guests", people)):
        put(filing, f"three_public.{path}", number)
        put(filing, f"three_public.foreign_{path}", 0)


def _execution(filing: Filing, chance: Random) -> None:
    """What was spent up to some months, growing to the outturn."""
    months = [3, 5, 6, 8, 10, 11]
    spent = sorted(_part(chance, _total(filing, "budget.outturn")) for _ in months)
    fixed = {6: "execution.june", 10: "execution.october"}
    number = 0
    for month, amount in zip(months, spent, strict=True):
        if month in fixed:
            put(filing, fixed[month], amount)
            continue
        number += 1
        put(filing, f"monitoring.{number}.date", f"2024-{month:02d}")
        put(filing, f"monitoring.{number}.executed", amount)


def _wholes(filing: Filing, chance: Random) -> None:
    """Amounts with the parts that they have."""
    for supply in ("goods", "works", "services"):
        put(filing, f"procurement.{supply}", _amount(chance, 90))
    bought = filing.get("procurement.goods").number or Decimal(0)
    for path, other in (("small_medium", bought), ("small_micro", bought / 2)):
        put(filing, f"procurement.{path}", other.quantize(Decimal("0.01")).min(other))
    for path, part in (("assets.fixed", "assets.in_use"), ("assets.idle", "assets.revitalised")):
        whole = _amount(chance, 500)
        put(filing, path, whole)
        put(filing, part, _part(chance, whole))
    put(filing, "evaluation.due", "2025-03-31")
    put(filing, "evaluation.submitted", f"2025-03-{chance.randint(1, 31):02d}")


def _classified(filing: Filing, chance: Random) -> None:
    """Spending by codes that there are, each with its own name."""
    for table in ("functional", "economic"):
        codes = codes_for(table, filing.year)
        assert codes
        deepest = [
            code
            for code in codes.names
            if len(code) == codes.levels[-1] and code not in _THREE_PUBLIC
        ]
        amounts = [one.path for one in tables()[table].columns if one.kind is Kind.MONEY]
        chosen = sorted(chance.sample(deepest, chance.randint(2, 20)))
        for number, code in enumerate(chosen, 1):
            put(filing, f"{table}.{number}.code", code)
            put(filing, f"{table}.{number}.name", codes.names[code])
            for column in amounts:
                put(filing, f"{table}.{number}.{column}", _amount(chance, 90))


def _indicators(filing: Filing, chance: Random) -> None:
    """Indicators whose weights share out the points of the region's form."""
    number = 0
    for level, points in _shared(filing):
        for weight in _shared_out(chance, points, chance.randint(2, 10)):
            number += 1
            _indicator(filing, chance, number, level, weight)


def _shared(filing: Filing) -> list[tuple[str, Decimal]]:
    """The heads that indicators stand under, with the points of each."""
    pack = packs_for(filing.region, "department", filing.year)[0]
    criteria = [each for each in pack.leaves() if each.rule and each.rule.function == "indicators"]
    if not criteria:
        return [("产出指标", Decimal(50)), ("效益指标", Decimal(40))]
    return [(_head(each), each.points or Decimal(90)) for each in criteria]


def _head(criterion: Criterion) -> str:
    level = str(criterion.rule.parameters.get("level", "")) if criterion.rule else ""
    return {"": criterion.name, "*": "产出指标"}.get(level, level)


def _indicator(filing: Filing, chance: Random, number: int, level: str, weight: Decimal) -> None:
    head = f"indicators.{number}"
    target = Decimal(chance.randint(1, 2000))
    actual = target + chance.choice((0, 0, 0, 1, -1))
    entries: dict[str, str | Decimal] = {
        "level1": level,
        "name": f"{chance.choice(_WORDS)}数量{number}",
        "operator": chance.choice(("≥", "≤", "＝")),
        "target": target,
        "unit": chance.choice(("次", "人", "场", "%")),
        "weight": weight,
        "mid_year": _part(chance, target),
        "actual": actual,
        "reason": "" if actual == target else "年底集中办理，部分手续跨年",
        "measure": "" if actual == target else "下年提前安排",
        "evidence": chance.choice(_WORDS) + "简讯、照片",
    }
    for column, entry in entries.items():
        if entry != "":
            put(filing, f"{head}.{column}", entry)


def _others(filing: Filing, chance: Random) -> None:
    """Whatever else the schema has, filled in here and there."""
    for path, one in fields().items():
        if path not in filing.values and chance.random() < 0.3 and not _is_apart(path):
            filing.put(path, _entry(one, chance))
    for name, table in tables().items():
        if name not in filing.rows and name not in _FITTING and chance.random() < 0.4:
            filing.rows[name] = list(_rows(table, chance))
    _put_in_order(filing)


def _is_apart(path: str) -> bool:
    """Whether a value must fit others, so that none by chance will do."""
    return "entered" in path or ".crossed." in path or path.startswith("evaluation.stated")


def _put_in_order(filing: Filing) -> None:
    """Parts and wholes of rows change places where the part is larger."""
    for limit in (*limits(), *limits()):  # twice: a whole may be part of another
        for table, column, other in columns_of(limit) if limit.above else ():
            for row in filing.rows.get(table, ()):
                part, whole = row.get(column), row.get(other)
                if part and whole and _is_more(part, whole):
                    row[column], row[other] = whole, part


def _is_more(part: Value, whole: Value) -> bool:
    return None not in (part.number, whole.number) and part.number > whole.number  # type: ignore[operator]


def _stated(filing: Filing, chance: Random) -> None:
    """The total as it was published, where everything that makes it is there."""
    sheet = score(filing, pack_for(filing))
    if sheet.complete and sheet.total is not None:
        put(filing, "evaluation.stated_total", sheet.total)
        put(filing, "evaluation.stated_grade", sheet.grade)


_PARTS = (
    *(_body, _budget, _three_public, _receptions, _projects, _execution, _wholes, _indicators),
    *(_classified, _others, _stated),
)


def _rows(table: Table, chance: Random) -> Iterator[Row]:
    for _ in range(chance.randint(1, 15)):
        row = {
            column.path: _entry(column, chance)
            for column in table.columns
            if column.refers != "project" and column.path != "filing" and chance.random() < 0.8
        }
        if row:
            yield row


def _entry(one: Field, chance: Random) -> Value:
    if chance.random() < 0.05:
        return read_entry(NOT_APPLICABLE, one)
    texts: Mapping[Kind, Callable[[], str]] = {
        Kind.TEXT: lambda: _text(chance),
        Kind.COUNT: lambda: str(chance.randint(0, 3000)),
        Kind.CHOICE: lambda: chance.choice(one.choices),
        Kind.FLAG: lambda: chance.choice("是否"),
        Kind.DATE: lambda: _date(chance),
        Kind.FORMULA: lambda: "sum(projects.outturn)",
    }
    make = texts.get(one.kind, lambda: str(_amount(chance, 500)))
    return read_entry(make(), one)


def _text(chance: Random) -> str:
    if chance.random() < 0.15:
        return chance.choice(_ODD)
    return "，".join(chance.choices(_WORDS, k=chance.randint(1, 12)))


def _date(chance: Random) -> str:
    year, month = chance.randint(1898, 2025), chance.randint(1, 12)
    return f"{year}-{month:02d}" + (
        "" if chance.random() < 0.2 else f"-{chance.randint(1, 28):02d}"
    )


def _amount(chance: Random, most: int) -> Decimal:
    """An amount in 万元: mostly two places, now and then to the 分."""
    places = 6 if chance.random() < 0.1 else 2
    return Decimal(chance.randint(1, most * 10**places)).scaleb(-places)


def _part(chance: Random, whole: Decimal) -> Decimal:
    return (whole * chance.randint(0, 100) / 100).quantize(Decimal("0.01")).min(whole)


def _shared_out(chance: Random, whole: Decimal, count: int = 3) -> list[Decimal]:
    """Parts that add up to a whole exactly."""
    shares = [chance.randint(10, 100) for _ in range(count)]
    parts = [(whole * share / sum(shares)).quantize(Decimal("0.01")) for share in shares[1:]]
    return [whole - sum(parts, Decimal(0)), *parts]


def _above(path: str, other: str) -> Callable[[Filing, Random], None]:
    """One value raised above another."""

    def spoil(filing: Filing, chance: Random) -> None:
        put(filing, path, (filing.get(other).number or Decimal(0)) + chance.randint(1, 9))

    return spoil


def _overstaffed(filing: Filing, chance: Random) -> None:
    _above("staff.on_post.administrative", "staff.authorized.administrative")(filing, chance)
    filing.values.pop("staff.note", None)


def _without(path: str) -> Callable[[Filing, Random], None]:
    def spoil(filing: Filing, chance: Random) -> None:
        del filing.rows["indicators"][0][path]

    return spoil


def _without_reason(filing: Filing, chance: Random) -> None:
    put(filing, "indicators.1.operator", "≥")
    put(filing, "indicators.1.actual", (filing.get("indicators.1.target").number or 0) - 1)
    filing.rows["indicators"][0].pop("reason", None)


def _weight_above_points(filing: Filing, chance: Random) -> None:
    row = filing.rows["indicators"][0]
    more = (row["weight"].number or Decimal(0)) + chance.randint(1, 5)
    row["weight"] = Value(State.ENTERED, more, str(more))


WRONG: Mapping[str, Callable[[Filing, Random], None]] = {
    "sources_miss_kinds": _above("budget.adjusted.own", "budget.adjusted.own"),
    "outturn_above_budget": _above("budget.outturn.project", "budget.adjusted.project"),
    "hospitality_above_budget": _above(
        "three_public.outturn.hospitality", "three_public.adjusted.hospitality"
    ),
    "staff_above_authorized": _overstaffed,
    "project_above_budget": _above("projects.1.outturn", "projects.1.adjusted"),
    "weights_above_points": _weight_above_points,
    "weight_blank": _without("weight"),
    "actual_blank": _without("actual"),
    "reason_blank": _without_reason,
}
"""What can be wrong, by name."""
