"""Stages of one text: the draft for comments, the text on trial (试行, 暂行), the final one.

In: the policies of a build. Out: which final text follows which on trial, and which draft became which text. They are
policies of their own, of one title but for the word of the stage, in one region.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kg.language.regions import NATION
from kg.language.title import SHORTEST_TITLE, Title
from kg.resolve.identity import loose
from kg.resolve.instruments import is_amending
from kg.resolve.model import Policy
from kg.vocabulary.forms import Form

STAGE = Form("⟨resolution/draft resolution/trial⟩")
DRAFT, _TRIAL = Form("⟨resolution/draft⟩"), Form("⟨resolution/trial⟩")
_EMPTY_BRACKETS = Form(r"\(\)")


@dataclass(frozen=True, slots=True)
class Stages:
    """By key: a final text and the text on trial before it; a draft and the text that came of it."""

    on_trial: Mapping[str, str]
    drafts: Mapping[str, str]


@dataclass(slots=True)
class _Texts:
    final: list[Policy] = field(default_factory=list)
    trial: list[Policy] = field(default_factory=list)
    draft: list[Policy] = field(default_factory=list)


def find_stages(policies: Mapping[str, Policy]) -> Stages:
    """Return the stages of one text among policies.

    Of several texts of a stage the nearest that is not on the wrong side by its day is meant; where a day is missing
    there has to be just one.

    Parameters
    ----------
    policies : mapping of str to Policy
        All policies by key.
    """
    on_trial: dict[str, str] = {}
    drafts: dict[str, str] = {}
    for texts in _by_title(policies).values():
        for trial in texts.trial:
            later = _next(trial, texts.final)
            if later:
                on_trial[later.key] = trial.key
        for draft in texts.draft:
            came = _next(draft, texts.trial) or _next(draft, texts.final)
            if came:
                drafts[draft.key] = came.key
    return Stages(dict(sorted(on_trial.items())), dict(sorted(drafts.items())))


def _by_title(policies: Mapping[str, Policy]) -> dict[tuple[str, str], _Texts]:
    groups: dict[tuple[str, str], _Texts] = defaultdict(_Texts)
    for _, policy in sorted(policies.items(), key=lambda item: (item[1].day or date.min, item[0])):
        if policy.kind != "policy" or policy.abstract or is_amending(policy.named):
            continue
        key = policy.named.key
        plain = loose(_EMPTY_BRACKETS.sub("", STAGE.sub("", key)))
        if len(plain) < SHORTEST_TITLE or Title.of(plain).is_short:
            continue
        texts = groups[plain, policy.jurisdiction or NATION]
        stage = texts.draft if DRAFT.search(key) else texts.trial if _TRIAL.search(key) else texts.final
        stage.append(policy)
    return groups


def _next(policy: Policy, others: list[Policy]) -> Policy | None:
    """The text that follows one: the only one where days do not tell, else the first that is not older."""
    if policy.day is None or not all(other.day for other in others):
        only = others[0] if len(others) == 1 else None
        return only if only and (policy.day is None or only.day is None or policy.day <= only.day) else None
    return next((other for other in others if other.day and other.day >= policy.day), None)
