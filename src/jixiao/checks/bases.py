"""Legal bases that several checks rest on. None of these documents was at hand in full."""

from __future__ import annotations

from jixiao.checks.check import Basis, Certainty

TRUE_DISCLOSURE = Basis(
    "财预〔2016〕143号《地方预决算公开操作规程》",
    "预决算公开应当真实、完整，公开的数据须与批复一致",
    Certainty.RECONSTRUCTED,
)
DISCLOSURE_INSPECTION = Basis(
    "财政部预决算公开专项检查口径",
    "检查公开内容的完整性、细化程度和真实性",
    Certainty.OFFICIAL,
)
INDICATOR_FRAMEWORK = Basis(
    "财预〔2013〕53号《预算绩效评价共性指标体系框架》",
    "给出各项比率的计算公式",
    Certainty.RECONSTRUCTED,
)
PROJECT_EVALUATION = Basis(
    "财预〔2020〕10号《项目支出绩效评价管理办法》",
    "规定分值、计分方法和评价等级",
    Certainty.RECONSTRUCTED,
)
CLASSIFICATION = Basis(
    "《政府收支分类科目》、财预〔2016〕143号",
    "功能分类公开到项，经济分类公开到款，科目编码和名称以当年科目为准",
    Certainty.RECONSTRUCTED,
)
EVALUATED_SCOPE = Basis(
    "中发〔2018〕34号《关于全面实施预算绩效管理的意见》",
    "部门和单位整体预算收支都纳入绩效管理，评价对象与报告范围一致",
    Certainty.RECONSTRUCTED,
)
XINJIANG_FORM = Basis(
    "新疆部门单位整体支出绩效自评报告（附件4）",
    "预算执行率10分，绩效指标90分",
    Certainty.SEED_VERIFIED,
)
FISCAL_CAUTION = Basis(
    "决算公开编审惯例",
    "上年数或年初预算数为零时不写百分比",
    Certainty.RECONSTRUCTED,
)
