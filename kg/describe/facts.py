"""What is known of an instrument: said by one document (`Description`), or by all that tell of it (`Policy`).

In: nothing. Out: `Facts`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.describe.acts import Act
from kg.language.bodies import Body
from kg.language.numbers import DocumentNumber
from kg.language.title import Title


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The facts of an instrument; what nobody says is None or empty.

    `kind` is policy, speech, interpretation, enterprise or treaty. `alternatives` are its other names. `signed`,
    `published`, `effective` and `expires` are dates. `type`, `force`, `jurisdiction` and `scope` are IRIs of concepts.
    Where it binds several regions together `joint_jurisdictions` are those; `jurisdiction` stays the widest issuer's.
    """

    title: str
    kind: str = "policy"
    alternatives: tuple[str, ...] = ()
    number: DocumentNumber | None = None
    bodies: tuple[Body, ...] = ()
    speaker: str | None = None
    signed: date | None = None
    published: date | None = None
    effective: date | None = None
    expires: date | None = None
    type: str | None = None
    force: str | None = None
    jurisdiction: str | None = None
    scope: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()
    joint_jurisdictions: tuple[str, ...] = ()

    @property
    def binds(self) -> tuple[str, ...]:
        """The regions in which it holds: one as a rule, several where they issue it together."""
        return self.joint_jurisdictions or ((self.jurisdiction,) if self.jurisdiction else ())

    @property
    def named(self) -> Title:
        """Its title, taken apart."""
        return Title.of(self.title)
