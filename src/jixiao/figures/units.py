"""Units that stand behind a number in official prose, and what they measure."""

from __future__ import annotations

from jixiao.figures.figure import MONEY_SCALE, Dimension

_MEASURE_WORDS = """
人次 人天 人 名 位 个 家 户次 户 场次 场 次 批次 批 辆次 辆 台套 台件 台 套 件次 件 项 起 宗 例
份 册 期 篇 条 处 座 所 间 栋 幢 亩次 亩 公顷 公里 千米 平方公里 平方千米 平方米 立方米 米 厘米 吨 公斤 千克
头 只 羽 株 棵 张 天 小时 分钟 课时 学时 届 轮 幅 块 段 支 组 类 单 笔 对 部 艘 架 岁 倍 度 工作日 个工作日
个月 年 日 周 枚 盏 盘 门 科 幕 集 首 堂 节 卷 床 片 根 樘 孔 眼 口 颗 粒 瓶 袋 箱 本 副 点 站 线
千瓦时 千瓦 兆瓦 升 吨标准煤 字 行 页 票 席 桌 餐 袋次 台次 车次 床位 万字 步 层 顶 辆份 人份 场会 班次 班 届次
""".split()

COUNT_UNITS: frozenset[str] = frozenset(_MEASURE_WORDS)
"""Measure words of people, things and times."""

_NOT_SCORE = "别为布管析类钟公局支配之工校社值子店行批期段级部担享解辨数摊成红散流拨设开户项组"
"""Characters after 分 that make it a word (分别, 分公司 …) and no score."""

PERCENT = r"%|个百分点|百分点|‰"
MONEY = r"百万元|千万元|亿元|万元|千元|百元|元|亿(?!吨|亩|人)"


def unit_pattern() -> str:
    """A regular expression with the named groups money, percent, score and count."""
    words = "|".join(sorted(COUNT_UNITS, key=len, reverse=True))
    return (
        rf"(?P<percent>{PERCENT})"
        rf"|(?P<money>(?:多|余|来)?(?:{MONEY})(?!件|旦|素|/年末))"
        rf"|(?P<score>分(?![{_NOT_SCORE}]))"
        rf"|(?P<count>(?:多|余|来)?(?:万|千|百|亿)?(?:多|余)?(?:{words}))"
        rf"|(?P<bare>(?:多|余)?万)"
    )


def measure(kind: str, unit: str) -> tuple[str, Dimension, int]:
    """The canonical unit, dimension and scale for a matched unit without 余/多."""
    if kind == "percent":
        return unit, Dimension.POINTS if "百分点" in unit else Dimension.PERCENT, 1
    if kind == "score":
        return unit, Dimension.SCORE, 1
    if kind == "money":
        return unit, Dimension.MONEY, MONEY_SCALE[unit]
    if kind == "bare":
        return unit, Dimension.NUMBER, 10_000
    scale = {"万": 10_000, "千": 1_000, "百": 100, "亿": 100_000_000}.get(unit[0], 1)
    if scale > 1 and len(unit) > 1:
        return unit, Dimension.COUNT, scale
    return unit, Dimension.COUNT, 1
