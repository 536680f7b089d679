"""What a line of a document is by its form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.regions import level_of, regions
from kg.read import line_forms

FORMS = {
    "addressee": line_forms.is_addressee,
    "adoption": line_forms.is_adoption,
    "collection": line_forms.names_collection,
    "enacting": line_forms.says_what_it_does,
    "end": line_forms.is_end,
    "last article": line_forms.is_last_article,
    "masthead": line_forms.is_masthead,
    "number": line_forms.is_number,
    "salutation": line_forms.is_salutation,
    "section": line_forms.is_section,
}
PROVINCES = sorted(region.pref_label for iri, region in regions().items() if level_of(iri) == "province")


@pytest.mark.parametrize(
    ("form", "line"),
    [
        ("addressee", "各市、县人民政府："),
        ("addressee", "示例市水务局:"),
        ("adoption", "（2020年12月26日示例市人民代表大会常务委员会会议通过）"),
        ("collection", "示例政策汇编（2021年版）"),
        ("enacting", "现将有关事项通知如下"),
        ("end", "抄送：示例厅"),
        ("end", "（此件公开发布）"),
        ("last article", "本办法自2021年1月1日起施行。"),
        ("last article", "特此通知。"),
        ("masthead", "河北省人民政府文件"),
        ("number", "国务院令第712号"),
        ("number", "第九十八号"),
        ("number", "（第120号）"),
        ("number", "冀政发〔2021〕4号"),
        ("salutation", "各位代表："),
        ("section", "第三章总则"),
        ("section", "专栏1示例工程"),
        ("section", "注：示例文本"),
    ],
)
def test_a_line_has_its_form(form: str, line: str) -> None:
    assert FORMS[form](line)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "line", ["", "示例文本写明怎样清点设施", "注册会计师示例制度", "河北省人民政府关于示例工作的通知"]
)
def test_other_lines_have_none(form: str, line: str) -> None:
    assert not FORMS[form](line)


@given(st.sampled_from(PROVINCES), st.sampled_from(PROVINCES))
def test_every_region_may_be_an_addressee(one: str, other: str) -> None:
    assert line_forms.is_addressee(f"{one}、{other}有关方面：")


@given(st.text(max_size=40))
def test_any_line_may_be_asked(line: str) -> None:
    assert all(isinstance(form(line), bool) for form in FORMS.values())


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("河北省：", False),
        ("河北省甲：", False),
        ("河北省甲乙：", True),
        ("甲河北省有关方面：", False),
        ("河北省有关方面", False),
        (f"河北省{'甲' * 398}：", True),
        (f"河北省{'甲' * 399}：", False),
    ],
)
def test_an_addressee_is_a_place_and_whoever_is_there(line: str, is_one: bool) -> None:
    assert line_forms.is_addressee(line) == is_one


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("河北省人民政府文件 河北省水利厅", True),
        ("河北省水利厅 河北省人民政府文件", True),
        ("河北省水利厅 河北省财政厅", False),
        ("示例文本 河北省人民政府", False),
        ("河北省人民政府", False),
    ],
)
def test_a_masthead_may_have_several_bodies_in_a_row(line: str, is_one: bool) -> None:
    assert line_forms.is_masthead(line) == is_one


TITLE = "示例市关于养护示例管网的意见"


@pytest.mark.parametrize("before", ["重磅！", "最新 | ", "聚焦丨", "（受权发布）", "[政策原文]", "今日起施行！"])
def test_what_draws_attention_to_a_title_is_no_part_of_it(before: str) -> None:
    assert line_forms.without_attention(before + TITLE) == TITLE


@pytest.mark.parametrize(
    "line",
    ["政策解读 | " + TITLE, "一图读懂｜" + TITLE, "（试行）" + TITLE, "同志们！现在我来报告示例工作。", TITLE, ""],
)
def test_other_words_before_it_stay(line: str) -> None:
    assert line_forms.without_attention(line) == line
