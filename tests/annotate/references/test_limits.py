"""Both sides of the limits of names, lists and what stands near a mention (示例文本, all ours)."""

from __future__ import annotations

import pytest

from kg.annotate.references.carried_out import documents_carried_out
from kg.annotate.references.document_names import names_one_document
from kg.annotate.references.find import find_mentions
from kg.annotate.references.history import history_note
from kg.annotate.references.known_names import KnownNames, citable_names
from kg.annotate.references.left_to_makers import documents_left_to_makers
from kg.annotate.references.lists import list_entries, relation_of_list
from kg.annotate.references.mention import DocumentContext
from kg.annotate.references.named_by_form import documents_in_force, documents_of_makers, framed_documents
from kg.annotate.references.numbers import document_numbers
from kg.annotate.references.promised import promised_documents
from kg.annotate.references.title_marks import marked_titles, names_policy
from kg.annotate.references.verb_group import verb_groups

CONTEXT = DocumentContext("示例文本标题")


def promised(text: str) -> list[str]:
    return [text[start:end] for start, end in promised_documents(text, verb_groups(text))]


def carried_out(text: str) -> list[str]:
    return [text[start:end] for start, end in documents_carried_out(text, verb_groups(text))]


def relations(text: str, opening: str = "") -> list[str]:
    whole = f"示例文本标题\n{opening}一、要求\n{text}"
    return [one.relation for one in find_mentions(whole, CONTEXT, KnownNames([]))]


@pytest.mark.parametrize(
    ("text", "shortest"),
    [
        ("加快研究制定{}总体规划。", 5),
        ("加快研究制定{}行动计划。", 3),
        ("加快研究制定{}目录。", 4),
        ("加快研究制定{}指引。", 5),
        ("（一）制定{}防治方案；", 7),
        ("加快研究制定示例后的{}管理办法。", 5),
    ],
)
def test_a_promise_is_of_one_document_from_so_many_characters_on(text: str, shortest: int) -> None:
    assert promised(text.format("示" * shortest))
    assert not promised(text.format("示" * (shortest - 1)))


@pytest.mark.parametrize(
    ("text", "longest"), [("加快研究制定{}总体规划。", 41), ("加快研究制定示例、{}、示例目录。", 5)]
)
def test_a_promise_is_of_one_document_up_to_so_many_characters(text: str, longest: int) -> None:
    assert promised(text.format("示" * longest))
    assert not promised(text.format("示" * (longest + 1)))


@pytest.mark.parametrize(
    ("text", "shortest"),
    [
        ("落实{}行动方案。", 3),
        ("符合{}管理办法。", 4),
        ("符合国家{}标准。", 5),
        ("符合{}使用标准。", 9),
    ],
)
def test_what_is_carried_out_is_one_document_from_so_many_characters_on(text: str, shortest: int) -> None:
    assert carried_out(text.format("示" * shortest))
    assert not carried_out(text.format("示" * (shortest - 1)))


def test_what_is_carried_out_has_forty_characters_at_most() -> None:
    assert carried_out(f"落实{'示' * 36}行动方案。")
    assert not carried_out(f"落实{'示' * 37}行动方案。")


@pytest.mark.parametrize(
    ("find", "text", "shortest"),
    [
        (documents_in_force, "执行{}会计准则，", 2),
        (documents_in_force, "执行{}目录，", 6),
        (documents_of_makers, "按照示例部制定的{}管理办法，", 4),
        (framed_documents, "加大{}指导目录宣传力度", 2),
        (documents_left_to_makers, "{}管理办法由国务院示例主管部门制定。", 5),
    ],
)
def test_a_name_by_its_form_has_so_many_characters(find, text: str, shortest: int) -> None:  # type: ignore[no-untyped-def]
    assert find(text.format("示" * shortest))
    assert not find(text.format("示" * (shortest - 1)))


def test_what_is_left_to_its_maker_has_its_clause_begin_not_far_before() -> None:
    for begin, before in (("", 60), ("示例，", 59), ("示例。\n第三条", 56)):
        text = f"{begin}{'示' * (before - 4)}管理办法由国务院示例主管部门制定。"
        (found,) = documents_left_to_makers(text)
        assert text[slice(*found)] == "示" * (before - 4) + "管理办法"
    assert not documents_left_to_makers(f"{'示' * 61}管理办法由国务院示例主管部门制定。")


