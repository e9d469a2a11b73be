"""The stages of a budget: 年初预算, 全年预算, 决算."""

from __future__ import annotations

from jixiao.late import late_regex

_PLAIN_BUDGET = (
    r"(?<!公共)(?<!一般)(?<!基金)(?<!经营)(?<!公共财政)预算(?!稳定|外|单位|收入总|支出总)"
)
"""预算, but not as part of a fund's or a table's name (公共预算, 一般预算, 预算外)."""
INITIAL = late_regex(
    r"(?:年|\x01)初(?:批复|部门|安排)*(?:的)?(?:预算)?(?:安排|批复|下达)?"
    r"(?:数|额|金额|收入|支出|资金)?(?!结|余)|初始预算|批复预算数?|部门预算批复数?|"
    r"预算批复数"
)
"""年初预算: as first approved."""
ADJUSTED = late_regex(
    r"全年(?=项目预算)|(?:全年|最终)(?:总)?预算(?!支出|执行(?:[数金额]|[为了达]|$))(?:安排|批复)?(?:总额|数|额|金额|资金)?|"
    r"调整(?:以?后)?(?:的)?(?:全年)?预算(?:数|额)?|预算数?调整以?后|调整以?后|调整数|可用预算|"
    r"全年部门预算|(?<=[入出算])调整[为到至]$"
)
"""全年预算: after the adjustments of the year."""
OUTTURN = late_regex(
    r"全年预算支出(?:金额|资金|数)?|(?:全年)?预算执行(?:数|金额|额)|全年预算执行(?=[为了达]|$)|全年(?:[共总]|合计|累计)?支出(?:金额|资金|数)?|"
    r"(?<![算金营])(?:支出|收入)决算(?:数|总额)?|决算(?:数|支出|收入|金额|总额)?|(?<!预算)执行(?:数|金额|额|资金)|"
    r"(?<!预算)执行(?=为|$)|"
    r"实际(?:支出|执行|使用|完成|列支|到账|到位|收入)(?:数|金额|资金|额)?|列支|完成数"
)
"""决算、执行数: what was done."""
BUDGET = late_regex(
    _PLAIN_BUDGET + r"(?:数|金额|总额|安排|额|总金额|资金|收入|支出)?"
    r"|(?<=[入出])(?:计划|预期)(?:数|值)?(?=(?:为|是)?$)"
)
"""预算 without a stage of its own."""
APPROVED = late_regex(
    r"[^，。；：]{0,20}(?:人大|代表大会|人代会|常委会|会议)[^，。；：]{0,20}?(?:批准|通过)(?:调整)?"
    r"(?:的|后的?)?"
)
"""人大常委会审查批准调整…: what a body approved is a budget, and the words name nothing."""
STAGE_TITLES = {
    "initial": "年初预算数",
    "adjusted": "全年预算数",
    "outturn": "决算数",
    "budget": "预算数",
}
"""What a finding calls an amount of a stage."""
AVAILABLE = late_regex(r"可供|可用|可安排|可支配|可使用")
"""可用资金: what could be spent."""
REMAINING = late_regex(
    r"(?:[结盈剩尚]?余下?|剩下?|尚有|[还尚仍]需|未到位|未拨付|未支付|未支|未使用|未支出|未执行|未兑付|欠拨|缺口)[^，。；]{0,8}$"
)
"""余下、未拨付: what is left of a plan."""
LACKING = late_regex(
    r"(?:缺口(?!资金)|短缺|[尚还仍][缺差欠]|欠拨|未(?:到位|拨付|下达))[^，。；]{0,8}$"
)
"""尚缺、缺口: what has not come of a plan."""
TAKEN_BACK = late_regex(r"收回|上缴|上交|核销|注销|收缴|调剂")
"""What is said of money left over that does not stay."""
CAME_IN = late_regex(r"(?:实收|实得|实际[收完入][入成库]?|入库|完成|执行)(?:为|数)?$")
"""实收、完成: what came in of an income that was planned."""
SPENT = late_regex(r"(?:支出|执行|支付|拨付)(?:数|金额|了)?$")
"""支出、执行数: what was spent, right before an amount."""
PAID = late_regex(r"(?:已|累计|实际)(?:支?付|拨付?|支出|使用|结算)[^，。；]{0,6}$")
"""已付、已拨付: what was paid of an amount before it."""
RESIDUAL = late_regex(
    r"(?:[余剩]|差额|缺口|净|[超短]支|赤字|盈余|节约|节省|实际|最终|到账|[尚未]|留[待存]|[高低]于|[高低多少]出|之差|实得|轧差|相抵)"
    r"[^，。；：]{0,8}$"
)
"""Words, right before an amount, of what lies between two others."""
NOT_DONE = late_regex(r"^(?:资金|款项)?[尚暂还]?未(支付|兑付|执行|使用|拨付|支出|到位|下达|付清?)")
"""12.20万元未兑付: the same, said behind the amount."""
CARRIED_ON = late_regex(r"^(?:资金|款项)?(?:全部)?结转[至到]?(?:下一?年|次年|以后年度)")
"""12.20万元资金结转下年: what is left, said behind the amount."""
