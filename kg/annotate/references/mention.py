"""A mention of a policy in a text, and what is known of the text around it.

In: nothing. Out: `DocumentContext` and `Mention`, the values that the rooms of references hand on.
"""

from __future__ import annotations

from dataclasses import dataclass

# what a text does to an older one
CHANGES = ("amends", "repeals", "replaces")
# what a text does to one above it: where that has the same title, it is another text
RESTS_ON = ("based_on", "implements", "applies")


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """What is known of the document whose text is read.

    `title` is its own title, `alternatives` its other names (annex titles, the heading form),
    `numbers` its own document numbers in normal form, `kind` its class; a document of the kind
    `interpretation` comments on the policy that its title names. `body_start` is the offset into
    the text where the heading ends; 0 where only the first paragraph is known to be heading.
    `issuers` are the official names of the bodies that issue it, `home` the region whose authorities speak.
    `subjects` is what it says that it is filed under; None where nobody has read that.
    """

    title: str
    alternatives: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    kind: str = "policy"
    body_start: int = 0
    subjects: tuple[str, ...] | None = None
    issuers: tuple[str, ...] = ()
    home: str | None = None

    @property
    def is_commentary(self) -> bool:
        """Whether the document explains a policy instead of being one."""
        return self.kind == "interpretation"


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of one policy.

    `start` and `end` are 0-based offsets into the text given, inside the 《》 of a marked title;
    `surface` is that text without white space. `title` is the title by which it is
    resolved: the surface, or for 该办法 and 及其实施条例 the title meant; None for a number that stands alone,
    `number` is the normal form of the number written beside the title. `relation` is a key of the
    relations table; `rule` and `confidence` say how it was found. `pinpoint` is the article cited,
    `issuers` are the bodies written before the mark, `short_form` is the alias that this mention
    defines, `sentence` the offsets of its sentence.
    """

    start: int
    end: int
    surface: str
    marked: bool
    title: str | None
    number: str | None
    relation: str
    rule: str
    confidence: float
    pinpoint: str | None
    issuers: tuple[str, ...]
    short_form: str | None
    sentence: tuple[int, int]
