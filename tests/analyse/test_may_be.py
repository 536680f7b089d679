"""Names that may mean one policy: told with the reason, and only where there is one candidate. All names are ours."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.analyse.may_be import BY_BEGINNING, BY_EDITION, BY_NUMERAL, may_be
from kg.analyse.records import PolicyRecord
from kg.vocabulary.namespaces import KNOWN, NAME_ONLY


def policies(**known: str) -> dict[str, PolicyRecord]:
    return {title: PolicyRecord(title, title, availability=state) for title, state in known.items()}


def test_a_number_may_be_written_in_several_ways() -> None:
    found = may_be(policies(示六=NAME_ONLY, 示VI=NAME_ONLY))
    assert found == {"示六": ("示VI", BY_NUMERAL), "示VI": ("示六", BY_NUMERAL)}


def test_a_short_name_may_be_that_of_a_document_which_begins_so() -> None:
    found = may_be(policies(示六=NAME_ONLY, 示六排放标准=KNOWN))
    assert found == {"示六": ("示六排放标准", BY_BEGINNING)}


def test_a_name_may_be_that_of_the_one_edition_there_is() -> None:
    plain, edition = "示例产业目录", "示例产业目录（2019年版）"
    found = may_be(policies(**{plain: NAME_ONLY, edition: NAME_ONLY}))
    assert found == {plain: (edition, BY_EDITION), edition: (plain, BY_EDITION)}
    later = "示例产业目录（2023年版）"
    assert plain not in may_be(policies(**{plain: NAME_ONLY, edition: KNOWN, later: KNOWN}))


def test_of_several_candidates_none_is_told() -> None:
    assert may_be(policies(示六=NAME_ONLY, 示六排放标准=KNOWN, 示六管理办法=KNOWN)) == {}


def test_a_document_may_not_be_one_of_another_kind() -> None:
    assert may_be(policies(示例清洁规划=NAME_ONLY, 示例清洁规划实施方案=KNOWN)) == {}


@given(st.sets(st.text("示例一二三IVX规划", min_size=1, max_size=6), max_size=8))
def test_only_what_is_known_by_name_alone_may_be_another(titles: set[str]) -> None:
    all_known = {title: PolicyRecord(title, title, availability=KNOWN) for title in titles}
    assert may_be(all_known) == {}
    alone = {title: PolicyRecord(title, title, availability=NAME_ONLY) for title in titles}
    assert all(one != other and other in alone for one, (other, _) in may_be(alone).items())
