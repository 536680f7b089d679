"""Shapes (SHACL) as questions that the store answers.

In: a file of shapes. Out: one SPARQL query for each of their constraints; a row is a node that breaks it.

A general SHACL engine visits every node for every constraint, in Python. A constraint on all nodes of a class is one
question to the store, and takes milliseconds. The part of SHACL that `ontology/shapes.ttl` uses is translated; a
constraint outside of it is an error, not one that is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError
from kg.graph import turtle
from kg.graph.screen import Counted, Enough, NodesPass, OnlyKnown, ValuesPass
from kg.vocabulary.namespaces import RDF, SH, XSD

_WARNING = SH + "Warning"
# types whose values the engine can read, so that 2021-02-30 is told from a day
_READ = ("boolean", "date", "decimal", "integer")
_NODE_KINDS = {SH + "IRI": "isIRI(?value)", SH + "Literal": "isLiteral(?value)"}
_LISTS = ("in", "languageIn")
# what says which nodes are meant, where, how a break is told: no constraints
_FRAME = {
    SH + name for name in ("targetClass", "targetObjectsOf", "targetSubjectsOf", "path", "severity", "message", "name")
} | {RDF + "type"}


Messages = tuple[tuple[str, str], ...]
Asked = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One constraint: `rule` is the IRI of its shape, `messages` what the shape says of a break, a language and a text
    each; `asks` is the constraint by its local name, the path of the values and what it says of them. `query` selects
    ?this (and ?value) for each break; where the graph as a whole is as `enough` says, there is none."""

    rule: str
    is_warning: bool
    messages: Messages
    asks: Asked
    query: str
    enough: Enough | None = None


@dataclass(frozen=True, slots=True)
class _Scope:
    """Which nodes a shape is about (a pattern that binds ?this), and how a break of it is told."""

    rule: str
    nodes: str
    is_warning: bool
    messages: Messages

    def check(self, asks: Asked, pattern: str, also: str = "", enough: Enough | None = None) -> Check:
        query = f"SELECT DISTINCT ?this {also} WHERE {{ {self.nodes} {pattern} }}"
        return Check(self.rule, self.is_warning, self.messages, asks, query, enough)


def read_checks(path: Path) -> tuple[Check, ...]:
    """Read a file of shapes.

    Parameters
    ----------
    path : Path
        Shapes in Turtle; each has an IRI.

    Raises
    ------
    InputError
        If it cannot be read, is no Turtle, or asks for what is not translated.
    """
    store = ox.Store()
    try:
        store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    except (OSError, SyntaxError) as error:
        raise InputError(f"{path}: {' '.join(str(error).split())}; name a file of shapes in Turtle") from None
    shapes = _Shapes(store, path)
    return tuple(check for scope, shape in shapes.targets() for check in shapes.node_shape(scope, shape))


