"""What rows and nodes of a vocabulary of one's own may say. All names are ours; through files see test_own_files.py."""

from __future__ import annotations

import pytest

from kg.errors import InputError
from kg.vocabulary.concepts import Concept, shipped
from kg.vocabulary.namespaces import ID, ORG
from kg.vocabulary.own import BODIES, REGIONS
from kg.vocabulary.own_checks import LEVELS, PART_OF, check_links, check_node, check_row
from kg.vocabulary.own_known import Known
from kg.vocabulary.own_tables import Row

PLACE = shipped(REGIONS)[f"{ID}region/130100"]


@pytest.mark.parametrize("column", ["parent", "place", "level", "class", "code"])
def test_a_known_body_gets_names_alone(column: str) -> None:
    body = next(concept for iri, concept in shipped(BODIES).items() if iri == f"{ID}body/国家能源局")
    with pytest.raises(InputError, match=f"here: .*{column}"):
        check_row(Row("here", {"name": body.pref_label, column: "示例"}), BODIES, body, Known())


def test_what_a_place_is_said_to_be_again_is_nothing_wrong() -> None:
    said = {"name": PLACE.pref_label, "place": "河北省", "level": "Prefecture", "code": "130100"}
    check_row(Row("here", said), REGIONS, PLACE, Known())


def test_a_body_above_may_be_one_that_rules_know() -> None:
    above = f"{ID}body/示例省示例厅"
    body = Concept(f"{ID}body/示例所", "示例所", (), (), None, (), (), {PART_OF: (above,)})
    check_links(body, Known(), lambda iri: iri == above, "here")
    with pytest.raises(InputError, match=r"here: org:subOrganizationOf .* no such body"):
        check_links(body, Known(), lambda iri: False, "here")
    assert PART_OF.startswith(ORG) and LEVELS[-1] == "area"


def test_properties_of_other_vocabularies_are_nobodys_business() -> None:
    check_node({"https://example.org/note": []}, BODIES, None, "here")
