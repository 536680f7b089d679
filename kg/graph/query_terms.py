"""Terms of the ontology that a query names, and misspelt ones.

In: the text of a query. Out: an error that names the nearest term where a `kg:` name is none, or the whole IRI of one:
such a query would find nothing, and seem to say so of the graph. Of vocabularies that are not ours only what an answer
without rows may come from: a term that no graph of kg has.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from kg.errors import QueryError
from kg.graph import sparql
from kg.graph.sparql import Token
from kg.vocabulary.namespaces import KG, PREFIXES

_DECLARED = re.compile(r"^(kg:\w+) a ", re.MULTILINE)
_OWN_PREFIX = re.compile(r"\bprefix\s+(\w+):\s*<([^<>]*)>", re.IGNORECASE)
# what says which terms a graph has
_TELLING = ("policy.ttl", "shapes.ttl", "context.jsonld")
_NO_TERMS = ("id", "xsd")  # names of individuals, and kinds of values


def refuse_unknown_terms(text: str, where: str) -> None:
    """Tell of a term that the ontology does not have; where a query has the prefix `kg` for something else, it may.

    Parameters
    ----------
    text : str
        The query.
    where : str
        What messages call it.

    Raises
    ------
    QueryError
        If there is one, with its place and the nearest term.
    """
    for token, term in _terms_in(text):
        if term.startswith("kg:") and term not in _terms():
            at = sparql.place(text, token.start)
            near = _nearest(term, _terms())
            raise QueryError(f"{where}, {at}: {token.text} is no term of the ontology; near: {near}")


def without_statements(text: str) -> tuple[str, str] | None:
    """Return the first term of a vocabulary that no graph of kg has, though it has others of it, and the nearest of
    these."""
    known = _used()
    prefixes = {term.partition(":")[0] for term in known} - {*_NO_TERMS, "kg"}
    for _, term in _terms_in(text):
        prefix = term.partition(":")[0]
        if prefix in prefixes and term not in known:
            return term, _nearest(term, [one for one in known if one.startswith(f"{prefix}:")])
    return None


def _terms_in(text: str) -> Iterator[tuple[Token, str]]:
    """The terms that a query names with the prefixes of kg, or by the whole IRI of one of ours, each as prefix:name."""
    other = {name for name, iri in _OWN_PREFIX.findall(text) if PREFIXES.get(name) != iri}
    for token in sparql.tokens(text):
        prefix, _, local = token.text.partition(":")
        if token.kind == "prefixed" and local and prefix not in other:
            yield token, token.text
        elif token.kind == "iri" and (local := token.text[1:-1].removeprefix(KG)) and token.text.startswith(f"<{KG}"):
            yield token, f"kg:{local}"


def _nearest(term: str, known: Collection[str]) -> str:
    from rapidfuzz import process

    return str(process.extractOne(term, sorted(known))[0])


@cache
def _terms() -> frozenset[str]:
    return frozenset(_DECLARED.findall(_written("policy.ttl")))


@cache
def _used() -> frozenset[str]:
    """The terms that stand in what says how a graph is made."""
    named = re.compile(rf"(?<![\w/])(?:{'|'.join(PREFIXES)}):\w+")
    return frozenset(term for name in _TELLING for term in named.findall(_written(name)))


def _written(name: str) -> str:
    from kg.vocabulary.concepts import ontology_folder

    return (ontology_folder() / name).read_text(encoding="utf-8")
