"""`kg chain`, `path`, `cascade`, `network`, `timeline`, `rank`, `matrix`: the graph as networks.

In: arguments of the command line and the folder of a build. Out: one `Answer` a command: a table, or a page.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.answers import Answer, answers
from kg.cli.choices import choose, choose_body, open_records
from kg.cli.options import GRAPH, NAME
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.analyse.chains import Direction
    from kg.analyse.networks import Years
    from kg.analyse.records import Records
    from kg.show.explorer.frame import World

# Each of these answers as a table, as data, or as a page.
ALL = ("table", "csv", "json", "html")
# years as a keyboard or an input method has them: 2020-2021, 2020–2021, 2020～2021
_YEARS = re.compile(r"\s*(\d{1,4})\s*(?:[-‐-―－~～]\s*(\d{1,4})\s*)?")
# citations between a policy and the last one of its chain, where nobody says
STEPS = 3
PAGE = "standard output; for html NAME.html"


@click.command()
@click.argument("policy", type=NAME)
@click.option("--up", is_flag=True, help="What it rests on (default).")
@click.option("--down", is_flag=True, help="What cites it.")
@click.option("--editions", is_flag=True, help="Its earlier and later editions.")
@click.option(
    "--depth",
    type=click.IntRange(min=1),
    metavar="STEPS",
    help="Citations between it and the last one shown.  [default: 3]",
)
@answers(*ALL, file=PAGE)
@GRAPH
def chain(
    policy: str, up: bool, down: bool, editions: bool, depth: int | None, answer: Answer, directory: Path
) -> None:
    """Show the chain of citations of a POLICY as a tree.

    As html: the page of the policy, with what it rests on, what rests on it, and its text.
    """
    from dataclasses import asdict

    from kg.analyse import tables
    from kg.analyse.chains import chain_in_short
    from kg.analyse.rankings import coverage
    from kg.show.cards import print_chain

    ways = [name for name, asked in (("--up", up), ("--down", down), ("--editions", editions)) if asked]
    if len(ways) > 1:
        raise click.UsageError(f"{ways[0]} and {ways[1]} ask for different things; name one of them")
    if editions and depth is not None:
        raise click.UsageError("--depth counts citations; --editions shows all editions")
    records = open_records(directory)
    iri = choose(records.graph, policy).iri
    if editions:
        answer.table(tables.editions_table(records, iri), "editions")
        return
    way: Direction = "down" if down else "up"
    steps = depth or STEPS
    if answer.on_terminal:
        links, more = chain_in_short(records, iri, way, steps)
        met = sorted({iri, *(end for link in links for end in (link.citing, link.cited))})
        names = records.graph.index.shown(met)
        states = {policy.iri: policy.availability for policy in map(records.policy, met) if policy}
        print_chain(iri, links, names, way, states, answer.language, more)
        answer.facts({"coverage": asdict(coverage(records))})
        return
    table = partial(tables.chain_table, records, iri, way, steps)

    def page() -> str:
        from kg.show.explorer.alone import policy_alone

        return policy_alone(_world(records, directory), answer.language.code, iri)

    answer.table(table, "chain", page)


@click.command()
@click.argument("policy", type=NAME)
@click.argument("other", type=NAME)
@answers("table", "csv", "json")
@GRAPH
def path(policy: str, other: str, answer: Answer, directory: Path) -> None:
    """Show how a POLICY and an OTHER hang together.

    The shortest chains of citations between them, each step with its relation and line: with the citations if there are
    any, else against them, else both ways.
    """
    from kg.analyse.paths import path_table

    records = open_records(directory)
    ends = [choose(records.graph, text).iri for text in (policy, other)]
    if ends[0] == ends[1]:
        raise InputError(f"{policy}, {other}: are one policy; name two")
    answer.table(path_table(records, *ends), "path")


@click.command()
@click.argument("policy", type=NAME)
@answers(*ALL, file=PAGE)
@GRAPH
def cascade(policy: str, answer: Answer, directory: Path) -> None:
    """Show who carried a POLICY out, after how long.

    By level and region, with the provinces whose texts do not cite it, and those of which no text is here. A policy
    follows directly that bases itself on it, implements, applies or forwards it; indirectly, one that does so with a
    policy that follows.
    """
    from kg.analyse import tables

    records = open_records(directory)
    iri = choose(records.graph, policy).iri

    def page() -> str:
        from kg.show.explorer.alone import cascade_alone

        return cascade_alone(_world(records, directory), answer.language.code, iri)

    answer.table(partial(tables.cascade_table, records, iri), "cascade", page)


@click.command()
@click.argument(
    "kind",
    metavar="KIND",
    type=click.Choice(["issuers", "bodies", "citations", "sectors", "regions", "cocitation", "coupling"]),
)
@click.option("--ego", type=NAME, metavar="NAME", help="Only what one policy, body, sector or region is linked to.")
@click.option("--years", metavar="FROM-TO", help="Policies of these years, for issuers and bodies: 2020-2021.")
@answers(*ALL, limit=30, file=PAGE)
@GRAPH
def network(kind: str, ego: str | None, years: str | None, answer: Answer, directory: Path) -> None:
    """Show the network of a KIND, the strongest links first.

    `issuers`: who issues together; `bodies`: whose policies cite whose; `citations`: what cites what; `sectors`: what
    the same policies are about; `regions`: whose policies cite whose; `cocitation`: cited by the same policies;
    `coupling`: citing the same.
    """
    from kg.analyse import tables

    period = _years(years)
    if period and (kind not in ("issuers", "bodies") or answer.form == "html"):
        raise click.UsageError("--years is for tables of issuers and bodies; a page has its own filter")
    records = open_records(directory)
    around = _thing(records, kind, ego, answer.form == "html") if ego else None
    table = partial(tables.network_table, records, kind, period, around)

    def page() -> str:
        from kg.show.explorer.alone import frame_alone
        from kg.show.pictures.networks import ego_network, network_page

        frame = frame_alone(_world(records, directory), answer.language.code)
        return ego_network(frame, around) if around else network_page(frame, kind)

    answer.table(table, kind, page)


@click.command()
@click.option(
    "--by",
    type=click.Choice(["year", "month", "policy"]),
    default="year",
    show_default=True,
    help="What a row is.",
)
@answers(*ALL, limit=30, file=PAGE)
@GRAPH
def timeline(by: str, answer: Answer, directory: Path) -> None:
    """Show the dated policies by year, month or one by one."""
    from kg.analyse import tables

    records = open_records(directory)

    def page() -> str:
        from kg.show.explorer.alone import timeline_alone

        return timeline_alone(_world(records, directory), answer.language.code)

    answer.table(partial(tables.timeline_table, records, by), "timeline", page)


@click.command()
@click.option(
    "--of",
    "what",
    type=click.Choice(["policies", "bodies"]),
    default="policies",
    show_default=True,
    help="What to rank.",
)
@answers(*ALL, limit=30, file=PAGE)
@GRAPH
def rank(what: str, answer: Answer, directory: Path) -> None:
    """Rank policies by influence, or bodies by their links.

    Bodies are ranked by their place in joint issuing. Only policies whose text was read can cite: what the figures rest
    on is said with them.
    """
    from kg.analyse import tables

    records = open_records(directory)

    def page() -> str:
        from kg.show.explorer.alone import ranking_alone

        return ranking_alone(_world(records, directory), answer.language.code)

    answer.table(partial(tables.rank_table, records, what), "rank", page)


@click.command()
@answers(*ALL, file=PAGE)
@GRAPH
def matrix(answer: Answer, directory: Path) -> None:
    """Count policies by sector and region."""
    from kg.analyse import tables

    records = open_records(directory)

    def page() -> str:
        from kg.show.explorer.alone import matrix_alone

        return matrix_alone(_world(records, directory), answer.language.code)

    answer.table(partial(tables.matrix_table, records), "matrix", page)


def _world(records: Records, directory: Path) -> World:
    """What pages are made from: they look at a graph so often that one elsewhere is fetched first."""
    from kg.graph.store import GraphStore
    from kg.show.explorer.frame import World

    graph = records.graph
    return World(graph if graph.folder else GraphStore(graph.store), directory)


def _years(text: str | None) -> Years | None:
    if text is None:
        return None
    found = _YEARS.fullmatch(text)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
    if last < first:
        raise InputError(f"--years {text[:40]}: write FROM-TO, as 2020-2021")
    return first, last


def _thing(records: Records, kind: str, text: str, paged: bool) -> str:
    """Return the node of a network that `text` names: a body, a policy, or the key of a sector or region."""
    from kg.analyse.topics import sector_topics, topic_named
    from kg.graph.lookup import concepts

    if kind in ("sectors", "regions"):
        if paged:
            raise click.UsageError("--ego has a page for policies and bodies; use table, csv or json")
        return topic_named(sector_topics() if kind == "sectors" else records.regions, text).key
    if kind in ("issuers", "bodies"):
        return choose_body(records, text).iri
    named = [iri for iri in concepts(records.graph, text) if iri in records.bodies]
    return named[0] if len(named) == 1 else choose(records.graph, text).iri
