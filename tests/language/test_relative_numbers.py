"""Orders of a government that is named by its level alone (示例文本)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.regions import NATION, regions
from kg.language.relative_numbers import with_government

PLACES = {region.pref_label: iri for iri, region in regions().items()}


@pytest.mark.parametrize(
    ("number", "title", "home", "named"),
    [
        ("省政府令第226号", "河南省示例管理办法", None, "河南省人民政府令第226号"),
        ("省政府令第226号", "河南省示例管理办法", "丽水市", "河南省人民政府令第226号"),
        ("省人民政府令第226号", None, "丽水市", "浙江省人民政府令第226号"),
        ("市政府令第12号", "示例管理办法", "丽水市", "丽水市人民政府令第12号"),
        ("政府令〔2010〕15号", "河北省示例规定", None, "河北省人民政府令〔2010〕15号"),
        # nothing says which, or it is named
        ("省政府令第226号", "示例管理办法", None, "省政府令第226号"),
        ("省政府令第226号", None, "上海市", "省政府令第226号"),
        ("国务院令第712号", "河南省示例管理办法", "丽水市", "国务院令第712号"),
        ("建设部令第162号", None, "丽水市", "建设部令第162号"),
        ("国发〔2021〕23号", None, "丽水市", "国发〔2021〕23号"),
    ],
)
def test_the_government_is_named(number: str, title: str | None, home: str | None, named: str) -> None:
    assert with_government(number, title, PLACES.get(home) if home else NATION) == named


@given(st.text(max_size=20), st.sampled_from(["河南省", "丽水市"]))
def test_a_number_that_names_a_government_stays_as_it_is(text: str, place: str) -> None:
    once = with_government(text, None, PLACES[place])
    assert with_government(once, None, PLACES[place]) == once
