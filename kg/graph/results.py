"""What a query found, in a format: for a person as a table, for programs in the formats of the W3C.

In: pyoxigraph's results of a query. Out: bytes, of no more rows than asked for, and whether there were more. Without a
bound on the rows the engine writes the standard formats itself; with one they are written here, since it writes all
or nothing.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.store import text_of
from kg.vocabulary.namespaces import PREFIXES, XSD

# A result past this is no answer to a person, and would fill the memory before the deadline comes.
MOST_BYTES = 512 * 1024 * 1024
TRIPLES: Mapping[str, ox.RdfFormat] = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
ROWS: Mapping[str, ox.QueryResultsFormat] = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_PLAIN = (XSD + "string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString")
# What XML writes otherwise, in a node and between quotes; and in a text, where readers would take the last three for
# white space that means nothing. The library that knows this loads a client for the web.
_MARKS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_IN_NODE, _IN_QUOTES = str.maketrans(_MARKS), str.maketrans({**_MARKS, '"': "&quot;"})
_IN_TEXT = str.maketrans({**_MARKS, "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
# control characters, and two that are none; https://www.w3.org/TR/xml/#charsets
_XML, _NOT_IN_XML = ("xml", "rdfxml"), re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_RESULTS = "http://www.w3.org/2005/sparql-results#"
Row = Sequence[Any]


class _Bounded(io.BytesIO):
    """A buffer that gives up at `MOST_BYTES`."""

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > MOST_BYTES:
            raise OSError(f"the result is larger than {MOST_BYTES >> 20} MB; ask for less")
        return super().write(data)


def serialised(results: Any, form: str, name: str, most: int = 0) -> tuple[bytes, bool]:
    """Return results in one of `ROWS` or `TRIPLES`, and whether some were left out.

    Parameters
    ----------
    results : pyoxigraph results
        Of a query that `name` names in messages.
    form : str
        A key of `ROWS` or `TRIPLES`.
    name : str
        The name of the query.
    most : int
        Rows or triples that are kept (0: all).

    Raises
    ------
    QueryError
        If a format of rows is asked of triples, or the other way round; if XML is asked of what it cannot hold.
    OSError
        If the result is larger than `MOST_BYTES`.
    """
    data, cut = _written(results, form, name, most)
    if form in _XML and (found := _NOT_IN_XML.search(data)):
        character = f"U+{ord(found.group().decode()):04X}"
        raise QueryError(f"{name}: XML has no way to write the character {character}; ask for json or ttl")
    return data, cut


def _written(results: Any, form: str, name: str, most: int) -> tuple[bytes, bool]:
    output = _Bounded()
    if isinstance(results, ox.QueryTriples) != (form in TRIPLES):
        raise QueryError(
            f"{name}: {form} does not fit; SELECT and ASK give table, csv, tsv, json or xml, "
            "CONSTRUCT and DESCRIBE give table or ttl"
        )
    if isinstance(results, ox.QueryTriples):
        kept, cut = _first(results, most)
        prefixes = dict(PREFIXES) if form in ("ttl", "jsonld") else None
        ox.serialize(kept, output, format=TRIPLES[form], prefixes=prefixes)
        return output.getvalue(), cut
    if isinstance(results, ox.QueryBoolean) or (most == 0 and isinstance(results, ox.QuerySolutions)):
        results.serialize(output, format=ROWS[form])
        return output.getvalue(), False
    rows, cut = _first(results, most)
    for part in _WRITERS[form]([variable.value for variable in results.variables], rows):
        output.write(part.encode())
    return output.getvalue(), cut


def _first(results: Any, most: int) -> tuple[list[Any], bool]:
    """The first results, and whether there are more."""
    kept = list(islice(results, most + 1) if most else results)
    return (kept[:most], True) if most and len(kept) > most else (kept, False)


def table(results: Any, most: int) -> dict[str, Any]:
    """Return results as columns, rows of text with IRIs shortened (no more than `most`, 0: all), and how many there
    are."""
    if isinstance(results, ox.QueryBoolean):
        return {"columns": ["answer"], "rows": [["yes" if results else "no"]], "total": 1}
    if isinstance(results, ox.QueryTriples):
        columns = ["subject", "predicate", "object"]
    else:
        columns = [variable.value for variable in results.variables]
    rows: list[list[str]] = []
    total = 0
    for row in results:
        if not most or total < most:
            rows.append(["" if term is None else _shown(term) for term in row])
        total += 1
    return {"columns": columns, "rows": rows, "total": total}


def _shown(term: Any) -> str:
    return shorten(term.value) if isinstance(term, ox.NamedNode) else text_of(term)


def shorten(iri: str) -> str:
    """Return an IRI with its prefix, for reading (`id:policy/…` is no SPARQL)."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def _json(columns: Sequence[str], rows: Sequence[Row]) -> Iterator[str]:
    """SPARQL 1.1 Query Results JSON Format."""
    yield json.dumps({"vars": columns}, ensure_ascii=False).join(('{"head":', ',"results":{"bindings":['))
    for at, row in enumerate(rows):
        bound = {name: _json_term(term) for name, term in zip(columns, row, strict=True) if term is not None}
        yield "," * (at > 0) + json.dumps(bound, ensure_ascii=False)
    yield "]}}"


