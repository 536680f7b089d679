"""The graph with the file that each statement comes from: one named graph a compilation.

In: `Records` of a graph. Out: TriG or N-Quads. The default graph says what the whole is (VoID, DCAT), from which files
and by which program it was made (PROV, without a clock), and under which licence. What no compilation states alone,
bodies and concepts, stands in a graph that all share; what a policy is stands in the graph of every compilation that
has its text or cites it. The named graphs together are the graph of the build. The same graph gives the same bytes.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import BinaryIO

import pyoxigraph as ox

from kg import __version__
from kg.analyse.records import Records
from kg.vocabulary.concepts import ontology_folder
from kg.vocabulary.namespaces import CITO, DCTERMS, ELI, ID, KG, OWL, PREFIXES, PROV, RDF, SCHEMA, XSD

VOID, DCAT = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#"
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
ONTOLOGY = "https://w3id.org/policy-kg/ontology"
SHARED = "graph/shared"
_LANGUAGES = tuple(f"http://publications.europa.eu/resource/authority/language/{code}" for code in ("ZHO", "ENG"))
_COMPILATION = "compilation/"
_PREFIXES = {name: iri for name, iri in PREFIXES.items() if name != "id"} | {"void": VOID, "dcat": DCAT}
Files = dict[str, set[str]]
_DEFAULT = str(ox.DefaultGraph())
# graph, subject, predicate and object, each as N-Quads writes it
_Line = tuple[str, str, str, str]


def write_dataset(form: ox.RdfFormat) -> Callable[[Records, BinaryIO], None]:
    """Return what writes a dataset in a format that has named graphs."""

    def write(records: Records, output: BinaryIO) -> None:
        lines = (
            f"{subject} {predicate} {value} .\n" if graph == _DEFAULT else f"{subject} {predicate} {value} {graph} .\n"
            for graph, subject, predicate, value in _dataset(records)
        )
        if form == ox.RdfFormat.N_QUADS:
            output.writelines(line.encode() for line in lines)
            return
        quads = ox.parse(input="".join(lines).encode(), format=ox.RdfFormat.N_QUADS)
        ox.serialize(quads, output, format=form, prefixes=_PREFIXES)

    return write


def _dataset(records: Records) -> list[_Line]:
    """All quads, sorted: the header and the named graphs."""
    store = records.graph.store
    base = _base(store)
    owners, cited_in = _owners(store)
    graphs = {file: f"<{_graph_of(file)}>" for files in owners.values() for file in files}
    shared = {f"<{base}{SHARED}>"}
    counts: dict[str, int] = defaultdict(int)
    found: list[_Line] = []
    # as lines: to take quads out of the store one by one takes three times as long
    written = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b""
    for line in written.decode().split("\n")[:-1]:
        subject, predicate, value = line.removesuffix(" .").split(" ", 2)
        files = owners.get(subject[1:-1]) or set()
        if value[0] == "<":
            files = cited_in.get((subject[1:-1], value[1:-1]), files)
        for name in {graphs[file] for file in files} or shared:
            counts[name[1:-1]] += 1
            found.append((name, subject, predicate, value))
    for quad in _header(base, counts, sorted(graphs)):
        subject, predicate, value = map(str, quad.triple)
        found.append((_DEFAULT, subject, predicate, value))
    return sorted(found)


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode) else str(term)


def _pairs(store: ox.Store, predicate: str) -> Iterator[tuple[str, str]]:
    for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None):
        yield _text(quad.subject), _text(quad.object)


def _base(store: ox.Store) -> str:
    """What the IRIs of individuals begin with."""
    files = (_text(q.subject) for q in store.quads_for_pattern(None, ox.NamedNode(KG + "sourceFile"), None))
    return next((iri.rpartition(_COMPILATION)[0] for iri in files), ID)


def _graph_of(file: str) -> str:
    base, _, name = file.rpartition(_COMPILATION)
    return f"{base}graph/{name}"


def _owners(store: ox.Store) -> tuple[Files, dict[tuple[str, str], set[str]]]:
    """The compilations of each node that some state; of each pair of policies, those that cite one in the other."""
    owners: Files = defaultdict(set)
    for file, _ in _pairs(store, KG + "sourceFile"):
        owners[file].add(file)
    for place, file in _pairs(store, KG + "occursIn"):
        owners[place].add(file)
    # from places to what stands there, to what is meant by it; each step reads what the one before it found
    for mention, place in _pairs(store, KG + "inOccurrence"):
        owners[mention] |= owners[place]
    for place, policy in _pairs(store, KG + "occurrenceOf"):
        owners[policy] |= owners[place]
    citing = dict(_pairs(store, CITO + "hasCitingEntity"))
    cited_in: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mention, policy in _pairs(store, CITO + "hasCitedEntity"):
        owners[policy] |= owners[mention]
        cited_in[citing.get(mention, ""), policy] |= owners[mention]
    for mention, statement in _pairs(store, KG + "statement"):
        owners[statement] |= owners[mention]
    for edition, instrument in _pairs(store, ELI + "is_member_of"):
        owners[instrument] |= owners[edition]
    for act, policy in _pairs(store, KG + "ofPolicy"):
        owners[act] = owners[act] or owners[policy]
    rest = dict(_pairs(store, RDF + "rest"))
    for subject, cell in (*_pairs(store, KG + "issuerOrder"), *_pairs(store, KG + "bodyOrder")):
        while cell in rest:
            owners[cell] |= owners[subject]
            cell = rest[cell]
    return owners, cited_in


def _header(base: str, counts: dict[str, int], files: list[str]) -> Iterator[ox.Quad]:
    """What the dataset is and where it comes from."""
    whole, made = ox.NamedNode(base + "dataset"), ox.NamedNode(base + "build")
    program = ox.NamedNode(f"https://w3id.org/policy-kg/software/{__version__}")
    vocabularies = ox.NamedNode(f"{ONTOLOGY}/{__version__}")
    for kind in (VOID + "Dataset", DCAT + "Dataset", PROV + "Entity"):
        yield _link(whole, RDF + "type", kind)
    yield _say(whole, DCTERMS + "title", ox.Literal("Policy knowledge graph", language="en"))
    yield _link(whole, DCTERMS + "license", LICENCE)
    yield _link(whole, DCTERMS + "conformsTo", ONTOLOGY)
    for language in _LANGUAGES:
        yield _link(whole, DCTERMS + "language", language)
    yield _say(whole, VOID + "triples", _number(sum(counts.values())))
    yield _link(whole, PROV + "wasGeneratedBy", made.value)
    for name in ("cito", "dcterms", "eli", "kg", "oa", "org", "skos"):
        yield _link(whole, VOID + "vocabulary", PREFIXES[name])
    for name, count in sorted(counts.items()):
        part = ox.NamedNode(name)
        yield _link(whole, VOID + "subset", name)
        yield _link(part, RDF + "type", VOID + "Dataset")
        yield _say(part, VOID + "triples", _number(count))
    for file in files:
        yield _link(ox.NamedNode(_graph_of(file)), DCTERMS + "source", file)
        yield _link(ox.NamedNode(_graph_of(file)), PROV + "wasDerivedFrom", file)
        yield _link(made, PROV + "used", file)
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
