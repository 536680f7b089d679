"""A graph as an object, for Python: build it, load it, ask it.

In: the folder of a build, or files to build from. Out: a `Graph`: rows of SPARQL, policies, chains, cascades, and the
same graph for networkx, pandas and rdflib. Nothing is read before it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from kg.errors import InputError, NotFoundError
from kg.given_paths import AnyPath, path_of, paths_of, reached
from kg.vocabulary.namespaces import ID, PREFIXES

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import rdflib

    from kg.analyse.cascades import Cascade
    from kg.analyse.chains import ChainLink, Direction
    from kg.analyse.records import PolicyRecord, Records
    from kg.analyse.table import Table
    from kg.graph.store import GraphStore

_OUTPUT = "outputs"


class Graph:
    """A built graph.

    `records` has all that it says as records, for the functions of `kg.analyse`. Threads may share a graph; a process
    that is sent one opens it anew. It stays as it is while a new build takes its place.

    Parameters
    ----------
    directory : str or Path
        The folder that a build wrote, as for `kg.load`.

    Examples
    --------
    >>> graph = kg.load("outputs")
    >>> graph
    <kg.Graph outputs>
    """

    def __init__(self, directory: AnyPath = _OUTPUT) -> None:
        from kg.analyse.records import Records
        from kg.graph.store import open_store

        self.directory = path_of(directory)
        self._place = self.directory.absolute()
        with reached():
            self.records: Records = Records.of(open_store(self._place))
        self._parsed: rdflib.Graph | None = None

    def __repr__(self) -> str:
        return f"<kg.Graph {self.directory}>"

    def __reduce__(self) -> tuple[Callable[[Path], Graph], tuple[Path]]:
        """What a process is sent: the folder."""
        return load, (self._place,)

    def select(self, query: str, /, **values: object) -> list[dict[str, str | None]]:
        """Return the rows of a SELECT: variable to value as a text, None where it is unbound.

        Parameters
        ----------
        query : str
            The query, or the name of a shipped one (`kg query --list`). The prefixes are declared. It is read-only and
            closed as those of `kg query` are, but no deadline stops it.
        **values : object
            Constants for variables, or parameters of a shipped query: an absolute IRI stands for that node, any other
            text for a plain string, numbers and days for typed ones, a policy for its IRI, a term of rdflib for itself
            (titles carry a language: `rdflib.Literal(title, "zh")`).

        Raises
        ------
        QueryError
            If the query is no SELECT, is refused, or has no such variable.
        NotFoundError
            If there is no shipped query of that name, or a parameter names what is not there.

        Examples
        --------
        >>> graph = kg.load("outputs")
        >>> graph.select("SELECT ?title { ?p eli:id_local ?number ; dcterms:title ?title }", number="国发〔2021〕23号")
        [{'title': '国务院关于印发2030年前碳达峰行动方案的通知'}]
        >>> graph.select("carried-out-by", policy="国发〔2021〕33号")[0]["region"]
        '河南省'
        """
        from kg.graph.selected import select
        from kg.graph.store import text_of

        found = select(self.records.graph, query, values)
        texts = ([None if term is None else text_of(term) for term in row] for row in found.rows)
        return [dict(zip(found.columns, row, strict=True)) for row in texts]

    def policy(self, name: str | PolicyRecord) -> PolicyRecord:
        """Return the policy that a number in any brackets, a title, a part of one, or an IRI means.

        Raises
        ------
        NotFoundError
            If none fits (with near titles), or several do (with their names).

        Examples
        --------
        >>> graph = kg.load("outputs")
        >>> one = graph.policy("国发[2021]23号")
        >>> one.date, one.body_names, one.availability
        ('2021-10-24', ('国务院',), 'text at hand')
        """
        from kg.analyse.records import PolicyRecord
        from kg.graph.lookup import one

        if isinstance(name, PolicyRecord):
            return name
        if not isinstance(name, str):
            raise NotFoundError(f"{name!r}: is no name of a policy; give a number, a title or an IRI as text")
        (found,) = self.records.policies_of([one(self.records.graph, name).iri])
        return found

    def chain(self, policy: str | PolicyRecord, direction: Direction = "up", depth: int = 3) -> list[ChainLink]:
        """Return what a policy rests on (`up`) or what rests on it (`down`), step by step, no more than `depth` steps.

        Raises
        ------
        NotFoundError
            If none is meant, or several are.
        InputError
            If there is no such direction, or `depth` is less than 1.

        Examples
        --------
        >>> graph = kg.load("outputs")
        >>> first = graph.chain("驻政〔2022〕61号", depth=1)[0]
        >>> first.relation, graph.records.policies[first.cited].number
        ('based_on', '豫政〔2022〕29号')
        """
        from kg.analyse.chains import Direction, citation_chain

        if direction not in get_args(Direction) or depth < 1:
            raise InputError(f"chain: {direction!r}, {depth} steps: give 'up' or 'down', and 1 step or more")
        return citation_chain(self.records, self.policy(policy).iri, direction, depth)

    def cascade(self, policy: str | PolicyRecord) -> Cascade:
        """Return who carried a policy out, level by level, after how many days, and of which provinces nothing is here.

        Examples
        --------
        >>> graph = kg.load("outputs")
        >>> [step.tier for step in graph.cascade("国发〔2021〕33号").steps]
        ['province', 'city']
        """
        from kg.analyse.cascades import cascade_of

        return cascade_of(self.records, self.policy(policy).iri)

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Return the citations as a network, citing to cited: policies by IRI, an edge for each relation of two.

        They have what `kg export graphml` writes of them: `title`, `number`, `date`, `year`, `type`, `bodies`, `level`,
        `tier`, `in_corpus`; `relation`, `weight` (mentions), `date`, `file`, `line`.

        Examples
        --------
        >>> network = kg.load("outputs").to_networkx()
        >>> sorted({relation for _, _, relation in network.edges(keys=True)})[:3]
        ['applies', 'based_on', 'forwards']
        """
        from kg.show.export_networks import network

        return network(self.records)

    def to_dataframe(self, rows: str | Table | Iterable[object] | None = None, /, **values: object) -> pd.DataFrame:
        """Return the policies as a pandas DataFrame, or the rows of a query, of a table of `kg.analyse`, or records.

        Days and numbers have their types. A `date` is missing where no more than the year is known; beside it stands
        the `year`.

        Parameters
        ----------
        rows : str, Table, iterable of records or None
            A query, as for `select`; a table, such as `kg.analyse.gaps.not_at_hand(graph.records)`; a chain, the steps
            of a cascade, or other records; None for all policies.
        **values : object
            As for `select`.

        Raises
        ------
        InputError
            If pandas is not installed, or the rows are of another kind.

        Examples
        --------
        >>> graph = kg.load("outputs")
        >>> frame = graph.to_dataframe()
        >>> list(frame.columns[:6]), max(frame["date"].dropna().dt.year)
        (['iri', 'title', 'names', 'number', 'date', 'year'], 2022)
        >>> graph.to_dataframe("SELECT ?value { ?target kg:value ?value }")["value"].dtype
        dtype('float64')
        >>> list(graph.to_dataframe(graph.chain("国发〔2021〕33号")).columns)
        ['depth', 'citing', 'cited', 'relation', 'weight']
        """
        from kg.show import frames

        if not isinstance(rows, str):
            return frames.of_rows(self.records.policies.values() if rows is None else rows)
        from kg.graph.selected import select

        found = select(self.records.graph, rows, values)
        return frames.of_solutions(found.columns, found.rows)

    @property
    def rdflib(self) -> rdflib.Graph:
        """The whole graph for rdflib, read once: slow for large graphs, which `select` is not.

        Examples
        --------
        >>> graph = kg.load("outputs")
        >>> len(graph.rdflib) == len(graph.records.graph)
        True
        """
        if self._parsed is None:
            self._parsed = _parsed(self.records.graph)
        return self._parsed


