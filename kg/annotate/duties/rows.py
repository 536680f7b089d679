"""Names in a row of bodies in a sentence that no vocabulary has: 市示例局、示例分局和市某局负责.

In: squeezed text, its `Items` and the region at home. Out: `Items` with those names.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.duties.duty import Item
from kg.annotate.duties.items import Items, full_name
from kg.annotate.duties.words import WORDS
from kg.language.bodies import unlisted
from kg.language.regions import find_regions

_NAME = (
    r"、(?P<name>(?:(?!⟨no-name⟩|⟨task-verb⟩|⟨group-quantifier⟩|⟨body/joint⟩)[\u4e00-\u9fff]){2,14}?⟨body-ending⟩)"
    r"(?=、|⟨body/joint⟩|⟨body/and-others⟩|⟨lead⟩|⟨do⟩|⟨join⟩|⟨modal⟩)"
)
_OF_HOME = r"⟨region/kind⟩(?=[\u4e00-\u9fff]{2})"


def with_names_in_rows(text: str, items: Items, home: str | None) -> Items:
    """Return items with the names that stand between or behind the bodies of a row."""
    return items.joined_by(_names_in_rows(text, items, home))


def _names_in_rows(text: str, items: Items, home: str | None) -> Iterator[Item]:
    for item in items.all:
        at, kind = item.end, WORDS.pattern(_OF_HOME).match(text, item.start, item.end)
        while item.body is not None and (found := WORDS.pattern(_NAME).match(text, at)) is not None:
            following = items.following(at)
            if following is not None and following.start < found.end():
                break
            name = found["name"]
            whole = name if kind is None or find_regions(name, home) else kind[0] + name
            yield Item(found.start("name"), found.end(), unlisted(full_name(whole, home), home), None)
            at = found.end()