@pytest.mark.parametrize(("length", "is_title"), [(158, True), (159, False)])
def test_a_title_in_marks_is_not_longer_than_any(length: int, is_title: bool) -> None:
    assert bool(marked_titles(f"《{'示' * length}办法》")) == is_title


@pytest.mark.parametrize(
    ("title", "found"), [("《办法》", True), ("《办》", False), ("〈示例办法〉", False), ("〈示例一办法〉", True)]
)
def test_a_title_has_two_characters_and_in_angle_marks_five(title: str, found: bool) -> None:
    assert bool(marked_titles(f"按照{title}办理")) == found


def test_a_title_of_no_kind_has_five_characters() -> None:
    assert not names_policy("示例事项")
    assert names_policy("示例事项一")


@pytest.mark.parametrize(("length", "named"), [(4, False), (5, True)])
def test_a_purpose_names_one_document_where_it_is_long_enough(length: int, named: bool) -> None:
    assert names_one_document(f"促进{'示' * length}的意见") == named


def test_names_are_cited_without_marks_from_seven_characters_on() -> None:
    assert citable_names(["示例示例条例", "示例示例示条例"]) == ["示例示例示条例"]


def test_a_name_of_up_to_five_characters_needs_a_border() -> None:
    assert KnownNames(["示例示例法"]).find("某示例示例法示例") == []
    assert KnownNames(["示例示例示法"]).find("某示例示例示法示例") == [(1, 7)]
    assert KnownNames(["法"]).find("按照法示例") == []


def test_a_verb_right_before_a_short_name_may_be_cut_by_a_line_end() -> None:
    assert KnownNames(["能源法"]).find("遵\n守能源法") == [(3, 6)]
    assert KnownNames(["能源法"]).find("示例能源法") == []


@pytest.mark.parametrize(("length", "relation"), [(40, "repeals"), (41, "mentions")])
def test_the_maker_of_the_next_title_of_a_list_has_a_short_name(length: int, relation: str) -> None:
    assert relations(f"废止《甲规划》，{'示' * length}部《乙意见》，示例。") == ["repeals", relation]


@pytest.mark.parametrize(("between", "relation"), [(315, "mentions"), (316, "implements")])
def test_what_stands_far_before_a_title_says_nothing_of_it(between: int, relation: str) -> None:
    assert relations(f"近年来{'示' * between}，实施《甲规划》。") == [relation]


@pytest.mark.parametrize(("between", "relation"), [(316, "based_on"), (317, "applies")])
def test_what_stands_far_behind_a_title_says_nothing_of_it(between: int, relation: str) -> None:
    assert relations(f"根据《甲规划》，{'示' * between}制定本办法。") == [relation]


@pytest.mark.parametrize(("between", "relation"), [(78, "issues"), (79, "mentions")])
def test_the_next_sentence_says_that_a_text_is_handed_out(between: int, relation: str) -> None:
    opening = f"各市：\n为落实《甲规划》，我们制定了《乙方案》。{'示' * between}现予印发。\n"
    assert relations("", opening) == ["implements", relation]


@pytest.mark.parametrize(
    ("text", "near", "far", "limit"),
    [
        ("示例省争取{}发布《甲办法》。", "proposes", "mentions", 6),
        ("近年来示例示例示例争取{}，认真落实《甲规划》。", "implements", "mentions", 5),
        ("按照《甲规划》{}确定的目标任务办理。", "implements", "applies", 55),
        ("对照{}《甲规划》示例。", "applies", "mentions", 4),
        ("制定{}《甲规划》，示例。", "proposes", "mentions", 0),
        ("决定废止{}《甲办法》。", "repeals", "mentions", 4),
        ("落实{}《甲规划》示例。", "implements", "mentions", 62),
        ("依据{}《甲办法》予以撤销。", "applies", "repeals", 14),
    ],
)
def test_a_word_governs_up_to_so_many_characters(text: str, near: str, far: str, limit: int) -> None:
    assert relations(text.format("示" * limit)) == [near]
    assert relations(text.format("示" * (limit + 1))) == [far]


def test_by_whom_a_text_is_repealed_stands_near_it() -> None:
    assert relations(f"《甲规定》已被{'示' * 16}《乙规定》废止。") == ["repeals", "mentions"]
    assert relations(f"《甲规定》已被{'示' * 17}《乙规定》废止。") == ["mentions", "repeals"]


