"""What opens a list, a reason, or names the whole that a list details."""

from __future__ import annotations

import re

OPENER = re.compile(
    r"其中|包括|分别(?:为|是|用于|由|支持|安排|补助|投入)|[细拆]?分为|[分拆]解为|"
    r"(?:^|[，。；：（])(?:这?里面|这?当中|内有|计有|即(?![将可便使日期])|来自)|"
    r"由(?!年初|上年|去年|原|[省市县区]级(?:代|统|承|负))(?=[^，。；]{2,12}(?:费|支出|收入|资金)?$)|"
    r"来源(?:为|于|包括|是)|构成(?:为|如下|是|：)|用于以下|以下方面|分布在|"
    r"具体(?:为|是|如下|情况|包括)|如下|[分逐]项|明细|按[^，。：]{1,10}分|"
    r"[按照依从分][^，。：]{1,10}(?:划分|来?看)|组成|含(?!税)|涵盖|主要(?:为|是)|"
    r"[按照依](?:照|据)?[^，。：；]{0,4}(?:级次|层级|性质|结构|来源|用途|类别|税种|部门|险种)，|"
    r"(?:[按从分][^，。：；]{1,10}|分项)情况(?:是|为|如下)|"
    r"用于(?:：|(?=[^，。；：、]{2,14}$))|(?:^|[，。；])[按分][^，。；：]{2,10}：|"
    r"(?:项目|方面|内容|部分|类|如下|工作|任务|部门|事项|指标|情况为|端)：|：\x04$|^：|：\x04"
)
"""其中、包括、分别为: parts follow."""
NOTHING_FIRST = re.compile(r"其中[^。；]{2,40}(?:没有|未|无)[^。]*；[^。；]*$")
"""其中，因公出国费没有；…: a list whose first items are told in words."""
EXHAUSTIVE = re.compile(
    r"具体(?:为|是|包括|如下)|分别(?:为|是)|分为|构成|组成|明细|(?:[按分][^，。：；]{1,10}|分项)情况(?:为|是|如下)|"
    r"由(?!年初|上年|去年|原|[省市县区]级(?:代|统|承|负))(?=[^，。；]{2,30}$)|"
    r"[按照依][^，。：]{1,10}(?:分|划分|看)|[从分][^，。：]{1,10}来?看|以下方面|分布在|"
    r"[按照依](?:照|据)?[^，。：；]{0,4}(?:级次|层级|性质|结构|来源|用途|类别|税种|部门|险种)，|"
    r"来源(?:为|于|包括|是)|(?:^|[，。；])[按分][^，。；：]{2,10}："
)
"""Openers of lists that name all parts, so that they must add up."""
OPEN_LIST = re.compile(
    r"主要(?:有|包括|用于|支出|收入|项目|科目|内容|方面|情况|任务|税种)|重点|等方面|如：|例如|比如"
)
"""A list opened so names only some of the parts."""
_IN_ALL = r"(?:支出|收入|经费|资金|拨款)(?:当)?中(?![央心小医学共国期层标介外型])"
WITHIN = re.compile(
    r"(?:^|[。；：、>\x04]|来?看，)(?:（?[一二三四五六七八九十]{1,3}[、）])?(?:在)?(?:\x01)?"
    r"(?:(?P<name>[^，。；：]{2,44}?)(?:当中|中|里)[，：]"
    r"|(?P<made>[^，。；：]{2,16}?)的(?:具体)?构成(?:为|是|如下)"
    rf"|(?P<noun>[^，。；：]{{0,16}}?{_IN_ALL})(?=[^，。；：的]{{2,14}}$))"
)
"""返还性收入中，…; 本年收入的构成为…; 基本支出中人员经费…: the list details what it names."""
WITHIN_LEAD = re.compile(rf"^[^，。；：]{{0,16}}?{_IN_ALL}(?=[^，。；：的]{{2,14}}$)")
"""基本支出中人员经费: what leads the subject."""
A_TOTAL = re.compile(r"(?:总额|合计|总计|共计|总金额|总数)(?:为|是|达|：)*$")
"""总额: an amount that is the total of what follows, whatever it is of."""
BESIDES = re.compile(r"(?:另外|此外|除此之外|同时)，[^。]*。")
"""另外，…。其中…: a passage that turns to something else before its list opens."""
ENUMERATED = re.compile(
    r"(?:^|[。；：，\x04])(?:（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、)"
)
"""A list number in Chinese numerals: 一、 and （一）."""
REASON = re.compile(
    r"(?:主要|具体)?(?:变动)?原因(?:是|为|：|在于|系)?|主要(?:是|系|由于|为|因)|由于|缘于|"
    r"(?<![体关联维派干院科])系(?![统列数])|全部(?:为|是|系)"
)
"""主要原因是: reasons follow, often a list of changes."""
CAUSE = re.compile(r"原因|由于|缘于|因为|所致")
"""A cause told in passing."""
NEXT_CAUSE = re.compile(r"[；，][二三四五六]是[^；。]*$")
"""；二是…: the second of several causes or items."""
EXCLUDED = re.compile(r"(?:不计|不含|剔除|扣除|扣减)(?P<names>[^，。；]{2,30}?)的")
"""不计甲和乙的总额: a total less what is named."""