class _Shapes:
    """The shapes of a file."""

    def __init__(self, store: ox.Store, path: Path) -> None:
        self._store, self._path = store, path

    def targets(self) -> Iterator[tuple[_Scope, ox.NamedNode]]:
        """Shapes that say themselves of which nodes they are."""
        for name, pattern in (
            ("targetClass", "?this a {} ."),
            ("targetObjectsOf", "?of {} ?this ."),
            ("targetSubjectsOf", "?this {} ?of ."),
        ):
            found = list(self._store.quads_for_pattern(None, ox.NamedNode(SH + name), None))
            for quad in sorted(found, key=str):
                shape = _named(quad.subject)
                yield self._scope(_Scope("", pattern.format(quad.object), False, ()), shape), shape

    def node_shape(self, scope: _Scope, shape: ox.NamedNode) -> Iterator[Check]:
        """The constraints of a shape on nodes, and of all that it leads to."""
        facts = self._facts(shape)
        for name, values in facts.items():
            if name == "property":
                for value in values:
                    yield from self._property_shape(self._scope(scope, _named(value)), _named(value))
            elif name == "node":
                for value in values:
                    yield from self.node_shape(scope, _named(value))
            elif name == "sparql":
                for value in values:
                    yield self._select(scope, _named(value))
            elif name == "or":
                yield scope.check(("or",), f"FILTER (!({self._either(values[0])}))")
            elif name == "closed":
                yield self._closed(scope, facts)
            elif name != "ignoredProperties":
                for value in values:
                    test = f"BIND (?this AS ?value) FILTER (!({self._test(name, value, shape)}))"
                    constraint = self._constraint(name, value)
                    yield scope.check(_asked(constraint), test, enough=NodesPass(scope.nodes, constraint))

    def _property_shape(self, scope: _Scope, shape: ox.NamedNode) -> Iterator[Check]:
        path = self._path_of(shape)
        bound = f"?this {path} ?value ."
        for name, values in self._facts(shape).items():
            value = values[0]
            asks = _asked(self._constraint(name, value), path)
            if name == "minCount":
                yield _fewer(scope, asks, path, int(_lexical(value)))
            elif name == "maxCount":
                yield _more(scope, asks, path, int(_lexical(value)))
            elif name == "hasValue":
                yield scope.check(asks, f"FILTER NOT EXISTS {{ ?this {path} {value} }}")
            elif name in ("lessThan", "lessThanOrEquals"):
                sign = "<" if name == "lessThan" else "<="
                order = f"?this {value} ?other FILTER (!COALESCE(?value {sign} ?other, false))"
                yield scope.check(asks, f"{bound} {order}", "?value")
            elif name == "node":
                inner = replace(scope, nodes=f"{scope.nodes.replace('?this', '?holder')} ?holder {path} ?this .")
                yield from self.node_shape(inner, _named(value))
            else:
                test = self._test(name, value, shape)
                passes = ValuesPass(path, test, scope.nodes, self._constraint(name, value))
                yield scope.check(asks, f"{bound} FILTER (!({test}))", "?value", passes)

    def _test(self, name: str, value: ox.NamedNode | ox.Literal | ox.BlankNode, shape: ox.NamedNode) -> str:
        """What holds of a good ?value."""
        if name == "class":
            return f"EXISTS {{ ?value a {value} }}"
        if name == "nodeKind" and _lexical(value) in _NODE_KINDS:
            return _NODE_KINDS[_lexical(value)]
        if name == "datatype":
            kind = _lexical(value).removeprefix(XSD)
            read = f" && COALESCE(STR({value}(STR(?value))) != '', false)" if kind in _READ else ""
            return f"isLiteral(?value) && DATATYPE(?value) = {value}{read}"
        if name == "languageIn":
            return f"isLiteral(?value) && LANG(?value) IN ({', '.join(map(str, self._list(value)))})"
        if name == "in":
            return " || ".join(f"sameTerm(?value, {one})" for one in self._list(value)) or "false"
        if name == "minLength":
            return f"STRLEN(STR(?value)) >= {_lexical(value)}"
        if name == "pattern":
            return f"REGEX(STR(?value), {value})"
        if name in ("minInclusive", "maxInclusive"):
            return f"COALESCE(?value {'>=' if name == 'minInclusive' else '<='} {value}, false)"
        raise InputError(f"{self._path}: {shape.value} asks for sh:{name}, which is not translated to SPARQL")

    def _constraint(self, name: str, value: ox.NamedNode | ox.Literal | ox.BlankNode) -> tuple[str, ...]:
        """The constraint by its name, with what it says."""
        return (name, *map(str, self._list(value) if name in _LISTS else (value,)))

    def _either(self, cells: ox.NamedNode | ox.Literal | ox.BlankNode) -> str:
        """Whether a node is as one of a list of shapes says: it has a property, or is of a class."""
        tests = []
        for shape in map(_named, self._list(cells)):
            facts = self._facts(shape)
            if set(facts) == {"minCount"}:
                tests.append(f"EXISTS {{ ?this {self._path_of(shape)} ?any }}")
            elif set(facts) == {"class"}:
                tests.append(f"EXISTS {{ ?this a {facts['class'][0]} }}")
            else:
                raise InputError(f"{self._path}: {shape.value} stands in sh:or and asks for more than one thing")
        return " || ".join(tests)

    def _closed(self, scope: _Scope, facts: Mapping[str, list[ox.NamedNode | ox.Literal | ox.BlankNode]]) -> Check:
        known = {str(term) for cells in facts.get("ignoredProperties", ()) for term in self._list(cells)}
        known |= {path for one in facts.get("property", ()) if (path := self._path_of(_named(one)))[0] != "^"}
        others = f"?this ?value ?other FILTER (?value NOT IN ({', '.join(sorted(known))}))"
        return scope.check(("closed",), others, "?value", OnlyKnown(scope.nodes, frozenset(known)))

    def _select(self, scope: _Scope, constraint: ox.NamedNode) -> Check:
        """A constraint in SPARQL, asked of all nodes at once."""
        told = self._scope(scope, constraint)
        query = _lexical(self._facts(constraint, frame=False)["select"][0]).replace("$this", "?this")
        head, _, rest = query.partition("{")
        return Check(told.rule, told.is_warning, told.messages, ("sparql",), f"{head}{{ {scope.nodes} {rest}")

    def _scope(self, outer: _Scope, shape: ox.NamedNode) -> _Scope:
        facts = self._facts(shape, frame=False)
        severity, message = facts.get("severity"), facts.get("message")
        warning = _lexical(severity[0]) == _WARNING if severity else outer.is_warning
        told = tuple(sorted((getattr(one, "language", None) or "", one.value) for one in message or ()))
        return _Scope(shape.value, outer.nodes, warning, told or outer.messages)

    def _facts(
        self, shape: ox.NamedNode, frame: bool = True
    ) -> dict[str, list[ox.NamedNode | ox.Literal | ox.BlankNode]]:
        """What a shape says, by the local name of the property; without its frame unless asked for."""
        found: dict[str, list[ox.NamedNode | ox.Literal | ox.BlankNode]] = {}
        for quad in sorted(self._store.quads_for_pattern(shape, None, None), key=str):
            if quad.predicate.value.startswith(SH) and not (frame and quad.predicate.value in _FRAME):
                assert not isinstance(quad.object, ox.Triple)
                found.setdefault(quad.predicate.value.removeprefix(SH), []).append(quad.object)
        return found

    def _path_of(self, shape: ox.NamedNode) -> str:
        path = self._facts(shape, frame=False)["path"][0]
        assert not isinstance(path, ox.Literal)
        inverse = next(self._store.quads_for_pattern(path, ox.NamedNode(SH + "inversePath"), None), None)
        return f"^{inverse.object}" if inverse else str(path)

    def _list(self, cell: ox.NamedNode | ox.Literal | ox.BlankNode) -> Iterator[ox.NamedNode | ox.Literal]:
        while cell != ox.NamedNode(RDF + "nil"):
            assert not isinstance(cell, ox.Literal)
            (first,) = self._store.quads_for_pattern(cell, ox.NamedNode(RDF + "first"), None)
            (rest,) = self._store.quads_for_pattern(cell, ox.NamedNode(RDF + "rest"), None)
            assert isinstance(first.object, ox.NamedNode | ox.Literal)
            assert not isinstance(rest.object, ox.Triple)
            yield first.object
            cell = rest.object


