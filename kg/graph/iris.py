"""The IRIs of individuals: one place that says what each kind is named after.

In: what the stages found. Out: IRIs under one base, the same for the same content in every build.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache

from kg.annotate.documents import Compilation, Meeting
from kg.describe.acts import Act
from kg.graph.names import CITATION, Names, Said, Text
from kg.graph.rdf import Node, node
from kg.language.bodies import Body
from kg.resolve.identity import with_territory
from kg.resolve.model import Citation
from kg.vocabulary.namespaces import ID

# of the hash by which the IRI of a list of bodies is told
_DIGITS = 16
# What no IRI has (RFC 3987: white space, control and private-use characters, what is no character), and what would end
# or change its path.
_UNSAFE = re.compile(
    r"[\s\[\]<>\"{}|\\^`%#?\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\ud800-\uf8ff\ufdd0-\ufdef\ufff0-\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xF0000, 0x10000))
    + r"\U000e0000-\U0010ffff]+"
)


class Iris:
    """Names individuals.

    Parameters
    ----------
    base : str
        What the IRIs of individuals begin with; concepts of the vocabularies keep their own.
    names : Names or None
        The keys of files, places and mentions; None where only policies and bodies are named.
    """

    def __init__(self, base: str, names: Names | None = None) -> None:
        self._base, self._names = base, names

    @property
    def names(self) -> Names:
        """The keys of the build."""
        assert self._names is not None, "only a build names files and what stands in them"
        return self._names

    def individual(self, kind: str, key: str) -> Node:
        """An individual of a kind (policy, body, target …) by its key within that kind."""
        return _individual(self._base, kind, key)

    def of_policy(self, kind: str, policy: str, key: str) -> Node:
        """An individual of a kind that a policy has, by the keys of the policy and of the individual within it."""
        return Node(f"<{self._base}{kind}/{_safe(policy)}/{_safe(key)}>")

    def policy(self, key: str) -> Node:
        """A policy, after the key that `kg.resolve.identity` gives it."""
        return self.individual("policy", key)

    def body(self, body: Body) -> Node:
        """A body: its concept in `bodies.ttl`, else one after its full name, with its region if that does not name it:
        the 示例高新区管理委员会 of two cities are two."""
        return node(body.iri) if body.iri else self.individual("body", with_territory(body.name, body.territory))

    def group(self, name: str) -> Node:
        """An open group of bodies, after its name."""
        return self.individual("body-group", name)

    def order(self, names: Sequence[str]) -> Node:
        """Bodies one after the other, after their names."""
        return self.individual(
            "bodies", hashlib.sha256("\n".join(names).encode(errors="surrogatepass")).hexdigest()[:_DIGITS]
        )

    def compilation(self, compilation: Compilation) -> Node:
        """A file, after its name."""
        return self.individual("compilation", self.names.file(compilation.key))

    def occurrence(self, text: Text) -> Node:
        """A document or table row, after its file and the policy that stands there."""
        return self.individual("occurrence", self.names.place(text))

    def act(self, policy: str, act: Act) -> Node:
        """An act on a policy (a key), after its kind and day."""
        return self.individual("act", f"{policy}/{act.kind}-{act.day.isoformat()}")

    def topic(self, policy: str, concept: str) -> Node:
        """How sure it is that a policy (a key) is about a concept."""
        return self.individual("topic", f"{policy}/{concept.removeprefix(ID)}")

    def meeting(self, meeting: Meeting) -> Node:
        """A row of a meeting table, after its file, day and title."""
        return self.individual("meeting", self.names.meeting(meeting))

    def mention(self, kind: str, said: Said) -> Node:
        """A mention of a policy, a duty or a target where a text has it."""
        return self.individual(kind, said.mention)

    def citation(self, citation: Citation) -> Node:
        """A mention of a policy."""
        return self.mention(CITATION, self.names.citation(citation))

    def statement(self, said: Said) -> Node:
        """What a mention states."""
        return self.individual("statement", said.statement)


@lru_cache(maxsize=1 << 14)  # a policy is named in many statements that follow one another
def _individual(base: str, kind: str, key: str) -> Node:
    return Node(f"<{base}{kind}/{_safe(key)}>")


@lru_cache(maxsize=1 << 14)
def _safe(key: str) -> str:
    """A key without what no IRI has."""
    return _UNSAFE.sub("-", key)
