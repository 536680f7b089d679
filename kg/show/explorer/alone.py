"""Pages in a file of their own: style, scripts and what they draw from are within; they open from a disk, ask nothing
of any network, and lead nowhere else.

In: a `World`, a language, and what is shown. Out: HTML as text. `kg site` writes the same pages with all that they lead
to. Each page imports what it is made with: one process makes one of them.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.show.explorer.assets import SCRIPT, STYLE, asset, data_script
from kg.show.explorer.frame import LANGUAGES, Frame, Inside, World

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class NoPlaces:
    """No page but this one."""

    live: bool = False

    def thing(self, kind: str, key: str, **query: str) -> str | None:
        """Nothing."""
        return None

    def page(self, name: str, **query: object) -> str | None:
        """Nothing."""
        return None

    def asset(self, name: str) -> str:
        """Nothing: all is within."""
        return ""

    def data(self, kind: str, key: str) -> str | None:
        """Nothing."""
        return None


def frame_alone(world: World, lang: str | None, *data: str) -> Frame:
    """Return a frame whose pages hold all that they need, `data` (scripts) too; Chinese where no language is named."""
    return Frame(world, NoPlaces(), lang or LANGUAGES[0], inside=within(asset(STYLE), [*data, asset(SCRIPT)]))


def within(style: str, scripts: Sequence[str]) -> Inside:
    """Return what a page holds, with the policy by which a browser runs nothing else and asks for nothing else."""
    rules = (
        "default-src 'none'",
        f"script-src {' '.join(map(_digest, scripts))}",
        f"style-src {_digest(style)}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return Inside(style, scripts, "; ".join(rules))


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def matrix_alone(world: World, lang: str | None) -> str:
    """Return the page of all matrices."""
    from kg.show.explorer.matrix import matrix_page

    return matrix_page(frame_alone(world, lang)) + "\n"


def ranking_alone(world: World, lang: str | None) -> str:
    """Return the page of what is cited most and who issues together most."""
    from kg.show.explorer.finding import ranking_page

    return ranking_page(frame_alone(world, lang)) + "\n"


def policy_alone(world: World, lang: str | None, iri: str) -> str:
    """Return the page of a policy: what it rests on, what rests on it, and its text."""
    from kg.show.explorer.policy import policy_page

    return policy_page(frame_alone(world, lang), iri) + "\n"


def cascade_alone(world: World, lang: str | None, iri: str) -> str:
    """Return the page of who carried a policy out."""
    from kg.show.explorer.followers import cascade_page

    return cascade_page(frame_alone(world, lang), iri) + "\n"


def timeline_alone(world: World, lang: str | None) -> str:
    """Return the page of all policies on an axis of time."""
    from kg.show.explorer import timeline

    held = data_script("kgHeld", timeline.of_all(frame_alone(world, lang)))
    return timeline.timeline_page(frame_alone(world, lang, held)) + "\n"
