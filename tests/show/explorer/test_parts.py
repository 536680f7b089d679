"""Parts that stand on pages many times."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from explorer_frame import frame_on
from hypothesis import given
from hypothesis import strategies as st
from network_graph import ONLY_CITED, PLAN, SCHEME, read_graph

from kg.analyse.reader import Link
from kg.show.explorer.frame import Frame
from kg.show.explorer.parts import evidence, linked, marked, policy_link
from kg.show.explorer.policy import Side
from kg.show.explorer.reading import BODY, DUTY, REFERENCE, Line, Mention, Piece
from kg.vocabulary.namespaces import AVAILABILITY, KNOWN, NAME_ONLY


@pytest.fixture(scope="module")
def frame() -> Frame:
    return frame_on(read_graph(), "en")


def linked_to(frame: Frame, *iris: str) -> Side:
    reader = frame.world.reader
    links = [(Link("based_on", iri, 1, sentence="根据<它>。"), reader.policy(iri), "centre") for iri in iris]
    return Side("based_on", links, True, len(links))


def test_a_policy_is_told_by_its_matter_number_day_and_what_is_known_of_it(frame: Frame) -> None:
    reader = frame.world.reader
    known = policy_link(frame, reader.policy(PLAN), "centre")
    assert 'href="/policy/国发-2021-23"' in known and 'title="国务院关于印发示例行动方案的通知"' in known
    assert "国发〔2021〕23号" in known and "<time>" in known and 'aria-label="Party centre, State Council"' in known
    assert "lacks" not in known and {state for state in AVAILABILITY if lacking(frame, state)} == {KNOWN, NAME_ONLY}
    assert lacking(frame, KNOWN) != lacking(frame, NAME_ONLY)


def lacking(frame: Frame, state: str) -> list[str]:
    """What the link to a policy says of a text that is not at hand, as the page of that policy says it."""
    policy = replace(frame.world.reader.policy(ONLY_CITED), iri=f"{ONLY_CITED}-{state}", availability=state)
    said = re.findall('<span class="lacks">(.*)</span></span>', policy_link(frame, policy, "unknown"))
    assert said in ([], [frame.told("state", state)])
    return said


def test_what_stands_beyond_the_first_links_is_folded(frame: Frame) -> None:
    group = linked_to(frame, PLAN, SCHEME, ONLY_CITED)
    assert "more" not in re.findall(r'class="(\w+)"', linked(frame, [group], 3, "none"))
    folded = linked(frame, [group], 1, "none")
    before, _, behind = folded.partition('class="more"')
    assert before.count("<li>") == 1 and behind.count("<li>") == 2 and "2 more" in behind


def test_links_that_a_page_does_not_carry_are_counted_and_that_is_said(frame: Frame) -> None:
    group = replace(linked_to(frame, PLAN, SCHEME), total=500)
    page = linked(frame, [group], 3, "none")
    assert '<span class="count">500</span>' in page and "The first 2 of 500." in page
    assert "The first" not in linked(frame, [linked_to(frame, PLAN)], 3, "none")


def test_where_nothing_is_linked_that_is_said(frame: Frame) -> None:
    assert linked(frame, [], 3, "none") == '<p class="none">None</p>'


def test_words_of_a_text_are_shown_and_never_taken_for_markup(frame: Frame) -> None:
    told = evidence(frame, Link("cites", PLAN, 2, sentence="<b>根据</b>", file="<a>.txt", line=7))
    assert "&lt;b&gt;根据" in told and "&lt;a&gt;.txt" in told and "line 7" in told and "×2" in told
    assert evidence(frame, Link("cites", PLAN, 2)) == ""


@given(st.text(min_size=1))
def test_a_text_stands_as_it_is_between_its_marks(text: str) -> None:
    frame = frame_on(read_graph())
    mentions = (Mention(0, 1, REFERENCE, PLAN, "based_on"), Mention(0, 1, DUTY, ""))
    pieces = (Piece(text, ()), Piece(text, mentions), Piece(text, mentions[1:]))
    (line,) = (marked(frame, [Line(12, pieces)]),)
    assert line.startswith('<p id="L12">')
    assert (
        line.count('<a class="m-reference m-duty" href="/policy/国发-2021-23"')
        == line.count('<mark class="m-duty">')
        == 1
    )
    shown = re.sub("<[^>]*>", "", line)
    for sign, written in (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&#39;", "'"), ("&amp;", "&")):
        shown = shown.replace(sign, written)
    assert shown == text * 3


def test_a_mark_says_what_it_is_and_what_of_it(frame: Frame) -> None:
    body = Mention(0, 1, BODY, PLAN, "lead")
    assert 'title="Body that answers · leads"' in marked(frame, [Line(1, (Piece("甲部", (body,)),))])
