"""Mentions of a graph against those of an answer key.

In: the key, which occurrence each document is, and a `FoundGraph`. Out: a `MentionVerdict` of each mention annotated or
found. Neither missing nor wrong: mentions that are unsure, nested, in headings, in annex lists or that define a short
form.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.evaluate.found import FoundGraph, FoundMention, Occurrence
from kg.evaluate.gold import Gold, GoldMention
from kg.evaluate.placed import Placed
from kg.evaluate.scores import MentionVerdict
from kg.language.title import Title

# How far from the line annotated a finding may stand.
NEAR = 2
# A part of an unmarked name counts for the whole from these lengths on.
_WHOLE, _PART = 5, 4
# Taking the place of and ending an earlier text are said with the same words.
_ALIKE = {"replaces": "repeals", "repeals": "replaces"}


def mention_verdicts(gold: Gold, matched: Mapping[str, Occurrence], graph: FoundGraph) -> Iterator[MentionVerdict]:
    """Pair the mentions of each document annotated in full with those found in its lines.

    Neutral mentions are paired last, so that they take nothing from the others.
    """
    documents = {document.id: document for document in gold.documents}
    placed = Placed(graph.mentions, lambda found: found.line)
    annotated: dict[str, list[GoldMention]] = defaultdict(list)
    for mention in gold.mentions:
        annotated[mention.document].append(mention)
    for name in gold.full:
        document = documents.get(name)
        free = placed.between(document.compilation, *document.lines) if document else []
        for mention in sorted(annotated[name], key=lambda mention: mention.neutral):
            found = _best(mention, free)
            if found is not None:
                free.remove(found)
            if not mention.neutral:
                yield _outcome(mention, found, matched, graph)
        yield from (_spurious(name, found) for found in free if found.relation != "self")


def _best(mention: GoldMention, free: Sequence[FoundMention]) -> FoundMention | None:
    """Return the finding that a mention is: the same surface first, then the nearest line."""
    key = mention.named.folded
    near = [
        (found.named.folded != key, abs(found.line - mention.line), position)
        for position, found in enumerate(free)
        if abs(found.line - mention.line) <= NEAR and _fits(key, mention.marked, found.named.folded)
    ]
    return free[min(near)[2]] if near else None


def _fits(key: str, marked: bool, found: str) -> bool:
    if key == found:
        return True
    if marked or len(key) < _WHOLE or min(len(key), len(found)) < _PART:
        return False
    return key in found or found in key


def _outcome(
    mention: GoldMention, found: FoundMention | None, matched: Mapping[str, Occurrence], graph: FoundGraph
) -> MentionVerdict:
    measure, target, right = _target(mention, found, matched, graph)
    relation = found.relation if found else None
    return MentionVerdict(
        document=mention.document,
        line=mention.line,
        surface=mention.surface,
        marked=mention.marked,
        status="right" if found else "missed",
        exact=found is not None and found.named.folded == mention.named.folded,
        relation=mention.relations[0],
        found_relation=relation,
        relation_right=relation is not None and _is_right(mention, relation),
        target_measure=measure,
        target_right=right,
        target=target,
        found_target=graph.name(found.cited) if found and found.cited else None,
    )


def _is_right(mention: GoldMention, relation: str) -> bool:
    return relation in mention.relations or relation == _ALIKE.get(mention.relations[0])


def _target(
    mention: GoldMention, found: FoundMention | None, matched: Mapping[str, Occurrence], graph: FoundGraph
) -> tuple[str | None, str | None, bool]:
    """Return the measure that the target of a mention counts for, the target, and if it is right.

    A short form that was left open on purpose is not counted.
    """
    if found is None:
        return None, None, False
    meant = mention.in_corpus
    if meant and meant in matched and meant != mention.document:
        policy = matched[meant].policy
        return "citation target in corpus", graph.name(policy), found.cited == policy
    if mention.target and found.cited:
        names = graph.of(found.cited, "title") | graph.of(found.cited, "alternative")
        right = Title.of(mention.target).folded in {Title.of(name).folded for name in names}
        return "short form resolved", mention.target, right
    return None, None, False


def _spurious(document: str, found: FoundMention) -> MentionVerdict:
    return MentionVerdict(
        document=document,
        line=found.line,
        surface=found.surface,
        marked=found.marked,
        status="spurious",
        exact=False,
        relation=None,
        found_relation=found.relation,
        relation_right=False,
        target_measure=None,
        target_right=False,
        target=None,
        found_target=None,
    )