@pytest.mark.parametrize(("length", "begins"), [(4, True), (5, False)])
def test_an_order_to_publish_says_so_near_its_verb(length: int, begins: bool) -> None:
    assert bool(promised(f"示例省争取{'示' * length}发布示例湖综合治理总体规划。")) == begins


@pytest.mark.parametrize(("between", "promise"), [(118, False), (119, True)])
def test_a_look_back_far_before_a_promise_says_nothing_of_it(between: int, promise: bool) -> None:
    assert bool(promised(f"近年来{'示' * between}研究制定示例湖综合治理总体规划。")) == promise


@pytest.mark.parametrize(("between", "promise"), [(895, False), (896, True)])
def test_a_list_of_duties_stands_under_its_head(between: int, promise: bool) -> None:
    text = f"施工单位应当采取下列措施：\n{'示' * between}（一）制定示例施工扬尘污染防治实施方案；"
    assert bool(promised(text)) == promise


@pytest.mark.parametrize(("length", "relation"), [(151, "repeals"), (152, None)])
def test_of_a_long_heading_the_last_sentence_says_what_a_list_holds(length: int, relation: str | None) -> None:
    assert relation_of_list(f"废止{'示' * length}。示例的文件：") == relation


@pytest.mark.parametrize(("length", "entries"), [(194, 1), (195, 0)])
def test_an_entry_is_not_longer_than_any(length: int, entries: int) -> None:
    assert len(list_entries(f"废止以下文件：\n1.《{'示' * length}办法》\n", 0)) == entries


@pytest.mark.parametrize(("length", "relation"), [(53, "repeals"), (54, None)])
def test_a_phrase_that_heads_a_list_is_short(length: int, relation: str | None) -> None:
    (entry,) = list_entries(f"废止的文件{'示' * length}目录\n《示例办法》\n", 0)
    assert entry.relation == relation


def test_an_entry_without_marks_has_six_characters() -> None:
    assert list_entries("废止的文件目录：\n1.关于示的通知\n", 0)
    assert not list_entries("废止的文件目录：\n1.关于的通知\n", 0)


@pytest.mark.parametrize(("between", "beside"), [(38, True), (39, False)])
def test_a_number_in_brackets_is_that_of_the_title_right_before(between: int, beside: bool) -> None:
    text = f"示例文本标题\n一、要求\n按照《甲办法》（{'示' * between}，示发〔2021〕1号）办理。"
    assert len(find_mentions(text, CONTEXT, KnownNames([]))) == (1 if beside else 2)


@pytest.mark.parametrize("cut", range(1, 4))
def test_a_code_may_begin_on_the_line_before(cut: int) -> None:
    code = "冀政办发"
    (found,) = document_numbers(f"示例\n{code[:cut]}\n{code[cut:]}〔2021〕1号")
    assert (found.start, found.value) == (3, "冀政办发〔2021〕1号")


def test_a_number_before_a_title_leaves_it_its_article() -> None:
    text = "示例文本标题\n一、要求\n按照示发〔2020〕5号《示例办法》第三条办理。"
    (found,) = find_mentions(text, CONTEXT, KnownNames([]))
    assert (found.number, found.pinpoint) == ("示发〔2020〕5号", "第三条")


@pytest.mark.parametrize(
    ("text", "relation"),
    [("GB/T 1234-2020示例", "applies"), ("示函〔2020〕1号示例", "mentions"), ("《示例标准》示例。", "mentions")],
)
def test_the_bare_number_of_a_standard_is_applied(text: str, relation: str) -> None:
    assert relations(text) == [relation]


def test_what_is_issued_with_a_name_without_marks_is_the_document_itself() -> None:
    opening = "各市：\n现将示例省节水条例、《示例办法》印发给你们。\n"
    text = f"示例文本标题\n{opening}一、要求\n按照《示例办法》办理。"
    found = find_mentions(text, CONTEXT, KnownNames(["示例省节水条例"]))
    assert [one.relation for one in found] == ["issues", "issues", "self"]


@pytest.mark.parametrize(("lines", "found"), [(7, True), (8, False)])
def test_the_note_on_the_history_begins_close_under_the_heading(lines: int, found: bool) -> None:
    heading = "示例省示例河道管理条例\n"
    note = "（2012年3月1日示例省人民代表大会常务委员会通过）"
    text = heading + "示例\n" * lines + "\n" + note + "\n第一条 示例。"
    start, end = history_note(text, len(heading))
    assert text[start:end] == (note if found else "")
