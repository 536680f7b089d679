"""Subjects of the State Council's classification, from what the header states or from title and text (示例文本)."""

from __future__ import annotations

import pytest

from kg.annotate.topics.subjects import find_subjects, subjects

TITLE = "关于开展示例工作的通知"


def found(title: str, text: str = "") -> list[str]:
    return [evidence.iri.split("/subject/")[1] for evidence in find_subjects(title, text)]


@pytest.mark.parametrize(
    "value, wanted",
    [
        ("国土资源、能源\\电力", "国土资源、能源/电力"),
        ("城乡建设、环境保护 / 节能与资源综合利用", "城乡建设、环境保护/节能与资源综合利用"),
        ("城乡建设、环境保护>城乡建设", "城乡建设、环境保护/城乡建设（含住房）"),
        ("工业、交通\\信息产业(含电信)", "工业、交通/信息产业（含电信）"),
        ("综合政务\\其他", "综合政务"),
        ("科技、教育", "科技、教育"),
        ("其他", "其他"),
    ],
)
def test_the_class_that_the_header_states_decides(value: str, wanted: str) -> None:
    assert found("关于示例林业工作的通知", f"索引号：示例-1 主题分类：{value}\n关于示例林业工作的通知\n造林。") == [
        wanted
    ]


def test_words_at_the_foot_of_the_document_decide_where_no_class_is_stated() -> None:
    text = "\n".join([TITLE, *["示例文本。"] * 60, "主题词：税收 优惠 通知", "抄送：示例单位。"])
    assert found(TITLE, text) == ["财政、金融、审计/税务"]


def test_words_that_speak_for_no_class_leave_it_to_the_title() -> None:
    assert found("关于示例公路工作的通知", "主题词：甲乙 通知\n示例文本。") == ["工业、交通/公路"]


@pytest.mark.parametrize(
    "title, wanted",
    [
        ("示例省人民政府关于加强森林防火和造林工作的通知", "农业、林业、水利/林业"),
        ("关于印发示例省新型储能发展规划的通知", "国土资源、能源/电力"),
        ("关于示例市住房租赁工作的通知", "城乡建设、环境保护/城乡建设（含住房）"),
        ("国家林业和草原局关于示例县税收事项的通知", "财政、金融、审计/税务"),
    ],
)
def test_the_title_gives_the_subject(title: str, wanted: str) -> None:
    assert wanted in found(title, title)


def test_a_class_is_left_out_where_a_more_precise_one_below_it_is_found() -> None:
    assert found("关于示例能源电力工作的通知", "能源电力。") == ["国土资源、能源/电力"]


def test_the_text_speaks_where_the_title_names_nothing() -> None:
    assert found(TITLE, "殡葬服务和养老服务。" * 5) == ["民政、扶贫、救灾/社会福利"]
    assert found(TITLE, "甲乙丙。") == []


def test_two_levels_and_english_names() -> None:
    known = subjects()
    top = [concept for concept in known.values() if not concept.broader]
    assert len(top) == 22
    assert all(concept.label_en for concept in known.values())
    assert all(not known[wider].broader for concept in known.values() for wider in concept.broader)


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("合肥市人民政府关于印发合肥市政务公开工作要点的通知", ["综合政务/政务公开"]),
        ("合肥市市政公用设施管理条例", ["城乡建设、环境保护/城乡建设（含住房）"]),
        ("关于审理示例商标案件适用法律若干问题的解释", ["公安、安全、司法/司法", "科技、教育/知识产权"]),
        ("国务院关于示例示范的规定", []),
    ],
)
def test_names_of_places_and_bodies_say_nothing_of_the_matter(title: str, wanted: list[str]) -> None:
    assert found(title, title) == wanted


def test_how_sure_a_subject_is_follows_from_who_says_it() -> None:
    (stated,) = find_subjects("示例", "", ["工业、交通/公路"])
    by_words = find_subjects("示例", "", ["公路 养护 示例"])
    (weighed,) = find_subjects("关于示例公路的意见", "")
    assert stated.weight == 1.0
    assert 0 < weighed.confidence < stated.confidence < 1
    assert all(0 < one.confidence < 1 for one in by_words)


def test_a_title_gives_two_subjects_at_most_and_a_text_one() -> None:
    assert len(find_subjects("关于公路、教育、卫生、税务、保险的意见", "")) == 2
    assert len(find_subjects("示例", "公路、教育、税务。")) == 1
