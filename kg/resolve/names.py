"""The title keys by which a policy is known.

In: policies, title keys. Out: the keys of the names of a policy; a key as the region has it, and as near names compare.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.language.title import Title, at_home, placed_key
from kg.resolve.identity import loose, loose_key
from kg.resolve.instruments import is_amending
from kg.resolve.model import Policy
from kg.vocabulary.forms import Form

SHORTEST_ALIKE = 11
_VARYING = Form(r"^⟨resolution/own-nation⟩|\(⟨resolution/stage⟩\)$")


def keys_of(policy: Policy) -> list[str]:
    """Return the title keys under which a policy is known; what it only forwards or amends has its own."""
    if is_amending(policy.named):
        return [loose(policy.named.key)]
    keys = dict.fromkeys(loose(name.key) for name in policy.names)
    wrapper = policy.named.handed_on
    if wrapper is None or not wrapper.forwards:
        return list(keys)
    # with those who made it, or without them: 省示例厅示例资金管理办法
    forwarded = tuple(loose_key(name) for name in (wrapper.object, *Title.of(wrapper.object).names))
    return [key for key in keys if not any(name.endswith(key) for name in forwarded)]


def placed_in(key: str, territory: str | None) -> tuple[str, str] | None:
    """Return the region that a title key names, else its territory, and the rest of the key."""
    return placed_key(key) or at_home(key, territory)


def names_beside(title: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that are another text than a title, however that is set, each once, sorted."""
    own = Title.of(title).folded
    return tuple(sorted({name for name in names if Title.of(name).folded != own}))


def at_hand_by_name(policy: Policy) -> bool:
    """Whether a policy may be meant by a name that differs from its own by a word: a text that is here."""
    return policy.in_corpus and policy.kind not in ("speech", "interpretation")


def plain_key(key: str) -> str:
    """A title key for comparing: 我国 and 中国 do not tell policies apart, nor does an edition in brackets."""
    return _VARYING.sub("", key)
