"""Which indicators are not supported, and by whose rules."""

from __future__ import annotations

from dataclasses import replace

from jixiao.filing.known import Knowledge
from jixiao.regions.certainty import Certainty
from jixiao.regions.evidence import Evidence, EvidenceRule, national_evidence
from jixiao.regions.packs import find_pack
from jixiao.rubrics.evidence import EvidenceGap, evidence_gaps, evidence_kinds
from jixiao.rubrics.scoring import score
from tests.rubrics.filings import example, indicator, text_of


def gaps(
    evidence: str = "", name: str = "培训场次", rules: Evidence | None = None
) -> list[EvidenceGap]:
    filing = indicator("≥", "4", "4")
    filing.rows["indicators"][0]["name"] = text_of(name)
    if evidence:
        filing.rows["indicators"][0]["evidence"] = text_of(evidence)
    pack = find_pack("xinjiang-department")
    assert pack
    return list(evidence_gaps(Knowledge(filing), replace(pack, evidence=rules)))


def test_nothing_named() -> None:
    (gap,) = gaps()
    assert (gap.path, gap.found, gap.certainty) == ("indicators.1", "", Certainty.RECONSTRUCTED)
    assert gap.wanted == ("签到表", "花名册", "简讯", "照片")


def test_one_of_the_kinds_is_enough() -> None:
    assert gaps("培训简讯") == []
    assert gaps("培训合同")[0].found == "培训合同"


def test_where_no_rule_speaks_anything_will_do() -> None:
    assert gaps("上级通报", name="工作创新") == []
    assert gaps(name="工作创新")[0].wanted == ()


def test_a_pack_with_rules_of_its_own() -> None:
    own = Evidence((EvidenceRule(("培训",), ("凭证",)),), Certainty.OFFICIAL)
    (gap,) = gaps("培训简讯", rules=own)
    assert (gap.wanted, gap.certainty) == (("凭证",), Certainty.OFFICIAL)


def test_every_kind_of_the_national_list_is_known() -> None:
    named = {kind for rule in national_evidence().rules for kind in rule.kinds}
    assert named <= set(evidence_kinds())


def test_a_sheet_lists_what_is_not_supported() -> None:
    pack = find_pack("xinjiang-department")
    assert pack
    sheet = score(example("xinjiang-union-2024"), pack)
    assert [(gap.path, gap.found) for gap in sheet.evidence] == [("indicators.3", "平台截图")]
