"""How a percentage is named: share, change rate, execution rate, completion rate."""

from __future__ import annotations

from jixiao.late import late_regex

SHARE = late_regex(
    r"(?:占(?:到(?!位|账)|了)?|约合|占比|构成比例?|所占比重|占比重|比重|份额|所占比例|占比例|^比例)(?P<base>[^，。；：、（）]{0,30}?)"
    r"(?:的|之)?(?:比重|比例|百分比|比)?(?:为|是|达到|达|约|：|的)*$"
)
"""占支出总额的: ``base`` names the whole."""
SHARE_IN = late_regex(
    r"在(?P<base>[^，。；：、（）]{2,30}?)(?:中|当中|内)(?:所)?(?:占|占比|的占比|的比重)"
    r"(?:比)?(?:为|是|达|约)*$"
)
"""在支出总额中占比: ``base`` names the whole."""
SHARE_BASE = late_regex(r"占(?:到(?!位|账)|了)?(?P<base>[^，。；：、（）]{2,20}?)(?:为|是|共)?$")
"""占支出合计200.00万元的: the whole is printed inside the clause."""
SHARE_OF_IT = late_regex(r"^）?的(?:比重|比例)?(?:为|是|达到|达|约)?$")
"""What stands between that whole and the share."""
TAX_SHARE = late_regex(
    r"(?P<base>[^，。；：、（）]{0,30}?)(?:的)?(?<!非)税(?:性比|收?(?:收入)?所?占?比(?:重|例)?)(?:为|是|达到|达|约|：)*$"
)
"""税性比、税收占比: the share of taxes in the revenue that ``base`` names."""
OF_BUDGET = late_regex(
    r"占(?:到(?!位|账)|了)?(?P<base>(?:年初|全年|调整后?|变动)?(?:的)?(?:全年)?预算(?:数|安排|总额)?|"
    r"(?:全年|年度)?(?:任务|计划|目标)(?:数|值|额)?)(?:的)?(?:比[例重])?(?:为|是|达到?|：)?$"
)
"""占年初预算的: an execution rate, and no share of a whole."""
CHANGE_RATE_NAME = late_regex(
    r"(?:增长率|增幅|增减率|变动率|下降率|减少率|降低率|降幅|减幅|涨幅|跌幅|升幅|幅度|增减比例|"
    r"变动比例|增长比例|增速)(?:只|仅|均|都|也|依次|分别)?(?:为|是|有|达|：|约)*$"
)
"""增长率为: a change rate, the direction not said or in its name."""
YEARLY_AVERAGE = late_regex(
    r"(?:(?<![上去今本当同])年均|年平均|每年平均|平均每年|复合)(?:复合|递)?"
    r"(?:[增减提上下降涨升][加长少速幅高升降涨]?|递[减增]|回落)(?:了|率|为|达到|达|约|：)*$"
)
"""年均增长: a rate or an amount for each of several years, of no two amounts that are printed."""
OVER_YEARS = late_regex(
    r"[两二三四五六七八九十]年(?:来|间|内)?(?:累计|合计|总共|共)[^，。；]{0,8}$"
)
"""两年累计增长: a rate over several years."""
EXECUTION = late_regex(
    r"(?:完成|达到|[为是]|相当于|达|执行)(?:了)?"
    r"(?P<base>[^，。；：（）]{0,16}?"
    r"(?:预算|任务|计划|调整数|目标|预期)[^，。；：（）]{0,12}?)(?:的)?(?:为|是|：)*$"
)
"""完成年初预算的: ``base`` names the budget or plan."""
EXECUTION_NAME = late_regex(
    r"(?:(?:预算|资金|支出|项目|总体|经费|全年)*(?:执行|支付|支出|完成|使用|兑付|拨付)(?:总体)?"
    r"(?:率|进度|比例)|^[，。；]?(?:整体|总体)?(?:预算|资金)执行)(?:总体)?(?:为|是|已?达到|已?达|约|：|进度为|只有?|仅有?)*$"
)
"""预算执行率、支出进度."""
COMPLETION_NAME = late_regex(
    r"(?P<name>[^，。；：、“（）]{0,16}(?:完成率|完成比例|实现率|达成率))(?:为|是|已?达到|已?达|约|：)*$"
)
"""完成率、达成率: of a task or an indicator."""
RATE_NAME = late_regex(
    r"(?P<name>[^，。；：、“（）]{0,20}(?:率|满意度|比例|比重|率达到?|度))(?:均)?"
    r"(?:为|是|已?达到|已?达|约|在|：|分别为|保持在|只有?|仅有?)*$"
)
"""Any other rate by its own name (满意度, 在职人员控制率)."""
BASE_AMOUNT = late_regex(
    r"(?:占|完成|为|是|相当于)(?:[^，。；：]{0,16}(?:批准|通过))?[^，。；：]{0,12}(?:预算|任务|计划|目标)(?:数|额)?(?:的)?$"
)
"""完成年初预算8465万元的41.5%: the amount is a base and no amount of its own."""