def _json_term(term: Any) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    told = {"type": "literal", "value": term.value}
    if term.language:
        told["xml:lang"] = term.language
    elif term.datatype.value not in _PLAIN:
        told["datatype"] = term.datatype.value
    return told


def _xml(columns: Sequence[str], rows: Sequence[Row]) -> Iterator[str]:
    """SPARQL Query Results XML Format."""
    variables = "".join(f"<variable name={_quoted(name)}/>" for name in columns)
    yield f'<?xml version="1.0"?><sparql xmlns="{_RESULTS}"><head>{variables}</head><results>'
    for row in rows:
        bound = [(name, term) for name, term in zip(columns, row, strict=True) if term is not None]
        cells = "".join(f"<binding name={_quoted(name)}>{_xml_term(term)}</binding>" for name, term in bound)
        yield f"<result>{cells}</result>"
    yield "</results></sparql>"


def _xml_term(term: Any) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{term.value.translate(_IN_NODE)}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{term.value.translate(_IN_NODE)}</bnode>"
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        inside = "".join(f"<{name}>{_xml_term(part)}</{name}>" for name, part in parts.items())
        return f"<triple>{inside}</triple>"
    about = ""
    if term.language:
        about = f" xml:lang={_quoted(term.language)}"
    elif term.datatype.value not in _PLAIN:
        about = f" datatype={_quoted(term.datatype.value)}"
    return f"<literal{about}>{term.value.translate(_IN_TEXT)}</literal>"


def _quoted(text: str) -> str:
    return f'"{text.translate(_IN_QUOTES)}"'


def _csv(columns: Sequence[str], rows: Sequence[Row]) -> Iterator[str]:
    """SPARQL 1.1 Query Results CSV."""
    output = io.StringIO(newline="")
    writer = csv.writer(output)
    writer.writerow(columns)
    writer.writerows(["" if term is None else text_of(term) for term in row] for row in rows)
    yield output.getvalue()


def _tsv(columns: Sequence[str], rows: Sequence[Row]) -> Iterator[str]:
    """SPARQL 1.1 Query Results TSV: terms as Turtle writes them."""
    yield "\t".join(f"?{name}" for name in columns) + "\n"
    for row in rows:
        yield "\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) + "\n"


_WRITERS: Mapping[str, Callable[[Sequence[str], Sequence[Row]], Iterator[str]]] = {
    "json": _json,
    "xml": _xml,
    "csv": _csv,
    "tsv": _tsv,
}
