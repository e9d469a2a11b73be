"""The titles of headings, as findings show them."""

from __future__ import annotations

import pytest

from jixiao import verbs
from jixiao.documents.document import Document, Paragraph


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("（二）项目过程（权重20分，得19.20分）", "项目过程"),
        ("（二）项目过程（20分）", "项目过程（20分）"),
        ("（二）项目过程。资金按时到位。", "项目过程"),
    ],
)
def test_a_title_is_not_cut_within_a_bracket(heading: str, title: str) -> None:
    document = Document("样例.txt", "txt", heading, [Paragraph(0, len(heading))])
    assert [each for _, _, each in verbs.extract(document).headings] == [title]
