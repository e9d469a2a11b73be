"""Wholes of people and things, never of money, whose parts are known.

Source: domain.md §3.2, §3.3, §3.6; certainty M.
"""

from __future__ import annotations

from jixiao.extraction.vocabulary.partition import Partition, part, partition

PARTITIONS_OF_COUNTS: tuple[Partition, ...] = (
    partition(
        "established_posts",
        ".*(?:编制|核定).*",
        part("行政编制", "(?:机关|政法专项)?(?:行政|公务员|政法专项|机关).*", needed=True),
        part("事业编制", ".*(?:事业|参公|参照).*"),
        part("工勤编制", ".*工勤.*"),
    ),
    partition(
        "posts_by_kind",
        ".*(?:编制|核定|在职|在编|在岗|实有|职工|人员|岗位).*",
        part("管理岗", "管理(?:岗|人员|类|[及和与、]工勤).*", needed=True),
        part("专业技术岗", "(?:专业技术|专技)(?:岗|人员|类).*", needed=True),
        part("工勤岗", ".*工勤.*"),
    ),
    partition(
        "staff",
        ".*(?:在职|实有|职工|人员|教职工|干部|供养|离退休|人数).*",
        part("在职", "(?:在职|在编|在岗)(?!.*离).*"),
        part("离休", "离休.*"),
        part("退休", "退休.*"),
        part("行政", "(?:行政|公务员|机关).*"),
        part("参公", "参.*"),
        part("事业", "(?:其他)?事业.*"),
        part("工勤", ".*工勤.*"),
        part("其他", "其他.*"),
    ),
    partition(
        "staff_and_others",
        ".*(?:实有|供养|总人数|年末人数|现有(?:职工|人员|人数)).*",
        part("在职", "(?:在职|在编|在岗)(?!.*离).*", needed=True),
        part("离休", "离休.*"),
        part("退休", "退休.*"),
        part("离退休", "离退休.*"),
        part("聘用", "(?:编外|外聘|[县区]?招聘|聘用|临聘|临时|长聘|公益性?岗).*", many=True),
        part("遗属", "遗属.*"),
        part("其他", "其他.*"),
        loose=True,
    ),
    partition(
        "pupils",
        ".*(?:学生|人数|总数).*",
        part("学段", "(?:小学|初中|高中|幼儿|中职|学前|大学|本科|专科|研究生).*", many=True),
    ),
    partition(
        "vehicles_by_use",
        ".*车辆.*",
        part("用途", "(?!.*车辆).*(?:用车|其他.*)", many=True),
    ),
    partition(
        "vehicles_by_type",
        ".*(?:用车|车辆).*",
        part(
            "车型", "(?:轿车|越野车|.*客车|.*载客汽车|小型.*|大中型.*|新能源.*|其他车.*)", many=True
        ),
    ),
    partition(
        "units",
        ".*单位.*",
        part("单位类型", ".*(?:行政单位|事业单位|参照公务员|参公).*", many=True),
    ),
    partition(
        "evaluation_result",
        ".*(?:项目|自评).*",
        part("等级", ".*(?:优|良|中|差|合格|不合格).*", many=True),
    ),
    partition(
        "indicators",
        ".*指标.*",
        part("产出指标", "产出(?:类)?指标.*", needed=True),
        part("效益指标", "效益(?:类)?指标.*", needed=True),
        part("满意度指标", "满意度(?:类)?指标.*"),
        part("成本指标", "成本(?:类)?指标.*"),
    ),
    partition(
        "kinds_of_indicators",
        ".*指标.*",
        part("定量指标", "定量(?:类)?(?:指标)?.*", needed=True),
        part("定性指标", "定性(?:类)?(?:指标)?.*", needed=True),
    ),
    partition(
        "ranks",
        ".*(?:课题|项目|立项|成果|奖|平台|学科|标准|论文|基地|荣誉|示范).*",
        part("国家级", "国家级?.{0,4}"),
        part("省部级", "(?:省部?|部|自治区)级?.{0,4}", needed=True),
        part("市厅级", "(?:厅局?|市厅?|地市|州)级?.{0,4}", needed=True),
        part("县级", "(?:县|区|县区)级?.{0,4}"),
        part("校级", "[校院]级?.{0,4}"),
        part("其他", "(?:其他|横向).{0,4}"),
    ),
    partition(
        "town_and_country",
        ".*",
        part("城区", "(?:城区|城镇|县城|市区|城市).*", needed=True),
        part("乡镇", "(?:乡镇|农村|乡村|村级).*", needed=True),
    ),
    partition(
        "sexes",
        ".*",
        part("男", "男(?:性|生|职工|职员)?", needed=True),
        part("女", "女(?:性|生|职工|职员)?", needed=True),
    ),
    partition(
        "survey_answers",
        ".*(?:收回|回收|有效|问卷|调查|受访).*",
        part("非常满意", "(?:非常|很|十分)满意.*"),
        part("满意", "满意.*", needed=True),
        part("比较满意", "(?:比较|较|基本)满意.*"),
        part("其余", "(?:一般|(?:不|不太|很不|非常不)满意).*", needed=True, many=True),
    ),
)
