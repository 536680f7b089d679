"""What a document is about. All titles and sentences are our own (示例文本)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import is_linear

from kg.annotate.topics.sectors import find_sectors, sectors


def codes(title: str, text: str = "示例文本。") -> list[str]:
    return [evidence.iri.rsplit("/", 1)[1] for evidence in find_sectors(title, text)]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("关于促进示例钢铁工业发展的意见", "C31"),
        ("关于示例煤炭清洁利用的通知", "B06"),
        ("关于示例新型储能和电力市场的通知", "D44"),
        ("关于示例农业节水的通知", "A"),
        ("关于示例房地产市场的通知", "K70"),
        ("关于示例中小学校教育的通知", "P"),
    ],
)
def test_the_title_decides(title: str, code: str) -> None:
    assert codes(title, "示例文本，说说铁路运输。")[0].startswith(code)


def test_the_issuers_in_a_title_do_not_count() -> None:
    with_issuers = codes("国家林业和草原局关于示例钢铁工业的通知")
    assert with_issuers == codes("关于示例钢铁工业的通知")


def test_the_text_speaks_where_the_title_is_silent() -> None:
    assert codes("关于示例工作的通知", "示例文本。钢铁企业要改造，钢铁、炼钢的余热要利用。" * 3)[0] == "C31"


def test_one_word_repeated_does_not_drown_the_rest() -> None:
    found = find_sectors("关于示例工作的通知", "钢铁。" * 400 + "种植业。" * 100)
    assert len(found) > 1
    assert all(one.weight > 0.6 for one in found)


def test_nothing_is_about_nothing() -> None:
    assert find_sectors("", "") == ()
    assert codes("示例", "示例文本") == []


TITLES = st.lists(
    st.sampled_from(["钢铁", "煤炭", "农业", "电力", "教育", "铁路", "示例", "关于", "建材"]), max_size=8
).map("".join)


@given(TITLES, TITLES)
def test_sectors_are_few_ranked_and_backed_by_words(title: str, text: str) -> None:
    found = find_sectors(title, text)
    assert len(found) <= 4
    assert len({evidence.iri for evidence in found}) == len(found)
    assert [evidence.weight for evidence in found] == sorted((e.weight for e in found), reverse=True)
    for evidence in found:
        assert evidence.iri in sectors() and evidence.weight > 0
        assert evidence.words and all(word in title + text for word in evidence.words)


@pytest.mark.parametrize("unit", ["钢铁", "钢", "关于", "农"])
def test_hostile_texts_take_linear_time(unit: str) -> None:
    assert is_linear(lambda n: lambda: find_sectors(unit * n, unit * n), 5_000)


def test_a_city_before_its_affairs_is_no_municipal_work() -> None:
    found = find_sectors("示例市政务服务中心首问责任制度", "示例市政务服务中心办理政务服务。市政府、市政协办事。")
    assert not any("市政" in one.words for one in found)


def test_nuclear_plants_make_power() -> None:
    found = find_sectors("示例核动力厂网络安全政策", "示例核动力厂按本政策做好网络安全。")
    assert any("核动力厂" in one.words for one in found)


def test_a_document_has_four_sectors_at_most() -> None:
    assert len(codes("关于农业、纺织业、建筑业、保险业、采矿业、住宿业的意见")) == 4
