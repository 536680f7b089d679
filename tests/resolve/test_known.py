"""Policies that are known beforehand, as many of them as a text asks for (示例文本)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from hypothesis import given
from hypothesis import strategies as st
from own_texts import PROSE, documents, page
from policies import HEBEI, day, policy

from kg.resolve.further import cite_further
from kg.resolve.known import AllKnown, Part
from kg.resolve.lookups import by_key, lookups_of
from kg.resolve.model import Policy

_RULES = "示例设施管理办法"
KNOWN = (
    policy("示例河道清理整治三年行动方案", "国发〔2021〕33号"),
    policy("河北省示例绿化实施方案", "冀政发〔2021〕17号", jurisdiction=HEBEI),
    policy("示例产业指导目录（2019年本）", signed=day("2019-10-30"), series="示例产业指导目录"),
    policy("示例产业指导目录（2024年本）", signed=day("2023-12-27"), series="示例产业指导目录"),
    policy(_RULES, key=f"{_RULES}-2010", signed=day("2010-05-01"), series=_RULES, instrument=_RULES),
    policy(_RULES, key=f"{_RULES}-2018", signed=day("2018-05-01"), series=_RULES, instrument=_RULES),
    policy(_RULES, key=_RULES, in_corpus=False, abstract=True, series=_RULES),
    policy("示例水资源保护规划", in_corpus=False),
    policy("示例省示例水利设施运行管理工作指引", "示水〔2020〕5号"),
)
_CITED = (
    "《示例河道清理整治三年行动方案》",
    "《三年行动方案》（国发〔2021〕33号）",
    "《示例绿化实施方案》",
    "《示例产业指导目录》",
    f"《{_RULES}》",
    f"《{_RULES}（2018年修订）》",
    "《示例水资源保护规划》",
    "《示例省示例水利设施运行与管理工作指引》",
    "《中华人民共和国节约能源法》",
    "《没有见过的示例规程》",
)


class _InParts:
    """Policies of which a part has no more than was asked for."""

    def __init__(self, policies: Iterable[Policy]) -> None:
        self._policies = tuple(policies)
        self.rounds = 0

    def part(self, asked: Collection[str]) -> Part:
        self.rounds += 1
        met = [one for one in self._policies if not ({by_key(one.key)} | lookups_of(one)).isdisjoint(asked)]
        alike = [one for one in self._policies if any(lookup.startswith("like") for lookup in asked)]
        return Part({one.key: one for one in self._policies if one in met or one in alike})

    def beyond(self, asked: Collection[str], wanted: Collection[str]) -> set[str]:
        return set(wanted) - set(asked)

    def policy_of(self, documents: Iterable[str]) -> Mapping[str, str]:
        return {}


def _cited(cited: Iterable[str], title: str, known: AllKnown | _InParts) -> list[tuple[str, str | None, str]]:
    body = "".join(f"贯彻落实{name}。" for name in cited)
    lines = [title, "各市水利局：", body, PROSE, "河北省水利厅", "2021年12月1日"]
    found = cite_further(documents(page(*lines)), known)
    return [(one.citing, one.cited, one.rule) for one in found.citations]


@given(
    st.lists(st.sampled_from(_CITED), max_size=5),
    st.sampled_from(("河北省水利厅关于清点示例设施的通知", "河北省示例绿化实施方案", _RULES)),
    st.sets(st.sampled_from(range(len(KNOWN)))),
)
def test_parts_of_what_is_known_give_what_all_of_it_gives(cited: list[str], title: str, known: set[int]) -> None:
    policies = [KNOWN[at] for at in sorted(known)]
    whole = AllKnown({one.key: one for one in policies})
    assert _cited(cited, title, _InParts(policies)) == _cited(cited, title, whole)


def test_nothing_is_asked_again_when_all_is_there() -> None:
    parts = _InParts(KNOWN)
    _cited(("《没有见过的示例规程》",), "河北省水利厅关于清点示例设施的通知", parts)
    assert 1 < parts.rounds < 5
    assert AllKnown().beyond([], [by_key("一")]) == set()


def test_all_that_is_known_is_one_part() -> None:
    known = AllKnown({one.key: one for one in KNOWN}, {"a:1": KNOWN[0].key}, ((KNOWN[0].title, "国发〔2021〕33号"),))
    assert known.part([]) == Part(known.policies, known.beside)
    assert known.policy_of(["a:1", "b:1"]) == {"a:1": KNOWN[0].key}
