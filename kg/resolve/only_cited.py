"""A policy whose text is not here, from what a mention, the vocabulary of laws and lists of known policies say of it.

In: a mention's title and number, a law of `laws.ttl`, an entry of a list. Out: a `Policy`.
"""

from __future__ import annotations

from kg.annotate.references.mention import Mention
from kg.describe.force import force_of
from kg.language.bodies import Body, national_bodies, parse_bodies
from kg.language.numbers import parse_number
from kg.language.regions import NATION
from kg.language.title import Title, firm_names
from kg.language.title_forms import bare
from kg.read.policy_lists import KnownPolicy
from kg.resolve.model import Policy
from kg.resolve.names import names_beside
from kg.vocabulary.concepts import Concept
from kg.vocabulary.namespaces import ELI, KG


def only_cited(
    key: str,
    name: str,
    title: str | None,
    number: str | None,
    territory: str | None = None,
    bodies: tuple[Body, ...] = (),
    known: Concept | None = None,
    listed: KnownPolicy | None = None,
) -> Policy:
    """Return a policy that is only cited.

    Parameters
    ----------
    key, name : str
        Its key and its fullest title, or its number where it has no title.
    title : str or None
        The title as cited.
    number, territory, bodies
        What the mention proves.
    known, listed : Concept, KnownPolicy or None
        The law of the vocabulary and the entry of a list that it is.
    """
    parsed = parse_number(number) if number else None
    return Policy(
        key=key,
        title=name,
        alternatives=other_names(name, title),
        number=parsed,
        local_id=number,
        bodies=bodies or _bodies_of(known) or _listed_bodies(listed),
        type=(known.first(ELI + "type_document") if known else None) or (Title.of(name).type if title else None),
        force=(known.first(KG + "legalForce") if known else None) or force_of(Title.of(name), bodies, parsed),
        jurisdiction=territory or Title.of(name).region or (NATION if known else None),
        editions=listed.dates if listed else (),
        known=known is not None or listed is not None or number is not None,
    )


def other_names(name: str, cited_as: str | None = None) -> tuple[str, ...]:
    """The names of a policy that is only cited: as cited, and without its issuers."""
    return names_beside(name, filter(None, (cited_as, Title.of(name).without_issuers)))


def title_as_cited(text: str) -> str:
    """Return the title in the words of a mention: without white space, the marks around it, and day or number in
    brackets behind it."""
    return bare("".join(text.split()))


def by_that_name(title: str, mention: Mention) -> bool:
    """Whether a known policy is meant: who promises 碳达峰行动方案 promises one of his own."""
    return mention.marked or mention.relation != "proposes" or Title.of(title).key in firm_names()


def _bodies_of(known: Concept | None) -> tuple[Body, ...]:
    if known is None:
        return ()
    named = (national_bodies().get(iri) for iri in known.properties.get(ELI + "passed_by", ()))
    return tuple(Body(c.pref_label, c.iri, NATION, None) for c in named if c)


def _listed_bodies(listed: KnownPolicy | None) -> tuple[Body, ...]:
    return tuple(parse_bodies("、".join(listed.bodies), None)) if listed and listed.bodies else ()
