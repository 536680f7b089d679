"""The verb group, on words of our own choosing: whatever its parts, it is read as one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.references.verb_group import group_ending, verb_groups
from kg.vocabulary.relations import cues
from kg.vocabulary.words import word_lists

PARTS = word_lists("verb-groups.ttl", "verb")
# a modifier that is a governing word too (推进) may be read as either
MODIFIERS = st.lists(st.sampled_from(sorted(set(PARTS["modifier"]) - set(cues().before))), max_size=3)
DRAFTING = st.sampled_from(["制定", "修订", "编制", "起草", "出台"])
CARRYING_OUT = st.sampled_from(["落实", "贯彻", "实施"])
CONJUNCTION = st.sampled_from(["", "并", "和"])


@given(MODIFIERS, DRAFTING, CONJUNCTION, CARRYING_OUT)
def test_who_drafts_and_carries_out_is_still_to_draft(
    modifiers: list[str], first: str, joined: str, second: str
) -> None:
    text = "".join(modifiers) + first + joined + second
    group = group_ending(text, 0, len(text))
    assert group is not None
    assert group.verbs == (first, second)
    assert "proposes" in group.relations
    assert group.modified


@given(MODIFIERS, DRAFTING, st.sampled_from(PARTS["done-behind"]))
def test_what_is_done_is_no_order(modifiers: list[str], verb: str, aspect: str) -> None:
    text = "".join(modifiers) + verb + aspect
    group = group_ending(text, 0, len(text))
    assert group is not None and group.done and not group.negated


@given(st.sampled_from(PARTS["progress"]), DRAFTING)
def test_what_is_under_way_is_known_as_such(progress: str, verb: str) -> None:
    text = progress + verb
    group = group_ending(text, 0, len(text))
    assert group is not None and group.under_way and not group.done


@given(st.sampled_from(PARTS["negation"]), st.sampled_from(["废止", "撤销", "执行"]))
def test_a_denied_act_is_known_as_denied(negation: str, verb: str) -> None:
    (group,) = verb_groups(negation + verb)
    assert group.negated


@given(st.text(alphabet="制定修订落实并和了已不研究组织办法，。", max_size=40))
def test_groups_stand_in_order_and_apart(text: str) -> None:
    end = 0
    for group in verb_groups(text):
        assert end <= group.start <= group.first < group.end
        assert group.verbs and group.verb in group.verbs
        end = group.end


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("贯彻执行", "implements"),
        ("严格执行", "applies"),
        ("依法撤销", "repeals"),
        ("抓紧研究制定并组织实施", "proposes"),
        ("修订完善并动态更新", "proposes"),
    ],
)
def test_the_verb_that_decides(text: str, relation: str) -> None:
    group = group_ending(text, 0, len(text))
    assert group is not None and relation in group.relations


@pytest.mark.parametrize("text", ["实施方案", "编制单位", "执行情况"])
def test_a_verb_inside_a_noun_is_none(text: str) -> None:
    assert list(verb_groups(text)) == []


@pytest.mark.parametrize(
    ("text", "verbs", "verb"),
    [
        ("执行并对照", ("执行", "对照"), "执行"),
        ("对照并执行", ("对照", "执行"), "对照"),
        ("落实并制定", ("落实", "制定"), "制定"),
    ],
)
def test_of_verbs_alike_the_first_decides(text: str, verbs: tuple[str, ...], verb: str) -> None:
    (group,) = verb_groups(text)
    assert (group.verbs, group.verb) == (verbs, verb)


@pytest.mark.parametrize(("text", "modified"), [("执行", False), ("严格执行", True), ("执行并对照", True)])
def test_a_verb_alone_is_not_modified_however_often_it_is_asked(text: str, modified: bool) -> None:
    assert [group.modified for _ in range(2) for group in verb_groups(f"{text}。")] == [modified] * 2
