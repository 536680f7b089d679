"""Terms of the ontology that a query names, and misspelt ones.

In: the text of a query. Out: an error that names the nearest term where a `kg:` name is none: such a query would find
nothing, and seem to say so of the graph.
"""

from __future__ import annotations

import re
from functools import cache

from kg.errors import QueryError
from kg.graph import sparql

_DECLARED = re.compile(r"^(kg:\w+) a ", re.MULTILINE)
_OWN_PREFIX = re.compile(r"\bprefix\s+kg:", re.IGNORECASE)


def refuse_unknown_terms(text: str, where: str) -> None:
    """Tell of a `kg:` name that the ontology does not have; a query that declares the prefix itself may use any.

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
    used = [token for token in sparql.tokens(text) if token.kind == "prefixed" and token.text.startswith("kg:")]
    if not used or _OWN_PREFIX.search(text):
        return
    known = _terms()
    for token in used:
        if token.text not in known:
            from rapidfuzz import process

            near = process.extractOne(token.text, sorted(known))[0]
            at = sparql.place(text, token.start)
            raise QueryError(f"{where}, {at}: {token.text} is no term of the ontology; near: {near}")


@cache
def _terms() -> frozenset[str]:
    from kg.vocabulary.concepts import ontology_folder

    return frozenset(_DECLARED.findall((ontology_folder() / "policy.ttl").read_text(encoding="utf-8")))
