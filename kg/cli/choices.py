"""What a command is asked about: the graph, the policy, or one of several things of a name.

In: what the user typed. Out: the graph opened, or the one thing meant; on a terminal the user chooses among several.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from kg.cli.errors import in_asked_language, tell
from kg.cli.options import ENDPOINT
from kg.errors import NotFoundError

if TYPE_CHECKING:
    from kg.analyse.records import BodyRecord, Records
    from kg.graph.endpoint import Endpoint
    from kg.graph.lookup import Entry
    from kg.graph.store import GraphStore
    from kg.show.language import Language

T = TypeVar("T")
# Policies that are listed to choose from: a screen of them.
LISTED = 20


def open_graph(directory: Path) -> GraphStore:
    """The graph that a build wrote to a folder, or that of the endpoint that the user named."""
    from kg.graph.store import open_store

    return asked_endpoint() or open_store(directory)


def asked_endpoint(patience: float | None = None) -> Endpoint | None:
    """The endpoint that the user named in the place of a folder, if so; it is waited for as long as `patience` says."""
    context = click.get_current_context(silent=True)
    url = context.meta.get(ENDPOINT) if context else None
    if context is None or url is None:
        return None
    typed = click.core.ParameterSource.COMMANDLINE
    if context.get_parameter_source("directory") is typed:
        if context.get_parameter_source("endpoint") is typed:
            raise click.UsageError("--graph and --endpoint: name one of them")
        return None
    from kg.graph.endpoint import Endpoint

    return Endpoint(url) if patience is None else Endpoint(url, patience)


def labelled(directory: Path | None) -> Path | None:
    """The folder whose labels name bodies and places; with an endpoint none, and the vocabularies of kg name them."""
    return None if asked_endpoint() else directory


def open_records(directory: Path) -> Records:
    """The records of the graph that a build wrote to a folder, read when they are asked for."""
    from kg.analyse.records import Records

    return Records.of(open_graph(directory))


def asked_language() -> Language:
    """The language that the user asked for, with the labels of the folder named."""
    from kg.show.language import Language

    context = click.get_current_context(silent=True)
    given = context.params if context else {}
    return Language(given.get("lang"), labelled(given.get("directory")))


def editions_to_type(graph: GraphStore, iri: str) -> str:
    """The (other) editions of a policy, each with what one types for it; nothing where it has none."""
    from kg.graph.lookup import editions

    return "; ".join(f"{one.described()} [{one.typed}]" for one in editions(graph, iri))


def choose(graph: GraphStore, text: str) -> Entry:
    """Return the policy that `text` names; on a terminal, ask which where several do."""
    from kg.graph.lookup import find, unknown

    found = find(graph, text)
    if not found:
        raise unknown(graph, text)
    return pick(
        text,
        found,
        lambda entry: f"{entry.described(asked_language().names)}  {entry.typed}",
        "policies",
        "the number, the IRI (id:…) or more of the title",
    )


def choose_body(records: Records, text: str) -> BodyRecord:
    """Return the body that `text` names in any form, or in English; on a terminal, ask which where several do."""
    from kg.analyse import duties
    from kg.graph.lookup import concepts

    english = [iri for iri in concepts(records.graph, text) if iri in records.bodies] if text.isascii() else []
    found = [records.bodies[iri] for iri in english] or duties.named(duties.listed_bodies(records), text)
    return pick(text, found, lambda body: body.described(asked_language().names), "bodies", "the full name")


def pick(text: str, found: Sequence[T], described: Callable[[T], str], what: str, more: str) -> T:
    """Return the one thing that `text` names; on a terminal, ask which where several do."""
    if len(found) == 1:
        return found[0]
    listed = found[:LISTED]
    for position, one in enumerate(listed, 1):
        click.echo(f"{position:>3}  {described(one)}", err=True)
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        if len(found) > LISTED:
            raise NotFoundError(f"{text}: {len(found)} {what} fit, the first {LISTED} are listed; write {more}")
        raise NotFoundError(f"{text}: {len(found)} {what} fit; write {more}")
    return listed[click.prompt(in_asked_language("Which"), type=click.IntRange(1, len(listed)), err=True) - 1]


def tell_of_missing_texts(records: Records, compared: Iterable[str]) -> None:
    """Say of which policies the text is not at hand: what a table does not have of them is not known."""
    from kg.vocabulary.namespaces import TEXT

    for policy in records.policies_of(compared):
        # a law as such has no lines, a row of a list no text
        if not (policy.in_corpus and policy.availability == TEXT):
            tell(f"{policy.title}: its text is not at hand; what it says is not known")
