"""The graph with the file that each statement comes from: one named graph a compilation.

In: `Records` of a graph. Out: TriG or N-Quads. The default graph says what the whole is (VoID, DCAT), from which files
and by which program it was made (PROV, without a clock), and under which licence. What no compilation states alone,
bodies and concepts, stands in a graph that all share; what a policy is stands in the graph of every compilation that
has its text or cites it. The named graphs together are the graph of the build. The same graph gives the same bytes.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import BinaryIO, NamedTuple

import pyoxigraph as ox

from kg import __version__
from kg.analyse.records import Records
from kg.graph import turtle, whole_graph
from kg.graph.store import GraphStore
from kg.show import self_description
from kg.show.self_description import DCAT, VOID
from kg.vocabulary.concepts import ontology_folder
from kg.vocabulary.namespaces import CITO, DCTERMS, ELI, ID, KG, OWL, PREFIXES, PROV, RDF, SCHEMA, XSD

# the vocabularies of the graph, by prefix
ONTOLOGY = "https://w3id.org/policy-kg/ontology"
SHARED = "graph/shared"
_COMPILATION = "compilation/"
_PREFIXES = {name: iri for name, iri in PREFIXES.items() if name != "id"} | {"void": VOID, "dcat": DCAT}
# nodes that are read or parsed at a time
_TOGETHER = 10_000
# Nodes, predicates and files are terms of Turtle here: so the graph is read, and so it is written.
_Files = frozenset[str]
_Pairs = defaultdict[str, list[tuple[str, str]]]
_SOURCE_FILE, _OCCURS_IN, _IN_OCCURRENCE, _OCCURRENCE_OF, _ENCLOSED_OF = (
    turtle.term_of(f"<{KG}{name}>")
    for name in ("sourceFile", "occursIn", "inOccurrence", "occurrenceOf", "enclosedTextOf")
)
_STATEMENT, _OF_POLICY, _ISSUER_ORDER, _BODY_ORDER = (
    turtle.term_of(f"<{KG}{name}>") for name in ("statement", "ofPolicy", "issuerOrder", "bodyOrder")
)
_CITING, _CITED = (turtle.term_of(f"<{CITO}{name}>") for name in ("hasCitingEntity", "hasCitedEntity"))
_EDITION_OF, _REST = turtle.term_of(f"<{ELI}is_member_of>"), turtle.term_of(f"<{RDF}rest>")
_LEADING = {
    *(_SOURCE_FILE, _OCCURS_IN, _IN_OCCURRENCE, _OCCURRENCE_OF, _ENCLOSED_OF, _STATEMENT, _OF_POLICY),
    *(_ISSUER_ORDER, _BODY_ORDER, _CITING, _CITED, _EDITION_OF, _REST),
}


def write_dataset(form: ox.RdfFormat) -> Callable[[Records, BinaryIO], None]:
    """Return what writes a dataset in a format that has named graphs."""

    def write(records: Records, output: BinaryIO) -> None:
        base, graphs = _named_graphs(records.graph)
        header = _header(base, records.graph, graphs)
        if form == ox.RdfFormat.TRIG:
            ox.serialize(header, output, format=form, prefixes=_PREFIXES)
            output.writelines(part for graph in graphs for part in graph.trig())
            return
        prefixes = turtle.head().encode()
        parts = (ox.parse(prefixes + part, format=ox.RdfFormat.TRIG) for graph in graphs for part in graph.trig())
        ox.serialize(chain(header, chain.from_iterable(parts)), output, format=form)

    return write


class _Node(NamedTuple):
    """A node as text of Turtle, without what ends it, and how many triples that is."""

    subject: str
    text: str
    triples: int


@dataclass(slots=True)
class _NamedGraph:
    """A named graph: the compilation that states it, unless several share it, its nodes as Turtle, its triples."""

    name: str
    file: str | None
    nodes: list[str] = field(default_factory=list)
    triples: int = 0

    def take(self, node: _Node) -> None:
        """Take in what is said of a node."""
        self.nodes.append(node.text)
        self.triples += node.triples

    def trig(self) -> Iterator[bytes]:
        """Its nodes in its name, a part at a time."""
        for at in range(0, len(self.nodes), _TOGETHER):
            yield f"<{self.name}> {{\n{turtle.END.join(self.nodes[at : at + _TOGETHER])}{turtle.END}}}\n".encode()


def _named_graphs(graph: GraphStore) -> tuple[str, list[_NamedGraph]]:
    """What the IRIs of individuals begin with, and the named graphs, sorted."""
    nodes, pairs = _read(graph)
    owners = _Owners(pairs)
    base = next((file[1:].rpartition(_COMPILATION)[0] for file in owners.files), ID)
    graphs = {file: _NamedGraph(_graph_of(file), file[1:-1]) for file in owners.files}
    shared = _NamedGraph(base + SHARED, None)
    for node in nodes:
        for files, stated in owners.of(node):
            for one in [graphs[file] for file in files] or [shared]:
                one.take(stated)
    return base, sorted((one for one in (*graphs.values(), shared) if one.nodes), key=lambda one: one.name)


def _read(graph: GraphStore) -> tuple[list[_Node], _Pairs]:
    """The nodes of a graph in its order, and what leads from a node to a compilation, by predicate."""
    nodes: list[_Node] = []
    pairs: _Pairs = defaultdict(list)
    for text in chain.from_iterable(map(turtle.texts_of_nodes, whole_graph.pieces(graph))):
        subject, said = turtle.node_of(text)
        nodes.append(_Node(subject, text, turtle.triples_of(said)))
        for one in said:
            predicate, _, objects = one.partition(" ")
            if predicate in _LEADING:
                pairs[predicate] += [(subject, value) for value in turtle.apart(objects)]
    return nodes, pairs


def _graph_of(file: str) -> str:
    base, _, name = file[1:-1].rpartition(_COMPILATION)
    return f"{base}graph/{name}"


class _Owners:
    """The compilations that state what a graph says; none where no compilation states it alone.

    Parameters
    ----------
    pairs : mapping of str to list of pairs
        What leads from a node to a compilation, by predicate.
    """

    def __init__(self, pairs: _Pairs) -> None:
        self.files = sorted({file for file, _ in pairs[_SOURCE_FILE]})
        self._of_node, self._of_citation = _followed(pairs)
        self._citing = {citing for citing, _ in self._of_citation}

    def of(self, node: _Node) -> Iterable[tuple[_Files, _Node]]:
        """What is said of a node, by the compilations that state it."""
        subject, text, _ = node
        files = self._of_node.get(subject, frozenset())
        if subject not in self._citing:
            return ((files, node),)
        found: dict[_Files, list[str]] = defaultdict(list)
        for one in turtle.node_of(text)[1]:
            predicate, objects = turtle.objects_of(one)
            stated: dict[_Files, list[str]] = defaultdict(list)
            for value in objects:
                stated[self._of_citation.get((subject, value), files)].append(value)
            for owners, values in stated.items():
                found[owners].append(turtle.said_text(predicate, values))
        return ((owners, _node(subject, said)) for owners, said in found.items())


def _node(subject: str, said: list[str]) -> _Node:
    return _Node(subject, turtle.node_text(subject, said).removesuffix(turtle.END), turtle.triples_of(said))


def _followed(
    pairs: _Pairs,
) -> tuple[Mapping[str, _Files], Mapping[tuple[str, str], _Files]]:
    """The compilations of each node that some state; of each pair of policies, those that cite one in the other."""
    owners: dict[str, _Files] = defaultdict(frozenset)
    for file, _ in pairs[_SOURCE_FILE]:
        owners[file] = frozenset((file,))
    for place, file in pairs[_OCCURS_IN]:
        owners[place] |= {file}
    # from places to what stands there, to what is meant by it; each step reads what the one before it found
    for mention, place in pairs[_IN_OCCURRENCE]:
        owners[mention] |= owners[place]
    for place, policy in (*pairs[_OCCURRENCE_OF], *pairs[_ENCLOSED_OF]):
        owners[policy] |= owners[place]
    citing = dict(pairs[_CITING])
    cited_in: dict[tuple[str, str], _Files] = defaultdict(frozenset)
    for mention, policy in pairs[_CITED]:
        owners[policy] |= owners[mention]
        cited_in[citing.get(mention, ""), policy] |= owners[mention]
    for mention, statement in pairs[_STATEMENT]:
        owners[statement] |= owners[mention]
    for edition, instrument in pairs[_EDITION_OF]:
        owners[instrument] |= owners[edition]
    for act, policy in pairs[_OF_POLICY]:
        owners[act] = owners[act] or owners[policy]
    rest = dict(pairs[_REST])
    for subject, cell in (*pairs[_ISSUER_ORDER], *pairs[_BODY_ORDER]):
        while cell in rest:
            owners[cell] |= owners[subject]
            cell = rest[cell]
    return owners, cited_in


def _header(base: str, graph: GraphStore, graphs: list[_NamedGraph]) -> Iterator[ox.Quad]:
    """What the dataset is and where it comes from."""
    whole, made = ox.NamedNode(base + "dataset"), ox.NamedNode(base + "build")
    program = ox.NamedNode(f"https://w3id.org/policy-kg/software/{__version__}")
    vocabularies = ox.NamedNode(f"{ONTOLOGY}/{__version__}")
    yield from (ox.Quad(*triple) for triple in self_description.described(whole, graph))
    yield _link(whole, RDF + "type", PROV + "Entity")
    yield _say(whole, VOID + "triples", _number(sum(one.triples for one in graphs)))
    yield _link(whole, PROV + "wasGeneratedBy", made.value)
    for one in graphs:
        part = ox.NamedNode(one.name)
        yield _link(whole, VOID + "subset", one.name)
        yield _link(part, RDF + "type", VOID + "Dataset")
        yield _say(part, VOID + "triples", _number(one.triples))
        if one.file:
            yield _link(part, DCTERMS + "source", one.file)
            yield _link(part, PROV + "wasDerivedFrom", one.file)
            yield _link(made, PROV + "used", one.file)
    yield _link(made, RDF + "type", PROV + "Activity")
    yield _link(made, PROV + "used", vocabularies.value)
    yield _link(made, PROV + "wasAssociatedWith", program.value)
    yield _link(program, RDF + "type", PROV + "SoftwareAgent")
    yield _say(program, SCHEMA + "softwareVersion", ox.Literal(__version__))
    yield _link(vocabularies, RDF + "type", PROV + "Entity")
    yield _say(vocabularies, OWL + "versionInfo", ox.Literal(__version__))
    yield _say(vocabularies, KG + "sha256", ox.Literal(vocabulary_digest()))


def vocabulary_digest() -> str:
    """Return one SHA-256 digest of all vocabularies, by which two builds are told apart."""
    digest = hashlib.sha256()
    for path in sorted(ontology_folder().glob("*.ttl")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _link(subject: ox.NamedNode, predicate: str, target: str) -> ox.Quad:
    return _say(subject, predicate, ox.NamedNode(target))


def _say(subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(subject, ox.NamedNode(predicate), value)


def _number(count: int) -> ox.Literal:
    return ox.Literal(str(count), datatype=ox.NamedNode(XSD + "integer"))
