"""The values that the rules of relations hand on."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from kg.annotate.references.number import Number
from kg.annotate.references.surroundings import Decision, Surroundings


def test_what_was_decided_or_found_does_not_change() -> None:
    for value, name in (
        (Decision("mentions", "no cue", 0.5), "relation"),
        (Number(0, 3, "国发〔2021〕3号", False), "value"),
    ):
        with pytest.raises(FrozenInstanceError):
            setattr(value, name, "")


def test_no_document_is_left_to_a_maker_unless_it_is_said() -> None:
    around = Surroundings("", "", "", False, False, False, False)
    assert not around.left_to_maker
    assert replace(around, left_to_maker=True) != around
