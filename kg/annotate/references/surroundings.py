"""What the relation of a group of titles is decided from, and the decision.

In: nothing. Out: `Surroundings` and `Decision`, the values that the rules of relations hand on.
"""

from __future__ import annotations

from dataclasses import dataclass

# an announcement makes standards known, each a text of its own, and none of them the announcement's annex
ANNOUNCED = "standards announced"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The text around a group of titles.

    `left` runs from the start of the sentence to the group, `right` from behind the group (numbers
    and parentheses included) to the end of the sentence, `following` is the sentence after.
    `opening` tells that the sentence opens the document, `looking_back` that it stands in a section
    about what was done, `standard` that the group names technical standards, `bare_number` that it
    is numbers only, `left_to_maker` that it is a document that a body is to make (…办法由…制定).
    """

    left: str
    right: str
    following: str
    opening: bool
    looking_back: bool
    standard: bool
    bare_number: bool
    left_to_maker: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """A relation, the rule that found it, and how sure it is (0 to 1)."""

    relation: str
    rule: str
    confidence: float
