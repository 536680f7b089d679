"""Document numbers in all the shapes in which they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_texts import is_linear

from kg.annotate.references.numbers import document_numbers
from kg.language.numbers import find_numbers, parse_number, stated_number, with_whole_years

CODES = ("国发", "国办函", "发改环资", "冀发改环资", "京政办发", "环办大气函", "教师厅", "国科发社", "粤府")
BRACKETS = ("〔〕", "（）", "()", "[]", "﹝﹞", "【】", "［］")
GAPS = ("", " ", "\n")

numbers = st.tuples(st.sampled_from(CODES), st.integers(1949, 2049), st.integers(1, 99999))


@given(numbers, st.sampled_from(BRACKETS), st.lists(st.sampled_from(GAPS), min_size=4, max_size=4), st.booleans())
def test_every_shape_has_one_normal_form(
    number: tuple[str, int, int], brackets: str, gaps: list[str], with_word: bool
) -> None:
    code, year, sequence = number
    word = "第" if with_word else ""
    written = f"{code}{gaps[0]}{brackets[0]}{gaps[1]}{year}{gaps[1]}{brackets[1]}{gaps[2]}{word}{sequence}{gaps[3]}号"
    found = parse_number(written)
    assert found is not None
    assert found.text == f"{code}〔{year}〕{sequence}号"
    assert (found.agency_code, found.year, found.sequence) == number


@given(numbers)
def test_the_normal_form_is_its_own_normal_form(number: tuple[str, int, int]) -> None:
    text = "{}〔{}〕{}号".format(*number)
    found = parse_number(text)
    assert found is not None and found.text == text


@pytest.mark.parametrize(
    ("written", "normal", "code", "year", "sequence"),
    [
        ("国务院令第712号", "国务院令第712号", "国务院令", None, 712),
        ("国务院令 第 712 号", "国务院令第712号", "国务院令", None, 712),
        ("生态环境部令第24号", "生态环境部令第24号", "生态环境部令", None, 24),
        ("2016年第45号公告", "公告2016年第45号", "公告", 2016, 45),
        ("环境保护部2016年第45号公告", "环境保护部公告2016年第45号", "环境保护部公告", 2016, 45),
        ("2016年第45号", "2016年第45号", "", 2016, 45),
        ("2016 年 第 45 号", "2016年第45号", "", 2016, 45),
        ("国家税务总局公告2016年第45号", "国家税务总局公告2016年第45号", "国家税务总局公告", 2016, 45),
        ("（国发〔2021〕23号）", "国发〔2021〕23号", "国发", 2021, 23),
        ("发文字号：国发〔2021〕23号", "国发〔2021〕23号", "国发", 2021, 23),
        ("国发〔2021〕023号", "国发〔2021〕023号", "国发", 2021, 23),
    ],
)
def test_orders_announcements_and_fields(written: str, normal: str, code: str, year: int | None, sequence: int) -> None:
    found = parse_number(written)
    assert found is not None
    assert (found.text, found.agency_code, found.year, found.sequence) == (normal, code, year, sequence)


@pytest.mark.parametrize("text", ["", "第三条", "2021年", "到2025年达到45号油", "〔2021〕号", "《示例办法》", "号"])
def test_what_is_no_number(text: str) -> None:
    assert parse_number(text) is None


def test_finds_the_numbers_of_a_sentence_where_they_stand() -> None:
    text = "示例文本：按国发〔2021〕23号和发改环资（2022） 7 号办理，〔2021〕号不是。"
    found = list(find_numbers(text))
    assert [one.text for one in found][1] == "发改环资〔2022〕7号"
    for one in found:
        assert text[one.start : one.end].endswith("号")
        assert text[one.start :].startswith(one.agency_code)


def test_a_number_broken_over_a_line_has_no_line_end_in_it() -> None:
    (found,) = document_numbers("根据《示例意见》（示党发\n〔2021〕15号）办理。")
    assert found.value == "示党发〔2021〕15号"


@pytest.mark.parametrize("unit", ["〔2021〕", "国发", "（2021）1", "国务院令第"])
def test_hostile_texts_take_linear_time(unit: str) -> None:
    assert is_linear(lambda size: lambda: (list(find_numbers(unit * size)), parse_number(unit * size)), 5_000)


def test_the_order_of_several_ministries_keeps_all_their_names() -> None:
    text = "国家发展和改革委员会国家市场监督管理总局中华人民共和国公安部令第5号"
    found = parse_number(text)
    assert found and found.text == text


@pytest.mark.parametrize(
    "printed",
    ["示例市人大常委会公告〔14届〕第44号", "示例市人大常委会公告14届第44号", "示例市人大常委会公告（十四届）第44号"],
)
def test_a_number_counted_by_the_terms_of_a_congress_keeps_the_term(printed: str) -> None:
    found = parse_number(printed)
    assert found is not None
    assert (found.text, found.year, found.sequence) == ("示例市人大常委会公告〔14届〕第44号", None, 44)


@pytest.mark.parametrize("written", ["国发〔2021〕33号", "国发[2021]33号", "国务院令第588号"])
def test_where_a_number_stands_alone_its_usual_forms_are_read_as_ever(written: str) -> None:
    assert stated_number(written) == parse_number(written) is not None


def test_where_a_number_stands_alone_it_may_have_a_form_of_its_own() -> None:
    assert parse_number("15届〔2019〕第7号") is None
    stated = stated_number("15届〔2019〕第7号")
    assert stated is not None and (stated.year, stated.sequence) == (2019, 7)
    assert stated_number("示例文本") is None


@pytest.mark.parametrize("form", ["2016年第45号", "国务院令第712号", "国发〔2021〕23号", "国发（2021）23号"])
def test_a_bracket_that_is_left_over_is_no_part_of_a_number(form: str) -> None:
    whole = parse_number(form)
    assert whole is not None
    for printed in (f"（{form}）", f"{form}）", f"({form})"):
        found = parse_number(printed)
        assert found is not None and (found.text, found.sequence) == (whole.text, whole.sequence)


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("(92)示财字第574号", "示财字〔1992〕574号"),
        ("〔2010〕示高研请字1号", "示高研请字〔2010〕1号"),
        ("（1993）示工字 第46号", "示工字〔1993〕46号"),
        ("示办发„2009‟3号", "示办发〔2009〕3号"),
    ],
)
def test_older_forms_are_read(written: str, normal: str) -> None:
    found = parse_number(written)
    assert found is not None and found.text == normal
    text = f"原《示例通知》（{''.join(written.split())}）停止执行。"
    assert [number.value for number in document_numbers(text)] == [normal]


def test_cases_of_courts_are_no_numbers_of_policies() -> None:
    assert not document_numbers("（2003）民一终字第12号、（2001）示刑初字第5号")


def test_an_article_is_no_part_of_a_code() -> None:
    found = document_numbers("第二条浙财农发〔2003〕12号文件同时废止。")
    assert [number.value for number in found] == ["浙财农发〔2003〕12号"]


@pytest.mark.parametrize(
    ("year", "figures"), [("一九九八", 1998), ("二〇二一", 2021), ("2O2l", 2021), ("１９９８", 1998)]
)
def test_a_year_may_be_written_figure_by_figure(year: str, figures: int) -> None:
    found = parse_number(f"国发〔{year}〕3号")
    assert found is not None and (found.year, found.text) == (figures, f"国发〔{figures}〕3号")


def test_the_name_of_a_body_may_have_the_word_for_and_in_it() -> None:
    line = "示例市住房和城乡建设厅公告〔2031〕16号"
    found = parse_number(line)
    assert found is not None and found.text == line
    titled = parse_number("关于示例和治理公告〔2031〕16号")
    assert titled is not None and titled.text == "治理公告〔2031〕16号"


@pytest.mark.parametrize(
    "printed", ["〖2021〗15号", "{2021}15号", "｛2021｝15号", "<2021>15号", "＜2021＞15号", "《2021》15号"]
)
def test_a_year_in_the_brackets_that_a_keyboard_has_makes_a_number(printed: str) -> None:
    assert [number.value for number in document_numbers(f"按照示政办发{printed}文件办理。")] == ["示政办发〔2021〕15号"]


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("示发〔20\n21〕4号", "示发〔20 21〕4号"),
        ("示发（2021\n）4号", "示发（2021 ）4号"),
        ("示发[2\n021]4号", "示发[2 021]4号"),
    ],
)
def test_a_line_end_inside_a_year_in_brackets_is_none_of_the_sentence(cut: str, whole: str) -> None:
    assert with_whole_years(cut) == whole


@pytest.mark.parametrize("text", ["示发〔2021〕\n4号", "（20\n211）", "（20\n2）", "2021\n示发"])
def test_other_line_ends_stay(text: str) -> None:
    assert with_whole_years(text) == text
