"""Policies and mentions with the facts that a test is about, and nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

from kg.annotate.references.mention import Mention
from kg.language.bodies import Body
from kg.language.numbers import parse_number
from kg.language.regions import NATION
from kg.language.title import Title
from kg.resolve.identity import policy_key
from kg.resolve.model import Policy
from kg.vocabulary.namespaces import ID

HEBEI = ID + "region/130000"


def body(name: str, territory: str = NATION) -> Body:
    return Body(name, None, territory, None)


def policy(title: str, number: str | None = None, **facts: Any) -> Policy:
    """A policy whose text is at hand, of the nation, unless the facts say otherwise."""
    parsed = parse_number(number) if number else None
    known: dict[str, Any] = dict.fromkeys(("speaker", "signed", "published", "effective", "expires", "force"))
    known |= {"alternatives": (), "bodies": (), "scope": (), "sectors": (), "in_corpus": True, "jurisdiction": NATION}
    known |= {"title": title, "number": parsed, "local_id": parsed.text if parsed else None}
    known |= {"type": Title.of(title).type} | facts
    kind = known.get("kind", "policy")
    key = known.pop("key", None) or policy_key(kind, title, parsed, known["jurisdiction"], known["speaker"])
    return Policy(key=key, **known)


def mention(title: str | None, number: str | None = None, relation: str = "mentions", **facts: Any) -> Mention:
    surface = title or number or ""
    known: dict[str, Any] = {"start": 0, "end": len(surface), "surface": surface, "marked": True, "rule": "marked"}
    known |= {"confidence": 1.0, "pinpoint": None, "issuers": (), "short_form": None, "sentence": (0, len(surface))}
    return Mention(title=title, number=number, relation=relation, **(known | facts))


def day(text: str) -> date:
    return date.fromisoformat(text)
