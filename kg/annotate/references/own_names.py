"""When a mention means the document itself, or the policy that the document comments on.

In: the context of the document and its mentions with the relations that their sentences give them.
Out: the names under which the document speaks of itself, and the relation of a mention once that is
known: `self`, `issues`, `interprets`, or what the sentence said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.annotate.references.items import Item
from kg.annotate.references.mention import CHANGES, RESTS_ON, DocumentContext
from kg.annotate.references.page import Page
from kg.annotate.references.surroundings import ANNOUNCED, Decision
from kg.annotate.references.title_marks import marked_titles
from kg.language.bodies import parse_bodies
from kg.language.title import Title
from kg.vocabulary.forms import Form, ending_at
from kg.vocabulary.relations import cues

_LINE_REST = re.compile(r"[；;。，、）)]{0,2}(?:\n|$)")
_LONGEST_SHORT_FORM = 6
_TWO_TEXTS = ("issues", "forwards")
_SHORT_NAME = Form(rf"[\u4e00-\u9fff]{{0,{_LONGEST_SHORT_FORM - 2}}}⟨cue/title-ending⟩")
_OWN_ANNEX = Form(r"[（(]⟨cue/own-annex⟩\d{0,2}[）)]")
_LINE_START = Form(r"\n(?:⟨cue/annex-label⟩\d{0,2}[：:.]?)?(?:[（(]?\d{1,2}[）).．、])?$")


class OwnNames:
    """The names of the document itself, or of the policy that it comments on.

    To the titles of the context come what the text says it issues, its annexes, and the short forms
    defined for any of these.
    """

    def __init__(self, page: Page, groups: Sequence[tuple[Sequence[Item], Decision]]) -> None:
        self._page = page
        self._keys = _keys(page.context)
        self._names = self._all_names(groups)

    def _all_names(self, groups: Sequence[tuple[Sequence[Item], Decision]]) -> frozenset[str]:
        own = set(self._keys)
        issued: set[Item] = set()
        for group, decision in groups:
            for item in group:
                if not item.marked or decision.rule == ANNOUNCED:
                    continue
                title = self._page.words(item.start, item.end)
                if decision.relation == "issues" or Title.of(title).names & self._keys:
                    issued.add(item)
                if item in issued or _OWN_ANNEX.match(self._page.text, item.outer_end):
                    own |= Title.of(title).names
        aliases = {item.alias: item in issued for group, _ in groups for item in group if item.alias}
        own |= {Title.of(alias).folded for alias, is_own in aliases.items() if is_own}
        if self._page.context.is_commentary:
            own |= {ending for key in self._keys for ending in _ending_of(key) if ending not in aliases}
            others = {Title.of(alias).folded for alias in aliases}
            own |= {name for name in self._marked_names(groups) - others if self._ends_a_key(name)}
        return frozenset(own)

    def _marked_names(self, groups: Sequence[tuple[Sequence[Item], Decision]]) -> set[str]:
        items = (item for group, _ in groups for item in group if item.marked)
        return {Title.of(self._page.words(item.start, item.end)).folded for item in items}

    def _ends_a_key(self, name: str) -> bool:
        """Tell whether a short name is the end of the title commented on, from a type of document on: 《若干措施》."""
        return _SHORT_NAME.fullmatch(name) is not None and any(key.endswith(name) for key in self._keys)

    def decide(self, item: Item, decision: Decision, issuers: Sequence[str] = ()) -> Decision:
        """Return what a mention does, given what its sentence says.

        Parameters
        ----------
        item : Item
            The mention.
        decision : Decision
            The relation that the sentence gives it.
        issuers : sequence of str
            The bodies written before its marks.
        """
        commentary = self._page.context.is_commentary
        if item.points_to:
            own_relation = "interprets" if commentary else "self"
            relation = own_relation if self._means(item, item.points_to) else decision.relation
            return Decision(relation, "back reference", 0.6)
        title = self._page.words(item.start, item.end)
        if not self._means(item, title) or (not commentary and self._is_of_another(title, issuers)):
            return self._in_a_list_of_annexes(item, decision)
        if not commentary and decision.relation in RESTS_ON and self._has_another_number(item):
            return decision
        if commentary:
            return Decision("interprets", "title of the policy commented on", 0.9)
        if decision.relation in CHANGES:
            return decision  # an earlier edition of the same name is repealed or amended, not this one
        if item.start < self._page.heading_end and item.marked:
            return Decision("issues", "title in the heading", 0.95)
        if decision.relation in _TWO_TEXTS and item.marked:
            return decision
        return Decision("self", "own title", 0.9)

    def _is_of_another(self, title: str, issuers: Sequence[str]) -> bool:
        """Tell whether the issuers before a title, or in it, are others than those of the document."""
        context = self._page.context
        named = parse_bodies("、".join(issuers), context.home) if issuers else Title.of(title).bodies(context.home)
        certainly = [body.name for body in named if body.iri or body.classification]
        own = (*context.issuers, *(body.name for body in Title.of(context.title).bodies(context.home)))
        return bool(certainly and own) and not set(certainly) & set(own)

    def _has_another_number(self, item: Item) -> bool:
        """Tell whether a number stands beside a title that is not printed as the document's own."""
        return item.number is not None and not item.number.standard and not self._page.context.numbers

    def _in_a_list_of_annexes(self, item: Item, decision: Decision) -> Decision:
        unsaid = decision.rule == "no cue" and item.marked and item.number is None
        if unsaid and item.start >= self._page.heading_end and self._is_whole_line(item):
            return Decision("self", "title alone on its line", 0.7)
        return decision

    def _is_whole_line(self, item: Item) -> bool:
        """Tell whether a marked title stands alone on its line, as in a list of annexes."""
        text = self._page.text
        before = ending_at(_LINE_START, text, item.outer_start)
        return before is not None and _LINE_REST.match(text, item.outer_end) is not None

    def _is_own_number(self, number: str, own: str) -> bool:
        """Tell whether a number is the document's own, with the body and the kind that its title names or without."""
        return number.endswith(own) and number.removesuffix(own) in self._page.context.title

    def _means(self, item: Item, title: str) -> bool:
        """Tell whether a mention under a title means the document itself; a number decides before the title."""
        number = item.number
        if number and self._page.context.numbers and not number.standard:
            return any(self._is_own_number(number.value, own) for own in self._page.context.numbers)
        named = Title.of(title)
        return named.folded in self._names or (
            len(title) > _LONGEST_SHORT_FORM and not named.names.isdisjoint(self._keys)
        )


def _keys(context: DocumentContext) -> frozenset[str]:
    keys = {key for title in (context.title, *context.alternatives) for key in Title.of(title).names}
    if context.is_commentary:
        keys |= {
            key
            for title in marked_titles(context.title)
            for key in Title.of(context.title[title.start : title.end]).names
        }
    return frozenset(keys)


def _ending_of(key: str) -> list[str]:
    found = re.search(cues().any_of("title-ending") + "$", key)
    return [found.group()] if found else []
