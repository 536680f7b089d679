"""Clauses that are broken over lines. All texts are 示例文本, our own."""

from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.duties.find import find_responsibilities
from kg.annotate.duties.lines import joined
from kg.language.spaces import squeeze

HEFEI = "https://w3id.org/policy-kg/id/region/340100"


def test_a_bracket_that_runs_over_lines_is_one_clause() -> None:
    # 示例文本
    text = (
        "推进示例事项办理。\n〔市市场监管\n局牵头，市公安局、市数据资源\n局按职责分工负责，"
        "2023年9月\n底前完成〕\n2.推进其他事项。"
    )
    (clause,) = find_responsibilities(text, HEFEI)
    assert [body.name for body in clause.lead] == ["合肥市市场监督管理局"]
    assert [body.name for body in clause.bodies] == ["合肥市市场监督管理局", "合肥市公安局", "合肥市数据资源局"]
    assert clause.deadline and text[slice(*clause.deadline)] == "2023年9月\n底前"


def test_a_label_that_is_cut_by_a_line_end_is_a_label() -> None:
    # 示例文本
    (clause,) = find_responsibilities("完善示例机制。（责\n任单位：市公安局、市司法局）\n二、其他", HEFEI)
    assert [body.name for body in clause.bodies] == ["合肥市公安局", "合肥市司法局"]


def test_a_bracket_that_is_never_closed_ends_with_its_paragraph() -> None:
    # 示例文本
    text = (
        "11.搭建示例平台。(市公安局负责，2023年11月底前完成\n"
        "12.开展示例行动，由示例机构(试点)实施。(市司法局负责，2023年10月底前完成\n"
    )
    first, second = find_responsibilities(text, HEFEI)
    assert [body.name for body in first.bodies] == ["合肥市公安局"]
    assert [body.name for body in second.bodies] == ["合肥市司法局"]


def test_sentences_of_a_text_broken_at_random_are_joined() -> None:
    # 示例文本
    text = (
        "一、总体安排，分步实施\n建设示例平台，\n完善示例机制，\n做好示例服务，\n"
        "由市发展改\n革委牵头，\n各区落实。\n二、其他"
    )
    assert joined(squeeze(text)).text.split("\n")[1].endswith("由市发展改革委牵头，各区落实。")


@given(st.text("甲乙，、。；（）〔〕\n一、1.", max_size=60))
def test_joining_leaves_out_line_ends_and_nothing_else(text: str) -> None:
    found = joined(squeeze(text))
    assert found.text.replace("\n", "") == text.replace("\n", "")
    assert "".join(text[at] for at in found.origin) == found.text


def test_what_stands_before_a_quotation_on_the_next_line_is_no_deadline() -> None:
    # 示例文本
    text = "一是示例，\n二是示例，\n三是示例，\n（市公安局负责）\n持续开展\n“减\n证便民”行动。\n"
    (clause,) = find_responsibilities(text, HEFEI)
    assert clause.deadline is None


def test_a_bracket_over_more_lines_than_any_list_has_is_left_as_it_is() -> None:
    for lines, left in ((12, 0), (13, 0), (14, 13)):
        text = "（" + "\n".join(["甲"] * lines) + "）"
        assert joined(squeeze(text)).text.count("\n") == left


def test_a_name_that_a_line_end_cuts_is_one() -> None:
    for text in ("由市水务局会同市统\n计局、市财政局负责", "责任单位：市水务局、市市场监\n管局、市财政局"):
        assert "\n" not in joined(squeeze(text)).text
    # a heading over a list, whole names, and a name of a nation's body at the head of its line
    for text in (
        "二、组成\n联席会议、领导小组",
        "责任单位：市水务局\n市财政局、市统计局",
        "会同省示例\n财政部、教育部",
    ):
        assert "\n" in joined(squeeze(text)).text