def _parsed(graph: GraphStore) -> rdflib.Graph:
    import pyoxigraph as ox
    import rdflib

    dumped = graph.store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    parsed = rdflib.Graph().parse(data=dumped, format="nt")
    for prefix, namespace in PREFIXES.items():
        # rdflib has prefixes of its own, schema: for https://schema.org/
        parsed.bind(prefix, namespace, replace=True)
    return parsed


def load(directory: AnyPath = _OUTPUT) -> Graph:
    """Return the graph that a build wrote to a folder.

    Raises
    ------
    StoreError
        If there is no graph, or it cannot be read.

    Examples
    --------
    >>> graph = kg.load("outputs")
    >>> len(graph.records.policies)
    28
    """
    return Graph(directory)


def build(
    paths: AnyPath | Iterable[AnyPath],
    output: AnyPath = _OUTPUT,
    *,
    base_iri: str = ID,
    workers: int = 1,
    vocabulary: AnyPath | Iterable[AnyPath] = (),
) -> Graph:
    """Build a graph from files or folders, and return it.

    Parameters
    ----------
    paths : str, Path or iterable of them
        Files, or folders that hold some.
    output : str or Path
        The folder to write to; made if missing.
    base_iri : str
        What the IRIs of individuals begin with.
    workers : int
        Processes for the annotation, from 1 up.
    vocabulary : str, Path or iterable of them
        Files with bodies, places and other names of one's own, in CSV or Turtle.

    Raises
    ------
    KgError
        If nothing can be read, no document is found, the folder cannot be written, or there are no workers.

    Examples
    --------
    >>> graph = kg.build("my-folder", "outputs/mine")
    >>> graph.policy("驻政〔2022〕61号").availability
    'text at hand'
    """
    from kg.build import build as run
    from kg.outputs import Silence
    from kg.vocabulary.own import own_vocabulary

    if workers < 1:
        raise InputError(f"build: {workers} workers: give 1 or more")
    with reached(), own_vocabulary(paths_of(vocabulary)):
        run(paths_of(paths), path_of(output), base_iri, workers, Silence())
    return Graph(output)
