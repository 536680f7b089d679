"""Names in a sentence that no vocabulary has: 市示例局、示例分局和市某局负责, 示例集团要编制….

In: squeezed text, its `Items` and the region at home. Out: `Items` with those names.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.annotate.duties.duty import Item
from kg.annotate.duties.items import Items, full_name, with_part
from kg.annotate.duties.words import WORDS
from kg.language.bodies import unlisted
from kg.language.labels import section_label
from kg.language.region_mentions import find_regions
from kg.vocabulary.forms import ending_at

_NAME = (
    r"、(?P<name>(?:(?!⟨no-name⟩|⟨task-verb⟩|⟨group-quantifier⟩|⟨body/joint⟩)[\u4e00-\u9fff]){2,14}?⟨body-ending⟩)"
    r"(?=、|⟨body/joint⟩|⟨body/and-others⟩|⟨lead⟩|⟨do⟩|⟨join⟩|⟨modal⟩)"
)
_PART = (
    r"(?:(?!⟨no-name⟩|⟨body/joint⟩|⟨lead⟩|⟨do⟩|⟨join⟩)[\u4e00-\u9fff]){2,10}?⟨part-ending⟩"
    r"(?=⟨lead⟩|⟨do⟩|⟨join⟩|⟨modal⟩)"
)
# the end of a company's name is looked for, and the name in front of it
_COMPANY_END = "⟨body/company⟩(?=、|⟨body/joint⟩|[：:]?(?:⟨lead⟩|⟨do⟩|⟨join⟩|⟨modal⟩))"
_COMPANY = (
    r"(?<![^，,；;。：:、\n⟨[subject-lead⟩])"
    r"(?:(?!⟨no-name⟩|⟨task-verb⟩|⟨group-quantifier⟩|⟨every⟩|⟨company-trap⟩)[\u4e00-\u9fff]){4,16}$"
)
_OF_HOME = r"⟨region/kind⟩(?=[\u4e00-\u9fff]{2})"


def with_names_in_rows(text: str, items: Items, home: str | None) -> Items:
    """Return items with the companies of a text, and the names that stand between or behind the bodies of a row."""
    whole = Items(_with_acting_part(text, item, items) for item in items.all)
    known = whole.joined_by(_companies(text, whole, home))
    return known.joined_by(_names_in_rows(text, known, home))


def _with_acting_part(text: str, item: Item, items: Items) -> Item:
    """A body with the part of it that is named right behind it and does something: 市财政局 + 预算处 + 牵头."""
    whole = with_part(item, WORDS.pattern(_PART).match(text, item.end)) if item.body else None
    return item if whole is None or items.overlap(item.end, whole.end) else whole


def _companies(text: str, items: Items, home: str | None) -> Iterator[Item]:
    for ending in WORDS.pattern(_COMPANY_END).finditer(text):
        found = ending_at(WORDS.pattern(_COMPANY), text, ending.end())
        if found is None or items.between(found.start(), found.end()):
            continue
        label = section_label(text, found.start())
        start = label.end if label else found.start()
        yield Item(start, found.end(), unlisted(full_name(text[start : found.end()], home), home), None)


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
