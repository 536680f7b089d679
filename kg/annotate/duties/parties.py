"""Who writes a document and to whom: 我部, 你省.

In: squeezed text and the issuers. Out: `Item`s with the body that such a word means, and the body whose offices a text
means by 法规处 alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.annotate.duties.duty import Item
from kg.annotate.duties.words import WORDS
from kg.language.bodies import Body, find_bodies, named, parse_bodies
from kg.language.regions import NATION
from kg.language.unlisted_bodies import unit_of
from kg.vocabulary.forms import ending_at

_SELF = r"(?<!⟨self-trap⟩)⟨self-lead⟩(?P<kind>⟨self-kind⟩)"
_ADDRESSEE_LINE = re.compile(r"(?:^|\n)([^\n：:，。]{2,60})[：:](?=\n|$)")
_FIRST_PART = 1200
# the end of a unit's name is looked for, and the name in front of it: few characters end one, and any begins one
_UNIT_END = "⟨unit-ending⟩(?=、|⟨body/joint⟩|⟨lead⟩|⟨do⟩|⟨join⟩|⟨modal⟩)"
_UNIT = (
    r"(?<![^，,；;。：:、\n⟨[subject-lead⟩])(?!⟨region/kind⟩)"
    r"(?!⟨task-verb⟩(?!⟨unit-ending⟩$))(?:(?!⟨no-name⟩|⟨group-quantifier⟩)[\u4e00-\u9fff]){3,14}$"
)
_YOURS = r"⟨addressee-lead⟩(?P<kind>⟨self-kind⟩|⟨region/kind⟩(?:⟨body/government⟩)?)(?!⟨kind-trap⟩)"


class Parties:
    """The body that writes a text, and the one to which it is written."""

    def __init__(self, text: str, issuers: Sequence[str], home: str | None) -> None:
        self._text = text
        self._home = home
        self.writer = _whole(named(issuers[0], home or NATION)) if len(issuers) == 1 else None

    def items(self) -> Iterator[Item]:
        """Yield where the text names the writer or the addressee by a pronoun."""
        if self.writer:
            for found in WORDS.pattern(_SELF).finditer(self._text):
                if _is_of_kind(self.writer, found["kind"]):
                    yield Item(found.start(), found.end(), self.writer, None)
            yield from self._units()
        addressee = None
        for found in WORDS.pattern(_YOURS).finditer(self._text):
            addressee = addressee or self._addressee()
            if addressee is None:
                return
            yield Item(found.start(), found.end(), addressee, None)

    def _units(self) -> Iterator[Item]:
        """Where units of the writer act under their names alone: 示例司负责, 厅示例处牵头."""
        for ending in WORDS.pattern(_UNIT_END).finditer(self._text):
            found = ending_at(WORDS.pattern(_UNIT), self._text, ending.end())
            if found is None or WORDS.pattern("⟨never-own-unit⟩$").search(found[0]):
                continue
            unit = None if find_bodies(found[0], self._home) else self.office(found[0])
            if unit is not None:
                yield Item(found.start(), found.end(), unit, None)

    def own(self, name: str) -> bool:
        """Tell whether a name begins with the word for the writer: 厅督查小组 in the text of a 厅."""
        kind = WORDS.pattern("⟨self-kind⟩").match(name)
        return self.writer is not None and kind is not None and _is_of_kind(self.writer, kind[0])

    def office(self, name: str) -> Body | None:
        """Return an office of the writer that a list names without it: 法规处, 厅法规处."""
        if self.writer is None:
            return None
        unit_name = WORDS.pattern("⟨self-kind⟩").sub("", name, count=1) if self.own(name) else name
        return unit_of(self.writer, unit_name) if len(unit_name) > 1 else None

    def _addressee(self) -> Body | None:
        line = _ADDRESSEE_LINE.search(self._text, 0, _FIRST_PART)
        bodies = parse_bodies(line[1], self._home) if line else []
        return bodies[0] if len(bodies) == 1 else None


def _whole(body: Body) -> Body:
    """The body itself where its office writes for it: 工业和信息化部 for 工业和信息化部办公厅."""
    name = WORDS.pattern("⟨own-office⟩$").sub("", body.name)
    return named(name, body.territory) if name and name != body.name else body


def _is_of_kind(body: Body, kind: str) -> bool:
    """Whether a body calls itself by a kind: 我委 is a 委员会."""
    full = dict(zip(WORDS["self-short"], WORDS["self-full"], strict=True)).get(kind, kind)
    return body.name.endswith((kind, full))
