"""Direction words: up, down, and what only looks like a change."""

from __future__ import annotations

from jixiao.late import late_regex

_PLANNED_OR_SPENT = (
    r"(?:年初|全年|当年|本年|上年|去年|上一年|\x01)?(?:度|的)?(?:调整后?的?)?"
    r"(?:支出|收入|财政拨款)?(?:预算|决算)"
)
"""What an amount is said to be larger or smaller than: 年初预算, 上年决算."""
DONE = (
    r"(?:接待|接诊|完成|办理|办结|受理|培训|服务|开展|举办|检查|处理|发放|救助|调解|走访|惠及|"
    r"出动|收治|检测|组织|资助|补助|拨付|支付|安排|投入|查处|化解|整改|招收|采购|"
    r"接收|接访|演出|清运|养护|巡查|巡护|慰问|安置|招募|发布|编制|审核|审批|签订|借阅|派出|抽查|处置|清理|"
    r"维修|改造|修复|供应|登记|调查|监测|扶持|发展|吸纳|种植|生产|销售|播出|放映|讲解|调阅|归集|征收)"
)
"""What was done more or less often than before."""
_UP = (
    rf"多{DONE}|"
    "增加|增长|上升|升高|提高|提升|调增|追加|净增加?|增收|增支|增产|增幅|上涨|扩大|新增|增多|上浮|递增|"
    "回升|走高|上调|增列|增量|攀升|上扬|"
    "超收|超支|多支出|多[花用支收缴签办建接投征]|多出|多|高出|升幅|涨幅|增|净?添(?!置)|(?<!公)升|涨|(?<![最新偏过较])高|"
    rf"(?:超出|超过|超|大于|高于|多于){_PLANNED_OR_SPENT}|净追加"
)
"""Words for a rise."""
_DOWN = (
    rf"少{DONE}|"
    "短收|负增长|减少|下降|降低|压减|压缩|调减|核减|下滑|净减少?|减支|减收|减产|降幅|减幅|缩减|节约|节省|回落|"
    "下浮|走低|下调|减列|减量|下跌|跌幅|收窄|"
    rf"(?:小于|低于|少于){_PLANNED_OR_SPENT}|"
    "少支出|少[花用支收缴签办建接投征]|少|低于|递减|削减|压降|缩短|(?<!已)收回(?!率)|追减|压掉|压下|减掉|净追减|省下|减|降|跌|(?<![最偏过较])低|省"
)
"""Words for a fall."""
AMBIGUOUS = late_regex(
    r"新增|多(?![收缴出花用支签办建接投征])|节约|节省|提升|扩大|超收|短收|[高低](?!出|于)|省"
)
"""Direction words that mean a change only where something is compared (新增资产5万元)."""
COMPARING = late_regex(rf"多{DONE}?|少{DONE}|高|低|省|扩大|超收|短收")
"""Those of them that, alone between two amounts, compare these (比上年的6万元多5万元)."""
CHANGED_BY = late_regex(r"(?:相比|比较)?[，]?(?:提高|提升|增加|增长|上升|下降|降低|减少)了?")
"""Those that do so behind an amount of last year (与上年91分相比提高2.5分)."""
_TAIL = (
    r"(?:了|额|数额|数|金额|资金|幅度|比例|比率|率|支出|收入|安排|列支|开支|投入|预算|合计|共计|总计|分别|均|"
    r"各|为|是|达到|达|约|共|计|：)*"
)
"""What may stand between a direction word and its figure."""
DIRECTION = late_regex(
    rf"(?P<up>{_UP})(?P<up_tail>{_TAIL})$|(?P<down>{_DOWN})(?P<down_tail>{_TAIL})$"
)
"""A direction word right before its figure."""
VERB_FIRST = late_regex(
    r"(?P<verb>调增|调减|增加|减少|追加|追减|核减|核增|压减|(?<!已)收回|(?<=年[中内])新增|(?<=执行中)新增)(?:了)?"
    r"(?P<noun>[^，。；、]{1,16}?"
    r"(?:收入|支出|资金|经费|补助|预算|转移支付|债券|结余|费|款|款项|[增调工]资|公益金|奖金|津贴|补贴|指标|性项目)等?)$"
)
"""调增上级补助收入83620万元: the direction stands before the noun."""
VERB_OF_ITEM = late_regex(
    r"[一二三四五六七八九]是(?P<verb>新增|增加|减少|压减|压缩|追加|追减|取消|调增|调减|核减)(?:了)?"
    r"(?P<noun>[^，。；、：]{1,14})$"
)
"""二是新增维稳项目120万元: the same in one of several reasons, whatever the noun."""
NEUTRAL_CHANGE = late_regex(
    r"(?:预算)?(?:调整数|调整额|调整金额|变动额|增减额|增减数|变动金额|差额|差值|相差)"
    r"(?:为|是|共|：)*$"
)
"""调整数、差额: a change amount whose direction is not said."""
_CHANGED = (
    r"(?:调整|调增|调减|核增|核减|追加|增加|减少|提高|提升|上升|增长|下降|降低|压减|压缩|变更|修正|上调|下调|上修|下修|"
    r"回升|回落|扩大|缩减|缩短|延长|压缩|发展|壮大|[调增减降升提压变改涨扩])"
)
"""Verbs that name a change."""
REACHED = rf"{_CHANGED}(?:到|至|为|成)(?:了?(?:本年度?|今年|[年期]末|年底|目前)的?)?"
"""增至、降为、发展到年底的: what stands between the levels before and after a change."""
RESULT = late_regex(rf"{REACHED}$")
"""The figure is the new level and no change."""
TO_LEVEL = late_regex(rf"[，、]?(?:现在?|拟|本次|此次|这次|相应)*{REACHED}")
"""What follows is the level after the change."""
FROM_LEVEL = late_regex(
    r"(?:(?:由|从)[^，。；：]{0,14}|原(?:先|来|有|定|列|核定|批复|安排)?(?:预算)?(?:数)?(?:为|是)?)$"
)
"""由200万元, 原为200万元: the level before the change."""
PRIOR_LEVEL = late_regex(
    r"(?:比|(?<!经比)较|与|同|由|从|对照|参照)(?:\x01|上年|去年|上一年|前一年|上年度)"
    r"(?![^，。；：]{0,6}结[转余])[^，。；：]{0,14}$"
)
"""比2023年的, 由上年的: the amount after it is last year's, of the same subject."""
OPENING_LEVEL = late_regex(r"[比较与][年期]初(?:数|余额|金额)?的?$")
"""资产总额…，较年初: the amount after it is what there was when the year began."""
OTHER_LEVEL = late_regex(
    r"(?:比|(?<!经比)较|与|同|对照)[^，。；：]{0,24}(?:报告|快报|预计|预期|上报|报送|测算|执行)数(?:据)?的?$"
)
"""比报告数的: the amount after it is the one first reported, of the same subject."""
PRIOR_CLAUSE = late_regex(
    r"^(?:而|其)?(?:上年度?|去年|上一年度?|前一年度?)(?:同期)?"
    r"(?P<subject>(?![^，。；：]*(?:结转|结余|年末|滚存|节余|遗留))[^，。；：]{0,16}?)(?:均为|为|是|共计|共|：)*$"
)
"""，上年支出2.60万元，: a clause of its own that states last year's amount of ``subject``."""
THIS_YEAR = late_regex(r"^[，：]?(?:本年度?|今年|当年)(?:支出|收入|为|实际|决算|共|数)*$")
"""，本年支出: this year's amount of what last year's was just told of."""
ADJUSTING = late_regex(
    r"调增|调减|[上下]调|[增减]列|收回|追减|追加|净增|净减|核增|核减|压减|调整(?:数|额)|调剂|相抵|"
    r"(?:年[中内]|执行中)新增"
)
"""调增、追加、净减: the budget itself was changed within the year."""
COMPARABLE = late_regex(r"(?:剔除|扣除|不考虑|同口径|同一口径|可比口径|口径)[^，；。]{0,24}$")
"""剔除退税因素后同口径增长: the rate is of other amounts than those printed."""
PAUSED_CLAUSE = late_regex(
    r"(?:^|[，；。：])(?P<name>[^，；。：]{2,24}?)(?:[与和同比]|较)(?:[^，；。：]{0,8})"
    r"(?:持平|一致|相同|[无没]有?(?:增减)?变[化动])，$"
)
"""接待费与预算持平，比上年减少: the clause before names what the change is of."""
PAUSED = late_regex(r"持平|零增长|一致|[无没]有?(?:增减)?变[化动]|不变|相同|相等|维持原数")
"""与上年持平: nothing changed."""
SAVED_RATE = late_regex(r"(?:节(?:约|省|支|资)|[审核]减)(?:资金)?率[^，。；：]{0,4}$")
"""节约率、审减率: of what was saved over what was planned, no rate of a change."""
