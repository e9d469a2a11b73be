"""Units that stand behind a number in official prose, and what they measure."""

from __future__ import annotations

from functools import lru_cache

from jixiao.figures.figure import MONEY_SCALE, Dimension

_TIMES = (
    "人次 人天 人日 户次 户数 场次 批次 辆次 台套 台件 台次 车次 件次 架次 例次 家次 袋次 届次 班次"
    " 剂次 针次 册次 份次 点次 工时"
    " 亩次 人份 辆份 场会 床位 大类 大项 部分 标段 种类 小时 分钟 课时 学时 学分 个工作日 工作日"
    " 个月 个季度 个年度 周年 周岁"
)
_SIZES = (
    "标准煤 吨标准煤 平方公里 平方千米 平方米 平米 立方米 公顷 公里 千米 厘米 毫米 公斤 千克 毫升"
    " 微克 纳克 μg mg ng 微米 分贝 dB ℃ 摄氏度 千帕 兆帕 千焦 万千焦 贝克"
    " hm² hm 毫克 公升 千瓦时 兆瓦时 千瓦 兆瓦 ㎡ m² m³ km kg 美元 欧元 港元 日元 亩 吨 斤"
)
_THINGS = "起宗例册篇座间栋幢只羽株棵张艘架岁倍枚盏樘孔颗瓶袋票席桌秒种趟遍款"

_FOLLOWERS = {
    "人": "民员大才均力口工事社文",
    "名": "称词单录额誉义",
    "位": "于置数居",
    "个": "性别体案",
    "家": "庭长属禽畜具电",
    "户": "籍口外均型",
    "场": "所地馆景面",
    "次": "年日月序要",
    "批": "复准示改",
    "辆": "",
    "台": "账阶风湾",
    "套": "",
    "件": "",
    "项": "目规",
    "份": "额",
    "期": "末初间限内中满望",
    "条": "件例款",
    "处": "理置室级长罚于",
    "所": "有属需以得",
    "公顷": "",
    "米": "",
    "克": "",
    "头": "",
    "天": "然津气",
    "届": "时满",
    "轮": "胎换训岗",
    "幅": "度",
    "块": "状",
    "段": "落",
    "支": "出付持撑部队",
    "组": "织建成",
    "类": "别型似",
    "单": "位独价项",
    "笔": "试",
    "对": "于象比接照口应外",
    "部": "门委队级长署",
    "度": "假",
    "年": "度末初龄均底终报份轻级",
    "日": "常均报",
    "周": "边期转",
    "盘": "活点",
    "门": "",
    "科": "技室级学员目长普",
    "幕": "",
    "集": "中体团成群",
    "首": "次先要批府",
    "堂": "",
    "节": "约能余假水点日",
    "卷": "",
    "床": "",
    "片": "区",
    "根": "据本",
    "眼": "",
    "口": "径头岸",
    "粒": "",
    "箱": "",
    "本": "年级单部项次地市区县科着",
    "副": "主县局处科镇乡本食",
    "点": "击",
    "站": "",
    "线": "上下路索",
    "升": "级高学降",
    "字": "体号",
    "行": "政业为动驶",
    "页": "",
    "餐": "饮费厅",
    "步": "",
    "层": "面级次",
    "顶": "",
}
"""Measure words of one character that also start another word, with the characters that do so."""

COUNT_UNITS: frozenset[str] = frozenset([*_TIMES.split(), *_SIZES.split(), *_THINGS, *_FOLLOWERS])
"""Measure words of people, things and times, and measures of length, area, weight and time."""

_NOT_SCORE = (
    "[别钟贝之类批解布析配摊散流店校辨享红]|公司|局|支机构|管(?!理)|期(?![末初])|成(?!本|果|效)"
)
"""What makes 分 the start of a word (分别, 分公司 …) and no score; 分社会效益 is a score."""

