"""The SPARQL of rules as data: who breaks a rule, as patterns and conditions in nested tuples.

In: a SELECT in the part of SPARQL that `ontology/shapes.ttl` and `kg.graph.shapes` write. Out: its variables and its
group, for `kg.graph.matching`; None for what lies outside of that part, which is then left to the engine.

A group is a tuple of elements: ("triple", subject, path, object), ("filter", test), ("bind", test, name) or
("optional", group). A path is ("is", predicate), ("any", variable), ("inverse", path), ("star", path) or
("either", path, path). A test is ("or" | "and", test, …), ("not", test), ("compare", sign, one, other),
("in", one, term, …), ("exists", group), ("call", function, argument, …), ("text", text), ("term", term) or
("variable", name). Terms are those of Turtle as `kg.graph.turtle` writes them; variables begin with `?`.
"""

from __future__ import annotations

import re
from typing import Any

from kg.graph import turtle
from kg.vocabulary.namespaces import RDF

Group = tuple[Any, ...]
Test = tuple[Any, ...]
_TOKEN = re.compile(
    r"""\s*(?:(?P<iri><[^<>"{}|^`\\\s]*>)|(?P<variable>[?$]\w+)
    |(?P<literal>(?:"[^"\\]*"|'[^'\\"]*')(?:@[\w-]+|\^\^<[^>]*>)?)|(?P<number>[+-]?\d+(?![\w.]))
    |(?P<word>[A-Za-z]\w*)|(?P<sign>&&|\|\||!=|<=|>=|[=<>!(){}.;,^*|]))""",
    re.VERBOSE,
)
_SIGNS = frozenset(("=", "!=", "<", ">", "<=", ">="))
_FUNCTIONS = frozenset(
    ("BOUND", "STR", "STRSTARTS", "STRENDS", "CONTAINS", "STRAFTER", "COALESCE", "ISIRI", "ISLITERAL", "SAMETERM")
)
_TYPE = f"<{RDF}type>"


class _OtherError(Exception):
    """What is written is not in the part of SPARQL that is read here."""


def parsed(query: str) -> tuple[tuple[str, ...], Group] | None:
    """The variables of a SELECT, the first of which is the node that breaks a rule, and its group."""
    try:
        return _Reader(_tokens(query)).query()
    except _OtherError:
        return None


def _tokens(query: str) -> list[tuple[str, str]]:
    found, at = [], 0
    text = query.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise _OtherError
        found.append((match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return [*found, ("end", "")]


class _Reader:
    """Reads tokens from the first to the last."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens, self._at = tokens, 0

    def query(self) -> tuple[tuple[str, ...], Group]:
        self._expect("SELECT")
        self._skip("DISTINCT")
        names = []
        while self._kind() == "variable":
            names.append(self._name())
        self._expect("WHERE")
        group = self._group()
        if self._kind() != "end" or not names:
            raise _OtherError
        return tuple(names), group

    def _group(self) -> Group:
        self._expect("{")
        elements: list[tuple[Any, ...]] = []
        while not self._skip("}"):
            if self._skip("FILTER"):
                elements.append(("filter", self._constraint()))
            elif self._skip("OPTIONAL"):
                elements.append(("optional", self._group()))
            elif self._skip("BIND"):
                self._expect("(")
                test = self._test()
                self._expect("AS")
                elements.append(("bind", test, self._name()))
                self._expect(")")
            elif not self._skip("."):
                elements += self._triples()
        return tuple(elements)

    def _constraint(self) -> Test:
        if self._next()[1] == "(":
            return self._unary()
        return self._primary()

    def _triples(self) -> list[tuple[Any, ...]]:
        """What is said of one subject."""
        subject, found = self._node(), []
        while True:
            path = self._path()
            found.append(("triple", subject, path, self._node()))
            while self._skip(","):
                found.append(("triple", subject, path, self._node()))
            if not self._skip(";"):
                return found

    def _path(self) -> tuple[Any, ...]:
        if self._kind() == "variable":
            return ("any", self._name())
        path = self._step()
        return ("either", path, self._path()) if self._skip("|") else path

    def _step(self) -> tuple[Any, ...]:
        inverse = self._skip("^")
        kind, text = self._take()
        if (kind, text) != ("word", "a") and kind != "iri":
            raise _OtherError
        path: tuple[Any, ...] = ("is", "a" if text in ("a", _TYPE) else turtle.term_of(text))
        if inverse:
            path = ("inverse", path)
        return ("star", path) if self._skip("*") else path

    def _node(self) -> str:
        return self._name() if self._kind() == "variable" else self._term()

    def _name(self) -> str:
        kind, text = self._take()
        if kind != "variable":
            raise _OtherError
        return f"?{text[1:]}"

    def _term(self) -> str:
        kind, text = self._take()
        if kind == "number":
            return text
        if kind == "literal":
            # no text has a quote of the other kind inside
            return turtle.term_of(text.replace("'", '"'))
        if kind != "iri":
            raise _OtherError
        return turtle.term_of(text)

    def _test(self) -> Test:
        return self._joined("||", "or", lambda: self._joined("&&", "and", self._relation))

    def _joined(self, sign: str, name: str, part: Any) -> Test:
        parts = [part()]
        while self._skip(sign):
            parts.append(part())
        return (name, *parts) if len(parts) > 1 else parts[0]

    def _relation(self) -> Test:
        one = self._unary()
        if self._kind() == "sign" and self._next()[1] in _SIGNS:
            return ("compare", self._take()[1], one, self._unary())
        if self._skip("NOT"):
            self._expect("IN")
            return ("not", ("in", one, *self._terms()))
        return ("in", one, *self._terms()) if self._skip("IN") else one

    def _terms(self) -> list[str]:
        self._expect("(")
        found = [self._term()]
        while self._skip(","):
            found.append(self._term())
        self._expect(")")
        return found

    def _unary(self) -> Test:
        if self._skip("!"):
            return ("not", self._unary())
        if self._skip("("):
            test = self._test()
            self._expect(")")
            return test
        return self._primary()

    def _primary(self) -> Test:
        if self._skip("NOT"):
            self._expect("EXISTS")
            return ("not", ("exists", self._group()))
        if self._skip("EXISTS"):
            return ("exists", self._group())
        if self._kind() == "variable":
            return ("variable", self._name())
        if self._kind() == "word":
            return self._call()
        return ("term", self._term())

    def _call(self) -> Test:
        name = self._take()[1].upper()
        if name in ("TRUE", "FALSE"):
            return ("term", name.lower())
        if name not in _FUNCTIONS:
            raise _OtherError
        self._expect("(")
        arguments = [self._test()]
        while self._skip(","):
            arguments.append(self._test())
        self._expect(")")
        return ("call", name, *arguments)

    def _next(self) -> tuple[str, str]:
        return self._tokens[self._at]

    def _kind(self) -> str:
        return self._next()[0]

    def _take(self) -> tuple[str, str]:
        token = self._next()
        self._at += 1
        return token

    def _skip(self, text: str) -> bool:
        """Whether the next token is this word or sign, which then is behind."""
        kind, found = self._next()
        is_it = kind in ("word", "sign") and found.upper() == text
        self._at += is_it
        return is_it

    def _expect(self, text: str) -> None:
        if not self._skip(text):
            raise _OtherError
