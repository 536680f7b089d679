"""Bodies of several nations and of other states, and states as parties to treaties: by the form of their names.

In: a name. Out: the class that it has, or None for a body of the nation at home. No list of bodies is kept: their names
begin treaties too, and a title would lose its beginning.
"""

from __future__ import annotations

from kg.vocabulary.forms import Form
from kg.vocabulary.namespaces import ID

INTERNATIONAL = ID + "classification/international"
FOREIGN = ID + "classification/foreign"
STATE = ID + "classification/state"
_HAN = r"[\u4e00-\u9fff]"
_OF_TREATY = "(?:《[^《》]{2,40}》|.{2,40}⟨body/convention⟩)⟨body/treaty-organ⟩"
_OF_NATIONS = Form(rf"⟨body/international⟩.*⟨body/international-ending⟩|{_OF_TREATY}")
_FOREIGN_BODY = Form("⟨body/country⟩.*⟨body/foreign-ending⟩")
_STATE_NAME = Form(rf"(?:⟨body/country⟩|{_HAN}{{0,16}}⟨body/state-ending⟩)⟨duty-cue/short-government⟩?")
_AT_HOME = Form("⟨title/nation⟩")
_ABROAD = Form("⟨body/country⟩")
_UNION = Form("⟨body/union⟩")


def class_abroad(name: str) -> str | None:
    """Return the class of a body that is of several nations, of another state, or a state itself; else None."""
    if _STATE_NAME.fullmatch(name):
        return STATE
    if _OF_NATIONS.fullmatch(name):
        return INTERNATIONAL
    return FOREIGN if _FOREIGN_BODY.fullmatch(name) else None


def is_abroad(name: str, classification: str | None) -> bool:
    """Return whether a body is none of the nation at home; a company of another state is abroad too."""
    if classification in (INTERNATIONAL, FOREIGN):
        return True
    if classification == STATE:
        return _AT_HOME.match(name) is None
    return _ABROAD.match(name) is not None


def parties(text: str) -> list[str]:
    """Return the states that a text joins and nothing else (甲国政府和乙国政府), or none."""
    for joint in _UNION.finditer(text):
        first, rest = text[: joint.start()], text[joint.end() :]
        if _STATE_NAME.fullmatch(first):
            others = [rest] if _STATE_NAME.fullmatch(rest) else parties(rest)
            return [first, *others] if others else []
    return []
