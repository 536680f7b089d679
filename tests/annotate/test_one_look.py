"""Patterns that begin with a look at one or two characters: it leaves out nothing that they match without it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg.annotate
import kg.language
from kg.vocabulary.forms import Form, WordPatterns
from kg.vocabulary.words import may_begin

_CLASS = r"\[(?:\\.|[^\]\\])+\]"
_LOOK = re.compile(rf"\(\?=(?:{_CLASS}){{1,2}}(?:\|(?:{_CLASS}){{1,2}})*\)")


def compiled(value: object, module: ModuleType) -> Iterator[re.Pattern[str]]:
    """The patterns that a name of a module stands for: itself, forms, a template over words, or made when asked for."""
    if hasattr(value, "cache_info") and not value.__wrapped__.__code__.co_argcount:  # type: ignore[attr-defined]
        value = value()  # type: ignore[operator]
    words = getattr(module, "WORDS", None)
    if isinstance(value, str) and value.startswith("(?=[") and isinstance(words, WordPatterns):
        yield words.pattern(value)
    elif isinstance(value, Form):
        yield value.compiled
    elif isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from compiled(one, module)


def looking() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns of text that begin with a look and go on, by module, name and place under the name."""
    for package in (kg.annotate, kg.language):
        for found in walk_packages(package.__path__, f"{package.__name__}."):
            module = import_module(found.name)
            for name, value in vars(module).items():
                for place, pattern in enumerate(compiled(value, module)):
                    look = _LOOK.match(pattern.pattern)
                    if look and look.end() < len(pattern.pattern):
                        yield f"{found.name}.{name}.{place}", pattern


LOOKING = dict(looking())


def test_such_patterns_are_found() -> None:
    assert len(LOOKING) >= 10


@pytest.mark.parametrize("name", LOOKING)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_look_leaves_out_nothing(name: str, data: st.DataObject) -> None:
    pattern = LOOKING[name]
    without = re.compile(_LOOK.sub("", pattern.pattern, count=1), pattern.flags)
    text = data.draw(st.from_regex(without))
    assert [found.span() for found in pattern.finditer(text)] == [found.span() for found in without.finditer(text)]


@given(st.sets(st.text(alphabet="甲乙丙[]^-", min_size=1, max_size=3), min_size=1), st.text(alphabet="甲乙丙[]^-"))
def test_where_a_word_begins_it_may_begin(words: set[str], text: str) -> None:
    look = re.compile(may_begin(words))
    begins = {at for at in range(len(text)) for word in words if text.startswith(word, at)}
    assert begins <= {found.start() for found in look.finditer(text)}
