"""What the components find, as spaCy has it: spans with attributes, and their bytes.

In: a Doc, and what was found in it. Out: its spans, all of them made in one way, and the custom attributes `Doc._.kg`
(all that was found) and `Span._.found`, `.kind`, `.name`, `.relation`, `.number` and `.confidence`. A span says in
`id_` which of the Doc's findings it is; so its attributes are its own, whatever else stands at the same place, and are
there again when a Doc is read back from bytes: spaCy sends Docs from one process to another so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import msgspec
import srsly
from spacy.tokens import Doc, Span

from kg.annotate.annotations import Annotations, Reading
from kg.annotate.duties.duty import Responsibility
from kg.annotate.plain_text import reading_of
from kg.annotate.references.mention import Mention
from kg.annotate.targets.target import Target
from kg.language import indicators
from kg.language.bodies import BodyMention
from kg.language.body_names import Body
from kg.language.region_mentions import RegionMention
from kg.language.regions import NATION, regions
from kg.language.title import Title, known_policy, number_key, title_slug
from kg.vocabulary.namespaces import ID

_SERIALISED: Mapping[str, type[Annotations | Reading]] = {"Annotations": Annotations, "Reading": Reading}
# in what spaCy writes, the name of the class stands under this key and its values, as JSON, under the other
_CLASS, _VALUES = "kg", "json"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of span.

    `field` is that of `Annotations` with what was found; of such a finding, `label` says most, `iri` is what it names,
    if the vocabularies have that, and `name` the full name of it.
    """

    field: str
    label: Callable[[Any], str]
    iri: Callable[[Any], str | None]
    name: Callable[[Any], str | None]


def spans(doc: Doc, kind: str) -> list[Span]:
    """Return the spans of all that `doc._.kg` has of a kind, a key of `KINDS`.

    `label_`, `kb_id_` and `_.name` are what the kind says, `_.kind` is the kind, `_.found` all that is known,
    `_.confidence` how sure it is, if it says so.
    """
    found = getattr(doc._.kg, KINDS[kind].field)
    return [_span(doc, kind, at, one) for at, one in enumerate(found)]


def reading(doc: Doc) -> Reading:
    """Return what is known of a document; of a Doc made elsewhere, what its heading says if it has one."""
    known: Reading | None = doc._.kg_reading
    if known is None or (not known.text and len(doc)):
        # put together once: spaCy makes the text anew from its tokens every time it is asked
        text = doc.text
        known = replace(known, text=text) if known else reading_of(text)
        doc._.kg_reading = known
    return known


def declare() -> None:
    """Tell spaCy of the custom attributes, and how they are written."""
    if not Doc.has_extension("kg"):
        Doc.set_extension("kg", default=Annotations())
        Doc.set_extension("kg_reading", default=None)
        for name in ("found", "kind", "name", "relation", "number", "confidence"):
            Span.set_extension(name, getter=partial(_attribute, name))
        srsly.msgpack_encoders.register("kg", func=_encoded)
        srsly.msgpack_decoders.register("kg", func=_decoded)


def _span(doc: Doc, kind: str, at: int, one: Any) -> Span:
    said = KINDS[kind]
    span = doc.char_span(
        one.start, one.end, said.label(one), said.iri(one) or "", alignment_mode="expand", span_id=f"{kind}/{at}"
    )
    if span is None:
        raise ValueError(f"no token between characters {one.start} and {one.end}")
    return span


def _attribute(name: str, span: Span) -> Any:
    """A custom attribute of a span; None of one that no component made."""
    kind, _, at = span.id_.partition("/")
    found = getattr(span.doc._.kg, KINDS[kind].field) if kind in KINDS and at.isdecimal() else ()
    if not found or int(at) >= len(found):
        return None
    one = found[int(at)]
    own = {"found": one, "kind": kind}
    if name in own:
        return own[name]
    return KINDS[kind].name(one) if name == "name" else getattr(one, name, None)


def _encoded(value: object, chain: Callable[[object], object] | None = None) -> object:
    """What spaCy writes of a value that it does not know; the text of a reading is that of the Doc itself."""
    if isinstance(value, Reading):
        value = replace(value, text="")
    if isinstance(value, Annotations | Reading):
        return {_CLASS: type(value).__name__, _VALUES: msgspec.json.encode(value)}
    return chain(value) if chain else value


def _decoded(value: Mapping[str, Any], chain: Callable[[object], object] | None = None) -> object:
    if value.keys() == {_CLASS, _VALUES}:
        return msgspec.json.decode(value[_VALUES], type=_SERIALISED[value[_CLASS]])
    return chain(value) if chain else value


def _law(one: Mention) -> str | None:
    """The IRI that a graph gives the law or plan of the vocabularies that is cited, by its number or its title."""
    known = known_policy(Title.of(one.title).key) if one.title else None
    if known is None:
        return None
    return f"{ID}policy/{number_key(one.number) if one.number else title_slug(Title.of(known.pref_label).key)}"


def _indicator(one: Target) -> str | None:
    concepts = indicators.read(one.indicator, None, NATION).concepts
    return concepts[0].iri if len(concepts) == 1 else None


def _body(one: BodyMention) -> str:
    return _iri(one.body)


def _iri(body: Body) -> str:
    return body.iri or f"{ID}body/{body.name}"


def _region_name(one: RegionMention) -> str:
    return regions()[one.iri].pref_label


def _leaders(one: Responsibility) -> str | None:
    return "、".join(body.name for body in one.lead) or None


def _leader(one: Responsibility) -> str | None:
    """The IRI of who leads, where that is one body: what the name of the span names."""
    return _iri(one.lead[0]) if len(one.lead) == 1 else None


KINDS: Mapping[str, Kind] = {
    "reference": Kind("mentions", lambda one: one.relation, _law, lambda one: one.title),
    "body": Kind("bodies", lambda one: one.body.name, _body, lambda one: one.body.name),
    "region": Kind("regions", _region_name, lambda one: one.iri, _region_name),
    "responsibility": Kind("responsibilities", lambda one: one.rule, _leader, _leaders),
    "target": Kind("targets", lambda one: one.indicator, _indicator, lambda one: one.indicator or None),
}
