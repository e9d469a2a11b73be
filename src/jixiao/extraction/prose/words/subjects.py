"""Subjects that say little or nothing of their own."""

from __future__ import annotations

from jixiao.late import late_regex

GENERIC_SUBJECT = late_regex(
    r"^(?:收支|收、支|收入、支出|收、支总计|支出总计|收支总计|收入总计、支出总计|"
    r"收入、支出总计|财政拨款收入总计、支出总计|资金|支出|收入|金额|预算|决算|总额|两者|"
    r"(?:支出|收入|决算|执行)数|两边|两年|总体|同步|实际|可比|前后|两相|按可比口径|比例|总数|数额|经费|净|该项支出|项支出|该?项|"
    r"支出预算|收入预算|)$"
)
"""收支、资金、总额: a subject that fits any statement."""
BARE_EXPENSE = late_regex(r"(?:共计?|实际)?(?:支出|费用|经费|金额|花费|开支)(?:金额|总额)?")
"""支出、费用: an expense of what was named before it."""
IN_ALL = late_regex(r"[，、](?:共计?|合计|总计|计)")
"""，共: what things counted before it came to."""
PROJECT = late_regex(r"项目(?:总金额|支出|使用情况|预算|：|$|金额)[^。]*$|个项目[^。]*$")
"""A context that speaks of a project, not of the body."""
FOR_EACH = late_regex(
    r"(?:平均|[人户车辆次年件案宗亩生床班家村台套头份课场]均|每(?!年)|单价)[^，。；：]{0,10}$"
)
"""平均每辆、人均、年均: an amount for one of many, and no part of the whole."""

FUNDS = late_regex(
    r"(?P<source>一般公共预算|公共财政预算|政府性基金预算|国有资本经营预算)(?:当年)?(?:财政)?(?:拨款)"
    r"(?:预算)?(?P<side>收入|支出)?(?:预算)?"
)
"""一般公共预算拨款, 一般公共预算财政拨款收入: one source of funds under its several names."""

MONEY_BEFORE = late_regex(
    r"(?:资金|经费|拨款|补助|补贴|收入|支出|预算|执行数|决算数?|费用?|款|金额|总额|投入|投资|拨付|支付|下达|到位|"
    r"使用|结余|结转|[超短]收|[增减][收支])(?:增加|减少|增长|下降|总额|总计|合计|共计?|资金|金额|约|为|了|：)*$"
)
"""What an amount of money is of, right before it."""
