"""Bodies named in running text (示例文本)."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language import body_mentions
from kg.language.body_mentions import find_bodies
from kg.language.regions import regions
from kg.vocabulary.namespaces import ID

HEBEI = ID + "region/130000"


def names(text: str, home: str | None = None) -> list[str]:
    return [mention.body.name for mention in find_bodies(text, home)]


def test_a_mention_is_what_the_text_says() -> None:
    text = "示例文本由财政部、国家能源局综合司和河北省水利厅办理。"
    assert [text[one.start : one.end] for one in find_bodies(text, None)] == [
        "财政部",
        "国家能源局综合司",
        "河北省水利厅",
    ]


@pytest.mark.parametrize("text", ["财政部门负责", "国资委员会议"])
def test_a_name_inside_a_longer_word_is_none(text: str) -> None:
    assert names(text) == []


def test_the_province_at_home_is_meant_where_none_is_named() -> None:
    assert names("省教育厅负责", HEBEI) == ["河北省教育厅"]
    assert names("省教育厅负责") == []


def test_a_department_right_behind_its_government_belongs_to_it() -> None:
    (found,) = find_bodies("石家庄市人民政府发展研究中心", None)
    assert found.body.name == "石家庄市人民政府发展研究中心"
    assert found.body.parent == "石家庄市人民政府"


def test_the_party_organisation_in_a_body_is_a_part_of_it() -> None:
    (found,) = find_bodies("国务院国资委党委", None)
    assert found.body.parent == "国务院国有资产监督管理委员会"


def test_merged_departments_are_one_body() -> None:
    assert len(names("省文化广电和旅游局负责", HEBEI)) == 1


@given(st.lists(st.sampled_from(["财政部", "教育部", "示例", "、", "河北省", "水利厅", "，"]), max_size=12))
def test_mentions_never_overlap(pieces: list[str]) -> None:
    spans = [(one.start, one.end) for one in find_bodies("".join(pieces), HEBEI)]
    assert all(start < end for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_a_short_text_names_the_bodies_that_a_long_one_names() -> None:
    """For a short text only the names of its own regions are made; they find what all names find."""
    drawn = random.Random(1)
    names_of_all = sorted({name for name, _ in body_mentions._patterned_entries(regions().values())})
    other = sorted({name for name, _ in body_mentions._entries()})
    texts = [
        "".join(
            drawn.choice((names_of_all, names_of_all, other, ["、", "示例", "省", "人民"])[drawn.randrange(4)])
            for _ in "1234"
        )
        for _ in range(300)
    ]
    body_mentions._gazetteer.cache_clear()
    short = [find_bodies(text, home) for text in texts for home in (None, HEBEI)]
    assert not body_mentions._gazetteer.cache_info().currsize
    padding = "。" * 200
    assert short == [find_bodies(text + padding, home) for text in texts for home in (None, HEBEI)]
