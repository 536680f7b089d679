"""A document says the same in each format in which people have it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from facts_of import facts, facts_of_text
from official_forms import Parts, as_page, as_word, parts, written

from kg.read.inputs import read_input

FORMS = {
    "one.html": as_page,
    "one.docx": as_word,
    "table.docx": partial(as_word, table=True),
}


@pytest.mark.parametrize("seed", [3, 8, 21])
@pytest.mark.parametrize(("name", "form"), FORMS.items(), ids=FORMS)
def test_says_what_the_text_says(tmp_path: Path, name: str, form: Callable[[Parts], bytes], seed: int) -> None:
    one = parts(seed)
    (source,) = read_input(written(tmp_path, name, form(one))).sources
    expected = facts_of_text(tmp_path, one)
    assert facts(source) == expected
    assert complete(one, expected)


def complete(one: Parts, found: Any) -> bool:
    """Whether title and number are found, and bodies, a day and two citations."""
    ((title, number, bodies, signed),), cited = found
    return (title, number.text) == (one.title, one.number) and bool(bodies and signed) and len(cited) == 2