def _asked(constraint: tuple[str, ...], path: str = "") -> Asked:
    name, *said = constraint
    return name, path, " ".join(one if one[0] == "<" else turtle.plain(turtle.term_of(one)) for one in said)


def _fewer(scope: _Scope, asks: Asked, path: str, least: int) -> Check:
    if least == 1:
        enough = Counted(scope.nodes, path, least=1)
        return scope.check(asks, f"FILTER NOT EXISTS {{ ?this {path} ?any }}", enough=enough)
    distinct = [f"?this {path} ?v{at} ." for at in range(least)]
    differ = [f"?v{one} != ?v{two}" for two in range(least) for one in range(two)]
    return scope.check(asks, f"FILTER NOT EXISTS {{ {' '.join(distinct)} FILTER ({' && '.join(differ)}) }}")


def _more(scope: _Scope, asks: Asked, path: str, most: int) -> Check:
    bound = f"?this {path} ?value ."
    enough = Counted(scope.nodes, path, most=most) if most <= 1 else None
    if most == 0:
        return scope.check(asks, bound, "?value", enough)
    if most == 1:
        return scope.check(asks, f"{bound} ?this {path} ?other . FILTER (!sameTerm(?value, ?other))", enough=enough)
    nodes = scope.check(asks, bound).query
    return replace(
        scope.check(asks, "", enough=enough), query=f"{nodes} GROUP BY ?this HAVING (COUNT(DISTINCT ?value) > {most})"
    )


def _named(term: object) -> ox.NamedNode:
    assert isinstance(term, ox.NamedNode), f"{term}: a shape has an IRI"
    return term


def _lexical(term: ox.NamedNode | ox.Literal | ox.BlankNode) -> str:
    return term.value
