"""A graph as an object, for Python: build it, load it, ask it.

In: the folder of a build, or files to build from. Out: a `Graph`: rows of SPARQL, policies, chains, cascades, and the
same graph for networkx, pandas and rdflib. Nothing is read before it is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import InputError
from kg.vocabulary.namespaces import ID

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from kg.analyse.cascades import Cascade
    from kg.analyse.chains import ChainLink, Direction
    from kg.analyse.records import PolicyRecord, Records
    from kg.analyse.table import Table

_OUTPUT = "outputs"


class Graph:
    """A built graph.

    `records` has all that it says as records, for the functions of `kg.analyse`.

    Parameters
    ----------
    directory : str or Path
        The folder that a build wrote.

    Raises
    ------
    StoreError
        If there is no graph, or it cannot be read.

    Examples
    --------
    >>> graph = kg.load("outputs")
    >>> graph
    <kg.Graph outputs>
    """

    def __init__(self, directory: str | Path = _OUTPUT) -> None:
        from kg.analyse.records import Records
        from kg.graph.store import open_store

        self.directory = Path(directory)
        self.records: Records = Records.of(open_store(self.directory))
        self._parsed: rdflib.Graph | None = None

    def __repr__(self) -> str:
        """Return where it stands."""
        return f"<kg.Graph {self.directory}>"

    def select(self, query: str, **bindings: str) -> list[dict[str, str | None]]:
        """Return the rows of a SELECT: variable to value, None where it is unbound; the prefixes are declared.

        Parameters
        ----------
        query : str
            The query, without prologue. It is not stopped by a deadline; `kg query` is for queries of strangers.
        **bindings : str
            Constants for variables that the query does not project: an absolute IRI stands for that node, anything else
            for a plain string.

        Raises
        ------
        QueryError
            If the query is no SPARQL.

        Examples
        --------
        >>> graph = kg.load("outputs")
        >>> graph.select("SELECT ?title { ?p eli:id_local ?number ; dcterms:title ?title }", number="国发〔2021〕23号")
        [{'title': '国务院关于印发2030年前碳达峰行动方案的通知'}]
        """
        return self.records.graph.select(query, **bindings)

    def policy(self, name: str) -> PolicyRecord:
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
        from kg.graph.lookup import one

        return self.records.policies[one(self.records.graph, name).iri]

    def chain(self, policy: str | PolicyRecord, direction: Direction = "up", depth: int = 3) -> list[ChainLink]:
        """Return what a policy rests on (`up`) or what rests on it (`down`), step by step.

        Examples
        --------
        >>> graph = kg.load("outputs")
        >>> first = graph.chain("驻政〔2022〕61号", depth=1)[0]
        >>> first.relation, graph.records.policies[first.cited].number
        ('based_on', '豫政〔2022〕29号')
        """
        from kg.analyse.chains import citation_chain

        return citation_chain(self.records, self._iri(policy), direction, depth)

    def cascade(self, policy: str | PolicyRecord) -> Cascade:
        """Return who carried a policy out, level by level, after how many days, and of which provinces nothing is here.

        Examples
        --------
        >>> graph = kg.load("outputs")
        >>> [step.tier for step in graph.cascade("国发〔2021〕33号").steps]
        ['province', 'city']
        """
        from kg.analyse.cascades import cascade_of

        return cascade_of(self.records, self._iri(policy))

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Return the citations as a network: policies by IRI, an edge for each relation of two.

        Examples
        --------
        >>> network = kg.load("outputs").to_networkx()
        >>> network.number_of_nodes() == len(kg.load("outputs").records.policies)
        True
        """
        import networkx as nx

        from kg.analyse.networks import citation_graph

        citations = citation_graph(self.records)
        network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        network.add_nodes_from(citations.nodes(data=True))
        network.add_edges_from(citations.edges(data=True, keys=True))
        return network

    def to_dataframe(self, rows: str | Table | None = None, **bindings: str) -> Any:
        """Return the rows of a SELECT or of a table of `kg.analyse`, else the policies, as a pandas DataFrame.

        Raises
        ------
        InputError
            If pandas is not installed.

        Examples
        --------
        >>> frame = kg.load("outputs").to_dataframe()
        >>> list(frame.columns[:4])
        ['iri', 'title', 'names', 'number']
        >>> from kg.analyse import gaps
        >>> graph = kg.load("outputs")
        >>> list(graph.to_dataframe(gaps.not_at_hand(graph.records)).columns[:3])
        ['policy', 'number', 'date']
        """
        try:
            import pandas as pd  # type: ignore[import-not-found,import-untyped,unused-ignore]
        except ImportError:
            raise InputError("to_dataframe: needs pandas; install it with `pip install pandas`") from None
        if isinstance(rows, str):
            return pd.DataFrame(self.select(rows, **bindings))
        if rows is not None:
            return pd.DataFrame(rows.rows, columns=list(rows.columns))
        from dataclasses import asdict

        return pd.DataFrame([asdict(policy) for policy in self.records.policies.values()])

    @property
    def rdflib(self) -> rdflib.Graph:
        """The whole graph for rdflib, read once: slow for large graphs, which `select` is not.

        Examples
        --------
        >>> graph = kg.load("outputs")
        >>> len(graph.rdflib) == len(graph.records.graph)
        True
        """
        import pyoxigraph as ox
        import rdflib

        if self._parsed is None:
            dumped = self.records.graph.store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
            self._parsed = rdflib.Graph().parse(data=dumped, format="nt")
        return self._parsed

    def _iri(self, policy: str | PolicyRecord) -> str:
        return self.policy(policy).iri if isinstance(policy, str) else policy.iri


def load(directory: str | Path = _OUTPUT) -> Graph:
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
    paths: str | Path | Sequence[str | Path],
    output: str | Path = _OUTPUT,
    *,
    base_iri: str = ID,
    workers: int = 1,
    vocabulary: str | Path | Sequence[str | Path] = (),
) -> Graph:
    """Build a graph from files or folders, and return it.

    Parameters
    ----------
    paths : str, Path or sequence of them
        Files, or folders that hold some.
    output : str or Path
        The folder to write to; made if missing.
    base_iri : str
        What the IRIs of individuals begin with.
    workers : int
        Processes for the annotation, from 1 up.
    vocabulary : str, Path or sequence of them
        Files with bodies, places and other names of one's own, in CSV or Turtle.

    Raises
    ------
    KgError
        If nothing can be read, no document is found, or the folder cannot be written.

    Examples
    --------
    >>> graph = kg.build("my-folder", "outputs/mine")
    >>> graph.policy("驻政〔2022〕61号").availability
    'text at hand'
    """
    from kg.build import build as run
    from kg.outputs import Silence
    from kg.vocabulary.own import own_vocabulary

    with own_vocabulary(_paths(vocabulary)):
        run(_paths(paths), Path(output), base_iri, workers, Silence())
    return Graph(output)


def _paths(given: str | Path | Sequence[str | Path]) -> list[Path]:
    return [Path(path) for path in ([given] if isinstance(given, str | Path) else given)]
