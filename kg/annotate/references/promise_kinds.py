"""What a promise is of: a new text, a text there is that is revised, or one that is repealed.

In: squeezed text of the sentence on both sides of a promised name. Out: what the verbs that govern the name say. Which
verb group governs it: the last one before it in its clause (加快修订《甲》《乙》), else the first one behind it
(推动甲法、乙法等制定修订), in the next clause where that says who makes it (甲办法，由某部门制定), else the last one
of the sentence before it. Words are those of ontology/relations.ttl.
"""

from __future__ import annotations

import re
from functools import cache

from kg.annotate.references.verb_group import VerbGroup, verb_groups
from kg.vocabulary.forms import Form
from kg.vocabulary.namespaces import NEW, REPEAL, REVISE
from kg.vocabulary.relations import cues

_CLAUSE_END = re.compile("[，。；！？\n]")
_SENTENCE_END = re.compile("[。；！？\n]")
_MADE_BY = Form("，⟨cue/by-maker⟩")


def promise_kinds(before: str, behind: str) -> tuple[str, ...]:
    """Return what is promised of a name: one of the kinds, or several where the verbs say so (制定修订).

    Parameters
    ----------
    before, behind : str
        The sentence left and right of the name, without white space.
    """
    before = _SENTENCE_END.split(before)[-1]
    clause = _CLAUSE_END.split(before)[-1]
    made_by = _MADE_BY.match(behind)
    tail = _CLAUSE_END.split(behind[made_by.end() :] if made_by else behind)[0]
    for text, last in ((clause, True), (tail, False), (before, True)):
        found = [kinds for group in verb_groups(text) if (kinds := _kinds(text, group))]
        if found:
            return found[-1 if last else 0]
    return (NEW,)


def _kinds(text: str, group: VerbGroup) -> tuple[str, ...]:
    """The kinds that the verbs of a group say, in the order of `NEW`, `REVISE`, `REPEAL`."""
    words = cues()
    said = set()
    for verb in group.verbs:
        relations = words.before.get(verb, frozenset())
        if "repeals" in relations:
            said.add(REPEAL)
        elif verb in _revising():
            said.add(REVISE)
        elif any(word in verb for word in words.words["revise"]):
            said |= {NEW, REVISE}
        elif "proposes" in relations:
            said.add(NEW)
    # behind another verb a word may only go on with it: 制定修订
    if said and any(word in text[group.first : group.end] for word in words.words["revise"]):
        said.add(REVISE)
    return tuple(kind for kind in (NEW, REVISE, REPEAL) if kind in said)


@cache
def _revising() -> frozenset[str]:
    return frozenset((*cues().words["revise"], *cues().words["revising"]))
