"""Indicators, scores, weights and grades."""

from __future__ import annotations

from jixiao.late import late_regex

TARGET_NAME = late_regex(
    r"(?:指标值|目标值|预期值|年[度初]目标|计划值|绩效目标|目标(?=等于))(?:为|是|设定为|：)*"
    r"(?P<bound>大于等于|大于或等于|不低于|不少于|至少|小于等于|小于或等于|不超过|不高于|"
    r"等于|大于|小于|达到)?$"
)
"""指标值不低于: the target of an indicator, with its ``bound``."""
BOUNDS = {
    "大于等于": ">=",
    "大于或等于": ">=",
    "不低于": ">=",
    "不少于": ">=",
    "至少": ">=",
    "大于": ">=",
    "达到": ">=",
    "小于等于": "<=",
    "小于或等于": "<=",
    "不超过": "<=",
    "不高于": "<=",
    "不大于": "<=",
    "小于": "<=",
    "等于": "=",
    "≥": ">=",
    "≤": "<=",
    ">=": ">=",
    "<=": "<=",
    ">": ">=",
    "<": "<=",
    "=": "=",
}
"""The bound words of a target as >=, <= or =."""
UPPER_BOUNDS = frozenset(word for word, bound in BOUNDS.items() if bound == "<=")
"""The bound words of what should not be exceeded."""
MID_YEAR_NAME = late_regex(r"年中(?![央小等学医东西南北调追新增减核压])[^，。；]{0,16}$")
"""年中完成值; 年中调整后 is of a budget."""
ACTUAL_NAME = late_regex(
    r"(?:本次[^，。；]{0,24}|实际完成值?|完成值|实际值|年末[^，。；]{0,8}完成值?|"
    r"全年完成值?|实际完成[^，。；]{0,6})(?:为|是|达|达到|共计|总计|总数|：)*$"
)
"""实际完成值."""
INDICATOR_RATE_NAME = late_regex(
    r"(?:该|本|此)?(?:项)?(?:绩效)?(?:指标)?(?:完成(?:率|比例|程度)|实现率|达成率)"
    r"(?:为|是|达|达到|：)*$"
)
"""该项指标完成率."""
WEIGHT_NAME = late_regex(r"(?:权重|分值|(?<!得)满分|标准分|权重分值)[^，；。]{0,6}$")
"""权重、分值、满分: points to be had."""
SCORE_NAME = late_regex(
    r"得分?|评分|评价分(?!值)|平均分(?!值)|分数|总分|成绩|打分|评为|(?<![会审统设预])计|赋|自评(?:为|是|：)?$|评$|[=＝]$|"
    r"相加后?[为共]$"
)
"""得分、评分: points given."""
GIVEN = r"(?:(?:自评|评价|评定|实际|最终|实|应|可以?)*(?:得[分到]?|获得?)|自评)(?:为|是|：)?"
"""得、自评得分为、实得: what stands before a score and names nothing, as a pattern."""
OFF = r"(?:酌情|相应|予以)?(?:扣(?:分|除|减|掉)?|(?:失|丢)分?|减(?:分|去|掉)?)"
"""扣、失分、减去: what stands before points that are taken off, as a pattern."""
_STEP = r"\d+(?:\.\d+)?|[一二两三四五六七八九十]"
PER_POINT = late_regex(
    r"(?:(?:每?(?:降?低|减?少|偏离|超[过出]?|增加|高出?|下降|差)(?:于[^，。]{0,8}?)?|每)"
    rf"(?P<step>{_STEP})个?|每个)(?:百分点|%)，?{OFF}(?P<per>\d+(?:\.\d+)?)分"
)
"""每低1个百分点扣0.5分; 偏离5个百分点扣2分; 每少五个百分点扣2分; 超过8%的部分每1个百分点扣0.3分."""
ALL_OFF = (
    rf"(?:(?:合计|总共|总计|共计?|累计)计?{OFF}|{OFF}(?:合计|总计|共计?|小计|累计|加总|总和|之和))"
)
"""共扣、失分合计: what stands before all points that are taken off, as a pattern."""
IN_TURN = late_regex(r"[，：（]?(?:分别|依次)(?:为|是)?")
"""，依次为: between what is told of all and a row of what is told of each."""
SCORE_OF_POINTS = late_regex(r"^（(?:满分|分值|权重|总分|共)|^[，、]满分(?:值|分值)?(?:为|是)?$")
"""46.50分（满分50分）: what stands behind points given."""
SCALE = late_regex(r"^制")
"""100分制: a scale."""
LEAST_WHOLE = 60
"""Points that all scores of an evaluation together make at least."""
SUBTOTAL_SCORE = late_regex(r"合计|小计|共计|共得|累计得|之和|总和|加总|累加|相加后?[为得共]")
"""合计、小计: a total of scores or weights."""
GRADE = late_regex(
    r"(?:评价|自评|评定|评审|绩效|综合)?(?:结果|等级|等次|档次|级别|评级)(?:评定|评价)?"
    r"(?:结果)?(?:为|是|：|属于|达到)?“?"
    r"(?P<word>优良|优秀|良好|优|良|中等|中|合格|一般|较好|较差|差|不合格|及格)“?"
    r"(?=[”“，。；！、（）]|级|等|档|$)"
)
"""等级为优: ``word`` is the grade as printed, legal or not (B04)."""
