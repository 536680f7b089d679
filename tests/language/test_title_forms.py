"""Titles taken apart and compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import is_linear

from kg.language.characters import fold
from kg.language.labels import strip_label
from kg.language.title import Title
from kg.language.title_forms import (
    Wrapper,
    bare,
    is_commentary,
    kind_named,
    short_title,
    type_ending,
    type_of,
    unwrap,
    without_brackets,
    without_edition,
)
from kg.vocabulary.namespaces import ID

TITLE = st.text(
    alphabet="示例关于印发的通知方案办法（）()《》〈〉“”\"'〔〕[]【】—–－- 　\n１２ab，、2021年", max_size=60
)


@given(TITLE)
def test_folding_twice_is_folding_once(title: str) -> None:
    assert fold(fold(title)) == fold(title)


@given(TITLE)
def test_folding_leaves_out_white_space_and_quotation_marks(title: str) -> None:
    assert not set(fold(title)) & set("《》〈〉“”\"' \n　")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“十四五” 示例规划", "十四五示例规划"),
        ("示例办法（试行）", "示例办法(试行)"),
        ("示例〔2021〕1号", "示例［2021］1号"),
        ("示例——样本", "示例—样本"),
        ("《示例》", "〈示例〉"),
        ("示例１２", "示例12"),
    ],
)
def test_what_typesetting_varies_is_folded(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("1.2 示例办法", "示例办法"),
        ("1.2示例办法", "示例办法"),
        ("1.2.3 示例办法", "示例办法"),
        ("3.示例办法", "示例办法"),
        ("3、示例办法", "示例办法"),
        ("政策一：示例办法", "示例办法"),
        ("【解读】示例办法", "示例办法"),
        ("1.2 【解读】示例办法", "示例办法"),
        ("2030年前示例方案", "2030年前示例方案"),
        ("1.5%示例", "1.5%示例"),
        ("示例办法", "示例办法"),
    ],
)
def test_labels_are_stripped(heading: str, title: str) -> None:
    assert strip_label(heading) == title


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("示例省人民政府关于印发示例规划的通知", Wrapper("示例省人民政府", "印发", "示例规划", False)),
        ("关于印发《示例规划》的通知", Wrapper("", "印发", "示例规划", True)),
        ("示例厅转发示例部关于示例意见的通知", Wrapper("示例厅", "转发", "示例部关于示例意见", False)),
        ("示例部印发《示例规划》", Wrapper("示例部", "印发", "示例规划", True)),
        ("示例省出台《示例意见》", Wrapper("示例省", "出台", "示例意见", True)),
        ("示例省出台示例意见的通知", None),
        ("关于发布《示例标准》的公告", Wrapper("", "发布", "示例标准", True)),
        ("示例部关于示例工作的通知", None),
        ("示例规划", None),
        ("《示例规划》印发说明", None),
        ("", None),
    ],
)
def test_what_a_notice_hands_on(title: str, parts: Wrapper | None) -> None:
    assert unwrap(title) == parts


def test_forwarding_is_told_from_issuing() -> None:
    forwarded, issued = unwrap("示例厅转发示例部示例意见的通知"), unwrap("示例厅印发示例意见的通知")
    assert forwarded and forwarded.forwards and issued and not issued.forwards


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("《示例办法》", "示例办法"),
        ("《示例办法》和《样本办法》", "《示例办法》和《样本办法》"),
        (" 示例协定（1997年12月11日 示例市） ", "示例协定"),
        ("示例办法（试行）", "示例办法（试行）"),
    ],
)
def test_outer_marks_and_place_and_day_go(title: str, expected: str) -> None:
    assert bare(title) == expected


@pytest.mark.parametrize("edition", ["（试行）", "(2021年版)", "（征求意见稿）", ""])
def test_the_edition_goes(edition: str) -> None:
    assert without_edition("示例办法" + edition) == "示例办法"


@pytest.mark.parametrize(
    ("title", "ending", "kind"),
    [
        ("示例部关于示例工作的通知", "通知", "通知"),
        ("示例实施方案", "实施方案", "方案"),
        ("示例管理办法（试行）", "办法", "办法"),
        ("《示例条例》", "条例", "条例"),
        ("“十四五”示例规划（2021—2025年）", "规划", "规划"),
        ("示例文本说明", None, None),
        ("", None, None),
    ],
)
def test_the_ending_tells_the_type(title: str, ending: str | None, kind: str | None) -> None:
    found = type_ending(title)
    assert (found is None) == (ending is None)
    assert ending is None or (found is not None and found.endswith(ending))
    assert type_of(title) == (f"{ID}type/{kind}" if kind else None)


NAMES = st.tuples(
    st.sampled_from(["2030年前示例行动", "示例地区河道管理", "“十四五”示例产业发展", "示例设备更新、换代"]),
    st.sampled_from(["方案", "规划", "办法", "实施方案", "指导意见"]),
).map("".join)


@given(NAMES, st.sampled_from(["", "国务院", "河北省人民政府", "财政部 国家能源局", "生态环境部等八部门"]))
def test_a_notice_and_what_it_issues_have_one_key(name: str, issuers: str) -> None:
    forms = (
        name,
        f"《{name}》",
        f"{issuers}关于印发{name}的通知",
        f"{issuers}关于印发《{name}》的通知",
        f"{issuers}印发《{name}》",
        f"1.2 {issuers}关于印发《{name}》的通知",
    )
    assert {Title.of(form).key for form in forms} == {Title.of(name).key}


def test_different_matters_have_different_keys() -> None:
    titles = ("示例规划", "示例方案", "关于示例工作的通知", "关于样本工作的通知", "示例厅转发示例规划的通知")
    assert len({Title.of(title).key for title in titles}) == len(titles)


@pytest.mark.parametrize("unit", ["《", "关于印发", "的通知", "（试行）", "1.", "办法"])
def test_hostile_titles_take_linear_time(unit: str) -> None:
    def work(size: int) -> object:
        title = unit * size
        fold.cache_clear()
        Title.forget()
        return unwrap(title), fold(title), type_ending(title), strip_label(title), bare(title)

    assert is_linear(lambda size: lambda: work(size), 4_000)


@given(TITLE)
def test_a_title_says_what_the_functions_say(text: str) -> None:
    title = Title.of(text)
    assert (title.folded, title.type) == (fold(text), type_of(text))
    assert title.ending == type_ending(text)
    assert title.unlabelled.text == strip_label(text)


def test_a_title_is_made_once() -> None:
    assert Title.of("示例省河道治理规划") is Title.of("示例省" + "河道治理规划")


def test_a_title_knows_its_parts() -> None:
    title = Title.of("河北省财政厅等三部门关于印发《河道治理“十四五”规划》的通知")
    assert [body.name for body in title.bodies(None)] == ["河北省财政厅"]
    assert title.without_issuers == "关于印发《河道治理“十四五”规划》的通知"
    assert title.handed_on == Wrapper("河北省财政厅等三部门", "印发", "河道治理“十四五”规划", marked=True)
    assert (title.series, title.edition) == ("河道治理规划", "2021")
    assert title.key == Title.of("河道治理十四五规划").key


def test_a_press_heading_names_those_who_bring_a_text_out() -> None:
    title = Title.of("河北省委省政府出台《关于示例河道的意见》")
    assert [body.name for body in title.bodies(None)] == ["中国共产党河北省委员会", "河北省人民政府"]
    assert title.key == Title.of("关于示例河道的意见").key


@pytest.mark.parametrize(
    "title",
    ["示例管理办法", "示例管理办法（试行）", "示例管理办法（试行）（附：示例表）", "示例管理办法(2023年6月13日)"],
)
def test_brackets_behind_it_do_not_hide_the_kind_named(title: str) -> None:
    assert kind_named(title) == "管理办法"


@pytest.mark.parametrize(
    ("title", "ending"),
    [
        ("示例河道办法（试行）", "办法"),
        ("示例河道办法（试行）（修订稿）", "办法"),
        ("示例河道办法（甲）（乙）（丙）", None),
        ("《示例河道办法》", "办法"),
        ("示例河道办法" + "（" + "甲" * 30 + "）", "办法"),
        ("示例河道办法" + "（" + "甲" * 31 + "）", None),
        ("（办法）", None),
    ],
)
def test_two_brackets_may_stand_behind_the_ending(title: str, ending: str | None) -> None:
    assert type_ending(title) == ending


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("示例（甲（乙）丙）", "示例"),
        ("示例（甲）（乙）", "示例"),
        ("示例(甲) （乙）", "示例"),
        ("示例（甲", "示例（甲"),
        ("示例甲）", "示例甲）"),
        ("（示例）", "（示例）"),
        ("甲（示例）", "甲"),
    ],
)
def test_brackets_at_the_end_go_with_those_in_them(title: str, left: str) -> None:
    assert without_brackets(title) == left


def test_a_title_of_three_hundred_characters_is_taken_apart_and_a_longer_one_is_none() -> None:
    for length, is_one in ((300, True), (301, False)):
        title = f"关于印发{'示' * (length - 9)}方案的通知"
        assert len(title) == length
        assert (unwrap(title) is not None) == is_one


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("关于印发示例方案的通知", "示例方案"),
        ("示例局关于公开示例名录的通知", "公开示例名录的通知"),
        ("示例河道办法", "示例河道办法"),
        ("示例局关于", "示例局关于"),
    ],
)
def test_what_a_title_is_about(title: str, expected: str) -> None:
    assert short_title(title) == expected


@pytest.mark.parametrize(
    "title",
    [
        "《示例管理办法》政策解读",
        "新修订的《示例管理办法》解读之二",
        "示例部负责人就《示例管理条例》答记者问",
        "关于《示例总局关于示例事项的公告》的解读",
        "关于《示例管理条例（草案）》的说明",
        "《示例管理办法》修订说明",
        "一图读懂《示例管理办法》",
        "示例省示例厅解读《示例管理办法》",
    ],
)
def test_a_commentary_shows_by_its_title(title: str) -> None:
    assert is_commentary(title)


@pytest.mark.parametrize(
    "title",
    [
        "示例局关于执行《示例管理办法》有关事项的公告",
        "示例局关于印发《示例管理办法解读》的通知",
        "关于修改《示例管理办法》的决定",
        "《示例管理办法》实施细则",
    ],
)
def test_what_carries_out_or_hands_on_a_text_is_no_commentary(title: str) -> None:
    assert not is_commentary(title)


@pytest.mark.parametrize(
    ("title", "counts"),
    [
        ("示例部等六部门关于开展示例工作的通知", True),
        ("示例部办公厅等10部门印发《示例方案》的通知", True),
        ("两部门关于开展示例工作的通知", True),
        ("示例部关于开展示例工作的通知", False),
        ("示例部办公厅转发示例局等部门关于开展示例工作意见的通知", False),
    ],
)
def test_a_title_may_count_issuers_that_it_does_not_name(title: str, counts: bool) -> None:
    assert Title.of(title).has_unnamed_issuers == counts


def test_twenty_issuers_stand_before_what_a_title_is_about() -> None:
    issuers = "、".join(f"示例省第{count}示例设备检验研究院" for count in "一二三四五六七八九十")
    assert len(issuers) > 120
    assert Title.of(f"{issuers}关于印发《示例管理办法》的通知").issuers == issuers


def test_what_is_issued_may_stand_in_single_marks() -> None:
    cited = unwrap("示例部印发〈示例意见〉")
    assert cited is not None and (cited.object, cited.marked) == ("示例意见", True)