PERCENT = r"%|个百分点|百分点"
MONEY = r"万亿元|百万元|千万元|亿[多余]?元|万[多余]?元|千元|百元|元"
_SCALES = {"百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_PER = (
    r"(?:/(?:人次|人|年|月|天|日|次|户|平方米|亩|公里|吨|小时|课时|台|辆|场|份|㎡"
    r"|立方米|立方|平方公里|公顷|公斤|千克|毫升|升|千瓦时|[万千百]人|万元(?!\d)|千米|分钟|秒"
    r"|[盏座所套只头株米克度季周床例家宗项个](?![一-龥])|m[²³23](?!\d)|L|kg|km)"
    r"(?:[·/](?:年|月|天|日|次))?)?"
)
_OF_MANY = "/(?:10|十)万人?"
"""186.40/10万: how many of a hundred thousand, as diseases and deaths are told."""
_PAIRED = r"(?:（[台套件次个场户人]）|/[台套件](?![台套件]))?"


def _one_word(word: str) -> str:
    """A measure word of several characters or of Latin letters, and no beginning of another."""
    return rf"{word}(?![A-Za-z0-9])" if word.isascii() else word


def _all_words() -> str:
    """A regular expression of all measure words, the longest first.

    Those of one character stand in one class behind one list of the words that they begin (个性,
    人员 …): a class of followers for each would take ten times as long to compile.
    """
    ordered = sorted(COUNT_UNITS, key=lambda word: (-len(word), word))
    single = "".join(word for word in ordered if len(word) == 1)
    begun = [word + f for word, all_f in _FOLLOWERS.items() if word != "项" for f in all_f]
    long = [_one_word(word) for word in ordered if len(word) > 1]
    other_words = "|".join(["项目(?!标)", "项规", *begun])
    return "|".join([*long, rf"(?=[{single}])(?!{other_words})[{single}]"])


COUNT = _all_words()


def unit_pattern() -> str:
    """A regular expression with the named groups percent, money, score, count and bare.

    A score is no 分 of 分别; an amount of money may be one per person (100元/人). 多 and 余
    inside a unit (万余元, 万多人) are left for :func:`measure` to drop.
    """
    return (
        rf"(?P<percent>{PERCENT})"
        rf"|(?P<money>[多余来]?(?:{MONEY})(?![件旦素])(?!/年末){_PER})"
        rf"|(?P<score>分(?!{_NOT_SCORE}))"
        rf"|(?P<count>[多余来]?(?:[万千百亿][多余]?)?(?:{COUNT}|‰){_PAIRED}{_PER}|{_OF_MANY})"
        rf"|(?P<bare>[多余]?[万亿])"
    )


@lru_cache(maxsize=1024)
def measure(kind: str, unit: str) -> tuple[str, Dimension, int]:
    """The canonical unit, dimension and scale (to the base unit) of a matched unit.

    ``5万`` without 元 is a bare number of ten thousands: what it counts is not said. ``5亿`` alone
    is always money.
    """
    if kind == "percent":
        return unit, Dimension.POINTS if "百分点" in unit else Dimension.PERCENT, 1
    if kind == "score":
        return unit, Dimension.SCORE, 1
    unit = unit.replace("多", "").replace("余", "").replace("来", "")
    if kind == "money":
        return unit, Dimension.MONEY, MONEY_SCALE[unit.partition("/")[0]]
    if kind == "bare":
        return unit, Dimension.MONEY if unit == "亿" else Dimension.NUMBER, _SCALES[unit]
    if unit.startswith("/"):
        return "/10万", Dimension.COUNT, 1
    unit = unit.replace("（", "").replace("）", "")
    return unit, Dimension.COUNT, _scale_of(unit)


def _scale_of(unit: str) -> int:
    """10000 for 万人 and 万千瓦时, 1 for 人 and 千瓦时."""
    word = unit.partition("/")[0]
    return 1 if word in COUNT_UNITS else _SCALES.get(word[0], 1)
