"""The acts that made a text what it is: adopted, amended, approved, promulgated, in force.

In: nothing. Out: `Act`, as the note under a title states it (2018年10月26日…常务委员会第六次会议修正).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.language.bodies import Body

ADOPTED, AMENDED, APPROVED, PROMULGATED, IN_FORCE = "adopted", "amended", "approved", "promulgated", "in_force"
KINDS = (ADOPTED, AMENDED, APPROVED, PROMULGATED, IN_FORCE)


@dataclass(frozen=True, slots=True)
class Act:
    """One act on a text: `kind` is one of `KINDS`, `day` when, `body` who, or None where the text does not say."""

    kind: str
    day: date
    body: Body | None
