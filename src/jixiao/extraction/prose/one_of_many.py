"""Means of one of many whose number stands anywhere before them (A21).

在职人员86人。…公用经费206.40万元，下降2%，人均2.40万元; 12个检查站出动480次，站均40次: an amount
right before the mean, over the count of just what the mean is of, near or far. Told where that
holds, and where the mean is a misprint, or in another unit, of an amount and a count that are sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from jixiao.extraction.building import rate, results_of, same
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import bare_unit
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension, Figure, rounded
from jixiao.figures.misprints import swaps_of
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_CLAUSE = late_regex(r"[^，。；：、（）]*$")
_OVER = late_regex(
    r"[，；（。](?:按照?|以)(?P<name>(?:年末|年底|现有|在职|实有|在岗|在编|在册|职工|人员|总?人数|[的共])*)$"
)
_COUNTED = late_regex(r"(?:在职|实有|在编|年末)?[^，。；：]{0,6}(?:计算|测算|折算|核算)")
_WORD = late_regex(r"[^，。；：、（）]{0,8}")
_EACH = late_regex(r"(?P<mean>平均|均|折合|折算)?每(?P<each>[^每]{1,12})$")
_SINGLE = late_regex(
    r"平均单(?P<each>[一-龥])|单(?P<one>[一-龥])平均|(?P<field>亩)产"
    r"|单(?P<cost>[车辆户件株台套座亩头盏])[^，。；：、均]{0,6}(?:费用?|支出|成本|造价|投资)(?:约?为|是)?$"
)
_EACH_MEAN = late_regex(r"每(?P<each>[一-龥]{1,3}?)平均[^，。；：、均]{0,6}$")
"""每人次平均借阅: a mean that names what it is of before it."""
_NAMES = ("each", "one", "field", "cost")
_PER = late_regex(
    r"(?P<each>公顷|公里|[人次批日天车辆台户所处站村镇乡校家店件案宗场期亩床生单站点])均(?!衡)[^均]{0,10}$"
)
_A_PRICE = late_regex(r"标准|定额|单价|上限|限额|目标|不[超高低]|应|预计|计划")
"""What is set for each, and no mean of what was done."""
_BY_PRICE = late_regex(r"按照?每[^，。；：、每]{1,3}$")
_KINDS = (
    ("人", "名", "位", "人次", "生"), ("车", "辆", "台"), ("场", "场次"), ("案", "件", "宗", "起"),
    ("批", "批次"), ("天", "日"), ("次", "人次", "批次"), ("公里", "千米"), ("张", "床"),
    ("家", "户"),
)  # fmt: skip
"""Units of one kind of thing; 所均 and 村均 are of 12个监管所, 8个村 besides."""
_ANYTHING = ("个", "家", "处", "座", "所", "间")
"""Units of what is named behind them."""
_PEOPLE = frozenset(_KINDS[0])
_NAME = late_regex(
    r"均(?:每(?:人[次天]|场次|[一-龥]))?(?P<name>[^，。；：、均每]{2,8}?)(?:为|是|约|达到?)*$"
)
_STAFF = late_regex(r"实有|在职|在岗|在编(?!率)|职工|从业|总人数|人员")
"""How those are called who are counted for a whole body."""
_POSTS = late_regex(r"编制|定员|离退|退休|其中|女|党员|行政|事业")
_NAMED = 8
"""Characters behind a count among which what is counted is named."""
_NAMED_BY = 2
"""Characters right before a count that tell what it is of."""
_AMOUNTS, _NEAR, _FAR = 8, 6, 8
"""Amounts of a passage, and counts of it and of those before, that are tried."""
_TELLING, _SHORT = 3, 2
"""Digits of a mean that nothing makes by chance; and of one that stands close to its amount."""
_PRECISE = 2
"""Decimals of a mean that tell as much."""
_BEHIND = 4
"""Figures behind what each of many costs among which the amount of all stands."""
_REACH = 200
"""Figures before a mean among which its amounts are sought."""
_WAN = 10_000
_SIGNS = frozenset("均每产单")
OF_MEANS = "金额÷数量"
_FACTORS = 2
_NAMED_FULLY = 4
"""Characters that tell which people are counted: 年末在职, 实有在编."""


class _Tried(NamedTuple):
    """A mean by an amount and a count; ``near``: both stand right before it; ``sure``: nothing else
    can be meant.
    """

    relation: Relation
    near: bool
    sure: bool


def means_of_many(phrases: Sequence[Phrase], relations: Sequence[Relation]) -> Iterator[Relation]:
    """One relation for each mean of one of many that none holds for yet."""
    held = {at for at, one in results_of(relations).items() if one.verdict is Verdict.HOLDS}
    means = [one for one in relations if one.formula == OF_MEANS]
    counts: list[Phrase] = []
    for place, phrase in enumerate(phrases):
        may = not _SIGNS.isdisjoint(phrase.gap) and phrase.figure.start not in held
        if may and _is_mean(phrase):
            clause = _CLAUSE.search(phrase.gap)
            if clause is not None and (each := each_of(clause[0])):
                before = phrases[max(0, place - _REACH) : place]
                told = [*_best(phrase, [*_tries(phrase, each, before, counts)], clause[0])]
                behind = phrases[place + 1 : place + 1 + _BEHIND]
                yield from told or _products(phrase, each, behind, counts)
                means += told
        if phrase.figure.dimension is Dimension.COUNT and phrase.figure.value > 0:
            counts.append(phrase)
    yield from (again for one in means if (again := turned(one)) is not None)


def _products(
    each: Phrase, name: str, behind: Sequence[Phrase], counts: Sequence[Phrase]
) -> Iterator[Relation]:
    """节电12万千瓦时，按每千瓦时0.60元计，节约7.20万元: an amount behind what each of many costs or
    yields, over the last counts of that; where it holds.
    """
    said = [one for one in reversed(counts) if _counts(one, name)]
    near = list(islice(_distinct(said, each, inside=True), _NEAR))
    if not near and _BY_PRICE.search(each.gap):  # 按每名2.50万元标准
        just = [one for one in said if bare_unit(one.figure) == name]
        near, behind = list(islice(_distinct(just, each, inside=False), _FAR)), behind[:1]
    for amount in behind:
        alike = amount.figure.dimension is each.figure.dimension and amount.role is Role.LEVEL
        alike = alike and (each.money or bare_unit(amount.figure) == bare_unit(each.figure))
        if alike and amount.passage == each.passage and amount.figure.telling >= _SHORT:
            made = [multiplied(amount.figure, each.figure, count.figure) for count in near]
            if held := [one for one in made if one.verdict is Verdict.HOLDS]:
                yield held[0]
                return


def turned(relation: Relation) -> Relation | None:
    """支出7.20万元，惠及360人，人均200元: the amount as so many means, where that is exact."""
    figures, mean = [term.figure for term in relation.operands], relation.stated.figure
    if len(figures) != _FACTORS or mean is None or relation.contradicted:
        return None
    amount, count = figures
    if amount is None or count is None:
        return None
    exact = amount.value == mean.value * count.value
    return multiplied(amount, mean, count) if exact else None


def multiplied(amount: Figure, each: Figure, count: Figure) -> Relation:
    return rate(
        amount, (each, count), lambda values: values[0] * values[1],
        kind=RelationKind.PRODUCT, formula="单价×数量", subject="",
    )  # fmt: skip


def _is_mean(phrase: Phrase) -> bool:
    measured = phrase.money or phrase.figure.dimension is Dimension.COUNT
    return measured and phrase.role is Role.LEVEL and not phrase.prior and phrase.figure.value > 0


def each_of(clause: str) -> str:
    """What a mean is of, as far as its clause tells: 辆平均, 公里, 人."""
    for pattern in (_EACH, _SINGLE, _EACH_MEAN, _PER):
        if match := pattern.search(clause):
            found = match.groupdict()
            return next((found[name] for name in _NAMES if found.get(name)), "")
    return ""


def _tries(
    mean: Phrase, each: str, before: Sequence[Phrase], counts: Sequence[Phrase]
) -> Iterator[_Tried]:
    """The mean by the amounts of its passage and the counts of what it is of, the nearest first."""
    amounts = list(islice(_amounts(mean, before), _AMOUNTS))
    said = [one for one in reversed(counts) if _counts(one, each)]
    inside = list(islice(_distinct(said, mean, inside=True), _NEAR))
    apart = (one for one in said if each[:1] not in _PEOPLE or _is_staff(one))
    far = list(islice(_distinct(apart, mean, inside=False), _FAR))
    alone = len({one.figure.value for one in (*inside, *far)}) == 1
    alone = alone or _make_one(mean, amounts, said)
    for number, amount in enumerate(amounts):
        for count in (*inside, *far):
            if amount is not count:
                close = number == 0 and count is (inside or far)[0]
                beside = amount.stop == mean.stop and close
                yield _Tried(_divided(mean, amount, count), close, beside and alone)
    named = [one for one in said if _is_just(one, each)][:_NEAR]
    for number, amount in enumerate(amounts):
        for count in named:
            if amount is not count:
                yield _Tried(_divided(mean, amount, count), number == 0, sure=False)


def _make_one(mean: Phrase, amounts: Sequence[Phrase], counts: Sequence[Phrase]) -> bool:
    """立案63件，办结62件，罚没18.90万元，平均每件0.30万元: whether it is all the same which of the
    counts of its sentence the amount right before a mean is shared out among.
    """
    if not amounts or amounts[0].after != mean.gap:
        return False
    beside = [one for one in counts if one.stop == mean.stop and one.passage == mean.passage]
    made = {
        rounded(value, mean.figure.places)
        for one in beside
        if (value := _divided(mean, amounts[0], one).judgement.value) is not None
    }
    return len(made) == 1


def _amounts(mean: Phrase, before: Sequence[Phrase]) -> Iterator[Phrase]:
    """The amounts that a mean may be of: those of its passage, the nearest first, plans last; then
    those of others by their name.
    """
    alike = [one for one in reversed(before) if _may_be_shared_out(one, mean)]
    beside = [one for one in alike if one.passage == mean.passage]
    yield from (one for one in beside if one.subject.stage not in words.PLANNED)
    yield from (one for one in beside if one.subject.stage in words.PLANNED)
    if name := _of_what(mean):
        apart = (one for one in alike if one.passage != mean.passage)
        yield from (one for one in apart if name in one.subject.name)


def _may_be_shared_out(one: Phrase, mean: Phrase) -> bool:
    figure = one.figure
    if figure.dimension is not mean.figure.dimension or figure.value < mean.figure.value:
        return False
    told = one.role in (Role.LEVEL, Role.ACTUAL) and not one.prior and "均" not in one.gap[-6:]
    return told and (mean.money or bare_unit(figure) in kinds_of(bare_unit(mean.figure)))


def _of_what(mean: Phrase) -> str:
    """What is shared out, where the mean tells it: 公用经费 of 人均公用经费."""
    name = _NAME.search(mean.gap)
    return name["name"] if name is not None else ""


def _distinct(counts: Iterable[Phrase], mean: Phrase, *, inside: bool) -> Iterator[Phrase]:
    """The counts of the passage of a mean, or of those before it, each value once."""
    told = set()
    for one in counts:
        if (one.passage == mean.passage) is inside and one.figure.value not in told:
            told.add(one.figure.value)
            yield one


def _counts(one: Phrase, each: str) -> bool:
    """Whether a count is of what a mean is of: by its unit, or by what stands behind the unit."""
    if one.prior or one.role not in (Role.LEVEL, Role.ACTUAL):
        return False
    unit = bare_unit(one.figure)
    if any(each.startswith(name) for name in kinds_of(unit)):
        return True
    behind = each[:1] in one.after[:_NAMED].split("，")[0]
    return unit in _ANYTHING and (behind or one.gap.endswith(each[:1]))  # 水库7座，库均


def _is_just(one: Phrase, each: str) -> bool:
    """9个乡镇, 在编4120人: whether a count has the name of what a mean is of."""
    if (bare_unit(one.figure) + one.after).startswith(each) and len(each) > 1:
        return True
    clause = _CLAUSE.search(one.gap)
    name = clause[0][-_NAMED_BY:] if clause is not None else ""
    return len(name) == _NAMED_BY and name in each


def kinds_of(unit: str) -> set[str]:
    """A unit with those of one kind of thing."""
    return {unit, *(name for kind in _KINDS if unit in kind for name in kind)} if unit else set()


def _is_staff(one: Phrase) -> bool:
    clause, behind = _CLAUSE.search(one.gap), _WORD.match(one.after)
    told = (clause[0] if clause else "") + (behind[0] if behind else "")
    return _STAFF.search(told) is not None and _POSTS.search(told) is None


def _divided(mean: Phrase, amount: Phrase, count: Phrase) -> Relation:
    return rate(
        mean.figure, (amount.figure, count.figure), lambda values: values[0] / values[1],
        kind=RelationKind.PRODUCT, formula=OF_MEANS, subject="平均数",
    )  # fmt: skip


def _best(mean: Phrase, tried: Sequence[_Tried], clause: str) -> Iterator[Relation]:
    """What holds; of a mean of few digits only by what stands close to it. Else what is sure, where
    a misprint or another unit explains the mean.
    """
    telling = mean.figure.telling
    held = [one for one in tried if one.relation.verdict is Verdict.HOLDS]
    told = [one for one in held if telling >= _TELLING or one.near or _is_exact(one.relation)]
    if told or held:
        yield from (one.relation for one in told[:1])
    elif (telling >= _TELLING or _is_precise(mean, clause)) and _A_PRICE.search(clause) is None:
        sure = [one.relation for one in tried if one.sure]
        for relation in sure:
            if is_misprinted(relation):
                yield relation
            elif _in_other_unit(relation):
                relation.cause = "unit_slip"
                yield relation


def _is_precise(mean: Phrase, clause: str) -> bool:
    """平均每件0.30万元: a mean by its name (每例0.10万元 may be a price), with decimals enough."""
    return mean.figure.places >= _PRECISE and "均" in clause


def _is_exact(relation: Relation) -> bool:
    """到馆2137人次，借阅6411册，每人次平均借阅3册: whether a mean leaves no rest of many digits."""
    amount, count = (term.figure for term in relation.operands)
    mean = relation.stated.figure
    if amount is None or count is None or mean is None:
        return False
    exact = amount.value == mean.value * count.value
    return exact and amount.telling >= _TELLING and count.telling >= _SHORT


def _in_other_unit(relation: Relation) -> bool:
    """Whether a mean is right but for 元 printed for 万元, or 万元 for 元."""
    stated, value = relation.stated.figure, relation.judgement.value
    if stated is None or value is None:
        return False
    room = Fraction(stated.ulp) / stated.scale / 2
    printed = stated.in_unit
    return any(abs(value * by - printed) <= room for by in (Fraction(1, _WAN), Fraction(_WAN)))


def staff_again(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """年末在职人员86人。…按86名在职人员计算: the number that a mean is said to be over, as it was
    told before, where that is one number; another one where its digits are swapped, or it is
    called by the very words (年末在职86人。…按年末在职90人计算).
    """
    told: dict[Decimal, Phrase] = {}
    for phrase in phrases:
        people = bare_unit(phrase.figure) in _PEOPLE and not phrase.prior
        over = _OVER.search(phrase.gap) if people else None
        if over is not None and _COUNTED.match(phrase.after):
            known = next(iter(told.values()), None)
            if known is not None and len(told) == 1:
                relation = same(phrase.figure, known.figure, subject="在职人数")
                swapped = phrase.figure.digits in swaps_of(known.figure.digits)
                swapped = swapped or _is_named_alike(over["name"], known)
                if swapped or not relation.contradicted:
                    yield relation
        elif people and _is_staff(phrase):
            told.setdefault(phrase.figure.value, phrase)


def _is_named_alike(name: str, known: Phrase) -> bool:
    """Whether those over whom a mean is told are called as those told before."""
    clause = _CLAUSE.search(known.gap)
    told = clause[0] if clause is not None else ""
    return len(name) >= _NAMED_FULLY and told.endswith(name)
