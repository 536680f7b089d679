"""Document numbers and standards in running text, on sentences of our own (示例文本)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import is_linear

from kg.annotate.references.find import find_mentions
from kg.annotate.references.known_names import KnownNames
from kg.annotate.references.mention import DocumentContext
from kg.annotate.references.numbers import document_numbers
from kg.annotate.references.standards import standards
from kg.language.code_heads import code_start

CONTEXT = DocumentContext("示例文本标题", numbers=("示政发〔2024〕1号",))


def beside(sentence: str) -> list[tuple[str, str | None]]:
    """Return surface and number of the mentions of a sentence."""
    text = "示例文本标题\n一、总体要求\n" + sentence
    return [(one.surface, one.number) for one in find_mentions(text, CONTEXT, KnownNames([]))]


def values(text: str) -> list[str]:
    return [number.value for number in document_numbers(text)]


@pytest.mark.parametrize("text", ["示例办法以总局令第99号公布。", "示例办法由总局令第99号公布。"])
def test_a_preposition_before_an_order_is_no_part_of_it(text: str) -> None:
    assert [text[number.start : number.end] for number in document_numbers(text)] == ["总局令第99号"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        # letters set in the place of figures, a bracket lost, years of two figures, Chinese numerals
        ("国发〔2O19〕8号", "国发〔2019〕8号"),
        ("国发〔202l〕8号", "国发〔2021〕8号"),
        ("国发〔2019〕I8号", "国发〔2019〕18号"),
        ("国办发2019〕8号", "国办发〔2019〕8号"),
        ("国发(86)31号", "国发〔1986〕31号"),
        ("国办发〔79〕5号", "国办发〔1979〕5号"),
        ("国发〔一九九三〕二十一号", "国发〔1993〕21号"),
        ("国发〔二〇〇五〕一百零二号", "国发〔2005〕102号"),
        ("国发〔2019年〕8号", "国发〔2019〕8号"),
        ("国发2019年8号", "国发〔2019〕8号"),
        ("国发〔2019〕年8号", "国发〔2019〕8号"),
        ("国发2019年第8号", "国发〔2019〕8号"),
        # orders
        ("国务院第712号令", "国务院令第712号"),
        ("国务院令712号", "国务院令第712号"),
        ("国务院令（第712号）", "国务院令第712号"),
        ("中华人民共和国国务院令第712号", "国务院令第712号"),
        ("财政部公告（2020年第7号）", "财政部公告2020年第7号"),
        # the end of a line, and of a page
        ("国发〔2019〕\n8号", "国发〔2019〕8号"),
        ("国发〔2019〕\n— 7 —\n8号", "国发〔2019〕8号"),
        ("国\n办发〔2019〕8号", "国办发〔2019〕8号"),
    ],
)
def test_numbers_as_people_write_them(written: str, value: str) -> None:
    assert values(written) == [value]
    assert values(f"按照{written}文件办理") == [value]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("按照省政府苏政发〔2019〕8号文件要求。", ["苏政发〔2019〕8号"]),
        ("财政部财建〔2019〕8号规定，专款专用。", ["财建〔2019〕8号"]),
        ("国务院办公厅国办发〔2019〕8号要求。", ["国办发〔2019〕8号"]),
        ("工信部工信厅函〔2019〕8号要求。", ["工信厅函〔2019〕8号"]),
        ("按照市委办公室示办发〔2019〕8号执行。", ["示办发〔2019〕8号"]),
        # what stands before a code and is no part of it; codes that begin so
        ("补贴标准仍按湘人社发〔2019〕8号执行，均按国发〔2019〕9号办理。", ["湘人社发〔2019〕8号", "国发〔2019〕9号"]),
        ("此前湘政发〔2019〕8号停止执行，即国发〔2019〕9号。", ["湘政发〔2019〕8号", "国发〔2019〕9号"]),
        ("经信示〔2019〕8号要求。", ["经信示〔2019〕8号"]),
        ("国务院办公厅刚刚下发国办发〔2019〕8号文件。", ["国办发〔2019〕8号"]),
        ("废止了示财发〔2019〕8号文件，下发了湘政发〔2019〕9号。", ["示财发〔2019〕8号", "湘政发〔2019〕9号"]),
        # a body that is part of the code stays
        ("工信部联节〔2019〕8号", ["工信部联节〔2019〕8号"]),
        ("按照皖政办秘〔2019〕8号执行", ["皖政办秘〔2019〕8号"]),
        ("按照商务部第7号令和国家发展改革委等七部门令第9号执行。", ["商务部令第7号", "国家发展改革委等七部门令第9号"]),
        ("2003年4月5日国务院令第376号公布", ["国务院令第376号"]),
        ("财政部2003年4月5日财建〔2003〕8号印发", ["财建〔2003〕8号"]),
        ("此前发布的2020年第18号公告不再执行。", ["公告2020年第18号"]),
        # lists share code and year
        ("依据人社厅发〔2018〕54号、55号办理。", ["人社厅发〔2018〕54号", "人社厅发〔2018〕55号"]),
        ("依据国发〔2018〕5、6和7号办理。", ["国发〔2018〕5号", "国发〔2018〕6号", "国发〔2018〕7号"]),
    ],
)
def test_where_a_number_begins(sentence: str, found: list[str]) -> None:
    assert values(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "按照购销合同（2019）第8号执行。",
        "投标以招标文件（2019）8号为准。",
        "持地字第〔2019〕8号规划许可证施工。",
        "根据京环罚〔2019〕8号缴款。",
        "根据示环决〔2019〕8号行政处罚决定书缴款。",
        "根据（2019）京01执8号裁定。",
        "不服（2019）示0101民初8号民事判决。",
        "取得示水许可〔2019〕8号。",
        "持有示建许字〔2019〕8号，备案为示备字〔2019〕9号。",
        "根据示环监字〔2019〕8号检测报告判定。",
        "撤销批准证书（批准文号：卫食健字（1997）第8号）。",
        "产品文号为国药准字〔2019〕8号。",
        "住在示例楼（52）3号楼以东的示例小区。",
        "迁入示例大厦（2019）8号楼，产品批号（2019）第8号。",
    ],
)
def test_contracts_permits_penalties_and_cases_are_no_policies(sentence: str) -> None:
    assert [found for found in beside(sentence) if found[1]] == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # no word beside it is needed
        ("示例补助见国发〔2019〕8号，示例标准另定。", ["国发〔2019〕8号"]),
        ("国发〔2019〕8号明确了示例任务。", ["国发〔2019〕8号"]),
        ("示政发〔2024〕1号是本文。", []),
        ("文号：国发〔2019〕8号", []),
        ("国发〔2019〕8号\n各示例单位：", []),
    ],
)
def test_a_number_by_itself(sentence: str, found: list[str]) -> None:
    assert [number for _, number in beside(sentence)] == found


@pytest.mark.parametrize(
    "behind",
    [
        "（国办发〔2019〕8号）",
        "\n（国办发〔2019〕8号）",
        "（文号：国办发〔2019〕8号）",
        "（2019年修订，国办发〔2019〕8号）",
        "（2019年6月10日国办发〔2019〕8号印发）",
        "（示例部2019年国办发〔2019〕8号）",
        "（以下简称《办法》，国办发〔2019〕8号）",
        "（以下简称办法，国办发〔2019〕8号）",
        "的通知（国办发〔2019〕8号）",
    ],
)
def test_the_number_in_the_parentheses_behind_a_title(behind: str) -> None:
    assert ("示例资金管理办法", "国办发〔2019〕8号") in beside(f"按照《示例资金管理办法》{behind}执行。")


def test_the_number_of_another_text_in_the_parentheses_stays_its_own() -> None:
    assert beside("按照《示例资金管理办法》（根据财建〔2019〕8号修订）执行。")[0] == ("示例资金管理办法", None)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("GB/T 1.1-2020", "GB/T 1.1-2020"),
        ("HJ 2.2—2018", "HJ 2.2-2018"),
        ("JTG/T 3310-2019", "JTG/T 3310-2019"),
        ("ISO 9001：2015", "ISO 9001-2015"),
        ("JGJ/T 26—2018", "JGJ/T 26-2018"),
        ("T/CECS 123-2020", "T/CECS 123-2020"),
        ("DB3301/T 0123-2020", "DB3301/T 0123-2020"),
        ("DB 33/T 0123-2020", "DB33/T 0123-2020"),
        ("GB／T 1.1-2020", "GB/T 1.1-2020"),
        ("GB 3838", "GB 3838"),
        ("GB 5-1987", "GB 5-1987"),
        ("IEEE 1547-2018", "IEEE 1547-2018"),
    ],
)
def test_numbers_of_standards(written: str, value: str) -> None:
    assert [number.value for number in standards(f"按照{written}执行")] == [value]


@given(st.sampled_from(["国发", "财建", "苏政发", "工信部联节", "发改环资", "国办函"]))
def test_a_code_alone_begins_at_its_beginning(code: str) -> None:
    assert code_start(code) == 0


@given(
    st.sampled_from(["国务院", "财政部", "省政府", "国务院办公厅", "生态环境部"]),
    st.sampled_from(["国发", "苏政发", "财建"]),
)
def test_the_body_before_a_code_is_no_part_of_it(body: str, code: str) -> None:
    assert code_start(body + code) == len(body)


@pytest.mark.parametrize("unit", ["国发〔2021〕23号、", "国务院令", "国发2021年", "〔2021〕23、", "第5号令"])
def test_hostile_texts_take_linear_time(unit: str) -> None:
    assert is_linear(lambda size: lambda: document_numbers(unit * size), 3_000)


PIECES = (
    "国发",
    "示政办发",
    "〔2021〕1号",
    "2021年23号",
    "国家发展改革委",
    "、财政部",
    "令",
    "第8号",
    "2016年",
    "、55号",
    "和",
    "主席",
)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_numbers_stand_in_order_and_apart(text: str) -> None:
    found = document_numbers(text)
    assert all(one.start < one.end <= two.start for one, two in pairwise(found))
    assert all(one.end <= len(text) for one in found)


@pytest.mark.parametrize(
    ("before", "number"),
    [
        ("《示例法》和", "示例令第8号"),
        ("《示例法》和", "主席令第8号"),
        ("2021年3月1日", "示例部令第8号"),
        ("按照", "示例部令第8号"),
    ],
)
def test_an_order_begins_with_the_name_of_who_gave_it(before: str, number: str) -> None:
    assert [(one.start, one.value) for one in document_numbers(before + number)] == [(len(before), number)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # the title of an announcement names who counted it
        ("《国家税务总局关于示例事项的公告》（2021年第25号）", ["国家税务总局公告2021年第25号"]),
        ("国家税务总局关于示例事项的公告（2021年第25号）", ["国家税务总局公告2021年第25号"]),
        ("《关于示例事项的公告》（2021年第25号）", []),
        ("财政部公告（2021年第3号）", ["财政部公告2021年第3号"]),
        # 对 and 原 are no part of a code, 对外 is
        ("对示政〔2015〕3号和原示政办〔2016〕41号予以废止", ["示政〔2015〕3号", "示政办〔2016〕41号"]),
        ("按照对外示发〔2015〕3号办理", ["对外示发〔2015〕3号"]),
    ],
)
def test_whose_number_it_is(text: str, values: list[str]) -> None:
    assert [one.value for one in document_numbers(text)] == values


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("根据《示例办法》（建设部〔2031〕第162号令）制定", ["建设部令2031年第162号"]),
        ("按照国家税务总局公告〔2031〕8号规定", ["国家税务总局公告〔2031〕8号"]),
        ("按照公告〔2031〕8号规定", []),
        # all bodies count their own
        ("示例市人民政府公告\n〔2031〕第4号\n为维护", []),
        ("示例市人民政府通告\n〔2031〕第4号\n为维护", []),
    ],
)
def test_orders_and_announcements_with_a_year_in_brackets(text: str, numbers: list[str]) -> None:
    assert [number.value for number in document_numbers(text)] == numbers
