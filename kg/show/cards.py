"""Cards and trees: one policy with all that is known of it, and the chains that it stands in.

In: cards, chains, and the language asked for. Out: lines on standard output.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.analyse.card import Card, Link, Place
from kg.show.folding import FoldedText, folded
from kg.show.language import AS_IT_IS, Language
from kg.show.terminal import console
from kg.vocabulary.namespaces import AVAILABILITY, ID, RELATIONS, TEXT

if TYPE_CHECKING:
    from rich.tree import Tree

    from kg.analyse.chains import ChainLink, Direction

# The labels of a card stand in a column of so many cells; what goes on of a value stands so far to the right.
_LABELS, _ASIDE = 18, 2
# what tables call a field otherwise than a card, and the fields of which there may be several
_KEYS = {"issued by": "bodies", "signed": "date"}
_SEVERAL = ("other names", "issued by", "jurisdiction", "about the regions", "sectors", "earlier edition")
# between where a text stands and where it was taken from
_APART = "  "
NOTHING_MORE: Mapping[str, int] = MappingProxyType({})


def print_card(card: Card, language: Language = AS_IT_IS) -> None:
    """Print a policy's card in a language."""
    from rich.text import Text
    from rich.tree import Tree

    out = console()
    fields = dict(card.fields)
    names = fields.pop("title", None) or fields.get("number") or (card.iri.removeprefix(ID),)
    out.print(Text("\n".join(names), style="bold"), soft_wrap=True)
    out.print(Text(card.iri, style="dim"), soft_wrap=True)
    for label, values in fields.items():
        shown = (language.value(label, value.rpartition("InForce-")[2]) for value in values)
        for line in _labelled(language.heading(label), [*dict.fromkeys(shown)], out.width):
            out.print(Text(line), soft_wrap=True)
    places = [_place(place, language) for place in card.places] or [language.heading("in no compilation of this graph")]
    for line in _labelled(language.heading("text"), places, out.width):
        out.print(Text(line), soft_wrap=True)
    for heading, links, often in (("cites", card.cites, None), ("cited by", card.cited_by, card.often)):
        states = often.by_state if often else Counter({link.iri: link.availability for link in links}.values())
        tree = Tree(Text(f"{language.heading(heading)} ({_count_by_state(states, language)})", style="bold"))
        _add_by_relation(tree, links, often.by_relation if often else {}, language)
        if links:
            out.print(tree)
    if card.unresolved:
        told = language.heading("unresolved mentions")
        out.print(Text(f"{told}: {card.unresolved} (`kg query unresolved` says why)"))


