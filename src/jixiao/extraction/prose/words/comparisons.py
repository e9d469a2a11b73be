"""What a change is measured against: last year, the budget, the plan."""

from __future__ import annotations

from jixiao.late import late_regex

COMPARISON = late_regex(
    r"(?:(?:(?<!参)与|(?<!总)和)(?=[^，。；：]{0,24}(?:[比较算期额数持]|年(?![终薪金])))|同(?!步|时|比|期|意|样|级|志|等|步)|较|比(?!例|率|重|较|上级)|"
    r"相比|对比|相较于?|相比于|对照|(?:[大小高低]于|超[出过]?)(?=[^，。；：的]{0,8}[预决]算[数额]?$))(?P<base>[^，。；：]{0,24}?)"
    r"(?:相比较|相比|相较|比较|对比|比)?"
    r"(?=[，。；：]|增|减|上升|下降|提|降|多|少|高|低|涨|跌|持平|压|净|调|各|均|有|略|收|$)"
)
"""较上年、与年初预算相比: ``base`` is what is compared with."""
COMPARED = late_regex(
    r"(?:同比|环比|[相对]?较于?|[相对]?比(?!例|率|重)于?|对照|与|和|同(?!步|时))[\x01\x02\x03]?"
    r"(?:年度?|上年|去年|上一年|前一年|往年|以往|年初|预算|决算|[^，。；：]{0,12}相比)?"
    r"[^，。；：]{0,8}$"
)
"""The comparison at the end of what stands before a direction word."""
_LIMITS = (
    r"(?:控制价|控制标准|控制[数线]|限价|标准|时限|期限|定额|限额|上限|"
    r"市场价|指导价|参考价|均价|平均值|平均水平)"
)
"""What a price or a time is measured against besides last year and the budget."""
AGAINST_LIMIT = late_regex(rf"[比较](?:[^，。；：]{{0,8}}{_LIMITS}(?:值|为|的)?)?$")
"""比控制价, or 比 alone, right before what it is of:"""
LIMIT_BEHIND = late_regex(rf"^的[^，。；：]{{0,6}}{_LIMITS}")
"""…520元的控制价, the name behind the figure."""
YEAR_ON_YEAR = late_regex(r"同比|环比|上年|去年|上一年|前一年|往年|上期|同期")
"""同比: last year is the base even where no 较 stands."""
ITSELF_COMPARED = late_regex(
    r"，(?:同比|[相对与]?[比较]?(?:上|前一?|去)?年?(?:同期)?(?:年?初|全年|调整)?(?:预算|计划)?数?(?:相?比)?)"
    r"(?=增|减|上[升涨]|下[降滑]|提|降|多|少|涨|跌|回)"
)
"""去年收入80万元，同比增长: behind an amount that is compared with the year before it."""
YEAR_FIRST = late_regex(r"^[，；、]\x01[^，。；：、]*$")
YEAR_OPENS = late_regex(r"(?:其中|包括|分别(?:为|是))[，：]?\x01[^，。；：、]*$")
"""其中2023年安排…，2024年安排…: the years are the items of a list."""
PRIOR_BUDGET = late_regex(r"(?:上年|去年|上一年|\x01)[^，]{0,4}预算")
"""较上年预算: last year's budget, not its outturn, is the base."""
AGAINST_BUDGET = late_regex(r"预算|年初|任务|计划|安排|目标")
"""较年初预算: a plan of the same year is the base."""
OVER_PLAN = late_regex(
    r"(?P<up>高出|超出|超过|超额(?:完成)?|超)"
    r"(?P<base>[^，。；]{0,6}(?:任务|计划|目标|指标)(?:数|值)?|(?<=超额)|(?<=超额完成))(?:的|了)?$"
)
"""超出目标任务的: a rate over the plan, always upward."""
EQUAL = late_regex(
    r"(?:决算|支出|执行)(?:数)?(?:与|和|等于|同)(?:年初|全年|调整)?预算(?:数)?"
    r"(?:持平|一致|相等|相同)?|与预算数?(?:持平|一致)|无差异"
)
"""决算数等于预算数: the words say that the rate is 100 %."""
