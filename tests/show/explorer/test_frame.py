"""What all pages share."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from explorer_frame import frame_on
from hypothesis import given
from hypothesis import strategies as st
from network_graph import PLAN, read_graph

from kg.analyse.levels import LEVELS
from kg.graph.queries import KINDS
from kg.show.explorer.frame import GLYPHS, clean, phrases
from kg.show.explorer.templating import environment, resource

FOLDER = files("kg.show.explorer")
TEMPLATES = sorted(path.name for path in (FOLDER / "templates").iterdir() if path.name.endswith(".html"))
MODULES = sorted(path.name for path in FOLDER.iterdir() if path.name.endswith(".py"))


def test_every_kind_of_parameter_has_its_words() -> None:
    assert {f"parameter.{kind}" for kind in KINDS} <= set(phrases())


def test_every_level_has_a_sign_of_its_own_a_colour_and_a_name() -> None:
    assert set(GLYPHS) == set(LEVELS) and len(set(GLYPHS.values())) == len(GLYPHS)
    for level in LEVELS:
        assert f".lv-{level}" in resource("explorer.css")
        assert f"level.{level}" in phrases()


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_phrase_that_a_template_says_is_there(name: str) -> None:
    said = re.findall(r"say\('([\w. -]+)'[,)]", resource(name))
    assert set(said) <= set(phrases())
    environment().get_template(name)


@pytest.mark.parametrize("name", MODULES)
def test_each_phrase_that_a_module_says_is_there(name: str) -> None:
    said = re.findall(r"say\(\"([\w. -]+)\"[,)]", (FOLDER / name).read_text(encoding="utf-8"))
    assert set(said) <= set(phrases())


def test_phrases_are_in_both_languages_with_the_same_gaps() -> None:
    for key, (chinese, english) in phrases().items():
        assert chinese and english, key
        assert sorted(re.findall(r"{\d}", chinese)) == sorted(re.findall(r"{\d}", english)), key
        assert key.startswith("tongue") or not re.search("[一-鿿]", english), key


def test_a_name_is_in_the_language_of_the_page_and_set_apart_where_it_is_not() -> None:
    frame = frame_on(read_graph(), "en")
    assert frame.tongue("示例规划") == '<bdi lang="zh-CN">示例规划</bdi>'
    assert frame.tongue("sample plan") == "<bdi>sample plan</bdi>"
    assert str(frame.named(PLAN)).startswith('<a href="/policy/国发-2021-23">')


@given(st.text())
def test_nothing_unseen_and_nothing_that_turns_the_writing_gets_into_a_page(text: str) -> None:
    shown = frame_on(read_graph()).render("message.html", heading="", text=text)
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", shown)
    assert shown.lower().count("<script") == 1


def test_what_a_reader_sees_is_kept() -> None:
    assert clean("国发〔2021〕23号\t\u3000《示例》\n") == "国发〔2021〕23号\t\u3000《示例》\n"
    assert clean("a\u202eb\x00c") == "abc"
