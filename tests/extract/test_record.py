"""An extract as bytes and back (示例文本)."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate.annotations import Annotations
from kg.annotate.duties.duty import Responsibility
from kg.describe.description import Description, Enclosed
from kg.errors import InputError
from kg.extract.elsewhere import Elsewhere
from kg.extract.record import Extract, decode, encode
from kg.read.clean_text import CleanText

WHOLE = st.integers(-(2**40), 2**40)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES = {
    str: WORDS,
    int: WHOLE,
    float: st.floats(allow_nan=False),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False),
    date: st.dates(),
    bool: st.booleans(),
    type(None): st.none(),
    array: st.lists(WHOLE, max_size=4).map(lambda numbers: array("l", numbers)),
    Path: st.from_regex(r"[a-z示]{1,4}(/[a-z例]{1,4}){0,2}", fullmatch=True).map(Path),
}


def parts_of(kind: Any, met: set[Any]) -> Iterator[Any]:
    """The dataclasses that a type is made of."""
    if kind in met:
        return
    met.add(kind)
    if is_dataclass(kind):
        yield kind
        for hint in get_type_hints(kind).values():
            yield from parts_of(hint, met)
    for argument in get_args(kind):
        yield from parts_of(argument, met)


def values_of(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type; a type that is not known here is an error, so that a new field is seen."""
    if kind in VALUES:
        return VALUES[kind]
    if is_dataclass(kind):
        return _built(kind)
    arguments = get_args(kind)
    origin = getattr(kind, "__origin__", None)
    if origin is tuple and arguments[-1] is Ellipsis:
        return st.lists(values_of(arguments[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values_of, arguments))
    if (origin is not None and issubclass(origin, dict)) or "Mapping" in str(origin):
        return st.dictionaries(*map(values_of, arguments), max_size=2)
    assert arguments, kind
    return st.one_of(*map(values_of, arguments))


def _built(kind: Any, **values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Values of a dataclass. A text that stands within another encloses none, so that there is an end to them."""
    if kind is Enclosed:
        values = {"description": _built(Description, encloses=st.none())}
    hints = get_type_hints(kind)
    return st.builds(kind, **{one.name: _deferred(hints[one.name]) for one in fields(kind)} | values)


def _deferred(kind: Any) -> st.SearchStrategy[Any]:
    return st.deferred(lambda: values_of(kind))


STAGES = [*parts_of(Extract, set()), Elsewhere]


def test_the_dataclasses_of_all_stages_are_in_an_extract() -> None:
    assert {CleanText, Description, Annotations, Responsibility} < set(STAGES)


@pytest.mark.parametrize("kind", STAGES, ids=lambda kind: kind.__name__)
def test_what_is_written_is_read_back(kind: type[Any]) -> None:
    @settings(max_examples=20, deadline=None)
    @given(values_of(kind))
    def comes_back(value: object) -> None:
        data = encode(value)
        assert decode(data, kind) == value
        assert encode(decode(data, kind)) == data

    comes_back()


WRITTEN = encode(Extract(name="示例.txt", warnings=("示例.txt: 示例",)))


@given(st.integers(0, len(WRITTEN) - 1), st.integers(1, 255))
def test_a_damaged_byte_changes_nothing_or_is_an_error_of_one_line(at: int, change: int) -> None:
    data = bytearray(WRITTEN)
    data[at] ^= change
    try:
        assert decode(bytes(data), Extract) == decode(WRITTEN, Extract), "the level of compression may be damaged"
    except InputError as error:
        assert "anew" in str(error) and "\n" not in str(error)


@given(st.integers(0, len(WRITTEN) - 1))
def test_an_extract_that_is_cut_off_is_an_error(end: int) -> None:
    with pytest.raises(InputError):
        decode(WRITTEN[:end], Extract)


def test_bytes_of_another_kind_are_an_error() -> None:
    with pytest.raises(InputError):
        decode(encode(Extract(name="示例.txt")), Elsewhere)