def card_json(card: Card, language: Language = AS_IT_IS) -> str:
    """A policy's card as a JSON object, its keys as in tables; what is one is text, what may be several a list.

    `cited_by_count` counts policies: of one that very many cite `cited_by` has the first of each relation.
    """
    told: dict[str, object] = {"iri": card.iri}
    for label, values in card.fields:
        shown = [*dict.fromkeys(language.value(label, value.rpartition("InForce-")[2]) for value in values)]
        told[_KEYS.get(label, label.replace(" ", "_"))] = shown if label in _SEVERAL else shown[0]
    states = card.often.by_state if card.often else {link.iri: 1 for link in card.cited_by}
    told |= {
        "places": [asdict(place) for place in card.places],
        "cites": [_link(link, language) for link in card.cites],
        "cited_by": [_link(link, language) for link in card.cited_by],
        "cited_by_count": sum(states.values()),
        "unresolved_mentions": card.unresolved,
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _link(link: Link, language: Language) -> dict[str, object]:
    return asdict(link) | {
        "relation": language.relation(link.relation) if language.code else link.relation,
        "number": link.number or None,
        "availability": language.word(link.availability),
        "promises": [*map(language.word, link.promises)],
    }


def _labelled(label: str, values: Sequence[str], width: int) -> list[str]:
    """Values one below the other, the label before the first; what goes on of one a little to the right."""
    from rich.cells import cell_len

    lines: list[str] = []
    for value in values:
        first, *others = _lines_of(value, width - _LABELS - _ASIDE)
        lines += (first, *(" " * _ASIDE + line for line in others))
    padded = label + " " * max(1, _LABELS - cell_len(label))
    return [f"{' ' * _LABELS if position else padded}{line}" for position, line in enumerate(lines)]


def _lines_of(value: str, room: int) -> list[str]:
    """A value folded; an address that stands last has a line of its own, and stays whole however long it is."""
    from rich.cells import cell_len

    told, _, last = value.rpartition(_APART)
    if told and "://" in last and cell_len(value) > room:
        return [*folded(told, room), last]
    return folded(value, room)


def _place(place: Place, language: Language) -> str:
    named = (("page", place.page), ("row", place.row))
    inside = "".join(f"{language.heading(name)} {number}, " for name, number in named if number is not None)
    lines = f"{language.heading('lines')} {place.start}–{place.end}"
    lines += f", {language.heading('printed in')} {place.within}" if place.within else ""
    return f"{place.file}, {inside}{lines}{_APART}{place.source}".rstrip()


def _add_by_relation(tree: Tree, links: Sequence[Link], counts: Mapping[str, int], language: Language) -> None:
    """A branch a relation; `counts` says how many there are of one where the links are only the first."""
    from rich.text import Text

    for relation in dict.fromkeys(link.relation for link in links):
        branch = tree.add(FoldedText(Text(language.relation(relation), style="cyan")))
        for link in links:
            if link.relation == relation:
                times = f" ×{link.mentions}" if link.mentions > 1 else ""
                number = f"  {link.number}" if link.number and link.number != link.title else ""
                promised = f"  ({', '.join(map(language.word, link.promises))})" if link.promises else ""
                told = f"{link.title}{number}{times}{promised}{_state(link.availability, language)}"
                branch.add(FoldedText(Text(told)))
        more = counts.get(relation, 0) - sum(link.relation == relation for link in links)
        if more > 0:
            branch.add(_and_more(more, language))


def _and_more(count: int, language: Language) -> FoldedText:
    from rich.text import Text

    return FoldedText(Text(f"… {language.heading('and more')}: {count:,}", style="dim"))


def _state(availability: str, language: Language) -> str:
    """What a list says behind a policy whose text is not at hand."""
    return "" if availability == TEXT else f"  [{language.word(availability)}]"


def _count_by_state(states: Mapping[str, int], language: Language) -> str:
    """How many policies are linked, and of how many there is what: 5 policies: 3 text at hand, 2 name only."""
    told = ", ".join(f"{states[state]} {language.word(state)}" for state in AVAILABILITY if states.get(state))
    several = sum(states.values()) != 1
    policies = f"{sum(states.values())} {language.heading('policies' if several else 'policy')}"
    return f"{policies}: {told}" if told else policies


def print_chain(
    root: str,
    links: Sequence[ChainLink],
    names: Mapping[str, str],
    direction: Direction,
    states: Mapping[str, str],
    language: Language = AS_IT_IS,
    more: Mapping[str, int] = NOTHING_MORE,
) -> None:
    """Print a chain as a tree; a policy opens where it is first met, so cycles end.

    Parameters
    ----------
    root : str
        IRI of the policy that the chain starts from.
    links : sequence of ChainLink
        The steps, by depth.
    names : mapping of str to str
        IRI to what is shown of a policy.
    direction : Direction
        `up` from citing to cited, `down` from cited to citing.
    states : mapping of str to str
        IRI to what is at hand of a policy; said of those whose text is not.
    language : Language
        How relations and states are called.
    more : mapping of str to int
        IRI to how many links of a policy are left out.
    """
    from rich.text import Text
    from rich.tree import Tree

    labels = {name: language.relation(name) for name in RELATIONS}
    steps: dict[str, dict[str, list[str]]] = {}
    for link in links:
        near, far = (link.citing, link.cited) if direction == "up" else (link.cited, link.citing)
        times = f" ×{link.weight}" if link.weight > 1 else ""
        relations = steps.setdefault(near, {}).setdefault(far, [])
        relations.append(labels[link.relation] + times)
    by_strength = list(labels.values())

    def order(step: tuple[str, list[str]]) -> tuple[int, str, str]:
        return by_strength.index(step[1][0].partition(" ×")[0]), names.get(step[0], ""), step[0]

    tree = Tree(FoldedText(Text(names.get(root, root), style="bold")))
    opened, waiting = {root}, [(root, tree)]
    for near, branch in waiting:
        for far, relations in sorted(steps.get(near, {}).items(), key=order):
            again = far in opened
            label = Text(", ".join(relations), style="cyan")
            label.append(f"  {names.get(far, far)}", style="default")
            label.append(_state(states.get(far, TEXT), language), style="dim")
            elsewhere = f"  ({language.heading('opened elsewhere')})"
            label.append(elsewhere if again and far in steps else "", style="dim")
            added = branch.add(FoldedText(label))
            if not again:
                opened.add(far)
                waiting.append((far, added))
        if near in more:
            branch.add(_and_more(more[near], language))
    console().print(tree)
