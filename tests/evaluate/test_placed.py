"""What was found, by where it stands."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.placed import Placed


class Finding(NamedTuple):
    file: str
    line: int


LINES = st.integers(1, 9)
FINDINGS = st.lists(st.builds(Finding, st.sampled_from(("001.txt", "001-b.txt", "002.txt", "01.txt")), LINES))


@given(FINDINGS, st.sampled_from(("001", "00", "01.txt", "3", "")), LINES, LINES)
def test_what_stands_between_two_lines_of_a_compilation_is_found_in_its_order(
    findings: list[Finding], head: str, first: int, last: int
) -> None:
    expected = [one for one in findings if one.file.startswith(head) and first <= one.line <= last]
    assert Placed(findings, lambda one: one.line).between(head, first, last) == expected
